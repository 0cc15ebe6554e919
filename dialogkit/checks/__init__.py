"""Checks of a cycle's words: whether everyone can read them, and whether they expose anybody."""
