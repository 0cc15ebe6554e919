"""Whether everyone can read a text: sentences, words and LIX, and rules for all that is printed."""
