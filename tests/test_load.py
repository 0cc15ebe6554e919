"""Data to a Cycle: every problem at its place, in one run, in words of ours."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import SMALL
from dialogkit import limits
from dialogkit.cycle import model
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.mistakes import schema_problems as complaints
from dialogkit.cycle.mistakes.habits import known_habits
from dialogkit.cycle.model.marks import Ref
from dialogkit.cycle.schema import allowed_at, fields_of, model_at, shape_at
from dialogkit.cycle.source import source_of
from dialogkit.problems import DialogkitError, Place, Problem, Severity
from dialogkit.words import LANGS, load_words

Write = Callable[..., Path]
ROOT = Path(__file__).parents[1]


def problems_of(path: Path) -> tuple[Problem, ...]:
    try:
        return load(path).problems
    except DialogkitError as error:
        return error.problems


def told(path: Path) -> list[str]:
    """`code line:column` and what was probably meant."""
    problems = problems_of(path)
    return [f"{one.code} {one.place.line}:{one.place.column}{suggestion(one, ' -> {}')}" for one in problems]


def suggestion(problem: Problem, form: str = "{}") -> str:
    meant = problem.details.get("suggestion")
    return form.format(meant) if meant else ""


# ------------------------------------------------------------------------------------------------ what loads


def test_the_smallest_cycle(write_cycle: Write) -> None:
    loaded = load(write_cycle())
    assert isinstance(loaded, Loaded)
    assert (loaded.cycle.lang, loaded.cycle.cycle.year, loaded.problems) == ("nb", 2026, ())
    assert loaded.folder.path == write_cycle().parent
    assert loaded.words is load_words("nb")


@pytest.mark.parametrize("folder", sorted((ROOT / "examples").glob("*/cycle.yaml")), ids=lambda file: file.parent.name)
def test_examples_load_without_a_warning(folder: Path) -> None:
    assert told(folder) == []


def test_scalars_mean_what_a_caseworker_means(write_cycle: Write) -> None:
    event = (
        "events:\n  - {id: e1, kind: conference, date: 17.9.2026, start: 09.30, end: '15',\n"
        "     agenda: [{title: no, start: 9:30}]}\n"
    )
    quote = "quotes:\n  - {id: no, text: Nei, feature: ja, edited: no}\n"
    cycle = load(write_cycle(event + quote)).cycle
    assert (cycle.events[0].date, cycle.events[0].start, cycle.events[0].end) == (date(2026, 9, 17), time(9, 30), time(15))
    assert (cycle.events[0].agenda[0].title, cycle.events[0].agenda[0].start) == ("no", time(9, 30))
    assert (cycle.quotes[0].id, cycle.quotes[0].feature, cycle.quotes[0].edited) == ("no", True, False)


def test_a_field_with_nothing_after_it_is_left_out(write_cycle: Write) -> None:
    cycle = load(write_cycle("quotes:\ngame:\nlabels:\n  user: ~\npurpose:\n  aims:\n")).cycle
    assert (cycle.quotes, cycle.game.squares, cycle.labels.user, cycle.purpose.aims) == ([], 16, None, [])


def test_items_know_their_place(write_cycle: Write) -> None:
    questions = "    questions:\n      - {id: q1, text: Hva?, type: single, options: [Ja, Nei]}\n"
    file = write_cycle("themes:\n  - id: t1\n    title: Mat\n" + questions)
    cycle = load(file).cycle
    question = cycle.themes[0].questions[0]
    assert cycle.themes[0].at == f"{file}:7:5"
    assert Place.parse(question.at) == Place(str(file), 10, 9)
    assert Place.parse(question.options[1].at).line == 10
    assert cycle.game.at == cycle.at == f"{file}:1:1"


def test_places_do_not_leak_into_the_next_cycle(write_cycle: Write) -> None:
    first = load(write_cycle()).cycle
    load(write_cycle(start="# en linje\n" + SMALL))
    assert first.labels.at.endswith(":1:1") and first.game.spaces.at.endswith(":1:1")


# ------------------------------------------------------------------------------------------------ the schema's problems


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("temaer: []\n", "unknown-field 6:1 -> themes"),
        ("themse: []\n", "unknown-field 6:1 -> themes"),
        ("Themes: []\n", "unknown-field 6:1 -> themes"),
        ("sitater: []\n", "unknown-field 6:1 -> quotes"),
        ("zzzzzz: []\n", "unknown-field 6:1"),
        ("zzzzzz:\n", "unknown-field 6:1"),
        ("partners:\n  - {navn: Kari}\n", "unknown-field 7:6 -> name"),
        ("partners:\n  - {role: x}\n", "missing-field 7:5"),
        ("partners:\n  - name:\n", "empty-needed 7:5"),
        ('partners:\n  - name: " "\n', "empty-needed 7:11"),
        ("partners:\n  -\n", "empty-entry 7:4"),
        ("partners:\n  - name: [a]\n", "text-expected 7:11"),
        ("partners:\n  - name: {a: b}\n", "text-expected 7:11"),
        ("partners: Kari\n", "list-expected 6:11"),
        ("partners: {name: Kari}\n", "dashes-expected 6:11"),
        ("partners:\n  - Kari\n", "entry-expected 7:5"),
        ("game: stor\n", "map-expected 6:7"),
        ("symbols: [a]\n", "names-expected 6:10"),
        ("materials: nei\n", "names-expected 6:12"),
        ("game: {squares: mange}\n", "not-a-number 6:17"),
        ("game: {squares: '12.5'}\n", "not-a-number 6:17"),
        ("game: {squares: [1]}\n", "text-expected 6:17"),
        (f"game: {{squares: {'9' * 5000}}}\n", "not-a-number 6:17"),
        ("game: {squares: 5}\n", "number-too-low 6:17"),
        ("game: {squares: 500}\n", "number-too-high 6:17"),
        ("game: {cards: {rights: [51]}}\n", "number-too-high 6:25"),
        ("game: {size: 5x3 km}\n", "not-a-card-size 6:14"),
        ("game: {size: 20x30}\n", "not-a-card-size 6:14"),
        ("symbols: {a: {src: x.png, alt: A, focus: litt}}\n", "not-a-focus 6:42"),
        ("print: {cards: {margin: 3}}\n", "number-too-low 6:25"),
        ("rights: {articles: [{n: 0}]}\n", "number-too-low 6:25"),
        ("themes: [{id: t, title: T, articles: [0, 19, 51]}]\n", "number-too-low 6:39"),
        ("poster: {valid_to: 31.2.2026}\n", "no-such-day 6:20"),
        ("poster: {valid_to: 17. sptember}\n", "not-a-date 6:20"),
        ("poster: {valid_to: [1]}\n", "text-expected 6:20"),
        ("events: [{id: e, kind: forum, start: halv ti}]\n", "not-a-time 6:38"),
        ("events: [{id: e, kind: forum, start: 25.00}]\n", "no-such-time 6:38"),
        ("events: [{id: e, kind: konferanse}]\n", "not-one-of 6:24 -> conference"),
        ("round_robin: {rotate: kanskje}\n", "not-a-flag 6:23"),
        ("round_robin: {rotate: {a: b}}\n", "text-expected 6:23"),
        ("quotes: [{id: Q 1, text: x}]\n", "bad-id 6:15 -> q-1"),
        (f"quotes: [{{id: {'q' * 41}, text: x}}]\n", "bad-id 6:15"),
        ("symbols: {Å: {src: x.png, alt: x}}\n", "bad-symbol-name 6:11 -> a"),
        ("themes: [{id: t, title: T, questions: [{id: q, text: x, scale: [a, b]}]}]\n", "wrong-length 6:64"),
        ("themes: [{id: t, title: T, questions: [{id: q, text: x, scale: [a, b, c, d]}]}]\n", "wrong-length 6:64"),
        ("themes: [{id: t, title: T, questions: [{id: q, text: x, type: singel}]}]\n", "not-one-of 6:63 -> single"),
        ("working_group: [{name: A, side: tilsett}]\n", "not-one-of 6:33 -> staff"),
    ],
)
def test_what_does_not_fit_the_schema(write_cycle: Write, more: str, expected: str) -> None:
    (write_cycle().parent / "x.png").write_bytes(b"x")
    file = write_cycle(more)
    assert told(file)[0] == expected
    problem = problems_of(file)[0]
    assert problem.excerpt == file.read_text(encoding="utf-8").split("\n")[problem.place.line - 1]
    for lang in LANGS:
        words = load_words(lang)
        sentence = words.message(problem) + words.hint(problem)
        assert "nput should" not in sentence and "None" not in sentence


def test_required_parts_that_are_missing(write_cycle: Write) -> None:
    file = write_cycle(start="lang: nb\nkit: {}\n")
    assert [(problem.code, problem.details["name"]) for problem in problems_of(file)] == [
        ("missing-field", "organisation"),
        ("missing-field", "cycle"),
        ("missing-field", "title"),
    ]


def test_a_part_under_a_wrong_name_is_not_missing_as_well(write_cycle: Write) -> None:
    file = write_cycle("kitt: {title: x}\n", start=SMALL.replace("kit: {title: Dialogpakke}\n", ""))
    assert told(file) == ["unknown-field 5:1 -> kit"]


def test_no_sentence_of_pydantics_is_missing_from_the_table() -> None:
    """Each kind of error that the schema's own types can raise has a code."""
    source = source_of("a: b\n", "f")
    for kind in complaints._BY_TYPE:
        error = {"type": kind, "loc": ("a",), "input": "x", "ctx": {"ge": 1, "le": 2, "min_length": 3}}
        assert complaints.complaints([error], source)[0].code != "not-accepted"


JUNK = st.recursive(
    st.one_of(st.none(), st.text(max_size=8), st.sampled_from(["1", "ja", "t1", "2026-01-01", "09.30", "auto", "open", "???"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)
FIELDS = sorted(model.Cycle.model_fields)
ITEMS = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, model.Item)]
NESTED = sorted({name for kind in ITEMS for name in kind.model_fields})
ENTRIES = st.lists(st.dictionaries(st.sampled_from(NESTED), JUNK, max_size=6), max_size=2)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(FIELDS), st.one_of(JUNK, ENTRIES)))
def test_any_data_loads_or_is_told_in_our_words(tmp_path: Path, data: dict) -> None:
    file = tmp_path / "cycle.yaml"
    file.write_text(json.dumps(data), encoding="utf-8")
    for problem in problems_of(file):
        assert problem.code != "not-accepted"
        assert load_words("nn").message(problem) and load_words("nn").hint(problem)


def test_thousands_of_mistakes_take_no_longer_than_a_moment(write_cycle: Write) -> None:
    unknown = "".join(f"k{n}: x\n" for n in range(3_000))
    quotes = "quotes:\n" + "".join(f"  - {{id: q{n}, text: x, theme: t{n}, tone: x{n}, k{n}: x}}\n" for n in range(3_000))
    found = problems_of(write_cycle(unknown + quotes))
    assert len(found) == 12_000
    assert sum("suggestion" in problem.details and problem.details["suggestion"] is not None for problem in found) <= 150


# ------------------------------------------------------------------------------------------------ references


THEMES = "themes:\n  - {id: food, title: Mat, questions: [{id: q1, text: Hva?}]}\n  - {id: home, title: Hjem}\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (THEMES + "quotes: [{id: a, text: x, theme: foood}]\n", ["no-such-id 9:34 -> food"]),
        ("quotes: [{id: a, text: x, theme: food}]\n", ["no-ids 6:34"]),
        ("quotes: [{id: a, text: x}, {id: a, text: y}]\n", ["duplicate-id 6:33"]),
        (THEMES + "  - {id: x, title: X, questions: [{id: q1, text: Hva?}]}\n", ["duplicate-id 9:40"]),
        ("rights: {articles: [{n: 19}, {n: 19}]}\n", ["stands-twice 6:34"]),
        ("tasks: [{id: a, title: x, groups: [{n: 1}, {n: 1}]}]\n", ["duplicate-id 6:48"]),
        ("tasks: [{id: a, title: x, groups: [{n: 1}]}, {id: b, title: x, groups: [{n: 1}]}]\n", []),
        ("findings: [{id: f, text: x, quotes: [q1]}]\n", ["no-ids 6:38"]),
        ("solutions: [{id: s, finding: f}]\n", ["no-ids 6:30"]),
        ("game: {cards: {quotes: [q1]}}\n", ["no-ids 6:25"]),
        ("game: {cards: {quotes: auto}}\n", []),
        ("working_group: [{name: x, side: staff, department: d1}]\n", ["no-ids 6:52"]),
        ("poster: {we_want: [Ro, {text: Mat, theme: mat}]}\n", ["no-ids 6:43"]),
        (
            "poster: {we_want: [{text: (Eksempel) Mat, theme: mat}, {text: Ro, theme: mat}]}\n",
            ["no-ids 6:74", "example-not-printed 6:27"],
        ),
        ("findings: [{id: f, text: '(Example) x', quotes: [q1, q2], theme: mat}]\n", ["example-not-printed 6:26"]),
        (
            "tasks: [{id: a, title: x, event: e, groups: [{n: 1, sections: [{quotes: [q]}]}]}]\n",
            ["no-ids 6:34", "no-ids 6:74"],
        ),
    ],
)
def test_references(write_cycle: Write, more: str, expected: list[str]) -> None:
    assert told(write_cycle(more)) == expected


@pytest.mark.parametrize("themes", ["themes: @\n", "themes:\n\t- {id: t1, title: T}\n", "temaer:\n  - {id: t1, title: T}\n"])
def test_a_list_that_cannot_be_read_is_no_list_of_wrong_references(write_cycle: Write, themes: str) -> None:
    assert len(told(write_cycle(themes + "quotes: [{id: a, text: x, theme: t1}]\n"))) == 1


def test_a_list_without_its_colon_is_no_list_of_wrong_references(write_cycle: Write) -> None:
    more = "quotes: [{id: a, text: x, theme: t1}]\nglossary: []\nthemes\n  - {id: t1, title: T}\n"
    found = told(write_cycle(more))
    assert len(found) == 1 and not found[0].startswith("no-such-id")


def test_a_part_that_cannot_be_read_is_not_missing(write_cycle: Write) -> None:
    assert told(write_cycle(start=SMALL.replace("Dialogpakke", "@"))) == ["stray-mark 4:14"]


# ------------------------------------------------------------------------------------------------ sense


def agenda(*entries: str, hours: str = "start: 09.00, end: 15.00") -> str:
    return f"events:\n  - id: e\n    kind: conference\n    place: x\n    agenda: [{', '.join(entries)}]\n" + "".join(
        f"    {part.strip()}\n" for part in hours.split(",")
    )


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["{title: a, start: 9.00, end: 10.00}", "{title: b, start: 10.00, end: 15.00}"], []),
        (["{title: a, start: 10.00, end: 9.00}"], ["ends-before-start error"]),
        (["{title: a, start: 9.00, end: 10.00}", "{title: b, start: 9.30, end: 11.00}"], ["agenda-overlap error"]),
        (
            ["{title: a, start: 9.00, end: 12.00}", "{title: b, start: 12.00, end: 12.30}", "{title: c, start: 12.15}"],
            ["agenda-overlap error"],
        ),
        (["{title: a, start: 9.00, end: 10.00}", "{title: b, start: 11.00, end: 12.00}"], ["agenda-gap warning"]),
        (["{title: a, start: 9.00}", "{title: b, start: 11.00, end: 12.00}"], []),
        (["{title: a, start: 9.00, end: 10.00}", "{title: b, start: 10.00}", "{title: c, start: 11.00}"], []),
        (
            ["{title: a, start: 9.00, end: 12.00}", "{title: b, start: 11.00, end: 11.30}", "{title: c, start: 11.45}"],
            ["agenda-overlap error", "agenda-overlap error"],
        ),
        (["{title: a}", "{title: b}"], []),
        (["{title: a, start: 8.30, end: 10.00}"], ["before-event warning"]),
        (["{title: a, start: 14.30, end: 15.30}"], ["after-event warning"]),
        (["{title: a, start: tull, end: 10.00}"], ["not-a-time error"]),
        (["tull"], ["entry-expected error"]),
    ],
)
def test_the_programme(write_cycle: Write, entries: list[str], expected: list[str]) -> None:
    found = problems_of(write_cycle(agenda(*entries)))
    assert [f"{problem.code} {problem.severity}" for problem in found] == expected


def test_a_whole_day_that_ends_before_it_starts(write_cycle: Write) -> None:
    assert told(write_cycle("events: [{id: e, kind: forum, start: 15.00, end: 9.00}]\n")) == ["ends-before-start 6:50"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("events: [{id: e, kind: forum, attendance: {users: 3, staff: 2, total: 5}}]\n", []),
        ("events: [{id: e, kind: forum, attendance: {users: 3, staff: 2, total: 6}}]\n", ["wrong-total 6:71"]),
        ("events: [{id: e, kind: forum, attendance: {total: 6}}]\n", []),
        ("events: [{id: e, kind: forum, attendance: {users: 3, staff: 2}}]\n", []),
        ("game: {spaces: {quote: 10, right: 10, question: 5, free: 5}}\n", []),
        ("game: {spaces: {quote: 10, right: 10, question: 5, free: 4}}\n", []),
        ("game: {squares: 30, spaces: {quote: 10, right: 10, question: 5, free: 4}}\n", ["wrong-squares 6:21"]),
        ("game: {squares: 20, spaces: {quote: 10, right: 10, question: 5}}\n", ["wrong-squares 6:21"]),
        ("game: {squares: 40, spaces: {quote: 10, right: 10, question: 5}}\n", []),
        ("game: {spaces: {quote: 31}}\n", []),
        ("game: {spaces: {quote: 61}}\n", ["wrong-squares 6:8"]),
        ("game: {squares: 30, spaces: {quote: 31}}\n", ["wrong-squares 6:21"]),
        ("themes: [{id: t, title: T, questions: [{id: q, text: x, type: multi}]}]\n", ["options-missing 6:63"]),
        ("themes: [{id: t, title: T, questions: [{id: q, text: x, type: single, options: []}]}]\n", ["options-missing 6:63"]),
        ("themes: [{id: t, title: T, questions: [{id: q, text: x, options: [Ja]}]}]\n", ["options-unused 6:57"]),
        ("themes: [{id: t, title: T, questions: [{id: q, text: x, type: single, options: [Ja]}]}]\n", []),
    ],
)
def test_numbers_and_questions(write_cycle: Write, more: str, expected: list[str]) -> None:
    assert told(write_cycle(more)) == expected


@pytest.mark.parametrize("text", ["???", "Skriv TODO her", "xxx", "XXXX og mer", "Lorem ipsum dolor"])
def test_texts_left_unwritten_are_warnings(write_cycle: Write, text: str) -> None:
    loaded = load(write_cycle(f"report: {{lead: ['{text}']}}\n"))
    assert [(problem.code, problem.severity, problem.place.column) for problem in loaded.problems] == [
        ("placeholder-text", Severity.WARNING, 17)
    ]


@pytest.mark.parametrize("text", ["Hva?", "Hva nå??", "Størrelse XXL", "Lorens metode"])
def test_other_texts_are_written(write_cycle: Write, text: str) -> None:
    assert told(write_cycle(f"report: {{lead: ['{text}']}}\n")) == []


# ------------------------------------------------------------------------------------------------ pictures and fonts


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in ("house.png", "garden.JPG", "house.gif"):
        (folder / name).write_bytes(b"x")
    return folder


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pictures/house.png", ""),
        ("./pictures/garden.JPG", ""),
        ("pictures/hause.png", "path-missing -> pictures/house.png"),
        ("house.png", "path-missing -> pictures/house.png"),
        ("house", "path-missing -> pictures/house.png"),
        ("pictures/House", "path-missing -> pictures/house.png"),
        ("zzz", "path-ending"),
        ("pictures/zzz.png", "path-missing"),
        ("pictures", "path-ending"),
        ("pictures/house.gif", "path-ending"),
        ("pictures/house.webp", "path-missing -> pictures/house.png"),
        ("pictures/zzz.gif", "path-ending"),
        ("pictures/../pictures/house.png", "path-outside"),
        ("../house.png", "path-outside"),
        ("/etc/house.png", "path-outside"),
        ("~/house.png", "path-outside"),
        ("C:\\house.png", "path-outside"),
        ("C:house.png", "path-outside"),
        ("pictures\\house.png", "path-backslash -> pictures/house.png"),
        ("pictures/" + "y" * 300 + ".png", "path-missing"),
    ],
)
def test_pictures(write_cycle: Write, pictures: Path, name: str, expected: str) -> None:
    found = problems_of(write_cycle(f"symbols:\n  hus:\n    alt: Et hus\n    src: '{name}'\n"))
    assert [problem.code + suggestion(problem, " -> {}") for problem in found] == ([expected] if expected else [])
    assert all((problem.place.line, problem.place.column) == (9, 10) for problem in found)


def test_a_picture_whose_name_is_broken_on_the_disk_as_well_is_found(write_cycle: Write, pictures: Path) -> None:
    name = "høst.png".encode().decode("cp1252")
    (pictures / "house.png").rename(pictures / name)
    file = write_cycle(f"symbols: {{hus: {{alt: Et hus om høsten, src: pictures/{name}}}}}\n")
    assert [problem.code for problem in problems_of(file)] == ["broken-letters"]


def test_pictures_are_looked_for_wherever_they_stand(write_cycle: Write) -> None:
    cover = SMALL.replace("title: Dialogpakke", "title: x, cover: {src: no.png, alt: x}")
    file = write_cycle("awards: [{name: x, photo: {src: no.png, alt: x}}]\n", start=cover)
    assert told(file) == ["path-missing 4:30", "path-missing 6:33"]


def test_fonts(write_cycle: Write, pictures: Path) -> None:
    (pictures / "own.ttf").write_bytes(b"x")
    file = write_cycle("fonts: {regular: pictures/own.ttf, bold: pictures/house.png}\n")
    assert told(file) == ["path-ending 6:42"]


def test_a_link_that_leads_out_is_outside(write_cycle: Write, pictures: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.png"
    secret.write_bytes(b"x")
    try:
        (pictures / "link.png").symlink_to(secret)
        (pictures / "ring.png").symlink_to(pictures / "ring.png")
    except OSError:
        pytest.skip("this system makes no links")
    for name in ("link", "ring"):
        found = problems_of(write_cycle(f"symbols: {{hus: {{alt: x, src: pictures/{name}.png}}}}\n"))
        assert [problem.code for problem in found] == ["path-outside"]


def test_a_folder_that_may_not_be_looked_into(write_cycle: Write, pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: object) -> None:
        raise PermissionError(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert told(write_cycle("symbols: {x: {src: nothing.png, alt: A}}\n")) == ["path-missing 6:20"]


def test_a_picture_that_is_too_large(write_cycle: Write, pictures: Path) -> None:
    (pictures / "house.png").write_bytes(b"x" * (limits.FILE_BYTES + 1))
    found = problems_of(write_cycle("symbols: {hus: {alt: x, src: pictures/house.png}}\n"))
    assert [problem.code for problem in found] == ["path-too-large"]


# ------------------------------------------------------------------------------------------------ everything at once


def test_all_problems_of_all_kinds_are_told_in_the_order_of_their_places(write_cycle: Write) -> None:
    file = write_cycle(
        "temaer: []\n"
        "rights: @\n"
        "quotes:\n"
        "  - {id: q1, text: Hva???, theme: t1, tone: fin}\n"
        "  - {id: q1, text: 5}\n"
        "events:\n"
        "  - {id: e, kind: forum, date: 31.2.2026, attendance: {users: 1, total: 2}}\n"
        "poster: {title: x, title: y}\n"
        "symbols: {hus: {alt: x, src: no.png}}\n"
    )  # fmt: skip
    assert told(file) == [
        "unknown-field 6:1 -> themes",
        "stray-mark 7:9",
        "placeholder-text 9:20",
        "not-one-of 9:45",
        "duplicate-id 10:10",
        "no-such-day 12:32",
        "wrong-total 12:73",
        "duplicate-key 13:20",
        "path-missing 14:30",
    ]


def test_a_mistake_in_the_text_is_not_told_twice(write_cycle: Write) -> None:
    assert told(write_cycle("partners:\n  - {name: *x}\n")) == ["stray-mark 7:12"]
    assert told(write_cycle("game: {squares: !mange x}\n")) == ["stray-mark 6:17"]


def test_an_exit_code_of_one_for_problems_and_three_for_files(write_cycle: Write, tmp_path: Path) -> None:
    with pytest.raises(DialogkitError) as in_the_cycle:
        load(write_cycle("kit: {title: X}\n", start=""))
    with pytest.raises(DialogkitError) as no_file:
        load(tmp_path / "nothing.yaml")
    assert (in_the_cycle.value.exit_code, no_file.value.exit_code) == (1, 3)


def test_an_empty_list_that_a_material_needs_is_a_warning(write_cycle: Write) -> None:
    found = problems_of(write_cycle("themes: []\nquotes: []\nfindings:\n"))
    assert [(problem.code, problem.details["name"], problem.severity) for problem in found] == [
        ("empty-list", "themes", Severity.WARNING)
    ]


# ------------------------------------------------------------------------------------------------ the schema's map


def test_the_schema_is_known_at_every_path() -> None:
    assert model_at(()) is model.Cycle
    assert model_at(("themes", 0, "questions", 1, "options", 2)) is model.Option
    assert model_at(("symbols", "hus")) is model.Picture
    assert shape_at(("quotes", 0, "theme")).mark(Ref).target == "themes"
    assert shape_at(("game", "cards", "quotes", 0)).mark(Ref).target == "quotes"
    assert shape_at(("nothing", 0)) is None
    assert allowed_at(("quotes", 0, "tone")) == ("good", "bad", "mixed", "neutral")
    assert allowed_at(("quotes", 0, "text")) == ()


def test_habits_lead_to_names_and_words_that_there_are() -> None:
    known = set(NESTED)
    for kind in ITEMS:
        for shape in fields_of(kind).values():
            known |= set(shape.inner if isinstance(shape.inner, tuple) else get_args(shape.inner))
    assert sorted({name for names in known_habits().values() for name in names.split()} - known) == []
