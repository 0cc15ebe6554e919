"""Paragraphs: words broken into lines and drawn. Left aligned, never hyphenated, words of mixed weight and links inside.

A line that its writer kept apart (KEPT stands before it) begins on a line of its own, and is one for a screen reader too.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby, takewhile

from reportlab.pdfgen.textobject import PDFTextObject

from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import FontSet
from dialogkit.press.pdf.reportlab_parts import begin_actual_text, end_actual_text
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, TextStyle
from dialogkit.press.type.lines import Line, Setting
from dialogkit.press.type.words import Fragment, Piece, said, words_of

ASCENT = 0.95  # of Atkinson Hyperlegible, in parts of the size: how far letters may reach above the baseline
DESCENT = 0.29
_TALL, _DEEP = 0.84, 0.2  # how far they do reach: Å and the ring on it, and g
_LETTERS = {True: 60, False: 75}
"""The most letters to a line, of what is easy to read and of the rest (rule L04)."""


class TooNarrow(Exception):
    """Words are to be set in a column of no width: too many columns stand inside each other."""


@dataclass(slots=True)
class _Run:
    """A piece of a line that belongs to one owner, where it begins, and what stands at its end for a screen reader."""

    x: float
    y: float
    pieces: list[Piece]
    end: str
    cut: bool

    @property
    def width(self) -> float:
        return sum(piece.width for piece in self.pieces)


class Paragraph:
    """A text in one style, broken for a width. `too_wide` tells that a single word had to be broken to fit.

    A heading is set with `shrink`: it grows smaller, down to body size, before a word in it is broken. What is `easy` to read
    begins a line with each sentence (rule L06), as its language `lang` ends them, and has shorter lines (L04).
    """

    def __init__(
        self,
        fragments: list[Fragment],
        style: TextStyle,
        fonts: FontSet,
        shrink: bool = False,
        easy: bool = False,
        lang: str = "nb",
    ):
        self.style, self.fonts, self._shrink, self.easy = style, fonts, shrink, easy
        self._is_one = shrink  # a heading is one, whatever its writer kept apart
        self._kept = words_of(tuple(fragments), style.bold, fonts, lang)
        self._measured: tuple[float, float, bool] | None = None  # the size and the width, and whether it was easy
        self._settings: list[Setting] = []
        self._broken: list[Line] | None = None
        self._owners: list[Tag] = []
        self.too_wide = False

    @property
    def words(self) -> str:
        """The text itself."""
        return said(word for kept in self._kept for word in kept.words)

    @property
    def widest_word(self) -> float:
        """The width of the longest word, in pt."""
        return max((kept.widest(self.style.size) for kept in self._kept), default=0.0)

    @property
    def widest_span(self) -> float:
        """The width of the longest word or date, or whatever else stays on one line, in pt."""
        widest = used = 0.0
        for kept in self._kept:
            size = self.style.size
            for index, (wide, space) in enumerate(zip(kept.widths(size), kept.spaces(size))):
                used = used + space + wide if index in kept.tied else wide
                widest = max(widest, used)
        return widest

    def _measure(self, width: float) -> None:
        """Measure the words for `width` pt, unless they were last. Raises TooNarrow where there is no room at all."""
        if width <= 0:
            raise TooNarrow
        if self._measured == (self.style.size, width, self.easy):
            return
        if self._shrink and self.widest_word > width:
            self.style = self.style.at(max(BODY.size, self.style.size * (width - 0.5) / self.widest_word))
        size = self.style.size
        most = _LETTERS[self.easy] if size >= BODY.size else math.inf  # credits and notes are no prose
        self._settings = [Setting(kept, size, width, most, self.easy) for kept in self._kept]
        self._measured, self._broken = (size, width, self.easy), None
        self.too_wide = any(setting.too_wide for setting in self._settings)

    def lines(self, width: float) -> list[Line]:
        """The lines of the paragraph in `width` pt. A word that is wider than that is broken where an address may be.

        Raises TooNarrow where there is no room at all.
        """
        self._measure(width)
        if self._broken is None:
            self._broken = []
            for number, setting in enumerate(self._settings):
                self._broken += setting.lines(0 if self._is_one else number, self.style.balanced, self.style.alone)
            self._settings = []
        return self._broken

    def count(self, width: float) -> int:
        """How many lines those are. It is known before they are made, however even they are to be."""
        self._measure(width)
        return sum(setting.count for setting in self._settings) if self._broken is None else len(self._broken)

    def set_at(self, size: float) -> None:
        """Set it at another size (pt), in proportion, whatever is broken there."""
        self.style, self._shrink = self.style.at(size), False

    def fits(self, width: float, height: float) -> bool:
        """Whether it has room in a box, in pt, without a word being broken."""
        return self.height(width) <= height and not self.too_wide

    def height(self, width: float) -> float:
        return self.count(width) * self.style.leading

    def width(self, width: float) -> float:
        """How wide the longest line is."""
        return max((line.width for line in self.lines(width)), default=0)

    def end(self, width: float) -> float:
        """Where the last line ends."""
        return sum(line.width for line in self.lines(width)[-1:])

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, tag: Tag | None, lines: slice = slice(None)) -> None:
        """Draw the lines with their upper edge at `top`. Without a tag the text is an artifact.

        For a print shop a link is text like any other: PDF/X allows no annotation on what is printed.
        """
        if tag is None:
            with canvas.artifact():
                self.show(canvas, x, top, width, lines)
            return
        whole = self.lines(width)
        owners = self._owned(tag)
        first, stop, _ = lines.indices(len(whole))
        for number, group in groupby(range(first, stop), lambda index: whole[index].kept):
            start, *_, end = [*group] * 2
            if not whole[start].pieces:
                continue
            kept, edge = slice(start, end + 1), top - (start - first) * self.style.leading
            if not canvas.printshop and any(piece.href for line in whole[kept] for piece in line.pieces):
                self._draw_with_links(canvas, x, edge, width, kept, owners[number])
                continue
            with canvas.tagged(owners[number]):
                self.show(canvas, x, edge, width, kept)

    def _owned(self, tag: Tag) -> list[Tag]:
        """Who owns each of the writer's lines: `tag` where there is one, else a paragraph in it. A paragraph becomes a group."""
        if self._is_one or len(self._kept) < 2:
            return [tag]
        if not self._owners:
            tag.role = "Div" if tag.role == "P" else tag.role
            self._owners = [tag.add("P") for _ in self._kept]
        return self._owners

    def _baseline(self, top: float) -> float:
        size = self.style.size
        return top - (self.style.leading - size * (ASCENT + DESCENT)) / 2 - size * ASCENT

    def show(self, canvas: PressCanvas, x: float, top: float, width: float, lines: slice = slice(None)) -> None:
        """Paint the lines inside marked content that is open already."""
        canvas.setFillColor(self.style.colour)
        text = canvas.beginText(x, self._baseline(top))
        runs = self._runs(x, top, width, lines)
        self._write(text, runs)
        canvas.drawText(text)
        self._note(canvas, x, runs, width)

    def _runs(self, x: float, top: float, width: float, lines: slice) -> list[_Run]:
        """The chosen lines as they stand on the page."""
        whole, baseline = self.lines(width), self._baseline(top)
        runs = []
        for number, index in enumerate(range(*lines.indices(len(whole)))):
            line = whole[index]
            start = x + (width - line.width) / 2 if self.style.align == "center" else x
            # without a space at a line's end (and a page's), the words on either side run together for a screen reader
            ends = line.cut or index + 1 == len(whole) or whole[index + 1].kept != line.kept
            runs.append(_Run(start, baseline - number * self.style.leading, line.pieces, "" if ends else " ", line.cut))
        return runs

    def _note(self, canvas: PressCanvas, x: float, runs: list[_Run], width: float) -> None:
        runs = [run for run in runs if run.pieces]
        if runs:
            size, left = self.style.size, min(x + width, *(run.x for run in runs))
            right = left + max(run.width for run in runs)
            canvas.ink(left, runs[-1].y - size * _DEEP, right, runs[0].y + size * _TALL)

    def _write(self, text: PDFTextObject, runs: list[_Run]) -> None:
        """Write what one owner has. A word that goes on on the next line is marked as the one word that it is."""
        within = False
        for index, run in enumerate(runs):
            if not run.pieces:
                continue
            text.setTextOrigin(run.x, run.y)
            pieces = [*run.pieces, *([Piece(run.end, run.pieces[-1].bold, None, 0.0)] if run.end else ())]
            if run.cut and not within:
                begin_actual_text(text, _word_from(runs[index:]))
                within = True
            elif within and not run.cut:
                rest = len(_first_word(pieces))
                self._show(text, pieces[:rest])
                end_actual_text(text)
                pieces, within = pieces[rest:], False
            self._show(text, pieces)
        if within:
            end_actual_text(text)

    def _show(self, text: PDFTextObject, pieces: list[Piece]) -> None:
        for bold, same in groupby(pieces, lambda piece: piece.bold):
            for face, run in self.fonts.runs("".join(piece.text for piece in same), bold):
                text.setFont(face, self.style.size)
                text.textOut(run)

    def _draw_with_links(self, canvas: PressCanvas, x: float, top: float, width: float, lines: slice, tag: Tag) -> None:
        runs = self._runs(x, top, width, lines)
        canvas.setFillColor(self.style.colour)
        self._note(canvas, x, runs, width)
        for href, owned in _by_link(runs):
            owner = tag if href is None else tag.add("Link")
            with canvas.tagged(owner):
                text = canvas.beginText(owned[0].x, owned[0].y)
                self._write(text, owned)
                canvas.drawText(text)
            if href is not None:
                size = self.style.size
                boxes = [(run.x, run.y - size * DESCENT, run.x + run.width, run.y + size * ASCENT) for run in owned]
                canvas.link(owner, href, boxes)
                with canvas.artifact():
                    canvas.setStrokeColor(self.style.colour)
                    canvas.setLineWidth(0.6)
                    for run in owned:
                        canvas.line(run.x, run.y - 2, run.x + run.width, run.y - 2)


def _by_link(runs: list[_Run]) -> list[tuple[str | None, list[_Run]]]:
    """The runs cut where a link begins or ends; each link, and each text between two, with all its lines."""
    found: list[tuple[str | None, list[_Run]]] = []
    for line in runs:
        x, left = line.x, len(line.pieces)
        for href, group in groupby(line.pieces, lambda piece: piece.href):
            pieces = [*group]
            left -= len(pieces)
            run = _Run(x, line.y, pieces, "" if left else line.end, line.cut and not left)
            x += run.width
            if found and found[-1][0] == href:
                found[-1][1].append(run)
            else:
                found.append((href, [run]))
    return found


def _first_word(pieces: list[Piece]) -> list[Piece]:
    return [*takewhile(lambda piece: piece.text != " ", pieces)]


def _word_from(runs: list[_Run]) -> str:
    """The word that begins the first of the runs and goes on in those after it."""
    parts: list[Piece] = []
    for run in runs:
        parts += _first_word(run.pieces)
        if not run.cut:
            break
    return "".join(piece.text for piece in parts)
