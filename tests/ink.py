"""What a finished PDF puts on paper, read by following its content streams. Knows nothing of how dialogkit makes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pikepdf

from matrix import IDENTITY, Matrix, at, scale, times

Box = tuple[float, float, float, float]
"""Left, low, right, top in pt."""
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_TALL, _DEEP = 0.75, 0.1  # what most letters reach at least; a test may not be stricter than the letters that there are


class Piece(NamedTuple):
    """Words, a symbol or a picture on a page (from 0). `density`: pixels to the inch, of pictures."""

    page: int
    kind: str
    box: Box
    density: float = 0.0


@dataclass
class Ink:
    """All that is found in a file."""

    pieces: list[Piece] = field(default_factory=list)
    lines: dict[int, set[float]] = field(default_factory=dict)  # widths of lines on paper, by page
    fonts: dict[str, bool] = field(default_factory=dict)  # whether each is embedded as a subset
    boxes: list[dict[str, list[float]]] = field(default_factory=list)


@dataclass
class _State:
    matrix: Matrix
    width: float = 1.0
    clip: Box | None = None


def read(path: Path) -> Ink:
    found = Ink()
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages):
            found.lines[number] = set()
            names = ("/MediaBox", "/TrimBox", "/BleedBox")
            found.boxes.append({name: [float(side) for side in page.obj[name]] for name in names if name in page.obj})
            _Reader(found, number).follow(page, page.obj.Resources, _State(IDENTITY))
    return found


class _Reader:
    def __init__(self, found: Ink, page: int):
        self.found, self.page = found, page

    def follow(self, thing: object, resources: pikepdf.Object, state: _State) -> None:
        fonts = {name: _Font(font) for name, font in resources.get("/Font", {}).items()}
        stack: list[_State] = []
        path: list[tuple[float, float]] = []
        clipping = False
        font, size, leading, line, matrix = None, 0.0, 0.0, IDENTITY, IDENTITY
        for operands, operator in pikepdf.parse_content_stream(thing):
            name = str(operator)
            numbers = [float(value) for value in operands] if name in _NUMERIC else []
            if name == "q":
                stack.append(_State(state.matrix, state.width, state.clip))
            elif name == "Q":
                state = stack.pop()
            elif name == "cm":
                state.matrix = times(tuple(numbers), state.matrix)
            elif name == "w":
                state.width = numbers[0]
            elif name in ("m", "l", "c"):
                path += [at(numbers[i], numbers[i + 1], state.matrix) for i in range(0, len(numbers), 2)]
            elif name == "re":
                x, y, wide, high = numbers
                path += [at(x, y, state.matrix), at(x + wide, y + high, state.matrix)]
            elif name in ("W", "W*"):
                clipping = True
            elif name in _STROKES | {"n", "f", "f*", "F"}:
                if clipping and len(path) == 2:  # a plain window
                    state.clip = _common(state.clip, _round(path))
                if name in _STROKES:
                    self.found.lines[self.page].add(round(state.width * scale(state.matrix), 2))
                path, clipping = [], False
            elif name == "Do":
                self._object(resources.XObject[str(operands[0])], str(operands[0]), state)
            elif name == "BT":
                line = matrix = IDENTITY
            elif name == "Tf":
                font, size = fonts[str(operands[0])], float(operands[1])
                self.found.fonts[font.name] = font.embedded
            elif name == "TL":
                leading = numbers[0]
            elif name == "Tm":
                line = matrix = tuple(numbers)
            elif name in ("Td", "T*"):
                step = numbers if name == "Td" else [0, -leading]
                line = matrix = times((1, 0, 0, 1, *step), line)
            elif name == "Tj":
                data = bytes(operands[0])
                wide = font.width(data.rstrip(b" ")) * size / 1000
                if data.strip():
                    corners = [at(x, y, times(matrix, state.matrix)) for x in (0, wide) for y in (-_DEEP * size, _TALL * size)]
                    self._add("words", _round(corners), state)
                matrix = times((1, 0, 0, 1, font.width(data) * size / 1000, 0), matrix)
            elif name in ("TJ", "'", '"', "BI"):
                raise NotImplementedError(name)

    def _object(self, thing: pikepdf.Object, name: str, state: _State) -> None:
        if thing.Subtype == "/Image":
            a, b, c, d, _, _ = state.matrix
            across, up = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
            density = min(int(thing.Width) / across, int(thing.Height) / up) * 72
            self._add("picture", _round([at(x, y, state.matrix) for x in (0, 1) for y in (0, 1)]), state, density)
            return
        inner = times(tuple(float(value) for value in thing.get("/Matrix", IDENTITY)), state.matrix)
        if "sym-" in name:
            left, low, right, top = (float(side) for side in thing.BBox)
            self._add("symbol", _round([at(x, y, inner) for x in (left, right) for y in (low, top)]), state)
        self.follow(thing, thing.get("/Resources", pikepdf.Dictionary()), _State(inner, state.width, state.clip))

    def _add(self, kind: str, box: Box, state: _State, density: float = 0.0) -> None:
        seen = _common(state.clip, box)
        if seen[0] < seen[2] and seen[1] < seen[3]:
            self.found.pieces.append(Piece(self.page, kind, seen, density))


_NUMERIC = {"cm", "w", "m", "l", "c", "re", "TL", "Tm", "Td"}


class _Font:
    def __init__(self, font: pikepdf.Object):
        self.name = str(font.BaseFont)[1:]
        descriptor = font.get("/FontDescriptor", pikepdf.Dictionary())
        tag, plus, _ = self.name.partition("+")
        self.embedded = "/FontFile2" in descriptor and bool(plus) and len(tag) == 6 and tag.isupper()
        self._first = int(font.get("/FirstChar", 0))
        self._widths = [float(width) for width in font.get("/Widths", [])]

    def width(self, data: bytes) -> float:
        return sum(self._widths[code - self._first] for code in data) if self._widths else 500.0 * len(data)


def near(pieces: list[Piece], safe: Box, slack: float = 0.05) -> Iterator[Piece]:
    """The pieces that reach out of a box."""
    for piece in pieces:
        left, low, right, top = piece.box
        if left < safe[0] - slack or low < safe[1] - slack or right > safe[2] + slack or top > safe[3] + slack:
            yield piece


def _round(points: list[tuple[float, float]]) -> Box:
    xs, ys = zip(*points)
    return min(xs), min(ys), max(xs), max(ys)


def _common(one: Box | None, two: Box) -> Box:
    return (max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])) if one else two
