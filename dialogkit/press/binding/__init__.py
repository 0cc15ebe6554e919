"""Booklets: pages of A5 on the sides of sheets that are folded and stapled."""
