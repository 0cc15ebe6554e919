"""Points, sizes and boxes on a page. Lengths are in pt, x counts to the right and y upwards."""

from __future__ import annotations

Point = tuple[float, float]
Size = tuple[float, float]
"""Width and height."""
Box = tuple[float, float, float, float]
"""Left, low, width and height."""
Corners = tuple[float, float, float, float]
"""Left, low, right and top."""
