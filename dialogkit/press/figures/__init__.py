"""Painters made of type and pictures: each paints, and tags nothing."""
