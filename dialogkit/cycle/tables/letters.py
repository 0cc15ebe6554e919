"""Letters of a cell that nobody wrote: those of another encoding, signs that steer a machine, and far too many."""

from __future__ import annotations

from dialogkit import limits
from dialogkit.cycle.source import UNPRINTABLE
from dialogkit.cycle.text.encoded import first_broken, unbroken
from dialogkit.problems import Place, Problem, Severity

_LOST = "\N{REPLACEMENT CHARACTER}"


def letters(text: str, cell: Place) -> tuple[str, list[Problem]]:
    """The text with its letters mended where that can be done, and what is wrong with them."""
    if len(text) > limits.LETTERS_OF_A_TEXT:
        return text[: limits.LETTERS_OF_A_TEXT], [Problem("text-too-long", cell, {"limit": limits.LETTERS_OF_A_TEXT})]
    if strange := UNPRINTABLE.search(text.replace("\n", "").replace("\r", "")):
        problem = Problem("strange-character", cell, {"character": f"U+{ord(strange[0]):04X}"})
        return "".join(letter for letter in text if letter == "\n" or not UNPRINTABLE.match(letter)), [problem]
    if _LOST in text:
        return text, [Problem("letter-lost", cell)]
    if broken := first_broken(text):
        details = {"value": broken[1], "told": unbroken(broken[1])}
        return unbroken(text), [Problem("broken-letters", cell, details, Severity.WARNING)]
    return text, []
