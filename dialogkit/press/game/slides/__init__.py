"""Slides: pages that are shown on a screen."""
