"""Whole pages that lie beside each other: what was said, found and done, and a year in one picture and in numbers."""
