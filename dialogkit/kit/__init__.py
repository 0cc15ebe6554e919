"""The kit: what is printed, from which template, into which file."""
