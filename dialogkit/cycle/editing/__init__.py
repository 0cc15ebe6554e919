"""Changes in a year's file, as text: what is not changed keeps each of its bytes, comments and all."""
