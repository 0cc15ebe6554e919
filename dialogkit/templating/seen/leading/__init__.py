"""What the guide tells of each step of the year: what is done there and when, where, and what to bring."""
