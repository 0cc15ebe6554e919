"""What is asked of the printing and does not stand in the document: it may change from one print to the next."""

from __future__ import annotations

from dataclasses import dataclass

from dialogkit.terms import Ink


@dataclass(frozen=True, slots=True)
class Job:
    """How one document is to be printed.

    `ink` says what the printer has, or may spend. `printshop` asks for single pages with bleed and without marks. `proof` draws
    trim, bleed and safe zone over what is printed. `offset` is how far (to the right, up; in pt) a printer wants its backs
    moved, as one looks at the back of an upright sheet that is turned on its long edge; `printer` is that printer's name.
    `colours` are pairs: a colour of `style`'s and the one (#RRGGBB) that is printed in its place.
    """

    ink: Ink = "colour"
    printshop: bool = False
    proof: bool = False
    offset: tuple[float, float] = (0.0, 0.0)
    printer: str = ""
    colours: tuple[tuple[str, str], ...] = ()

    @property
    def density(self) -> int:
        """Pixels to the inch that a picture has at least. Print shops ask for 300; below 200 it looks soft on any printer."""
        return 300 if self.printshop else 200
