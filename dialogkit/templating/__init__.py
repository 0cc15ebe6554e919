"""Jinja templates: what they see, what they may do, and the document tree that comes of them."""
