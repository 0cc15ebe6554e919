"""How long the drawings of a year may take, in seconds of the processor: what other programs do meanwhile does not count."""

from __future__ import annotations

from threading import Condition

from dialogkit import limits

_LEAST = 0.3  # seconds with which a process can be begun, and draw something


class Allowance:
    """What is left of the time for the drawings of one year, however many processes draw them at once."""

    def __init__(self) -> None:
        self._left, self._loans, self._changed = limits.SVG_ALL, 0, Condition()

    def lend(self) -> float:
        """Seconds for what is drawn next, nothing where the others have used them up. What is not taken must be given back.

        Waits for what is lent while that is all.
        """
        least = min(_LEAST, limits.SVG_SECONDS)
        with self._changed:
            self._changed.wait_for(lambda: self._left >= least or not self._loans)
            if self._left < least:
                return 0.0
            lent = min(limits.SVG_SECONDS, self._left)
            self._left -= lent
            self._loans += 1
            return lent

    def give_back(self, seconds: float) -> None:
        """What is left of what was lent; less than nothing where more was taken."""
        with self._changed:
            self._left += seconds
            self._loans -= 1
            self._changed.notify_all()
