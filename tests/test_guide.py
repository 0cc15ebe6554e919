"""The guide: a part for each step of the year, by its own programme where it has one, and with counts from its groups."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import structure
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.templating.seen.leading.led import Led
from dialogkit.templating.seen.leading.plan import Line
from dialogkit.templating.seen.leading.scripts import SCRIPTS
from dialogkit.templating.seen.leading.timing import dealt, shared, split
from dialogkit.templating.seen.view import View
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import read
from layout.rules import problems
from paper import HOME, built, loaded, spoken, text_of

YEAR = """
round_robin: {minutes_per_round: 8, groups: 3}
parts:
  - {id: conference, setting: Salen i kulturhuset}
  - {id: workshop}
  - {id: poster, enabled: nei}
  - {id: game, label: Spillet vårt, setting: Husmøtet}
  - {id: solutions_conference}
events:
  - id: k
    kind: conference
    title: Dialogkonferansen
    date: 2027-09-16
    start: 10.00
    end: 14.30
    place: Storsalen
    groups: {count: 5, size: 7}
    agenda: [{title: Velkommen, kind: welcome, start: 10.00, end: 10.15}, {title: Musikk, start: 10.15}]
  - id: s
    kind: solutions_conference
    place: Stua
    method:
      name: Stemmekort
      text: [Alle har tre kort.]
      steps: [Vis kortet.]
      materials: [{item: Kort, qty: tre til hver}, Tape]
"""


def _make(lang: Lang, more: str, folder: Path) -> None:
    built(folder, more, "guide", start=spoken(HOME, lang))


def guide(shelf: Shelf, lang: Lang = "nb", more: str = YEAR) -> Path:
    return shelf.made(f"guide-{lang}-{len(more)}", partial(_make, lang, more)) / "build" / "guide.pdf"


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    return [guide(shelf, lang, more) for lang in LANGS for more in (YEAR, "")]


def said(file: Path) -> str:
    return " ".join(text_of(file).split())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("more", [YEAR, ""], ids=["a year", "nothing yet"])
def test_each_step_has_its_part(shelf: Shelf, lang: Lang, more: str) -> None:
    file, t = guide(shelf, lang, more), load_words(lang)
    steps = [block.text for block in read(file).blocks if block.role == "H1"]
    assert len(steps) == (4 if more else 5) and (t("labels.poster") in steps) is not bool(more)
    assert structure.problems(file) == [] and problems(read(file)) == []


def test_times_inside_a_point_are_lighter_and_farther_in(shelf: Shelf) -> None:
    """So that one sees which are part of which."""
    found = shelf.told(read, shelf.kit("solbakken-2026", "--all")["guide"])
    times = [each for each in found.blocks if each.role == "TH" and re.fullmatch(r"[\d.]+–[\d.]+", each.text.strip())]
    lefts: dict[str, set[int]] = {}
    for each in times:
        assert len(each.lines) == 1
        if each.pages[0] == 0:
            lefts.setdefault(each.lines[0].words[0].font, set()).add(round(each.lines[0].left))
    (outer,), (inner,) = sorted(lefts.values(), key=min)
    assert inner - outer > 6


@pytest.mark.parametrize("lang", LANGS)
def test_a_step_without_a_programme_is_one_page(shelf: Shelf, lang: Lang) -> None:
    """Also the longest, whose day is known: two rows on a second one leave most of it bare."""
    theme = "themes: [{id: a, title: A, questions: [{id: q, text: B, type: open}]}]"
    found = read(guide(shelf, lang, f"{theme}\nevents: [{{id: v, kind: workshop, date: 2027-10-14}}]"))
    assert len(found.sizes) == sum(block.role == "H1" for block in found.blocks) == 5


def test_no_time_of_a_row_is_broken(shelf: Shelf) -> None:
    """Not the widest, in a group of rows, either."""
    agenda = "[{title: Hei, kind: welcome, start: 09.30, end: 10.00}, {title: Noe, kind: task, start: 10.00, end: 10.40}]"
    found = read(guide(shelf, more=f"events: [{{id: k, kind: conference, date: 2027-09-16, agenda: {agenda}}}]"))
    times = [words.text.strip() for words in found.words if re.match(r"\d\d\.\d\d–", words.text)]
    assert "09.50–10.00" in times and [time for time in times if len(time) != 11] == []


def steps(folder: Path, more: str, lang: Lang = "nb") -> list[Led]:
    """What there is to lead in a year."""
    return View(loaded(folder, more, spoken(HOME, lang)).cycle, load_words(lang)).led


def plan(folder: Path, more: str) -> list[Line]:
    """The rows of the year's only meeting."""
    return next(step.plan.lines for step in steps(folder, more) if step.event)


def do(*names: str) -> list[str]:
    """What is done at steps, by the names of their scripts and of them."""
    t = load_words("nb").knowing({"Users": "Beboere", "users": "beboere"})
    return [t(f"guide.{name}_do") for name in names]


def meeting(kind: str, agenda: str, more: str = "") -> str:
    return f"events: [{{id: k, kind: {kind}, {more} agenda: [{agenda}]}}]\n"


THEMES = """
themes:
  - id: a
    title: Hvordan er hjelpen?
    symbol: heart
    questions: [{id: q1, text: Får du hjelp?, type: yesno, to: users}, {id: q2, text: Hva er bra?}]
  - {id: b, title: Hvordan snakker vi?, symbol: messages, questions: [{id: q3, text: Hvor ofte?, type: scale}]}
  - {id: c, title: Hva mer?, open: ja}
"""
ROUNDS = do(*(f"workshop.{name}" for name in ("ideas", "obstacles", "answers", "proposals")))


def test_a_point_of_a_programme_brings_the_steps_of_its_kind(shelf: Shelf) -> None:
    """And what is of no kind says what the year says of it."""
    t, rows = load_words("nb"), said(guide(shelf))
    assert f"10.00–10.15 Velkommen {t('guide.conference.welcome_do')}" in rows and t("guide.conference.welcome_say") in rows
    assert f"10.15–14.30 Musikk {t('guide.do_other')}" in rows
    assert t("guide.more") in rows and t("guide.conference.share_do") in rows  # there is no point for group work


@pytest.mark.parametrize("times", [", start: 12.30, end: 14.15", ", start: 12.30", ""], ids=["all", "some", "none"])
def test_who_fills_in_a_programme_gets_no_less_than_who_does_not(tmp_path: Path, times: str) -> None:
    """Every step but rests, which the programme has itself."""
    usual = {line.do for step in steps(tmp_path, "") if step.kind == "workshop" for line in step.plan.lines}
    agendas = (f"{{title: Runde Robin, kind: {kind}{times}}}" for kind in ("task", "talk", "plenary"))
    for agenda in agendas:
        found = {line.do for line in plan(tmp_path, meeting("workshop", agenda))}
        assert usual - found == {*do("workshop.rest")}, agenda


def test_the_steps_of_a_point_share_its_minutes(tmp_path: Path) -> None:
    """By fives, one after the other to its end; the first has the point's name and all of its time."""
    agenda = "{title: Funn, kind: talk, start: 12.00}, {title: Robin, kind: task, start: 12.30, end: 14.15}"
    rows = plan(tmp_path, meeting("workshop", f"{agenda}, {{title: Valg, kind: plenary, start: 14.30, end: 15.00}}"))
    assert [(row.title, row.when) for row in rows if row.title] == [
        *(("Funn", "12.00–12.30"), ("Robin", "12.30–14.15"), ("Valg", "14.30–15.00")),
    ]
    inside = [row.when for row in rows[2:6]]
    assert [row.do for row in rows[2:6]] == ROUNDS
    assert [when.split("–")[1] for when in inside[:-1]] == [when.split("–")[0] for when in inside[1:]]
    assert inside[-1].endswith("14.15") and all(int(when[-1]) % 5 == 0 for when in inside)


def test_rounds_take_as_long_as_the_year_says(tmp_path: Path) -> None:
    """With more findings than groups they are gone through again, as often as there is time."""
    agenda = meeting("workshop", "{title: Robin, kind: task, start: 12.00, end: 14.30}", "groups: {count: 2},")
    found = "findings: [{id: f, text: A}, {id: g, text: B}, {id: h, text: C}]\n"
    rows = plan(tmp_path, f"round_robin: {{minutes_per_round: 10}}\n{agenda}{found}")
    t = load_words("nb")
    assert [row.do for row in rows] == [
        *do("workshop.findings", "workshop.rounds"),
        *ROUNDS,
        t("guide.do_break"),
        t("guide.again_do", n=10),
        *do("workshop.show", "workshop.decide"),
    ]
    assert [row.when for row in rows][2:4] == ["12.20–12.30", "12.30–12.40"] and rows[7].when == "13.15–13.55"
    usual = next(step for step in steps(tmp_path, "round_robin: {minutes_per_round: 8}") if step.kind == "workshop")
    assert [line.when for line in usual.plan.lines][2:4] == ["20–28", "28–36"] and usual.length == "1 time og 37 minutter"


TWELVE = f"findings: [{', '.join(f'{{id: f{number}, text: A}}' for number in range(12))}]\n"


@pytest.mark.parametrize(
    "robin, until, each, laps, some",
    [
        ("minutes_per_round: 12", "14.45", 12, 1, True),
        ("minutes_per_round: 12, rotate: nei", "14.45", 12, 1, True),
        ("worked_example: ja", "14.45", 8, 2, False),
        ("worked_example: ja", "14.00", 8, 1, True),
        ("worked_example: ja", "12.45", 8, 0, True),
    ],
    ids=["the year's word", "sheets that stay", "as many as there are", "two turns", "too short"],
)
def test_all_findings_have_their_turn_or_the_guide_tells_how_many(
    tmp_path: Path, robin: str, until: str, each: int, laps: int, some: bool
) -> None:
    """Where the year does not say how long a round is, it is as short as it must be, and never too short to write."""
    agenda = meeting("workshop", f"{{title: Robin, kind: task, start: 12.00, end: {until}}}", "groups: {count: 4},")
    rows, t = plan(tmp_path, f"round_robin: {{{robin}}}\n{agenda}{TWELVE}"), load_words("nb")
    told = [row.do for row in rows]
    assert told.count(t("guide.again_do", n=each)) == laps
    reached = t("guide.some_do", n=4 * (1 + laps), all=12)
    assert [reached in row for row in told] == [some and do("workshop.rounds")[0] in row for row in told]
    assert (reached in " ".join(told)) is some


def test_without_an_hour_the_rounds_take_as_long_as_usual_together(tmp_path: Path) -> None:
    usual = next(step for step in steps(tmp_path, "round_robin: {groups: 6}") if step.kind == "workshop").plan.minutes
    found = next(step for step in steps(tmp_path, "round_robin: {groups: 6}\n" + TWELVE) if step.kind == "workshop").plan
    assert load_words("nb")("guide.again_do", n=11) in [line.do for line in found.lines]
    assert usual - 10 < found.minutes <= usual


TWO_FOUND = "findings: [{id: f, text: A}, {id: g, text: B}]\n"


@pytest.mark.parametrize(
    ("hours", "themes"), [("", THEMES), ("start: 10.00, end: 12.00,", THEMES), ("start: 09.00, end: 15.00,", "")]
)
def test_a_plan_of_its_own_has_the_time_of_its_meeting(tmp_path: Path, hours: str, themes: str) -> None:
    """It told "45 minutes" above a hundred, and went on for three quarters of an hour after the end."""
    year = themes + meeting("conference", "{title: Musikk}, {title: Sang}", hours)
    made = next(step.plan for step in steps(tmp_path, year) if step.event)
    last = int(made.more[-1].when.split("–")[1])
    assert last == made.minutes if not hours else last <= (120 if themes else 360)
    assert [line.when.split("–")[0] for line in made.more[1:]] == [line.when.split("–")[1] for line in made.more[:-1]]


@pytest.mark.parametrize("found", [TWO_FOUND, ""], ids=["two findings", "none yet"])
@pytest.mark.parametrize("each", ["round_robin: {minutes_per_round: 12}\n", ""], ids=["rounds", "as usual"])
def test_a_long_point_ends_when_it_ends_and_has_a_rest_in_it(tmp_path: Path, found: str, each: str) -> None:
    """Near its middle, and no more than a quarter of an hour; who has much time left may as well end."""
    agenda = meeting("workshop", "{title: Robin, kind: task, start: 09.00, end: 12.00}", "groups: {count: 2},")
    rows, t = plan(tmp_path, each + agenda + found), load_words("nb")
    spans = [row.when.split("–") for row in rows][1:]
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]] and spans[-1][1] == "12.00"
    rests = [row.when for row in rows if row.do == t("guide.do_break")]
    assert len(rests) == 1 and "10.00" <= rests[0] < "11.30" and int(rests[0][-2:]) - int(rests[0][3:5]) in (15, -45)
    assert (t("guide.early_do") in [row.do for row in rows]) is bool(each and found == TWO_FOUND)


def test_a_point_that_has_a_rest_gets_no_other(tmp_path: Path) -> None:
    rows = plan(tmp_path, "round_robin: {minutes_per_round: 10}\nevents: [{id: k, kind: workshop, start: 09.00, end: 14.00}]")
    assert [row.do for row in rows if "Pause" in row.do] == do("workshop.rest")
    assert load_words("nb")("guide.do_break") not in [row.do for row in rows]


def test_the_steps_of_a_method_are_told_once(tmp_path: Path) -> None:
    """Where it has as many as there are rounds, the plan tells them; others it does not know."""
    for count, told in ((4, False), (3, True)):
        names = [f"Steg nummer {number} her." for number in range(count)]
        method = f"method: {{name: Robin, text: [Arkene vandrer.], steps: [{', '.join(names)}]}}"
        build(loaded(tmp_path, f"events: [{{id: k, kind: workshop, {method}}}]", HOME), tmp_path / "out", Order(("guide",)))
        text = said(tmp_path / "out" / "guide.pdf")
        assert "Arkene vandrer." in text and [name in text for name in names] == [told] * count


@pytest.mark.parametrize("own", ["rotate: nei", "groups: 1"])
def test_sheets_that_stay_are_not_handed_on(tmp_path: Path, own: str) -> None:
    told = " ".join(line.do for step in steps(tmp_path, f"round_robin: {{{own}}}") for line in step.plan.lines)
    handed, stays = (do(*(f"workshop.{name}{how}" for name in ("obstacles", "answers", "proposals"))) for how in ("", "_stay"))
    assert all(each in told for each in stays) and not any(each in told for each in handed)


def test_group_work_is_about_its_own_theme(tmp_path: Path) -> None:
    """By its word or its picture; those that none tells in order, and what is left by the last."""
    agenda = "{title: En, kind: task, symbol: messages}, {title: To, kind: task, theme: a}"
    rows = [(row.title, row.say) for row in plan(tmp_path, THEMES + meeting("conference", agenda))]
    assert [say for _, say in rows if say.endswith("?")][:-1] == [
        *("Hvordan snakker vi?", "Hvor ofte?", "Har jeg forstått dere riktig?"),
        *("Hvordan er hjelpen?", "Får du hjelp?", "Hva er bra?", "Hva mer?", "Hva tenker du om dette?"),
        "Hva er viktigst av det dere har sagt?",
    ]
    plain = [row.say for row in plan(tmp_path, THEMES + meeting("conference", "{title: A, kind: task}, {title: B, kind: task}"))]
    assert plain.index("Hvordan snakker vi?") < plain.index("Hva mer?") and plain.count("Har jeg forstått dere riktig?") == 1


def test_a_question_tells_how_it_is_asked_and_whom(tmp_path: Path) -> None:
    t = load_words("nb")
    rows = {row.say: row.do for row in plan(tmp_path, THEMES + meeting("conference", "{title: A, kind: task}"))}
    assert rows["Får du hjelp?"] == f"Spørsmål til beboerne. {t('guide.bout.ask_yesno')}"
    assert rows["Hvor ofte?"] == t("guide.bout.ask_scale") and rows["Hva er bra?"] == t("guide.bout.ask_open")


def test_a_points_own_questions_are_asked(tmp_path: Path) -> None:
    for kind in ("task", "talk", "plenary", "other"):
        rows = plan(tmp_path, meeting("meeting", f"{{title: A, kind: {kind}, questions: [Hva vil vi?]}}"))
        assert "Hva vil vi?" in [row.say for row in rows], kind


def test_every_meeting_has_its_part(tmp_path: Path) -> None:
    """Two of one kind, and those that are no step of the path."""
    kinds = ("conference", "conference", "meeting", "forum", "seminar")
    year = "events: [" + ", ".join(f"{{id: e{n}, kind: {kind}}}" for n, kind in enumerate(kinds)) + "]"
    assert [step.kind for step in steps(tmp_path, year)] == [
        *("conference", "conference", "workshop", "poster", "game", "solutions_conference"),
        *kinds[2:],
    ]


def test_a_rest_tells_when_it_is_over(tmp_path: Path) -> None:
    agenda = "{title: Kaffe, kind: break, start: 10.00, end: 10.15}, {title: Mat, kind: lunch, start: 11.00}"
    first, last = plan(tmp_path, meeting("meeting", agenda))
    assert "10.15" in first.say and last.say == load_words("nb")("guide.say_lunch")


def test_a_meeting_without_a_programme_has_the_times_of_its_day(tmp_path: Path) -> None:
    rows = plan(tmp_path, "events: [{id: k, kind: conference, start: 10.00, end: 14.00}]")
    assert rows[0].when.startswith("10.00–") and rows[-1].when.endswith("–14.00")
    assert plan(tmp_path, "events: [{id: k, kind: workshop, start: 10.00}]")[0].when == "10.00–10.15"


def test_counts_come_from_the_year(shelf: Shelf) -> None:
    rows, none = said(guide(shelf)), said(guide(shelf, more=""))
    assert "6 sett med oppgaveark, 5 svarmatter med kort, 70 pausekort, 15 tusjer" in rows and "5 bord med 7 stoler" in rows
    assert "4 store ark, 9 tusjer" in rows
    assert "Oppgaveark til hver gruppe" in none and "Et ark til hvert funn" in none


def test_only_findings_that_go_round_have_a_sheet(tmp_path: Path) -> None:
    """As many as are printed, and one to spare: what is good as it is has none, unless something came of it."""
    good = ", ".join(f"{{id: g{number}, text: B, tone: good}}" for number in range(3))
    year = f"round_robin: {{groups: 2}}\nsolutions: [{{id: s, finding: g0, ideas: [Mer.]}}]\n{TWELVE.replace(']', f', {good}]')}"
    (workshop,) = (step for step in steps(tmp_path, year) if step.kind == "workshop")
    assert "14 store ark" in workshop.things and "15 funn med sitater" in workshop.things
    assert " av 13 funn" in " ".join(line.do for line in workshop.plan.lines)
    build(loaded(tmp_path, year, HOME), tmp_path / "out", Order(("roundrobin",)))
    pages = load_words("nb").pattern("roundrobin.found").format(n=r"\d+", all=15)
    assert len(re.findall(pages, said(tmp_path / "out" / "roundrobin.pdf"))) == 13


def test_where_and_with_what_as_the_year_says(shelf: Shelf) -> None:
    """A room is a place: where something is used stands apart, and what is the place already is not told again."""
    rows, t = said(guide(shelf)), load_words("nb")
    for each in (
        "Torsdag 16. september 2027 10.00–14.30",
        "Rom: Storsalen.",
        f"{t('guide.used')}: Salen i kulturhuset",
        "Husmøtet",
        "Spillet vårt",
        "Kort: tre til hver. Tape",
    ):
        assert each in rows, each
    assert "Slik arbeider dere: Stemmekort" in rows and "Alle har tre kort." in rows and "Vis kortet." in rows


def test_what_the_years_list_forgets_is_named_too(tmp_path: Path) -> None:
    """The steps ask for it, whatever the year lists; what it does list is not named twice."""
    method = "groups: {count: 2, size: 3}, method: {name: PLA, materials: [{item: Oppgaveark, qty: ett sett}, Tykke tusjer]}"
    conference = steps(tmp_path, meeting("conference", "{title: En, kind: task}", f"{method},"))[0]
    assert conference.things == "2 svarmatter med kort, 12 pausekort, en klokke alle ser."
    build(loaded(tmp_path, f"events: [{{id: k, kind: conference, {method}}}]", HOME), tmp_path / "out", Order(("guide",)))
    assert "Oppgaveark: ett sett. Tykke tusjer. 2 svarmatter" in said(tmp_path / "out" / "guide.pdf")


def test_a_place_is_not_told_twice(tmp_path: Path) -> None:
    year = "parts: [{id: conference, setting: Salen}]\nevents: [{id: k, kind: conference, place: Salen}]"
    assert [step.setting for step in steps(tmp_path, year)] == [None]


@pytest.mark.parametrize("lang", LANGS)
def test_what_one_says_is_short(lang: Lang) -> None:
    t = load_words(lang)
    said = [key for key in t.keys() if key.startswith("guide.") and re.search(r"(^|[._])say(_|$)", key)]
    assert len(said) > 40 and [key for key in said if len(t.pattern(key).split()) > 12] == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_step_and_thing_has_its_words_and_no_other_has(lang: Lang) -> None:
    """Each script has its steps' words, and what it is for, needs, and may get stuck on."""
    keys = load_words(lang).keys()
    for script in {script.name: script for script in SCRIPTS.values()}.values():
        names = {f"{step.name}_{what}" for step in script.steps if step.name for what in ("do", "say")}
        names |= {f"{step.name}_stay_do" for step in script.steps if step.handed} | {"aim", "room", "stuck", "all"}
        assert {key for key in keys if key.startswith(f"guide.{script.name}.")} == {
            f"guide.{script.name}.{name}" for name in names
        }
    things = {thing for script in SCRIPTS.values() for thing in script.things}
    told = {key.split(".")[2].rpartition("_")[0] for key in keys if key.startswith("guide.things.")}
    assert told == things and {f"guide.things.{thing}_any" for thing in things} <= keys
    assert {key for key in keys if key.startswith("guide.named.")} == {f"guide.named.{thing}" for thing in things}


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30), st.integers(1, 600))
def test_minutes_are_shared_to_the_last(usual: list[int], total: int) -> None:
    lengths = shared(usual, total)
    assert lengths == usual if total < len(usual) else (sum(lengths) == total and min(lengths) > 0)


@given(st.lists(st.integers(1, 60), max_size=30).filter(sum), st.lists(st.none() | st.integers(1, 90), min_size=1, max_size=9))
def test_things_are_dealt_in_order_and_none_is_lost(usual: list[int], rooms: list[int | None]) -> None:
    things = [*range(len(usual))]
    for given_out in (dealt(things, usual, rooms), split(things, len(rooms))):
        assert [each for some in given_out for each in some] == things and len(given_out) == len(rooms)
        assert len(things) < len(rooms) or all(given_out)
