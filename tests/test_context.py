"""What templates see: rights, stops, decks and counts, derived from the cycle."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogkit.crpd import articles
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.model import GlossaryEntry
from dialogkit.kit.passes.glossary import used
from dialogkit.kit.pieces import texts_in
from dialogkit.problems import DialogkitError
from dialogkit.processes import DIALOGUE, MATERIALS, PART_SYMBOLS, Material
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment, render
from dialogkit.templating.seen.counts import contributions, statuses
from dialogkit.templating.seen.game import played
from dialogkit.templating.seen.game.squares import squares
from dialogkit.templating.seen.stops import stops
from dialogkit.templating.seen.view import View
from dialogkit.templating.wording.people import with_people
from dialogkit.words import LANGS, load_words
from paper import START, loaded, spoken
from work import LINEAR, calls


def seen(folder: Path, more: str, lang: str = "en") -> dict:
    """The names of a cycle."""
    year = loaded(folder, more, spoken(START, lang))
    return View(year.cycle, year.words)


def test_nothing_is_derived_that_no_template_asks_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    year = loaded(tmp_path)
    env = environment(Folder(tmp_path))
    (tmp_path / "templates").mkdir()
    for name, text in {
        "a.xml.j2": '{% set own = 2 %}{% from "b.xml.j2" import asked with context %}'
        '{% include "c.xml.j2" %}{% include "c.xml.j2" %}{{ asked() }}{{ edition }}',
        "b.xml.j2": "{% macro asked() %}{{ cycle.cycle.year }}{% endmacro %}",
        "c.xml.j2": "{{ squares|length + own }}, ",
    }.items():
        (tmp_path / "templates" / name).write_text(text)
    derived: list[str] = []
    get = View.__getitem__
    monkeypatch.setattr(View, "__getitem__", lambda self, name: derived.append(name) or get(self, name))
    monkeypatch.setattr(played, "squares", lambda *of: derived.append("once") or squares(*of))
    assert render(env, "a.xml.j2", View(year.cycle, year.words)) == "18, 18, 2026internal"
    assert sorted(derived) == ["cycle", "edition", "once", "squares", "squares"]


@pytest.mark.parametrize(
    "name", ["_cycle", "_rights", "get", "keys", "__class__", "_NAMES", "self._cycle", "label.__self__", "nobody"]
)
def test_a_template_reaches_nothing_else_of_the_view(tmp_path: Path, name: str) -> None:
    year = loaded(tmp_path)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.xml.j2").write_text(f"{{{{ {name} }}}}")
    with pytest.raises(DialogkitError) as told:
        render(environment(Folder(tmp_path)), "a.xml.j2", View(year.cycle, year.words))
    (problem,) = told.value.problems
    assert problem.code == "template-broken"


def test_a_right_has_its_own_words_before_ours(tmp_path: Path) -> None:
    names = seen(tmp_path, "rights: {articles: [{n: 19, plain: [Our words], question: Our question?}, {n: 12}]}")
    assert [right.n for right in names["rights"]] == [12, 19]
    assert (names["right"](19).plain, names["right"](19).question) == (("Our words",), "Our question?")
    ours = articles("en")[12]
    assert (names["right"](12).plain, names["right"](12).question, names["right"](12).title) == (
        ours.plain,
        ours.question,
        ours.title,
    )
    assert names["right"](3) is None


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_rights_are_in_the_cycles_language(tmp_path: Path, lang: str) -> None:
    right = seen(tmp_path, "rights: {articles: [{n: 19}]}", lang)["right"](19)
    assert (right.title, right.plain) == (articles(lang)[19].title, articles(lang)[19].plain)


def test_rights_come_from_themes_and_cards_too_each_with_a_place(tmp_path: Path) -> None:
    names = seen(
        tmp_path,
        "themes: [{id: one, title: One, articles: [19, 12]}]\ngame: {cards: {rights: [9]}}\nrights: {articles: [{n: 30}]}\n",
    )
    assert {right.n: right.at.rsplit(":", 2)[1] for right in names["rights"]} == {9: "6", 12: "5", 19: "5", 30: "7"}


def test_labels_are_the_cycles_or_the_locales(tmp_path: Path) -> None:
    label = seen(tmp_path, "labels: {staff: helpers}")["label"]
    assert label("staff") == "Helpers"  # as at the head of a column
    assert label("users") == "Residents"
    assert label("forum") == "Dialogue forum"


def test_stops_are_all_five_or_those_of_the_cycle(tmp_path: Path) -> None:
    year = loaded(tmp_path)
    found = stops(year.cycle, with_people(year.cycle, year.words), lambda idea, drawn: drawn)
    assert [(stop.id, stop.symbol) for stop in found] == [(name, PART_SYMBOLS[name]) for name in DIALOGUE.stops]
    year = loaded(
        tmp_path,
        "labels: {game: The way}\n"
        "parts: [{id: game, text: We play}, {id: poster, enabled: no}, {id: conference, label: The day}]\n",
    )
    found = stops(year.cycle, with_people(year.cycle, year.words), lambda idea, drawn: idea)
    assert [(stop.id, stop.label) for stop in found] == [("game", "The way"), ("conference", "The day")]
    assert found[0].text == "We play"
    assert found[1].text == year.words("parts.conference")
    assert len({stop.theme for stop in found}) == 2


CARDS = """
themes: [{id: b, title: B}, {id: a, title: A}]
rights: {articles: [{n: 19}, {n: 12, card: no}, {n: 3}]}
quotes:
  - {id: loose, text: Loose}
  - {id: of-a, text: Of A, theme: a}
  - {id: of-b, text: Of B, theme: b}
  - {id: again, text: Of A again, theme: a}
"""


def test_the_deck_is_sorted_by_theme(tmp_path: Path) -> None:
    names = seen(tmp_path, CARDS)
    assert [quote.id for quote in names["deck_quotes"]] == ["of-b", "of-a", "again", "loose"]
    assert [right.n for right in names["deck_rights"]] == [19, 3]


def test_the_deck_is_what_the_game_names_in_its_order(tmp_path: Path) -> None:
    names = seen(tmp_path, CARDS + "game: {cards: {quotes: [again, loose], rights: [3, 12]}}")
    assert [quote.id for quote in names["deck_quotes"]] == ["again", "loose"]
    assert [right.n for right in names["deck_rights"]] == [3, 12]


def test_the_deck_may_be_empty_of_a_kind(tmp_path: Path) -> None:
    names = seen(tmp_path, CARDS + "game: {cards: {quotes: [], rights: []}}")
    assert (names["deck_quotes"], names["deck_rights"]) == ([], [])


def test_what_the_groups_said_is_counted_by_theme(tmp_path: Path) -> None:
    more = """
themes: [{id: a, title: A}, {id: b, title: B}, {id: c, title: C}]
tasks:
  - {id: one, title: One, theme: b, groups: [{n: 1, points: [x, y]}, {n: 2, sections: [{points: [z]}, {points: [z, w]}]}]}
  - {id: two, title: Two, theme: b, groups: [{n: 1, points: [x]}]}
  - {id: three, title: Three, theme: a, groups: [{n: 1, points: [x]}]}
  - {id: four, title: Four, groups: [{n: 1, points: [x]}]}
"""
    assert contributions(loaded(tmp_path, more).cycle) == [("a", 1), ("b", 6)]


def test_measures_are_counted_by_status_in_the_order_of_their_life(tmp_path: Path) -> None:
    more = """
findings: [{id: f, text: F}]
solutions:
  - {id: s, finding: f, proposals: [One, {text: Two, status: done}, {text: Three, status: agreed}]}
  - {id: t, finding: f, proposals: [{text: Four, status: done}]}
"""
    assert statuses(loaded(tmp_path, more).cycle.solutions) == [("done", 2), ("agreed", 1), ("proposed", 1)]


def test_theme_numbers_give_the_colours(tmp_path: Path) -> None:
    number = seen(tmp_path, "themes: [{id: a, title: A}, {id: b, title: B}]")["theme_number"]
    assert [number("a"), number("b"), number("c"), number(None)] == ["1", "2", "0", "0"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Lunch", "Odd"), "Lunch. Odd"),
        (("Why?", "Odd"), "Why? Odd"),
        (("Lunch", None), "Lunch"),
        ((None, "Odd"), "Odd"),
        ((None, None), ""),
        (("Lunch.", "Odd."), "Lunch. Odd."),
    ],
)
def test_texts_as_sentences(texts: tuple, expected: str) -> None:
    assert View.sentences(*texts) == expected


@pytest.mark.parametrize(
    "material", [each for each in MATERIALS if each.name in ("report", "tasks", "handout")], ids=lambda each: each.name
)
def test_a_material_of_twice_as_many_themes_takes_twice_the_work(tmp_path: Path, material: Material) -> None:
    """And as many findings, words and tasks: none is looked for in each of the others."""

    def of(count: int) -> Callable[[], object]:
        numbers = range(count)
        more = "themes:\n" + "".join(
            f"  - {{id: t{n}, title: Theme {n}, questions: [{{id: q{n}, text: What?}}]}}\n" for n in numbers
        )
        more += "events: [{id: c, kind: conference, date: 2026-09-17}]\n"
        more += "findings:\n" + "".join(f"  - {{id: f{n}, text: Word{n} is found, theme: t{n}}}\n" for n in numbers)
        more += "glossary:\n" + "".join(f"  - {{word: word{n}, plain: A word}}\n" for n in numbers)
        year = loaded(tmp_path, more)
        env = environment(year.folder, 1000)
        document(year, material, env, year.cycle)  # compiled
        return lambda: document(year, material, env, year.cycle)

    assert calls(of(80)) < LINEAR * calls(of(40))


word = st.text("abÆæø -ſßİK", min_size=1, max_size=5)


@settings(max_examples=40)
@given(st.lists(word, max_size=5), st.text("abÆæø -ſßİKk.", max_size=40))
def test_a_word_is_explained_where_it_begins_a_word_of_the_text(words: list[str], text: str) -> None:
    entries = [GlossaryEntry(word=each, plain="x") for each in words if each.strip()]
    small = text.casefold()
    forms = [(entry.word, re.escape(entry.word.casefold())) for entry in entries]
    expected = [word for word, form in forms if re.search(rf"\b{form}" if re.match(r"\w", form) else form, small)]
    assert [entry.word for entry in used(entries, text)] == expected


@pytest.mark.parametrize("word", ["Brukerstyrt personlig assistanse", "brukerstyrt personlig assistent", "(BPA)", "bpa"])
def test_long_words_and_such_in_brackets_are_explained_where_they_stand(word: str) -> None:
    text = "Hva er brukerstyrt personlig assistanse (BPA)?"
    assert bool(used([GlossaryEntry(word=word, plain="x")], text)) == (word[-1] != "t")


def test_a_path_is_shown_of_several_stops_only(tmp_path: Path) -> None:
    board = next(each for each in DIALOGUE.materials if each.name == "board")

    def shown(parts: str) -> list[bool]:
        year = loaded(tmp_path, parts)
        made = document(year, board, environment(year.folder), year.cycle)
        path, here = made.find("stops"), made.get("stop")
        return [stop.get("part") == here for stop in path.nodes] if path else []

    assert shown("") == [False, False, False, True, False]
    assert shown("parts: [{id: conference}, {id: game}]") == [False, True]
    assert shown("parts: [{id: game}]") == []


@pytest.mark.parametrize(
    ("lang", "text", "inside"),
    [
        ("nb", "Lørdag klokka 12", "lørdag klokka 12"),
        ("nb", "Lørdager, 12–14", "lørdager, 12–14"),
        ("nb", "Våren 2024", "våren 2024"),
        ("nn", "Laurdagar", "laurdagar"),
        ("nn", "Haust", "haust"),
        ("nb", "Mai 2024", "mai 2024"),
        ("nb", "Lørdagsklubben", "Lørdagsklubben"),
        ("nb", "Maia kommer", "Maia kommer"),
        ("en", "Saturday at 12", "Saturday at 12"),
        ("en", "Spring 2024", "spring 2024"),
        ("nb", "", ""),
    ],
)
def test_a_time_inside_a_sentence_has_the_capital_of_its_language(lang: str, text: str, inside: str) -> None:
    assert load_words(lang).inside(text) == inside


def test_names_and_times_in_a_row_have_commas_and_no_stray_stops() -> None:
    assert View.listed("Kontoret", None, "Fagkoordinator", "") == "Kontoret, Fagkoordinator"
    assert View.listed("Hva er dette?", "Lederen") == "Hva er dette? Lederen"
    assert View.listed("Solbakken") == "Solbakken"
    assert View.listed() == ""


@pytest.mark.parametrize("lang", LANGS)
def test_no_stop_stands_behind_a_name_in_any_material(lang: str) -> None:
    """What a template puts beside a name is no sentence of its own."""
    words = load_words(lang)
    printed = ("common", "handout", "tasks", "poster", "board", "cards", "report")
    patterns = {key: words.pattern(key) for key in words.keys() if key.split(".")[0] in printed}
    assert [key for key, text in patterns.items() if re.search(r"\{(?:since|made_by|picture|title|kit)\}\.", text)] == []


def test_a_title_says_its_year_once(tmp_path: Path) -> None:
    with_year = View(loaded(tmp_path).cycle, load_words("nb")).with_year
    assert [with_year(title) for title in ("Pakken", "Pakken 2026", "2026 på Solbakken", "Møtet 2019", "Rom 12026")] == [
        "Pakken 2026",
        "Pakken 2026",
        "2026 på Solbakken",
        "Møtet 2019",
        "Rom 12026 2026",
    ]


@pytest.mark.parametrize(
    "title, told",
    [
        ("Planen vår", "Planen vår 2026"),
        ("Hvem bestemmer?", "Hvem bestemmer? – 2026"),
        ("Dette fant vi", "Dette fant vi – 2026"),
        ("Det vi ble enige om i 2025", "Det vi ble enige om i 2025"),
    ],
)
def test_a_year_is_no_part_of_a_sentence_that_it_stands_behind(tmp_path: Path, title: str, told: str) -> None:
    assert View(loaded(tmp_path).cycle, load_words("nb")).with_year(title) == told


def test_times_and_places_stand_in_a_row_on_paper(tmp_path: Path) -> None:
    year = loaded(
        tmp_path,
        "themes: [{id: t, title: T, open: yes}]\nevents: [{id: e, kind: conference}]\nfindings: [{id: f, text: F}]\n"
        "stand: {text: Kom til oss., place: Kiosken, time: Lørdag klokka 12}\nevaluation: {since: Våren 2024, users: [U]}\n"
        "contact: {name: Kontoret, title: Koordinator, phone: 22 00 00 00}\n"
        "thanks: [{to: De frivillige, org: Sentralen, role: Serverte lunsj}]\n",
        spoken(START, "nb"),
    )
    env = environment(year.folder)
    said = {
        material.name: [text for _, text in texts_in(document(year, material, env, year.cycle))]
        for material in DIALOGUE.materials
        if material.name in ("handout", "report")
    }
    assert {"Kiosken Lørdag klokka 12", "Kontoret Koordinator"} <= set(said["handout"])
    assert {"Oppstart: våren 2024", "De frivillige, Sentralen: Serverte lunsj"} <= set(said["report"])
