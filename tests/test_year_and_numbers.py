"""A year in one picture and in numbers: stops by what the year holds, figures that are known, shares that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

import structure
from dialogkit.clearing.groups import Row
from dialogkit.cycle.load import load
from dialogkit.cycle.model import Item
from dialogkit.paper import mm
from dialogkit.press.figures.stacked import GROUNDS, Share, widths
from dialogkit.press.figures.status import LOOKS
from dialogkit.press.style import H3, TextStyle
from dialogkit.templating.seen.counts import told, untold
from dialogkit.templating.seen.view import View
from dialogkit.terms import STATUSES
from kits import ROOT
from paper import START, Shown, loaded, opened, outside, page_sizes, paragraph, pressed, shown

NUMBER = TextStyle(15, 18, bold=True, after=0)


def step(number: int, words: int = 6, done: str = "") -> str:
    said = f' done="{done}"' if done else ""
    sentence = " ".join(["word"] * words)
    return f'<step symbol="home"{said}><h2>Name {number}</h2><p role="label">Day {number}</p><p>Told {sentence}</p></step>'


def year(*steps: str, right: str = "<h1>Numbers</h1>") -> bytes:
    left = f'<year theme="1"><h1>The year</h1>{"".join(steps)}</year>'
    pair = f"<pair><left>{left}</left><right>{right}</right></pair>"
    made = pressed(f"<cover><h1>C</h1></cover><pages><spread>{pair}</spread></pages>")
    assert not made.problems, made.problems
    assert not outside(made.data)
    return made.data


def named(texts: list[Shown], start: str) -> list[Shown]:
    return [one for one in texts if one.text.startswith(start)]


@pytest.mark.parametrize("count", range(1, 8))
def test_stops_stand_below_each_other_and_keep_apart(count: int) -> None:
    texts = shown(year(*(step(number) for number in range(count))))
    names, days, told_ = named(texts, "Name"), named(texts, "Day"), named(texts, "Told")
    assert len(names) == len(days) == len(told_) == count
    assert {one.page for one in names} == {1} and named(texts, "Numbers")[0].page == 2
    for above, below in zip(names, names[1:]):
        assert above.bottom - below.bottom > 26 * mm
    assert len({one.size for one in names}) == len({one.size for one in told_}) == 1  # blocks of one kind share one size
    assert min(one.size for one in told_) >= 12


def test_long_sentences_are_smaller_and_at_last_left_out_for_all() -> None:
    short = shown(year(*(step(number, 5) for number in range(5))))
    long = shown(year(*(step(number, 18 if number else 5) for number in range(5))))
    assert named(short, "Told")[0].size >= named(long, "Told")[0].size >= 12
    longest = shown(year(*(step(number, 200 if number else 5) for number in range(5))))
    assert len(named(longest, "Name")) == 5 and not named(longest, "Told")


def test_that_a_stop_is_behind_is_read_aloud(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(year(step(1, done="Finished"), step(2)))
    said = [part.strip() for part in structure.reading_text(file)]
    start = said.index("The year")
    assert said[start : start + 5] == ["The year", "Finished", "Name 1", "Day 1", "Told word word word word word word"]
    assert said.count("Finished") == 1 and structure.problems(file) == []


def test_the_year_tells_which_of_its_stops_are_behind(tmp_path: Path) -> None:
    def stones(more: str) -> list[tuple[str, bool, str]]:
        year_ = loaded(tmp_path, more, START)
        return [(each.stop.id, each.done, each.when) for each in View(year_.cycle, year_.words).milestones]

    coming = "No date yet"
    assert stones("") == [
        ("conference", False, coming),
        ("workshop", False, coming),
        ("poster", False, ""),
        ("game", False, ""),
        ("solutions_conference", False, coming),
    ]
    held = """
events:
  - {id: a, kind: conference, date: 2026-09-17, attendance: {users: 3}}
  - {id: b, kind: workshop, date: 2026-10-01}
"""
    assert stones(held)[:2] == [("conference", True, "17 September 2026"), ("workshop", False, "1 October 2026")]
    assert stones("findings: [{id: f, text: F}]\n")[0] == ("conference", True, "")
    answered = "solutions: [{id: s, finding: f, proposals: [{text: P, response: {yes: 3}}]}]\n"
    done = {name for name, is_done, _ in stones("findings: [{id: f, text: F}]\n" + answered) if is_done}
    assert done == {"conference", "workshop", "solutions_conference"}


def test_in_the_example_four_of_five_stops_are_behind() -> None:
    year_ = load(ROOT / "examples" / "solbakken-2026")
    stones = View(year_.cycle, year_.words).milestones
    assert [(each.done, each.now) for each in stones] == [(True, False)] * 4 + [(False, True)]


_LEFT = {
    "conference": "findings: [{id: f, text: F}]",
    "workshop": "solutions: [{id: s, finding: f, proposals: [{text: P}]}]",
    "poster": "poster: {we_want: [Peace.]}",
    "game": "",
    "solutions_conference": "events: [{id: e, kind: solutions_conference, attendance: {users: 3}}]",
}


@pytest.mark.parametrize(
    ("done", "now"),
    [
        ((), None),
        (("conference",), "workshop"),
        (("conference", "workshop"), "poster"),
        (("conference", "poster"), "game"),
        (("solutions_conference",), None),
        (("conference", "poster", "solutions_conference"), None),
    ],
)
def test_now_is_what_comes_after_the_last_that_is_over(tmp_path: Path, done: tuple[str, ...], now: str | None) -> None:
    """Never one that is over itself, nor one before it: a part that leaves nothing may lie between."""
    year_ = loaded(tmp_path, "\n".join(_LEFT[name] for name in done), START)
    stones = View(year_.cycle, year_.words).milestones
    assert {each.stop.id for each in stones if each.done} == {*done}
    assert [each.stop.id for each in stones if each.now] == ([now] if now else [])


def test_a_poster_of_last_year_is_not_this_years(tmp_path: Path) -> None:
    stones = View((year_ := loaded(tmp_path, _LEFT["poster"], START)).cycle, year_.words).milestones
    assert not any(each.done or each.now for each in stones)


def test_a_meeting_of_which_groups_left_notes_is_over(tmp_path: Path) -> None:
    """As the minutes count it."""
    notes = "tasks: [{id: t, title: T, event: e, groups: [{n: 1, points: [We talked.]}]}]"
    year_ = loaded(tmp_path, f"events: [{{id: e, kind: workshop, date: 2026-09-17}}]\n{notes}", START)
    assert [each.stop.id for each in View(year_.cycle, year_.words).milestones if each.done] == ["workshop"]


# ------------------------------------------------------------------------------------------------ numbers


def share(kind: str, value: float) -> Share:
    words = [paragraph(f"{value:g}", NUMBER)] * 2
    return Share(kind, value, *words)


@pytest.mark.parametrize("values", [(5, 6, 5, 3, 2), (100, 1, 1, 1, 1), (1, 0, 0, 0, 0), (0, 0, 0, 0, 0), (999, 999, 1, 0, 998)])
def test_each_share_has_room_for_its_number_and_none_has_room_for_nothing(values: tuple[int, ...]) -> None:
    shares = [share(kind, value) for kind, value in zip(STATUSES, values)]
    wide = widths(shares, 170 * mm)
    assert sum(wide) == pytest.approx(170 * mm if any(values) else 0)
    for each, width in zip(shares, wide):
        assert (width >= each.dark.width(500)) if each.value else width == 0
    ordered = sorted(zip(values, wide))
    assert all(one[1] <= two[1] + 12 * mm for one, two in zip(ordered, ordered[1:]))  # a pattern takes a little more room


def test_shares_of_room_enough_are_in_proportion() -> None:
    assert widths([share("yes", 12), share("partly", 6), share("no", 6)], 400) == [200, 100, 100]


def test_no_two_statuses_and_no_two_answers_look_the_same() -> None:
    assert {*GROUNDS} == {*STATUSES, "yes", "partly", "no"} and {*LOOKS} == {*STATUSES, "open", "late"}
    assert len({GROUNDS[status] for status in STATUSES}) == 5 and len({GROUNDS[each] for each in ("yes", "partly", "no")}) == 3


def alts(data: bytes) -> list[str]:
    """What the Figures say."""
    with opened(data) as pdf:
        return [str(each.Alt) for each in pdf.objects if hasattr(each, "get") and each.get("/S") == "/Figure"]


def test_bars_say_all_their_numbers_and_go_on_on_the_next_page(tmp_path: Path) -> None:
    stacks = "".join(
        f'<stack label="Proposal {number}"><share kind="yes" label="Yes" value="{number}"/>'
        f'<share kind="no" label="No" value="2"/></stack>'
        for number in range(1, 41)
    )
    made = pressed(f'<pages><h1>H</h1><bars title="Answers">{stacks}</bars></pages>')
    file = tmp_path / "a.pdf"
    file.write_bytes(made.data)
    assert len(page_sizes(made.data)) > 1
    assert alts(made.data) == [f"Proposal {number}: Yes {number}, No 2." for number in range(1, 41)]
    assert structure.problems(file) == []


def test_a_single_bar_is_told_by_its_title() -> None:
    stack = '<stack><share kind="done" label="Done" value="3"/></stack>'
    assert alts(pressed(f'<pages><h1>H</h1><bars title="So far">{stack}</bars></pages>').data) == ["So far: Done 3."]


def test_few_figures_are_larger() -> None:
    def sizes(count: int) -> set[float]:
        counts = "".join(f'<count value="{number + 70}" symbol="home">of these</count>' for number in range(count))
        texts = shown(pressed(f"<pages><h1>H</h1><counts>{counts}</counts></pages>").data)
        found = [one for one in texts if one.text.strip().isdigit() and one.size > 20]
        assert len(found) == count
        return {one.size for one in found}

    assert sizes(1) == sizes(2) == {72.0} and sizes(3) == sizes(4) == {54.0}


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [2, 2, 1])])
def test_three_figures_stand_in_one_row(count: int, rows: list[int]) -> None:
    counts = "".join(f'<count value="{number + 70}" symbol="home">of these</count>' for number in range(count))
    texts = shown(pressed(f"<pages><h1>H</h1><counts>{counts}</counts></pages>").data)
    lows = [round(one.bottom / 40) for one in texts if one.text.strip().isdigit() and one.size > 20]
    assert [lows.count(low) for low in sorted({*lows}, reverse=True)] == rows


def test_many_bars_leave_more_room_to_their_names() -> None:
    """The key has one line all the same."""
    shares = "".join(f'<share kind="{kind}" label="{kind.title()}" value="3"/>' for kind in ("yes", "partly", "no"))
    name = "A proposal with a name that is rather long"

    def lines(count: int) -> int:
        stacks = f'<stack label="{name}">{shares}</stack>' * count
        texts = shown(pressed(f'<pages><h1>H</h1><bars title="Answers">{stacks}</bars></pages>').data)
        keys = [one.bottom for one in texts if one.text.strip() in ("Yes", "Partly", "No")]
        assert max(keys) - min(keys) < 4  # a y reaches lower
        return sum(one.text.strip() == name for one in texts)

    assert lines(9) == 9 and lines(3) == 0


def test_what_bars_are_about_stands_above_them_beside_their_key() -> None:
    """On each page that they go on to, and said once."""
    share = '<share kind="yes" label="Yes" value="3"/>'
    stacks = "".join(f'<stack label="Bar {number}">{share}</stack>' for number in range(40))
    about = "<h3>What these bars are all about, in words that need a line more</h3>"
    data = pressed(f'<pages><h1>H</h1><bars title="Answers">{about}{stacks}</bars></pages>').data
    texts = shown(data)
    head, keys, names = [one for one in texts if one.size == H3.size], named(texts, "Yes"), named(texts, "Bar")
    assert [one.page for one in keys] == [0, 1] and [one.page for one in head] == [0, 0, 1, 1]
    for page in (0, 1):
        assert abs(head[2 * page + 1].bottom - keys[page].bottom) < 4
        assert keys[page].bottom > max(one.bottom for one in names if one.page == page)
    with opened(data) as pdf:
        assert sum(hasattr(each, "get") and each.get("/S") == "/H3" for each in pdf.objects) == 1


def test_names_of_bars_begin_at_one_place_beside_pictures() -> None:
    share = '<share kind="yes" label="Yes" value="3"/>'
    stacks = f'<stack label="One" symbol="home">{share}</stack><stack label="Two">{share}</stack>'
    texts = shown(pressed(f'<pages><h1>H</h1><bars title="Answers">{stacks}</bars></pages>').data)
    lefts = [round(one.left / mm) for one in texts if one.text.strip() in ("One", "Two")]
    assert len(lefts) == 2 and lefts[0] == lefts[1] > 30


def test_what_explains_badges_begins_at_one_place() -> None:
    measures = "".join(
        f'<measure><status kind="done">{badge}</status><note>This is {number}.</note></measure>'
        for number, badge in enumerate(("Done", "Under way", "Put away"))
    )
    texts = shown(pressed(f"<pages><h1>H</h1>{measures}</pages>").data)
    lefts = [one.left for one in texts if one.text.startswith("This is")]
    assert len(lefts) == 3 and max(lefts) - min(lefts) < 1


def test_a_row_is_told_where_all_its_counts_are() -> None:
    rows = [Row(Item(), cells) for cells in (("3", "0", "2"), ("0", "0", "0"), ("fewer", "hidden", "0"), ("4", "–", "1"))]
    assert told(rows) == rows[:1]
    assert not untold(rows[:2]) and untold(rows[2:3]) and not untold([])


@pytest.mark.parametrize("name", ["year", "welcome"])
def test_a_document_may_have_several_pictures_to_the_edges(name: str) -> None:
    """In one element `pages` or in several: each is drawn for itself."""
    texts = ("Short", "A longer name of a day " * 9)
    more = step(1) if name == "year" else ""
    document = "".join(f"<pages><{name}><h1>{text}</h1>{more}</{name}></pages>" for text in texts)
    alike = f"<pages>{''.join(f'<{name}><h1>{text}</h1>{more}</{name}>' for text in texts)}</pages>"
    for markup in (document, alike):
        made = pressed(markup)
        assert not made.problems and made.pages == 2
        with opened(made.data) as pdf:
            forms = [[key for key in page.Resources.XObject if key.startswith(f"/FormXob.{name}-")] for page in pdf.pages]
        assert [len(each) for each in forms] == [1, 1] and forms[0] != forms[1]
