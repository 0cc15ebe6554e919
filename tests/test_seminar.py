"""A dialogue seminar: all that is typed stands in the papers that should hold it; what is hoped for is looked at; what is agreed
goes on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.clearing.select import Gate, cleared
from dialogkit.cycle.load import load
from dialogkit.kit.build import check
from dialogkit.kit.order import Order
from dialogkit.problems import errors_in
from dialogkit.templating.seen.equipment import things_for
from dialogkit.terms import LANGS
from dialogkit.words import load_words
from holds import papers, squeezed, unheld
from kits import ROOT
from paper import HOME, loaded

EXAMPLE = ROOT / "examples" / "tunet-2027"
TYPED = sorted((ROOT / "tests" / "data" / "seminars").glob("*.yaml"))
"""Seminars of other kinds, as people who know no YAML type them."""
TABLE = {
    "kit.title": (),
    "kit": ("report",),
    "purpose": ("report",),
    "organisation": ("report",),
    "organisation.service_area": ("minutes",),
    "labels": (),
    "contact": ("invitation", "report"),
    "contact.heading": ("report",),
    "contact.title": ("report",),
    "contact.url": ("report",),
    "thanks": ("report",),
    "working_group": ("report",),
    "partners": ("report",),
    "themes.title": ("themes", "notes"),
    "themes.text": ("themes",),
    "themes.questions": ("tasks", "report"),
    "glossary": ("report",),
    "events": ("report",),
    "events.title": ("invitation", "report"),
    "events.place": ("invitation", "report"),
    "events.about": ("invitation",),
    "events.practical": ("invitation",),
    "events.agenda": ("programme", "report"),
    "events.method": ("notes", "report"),
    "events.expectations": ("report",),
    "events.expectations.items.text": ("expectations", "report"),
    "tasks": ("report",),
    "quotes": ("report",),
    "chapters": ("report",),
    "measures": ("report", "plan"),
    "measures.summary": ("report",),
    "measures.title": ("report", "plan"),
    "report": ("report",),
    "sources": ("report",),
    "checked_by": ("report",),
}


def told(folder: Path, text: str, process: str = "seminar") -> dict[str, str]:
    (folder / "cycle.yaml").write_text(f"process: {process}\n{HOME}\n{text}", encoding="utf-8")
    year = load(folder)
    assert not errors_in(year.problems), year.problems
    return papers(year)


def test_each_text_of_the_example_stands_where_it_should() -> None:
    assert unheld(EXAMPLE, TABLE) == []


@pytest.mark.parametrize("file", TYPED, ids=lambda file: file.stem)
def test_each_text_of_what_others_type_stands_where_it_should(tmp_path: Path, file: Path) -> None:
    (tmp_path / "cycle.yaml").write_bytes(file.read_bytes())
    assert unheld(tmp_path, TABLE) == []


@pytest.mark.parametrize("gone", ["  {{ of_groups(task) }}", "  {{ measures_told() }}", "  {{ became(event.expectations) }}"])
def test_a_text_that_stands_nowhere_is_found(tmp_path: Path, gone: str) -> None:
    """The walker can fail: with a report that leaves something out."""
    template = (ROOT / "templates" / "materials" / "year" / "seminar-report.xml.j2").read_text(encoding="utf-8")
    assert gone in template
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "report.xml.j2").write_text(template.replace(gone, ""), encoding="utf-8")
    (tmp_path / "cycle.yaml").write_bytes((EXAMPLE / "cycle.yaml").read_bytes())
    assert any(each.startswith("report lacks") for each in unheld(tmp_path, TABLE))


def test_the_report_follows_the_day(tmp_path: Path) -> None:
    said = papers(load(EXAMPLE))["report"]
    order = (
        "De ble enige om seks tiltak", "Student", "Festsalen", "Gruppearbeid om godt samarbeid", "Alle skriver først",
        "Trender fra tidligere møter", "Alle skrev én lapp", "Vi må ha god tid", "Deltakerne vil ha et seminar",
        "Ble forventningene innfridd?", "Lederen lovte", "Tiltakene vi ble enige om",
    )  # fmt: skip
    places = [said.rindex(squeezed(each)) for each in order]
    assert places == sorted(places)


def test_a_programme_with_a_hole_and_one_that_overlaps_are_told(tmp_path: Path) -> None:
    def codes(times: str) -> list[str]:
        (tmp_path / "cycle.yaml").write_text(f"{HOME}\nevents: [{{kind: seminar, agenda: [{times}]}}]\n", encoding="utf-8")
        return [each.code for each in load(tmp_path).problems]

    first = "{title: A, start: 9.30, end: 10}"
    assert codes(f"{first}, {{title: B, start: 11, end: 12}}") == ["agenda-gap"]
    assert codes(f"{first}, {{title: B, start: 9.45, end: 12}}") == ["agenda-overlap"]
    assert codes(f"{first}, {{title: B, start: 10, end: 12}}") == []


@pytest.mark.parametrize(("count", "size", "notes", "markers"), [(5, 6, 360, 35), (3, 4, 144, 15)])
def test_what_to_bring_is_counted_by_groups(tmp_path: Path, count: int, size: int, notes: int, markers: int) -> None:
    said = told(tmp_path, f"events: [{{kind: seminar, groups: {{count: {count}, size: {size}}}}}]\n")["notes"]
    assert f"{12 * size}{notes}" in said and f"{size + 1}{markers}" in said


def test_what_the_year_names_is_not_brought_twice(tmp_path: Path) -> None:
    method = "method: {name: PLA, materials: [{item: Store ark, qty: 2 til hver gruppe}]}"
    said = told(tmp_path, f"events: [{{kind: seminar, groups: {{count: 5}}, {method}}}]\n")["notes"]
    assert squeezed("2 til hver gruppe") in said and "flippover" not in said


@pytest.mark.parametrize(
    ("material", "each", "total"),
    [
        ("{item: Gule ark, qty: 60 til hver gruppe}", "60 til hver gruppe", "300"),
        ("{item: Gule ark, qty: 1 rull pr. gruppe}", "1 rull pr. gruppe", "5"),
        ("{item: Gule ark, qty: to til hver gruppe}", "to til hver gruppe", ""),
        ("{item: Gule ark, qty: 2–3 til hver gruppe}", "2–3 til hver gruppe", ""),
        ("{item: Gule ark, qty: 12 til hver deltaker}", "12 til hver deltaker", ""),
        ("{item: Gule ark, qty: en pose}", "", "en pose"),
        ("{item: Gule ark, qty: 60}", "", "60"),
        ("60 gule ark", "", "60"),
        ("3 kort til hver gruppe", "3", "15"),
        ("Flippoverark", "2", "10"),
        ("Saft i A3-størrelse", "", ""),
    ],
)
def test_what_the_year_names_is_multiplied_or_stands_as_it_is_written(
    tmp_path: Path, material: str, each: str, total: str
) -> None:
    method = f"method: {{name: PLA, materials: [{material}]}}"
    (tmp_path / "cycle.yaml").write_text(
        f"{HOME}\nevents: [{{kind: seminar, groups: {{count: 5}}, {method}}}]\n", encoding="utf-8"
    )
    first = things_for(load(tmp_path).cycle.events[0], load_words("nb"))[0]
    assert (first.each, first.total) == (each, total)


def test_what_was_agreed_is_promised_the_year_after(tmp_path: Path, shell: Shell) -> None:
    assert shell("new", "2028", "--from", EXAMPLE, "--dir", tmp_path) == 0, shell.err
    year = load(tmp_path / "2028")
    assert not errors_in(year.problems)
    promised = [(each.title, each.status, each.since) for each in year.cycle.promises]
    assert promised == [
        ("Fast møte", "doing", 2027),
        ("Svarpermen", "agreed", 2027),
        ("Nøkkel til lageret", "agreed", 2027),
        (None, "agreed", 2027),
        ("Bestille varer", "agreed", 2027),
    ]
    assert "Lønn og arbeidstid" in [theme.title for theme in year.cycle.themes]
    assert not (year.cycle.measures or year.cycle.chapters or year.cycle.tasks)
    assert not any(event.expectations for event in year.cycle.events)


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_seminar_prints_what_the_day_needs(tmp_path: Path, shell: Shell, lang: str) -> None:
    command = ("new", "2029", "--process", "seminar", "--lang", lang, "--dir", tmp_path, "--place", "Tunet")
    assert shell(*command, "--municipality", "Elvestrand") == 0, shell.err
    assert shell("build", tmp_path / "2029") == 0, shell.err
    made = {path.stem for path in (tmp_path / "2029" / "build").glob("*.pdf")}
    assert made == {"invitation", "programme", "expectations", "expectations-wall", "tasks", "notes"}


def test_ids_may_be_left_out_and_those_that_are_made_may_be_named(tmp_path: Path) -> None:
    text = "themes: [{title: Mat}, {title: Tid}]\nfindings: [Vi vil ha mer tid., {text: Maten er god., theme: theme-1}]\n"
    (tmp_path / "cycle.yaml").write_text(f"{HOME}\n{text}", encoding="utf-8")
    year = load(tmp_path)
    assert [each.code for each in year.problems] == []
    assert [(each.id, each.theme) for each in year.cycle.findings] == [("finding-1", None), ("finding-2", "theme-1")]
    (tmp_path / "cycle.yaml").write_text(f"{HOME}\n{text}".replace("theme-1", "theme-9"), encoding="utf-8")
    assert [each.code for each in load(tmp_path).problems] == ["no-such-id"]


def test_what_groups_said_is_of_the_only_meeting_and_the_only_theme(tmp_path: Path) -> None:
    only = "events: [{kind: seminar}]\nthemes: [{title: Mat}]\ntasks: [{groups: [{points: [a]}, {points: [b]}]}]\n"
    (tmp_path / "cycle.yaml").write_text(f"{HOME}\n{only}", encoding="utf-8")
    (task,) = load(tmp_path).cycle.tasks
    assert (task.event, task.theme, task.title, [group.n for group in task.groups]) == ("event-1", "theme-1", "Mat", [1, 2])
    two = only.replace("{title: Mat}", "{title: Mat}, {title: Tid}")
    (tmp_path / "cycle.yaml").write_text(f"{HOME}\n{two}", encoding="utf-8")
    assert load(tmp_path).cycle.tasks[0].theme is None


def test_a_list_of_expectations_is_read_and_kept_private_as_any_text(tmp_path: Path) -> None:
    text = "events: [{kind: seminar, expectations: [Snakke med Kari Nordmann på 22 33 44 55]}]\n"
    (tmp_path / "cycle.yaml").write_text(f"{HOME}\n{text}", encoding="utf-8")
    year = load(tmp_path)
    said = [path for path, shape, value in year.source.values if value == "Snakke med Kari Nordmann på 22 33 44 55"]
    assert said == [("events", 0, "expectations", "items", 0)] and year.source.place_of(said[0]).line > 1


def test_the_report_has_no_word_of_groups_without_a_yes(tmp_path: Path) -> None:
    event = "events: [{kind: seminar, attendance: {users: 30, staff: 8}}]"
    text = f"{event}\ntasks: [{{title: Maten, groups: [{{points: [Maten er god.]}}]}}]\n"
    assert squeezed("Maten er god.") not in told(tmp_path, text)["report"]
    said = text.replace("title: Maten,", "title: Maten, consent: {status: given, scope: [report]},")
    assert squeezed("Maten er god.") in told(tmp_path, said)["report"]


@pytest.mark.parametrize(("users", "there"), [(3, False), (30, True)])
def test_what_few_people_hoped_for_is_not_public(tmp_path: Path, users: int, there: bool) -> None:
    home = f"{HOME}  departments: [{{id: a, name: A, users: {users}}}]\n"
    event = f"events: [{{kind: seminar, attendance: {{users: {users}, staff: 9}}, expectations: [{{text: Ny jobb., met: ja}}]}}]"
    (tmp_path / "cycle.yaml").write_text(f"process: seminar\n{home}{event}\n", encoding="utf-8")
    cycle = load(tmp_path).cycle
    assert bool(cleared(cycle, "report", Gate(cycle.day, "public")).cycle.events[0].expectations) == there
    assert cleared(cycle, "report", Gate(cycle.day)).cycle.events[0].expectations


@pytest.mark.parametrize(
    ("place", "paper"),
    [("tasks", "report"), ("chapters", "report"), ("chapters", "minutes"), ("measures", "report"), ("measures", "plan")],
)
def test_what_has_no_heading_does_not_stand_under_that_of_another(tmp_path: Path, place: str, paper: str) -> None:
    kind = "forum" if paper == "minutes" else "seminar"
    event = f"events: [{{id: a, kind: {kind}, date: 11. mars 2027, attendance: {{users: 30, staff: 8}}}}]"
    parts = {
        "tasks": "tasks: [{title: Maten, consent: {status: given, scope: [report]}, groups: [{sections: [PARTS]}]}]",
        "chapters": "chapters: [{id: c, title: Trender, sections: [PARTS]}]",
        "measures": "measures: {groups: [PARTS]}",
    }
    name = "proposals" if place == "measures" else "points"
    first, second, third = (
        f"{{{name}: [Aller først]}}",
        f"{{heading: Overskrift, {name}: [Under den]}}",
        f"{{{name}: [Ikke under den]}}",
    )
    said = told(tmp_path, f"{event}\n{parts[place].replace('PARTS', ', '.join((first, second, third)))}\n", kind)[paper]
    heard = [said.index(squeezed(each)) for each in ("Aller først", "Overskrift", "Under den", "Ikke under den")]
    assert heard == sorted(heard)
    between = said[heard[2] : heard[3]]
    assert "annet" in between and "annet" not in said[: heard[1]]


def test_an_expectation_that_is_typed_twice_is_told_at_the_second_place(tmp_path: Path) -> None:
    text = 'events: [{kind: seminar, expectations: ["Ny **jobb**.", Mer tid, ny jobb, {text: Mer tid!}, Tid]}]'
    told = [problem for problem in loaded(tmp_path, text).problems if problem.code == "expectation-twice"]
    assert [(problem.details["n"], problem.details["first"]) for problem in told] == [(3, 1), (4, 2)]
    assert [text.index(each) + 1 for each in ("ny jobb", "{text")] == [problem.place.column for problem in told if problem.place]


def test_whom_to_thank_and_to_ask_what_it_is_called_and_where_it_lies_stand_in_the_report(tmp_path: Path) -> None:
    person = "{name: Kontoret, heading: Spør oss, title: Leder, phone: 22 00 00 01, url: https://www.example.no/spor}"
    kit = "kit: {title: Et seminar, subtitle: Undertittel, slogan: Et slagord, about: [Om det]}"
    text = f"contact: {person}\n"
    text += (
        "thanks: [{to: Kafeen, role: God mat}]\nevents: [{kind: seminar, date: 11. mars 2027, attendance: {users: 30, staff: 8}, "
    )
    text += "published: {text: Den ligger her, url: 'https://www.example.no/rapport'}}]\n"
    home = re.sub("kit: .*", kit, HOME)
    (tmp_path / "cycle.yaml").write_text(f"process: seminar\n{home}\n{text}", encoding="utf-8")
    assert unheld(tmp_path, TABLE) == []
    assert squeezed("QR-kode som fører til rapporten") in papers(load(tmp_path))["report"]


def test_nothing_is_told_twice_on_end_in_the_report(tmp_path: Path) -> None:
    event = (
        "events: [{kind: seminar, date: 11. mars 2027, attendance: {users: 30, staff: 8}}]\nreport: {title: Rapport fra dagen}\n"
    )
    theme = "themes: [{title: En god dag, questions: [{text: Skriv fem tiltak., type: list, count: 5}]}]\n"
    task = "tasks: [{title: 'Oppgave 1: En god dag', consent: {status: given, scope: [report]}, groups: [{points: [Ro]}]}]\n"
    said, other = (told(tmp_path, each + theme + task)["report"] for each in (event, event.replace("Rapport fra", "Fra")))
    assert said.replace("rapportfradagen", "").count("rapport") == other.count("rapport") - 1
    assert said.count(squeezed("En god dag")) == said.count(squeezed("Oppgave 1: En god dag"))
    assert squeezed("Skriv 5 ting") not in said


@pytest.mark.parametrize("said", [False, True])
def test_what_was_asked_is_told_where_no_answer_may_be(tmp_path: Path, said: bool) -> None:
    event = "events: [{id: a, kind: seminar, date: 11. mars 2027, attendance: {users: 30, staff: 8}}]"
    theme = "themes: [{id: t, title: Maten, questions: [Hva vil dere spise?]}]"
    consent = "consent: {status: given, scope: [report]}"
    quote = f"quotes: [{{id: q, text: Grøt er godt., theme: t, event: a, {consent}}}]"
    task = f"tasks: [{{title: Maten, {consent + ', ' if said else ''}groups: [{{points: [Fisk]}}]}}]"
    report = told(tmp_path, f"{event}\n{theme}\n{task}\n{quote}\n")["report"]
    assert squeezed("Hva vil dere spise?") in report and squeezed("Grøt er godt") in report
    assert (squeezed("står ikke i denne rapporten") in report) != said
    assert (squeezed("Dette sa dere også") in report) == said


PUBLIC = """\
process: seminar
{home}  departments: [{{id: a, name: A, users: 30}}]
events: [{{kind: seminar, attendance: {{users: 30, staff: 9}}, expectations: [Ny jobb., Mer tid., En god plan.]}}]
quotes: [{{id: q, text: Vi vil ha mer ro om kvelden., consent: {{status: {quote}}}}}]
tasks:
  - title: Maten
    consent: {{status: {said}, scope: [report]}}
    groups: [{{sections: [{{points: [Felles lunsj på fredager.], quotes: [q]}}]}}]
measures: {{groups: [{{proposals: [Felles lunsj på fredager.]}}]}}
{more}
"""


def stopping(folder: Path, quote: str = "pending", said: str = "given", more: str = "") -> set[str]:
    """The codes of what stops the public edition, but for texts that nobody has read."""
    (folder / "cycle.yaml").write_text(PUBLIC.format(home=HOME, quote=quote, said=said, more=more), encoding="utf-8")
    found = errors_in(check(load(folder), Order(edition="public")))
    return {problem.code for problem in found} - {"unread"}


@pytest.mark.parametrize("answer", ["pending", "refused", "withdrawn"])
def test_a_quote_without_a_yes_that_a_groups_notes_name_stops_nothing(tmp_path: Path, answer: str) -> None:
    assert stopping(tmp_path, answer) == set()
    assert stopping(tmp_path, answer, more="findings: [{text: Det er uro., quotes: [q]}]") == {f"quote-{answer}"}


def test_what_was_agreed_in_a_groups_words_is_the_meetings_own(tmp_path: Path) -> None:
    assert stopping(tmp_path) == stopping(tmp_path, said="pending") - {"contribution-pending"} == set()
    again = {"says-what-is-left-out", "left-out-but-said"}
    assert again <= stopping(tmp_path, said="refused"), "unless somebody has said no"
    assert again <= stopping(tmp_path, more="report: {next: [Felles lunsj på fredager.]}"), "and nowhere else"
    assert again <= stopping(tmp_path, more="chapters: [{title: Ro, text: [Vi vil ha mer ro om kvelden.]}]"), (
        "nor one's own words"
    )


def test_expectations_stand_in_no_order_in_which_they_were_written(tmp_path: Path) -> None:
    stopping(tmp_path)
    cycle = load(tmp_path).cycle
    (seen,) = cleared(cycle, "report", Gate(cycle.day, "public")).cycle.events
    written, shown = ([item.text for item in each.expectations.items] for each in (cycle.events[0], seen) if each.expectations)
    assert sorted(written) == sorted(shown) and written != shown


def test_steps_are_called_what_the_year_calls_them_at_the_head_of_their_papers(tmp_path: Path) -> None:
    more = (
        "labels: {minutes: Nedtegning, report: Samleskrift, measures: Grep}\nmeasures: {groups: [{proposals: [Felles lunsj.]}]}\n"
    )
    more += "events: [{kind: seminar, date: 11. mars 2027, attendance: {users: 30, staff: 8}, closing: [Takk.]}]\n"
    said = told(tmp_path, more)
    assert "samleskrift" in said["report"] and "grep" in said["report"]
    assert squeezed("Nedtegning: Dialogseminar") in said["minutes"]
