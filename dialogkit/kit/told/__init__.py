"""What is told of a year's materials: how far each is, and how hard to read."""
