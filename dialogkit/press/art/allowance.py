"""How long the drawings of a year may take, in seconds of the processor: what other programs do meanwhile does not count."""

from __future__ import annotations

from dialogkit import limits


class Allowance:
    """What is left of the time for the drawings of one year."""

    def __init__(self) -> None:
        self._spare = limits.SVG_SPARE

    @property
    def seconds(self) -> float:
        """What the next drawing may take; nothing where the others have used it up."""
        return min(limits.SVG_SECONDS, limits.SVG_EACH + self._spare) if self._spare > 0 else 0.0

    def take(self, seconds: float) -> None:
        """Notes what a drawing took."""
        self._spare -= max(0.0, seconds - limits.SVG_EACH)
