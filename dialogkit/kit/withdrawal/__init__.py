"""A yes that is taken back: what it was for, where that stands, and what becomes of it."""
