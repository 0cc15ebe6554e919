"""How long the drawings of a year may take, in seconds of the processor: what other programs do meanwhile does not count."""

from __future__ import annotations

from threading import Lock

from dialogkit import limits

_LEAST = 0.4  # seconds with which a process can be begun, and draw something


class Allowance:
    """What is left of the time for the drawings of one year, by however many processes they are drawn."""

    def __init__(self) -> None:
        self._left, self._lock = limits.SVG_ALL, Lock()

    def lend(self, several: bool) -> float:
        """Seconds for the next process; nothing where the others have used it up. For `several` drawings half of what is left."""
        with self._lock:
            lent = min(limits.SVG_SECONDS, self._left / 2 if several else self._left)
            if lent < _LEAST:
                return 0.0
            self._left -= lent
            return lent

    def give_back(self, seconds: float) -> None:
        """What is left of what was lent; less than nothing where more was taken."""
        with self._lock:
            self._left += seconds
