"""Paragraphs: words broken into lines and drawn. Left aligned, never hyphenated, words of mixed weight and links inside."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from reportlab.pdfgen.textobject import PDFTextObject

from dialogkit.press.canvas import PressCanvas
from dialogkit.press.fonts import FontSet, plain
from dialogkit.press.style import BODY, TextStyle
from dialogkit.press.tags import Tag
from dialogkit.sentences import ends, stops

ASCENT = 0.95  # of Atkinson Hyperlegible, in parts of the size: how far letters may reach above the baseline
DESCENT = 0.29
_TALL, _DEEP = 0.84, 0.2  # how far they do reach: Å and the ring on it, and g
_LETTERS = {True: 60, False: 75}
"""The most letters to a line, of what is easy to read and of the rest (rule L04)."""
_BREAK_AFTER = "/.-_?&=@"  # where a word that is wider than its line may be broken, an address above all


class TooNarrow(Exception):
    """Words are to be set in a column of no width: too many columns stand inside each other."""


class Fragment(NamedTuple):
    """A piece of text of one weight; `href` makes it a link."""

    text: str
    bold: bool = False
    href: str | None = None


class Piece(NamedTuple):
    """What is drawn in one go on a line."""

    text: str
    bold: bool
    href: str | None
    width: float  # in pt


@dataclass(slots=True)
class Line:
    """What stands on one line; `width` in pt. `begins`: the first words are those of a sentence."""

    pieces: list[Piece]
    width: float
    begins: bool = True


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
        self.style, self.fonts, self._shrink, self.easy, self._lang = style, fonts, shrink, easy, lang
        self._words = _words(fragments, style.bold)
        self._broken: tuple[float, list[Line]] | None = None
        self.too_wide = False

    @property
    def words(self) -> str:
        """The text itself."""
        return " ".join("".join(part.text for part in word) for word in self._words)

    @property
    def widest_word(self) -> float:
        """The width of the longest word, in pt."""
        size = self.style.size
        return max((sum(self.fonts.width(text, bold, size) for text, bold, _ in word) for word in self._words), default=0.0)

    def lines(self, width: float) -> list[Line]:
        """The lines of the paragraph in `width` pt. A word that is wider than that is broken where an address may be.

        Raises TooNarrow where there is no room at all.
        """
        if width <= 0:
            raise TooNarrow
        if self._broken is None or self._broken[0] != width:
            self.too_wide = False
            if self._shrink and self.widest_word > width:
                self.style = self.style.at(max(BODY.size, self.style.size * (width - 0.5) / self.widest_word))
            self._broken = (width, self._break(width))
        return self._broken[1]

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def width(self, width: float) -> float:
        """How wide the longest line is."""
        return max((line.width for line in self.lines(width)), default=0)

    def _break(self, width: float) -> list[Line]:
        size = self.style.size
        spaces = {bold: self.fonts.width(" ", bold, size) for bold in (False, True)}
        lines: list[Line] = []
        pieces: list[Piece] = []
        used, letters = 0.0, 0
        most = _LETTERS[self.easy] if size >= BODY.size else math.inf  # credits and notes are no prose
        begins, at = True, 0  # whether the line at hand begins a sentence, and where its words stand in the text
        starts = {start for mark, start in ends(self.words, stops(self._lang)) if not mark.endswith(":")}
        for word in self._words:
            said = "".join(part.text for part in word)
            new = at in starts and _first_letter(said).isupper()
            at += len(said) + 1
            measured = [Piece(*part, self.fonts.width(part.text, part.bold, size)) for part in word]
            length = sum(piece.width for piece in measured)
            bold = bool(pieces) and pieces[-1].bold and measured[0].bold  # a space is bold between bold words only
            space = spaces[bold]
            full = used + space + length > width or letters + 1 + len(said) > most
            if pieces and (full or (new and self.easy)):
                lines.append(Line(pieces, used, begins))
                pieces, used, letters, begins = [], 0.0, 0, new
            if length > width:
                self.too_wide = True
                *chopped, (measured, length) = self._chop(measured, width)
                lines += [Line(part, wide, begins and not number) for number, (part, wide) in enumerate(chopped)]
                begins = False
            if pieces:
                last = pieces[-1]
                joined = last.href if last.href == measured[0].href else None
                pieces.append(Piece(" ", bold, joined, space))
                used, letters = used + space, letters + 1
            pieces += measured
            used, letters = used + length, letters + len(said)
        if pieces:
            lines.append(Line(pieces, used, begins))
        return lines

    def _chop(self, word: list[Piece], width: float) -> list[tuple[list[Piece], float]]:
        """A word cut into parts that each fit."""
        size = self.style.size
        parts: list[tuple[list[Piece], float]] = []
        for text, bold, href, _ in word:
            while text:
                end = self._letters_in(width, text, bold)
                if end < len(text):
                    at = max(text.rfind(mark, 0, end) for mark in _BREAK_AFTER) + 1
                    end = at if at > end // 2 else end
                piece = Piece(text[:end], bold, href, self.fonts.width(text[:end], bold, size))
                parts.append(([piece], piece.width))
                text = text[end:]
        return parts

    def _letters_in(self, width: float, text: str, bold: bool) -> int:
        """How many letters of a word fit; one at the least."""
        used = 0.0
        for index, letter in enumerate(text):
            used += self.fonts.width(letter, bold, self.style.size)
            if used > width:
                return max(1, index)
        return len(text)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, tag: Tag | None, lines: slice = slice(None)) -> None:
        """Draw the lines with their upper edge at `top`. Without a tag the text is an artifact.

        For a print shop a link is text like any other: PDF/X allows no annotation on what is printed.
        """
        chosen = self.lines(width)[lines]
        if tag and not canvas.printshop and any(piece.href for line in chosen for piece in line.pieces):
            self._draw_with_links(canvas, x, top, width, chosen, tag)
            return
        with canvas.tagged(tag) if tag else canvas.artifact():
            self.show(canvas, x, top, width, lines)

    def _baseline(self, top: float) -> float:
        size = self.style.size
        return top - (self.style.leading - size * (ASCENT + DESCENT)) / 2 - size * ASCENT

    def show(self, canvas: PressCanvas, x: float, top: float, width: float, lines: slice = slice(None)) -> None:
        """Paint the lines inside marked content that is open already."""
        style, baseline = self.style, self._baseline(top)
        whole = self.lines(width)
        canvas.setFillColor(style.colour)
        text = canvas.beginText(x, baseline)
        left = x + width
        for number, line in enumerate(whole[lines]):
            start = x + (width - line.width) / 2 if style.align == "center" else x
            left = min(left, start)
            text.setTextOrigin(start, baseline - number * style.leading)
            # without a space at a line's end (and a page's), the words on either side run together for a screen reader
            self._show(text, line.pieces, " " if line is not whole[-1] else "")
        canvas.drawText(text)
        self._note(canvas, left, baseline, whole[lines])

    def _note(self, canvas: PressCanvas, left: float, baseline: float, lines: list[Line]) -> None:
        if lines:
            size, depth = self.style.size, (len(lines) - 1) * self.style.leading
            right = left + max(line.width for line in lines)
            canvas.ink(left, baseline - depth - size * _DEEP, right, baseline + size * _TALL)

    def _show(self, text: PDFTextObject, pieces: list[Piece], end: str) -> None:
        joined: list[tuple[str, bool]] = []
        for piece in pieces:
            if joined and joined[-1][1] == piece.bold:
                joined[-1] = (joined[-1][0] + piece.text, piece.bold)
            else:
                joined.append((piece.text, piece.bold))
        if end:
            joined[-1] = (joined[-1][0] + end, joined[-1][1])
        for words, bold in joined:
            for face, run in self.fonts.runs(words, bold):
                text.setFont(face, self.style.size)
                text.textOut(run)

    def _draw_with_links(self, canvas: PressCanvas, x: float, top: float, width: float, lines: list[Line], tag: Tag) -> None:
        links: dict[str, Tag] = {}
        last = self.lines(width)[-1]
        baseline = self._baseline(top)
        canvas.setFillColor(self.style.colour)
        self._note(canvas, x, baseline, lines)
        for number, line in enumerate(lines):
            at, y = x, baseline - number * self.style.leading
            for group in _by_link(line.pieces):
                href, wide = group[0].href, sum(piece.width for piece in group)
                owner = tag if href is None else links.get(href) or links.setdefault(href, tag.add("Link"))
                with canvas.tagged(owner):
                    text = canvas.beginText(at, y)
                    self._show(text, group, " " if group[-1] is line.pieces[-1] and line is not last else "")
                    canvas.drawText(text)
                if href is not None:
                    canvas.link(owner, href, href, (at, y - self.style.size * DESCENT, at + wide, y + self.style.size * ASCENT))
                    with canvas.artifact():
                        canvas.setStrokeColor(self.style.colour)
                        canvas.setLineWidth(0.6)
                        canvas.line(at, y - 2, at + wide, y - 2)
                at += wide


def _first_letter(word: str) -> str:
    return next((letter for letter in word if letter.isalpha()), "") if not word[:1].isdigit() else ""


def _by_link(pieces: list[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and groups[-1][0].href == piece.href:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _words(fragments: list[Fragment], all_bold: bool) -> list[list[Fragment]]:
    """The fragments cut at spaces: each word a list of parts, one where the weight does not change inside it."""
    words: list[list[Fragment]] = [[]]
    for text, bold, href in fragments:
        first, *rest = plain(text).replace("\n", " ").split(" ")
        if first:
            words[-1].append(Fragment(first, bold or all_bold, href))
        for part in rest:
            words.append([Fragment(part, bold or all_bold, href)] if part else [])
    return [word for word in words if word]
