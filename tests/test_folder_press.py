"""A folder: its panels in folding order, words inside them, the back behind the front, and what is told of what does not fit."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from pathlib import Path

import pikepdf
import pytest

import structure
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import KEPT
from dialogkit.paper import PAGES, mm
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import Pressed, press
from dialogkit.press.folder import pour
from dialogkit.press.folder.folds import INSIDE, OUTSIDE, Folded, Leaf, folded
from dialogkit.press.job import Job
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.style import BODY
from dialogkit.terms import FolderFold, TilePaper
from folding import panels, unfolded
from paper import STAMP, Shown, opened, shown

FOLDS: tuple[FolderFold, ...] = ("roll", "z", "gate", "half")
PAPERS: tuple[TilePaper, ...] = ("A4", "A3")
BACK = "<back><h2>Ask us</h2><ul><li symbol='mail'>us@example.no</li><li symbol='phone'>22 00 00 00</li></ul></back>"
SLACK = 0.5  # pt
TOP = 9.5 * mm
LINE = re.compile(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S")


def chapter(number: int, points: int = 4, words: str = "Some words of the point") -> str:
    rows = "".join(f"<li symbol='home'>{words} {number}.{each}</li>" for each in range(points))
    return f"<section><h2 symbol='bulb'>Part {number}</h2><p role='label'>Title {number}</p><ul>{rows}</ul></section>"


def made(chapters: str, fold: str = "roll", size: str = "A4", job: Job = Job(), title: str = "The way home") -> Pressed:
    markup = f"<paper size='{size}' fold='{fold}'/><p role='label'>Above</p><h1>{title}</h1><p>Below</p>{chapters}{BACK}"
    document = parse(
        f'<document title="T" subject="S" lang="en-GB"><folder theme="5">{markup}</folder></document>', "test.xml.j2"
    )
    return press(document, house_fonts(), SymbolBook(), STAMP, job)


def panel_of(sheet: Folded, word: Shown) -> Leaf | None:
    """The panel that a word stands on, 9 mm or more from each of its edges; None where it reaches over one."""
    for leaf in panels(sheet):
        inside = leaf.x + 9 * mm <= word.left and word.right <= leaf.x + leaf.width - 9 * mm + SLACK
        if word.page == leaf.side and inside and 9 * mm <= word.bottom and word.top <= sheet.page[1] - 9 * mm:
            return leaf
    return None


# ------------------------------------------------------------------------------------------------ the paper itself


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("fold", FOLDS)
def test_panels_cover_both_sides_and_meet_at_the_folds(fold: FolderFold, paper: TilePaper) -> None:
    sheet = folded(fold, paper)
    for side in (OUTSIDE, INSIDE):
        here = sorted((leaf for leaf in panels(sheet) if leaf.side == side), key=lambda leaf: leaf.x)
        assert here[0].x == 0 and here[-1].x + here[-1].width == pytest.approx(PAGES[paper][1])
        assert all(one.x + one.width == pytest.approx(two.x) for one, two in pairwise(here))
        edges = {round(leaf.x, 3) for leaf in here[1:]}
        assert {round(x, 3) for x in sheet.folds[side]} <= edges


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("fold", FOLDS)
def test_both_sides_are_folded_at_the_same_places(fold: FolderFold, paper: TilePaper) -> None:
    """Turned on the short edge, what is on the left of one side has the right of the other behind it."""
    sheet = folded(fold, paper)
    behind = sorted(sheet.page[0] - x for x in sheet.folds[INSIDE])
    assert behind == pytest.approx([*sheet.folds[OUTSIDE]])


def test_a_panel_that_is_folded_in_is_narrower() -> None:
    sheet = folded("roll", "A4")
    assert [round(leaf.width / mm) for leaf in sheet.leaves] == [97, 100, 100, 97]
    flap, inner = sheet.leaves[0], sheet.leaves[-1]
    assert flap.x == 0 and inner.x + inner.width == pytest.approx(sheet.page[0]), "the same panel, seen from both sides"


@pytest.mark.parametrize("fold", ["roll", "half"])
def test_the_back_lies_behind_the_front(fold: FolderFold) -> None:
    """They share a fold on the outside, and are as wide as each other."""
    sheet = folded(fold, "A4")
    (front,), back = sheet.front, sheet.back
    assert front.side == back.side == OUTSIDE and back.x + back.width == pytest.approx(front.x)
    assert front.width == pytest.approx(back.width)


def test_the_back_of_an_accordion_lies_behind_its_last_panel() -> None:
    """Pleats turn about: with the first of three facing up, the last one's other side faces down."""
    sheet = folded("z", "A4")
    front, last = sheet.front[0], max((leaf for leaf in sheet.leaves if leaf.side == OUTSIDE), key=lambda leaf: leaf.x)
    behind_last = sheet.page[0] - last.x - last.width
    assert front.x == 0 and sheet.back.side == INSIDE and sheet.back.x == pytest.approx(behind_last)


def test_two_leaves_meet_before_the_middle() -> None:
    sheet = folded("gate", "A4")
    left, right = sheet.front
    assert left.x > right.x, "folded in, the leaf on the right of the outside lies on the left"
    assert left.width == right.width and sheet.back.width - left.width - right.width == pytest.approx(1 * mm)


# ------------------------------------------------------------------------------------------------ words on it


@pytest.mark.parametrize("count", [1, 3, 4, 6])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("fold", FOLDS)
def test_all_words_stand_inside_their_panels(fold: FolderFold, paper: TilePaper, count: int) -> None:
    told = made("".join(chapter(number, 2) for number in range(count)), fold, paper)
    assert not told.problems and told.pages == 2
    sheet = folded(fold, paper)
    words = shown(told.data)
    assert [word for word in words if panel_of(sheet, word) is None] == []
    assert min(word.size for word in words) >= BODY.size


@pytest.mark.parametrize("fold", FOLDS)
def test_it_is_read_as_it_is_unfolded(fold: FolderFold, tmp_path: Path) -> None:
    file = tmp_path / "folder.pdf"
    file.write_bytes(made("".join(chapter(number) for number in range(4)), fold).data)
    wrong = [*structure.content_problems(file), *structure.tree_problems(file), *structure.document_problems(file)]
    wrong += [*structure.text_problems(file), *structure.reading_order_problems(file, place=unfolded(folded(fold, "A4")))]
    assert wrong == []
    said = " ".join(structure.reading_text(file))
    order = ["Above", "The way home", "Below", *(f"Part {number}" for number in range(4)), "Ask us", "us@example.no"]
    places = [said.index(each) for each in order]
    assert places == sorted(places)
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        titles = [child.title for item in outline.root for child in (item, *item.children)]
    assert titles == ["The way home", *(f"Part {number}" for number in range(4)), "Ask us"]


def test_each_chapter_begins_a_panel_where_there_is_one_for_it() -> None:
    sheet = folded("roll", "A4")
    words = shown(made("".join(chapter(number) for number in range(4))).data)
    heads = [next(word for word in words if word.text.strip() == f"Part {number}") for number in range(4)]
    assert [panel_of(sheet, head) for head in heads] == [*sheet.leaves]


def test_three_chapters_lie_inside() -> None:
    sheet = folded("roll", "A4")
    words = shown(made("".join(chapter(number) for number in range(3))).data)
    heads = [next(word for word in words if word.text.strip() == f"Part {number}") for number in range(3)]
    assert [panel_of(sheet, head) for head in heads] == [leaf for leaf in sheet.leaves if leaf.road]


def test_words_grow_where_there_is_room() -> None:
    few, many = (made("".join(chapter(number, points) for number in range(4))) for points in (2, 7))
    sizes = [dict(told.remarks)["folder"]["size"] for told in (few, many)]
    assert sizes[0] > sizes[1] >= BODY.size


def test_marks_show_where_to_fold_in_the_margin() -> None:
    sheet = folded("roll", "A4")
    with opened(made(chapter(1)).data) as pdf:
        pages = [page.Contents.read_bytes().decode("latin-1") for page in pdf.pages]
    for page, folds in zip(pages, sheet.folds, strict=True):
        lines = [(float(x), float(low), float(top)) for x, low, end, top in LINE.findall(page) if x == end]
        assert sorted({round(x, 1) for x, *_ in lines}) == [round(x, 1) for x in folds]
        assert all(top <= TOP or low >= sheet.page[1] - TOP for _, low, top in lines), "none goes through words"


# ------------------------------------------------------------------------------------------------ what does not fit


def test_what_does_not_fit_is_told_with_how_much_would() -> None:
    long = made("".join(chapter(number, 4) for number in range(3)) + chapter(3, 75))
    (problem,) = long.problems
    details = problem.details
    assert not long.data and problem.code == "folder-too-full-on-a4" and details["chapter"] == "Part 3"
    assert 0 < details["fewer"] < details["words"] and details["fits"] == details["words"] - details["fewer"]
    row = details["words"] / 75
    kept = int(details["fits"] / row)
    assert not made("".join(chapter(number, 4) for number in range(3)) + chapter(3, kept)).problems, "so much does fit"


def test_where_all_are_long_each_is_told_its_share() -> None:
    told = made("".join(chapter(number, 30) for number in range(4))).problems
    assert [problem.details["chapter"] for problem in told] == [f"Part {number}" for number in range(4)]
    assert all(problem.details["fits"] > problem.details["words"] / 4 for problem in told)


def test_larger_paper_is_told_of_only_where_it_holds_all() -> None:
    told = made("".join(chapter(number, 60) for number in range(4))).problems
    assert {problem.code for problem in told} == {"folder-too-full"}


def test_what_is_far_too_much_is_not_laid_out_in_all_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are a thousand, and each looks at all chapters."""
    tried: list[object] = []
    laid = pour._poured
    monkeypatch.setattr(pour, "_poured", lambda *way: tried.append(way) or laid(*way))
    far = made("".join(chapter(number, 20) for number in range(60)))
    assert {problem.code for problem in far.problems} == {"folder-too-full"} and len(tried) < 100


def test_symbols_go_before_words_do() -> None:
    def state(points: int) -> str:
        told = made("".join(chapter(number, points) for number in range(4)))
        return "full" if told.problems else "bare" if ("folder_symbols", {}) in told.remarks else "pictured"

    assert [name for name, _ in groupby(map(state, range(6, 30, 4)))] == ["pictured", "bare", "full"]


@pytest.mark.parametrize("title", ["Samarbeidsprosjektlederopplæringen", " ".join(["Word"] * 60)])
def test_a_title_without_room_is_told(title: str) -> None:
    assert [each.code for each in made(chapter(1), title=title).problems] == ["folder-title-too-long"]


# ------------------------------------------------------------------------------------------------ how it is printed


def test_a_print_shop_gets_pages_with_bleed_and_no_marks() -> None:
    pdf = opened(made(chapter(1), job=Job(printshop=True)).data)
    for page in pdf.pages:
        assert [round(float(side) / mm, 1) for side in page.mediabox[2:]] == [303, 216]
        assert [round(float(side) / mm, 1) for side in page.trimbox] == [3, 3, 300, 213]
    assert "/ViewerPreferences" in pdf.Root and "/Duplex" not in pdf.Root.ViewerPreferences


def test_it_is_turned_on_the_short_edge() -> None:
    assert opened(made(chapter(1)).data).Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_the_inside_is_moved_for_the_printer() -> None:
    usual, moved = (shown(made(chapter(1), job=job).data) for job in (Job(), Job(offset=(2 * mm, 1 * mm), printer="hall")))
    by = {(one.page, round(two.left - one.left, 2), round(two.bottom - one.bottom, 2)) for one, two in zip(usual, moved)}
    assert {each for each in by if each[0] == OUTSIDE} == {(OUTSIDE, 0, 0)}
    assert {each[1:] for each in by if each[0] == INSIDE} == {(round(-1 * mm, 2), round(2 * mm, 2))}


def test_titles_of_points_stand_before_their_words_where_there_is_no_other_room() -> None:
    """Each on a line of its own they would take a third more."""
    rows = "".join(f"<li><strong>Title {each}</strong>{KEPT}You may try a job there for a day.</li>" for each in range(12))
    solutions = f"<section><h2>Part 3</h2><p>We try these first.</p><ol discs='yes'>{rows}</ol></section>"
    few, many = (made("".join(chapter(number, points) for number in range(3)) + solutions) for points in (1, 13))
    assert not few.problems and not many.problems
    assert [any("–" in word.text for word in shown(told.data)) for told in (few, many)] == [False, True]
