"""The year as people write it: from YAML text to a typed Cycle, with every problem found on the way."""
