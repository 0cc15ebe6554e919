"""Task sheets and theme pages: answers to point at and to tick, room to draw and write, rights, a day's road, the cover."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest

import structure
from dialogkit.cycle.model import Event, Question, Theme
from dialogkit.cycle.packs.packs import Packs
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.flow.figured.agenda import Agenda
from dialogkit.templating.seen.day_rows import Row, rows_of
from dialogkit.templating.seen.drawn import Drawn
from dialogkit.templating.seen.task_sheets import sheets_of
from dialogkit.terms import Lang
from dialogkit.words import load_words
from layout.facts import Facts, Mark, mm, read
from paper import HOME, built, page_sizes, pressed, shown, text_of
from work import LINEAR

BAND = '<band symbol="bell"><p>Theme 1</p><h1>What do you want?</h1></band>'
FEW, MANY = range(2, 10), range(10, 14)


def sheet(tmp_path: Path, markup: str) -> Facts:
    """The facts of a sheet below its head."""
    made = pressed(f'<pages><section theme="1">{BAND}{markup}</section></pages>')
    assert made.data, made.problems
    (tmp_path / "tasks.pdf").write_bytes(made.data)
    return read(tmp_path / "tasks.pdf")


def choices(count: int, symbol: str = ' symbol="home"', words: str = "Choice {}") -> str:
    rows = "".join(f"<choice{symbol}>{words.format(number)}</choice>" for number in range(count))
    return f"<choices>{rows}</choices>"


def boxes(facts: Facts) -> list[Mark]:
    """The boxes to tick."""
    sides = ((mark, mark.box[2] - mark.box[0], mark.box[3] - mark.box[1]) for mark in facts.ofkind("line"))
    return [mark for mark, wide, high in sides if abs(wide - high) < 0.5 and 6 * mm < wide < 15 * mm and mark.corners > 4]


def between(one: Mark, other: Mark) -> float:
    """How far two boxes are apart, in mm."""
    across = max(one.box[0], other.box[0]) - min(one.box[2], other.box[2])
    up = max(one.box[1], other.box[1]) - min(one.box[3], other.box[3])
    return max(across, up) / mm


@pytest.mark.parametrize("symbol", [' symbol="home"', ""])
def test_boxes_to_tick_are_large_and_never_touch(tmp_path: Path, symbol: str) -> None:
    for count in (*FEW, *MANY):
        facts = sheet(tmp_path, choices(count, symbol))
        found = boxes(facts)
        assert len(found) == count
        assert all(mark.box[2] - mark.box[0] >= 8 * mm for mark in found), count
        near = [pair for pair in combinations(found, 2) if pair[0].page == pair[1].page and between(*pair) < 3.9]
        assert near == [], count


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (3, 3), (4, 2), (5, 3), (6, 3), (7, 3), (9, 3)])
def test_answers_with_pictures_are_tiles_in_two_columns_or_three(tmp_path: Path, count: int, columns: int) -> None:
    facts = sheet(tmp_path, choices(count))
    assert len({round(mark.box[0] / mm / 5) for mark in boxes(facts)}) == columns
    drawn = [mark for mark in facts.ofkind("symbol") if mark.name.startswith("sym-home")]
    assert len(drawn) == count and len({round(mark.box[2] - mark.box[0]) for mark in drawn}) == 1
    assert min(mark.box[2] - mark.box[0] for mark in drawn) >= 18 * mm
    assert len(facts.sizes) == 1, "one sheet holds them"


def test_what_tiles_cannot_hold_is_rows(tmp_path: Path) -> None:
    """Many answers and long ones; and nothing of them is lost."""
    long = "Somebody whom I have known for long and who knows what I want and how {}"
    for markup, count in ((choices(12), 12), (choices(3, words=long), 3), (choices(20, words=long), 20)):
        facts = sheet(tmp_path, markup)
        lefts = {round(mark.box[0] / mm / 5) for mark in boxes(facts)}
        assert len(boxes(facts)) == count and len(lefts) <= 2
        assert all(f" {number}" in text_of(facts.path) for number in range(count))
        assert len(frames(facts, 12 * mm)) == count, "box, picture and words are one"


def frames(facts: Facts, least: float) -> list[Mark]:
    """What is round answers: rounded boxes, `least` pt tall or more."""
    lines = (mark for mark in facts.ofkind("line") if not mark.dashed and mark.corners > 4)
    return [mark for mark in lines if mark.box[2] - mark.box[0] > 40 * mm and mark.box[3] - mark.box[1] >= least]


@pytest.mark.parametrize("pictures", ["", "0", "03", "0123"])
def test_tiles_without_a_picture_have_room_to_draw_one(tmp_path: Path, pictures: str) -> None:
    """Be it one, several or all of them: the sheet keeps its form."""
    rows = "".join(f"<choice{symbol_if(str(number) in pictures)}>Choice {number}</choice>" for number in range(5))
    facts = sheet(tmp_path, f"<choices>{rows}</choices>")
    assert len(frames(facts, 30 * mm)) == 5
    dashed = [mark for mark in facts.ofkind("line") if mark.dashed and mark.box[3] - mark.box[1] > 15 * mm]
    brushes = [mark for mark in facts.ofkind("symbol") if "brush" in mark.name]
    assert len(dashed) == len(brushes) == 5 - len(pictures)


def symbol_if(there: bool) -> str:
    return ' symbol="home"' if there else ""


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6, 7, 8, 9, 10, 12])
@pytest.mark.parametrize("words", ["Another", "At another time of the day"])
def test_an_open_answer_has_a_line_to_write_on(tmp_path: Path, count: int, words: str) -> None:
    """Of 25 mm at least, inside its frame, below no word; and where tiles leave places free it has them all, with more lines."""
    open_one = f'<choice symbol="pencil" open="yes">{words}</choice>'
    facts = sheet(tmp_path, choices(count - 1).replace("</choices>", f"{open_one}</choices>"))
    lines = [mark for mark in facts.ofkind("line") if not mark.dashed and mark.box[3] - mark.box[1] < 1]
    assert (len(lines) > 2) is (count in (5, 8)), "where it stands beside its picture as tall as another tile"
    frame = max(frames(facts, 12 * mm), key=lambda mark: (mark.page, -mark.box[1], mark.box[0]))
    for line in lines:
        assert line.box[2] - line.box[0] >= 25 * mm
        assert frame.box[0] < line.box[0] and line.box[2] < frame.box[2] and frame.box[1] < line.box[1] < frame.box[3]
        said = [word for word in facts.words if word.page == line.page and word.text.strip()]
        hits = [word.text for word in said if word.box[1] < line.box[1] + 3 < word.box[3] and word.box[2] > line.box[0] + 1]
        assert [text for text in hits if text.strip() in words.split()] == []
    if count < 10:
        assert frame.box[2] == pytest.approx(facts.sizes[0][0] - 18 * mm, abs=1.5)


CONTEXT = "<aside><p>A letter from the council.</p></aside><ways><way symbol='pencil'>Write</way></ways>"


@pytest.mark.parametrize(
    ("count", "words"), [(6, "Samarbeidspartneren {}"), (7, "Food from {}"), (8, "Food from {}"), (9, "Food {}")]
)
def test_answers_below_what_one_must_know_stand_on_one_sheet(tmp_path: Path, count: int, words: str) -> None:
    """Nobody ticks the last one on a sheet of its own."""
    facts = sheet(tmp_path, CONTEXT + choices(count - 1, words=words).replace("</choices>", OPEN))
    assert len(facts.sizes) == 1 and len(boxes(facts)) == count
    drawn = [mark for mark in facts.ofkind("symbol") if mark.name.startswith("sym-home")]
    assert len(drawn) == count - 1 and min(mark.box[2] - mark.box[0] for mark in drawn) > 16 * mm
    assert len({round(mark.box[2] - mark.box[0]) for mark in drawn}) == 1


OPEN = '<choice symbol="pencil" open="yes">Another</choice></choices>'


@pytest.mark.parametrize(("told", "behind"), [(1, False), (3, False), (5, True)])
def test_answers_give_way_to_what_one_says_beside_them(tmp_path: Path, told: int, behind: bool) -> None:
    """Their pictures are smaller rather than that there is no line for it, be it the one behind the words."""
    aside = CONTEXT.replace("<p>A letter from the council.</p>", "<p>A letter from the council.</p>" * told)
    facts = sheet(tmp_path, f'{aside}{choices(6)}<room label="More?" lines="6" spare="yes"/>')
    (said,) = [word for word in facts.words if "More" in word.text]
    below = [mark for mark in facts.ofkind("line") if mark.sides[1] < 1 and mark.box[1] < said.box[3] and not mark.dashed]
    assert len(facts.sizes) == 1 and below and all(mark.sides[0] > 60 * mm for mark in below)
    assert (min(mark.box[0] for mark in below) > said.box[2]) is behind
    drawn = [mark for mark in facts.ofkind("symbol") if mark.name.startswith("sym-home")]
    assert min(mark.box[2] - mark.box[0] for mark in drawn) > 18 * mm


def test_no_word_of_a_tile_is_broken(tmp_path: Path) -> None:
    facts = sheet(tmp_path, choices(3, words="Samarbeidsplakaten {}"))
    assert text_of(facts.path).count("Samarbeidsplakaten") == 3
    assert len({round(mark.box[0] / mm / 5) for mark in boxes(facts)}) == 2, "in two columns, where three are too narrow"


def test_no_label_of_a_tile_has_many_lines(tmp_path: Path) -> None:
    facts = sheet(tmp_path, choices(6, words="Food from other countries that we have never tried {}"))
    assert len({round(mark.box[0] / mm / 5) for mark in boxes(facts)}) == 2 and len(facts.sizes) == 1
    assert all(len(block.lines) <= 3 for block in facts.blocks if "Food" in block.text)


def test_there_are_six_lines_to_write_on_at_most_and_the_rest_is_for_a_drawing(tmp_path: Path) -> None:
    def ruled(markup: str) -> int:
        lines = sheet(tmp_path, markup).ofkind("line")
        return sum(not mark.dashed and mark.box[2] - mark.box[0] > 100 * mm and mark.box[3] - mark.box[1] < 1 for mark in lines)

    assert ruled('<room label="More?" lines="6"/>') == 6
    assert ruled('<room draw="Draw" write="Write" lines="4"/>') == 4
    facts = sheet(tmp_path, '<room draw="Draw" write="Write" lines="4"/>')
    (dashed,) = [mark for mark in facts.ofkind("line") if mark.dashed and mark.corners > 8]
    assert dashed.box[3] - dashed.box[1] > 90 * mm
    assert ruled(choices(9) + '<room label="More?" lines="6"/>') >= 1


@pytest.mark.parametrize("count", [3, 6, 9])
def test_what_one_must_know_has_one_size_however_many_answers_there_are(tmp_path: Path, count: int) -> None:
    facts = sheet(tmp_path, f"<aside><p>A letter from the council.</p></aside>{choices(count)}")
    assert {word.size for word in facts.words if "letter" in word.text} == {16}


def test_a_long_title_grows_the_head_and_loses_nothing() -> None:
    for words in (3, 12, 40):
        title = " ".join(f"word{number}" for number in range(words))
        made = pressed(f'<pages><band symbol="bell"><p>Theme</p><h1>{title}</h1></band><p>Below</p></pages>')
        said = [one for one in shown(made.data) if one.text.startswith("word")]
        below = next(one for one in shown(made.data) if one.text.startswith("Below"))
        assert "".join(text_of(made.data).split()).count("word") == words
        assert {one.size for one in said} <= {30, 28, 27, 26, 24, 22} and below.top < min(one.bottom for one in said)


def test_a_head_begins_its_page() -> None:
    made = pressed(f"<pages><p>Before</p>{BAND}<p>After</p></pages>")
    assert [one.page for one in shown(made.data) if one.text in ("Before", "After")] == [0, 1]


def test_lines_in_what_a_page_leaves_are_three_or_none() -> None:
    for words, there in ((10, True), (500, False)):
        made = pressed(f'<pages><p>{"word " * words}</p><spare label="My thoughts" lines="6"/></pages>')
        assert ("My thoughts" in text_of(made.data)) is there and len(page_sizes(made.data)) == 1


@pytest.mark.parametrize(("after", "there"), [(3, False), (22, True)])
def test_lines_stand_in_what_a_page_leaves_only_where_what_follows_has_no_room_there(after: int, there: bool) -> None:
    """So they never drive it out."""
    next_one = f"<together><h2>Next</h2>{'<p>word</p>' * after}</together>"
    made = pressed(f'<pages><lines count="12"/><spare label="My thoughts" lines="6"/>{next_one}</pages>')
    assert ("My thoughts" in text_of(made.data)) is there
    assert [one.page for one in shown(made.data) if one.text == "Next"] == [int(there)]


def test_what_stands_at_the_foot_leaves_lines_their_place() -> None:
    made = pressed('<pages><p>word</p><spare label="My thoughts" lines="6"/><foot><p>Foot</p></foot></pages>')
    texts = {one.text: one for one in shown(made.data)}
    assert texts["Foot"].page == texts["My thoughts"].page == 0 and texts["Foot"].top < texts["My thoughts"].bottom - 150 * mm


@pytest.mark.parametrize(
    ("taken", "lines", "drawn"), [(3, 4, True), (6, 3, True), (7, 2, True), (8, 6, False), (10, 5, False), (12, 3, False)]
)
def test_what_a_page_has_left_is_filled(tmp_path: Path, taken: int, lines: int, drawn: bool) -> None:
    """With a box where it is tall enough, above as many of four lines as that leaves; or else with more lines, not far apart."""
    spare = '<spare label="My thoughts" draw="Draw" write="Write" lines="4"/>'
    facts = sheet(tmp_path, f'<lines count="{taken}"/>{spare}')
    below = next(word.base for word in facts.words if "My thoughts" in word.text)
    ruled = sorted(mark.box[1] for mark in facts.ofkind("line") if not mark.dashed and mark.sides[0] > 100 * mm > mark.sides[1])
    ruled = [y for y in ruled if y < below]
    boxes = [mark for mark in facts.ofkind("line") if mark.dashed and mark.corners > 8]
    assert (len(ruled), len(boxes)) == (lines, drawn)
    assert all(12 * mm - 0.1 < high - low < 15 * mm + 0.1 for low, high in pairwise(ruled))
    assert ruled[0] < 23 * mm + 12 * mm
    assert all(box.sides[1] > 50 * mm for box in boxes)


def test_a_page_that_a_part_goes_on_to_has_its_head() -> None:
    """For the eye alone: who hears the pages has heard it. Not where it would drive out what has no room beside it."""
    rows = "".join(f"<together>{'<p>word</p>' * 12}</together>" for _ in range(3))
    made = pressed(f'<pages><section again="The sheet"><h1>The sheet</h1>{rows}</section></pages>')
    assert [one.page for one in shown(made.data) if one.text == "The sheet"] == [*range(len(page_sizes(made.data)))]
    tall = f"<together>{'<p>word</p>' * 24}</together>"
    made = pressed(f'<pages><section again="The sheet"><h1>The sheet</h1><lines count="18"/>{tall}</section></pages>')
    assert text_of(made.data).count("The sheet") == 1 and len(page_sizes(made.data)) == 2


def test_room_for_comments_has_no_page_of_its_own() -> None:
    for count, there in ((5, True), (20, False)):
        made = pressed(f'<pages><lines count="{count}"/><room label="More?" lines="6" spare="yes"/></pages>')
        assert ("More?" in text_of(made.data)) is there and len(page_sizes(made.data)) == 1


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 9])
def test_rights_are_larger_the_fewer_they_are(tmp_path: Path, count: int) -> None:
    told = '<h3>You decide where you live</h3><p>It is your choice.</p><p role="small">Article 19</p>'
    one = f'<article symbol="home">{told}</article>'
    facts = sheet(tmp_path, f"<h2>Your rights</h2><articles>{one * count}</articles>")
    drawn = [mark.box[2] - mark.box[0] for mark in facts.ofkind("symbol") if mark.name.startswith("sym-home")]
    assert len(drawn) == count and min(drawn) >= 16 * mm
    assert (max(drawn) > 30 * mm) is (count <= 2)
    assert len(facts.sizes) == (1 if count <= 5 else 2)


def test_rights_in_panels_lower_than_is_aimed_at_take_all_their_room(tmp_path: Path) -> None:
    """Rather than words that are smaller, or a page more."""
    told = '<h3>You decide</h3><p>It is your choice.&#8232;Nobody else decides.</p><p role="small">Article 19</p>'
    one = f'<article symbol="home">{told}</article>'
    facts = sheet(tmp_path, f"{'<p>word</p>' * 7}<articles>{one * 3}</articles>")
    assert {word.size for word in facts.words if "choice" in word.text} == {16} and len(facts.sizes) == 1


def test_a_right_of_very_many_words_goes_on_on_the_next_page(tmp_path: Path) -> None:
    article = f'<article symbol="home"><h3>You decide</h3><p>{"It is your own choice. " * 120}</p></article>'
    assert " ".join(text_of(sheet(tmp_path, f"<articles>{article}</articles>").path).split()).count("your own choice") == 120


def day(kinds: list[str]) -> list[Row]:
    return rows_of(
        Event.model_validate({"id": "e", "kind": "conference", "agenda": [{"title": "A", "kind": kind} for kind in kinds]})
    )


def test_breaks_join_the_rows_before_them_where_nine_are_too_few() -> None:
    kinds = ["welcome", "talk", "break", "task", "lunch", "task", "break", "task", "break", "plenary"]
    assert len(day(kinds)) == 9
    assert [row.then.kind for row in day(kinds) if row.then] == ["break"] and day(kinds)[-2].then
    assert [row.point.kind for row in day(kinds[:9])] == kinds[:9] and not any(row.then for row in day(kinds[:9]))
    assert len(day(["task"] * 14)) == 14, "what is no break keeps its row"


def test_a_day_of_hundreds_of_entries_takes_no_more_time_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a few pages' entries all that are left are set anew on each."""
    entry, words = '<entry time="9.30" symbol="coffee"><p>Point</p></entry>', Agenda._words

    def rows_set(count: int) -> int:
        rows: list[int] = []
        monkeypatch.setattr(Agenda, "_words", lambda self, *sizes: rows.append(len(self._rows)) or words(self, *sizes))
        pressed(f"<pages><agenda>{entry * count}</agenda></pages>")
        return sum(rows)

    assert rows_set(180) < LINEAR * rows_set(90)


def test_a_long_day_goes_on_on_the_next_page_and_has_numbers_where_it_has_no_times() -> None:
    entry = '<entry symbol="coffee"{}><p>Point {}</p><p>The group</p></entry>'
    for time, first in ((' time="9.30"', "9.30"), ("", "1")):
        made = pressed("<pages><agenda>" + "".join(entry.format(time, number) for number in range(13)) + "</agenda></pages>")
        assert first in text_of(made.data).split() and len(page_sizes(made.data)) == 2
        assert [f"Point {number}" in text_of(made.data) for number in range(13)] == [True] * 13


def test_two_short_questions_share_a_sheet() -> None:
    def counts(*questions: dict[str, object]) -> list[int]:
        numbered = [{"id": f"q{number}", "text": "How is it?", **each} for number, each in enumerate(questions)]
        return [len(found) for found in sheets_of(Theme.model_validate({"id": "t", "title": "T", "questions": numbered}))]

    scale, yesno = {"type": "scale"}, {"type": "yesno"}
    long = {"type": "yesno", "text": "How often do the staff come at the time that they have agreed on?"}
    assert counts(scale, yesno, scale, {"type": "open"}, long) == [2, 1, 1, 1]
    assert counts(scale, scale, scale) == [2, 1]
    assert counts(scale, {**scale, "context": ["First you must know this."]}) == [1, 1]


def test_how_full_something_is_and_a_level_thumb_have_drawings() -> None:
    book = SymbolBook()
    assert all(f"level-{number}" in book for number in range(5)) and "level-5" not in book
    assert len({book.artwork(f"level-{number}").content for number in range(5)}) == 5
    assert book.artwork("thumb-sideways").content != book.artwork("thumb-up").content
    assert book.artwork("home", 200).name != book.artwork("home").name, "a large drawing has finer lines"


@pytest.mark.parametrize(
    ("lang", "steps", "expected"),
    [
        ("nb", "Nesten alltid, Av og til, Sjelden", "level-4 level-2 level-1"),
        ("nb", "Sjelden, Av og til, Ofte", "level-1 level-2 level-4"),  # from the least to the most
        ("nb", "Hver dag, Hver uke, Aldri", "level-4 level-2 level-0"),
        ("nn", "Aldri, Kvar veke, Kvar dag", "level-0 level-2 level-4"),
        ("en", "Every morning, On Sundays, Never", "level-4 level-2 level-0"),
        ("en", "One, Two, Three", "level-4 level-2 level-1"),
        ("nb", "Bra, Greit, Dårlig", "thumb-up thumb-sideways thumb-down"),  # how it is
        ("nn", "Ikkje bra, Midt imellom, Bra", "thumb-down thumb-sideways thumb-up"),
    ],
)
def test_the_pictures_of_a_scale_go_the_way_that_its_words_go(lang: Lang, steps: str, expected: str) -> None:
    """No two are alike."""
    drawn = Drawn()
    drawn.t, drawn._packs = load_words(lang), Packs()
    question = Question(id="q", text="Q?", type="scale", scale=steps.split(", "))
    assert drawn.scale_for(question) == expected.split()


YEAR = """\
themes:
  - {id: t, title: Hjelpen, articles: [19], questions: [
      {id: q, type: yesno, text: Vet du det?},
      {id: r, type: scale, text: Hvor ofte?, context: [Det er avtalt.], scale: [
        {text: Ofte, symbol: antenna-bars-5}, {text: Noe, symbol: antenna-bars-3}, {text: Lite, symbol: antenna-bars-2}]}]}
events: [{id: e, kind: conference, title: Konferansen}]
"""


def test_no_answer_is_a_cross_or_a_telephone_signal(tmp_path: Path) -> None:
    names = {
        mark.name.removesuffix("-fine")
        for mark in read(built(tmp_path, YEAR, "tasks", start=HOME) / "tasks.pdf").ofkind("symbol")
    }
    assert {"sym-level-4", "sym-level-2", "sym-level-1", "sym-thumb-down"} <= names
    assert not {name for name in names if "antenna" in name or name == "sym-x"}


def test_staff_are_sent_to_their_leader_and_residents_to_staff(tmp_path: Path) -> None:
    folder = built(tmp_path, YEAR, "tasks", "handout", start=HOME)
    assert "Spør lederen din." in text_of(folder / "tasks.pdf") and "der du bor" not in text_of(folder / "tasks.pdf")
    assert "der du bor." in " ".join(text_of(folder / "handout.pdf").split())


@pytest.mark.parametrize(("title", "kept"), [("Short", True), ("A title of many words that goes on and on " * 2, True)])
def test_the_picture_of_a_cover_stays_where_the_title_is_long(title: str, kept: bool, tmp_path: Path) -> None:
    made = pressed(f'<cover><h1>{title}</h1><p role="lead">And more</p><figure symbol="home" alt="A house"/></cover>')
    (tmp_path / "report.pdf").write_bytes(made.data)
    assert bool([mark for mark in read(tmp_path / "report.pdf").ofkind("symbol") if "home" in mark.name]) is kept
    assert made.remarks == []


def test_a_picture_for_which_a_cover_has_no_room_is_told() -> None:
    lead = "These words go on and on below the title. " * 12
    made = pressed(f'<cover><h1>{"Many words " * 8}</h1><p role="lead">{lead}</p><figure symbol="home" alt="A house"/></cover>')
    assert made.data and [name for name, _ in made.remarks] == ["cover_picture"]


def test_a_year_without_words_about_it_has_no_empty_heading(tmp_path: Path) -> None:
    """The year's path is its own page then, with headings in order."""
    file = built(tmp_path, YEAR, "handout", start=HOME) / "handout.pdf"
    assert "Året vårt" in text_of(file) and "hva er det" not in text_of(file) and "Hva er dette" not in text_of(file)
    assert structure.problems(file) == []
