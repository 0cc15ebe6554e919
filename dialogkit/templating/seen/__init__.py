"""What a template sees of the year: all that is cleared, in the order and the words of paper."""
