"""A sheet that is folded: its panels, what stands on each, and the road that joins them."""
