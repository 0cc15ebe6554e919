"""Lists of a year that live in a table of their own: what columns they have there, and how entries become rows."""
