"""How much work something is, told without a clock: a busy machine needs longer, but never more calls."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

LINEAR = 2.5
"""How many times the calls of twice as much may be, where the work grows with the size; of quadratic work it is four times."""


def calls(run: Callable[[], object]) -> int:
    """How many functions `run` calls, of Python and of C."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count
