"""Round the cards of a sheet: marks to cut by, the note, the ruler and a cutting machine's marks, none of them on another."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

import structure
from dialogkit.colour import FAINT
from dialogkit.markup.parser import parse
from dialogkit.paper import mm
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import press
from dialogkit.press.job import Job
from dialogkit.press.pdf.fonts import house_fonts
from paper import STAMP, built, opened_deck, page_sizes, pressed, problems

FRONT, TURN = "Sheet {sheet} of {sheets}, front. Print at 100 %.", "Turn on the long edge."
EDGES = f'front="{FRONT}" back="Sheet {{sheet}}, back." turn="{TURN}" ruler="100 mm"'
CARD = '<card kind="quote" symbol="home" back="home"><h2>Quote</h2><p>x</p></card>'
QUOTES = "quotes: [{id: q, text: Yes., consent: {status: given, scope: [game]}}]\n"


class Seen(NamedTuple):
    """Something on a page, its box in mm from the upper left."""

    kind: str  # words, mark (to cut by), line (of the ruler), black
    left: float
    top: float
    right: float
    low: float

    def meets(self, other: Seen, slack: float = 0.05) -> bool:
        across = self.left - slack < other.right and other.left - slack < self.right
        return across and self.top - slack < other.low and other.top - slack < self.low


def deck(attrs: str, count: int = 9) -> str:
    return opened_deck(f"{attrs} {EDGES}") + f"<h1>A rather long name of a game: cards</h1>{CARD * count}</deck>"


def seen(data: bytes | Path) -> list[list[Seen]]:
    """What is drawn on each page, but for what is inside a card."""
    with pypdfium2.PdfDocument(data) as document:
        return [list(_seen(page)) for page in document]


def _seen(page: pypdfium2.PdfPage) -> Iterator[Seen]:
    height = page.get_height()
    for thing in page.get_objects(max_depth=1):
        left, low, right, top = thing.get_bounds()
        box = (left / mm, (height - top) / mm, right / mm, (height - low) / mm)
        thin = min(right - left, top - low) < 2  # pdfium counts the width of the line
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT:
            yield Seen("words", *box)
        elif (
            thing.type == pdfium.FPDF_PAGEOBJ_PATH
            and _colour(thing, pdfium.FPDFPageObj_GetFillColor) == "#000000"
            and _filled(thing)
        ):
            yield Seen("black", *box)
        elif thing.type == pdfium.FPDF_PAGEOBJ_PATH and thin:
            yield Seen("mark" if _colour(thing, pdfium.FPDFPageObj_GetStrokeColor) == FAINT.lower() else "line", *box)


def _filled(thing: pypdfium2.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing.raw, mode, stroke)
    return bool(mode.value) and not stroke.value


def _colour(thing: pypdfium2.PdfObject, get: object) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    get(thing.raw, *parts)
    return "#" + "".join(f"{part.value:02x}" for part in parts[:3])


def clashes(page: list[Seen]) -> list[tuple[Seen, Seen]]:
    """Marks that meet words, the ruler or another kind of mark."""
    marks = [one for one in page if one.kind in ("mark", "black")]
    return [(one, other) for one in marks for other in page if other.kind != one.kind and one.meets(other)]


SHEETS = [
    f'card="{size}" size="{paper}" bleed="{bleed}" backs="{backs}" guides-front="{guides}" guides-back="{guides}"'
    for size, paper, bleed, backs in [
        ("poker", "A4", 3, "long-edge"), ("poker", "A4", 0, "short-edge"), ("bridge", "A4", 2, "long-edge"),
        ("tarot", "A3", 3, "long-edge"), ("A7", "Letter", 0, "long-edge"), ("63x88", "A3", 3, "fronts-then-backs"),
        ("40x40", "A4", 0, "none"), ("A7", "A4", 0, "gutterfold"), ("50x50", "Letter", 1, "gutterfold"),
        ("45x120", "A4", 0, "none"),
    ]
    for guides in ("margin", "corners", "full")
]  # fmt: skip


@pytest.mark.parametrize("attrs", SHEETS)
def test_no_mark_crosses_the_note_or_the_ruler(attrs: str) -> None:
    for page in seen(pressed(deck(attrs)).data):
        assert clashes(page) == []


@pytest.mark.parametrize("offset", [(0, 0), (2.5, 1.5), (-2.5, 2)])
def test_not_where_backs_are_moved_for_a_printer_either(offset: tuple[float, float]) -> None:
    markup = f'<document title="T" subject="S" lang="en-GB">{deck(SHEETS[0])}</document>'
    job = Job(offset=(offset[0] * mm, offset[1] * mm))
    made = press(parse(markup, "x.xml.j2"), house_fonts(), SymbolBook(), STAMP, job)
    for page in seen(made.data):
        assert clashes(page) == []


def test_each_cut_keeps_a_mark_at_both_ends() -> None:
    """Where the ruler leaves no room for five millimetres, a mark is shorter."""
    (front, _) = seen(pressed(deck(SHEETS[0], 8)).data)
    upright = sorted(round(mark.left, 1) for mark in front if mark.kind == "mark" and mark.right - mark.left < 1)
    assert len(upright) == 16 and upright[::2] == upright[1::2]


def test_the_note_is_read_as_it_is_written(tmp_path: Path) -> None:
    """Words that move apart are words still."""
    with pypdfium2.PdfDocument(pressed(deck(SHEETS[0], 8)).data) as document:
        text = " ".join(document[0].get_textpage().get_text_bounded().split())
    assert "Sheet 1 of 1, front. Print at 100 %. Turn on the long edge." in text


# ------------------------------------------------------------------------------------------------ marks for a camera


@pytest.mark.parametrize(
    ("size", "paper", "bleed", "arm"),
    [
        ("A7", "A4", 0, 20),
        ("poker", "A4", 0, 10),
        ("bridge", "Letter", 2, 5),
        ("tarot", "A3", 3, 10),
        ("A5", "A4", 0, 20),
        ("bridge", "Letter", 0, 13),
    ],
)
def test_a_camera_finds_its_marks(size: str, paper: str, bleed: int, arm: int) -> None:
    attrs = f'card="{size}" size="{paper}" bleed="{bleed}" camera-marks="yes" guides-front="margin" guides-back="margin"'
    made = pressed(deck(attrs))
    front, back = seen(made.data)[:2]
    wide, high = (side / mm for side in page_sizes(made.data)[0])
    black = [tuple(round(side, 1) for side in one[1:]) for one in front if one.kind == "black"]
    assert black == [
        (10, 10, 15, 15),
        pytest.approx((wide - 10 - arm, 9.85, wide - 9.85, 10.15), abs=0.1),
        pytest.approx((wide - 10.15, 9.85, wide - 9.85, 10 + arm), abs=0.1),
        pytest.approx((9.85, high - 10.15, 10 + arm, high - 9.85), abs=0.1),
        pytest.approx((9.85, high - 10 - arm, 10.15, high - 9.85), abs=0.1),
    ]
    assert clashes(front) == clashes(back) == []
    assert not [one for one in front if one.kind == "mark"], "a line to cut by hand could be taken for a mark"
    assert not [one for one in back if one.kind == "black"]
    assert dict(made.remarks)["camera_marks"] == {"arm": str(arm)}


@pytest.mark.parametrize("choices", ["cut_file: yes, camera_marks: yes", "camera_marks: ja, backs: none, bleed: 2"])
@pytest.mark.parametrize("size", ["A7", "poker", "A6"])
def test_sheet_and_cut_file_have_the_same_marks(choices: str, size: str, tmp_path: Path) -> None:
    folder = built(tmp_path, f"{QUOTES}game: {{size: {size}}}\nprint: {{cards: {{{choices}}}}}\n", "cards")
    printed = [one[1:] for one in seen(folder / "cards.pdf")[0] if one.kind == "black"]
    text = (folder / "cards-cut.svg").read_text(encoding="utf-8")
    drawn = [[float(number) for number in re.findall(r'="([\d.]+)"', line)] for line in text.splitlines() if "<rect" in line]
    assert len(printed) == len(drawn) == 5
    for (left, top, right, low), (x, y, wide, tall) in zip(printed, drawn):
        assert (left, top, right - left, low - top) == pytest.approx((x, y, wide, tall), abs=0.05)
    layer = text.split("<g ")[1]
    assert 'inkscape:label="Regmarks"' in layer and "<path" not in layer
    # what the arms span is free of cards
    outlines = [[float(n) for n in re.findall(r"[\d.]+", path)[:2]] for path in re.findall(r' d="M([^H]*)H', text)]
    reach = max(x + wide for x, _, wide, _ in drawn[3:])
    assert min(x for x, _ in outlines) >= reach or min(y for _, y in outlines) >= reach
    assert structure.problems(folder / "cards.pdf") == []


def test_no_camera_marks_unless_asked_for(tmp_path: Path) -> None:
    folder = built(tmp_path, QUOTES + "print: {cards: {cut_file: yes}}\n", "cards")
    assert "<g" not in (folder / "cards-cut.svg").read_text(encoding="utf-8")
    assert not [one for one in seen(folder / "cards.pdf")[0] if one.kind == "black"]


def test_a_sheet_that_is_folded_has_no_place_for_them(tmp_path: Path) -> None:
    found = problems(tmp_path, QUOTES + "print: {cards: {backs: gutterfold, camera_marks: yes}}\n", "cards")
    assert [problem.code for problem in found] == ["camera-marks-folded"]
