"""What is written to the disk: whole or not at all, by one process at a time."""
