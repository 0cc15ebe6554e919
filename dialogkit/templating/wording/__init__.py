"""What dialogkit knows of words: what people are called in a year, and which picture a line means."""
