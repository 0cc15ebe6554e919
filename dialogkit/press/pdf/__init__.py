"""The PDF itself: canvas, tags, fonts, inks, and what a file says of itself."""
