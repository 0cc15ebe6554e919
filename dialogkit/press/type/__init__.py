"""Words become lines: how large, where each ends, and what stays together on one. Knows no block and no page."""
