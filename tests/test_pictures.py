"""A picture stands beside a line for what the line means: the table of ideas, and the one function that asks it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogkit.crpd import articles
from dialogkit.cycle.load import load
from dialogkit.cycle.packs.ideas import phrases
from dialogkit.kit.build import check
from dialogkit.kit.inspect import _symbols
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.problems import Severity
from dialogkit.processes import MATERIALS, PART_IDEAS, PART_SYMBOLS
from dialogkit.resources import own_text, read_texts
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment
from dialogkit.templating.seen.view import View
from dialogkit.templating.wording.pictures import idea_for, table
from dialogkit.terms import LANGS
from dialogkit.words import load_words
from kits import EXAMPLES
from paper import loaded
from whole_year import whole_text

TEXTS = read_texts("language", "symbols.yaml")
RANKS = ("first", "then", "alone")
IDEAS = {name: row for rank in RANKS for name, row in TEXTS[rank].items()}
LINES = (Path(__file__).parent / "data" / "pictures.txt").read_text(encoding="utf-8")
PARALLEL = (Path(__file__).parent / "data" / "parallel.txt").read_text(encoding="utf-8")


def symbol_for(text: str, lang: str) -> str | None:
    """The symbol of what a line surely means."""
    idea = idea_for(text, lang)
    return idea.symbol if idea else None


def marked(lang: str) -> list[tuple[str, set[str]]]:
    """The lines of a language with the symbols that are right for each."""
    part = re.search(rf"^{lang}\n(.*?)(?:^\w\w\n|\Z)", LINES, re.MULTILINE | re.DOTALL)
    assert part
    rows = (line.rpartition(": ") for line in part[1].splitlines() if line)
    return [(text, set(right.split()) - {"-"}) for text, _, right in rows]


def test_no_idea_of_the_table_takes_the_place_of_another() -> None:
    """A key that stands twice would: only the last one of its name is read."""
    written = re.findall(r"(?m)^  ([\w-]+):$", own_text("language", "symbols.yaml"))
    assert [name for name, count in Counter(written).items() if count > 1] == [] and len(written) == len(IDEAS)


@pytest.mark.parametrize("lang", LANGS)
def test_no_line_gets_a_wrong_picture_and_most_get_one(lang: str) -> None:
    found = [(text, symbol_for(text, lang), right) for text, right in marked(lang)]
    assert len(found) > 70
    assert [(text, symbol) for text, symbol, right in found if symbol and symbol not in right] == []
    could = [symbol for _, symbol, right in found if right]
    assert len([symbol for symbol in could if symbol]) > 0.6 * len(could)


def test_the_same_line_has_the_same_picture_in_each_language() -> None:
    rows = [[said.strip() for said in row.split(" | ")] for row in PARALLEL.splitlines() if row and row[0] != "#"]
    found = [[symbol_for(said, lang) for said, lang in zip(row, LANGS, strict=True)] for row in rows]
    assert [(row, symbols) for row, symbols in zip(rows, found) if len({*symbols}) > 1] == []
    assert len([symbols for symbols in found if symbols[0]]) > 50


_PICTURED = re.compile(
    r"kit about|events \d+ (about|practical|agenda \d+ title)|.* options|.* scale|poster|.* proposals \d+ text|game"
)


def _lines(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a year with where it stands; the numbers in its path are those of a list."""
    if isinstance(data, str):
        yield path.strip(), data
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield from _lines(value, f"{path} {key}")


def test_a_new_year_has_the_same_pictures_in_each_language() -> None:
    """Beside lines about the year and a day, answers, proposals, lines of a poster and questions on cards."""
    years = [dict(_lines(yaml.load(whole_text(lang), yaml.BaseLoader))) for lang in LANGS]
    paths = [path for path in years[0] if _PICTURED.match(path) and not path.endswith(("symbol", "theme", "id", "kind"))]
    rows = [[re.sub(r"^\(\w+\) ", "", year[path]) for year in years] for path in paths]
    found = [[symbol_for(said, lang) for said, lang in zip(row, LANGS, strict=True)] for row in rows]
    assert [(row, symbols) for row, symbols in zip(rows, found) if len({*symbols}) > 1] == []
    assert len([symbols for symbols in found if symbols[0]]) > 12


def test_every_idea_is_said_in_every_language_and_has_a_symbol_that_exists() -> None:
    book = SymbolBook()
    assert len(IDEAS) > 150 and len(IDEAS) == sum(len(TEXTS[rank]) for rank in RANKS)
    assert [name for name, row in IDEAS.items() if {*row} - {"symbol", "also"} != {*LANGS}] == []
    assert [row["symbol"] for row in IDEAS.values() if "symbol" in row and row["symbol"] not in book] == []
    assert [name for name in TEXTS["names"] if name not in book] == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_phrase_means_two_ideas_or_stands_twice(lang: str) -> None:
    all_of_them = [*(phrase for row in IDEAS.values() for phrase in phrases(row[lang])), *phrases(TEXTS["not"][lang])]
    assert [phrase for phrase, times in Counter(all_of_them).items() if times > 1] == []
    assert len(all_of_them) > 600


@pytest.mark.parametrize("lang", LANGS)
def test_every_phrase_is_found_as_it_stands(lang: str) -> None:
    """One that cannot be read as words (a full stop, an odd mark) would never be."""
    known = table(lang)
    assert [phrase for phrase in known.ideas if known.read(" ".join(phrase)) != ([known.ideas[phrase]], [])] == []


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Vi har det bra.", None),
        ("Bussen kjører klokka ni.", "bus"),
        ("BUSSEN", "bus"),
        ("**Bussen** kjører", "bus"),
        ("Bussen kjører ikke.", None),  # says the contrary
        ("Vi legger bort kalenderen", None),  # what is put away is not what is meant
        ("Vi legger bort telefonen", "device-mobile-off"),  # but where a picture says so
        ("Ikke gå inn på rommet mitt", None),  # two things
        ("Ikke gå inn", "door-off"),  # a negation that is part of what is meant
        ("Vi tar bussen eller bilen.", None),  # two pictures
        ("Lunsj og middag", "tools-kitchen-2"),  # two words, one picture
        ("Ta med hjelp. Rommet. Mitt ønske", "heart-handshake"),  # no phrase goes over the end of a sentence
        ("Ansatte", "id-badge-2"),
        ("Ansatte er her", None),  # who does something is not what it is about
        ("Vis respekt", None),  # none fits
        ("Hjelp " + "og så videre " * 6, None),  # long, and only what gives way to things
        ("Bussen " + "og så videre " * 6, "bus"),
        ("", None),
        ("…!?", None),
    ],
)
def test_a_line_is_read_as_a_careful_reader_would(text: str, symbol: str | None) -> None:
    assert symbol_for(text, "nb") == symbol


YEAR = """\
dialogkit: 1
lang: nb
cycle: {year: 2026}
kit: {title: T, about: [Vi spiser lunsj., {text: Vi spiser lunsj., symbol: sun}, Vi har det bra.]}
organisation: {municipality: M, service_place: S}
rights: {articles: [{n: 19, symbol: sun}, 22]}
themes: [{id: a, title: Bussen, symbol: star}, {id: b, title: Bussen}]
events:
  - id: e
    kind: conference
    about: [Du velger selv.]
    agenda: [{title: Lunsj, kind: talk}, {title: Lunsj}, {title: Lunsj, symbol: sun}, {title: Noe annet}]
findings:
  - {id: f, text: Mange venter., theme: a}
  - {id: g, text: Mange er her., theme: a, symbol: moon}
  - {id: h, text: Mange er her., theme: a}
solutions: [{id: s, finding: f, proposals: [Heng opp en plakat., {text: Gjør noe., symbol: moon}]}]
game: {rules: [Kast terningen., {text: Kast terningen., symbol: sun}]}
"""


def view(tmp_path: Path) -> View:
    path = tmp_path / "cycle.yaml"
    path.write_text(YEAR, encoding="utf-8")
    cycle = load(path).cycle
    return View(cycle, load_words("nb"))


def test_one_function_gives_every_line_its_picture(tmp_path: Path) -> None:
    year = view(tmp_path)
    picture, cycle = year.picture_for, year.cycle
    event = cycle.events[0]
    assert [picture(line) for line in cycle.kit.about] == ["tools-kitchen-2", "sun", None]
    assert [picture(entry) for entry in event.agenda] == ["microphone", "tools-kitchen-2", "sun", None]
    assert [picture(line) for line in (*event.about, *cycle.game.rules)] == ["directions", "dice-5", "sun"]
    assert [picture(theme) for theme in cycle.themes] == ["star", "bus"]
    assert [picture(each) for each in cycle.solutions[0].proposals] == ["clipboard-heart", "moon"]
    assert [picture(right) for right in year.rights] == ["sun", articles("nb")[22].symbol]
    assert picture("Bussen går.") == "bus"


def test_most_lines_of_a_list_have_a_picture_or_those_alone_that_name_one(tmp_path: Path) -> None:
    year = view(tmp_path)
    assert year.pictures_for(["Bussen går.", "Vi spiser lunsj."]) == ["bus", "tools-kitchen-2"]
    assert year.pictures_for(["Bussen går.", "Vi har det bra."]) == [None, None]
    own = year.cycle.kit.about
    assert year.pictures_for([*own, "Bussen går."]) == [*map(year.picture_for, own), "bus"]  # of which one means nothing sure
    more = ["Vi har det bra."] * len(own)
    assert year.pictures_for([*own, *more]) == [line.symbol for line in own] + [None] * len(more)
    assert year.pictures_for(year.cycle.findings) == [year.picture_for(finding, "?") for finding in year.cycle.findings]


def test_what_cannot_be_without_a_picture_gets_its_themes_and_only_then_another(tmp_path: Path) -> None:
    year = view(tmp_path)
    assert [year.picture_for(finding) for finding in year.cycle.findings] == ["hourglass", "moon", None]
    assert [year.picture_for(finding, "point") for finding in year.cycle.findings] == ["hourglass", "moon", "star"]
    assert year.picture_for("Vi har det bra.", "point") == "point"


def test_a_line_is_printed_as_its_text(tmp_path: Path) -> None:
    assert [str(line) for line in view(tmp_path).cycle.kit.about] == ["Vi spiser lunsj.", "Vi spiser lunsj.", "Vi har det bra."]


def test_what_dialogkit_names_itself_has_the_picture_of_the_table(tmp_path: Path) -> None:
    """The parts of a year, what happens on a day, kinds of cards."""
    assert PART_SYMBOLS == {part: IDEAS[idea]["symbol"] for part, idea in PART_IDEAS.items()}
    points = {"welcome": "welcome", "task": "group", "break": "break", "lunch": "food", "plenary": "talk-together"}
    assert {kind: View.agenda_symbols[kind] for kind in points} == {kind: IDEAS[idea]["symbol"] for kind, idea in points.items()}
    kinds = {"right": "right", "question": "question", "free": "break"}
    assert {kind: View.kind_symbols[kind] for kind in kinds} == {kind: IDEAS[idea]["symbol"] for kind, idea in kinds.items()}
    assert points.items() >= View.agenda_ideas.items()
    assert view(tmp_path).rule_symbols["pass"] == IDEAS["pass"]["symbol"]


def test_no_and_pass_have_two_pictures_and_yes_and_no_the_same_everywhere(tmp_path: Path) -> None:
    """On task sheets, on mats and where a line says so: a thumb up, a thumb down, and a hand for who will not answer."""
    more = "themes: [{id: a, title: A, questions: [{id: q, text: Is it so?, type: yesno}]}]\n"
    year = loaded(tmp_path, more)
    env = environment(year.folder)
    said = {"Yes": "yes", "No": "no", load_words("en")("mat.no_answer"): "pass"}
    found = {
        (said[node.text], node.get("symbol"))
        for material in MATERIALS
        if material.name in ("tasks", "mat")
        for node in document(year, material, env, year.cycle).walk()
        if node.text in said and node.get("symbol")
    }
    wanted = {idea: IDEAS[idea]["symbol"] for idea in said.values()}
    assert found == set(wanted.items()) and len(set(wanted.values())) == 3


WRONG = YEAR.replace("symbol: sun", "symbol: sunn").replace("symbol: moon", "symbol: moonn")


def test_a_symbol_that_there_is_not_is_told_at_each_line_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "cycle.yaml"
    path.write_text(WRONG, encoding="utf-8")
    year = load(path)
    told = list(_symbols(year, SymbolBook()))
    lines = WRONG.splitlines()
    assert {problem.code for problem in told} == {"unknown-symbol"}
    assert [problem.line for problem in told] == sorted(n for n, line in enumerate(lines, 1) if "sunn" in line or "moonn" in line)
    assert len(told) == 6
    assert [problem.details["suggestion"] for problem in told].count("sun") == 4


def test_a_theme_with_the_picture_of_a_part_of_the_year_is_a_remark(tmp_path: Path) -> None:
    """Called as the year calls the part."""
    themes = "[{id: a, title: A, symbol: star}, {id: b, title: B, symbol: bulb}, {id: c, title: C, symbol: flag}]"
    year = loaded(tmp_path, f"labels: {{workshop: The bench}}\nthemes: {themes}\n")
    told = [problem for problem in check(year) if problem.code == "symbol-of-part"]
    assert [problem.details for problem in told] == [
        {"name": "bulb", "part": "The bench"},
        {"name": "flag", "part": "Solutions conference"},
    ]
    assert {problem.severity for problem in told} == {Severity.NOTICE}
    assert all(each.symbol not in PART_SYMBOLS.values() for folder in EXAMPLES for each in load(folder).cycle.themes)
