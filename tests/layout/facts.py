"""What stands on the pages of a finished PDF: words with their size, colour and owner; symbols, areas, lines, patterns.

Read from the file's content streams and its structure tree, so that it knows nothing of how dialogkit lays out.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from PIL import Image

from layout.inks import printed
from matrix import IDENTITY, Matrix, at, times
from matrix import scale as scale_of
from structure.glyphs import Decoder
from structure.marks import mcid_of
from structure.tree import INLINE, Content, Element, read_tree

mm = 72 / 25.4
RUNNING = 22 * mm
"""Below it stand a page's running lines."""
Box = tuple[float, float, float, float]
"""Left, low, right, top in pt."""
Colour = tuple[float, ...]
"""Grey, red-green-blue or the four inks, each from 0 to 1."""
INFINITE = float("inf")
_STROKES, _FILLS = {"S", "s", "B", "B*", "b", "b*"}, {"f", "F", "f*", "B", "B*", "b", "b*"}
_COLOURS = {"g": "fill", "rg": "fill", "k": "fill", "G": "stroke", "RG": "stroke", "K": "stroke"}


class Words(NamedTuple):
    """A run of letters of one size and font. `base` is the height of its baseline; `form` the drawing that it is part of.

    `frame` lays a square of 1 by 1 on the letters, however they are turned; `window` is what of the page they are seen through.
    """

    page: int
    order: int
    text: str
    left: float
    base: float
    right: float
    size: float
    font: str
    colour: Colour
    owner: Element | None
    form: str
    frame: Matrix
    window: Box
    spread: float  # word or letter spacing
    scale: float  # of what it is part of: less than 1 in a small picture of a poster or a card

    @property
    def box(self) -> Box:
        return _around([at(x, y, self.frame) for x in (0, 1) for y in (0, 1)])


class Mark(NamedTuple):
    """A symbol, a picture, a pattern, an area or a line. `colour`: of the area, or of the line; `width`: of the line.

    `window` is what of the page it is seen through: a photo may be larger than its frame.
    """

    page: int
    order: int
    kind: str
    box: Box
    colour: Colour = ()
    name: str = ""
    width: float = 0.0
    owner: Element | None = None
    form: str = ""
    corners: int = 0
    dashed: bool = False
    scale: float = 1.0
    window: Box = (-INFINITE, -INFINITE, INFINITE, INFINITE)

    @property
    def seen(self) -> Box:
        """What of its box is seen."""
        return common(self.box, self.window)

    @property
    def sides(self) -> tuple[float, float]:
        """How wide and tall its box is."""
        return self.box[2] - self.box[0], self.box[3] - self.box[1]


class Line(NamedTuple):
    """A line of a block of text."""

    page: int
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return min(word.left for word in self.words if word.text.strip())

    @property
    def right(self) -> float:
        return max(word.right for word in self.words if word.text.strip())

    @property
    def base(self) -> float:
        return self.words[0].base

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)


@dataclass
class Block:
    """The lines of one element of the structure tree: a paragraph, a heading, a cell."""

    owner: Element
    lines: list[Line]

    @property
    def role(self) -> str:
        return self.owner.role

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def pages(self) -> list[int]:
        return sorted({line.page for line in self.lines})

    def on(self, page: int) -> list[Line]:
        return [line for line in self.lines if line.page == page]

    def inside(self, *roles: str) -> bool:
        """Whether it stands in an element of one of the roles."""
        return any(role in roles for role in self.owner.path.split("/")[:-1])


@dataclass
class Facts:
    """All of one file."""

    path: Path
    sizes: list[tuple[float, float]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    tree: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def blocks(self) -> list[Block]:
        """The tagged text, in reading order of its first words. Running lines, backs and notes at edges are artifacts."""
        found: dict[int, Block] = {}
        tagged = (word for word in self.words if word.owner is not None and word.text.strip())
        for (_, _, page, _), run in groupby(
            tagged, key=lambda word: (id(block_of(word)), word.form, word.page, round(word.base))
        ):
            words = tuple(run)
            owner = block_of(words[0])
            found.setdefault(id(owner), Block(owner, [])).lines.append(Line(page, words))
        return list(found.values())

    def ofkind(self, *kinds: str) -> list[Mark]:
        return [mark for mark in self.marks if mark.kind in kinds]

    def pictures(self, *pages: int, scale: float = 1.0) -> Iterator[Image.Image]:
        """These pages, or all, as they look behind their text, so many pixels to the pt."""
        with pypdfium2.PdfDocument(self._without_text) as document:
            for page in pages or range(len(document)):
                yield document[page].render(scale=scale).to_pil()  # RGB

    @cached_property
    def _without_text(self) -> bytes:
        """The file with all letters made invisible, in the colours of its inks as they are printed."""
        with pikepdf.open(self.path) as pdf:
            streams = {page.Contents.objgen: page.Contents for page in pdf.pages}
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
                    streams[thing.objgen] = thing
            for stream in streams.values():
                data = stream.read_bytes()
                seen = printed(data.replace(b"BT ", b"BT 3 Tr "))
                if seen != data:
                    stream.write(seen)
            buffer = io.BytesIO()
            pdf.save(buffer, compress_streams=False)
            return buffer.getvalue()


def kind(facts: Facts) -> str:
    """The material that a file is of: `handout-booklet.pdf` is a handout."""
    return facts.name.split("-")[0]


def thumbnail(thing: Words | Mark) -> bool:
    """Part of a small picture of something that stands in full on other pages: a card on a contact sheet, the map of tiles."""
    return thing.scale < 0.95


def block_of(word: Words) -> Element:
    """The paragraph, the heading or the cell that a word is part of."""
    owner = word.owner
    while owner.role in INLINE and owner.parent is not None:
        owner = owner.parent
    return owner


def read(path: Path) -> Facts:
    facts = Facts(path)
    with pikepdf.open(path) as pdf:
        facts.tree = read_tree(pdf)
        elements = [element for top in facts.tree for element in top.walk()]
        owners = {kid: element for element in elements for kid in element.kids if isinstance(kid, Content)}
        decoders: dict[tuple[int, int], _Font] = {}
        for number, page in enumerate(pdf.pages):
            sheet = _numbers(page.mediabox)
            facts.sizes.append(sheet[2:])
            words, marks = len(facts.words), len(facts.marks)
            _Reader(facts, number, owners, decoders).follow(page, page.obj.Resources, _State(sheet))
            _as_whole(facts, words, marks)
    return facts


def _as_whole(facts: Facts, words: int, marks: int) -> None:
    """What is smaller on a page because all of it is, as a sheet of A3 on A4, is a part of no small picture."""
    scale = max((word.scale for word in facts.words[words:] if word.text.strip()), default=1.0)
    if scale < 1:
        facts.words[words:] = [word._replace(scale=word.scale / scale) for word in facts.words[words:]]
        facts.marks[marks:] = [mark._replace(scale=mark.scale / scale) for mark in facts.marks[marks:]]


@dataclass
class _State:
    window: Box
    matrix: Matrix = IDENTITY
    fill: Colour = (0.0,)
    stroke: Colour = (0.0,)
    width: float = 1.0
    dashed: bool = False


class _Font:
    def __init__(self, font: pikepdf.Object):
        self.name = str(font.BaseFont).lstrip("/").partition("+")[2] or str(font.BaseFont).lstrip("/")
        self.decode = Decoder(font)
        self._first = int(font.get("/FirstChar", 0))
        self._widths = [float(width) for width in font.get("/Widths", [])]

    def width(self, data: bytes) -> float:
        return sum(self._widths[code - self._first] for code in data) if self._widths else 500.0 * len(data)


class _Reader:
    def __init__(self, facts: Facts, page: int, owners: dict, fonts: dict):
        self.facts, self.page, self.owners, self.fonts = facts, page, owners, fonts
        self.order = 0

    def follow(self, thing: object, resources: pikepdf.Object, state: _State, owner: Element | None = None, form: str = ""):
        stack: list[_State] = []
        path: list[tuple[float, float]] = []
        owned: list[Element | None] = [owner]
        font, size, leading, spread, clipping = None, 0.0, 0.0, 0.0, False
        line = matrix = IDENTITY
        for operands, operator in pikepdf.parse_content_stream(thing):
            name = str(operator)
            self.order += 1
            if name in _COLOURS:
                setattr(state, _COLOURS[name], tuple(float(part) for part in operands))
            elif name == "q":
                stack.append(replace(state))
            elif name == "Q":
                state = stack.pop()
            elif name == "cm":
                state.matrix = times(_numbers(operands), state.matrix)
            elif name == "w":
                state.width = float(operands[0])
            elif name == "d":
                state.dashed = bool(list(operands[0]))
            elif name in ("BDC", "BMC"):
                mcid = mcid_of(operands[1], resources) if name == "BDC" else None
                owned.append(owned[-1] if mcid is None and form else self.owners.get(Content(self.page, mcid)))
            elif name == "EMC":
                owned.pop()
            elif name in ("m", "l", "c", "v", "y"):
                numbers = _numbers(operands)
                path += [at(numbers[i], numbers[i + 1], state.matrix) for i in range(0, len(numbers), 2)]
            elif name == "re":
                x, y, wide, high = _numbers(operands)
                path += [at(a, b, state.matrix) for a, b in ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))]
            elif name in ("W", "W*"):
                clipping = True
            elif name in _STROKES | _FILLS | {"n"}:
                if path and name != "n":
                    self._shape(name, path, state, owned[-1], form)
                if path and clipping:
                    state.window = common(state.window, _around(path))
                path, clipping = [], False
            elif name == "Do":
                scale = scale_of(stack[-1].matrix if stack else state.matrix)  # without its own
                self._object(resources.XObject[str(operands[0])], str(operands[0]), state, owned[-1], form, scale)
            elif name == "BT":
                line = matrix = IDENTITY
            elif name == "Tf":
                thing_font = resources.Font[str(operands[0])]
                font = self.fonts.setdefault(thing_font.objgen, None) or _Font(thing_font)
                self.fonts[thing_font.objgen], size = font, float(operands[1])
            elif name == "TL":
                leading = float(operands[0])
            elif name in ("Tw", "Tc"):
                spread = float(operands[0])
            elif name == "Tm":
                line = matrix = _numbers(operands)
            elif name in ("Td", "T*"):
                line = matrix = times((1, 0, 0, 1, *(_numbers(operands) if name == "Td" else (0, -leading))), line)
            elif name == "Tj":
                data = bytes(operands[0])
                whole, text = times(matrix, state.matrix), font.decode(data)
                inked = font.width(data[: len(data) - (len(text) - len(text.rstrip()))]) * size / 1000
                (left, base), (right, _) = at(0, 0, whole), at(inked, 0, whole)
                scale = (whole[2] ** 2 + whole[3] ** 2) ** 0.5
                frame = times((inked, 0, 0, 0.8 * size, 0, -0.1 * size), whole)
                found = Words(
                    self.page, self.order, text, left, base, right, round(size * scale, 2), font.name, state.fill, owned[-1],
                    form, frame, state.window, spread, scale_of(state.matrix),
                )  # fmt: skip
                self.facts.words.append(found)
                matrix = times((1, 0, 0, 1, font.width(data) * size / 1000, 0), matrix)

    def _shape(self, name: str, path: list[tuple[float, float]], state: _State, owner: Element | None, form: str) -> None:
        box = _around(path)
        wide = state.width * scale_of(state.matrix)
        where = {"owner": owner, "form": form, "corners": len(path), "dashed": state.dashed}
        where |= {"scale": scale_of(state.matrix), "window": state.window}
        if name in _FILLS:
            self.facts.marks.append(Mark(self.page, self.order, "area", box, state.fill, **where))
        if name in _STROKES:
            self.facts.marks.append(Mark(self.page, self.order, "line", box, state.stroke, "", wide, **where))

    def _object(self, thing: pikepdf.Object, name: str, state: _State, owner: Element | None, form: str, scale: float) -> None:
        name = name.removeprefix("/FormXob.").lstrip("/")
        if thing.Subtype == "/Image":
            corners = [at(x, y, state.matrix) for x in (0, 1) for y in (0, 1)]
            kind = "picture"
        else:
            inner = times(_numbers(thing.get("/Matrix", IDENTITY)), state.matrix)
            left, low, right, top = _numbers(thing.BBox)
            corners = [at(x, y, inner) for x in (left, right) for y in (low, top)]
            kind = next((kind for kind in ("sym", "pattern") if name.startswith(f"{kind}-")), "")
        box = _around(corners)
        if kind:
            kind = {"sym": "symbol"}.get(kind, kind)
            where = {"owner": owner, "form": form, "scale": scale, "window": state.window}
            self.facts.marks.append(Mark(self.page, self.order, kind, box, state.fill, name, **where))
            return
        inside = replace(state, matrix=inner)
        self.follow(thing, thing.get("/Resources", pikepdf.Dictionary()), inside, owner, f"{form}/{name}")


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = zip(*points)
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box, two: Box) -> Box:
    """What of two boxes is the same; a side is before its opposite where that is nothing."""
    return max(one[0], two[0]), max(one[1], two[1]), min(one[2], two[2]), min(one[3], two[3])


def _numbers(operands: object) -> tuple[float, ...]:
    return tuple(float(part) for part in operands)
