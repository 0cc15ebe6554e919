"""Odd texts in some fields of a year that has them all, for every material. Each is made from its number (see `fuzz`)."""

from __future__ import annotations

import random
from pathlib import Path

from every_field import plant
from hostile import quoted

TEXTS = (
    "a" * 300, "a" * 20_000, "Ord og mer. " * 8, "Ord og mer. " * 40, "Ord og mer. " * 2_000, "**a " * 5_000, "**a** " * 60,
    "*" * 300, "\u0301\u0316" * 9_000, "\ufdfa" * 300, "a. " * 5_000, "\U0001f600\u200d" * 200, "\u05d0\u202e " * 300,
    "\u0633\u0644 " * 300, "\u200b" * 300, f"https://www.firma.no/{'a/b?c=d&' * 40}", "." * 300, "«»" * 100,
    "Ja. Nei! Hva? " * 30, "a-" * 200, "½ " * 300,
)  # fmt: skip


class Texts:
    """A year in which each field has a word of its own, some of which give way to odd texts."""

    def __init__(self, folder: Path):
        folder.mkdir()
        self.folder, self._fields = folder, plant(folder)
        self._file = (folder / "cycle.yaml").read_text(encoding="utf-8")

    def write(self, number: int) -> None:
        """Puts the year of that number into the folder: up to a dozen fields have one of two texts."""
        chance, text = random.Random(number), self._file
        few = chance.sample(TEXTS, 2)
        for word in chance.sample(list(self._fields), chance.choice((1, 1, 2, 4, 12))):
            for before in (": ", "- "):
                text = text.replace(f"{before}{word}\n", f"{before}{quoted(chance.choice(few))}\n")
        (self.folder / "cycle.yaml").write_text(text, encoding="utf-8")
