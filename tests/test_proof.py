"""Proofs: lines over each card lie where it is cut, each card is on the contact sheet, backs shine through behind fronts."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import structure
from conftest import Shell
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.kit.passes.paper.proof import _WORDS, proof_tree
from dialogkit.markup.parser import parse
from dialogkit.paper import PAGES, card_size, mm
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import Pressed, press
from dialogkit.press.game.see_through import BEHIND
from dialogkit.press.job import Job
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.sheets.imposition import Grid, best_grid
from dialogkit.press.sheets.overlay import BLEED, SAFE, TRIM, Line
from dialogkit.press.style import SMALL
from dialogkit.problems import UsageError
from dialogkit.processes import is_made, materials_in
from dialogkit.words import LANGS, load_words
from kits import Shelf
from paper import STAMP, START, loaded, opened, opened_deck, page_sizes, shown, spoken, text_of

YEAR = """
rights: {articles: [{n: 19}, {n: 3}]}
quotes:
  - {id: q1, text: Knock and wait, consent: {status: given, scope: [game]}}
  - {id: a-quote-whose-name-is-as-long-as-it-may, text: I choose, consent: {status: given, scope: [game]}}
poster: {we_want: [We want to be asked], staff_do: [Staff come on time]}
game: {cards: {questions: [Who helps you?, What is fun?], blank: 2}, pieces: 2}
"""
LONG = "quotes:a-quote-whose-name-is-as-long-as-it-may"
IDS = ["quotes:q1", LONG, "rights:3", "rights:19", "questions:1", "questions:2", "blank:1", "blank:2"]
IDS += [*(f"rules:{n}" for n in (1, 2, 3)), *(f"pass:{n}" for n in (1, 2))]
Matrix = tuple[float, float, float, float, float, float]


class Ring(NamedTuple):
    """A rectangle drawn as a line, as it stands on its page: its lower-left corner, its size, its colour and dashes."""

    left: float
    low: float
    width: float
    height: float
    colour: str
    dash: tuple[float, ...]
    weight: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self[:4]


def rings(page: pikepdf.Page) -> list[Ring]:
    """All rectangles on a page that are drawn as lines and not filled, under whatever transformation."""
    found: list[Ring] = []
    matrix, colour, dash, weight = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), "", (), 1.0
    saved, path = [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            saved.append((matrix, colour, dash, weight))
        elif name == "Q":
            matrix, colour, dash, weight = saved.pop()
        elif name == "cm":
            matrix = joined(tuple(float(value) for value in operands), matrix)
        elif name == "RG":
            colour = "#" + "".join(f"{round(float(value) * 255):02X}" for value in operands)
        elif name == "d":
            dash = tuple(float(value) for value in operands[0])
        elif name == "w":
            weight = float(operands[0])
        elif name == "re":
            path.append(moved(tuple(float(value) for value in operands), matrix))
        elif name in ("S", "s"):
            found += [Ring(*box, colour, dash, weight) for box in path]
        if name in ("S", "s", "f", "f*", "B", "n"):
            path = []
    return found


def joined(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def moved(box: tuple[float, float, float, float], matrix: Matrix) -> tuple[float, float, float, float]:
    (x1, y1), (x2, y2) = (
        (x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5])
        for x, y in ((box[0], box[1]), (box[0] + box[2], box[1] + box[3]))
    )
    return min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1)


def of(line: Line, drawn: list[Ring]) -> list[tuple[float, float, float, float]]:
    return sorted(ring.box for ring in drawn if ring.colour == line.colour)


def proof_of(markup: str, lang: str = "en") -> Pressed:
    document = parse(f'<document title="T" subject="S" lang="en-GB">{markup}</document>', "test.xml.j2")
    return press(proof_tree(document, load_words(lang)), house_fonts(), SymbolBook(), STAMP, Job(proof=True))


def deck(count: int, size: str, more: str = "") -> str:
    cards = "".join(
        f'<card kind="blank" symbol="pencil" back="pencil" id="blank:{n + 1}"><h2>Card</h2><p>W{n}</p></card>'
        for n in range(count)
    )
    return opened_deck(f'card="{size}" front="F" back="B" turn="T" ruler="R" {more}') + f"{cards}</deck>"


def paper_at(page: pikepdf.Page, paper: tuple[float, float]) -> tuple[float, float]:
    """Where the paper lies on a page: the white box of its size."""
    (found,) = {
        (float(operands[0]), float(operands[1]))
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "re"
        and all(abs(float(value) - side) < 0.01 for value, side in zip(operands[2:], paper))
        and (float(operands[0]), float(operands[1])) != (0.0, 0.0)
    }
    return found


def near(boxes: list, expected: list) -> bool:
    """Whether the boxes are the same within 0.01 mm, in whatever order."""
    close = 0.01 * mm
    return len(boxes) == len(expected) and all(
        any(all(abs(a - b) < close for a, b in zip(one, two)) for two in boxes) for one in expected
    )


# ------------------------------------------------------------------------------------------------ the lines


backs_of = st.sampled_from(["none", "long-edge", "short-edge", "fronts-then-backs", "gutterfold"])
sizes_of = st.sampled_from(["poker", "bridge", "tarot", "A7", "A6"]) | st.builds(
    "{}x{}".format, st.integers(45, 120), st.integers(60, 150)
)
bleeds_of = st.sampled_from([0.0, 1.5, 3.0, 4.25])


def laid(size: str, bleed: float, backs: str, paper: str = "A4") -> Grid | None:
    return best_grid(card_size(size), PAGES[paper], 8 * mm, bleed * mm, backs == "gutterfold")


@settings(max_examples=30, deadline=None)
@given(sizes_of, bleeds_of, backs_of, st.integers(-1, 2), st.sampled_from(["A4", "A3", "Letter"]))
def test_lines_lie_where_each_card_is_cut(size: str, bleed: float, backs: str, extra: int, paper: str) -> None:
    """Trim, bleed and safe zone round every card of every side, on the last, partly filled sheet too."""
    grid = laid(size, bleed, backs, paper)
    if grid is None:
        return
    count = max(1, grid.count + extra)
    made = proof_of(deck(count, size, f'backs="{backs}" bleed="{bleed:g}" size="{paper}" guides-front="none" guides-back="none"'))
    if made.problems:  # words that a tiny card has no room for
        assert {problem.code for problem in made.problems} == {"card-too-full"}
        return
    pdf = opened(made.data)
    over_side = (grid.page[0] < grid.page[1]) == (backs != "short-edge")
    sheets = [range(start, min(start + grid.count, count)) for start in range(0, count, grid.count)]
    pages = []
    for sheet in sheets:
        fronts = [grid.place(index) for index in range(len(sheet))]
        behind = [grid.place_back(index, over_side) for index in range(len(sheet))]
        pages += {"none": [fronts], "gutterfold": [fronts + behind]}.get(backs, [fronts, behind])
    if backs == "fronts-then-backs":
        pages = pages[::2] + pages[1::2]
    for page, corners in zip(pdf.pages, pages):
        (x, y), drawn = paper_at(page, grid.page), rings(page)
        for line, out in ((TRIM, 0.0), (BLEED, bleed * mm), (SAFE, -5 * mm)):
            boxes = [(x + left - out, y + low - out, grid.card[0] + 2 * out, grid.card[1] + 2 * out) for left, low in corners]
            assert near(of(line, drawn), boxes if line is not BLEED or bleed else [])


def test_lines_differ_in_more_than_colour() -> None:
    pdf = opened(proof_of(deck(1, "A7", 'bleed="3" guides-front="none"')).data)
    drawn = {ring.colour: ring for ring in rings(pdf.pages[0])}
    looks = {(ring.dash, ring.weight) for ring in drawn.values()}
    assert {line.colour for line in (TRIM, BLEED, SAFE)} == set(drawn)
    assert len(looks) == 3
    assert all(ring.weight >= 0.25 for ring in drawn.values())


def test_what_lies_outside_of_the_safe_zone_is_shaded() -> None:
    """Words that come too near to the cut stand on a ground of another colour."""
    pdf = opened(proof_of(deck(1, "A7")).data)
    shades, boxes = [], []
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(operator) == "re":
            boxes.append(tuple(float(value) for value in operands))
        elif str(operator) == "f*":
            shades.append(boxes)
        if str(operator) in ("f", "f*", "S", "n", "B"):
            boxes = []
    wide, high = card_size("A7")
    ((outer, inner),) = (boxes for boxes in shades if len(boxes) == 2)
    assert outer == pytest.approx((0, 0, wide, high), abs=0.01)
    assert inner == pytest.approx((5 * mm, 5 * mm, wide - 10 * mm, high - 10 * mm), abs=0.01)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", ["A7", "poker", "tarot", "A5", "40x60"])
def test_every_page_says_that_it_is_a_proof(lang: str, size: str) -> None:
    words, data = load_words(lang), proof_of(deck(3, size, 'bleed="3"'), lang).data
    pieces = shown(data)
    marks = Counter(piece.page for piece in pieces if piece.text.strip() == words("proof.mark"))
    assert marks == dict.fromkeys(range(len(page_sizes(data))), 1)
    of_first = [piece for piece in pieces if piece.page == 0]
    for name, number in (("trim", ""), ("bleed", "3"), ("safe", "5")):
        (told,) = [piece for piece in of_first if piece.text.strip() == words(f"proof.{name}", mm=number)]
        assert told.size >= SMALL.size == 12


def test_without_bleed_its_line_is_left_out() -> None:
    assert "Dashed line" not in text_of(proof_of(deck(1, "A7")).data)


@pytest.mark.parametrize(
    ("material", "size"), [("poster", "A4"), *((name, size) for name in ("poster", "board") for size in ("A3", "A2", "A1"))]
)
def test_lines_of_a_page(tmp_path: Path, material: str, size: str) -> None:
    """Its edge, 3 mm of bleed outside, and inside the margin that it is laid out with, in proportion to its size."""
    out = proofs(tmp_path, f"{YEAR}print: {{{material}: {{size: {size}, tile: {'A4' if size != 'A4' else '~'}}}}}\n", material)
    pdf = opened((out / f"{material}-proof.pdf").read_bytes())
    (page,) = pdf.pages
    width, height = PAGES[size] if material == "poster" else PAGES[size][::-1]
    (x, y), drawn = paper_at(page, (width, height)), rings(page)
    assert near(of(TRIM, drawn)[:1], [(x, y, width, height)])
    assert near(of(BLEED, drawn), [(x - 3 * mm, y - 3 * mm, width + 6 * mm, height + 6 * mm)])
    ((left, low, wide, high),) = of(SAFE, drawn)
    margin = {"poster": 10, "board": 8}[material] * mm * min(width, height) / PAGES["A3"][0]
    for edge in (left - x, low - y, x + width - left - wide, y + height - low - high):
        assert edge == pytest.approx(margin, abs=0.6 * mm)  # the sizes are not quite in proportion


# ------------------------------------------------------------------------------------------------ the contact sheet


def proofs(folder: Path, more: str = YEAR, *only: str, start: str = START) -> Path:
    year = loaded(folder, more, start)
    build(year, folder / "build", Order(only or None, proof=True))
    return folder / "build"


@pytest.mark.parametrize("backs", ["none", "long-edge", "separate", "gutterfold"])
def test_every_card_is_on_the_contact_sheet_once(tmp_path: Path, backs: str) -> None:
    path = proofs(tmp_path, f"{YEAR}print: {{cards: {{backs: {backs}}}}}\n", "cards") / "cards-proof.pdf"
    assert sorted(alts(path)) == sorted(IDS)
    # pdfium reads a hyphen at a line's end as the control character 2
    words = "".join(piece.text.strip().replace("\x02", "-") for piece in shown(path) if piece.size == SMALL.size)
    assert {name: words.count(name) for name in IDS} == dict.fromkeys(IDS, 1)


def alts(path: Path) -> list[str]:
    """The ids of the cards, as the figures of the contact sheet are called."""
    with pikepdf.open(path) as pdf:
        found = [
            str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"
        ]
    return [alt.split(",")[0] for alt in found if ":" in alt.split(",")[0]]


@settings(max_examples=10, deadline=None)
@given(st.integers(1, 90), st.sampled_from(["poker", "A7", "A5", "299x50", "45x150"]), st.sampled_from(["none", "long-edge"]))
def test_a_contact_sheet_has_room_for_all(count: int, size: str, backs: str) -> None:
    """No card and no id goes over the edge of the page, or lies on another one."""
    made = proof_of(deck(count, size, f'backs="{backs}" size="A3"'))
    if made.problems:
        return
    names = [piece for piece in shown(made.data) if piece.text.strip().startswith("blank:")]
    assert [piece.text.strip() for piece in names] == [f"blank:{n + 1}" for n in range(count)]
    width, height = PAGES["A4"][::-1]
    for piece in names:
        assert 10 * mm < piece.left < piece.right < width - 10 * mm and 10 * mm < piece.bottom < piece.top < height - 10 * mm
    for one, two in combinations(figures(opened(made.data)), 2):
        assert one[0] >= two[2] or two[0] >= one[2] or one[1] >= two[3] or two[1] >= one[3] or one[4] != two[4]


@pytest.mark.parametrize("count", [12, 13, 28, 40, 73])
def test_no_page_of_the_contact_sheet_holds_the_leavings_of_the_others(count: int) -> None:
    """Its rows are spread over its pages."""
    pages = Counter(each[4] for each in figures(opened(proof_of(deck(count, "A7", 'backs="long-edge"')).data)))
    rows = [math.ceil(cards / 4) for _, cards in sorted(pages.items())]
    assert max(rows) - min(rows) <= 1 and len(rows) == math.ceil(count / 12)


def figures(pdf: pikepdf.Pdf) -> list[tuple[float, float, float, float, int]]:
    """Where the cards of the contact sheet stand: left, low, right, top and the page."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"]
    return [
        (*(float(value) for value in thing.A[0].BBox), pages[thing.Pg.objgen])
        for thing in found
        if str(thing.Alt).startswith("blank:")
    ]


# ------------------------------------------------------------------------------------------------ through the paper


@settings(max_examples=25, deadline=None)
@given(sizes_of, bleeds_of, backs_of.filter(lambda backs: backs != "none"), st.integers(-1, 2))
def test_backs_shine_through_exactly_behind_their_fronts(size: str, bleed: float, backs: str, extra: int) -> None:
    """The page turned over as the printer is told to, and drawn in mirror writing, brings each back behind its front."""
    grid = laid(size, bleed, backs)
    if grid is None:
        return
    count = max(1, grid.count + extra)
    made = proof_of(deck(count, size, f'backs="{backs}" bleed="{bleed:g}"'))
    if made.problems:
        return
    last = count - (count - 1) // grid.count * grid.count
    pdf = opened(made.data)
    pages = list(pdf.pages)[-2 if count > grid.count else -1 :]
    for page, on_it in zip(pages, (grid.count, last) if count > grid.count else (last,)):
        drawn = rings(page)
        behind, fronts = of(BEHIND, drawn), of(TRIM, drawn)
        assert len(fronts) == on_it
        assert near(behind, fronts)
        paper = (grid.page[0] / 2, grid.page[1]) if grid.fold else grid.page
        x, y = paper_at(page, paper)
        assert near(fronts, [(x + left, y + low, *grid.card) for left, low in map(grid.place, range(on_it))])


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ('backs="long-edge"', "Turn a card over sideways."),
        ('backs="short-edge"', "Turn a card over its top edge."),
        ('backs="fronts-then-backs"', "Turn a card over sideways."),
        ('backs="gutterfold"', "Fold the sheet in the middle."),
        ('backs="none"', ""),
    ],
)
def test_the_way_to_turn_a_card_is_told(more: str, sentence: str) -> None:
    text = text_of(proof_of(deck(1, "A7", more)).data)
    assert sentence in text
    assert ("up to the light" in text) == bool(sentence)


# ------------------------------------------------------------------------------------------------ the files


def test_a_proof_leaves_what_is_printed_alone(tmp_path: Path) -> None:
    out = tmp_path / "build"
    year = loaded(tmp_path, YEAR)
    build(year, out, Order(("cards",)))
    before = (out / "cards.pdf").read_bytes()
    results, _ = build(year, out, Order(proof=True))
    assert {file.name for file in out.glob("*.pdf")} == {"cards.pdf", "cards-proof.pdf", "poster-proof.pdf", "board-proof.pdf"}
    assert (out / "cards.pdf").read_bytes() == before
    asked = {each.name: each.cut for each in materials_in(year.cycle) if is_made(each, year.cycle, every=False)}
    assert {one.material for one in results if one.waits == "waits.no_proof"} == {name for name, cut in asked.items() if not cut}


def test_a_print_is_no_proof(tmp_path: Path) -> None:
    build(loaded(tmp_path, YEAR), tmp_path / "build", Order(("cards",)))
    assert {file.name for file in (tmp_path / "build").glob("*.pdf")} == {"cards.pdf"}
    assert "Proof" not in text_of(tmp_path / "build" / "cards.pdf")


@pytest.mark.parametrize("only", [["handout"], ["handout", "report"]])
def test_a_proof_of_what_has_none_is_wrong_usage(tmp_path: Path, only: list[str]) -> None:
    with pytest.raises(UsageError) as raised:
        proofs(tmp_path, YEAR, *only)
    assert [problem.code for problem in raised.value.problems] == ["not-in-it"]
    assert not (tmp_path / "build").exists()


def test_from_the_shell(shell: Shell, write_cycle) -> None:
    file = write_cycle(YEAR.lstrip("\n"))
    assert shell("build", file, "--proof", "--only", "cards,handout") == 0
    assert "cards-proof.pdf" in shell.out and "handout: utelatt" in shell.out
    assert shell("build", file, "--proof", "--only", "report") == 2
    assert "`--proof` gjelder bare `mat`, `poster`, `board`, `cards`" in shell.err


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    first, second = ({file.name: file.read_bytes() for file in proofs(tmp_path).iterdir()} for _ in range(2))
    assert first == second and len(first) == 4  # with the manifest


def test_every_word_of_a_proof_is_used() -> None:
    assert {f"proof.{name}" for name in (*_WORDS, "document")} == {
        key for key in load_words("nb").keys() if key.startswith("proof.")
    }


def made(shelf: Shelf) -> list[Path]:
    """Proofs in three languages and with every kind of backs."""
    kinds = ("long-edge", "short-edge", "gutterfold", "none", "fronts-then-backs", "separate")

    def make(folder: Path) -> None:
        for lang, backs in zip((*LANGS, *LANGS), kinds):
            more = f"{YEAR}print: {{cards: {{backs: {backs}, bleed: 3}}, poster: {{size: A2}}}}\n"
            (folder / backs).mkdir()
            proofs(folder / backs, more, start=spoken(START, lang))

    files = sorted(shelf.made("proofs", make).rglob("*.pdf"))
    assert len(files) == 18
    return files


def test_structure_and_reading_order_of_proofs(shelf: Shelf) -> None:
    assert {path: found for path in made(shelf) if (found := shelf.told(structure.problems, path))} == {}
