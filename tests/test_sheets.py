"""Label and perforated sheets, and the outlines for a cutting machine: cards lie where the sheet is cut, on both sides."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import structure
from conftest import Shell
from dialogkit import limits
from dialogkit.cycle.model import BoardPrint
from dialogkit.cycle.schema import allowed_at
from dialogkit.cycle.sheet_file import SheetFile, read_sheet
from dialogkit.cycle.source import source_of
from dialogkit.kit.build import build, check
from dialogkit.kit.order import Order, as_ordered
from dialogkit.paper import PAGES, mm
from dialogkit.press.sheets.label_sheet import LabelSheet, beyond_paper
from dialogkit.problems import DialogkitError, Problem, Severity
from dialogkit.resources import templates_folder
from paper import built, loaded, opened, outside, page_sizes, problems, shown, text_of
from test_deck import forms

SHIPPED = sorted((templates_folder() / "sheets").glob("*.yaml"))
SAFE = 5  # mm
NEAR = 0.01 * mm
PAPERS = {"A4": (210, 297), "A3": (297, 420), "Letter": (215.9, 279.4)}  # by hand
ANY_TIME = settings(deadline=None)
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@st.composite
def sheet_files(draw: st.DrawFn) -> dict[str, object]:
    """A sheet whose cards have room for a word, anywhere on its paper."""
    paper, orientation = draw(st.sampled_from(list(PAPERS))), draw(st.sampled_from(["portrait", "landscape"]))
    page = PAPERS[paper][:: -1 if orientation == "landscape" else 1]
    found: dict[str, object] = {"paper": paper, "orientation": orientation}
    for axis, (count, side, start, gap) in enumerate(
        [("columns", "width", "left", "gap_across"), ("rows", "height", "top", "gap_down")]
    ):
        least = 60
        number = draw(st.integers(1, int(page[axis] // least)))
        gaps = draw(st.integers(0, int((page[axis] - number * least) * 100))) / 100 / 2 / number
        room = page[axis] - (number - 1) * round(gaps, 2)
        length = draw(st.integers(least * 100, min(int(room / number * 100), 29_900))) / 100
        first = draw(st.integers(0, min(int((room - number * length) * 100), 20_000))) / 100
        found |= {count: number, side: length, start: first, gap: round(gaps, 2)}
    return found


nudges = st.tuples(*[st.integers(-50, 50).map(lambda tenths: tenths / 10)] * 2)


def grid(sheet: dict[str, object], nudge: tuple[float, float] = (0, 0)) -> LabelSheet:
    page = PAGES[sheet["paper"]][:: -1 if sheet["orientation"] == "landscape" else 1]
    pairs = [("width", "height"), ("left", "top"), ("gap_across", "gap_down")]
    card, start, gap = (tuple(sheet[name] * mm for name in pair) for pair in pairs)
    moved = (nudge[0] * mm, nudge[1] * mm)
    return LabelSheet(page, card, 0.0, sheet["columns"], sheet["rows"], start=start, gap=gap, nudge=moved)


def write(folder: Path, sheet: dict[str, object], name: str = "mine") -> None:
    (folder / "sheets").mkdir(exist_ok=True)
    text = "".join(f"{key}: {value}\n" for key, value in sheet.items())
    (folder / "sheets" / f"{name}.yaml").write_text(text, encoding="utf-8")


def year(count: int, choices: str, game: str = "") -> str:
    """As many cards with a word each, printed in a way."""
    questions = ", ".join(f"W{number}" for number in range(count))
    return f"game: {{{game}cards: {{questions: [{questions}], blank: 0}}}}\nprint: {{cards: {{{choices}}}}}\n"


def codes(found: list[Problem] | tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in found]


# ------------------------------------------------------------------------------------------------ the shipped ones


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_sheet_is_right(path: Path) -> None:
    source = source_of(path.read_text(encoding="utf-8"), path.name)
    sheet = read_sheet(source)
    assert sheet and source.problems == []
    assert "Measures: " in source.lines[0] or "The same " in source.lines[0]
    counts = (sheet.columns, sheet.rows)
    ends = [
        start + count * side + (count - 1) * gap
        for start, count, side, gap in zip(
            (sheet.left, sheet.top), counts, (sheet.width, sheet.height), (sheet.gap_across, sheet.gap_down)
        )
    ]
    page = PAPERS[sheet.paper][:: -1 if sheet.orientation == "landscape" else 1]
    # as sold, all of them are cut in the middle of their paper
    assert [side - end for side, end in zip(page, ends)] == pytest.approx([sheet.left, sheet.top], abs=0.05)
    assert path.stem.startswith(f"{sheet.columns}x{sheet.rows}-")


def test_a_product_stands_in_one_sheet_only() -> None:
    names = [fit for path in SHIPPED for fit in read_sheet(source_of(path.read_text(encoding="utf-8"), "")).fits]
    assert len(names) == len(set(names)) > 10


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_shipped_sheet_prints(tmp_path: Path, path: Path, lang: str) -> None:
    start = f"lang: {lang}\ncycle: {{year: 2026}}\nkit: {{title: T}}\norganisation: {{municipality: F, service_place: S}}\n"
    more = f"game: {{cards: {{questions: [Hei, Her], blank: 2}}}}\nprint: {{cards: {{sheet: {path.stem}}}}}\n"
    made = built(tmp_path, more, "cards", start=start) / "cards.pdf"
    assert outside(made) == []
    assert structure.problems(made) == []


# ------------------------------------------------------------------------------------------------ where cards lie


@ANY_TIME
@given(sheet_files(), nudges)
def test_all_cards_lie_on_the_paper_in_their_cells(sheet: dict, nudge: tuple[float, float]) -> None:
    assert SheetFile.model_validate({key: str(value) for key, value in sheet.items()})
    still, moved = grid(sheet), grid(sheet, nudge)
    for index in range(still.count):
        row, column = divmod(index, sheet["columns"])
        left = sheet["left"] + column * (sheet["width"] + sheet["gap_across"])
        top = sheet["top"] + row * (sheet["height"] + sheet["gap_down"])
        x, y = still.place(index)
        assert (x, still.page[1] - y - still.card[1]) == (pytest.approx(left * mm, abs=NEAR), pytest.approx(top * mm, abs=NEAR))
        assert min(x, y) >= -NEAR
        assert x + still.card[0] <= still.page[0] + NEAR and y + still.card[1] <= still.page[1] + NEAR
        assert moved.place(index) == pytest.approx((x + nudge[0] * mm, y + nudge[1] * mm))


@ANY_TIME
@given(sheet_files(), nudges, st.booleans())
def test_a_back_lies_behind_its_front_wherever_the_sheet_is_cut(sheet: dict, nudge: tuple[float, float], over_side: bool) -> None:
    made = grid(sheet, nudge)
    for index in range(made.count):
        (x, y), (back_x, back_y) = made.place(index), made.place_back(index, over_side)
        if over_side:
            assert (made.page[0] - back_x - made.card[0], back_y) == pytest.approx((x, y), abs=NEAR)
        else:
            assert (back_x, made.page[1] - back_y - made.card[1]) == pytest.approx((x, y), abs=NEAR)


@ANY_TIME
@given(sheet_files(), st.floats(0.1, 50))
def test_a_sheet_that_reaches_over_its_paper_is_found(sheet: dict, over: float) -> None:
    size, counts = (sheet["width"], sheet["height"]), (sheet["columns"], sheet["rows"])
    gaps = (sheet["gap_across"], sheet["gap_down"])
    page = PAPERS[sheet["paper"]][:: -1 if sheet["orientation"] == "landscape" else 1]
    fits = (sheet["left"], sheet["top"])
    assert beyond_paper(sheet["paper"], sheet["orientation"], size, counts, fits, gaps) == (0, 0)
    used = [count * side + (count - 1) * gap for count, side, gap in zip(counts, size, gaps)]
    wrong = (page[0] - used[0] + over, page[1] - used[1])
    assert beyond_paper(sheet["paper"], sheet["orientation"], size, counts, wrong, gaps) == (pytest.approx(over, abs=0.01), 0)


# ------------------------------------------------------------------------------------------------ in the file


@FEW
@given(sheet_files(), nudges, st.sampled_from(["long-edge", "short-edge", "fronts-then-backs"]))
def test_words_and_backs_in_the_file(tmp_path: Path, sheet: dict, nudge: tuple[float, float], backs: str) -> None:
    """Also on a last sheet that is only partly filled. Words and backs are read back out of the PDF."""
    write(tmp_path, sheet)
    made = grid(sheet, nudge)
    count = min(made.count + 1, 25)
    more = year(count, f"sheet: mine, backs: {backs}, nudge: {{right: {nudge[0]}, up: {nudge[1]}}}")
    data = (built(tmp_path, more, "cards") / "cards.pdf").read_bytes()
    for page in page_sizes(data):
        assert page == pytest.approx(made.page, abs=0.01)
    pdf = opened(data)
    behind = [forms(page) for page in pdf.pages]
    behind = [found for found in behind if any("back" in name for name, *_ in found)]
    over_side = (made.page[0] < made.page[1]) == (backs != "short-edge")
    pieces = {piece.text.strip(): piece for piece in shown(data)}
    for number in range(count):
        x, y = made.place(number % made.count)
        word = pieces[f"W{number}"]
        assert x + SAFE * mm - 0.5 <= word.left and word.right <= x + made.card[0] - SAFE * mm + 0.5
        assert y + SAFE * mm - 0.5 <= word.bottom and word.top <= y + made.card[1] - SAFE * mm + 0.5
        _, back_x, back_y = behind[number // made.count][number % made.count]
        turned = (made.page[0] - back_x - made.card[0], back_y) if over_side else (back_x, made.page[1] - back_y - made.card[1])
        assert turned == pytest.approx((x, y), abs=NEAR)


@FEW
@given(sheet_files(), nudges)
def test_no_ink_comes_near_a_card_edge(tmp_path: Path, sheet: dict, nudge: tuple[float, float]) -> None:
    """On cards there is ink in their safe zones only; between and round them there is none but the note and the ruler."""
    write(tmp_path, sheet)
    made, dots = grid(sheet, nudge), 2  # to the mm
    full = -8 % made.count or made.count  # with six to pass and the two cards of the rules no place is left
    more = year(full, f"sheet: mine, nudge: {{right: {nudge[0]}, up: {nudge[1]}}}")
    path = built(tmp_path, more, "cards") / "cards.pdf"
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            image = page.render(scale=dots / mm).to_pil().convert("L")
            over_side = made.page[0] < made.page[1]
            for index in range(made.count):
                x, y = made.place_back(index, over_side) if number % 2 else made.place(index)
                left, top = x / mm * dots, image.height - (y + made.card[1]) / mm * dots
                wide, tall = (side / mm * dots for side in made.card)
                edge = SAFE * dots - 1
                inner = (round(left + edge), round(top + edge), round(left + wide - edge), round(top + tall - edge))
                assert image.crop(inner).getextrema()[0] < 200
                image.paste(255, inner)
                low, right = min(round(top + tall), image.height), min(round(left + wide), image.width)
                whole = (max(0, round(left)), max(0, round(top)), right, low)
                assert image.crop(whole).getextrema()[0] > 240, (number, index)


def test_the_note_stands_where_there_is_room(tmp_path: Path) -> None:
    for sheet, there in (("2x4-85x54", True), ("2x5-85x54", True), ("4x2-68x99", False), ("2x2-A6", False)):
        (result,), _ = build(loaded(tmp_path, year(2, f"sheet: {sheet}")), tmp_path / sheet, Order(("cards",)))
        assert ("100 mm" in text_of(result.path)) == there, sheet
        assert ("Print at 100" in text_of(result.path)) == there
        assert [key for key, _ in result.remarks] == (["cards"] if there else ["cards_no_note"])


def test_the_build_line_says_what_to_do_where_the_sheet_cannot(shell: Shell, tmp_path: Path) -> None:
    loaded(tmp_path, year(2, "sheet: 2x2-A6"))
    assert shell("build", tmp_path, "--only", "cards") == 0
    assert "4 cards on a sheet" in shell.out and "Print at 100%. Flip on the long edge\n" in shell.out


def test_a_sheet_with_cards_above_each_other_is_turned_over_its_long_edge_too(tmp_path: Path) -> None:
    data = (built(tmp_path, year(8, "sheet: 4x2-A7"), "cards") / "cards.pdf").read_bytes()
    fronts = {piece.text.strip(): piece for piece in shown(data) if piece.page == 0}
    assert fronts["W0"].bottom > fronts["W4"].top and fronts["W0"].right < fronts["W1"].left
    assert opened(data).Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"


def test_the_decks_on_the_board_are_as_large_as_the_cards(tmp_path: Path) -> None:
    def board(choices: str, game: str = "") -> bytes:
        return (built(tmp_path, year(2, choices, game), "board") / "board.pdf").read_bytes()

    write(tmp_path, {"columns": 2, "rows": 2, "width": 80, "height": 120.5, "left": 20, "top": 20})
    assert board("sheet: mine") == board("", "size: 80x120.5 mm, ") != board("")


# ------------------------------------------------------------------------------------------------ names


@pytest.mark.parametrize("name", ["L7165", "avery l7165", "4x2-68x99", "4X2-68x99", "4×2-68×99", "4x2 68x99", "4x2-68x99.yaml"])
def test_a_sheet_is_found_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    assert (
        page_sizes(built(tmp_path, year(2, f"sheet: {name}"), "cards") / "cards.pdf")
        == [pytest.approx(PAGES["A4"][::-1], abs=0.01)] * 2
    )


def test_a_sheet_of_ones_own_comes_before_a_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, {"paper": "A3", "columns": 1, "rows": 1, "width": 100, "height": 150, "left": 20, "top": 20}, "2x2-A6")
    assert (
        page_sizes(built(tmp_path, year(1, "sheet: 2x2-A6, backs: none"), "cards") / "cards.pdf")
        == [pytest.approx(PAGES["A3"], abs=0.01)] * 9
    )


def test_an_unknown_sheet_is_told_with_the_nearest_and_all(tmp_path: Path) -> None:
    write(tmp_path, {"columns": 1, "rows": 1, "width": 100, "height": 150, "left": 20, "top": 20}, "my-cards")
    (problem,) = problems(tmp_path, year(1, "sheet: my-card"), "cards")
    assert (problem.code, problem.place.line) == ("unknown-sheet", 6)
    assert problem.details["suggestion"] == "my-cards"
    assert {"my-cards", *(path.stem for path in SHIPPED)} == set(problem.details["allowed"])


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "..", "sheets/mine", "x" * 5000, "C:\\x", "a\\0b"])
def test_a_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.yaml").write_text("columns: 1\n")
    (tmp_path / "year").mkdir()
    write(tmp_path / "year", {"columns": 1})
    assert codes(problems(tmp_path / "year", year(1, f"sheet: '{name}'"), "cards")) == ["unknown-sheet"]


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    elsewhere, home = tmp_path / "elsewhere", tmp_path / "year"
    elsewhere.mkdir(), (home / "sheets").mkdir(parents=True)
    write(elsewhere, {"columns": 1, "rows": 1, "width": 100, "height": 150, "left": 20, "top": 20, "fits": "[Odd 1]"})
    (home / "sheets" / "mine.yaml").symlink_to(elsewhere / "sheets" / "mine.yaml")
    (home / "sheets" / "ring.yaml").symlink_to(home / "sheets" / "ring.yaml")
    assert codes(problems(home, year(1, "sheet: mine"), "cards")) == ["path-outside"]
    assert codes(problems(home, year(1, "sheet: ring"), "cards")) == ["path-outside"]
    assert codes(problems(home, year(1, "sheet: Odd 1"), "cards")) == ["unknown-sheet"]
    (home / "sheets" / "mine.yaml").unlink(), (home / "sheets" / "ring.yaml").unlink(), (home / "sheets").rmdir()
    (home / "sheets").symlink_to(elsewhere / "sheets")
    assert codes(problems(home, year(1, "sheet: mine"), "cards")) == ["path-outside"]


# ------------------------------------------------------------------------------------------------ mistakes


def test_all_mistakes_of_a_sheet_are_told_at_their_places(tmp_path: Path) -> None:
    (tmp_path / "sheets").mkdir()
    text = "columns: 0\nrows: many\nwidht: 99\nheight: 20\nleft: 4,x\ntop: -3\npaper: A9\ntwo_sided: maybe\n"
    (tmp_path / "sheets" / "mine.yaml").write_text(text, encoding="utf-8")
    found = problems(tmp_path, year(1, "sheet: mine"), "cards")
    told = {(problem.code, problem.place.line, problem.place.column) for problem in found}
    assert told == {
        ("number-too-low", 1, 10),
        ("not-a-number", 2, 7),
        ("unknown-field", 3, 1),
        ("number-too-low", 4, 9),
        ("not-a-length", 5, 7),
        ("number-too-low", 6, 6),
        ("not-one-of", 7, 8),
        ("not-a-flag", 8, 12),
    }
    assert {problem.place.file for problem in found} == {str(tmp_path / "sheets" / "mine.yaml")}
    by_code = {problem.code: problem for problem in found}
    assert by_code["unknown-field"].details["suggestion"] == "width"
    assert by_code["not-one-of"].details["allowed"] == ("A4", "A3", "Letter")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["empty-file"]),
        ("- 1\n- 2\n", ["not-a-map"]),
        ("columns: 2\n", ["missing-field"]),
        ("columns: 3\nrows: 3\nwidth: 99\nheight: 99\nleft: 0\ntop: 0.2\n", ["sheet-over-edge", "sheet-over-edge"]),
        ("columns: 2\nrows: 2\nwidth: nan\nheight: inf\nleft: 0\ntop: 0\n", ["number-too-low", "number-too-high"]),
        ("columns: 2\ncolumns: 2\nrows: 2\nwidth: 99\nheight: 99\nleft: 0\ntop: 0\n", ["duplicate-key"]),
        ("columns: 2\nrows: 2\nwidth: 99\nheight: 99\nleft: 0\n\ttop: 0\n", ["tab"]),
        ("columns: [2\nrows: 2\nwidth: 99\nheight: 99\nleft: 0\ntop: 0\n", ["unclosed-bracket"]),
    ],
)
def test_a_broken_sheet_is_a_problem_and_never_a_bug(tmp_path: Path, text: str, expected: list[str]) -> None:
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "mine.yaml").write_text(text, encoding="utf-8")
    found = codes(problems(tmp_path, year(1, "sheet: mine"), "cards"))
    assert [code for code in dict.fromkeys(found)] == list(dict.fromkeys(expected))
    assert codes(problem for problem in check(loaded(tmp_path, year(1, "sheet: mine")))) == found


def test_too_large_a_sheet_is_not_read_to_its_end(tmp_path: Path) -> None:
    write(tmp_path, {"columns": "#" * (limits.LABEL_SHEET_BYTES + 1)})
    assert codes(problems(tmp_path, year(1, "sheet: mine"), "cards")) == ["path-too-large"]


def test_labels_have_no_backs(tmp_path: Path) -> None:
    data = (built(tmp_path, year(9, "sheet: L7165"), "cards") / "cards.pdf").read_bytes()
    assert len(opened(data).pages) == 3 and opened(data).Root.ViewerPreferences.Duplex == "/Simplex"


def test_backs_that_are_asked_for_on_labels_are_a_problem(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, year(1, "sheet: L7165, backs: long-edge"), "cards")
    assert (problem.code, problem.place.line) == ("sheet-one-sided", 6)


def test_a_cut_sheet_cannot_be_folded(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, year(1, "sheet: 2x2-A6, backs: gutterfold"), "cards")
    assert problem.code == "sheet-cannot-fold"
    assert problem.details["allowed"] == ("none", "long-edge", "short-edge", "fronts-then-backs", "separate")
    assert {*problem.details["allowed"], "gutterfold"} == set(allowed_at(("print", "cards", "backs")))


def test_what_does_not_count_beside_a_sheet_is_warned_of(tmp_path: Path) -> None:
    more = year(1, "sheet: 2x2-A6, bleed: 3, guides: {front: full}", "size: A6, ")
    _, found = build(loaded(tmp_path, more), tmp_path / "out", Order(("cards",)))
    assert [(problem.code, problem.severity, problem.details["name"]) for problem in found] == [
        ("sheet-decides", Severity.WARNING, "bleed"),
        ("sheet-decides", Severity.WARNING, "guides"),
        ("sheet-decides", Severity.WARNING, "size"),
    ]
    usual = year(1, "sheet: 2x2-A6, paper: A4, margin: 8, bleed: 0, guides: {front: margin, back: none}", "size: 70x97, ")
    _, found = build(loaded(tmp_path, usual), tmp_path / "out", Order(("cards",)))
    assert codes(found) == []
    _, found = build(loaded(tmp_path, year(1, "nudge: {up: 1}")), tmp_path / "out", Order(("cards",)))
    assert codes(found) == ["nudge-without-sheet"]


def test_a_sheet_can_be_chosen_on_the_command_line(tmp_path: Path) -> None:
    plain = loaded(tmp_path, year(3, "bleed: 0"))
    order = Order(("cards",), settings=("cards.sheet=L7165", "cards.nudge.right=0,5"))
    asked = as_ordered(plain, order)
    assert (asked.cycle.print.cards.sheet, asked.cycle.print.cards.nudge.right) == ("L7165", 0.5)
    (result,), found = build(plain, tmp_path / "out", order)
    assert result.pages == 2 and codes(found) == []  # no backs, for none are asked for
    with pytest.raises(DialogkitError, match="unknown-sheet"):
        build(plain, tmp_path / "out", Order(("cards",), settings=("cards.sheet=L71650",)))


def test_a_template_that_knows_nothing_of_sheets_is_laid_on_them_too(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    card = '<card kind="blank" symbol="home" back="home"><h2>Hello</h2></card>'
    edges = 'front="F" back="B" turn="T" ruler="R" guides-front="full"'
    (tmp_path / "templates" / "cards.xml.j2").write_text(
        f'<document title="T"><deck><paper card="A7" {edges}/>{card}</deck></document>', encoding="utf-8"
    )
    path = built(tmp_path, year(1, "sheet: 4x2-A7"), "cards") / "cards.pdf"
    assert page_sizes(path)[0] == pytest.approx(PAGES["A4"][::-1], abs=0.01)
    with pikepdf.open(path) as pdf:
        assert whole_lines(pdf.pages[0]) == []


# ------------------------------------------------------------------------------------------------ the cutting machine

SVG = "{http://www.w3.org/2000/svg}"


def outlines(path: Path) -> tuple[tuple[float, float], list[tuple[float, float, float, float]]]:
    """The sheet's size in mm, and each outline's left, top, right and low."""
    root = ElementTree.fromstring(path.read_bytes())
    width, height = (float(re.fullmatch(r"([\d.]+)mm", root.get(side))[1]) for side in ("width", "height"))
    assert [float(value) for value in root.get("viewBox").split()] == [0, 0, width, height]
    assert [child.tag for child in root] == [f"{SVG}path"] * len(root)
    return (width, height), [box(child.get("d")) for child in root]


def box(path: str) -> tuple[float, float, float, float]:
    xs, ys = [], []
    for letter, rest in re.findall(r"([MHVAZ])([^MHVAZ]*)", path):
        numbers = [float(value) for value in rest.split()]
        xs += numbers[-2:-1] if letter in "MA" else numbers if letter == "H" else []
        ys += numbers[-1:] if letter in "MAV" else []
    return min(xs), min(ys), max(xs), max(ys)


def whole_lines(page: pikepdf.Page) -> list[tuple[float, float, float, float]]:
    """The boxes of the closed lines with round corners on a page, in mm from the upper left."""
    height, found, points = float(page.mediabox[3]), [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        numbers = [float(value) for value in operands] if str(operator) in ("m", "l", "c") else []
        if str(operator) == "m":
            points = []
        if numbers:
            points.append(numbers[-2:])
        if str(operator) in ("h", "s", "S") and len(points) == 9:
            xs, ys = zip(*points)
            if max(xs) - min(xs) > 40 * mm:  # else it is a symbol's ground
                found.append((min(xs) / mm, (height - max(ys)) / mm, max(xs) / mm, (height - min(ys)) / mm))
            points = []
    return found


def drawn(folder: Path, choices: str, count: int = 3, game: str = "") -> Path:
    return built(folder, year(count, f"cut_file: yes, {choices}", game), "cards")


@pytest.mark.parametrize("backs", ["long-edge", "none", "separate", "gutterfold"])
@pytest.mark.parametrize(("size", "bleed", "corner"), [("A7", 0, 3), ("poker", 3, 0.5), ("80x60.5 mm", 2, 15), ("A6", 0, 7.25)])
def test_outlines_are_the_trim_of_the_cards(tmp_path: Path, backs: str, size: str, bleed: float, corner: float) -> None:
    choices = f"backs: {backs}, bleed: {bleed}, corner: {corner}, guides: {{front: full}}"
    made = drawn(tmp_path, choices, game=f"size: {size}, ")
    (width, height), cut = outlines(made / "cards-cut.svg")
    with pikepdf.open(made / "cards.pdf") as pdf:
        lines = whole_lines(pdf.pages[0])
        assert (width, height) == pytest.approx([float(side) / mm for side in pdf.pages[0].mediabox[2:]], abs=0.01)
    lines = [line for line in lines if line[2] - line[0] > cut[0][2] - cut[0][0] - 0.1]  # not those of drawings on the cards
    if backs == "gutterfold":
        lines = [line for line in lines if line[2] <= width / 2 + 0.01]
    assert len(cut) == len(lines) > 0
    for one, line in zip(cut, lines):
        assert one == pytest.approx(line, abs=0.01)
    text = (made / "cards-cut.svg").read_text(encoding="utf-8")
    assert text.count(f"A{corner:g} {corner:g} 0 0 1") == 4 * len(cut)


@FEW
@given(sheet_files(), nudges)
def test_outlines_on_a_label_sheet_are_its_cards(tmp_path: Path, sheet: dict, nudge: tuple[float, float]) -> None:
    write(tmp_path, sheet)
    made = grid(sheet, nudge)
    folder = drawn(tmp_path, f"sheet: mine, nudge: {{right: {nudge[0]}, up: {nudge[1]}}}", made.count)
    (width, height), cut = outlines(folder / "cards-cut.svg")
    with pikepdf.open(folder / "cards.pdf") as pdf:
        behind = forms(pdf.pages[1])
    assert len(cut) == len(behind) == made.count
    for (left, top, right, low), (_, x, y) in zip(cut, behind):
        assert (right - left, low - top) == pytest.approx((sheet["width"], sheet["height"]), abs=0.01)
        if width < height:
            assert (width - right, height - low) == pytest.approx((x / mm, y / mm), abs=0.01)
        else:
            assert (left, top) == pytest.approx((x / mm, y / mm), abs=0.01)


def test_without_corners_outlines_are_plain(tmp_path: Path) -> None:
    assert "A" not in "".join(
        re.findall(r' d="([^"]*)"', (drawn(tmp_path, "corner: 0") / "cards-cut.svg").read_text(encoding="utf-8"))
    )


def test_the_drawing_is_written_with_the_rest_and_only_if_asked(tmp_path: Path) -> None:
    results, _ = build(loaded(tmp_path, year(1, "cut_file: ja, backs: separate")), tmp_path / "out")
    assert [result.path.name for result in results if result.material == "cards"] == [
        "cards.pdf",
        "cards-backs.pdf",
        "cards-cut.svg",
    ]
    first = (tmp_path / "out" / "cards-cut.svg").read_bytes()
    build(loaded(tmp_path, year(1, "cut_file: ja, backs: separate")), tmp_path / "again")
    assert (tmp_path / "again" / "cards-cut.svg").read_bytes() == first
    build(loaded(tmp_path, year(1, "backs: none")), tmp_path / "none")
    assert not (tmp_path / "none" / "cards-cut.svg").exists()


def test_a_card_that_fits_on_no_sheet_has_no_drawing(tmp_path: Path) -> None:
    assert codes(problems(tmp_path, year(1, "cut_file: yes", "size: 299x299 mm, "), "cards")) == ["card-too-large"]


# ------------------------------------------------------------------------------------------------ the board on four sheets


@pytest.mark.parametrize("text", ["2x2 A4", "2×2 A4", "2x2A4", " 2 X 2 a4 "])
def test_four_sheets_can_be_written_in_any_way(text: str) -> None:
    choice = BoardPrint(size=text)
    assert (choice.size, choice.tile) == ("2x2 A4", "A4")


def test_four_sheets_are_of_a4(tmp_path: Path, shell: Shell) -> None:
    found = problems(tmp_path, "print: {board: {size: 2×2 A4, tile: A3}}\n", "board")
    assert [(problem.code, problem.place.line, problem.place.column) for problem in found] == [("tile-not-a4", 5, 37)]
    loaded(tmp_path, "print: {board: {size: 2x2A4}}\n")
    assert shell("build", tmp_path, "--only", "board", "--tile", "A3") == 2
    assert "cannot be cut into sheets of A3" in shell.err
    assert shell("build", tmp_path, "--only", "cards", "--tile", "A3") == 0
    assert shell("build", tmp_path, "--only", "board", "--tile", "A4") == 0
