"""Tables: cut between rows, with the header repeated for the eye and not for the ear; columns stay where they are."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import structure
from dialogkit.paper import PAGES, mm
from dialogkit.press.flow.blocks import Block, Lines, Text
from dialogkit.press.flow.paginate import paginate
from dialogkit.press.flow.table import _PAD, Table
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import MARGIN, NEUTRAL
from paper import opened, paragraph, pressed, shown, text_of
from work import LINEAR, calls

HEADER = "<tr><th>Column one</th><th>Column two</th></tr>"


def rows(count: int) -> str:
    return "".join(f"<tr><th scope='row'>Row {number}</th><td>Cell {number}</td></tr>" for number in range(count))


def written(folder: Path, body: str) -> Path:
    (folder / "x.pdf").write_bytes(pressed(f"<pages><h1>H</h1>{body}</pages>").data)
    return folder / "x.pdf"


def roles(pdf: pikepdf.Pdf) -> list[str]:
    return [
        str(thing.S)[1:] for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"
    ]


def test_a_long_table_repeats_its_header_as_an_artifact(tmp_path: Path) -> None:
    file = written(tmp_path, f"<table>{HEADER}{rows(100)}</table>")
    with pikepdf.open(file) as pdf:
        pages, found = len(pdf.pages), roles(pdf)
    assert pages > 2
    assert found.count("Table") == found.count("THead") == found.count("TBody") == 1
    assert found.count("TR") == 101
    assert text_of(file).count("Column one") == pages  # for the eye
    assert "".join(structure.reading_text(file)).count("Column one") == 1  # for the ear
    assert structure.content_problems(file) == structure.tree_problems(file) == structure.order_problems(file) == []


def test_every_row_is_printed_once_in_order(tmp_path: Path) -> None:
    read = structure.reading_text(written(tmp_path, f"<table>{HEADER}{rows(100)}</table>"))
    assert read[1:] == ["Column one", "Column two", *(f"{word} {number}" for number in range(100) for word in ("Row", "Cell"))]


def test_a_long_table_is_set_in_time_that_grows_with_it() -> None:
    def cells(count: int) -> Table:
        return Table([[Text(paragraph(f"Word {n}"), Tag("TD"))] * 3 for n in range(count)], [1, 1, 1], NEUTRAL, 0)

    short, long = (calls(lambda: paginate([cells(count)], 400, 600)) for count in (400, 800))
    assert long < LINEAR * short


def test_rows_stand_closer_where_that_saves_a_page() -> None:
    """And only there: what follows is not left alone on the next one for a few millimetres, and no words come nearer for less."""

    def talls(below: float) -> tuple[int, float]:
        cells = [[Text(paragraph(f"Word {number}"), Tag("TD"))] for number in range(12)]
        pages = paginate([Table(cells, [1], NEUTRAL, 0), Lines(1, below)], 400, 480)
        return len(pages), pages[0].placed[0][2]

    loose = talls(50)[1]
    room = 480 - loose - 4 * mm
    assert talls(room) == (1, loose)
    pages, tall = talls(room + 9)
    assert pages == 1 and tall < loose - 8
    assert talls(room + loose / 2) == (2, loose)


def test_columns_do_not_move_from_page_to_page() -> None:
    """Even where the widest word stands on one page only."""
    wide = "<tr><th>Uncommonlylongheadingword</th><th>B</th><th>C</th></tr>"
    plain_rows = "<tr><td>a</td><td>b</td><td>c</td></tr>" * 60
    data = pressed(f'<pages><table widths="10 45 45">{wide}{plain_rows}</table></pages>').data
    lefts = {(piece.page, piece.text.strip()): round(piece.left) for piece in shown(data)}
    pages = {page for page, _ in lefts}
    assert len(pages) > 1
    for letter in "abc":
        assert len({lefts[page, letter] for page in pages}) == 1


def test_header_cells_say_what_they_head() -> None:
    pdf = opened(pressed(f"<pages><table>{HEADER}{rows(2)}</table></pages>").data)
    cells = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") in ("/TH", "/TD")]
    scopes = [
        str(cell.A[0].Scope) if isinstance(cell.A, pikepdf.Array) else str(cell.A.Scope) for cell in cells if cell.S == "/TH"
    ]
    assert sorted(scopes) == ["/Column", "/Column", "/Row", "/Row"]
    assert sum(cell.S == "/TD" for cell in cells) == 2


def test_an_empty_cell_keeps_its_place() -> None:
    pdf = opened(pressed(f"<pages><table>{HEADER}<tr><th scope='row'></th><td></td></tr></table></pages>").data)
    assert roles(pdf).count("TD") == 1
    assert roles(pdf).count("TH") == 3


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>a</td><td>b</td></tr><tr><td>a</td></tr></table>",
        '<table widths="1 2 3"><tr><td>a</td><td>b</td></tr></table>',
        "<table><tr></tr></table>",
        "<table><tr><td>a</td></tr><tr></tr></table>",
    ],
)
def test_rows_that_are_not_equally_long(body: str) -> None:
    assert [problem.code for problem in pressed(f"<pages>{body}</pages>").problems] == ["markup-table-columns"]


def block(texts: list[list[str]], shares: list[float], headers: int = 0) -> Table:
    cells = [[Text(paragraph(text), Tag("TD")) for text in row] for row in texts]
    return Table(cells, shares, NEUTRAL, headers, lambda: [[Text(paragraph("x"), Tag("TD"))] * len(texts[0])] * headers)


@pytest.mark.parametrize("headers", [0, 1])
def test_no_row_stands_alone_in_little_room_at_the_foot_of_a_page(headers: int) -> None:
    table = block([["x"]] * headers + [["word " * 20]] * 9, [1], headers)
    tall = table.height(400) / (9 + headers * 0.5)
    rooms = [headers * tall / 2 + part * tall for part in (1.2, 2.2)]
    assert rooms[0] < 40 * mm < table.height(400) - 80 * mm
    assert [bool(table.split(400, room)) for room in rooms] == [False, True]


@given(
    st.lists(st.lists(st.text("ab ", max_size=60), min_size=3, max_size=3), min_size=1, max_size=30),
    st.lists(st.floats(0.5, 10), min_size=3, max_size=3) | st.just([]),
    st.floats(200, 500),
    st.floats(0, 900),
    st.integers(0, 1),
)
@settings(max_examples=150)
def test_a_table_is_cut_between_rows(
    texts: list[list[str]], shares: list[float], width: float, room: float, headers: int
) -> None:
    table = block(texts, shares, headers)
    widths = table._widths(width)
    assert sum(widths) == pytest.approx(width)
    assert min(widths) > 0
    parts = table.split(width, room)
    if parts is None:
        return
    first, rest = parts
    assert first.height(width) <= room + 1e-6
    assert len(first._rows) > headers  # never a header alone
    assert len(first._rows) + len(rest._rows) - headers == len(texts)
    assert len(rest._rows) > headers


def said(table: Table, width: float) -> list[list[list[str]]]:
    """The lines of each cell."""
    widths = table._widths(width)
    return [
        ["".join(piece.text for piece in line.pieces) for line in cell.paragraph.lines(wide - 2 * _PAD)]
        for row in table._rows
        for cell, wide in zip(row, widths)
        if isinstance(cell, Text)
    ]


def test_columns_are_as_wide_as_their_content_asks_for() -> None:
    """What fits stands on one line each; a long text takes what is left, and what is short keeps together."""
    width = 400.0
    short = block([["Hva", "Når", "Antall"], ["Møte i huset", "17. september 2026", "12"]], [])
    assert [len(lines) for lines in said(short, width)] == [1] * 6
    long = block([["Hva", "Når"], ["Vi vil ha et møte om maten i huset før jul, og så et til", "17. september 2026"]], [])
    first, second = long._widths(width)
    assert first + second == pytest.approx(width) and first > 1.5 * second
    assert said(long, width)[3] == ["17. september 2026"]
    assert said(block([["Vi skal møtes", "17. september 2026", "x " * 300]], [8, 1, 20]), width)[1] == ["17. september 2026"]


def test_where_a_date_finds_no_room_words_are_still_whole() -> None:
    wide = paragraph("Samarbeidspartnere").widest_word + 2 * _PAD + 1
    table = block([["Samarbeidspartnere", "17. september 2026"]], [])
    lines = said(table, wide + paragraph("september").widest_word + 2 * _PAD + 2)
    assert lines[0] == ["Samarbeidspartnere"] and "".join(lines[1]) == "17.september2026"


def test_a_column_to_write_in_is_wide() -> None:
    cells: list[list[Block]] = [[Text(paragraph(word), Tag("TD")), Lines(1, 20)] for word in ("Navn", "Dato")]
    empty = block([["Navn", "Svar"], ["Dato", ""]], [], 1)
    for table in (Table(cells, [], NEUTRAL, 0), empty):
        widths = table._widths(400)
        assert widths[1] > 250 and sum(widths) == pytest.approx(400)


@given(
    st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=4, max_size=4),
    st.lists(st.floats(0.5, 10), min_size=4, max_size=4) | st.just([]),
)
def test_no_word_is_broken_while_other_columns_have_room(words: list[str], shares: list[float]) -> None:
    width = PAGES["A4"][0] - 2 * MARGIN
    table = block([words], shares)
    if sum(paragraph(word).widest_word + 2 * _PAD + 1 for word in words) > width:
        return
    table.height(width)
    assert not any(part.paragraph.too_wide for part in table.walk() if isinstance(part, Text))


def test_a_row_that_begins_a_group_is_never_the_last_of_a_page(tmp_path: Path) -> None:
    """Wherever the page ends, the next of its rows comes with it."""
    for above in range(12, 40):
        group = "<tr begins='yes'><th scope='row'>Head</th><td>Cell</td></tr><tr><th scope='row'>Next</th><td>Cell</td></tr>"
        file = written(tmp_path, f"<table>{HEADER}{rows(above)}{group}{rows(9)}</table>")
        with pypdfium2.PdfDocument(file) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        assert any("Head" in page and "Next" in page for page in pages), above
