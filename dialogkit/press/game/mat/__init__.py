"""What one answers with without words: the mat, and what is cut out and laid on it."""
