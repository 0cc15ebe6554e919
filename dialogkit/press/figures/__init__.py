"""Figures: what is painted of several marks, and stands in more than one material. Painters paint; whoever calls them tags."""
