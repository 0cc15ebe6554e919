"""What single commands do and show."""
