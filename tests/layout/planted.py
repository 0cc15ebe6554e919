"""A page on which a test puts what it likes, to see whether a rule finds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.pdf.metadata import DocumentInfo
from dialogkit.press.pdf.tags import Tag
from layout.facts import Facts, read
from paper import STAMP


class Sheet:
    """A page on which a test puts what it likes."""

    def __init__(self, title: str = "Ark 2026"):
        self.canvas = PressCanvas(DocumentInfo(title, "nb", STAMP, "Et ark"), house_fonts().first)
        self.canvas.start_page(595, 842)
        self.faces = {False: house_fonts().first, True: house_fonts()._chains[True][0].name}
        self.put("H1", (100, 760, "Tittel"), size=32, bold=True)

    def put(
        self,
        role: str,
        *lines: tuple[float, float, str],
        size: float = 14,
        bold: bool = False,
        face: str = "",
        colour: str = "#1B1F23",
        under: Tag | None = None,
    ):
        self.say((under or self.canvas.root).add(role), *lines, size=size, face=face or self.faces[bold], colour=colour)

    def say(self, tag: Tag, *lines: tuple[float, float, str], size: float = 14, face: str = "", colour: str = "#1B1F23"):
        """Words of an element that may have others."""
        with self.canvas.tagged(tag):
            self.canvas.setFillColor(colour)
            for x, y, text in lines:
                self.canvas.setFont(face or self.faces[False], size)
                self.canvas.drawString(x, y, text)

    def turn(self):
        """To the next page."""
        self.canvas.start_page(595, 842)

    def turned(self, text: str, degrees: float, x: float = 300, y: float = 400, colour: str = "#1B1F23"):
        """Words that begin at a point and stand at an angle."""
        with self.canvas.tagged(self.canvas.root.add("P")):
            self.canvas.saveState()
            self.canvas.translate(x, y)
            self.canvas.rotate(degrees)
            self.canvas.setFillColor(colour)
            self.canvas.setFont(self.faces[False], 14)
            self.canvas.drawString(0, 0, text)
            self.canvas.restoreState()

    def area(self, x: float, y: float, wide: float, tall: float, colour: str):
        with self.canvas.artifact():
            self.canvas.setFillColor(colour)
            self.canvas.rect(x, y, wide, tall, stroke=0, fill=1)

    def line(self, y: float, colour: str = "#6B7278", wide: float = 200):
        with self.canvas.artifact():
            self.canvas.setStrokeColor(colour)
            self.canvas.setLineWidth(1)
            self.canvas.line(100, y, 100 + wide, y)

    def facts(self, folder: Path, name: str = "handout") -> Facts:
        (folder / f"{name}.pdf").write_bytes(self.canvas.finish())
        return read(folder / f"{name}.pdf")


def row(*texts: str, x: float = 100, y: float = 600, down: float = 20) -> list[tuple[float, float, str]]:
    return [(x, y - number * down, text) for number, text in enumerate(texts)]


Plant = Callable[[Sheet], object]
"""Puts on a page what a rule is to find, or to leave."""


def lines(role: str, *texts: str) -> Plant:
    """A text on so many lines."""
    return lambda sheet: sheet.put(role, *row(*texts))


def found(rule: Callable[[Facts], Iterator[str]], plant: Plant, folder: Path, name: str = "handout") -> list[str]:
    """What a rule finds on a page of that material."""
    sheet = Sheet()
    plant(sheet)
    return [*rule(sheet.facts(folder, name))]
