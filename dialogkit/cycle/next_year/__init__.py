"""The next year from this one: what goes on, what is promised, and what stays behind."""
