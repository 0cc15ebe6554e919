"""Whether a text leads to somebody: names, numbers, and words that are private; each finding starred."""
