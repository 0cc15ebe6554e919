"""Who speaks by an office may be named in the minutes, and organisations anywhere; what leaks beside them is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dialogkit.checks.reading.cycle_reading import check_reading
from paper import loaded
from test_private_rules import START, told

ORGANISATIONS = """\
KREM – Kreativt og mangfoldig arbeidsliv
HUSK Fjordvik
NAV Fjordvik
NFU Fjordvik lokallag
SAFO Sørøst
ULOBA SA
FFO
Fontenehuset
Norsk Forbund for Utviklingshemmede
Autismeforeningen i Viken
Stiftelsen Livsglede
Høgskulen i Innlandet
Universitetet i Sørøst-Norge
Statsforvalteren i Oslo og Viken
Kommunedirektørens stab
Eldrerådet og Rådet for personer med funksjonsnedsettelse
Voss & Sandvik Arkitekter AS
Kirkens Bymisjon
Røde Kors
Mental Helse Fjordvik
LO
Fagforbundet
Helsedirektoratet
Seksjon for bofellesskap
Bydel Nordre Fjordvik
Elvestrand frivilligsentral""".splitlines()
FIELDS = {
    "organisers": "report: {{organisers: [{0}]}}",
    "partners": "partners: [{{name: {0}, role: Arrangør}}]",
    "org": "working_group: [{{name: Torlaug Vestmoen, side: leader, org: {0}, title: seksjonsleder, publish: yes}}]",
    "thanks": "thanks: [{{to: Dere, org: {0}}}]",
    "speaks for": "events: [{{kind: forum, agenda: [{{title: A, by: Torlaug Vestmoen, role: leder, org: {0}}}]}}]",
    "by": "events: [{{kind: forum, agenda: [{{title: A, by: {0}}}]}}]",
    "method": "events: [{{kind: forum, method: {{name: {0}, expansion: {0}}}}}]",
}
LEAK = "\nfindings: [{{text: {0}}}]"


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("name", ORGANISATIONS)
def test_no_organisation_is_taken_for_a_person(tmp_path: Path, name: str, field: str) -> None:
    year = FIELDS[field].format(json.dumps(name, ensure_ascii=False))
    assert told(tmp_path, f"process: forum\n{year}\n") == []


@pytest.mark.parametrize("field", ["organisers", "partners", "org"])
def test_what_is_the_name_of_an_organisation_there_is_so_everywhere(tmp_path: Path, field: str) -> None:
    """Initials too, which are in no list of words."""
    more = f"{FIELDS[field].format('VIBRO Fjordvik')}\nfindings: [{{text: VIBRO Fjordvik hjelper oss. Vi liker VIBRO.}}]\n"
    assert told(tmp_path, more) == []
    assert {problem.code for problem in check_reading(loaded(tmp_path, more, START.format(lang="nb")))} == set()
    assert {
        problem.code
        for problem in check_reading(loaded(tmp_path, more.replace("VIBRO F", "Vibro F", 1), START.format(lang="nb")))
    }


@pytest.mark.parametrize(
    "leak", ["Gudbrand Lisleby er syk.", "Vi snakket med Gudbrand.", "Ring 92 34 56 78.", f"Født {14}.3.1961."]
)
@pytest.mark.parametrize("field", FIELDS)
def test_a_leak_beside_an_organisation_is_told(tmp_path: Path, field: str, leak: str) -> None:
    year = FIELDS[field].format("HUSK Fjordvik")
    more = f"process: forum\n{year}{LEAK.format(json.dumps(leak, ensure_ascii=False))}\n"
    assert {problem.place.line for problem in told(tmp_path, more) if problem.place} == {8}


# ------------------------------------------------------------------------------------------------ who speaks

AGENDA = """\
process: {process}
events:
  - kind: forum
    agenda: [{{title: A, by: Torlaug Vestmoen{more}, text: Vestmoen forteller om planene.}}]
    in_short: [{text}]
"""
MINUTED = [
    "Torlaug Vestmoen ønsket velkommen.",
    "Vestmoen la fram planene.",
    "Vi takker Torlaug Vestmoen for det.",
    "Vestmoens svar var nei.",
]


@pytest.mark.parametrize("text", MINUTED)
@pytest.mark.parametrize(
    ("process", "more"),
    [
        ("forum", ""),
        ("forum", ", role: leder"),
        ("dialogue", ", role: seksjonsleder"),
        ("seminar", ", org: Høgskulen i Innlandet"),
    ],
)
def test_who_speaks_by_an_office_may_be_named(tmp_path: Path, process: str, more: str, text: str) -> None:
    assert told(tmp_path, AGENDA.format(process=process, more=more, text=text)) == []


def test_a_first_name_that_is_a_word_too_is_part_of_the_name(tmp_path: Path) -> None:
    more = AGENDA.format(process="forum", more="", text="Per Vestmoen svarte.").replace("Torlaug", "Per")
    assert told(tmp_path, more) == []


@pytest.mark.parametrize("text", MINUTED)
@pytest.mark.parametrize(("process", "more"), [("dialogue", ""), ("seminar", ""), ("seminar", ", role: bruker")])
def test_who_only_stands_there_or_is_a_user_may_not(tmp_path: Path, process: str, more: str, text: str) -> None:
    lines = {
        problem.place.line for problem in told(tmp_path, AGENDA.format(process=process, more=more, text=text)) if problem.place
    }
    assert 9 in lines, "where the name stands alone"
    assert 10 in lines or text.startswith("Vestmoen"), "which may be a place at the beginning of a sentence"


@pytest.mark.parametrize(
    "text",
    [
        "Torlaug Vestmoen har epilepsi.",  # what is private of a speaker
        "Torlaug kom for sent.",  # one of that first name may be anybody
        "Gudbrand Lisleby spurte om det.",
        "Kari-Anne Fossegrim Lie spurte om det.",  # on the home's own list
        "Torlaug Lisleby spurte om det.",
    ],
)
def test_speakers_answer_for_nobody_else_and_for_nothing_private(tmp_path: Path, text: str) -> None:
    more = AGENDA.format(process="forum", more=", role: leder", text=text)
    assert {problem.place.line for problem in told(tmp_path, more) if problem.place} == {10}


def test_a_first_name_alone_will_do_where_there_is_an_office(tmp_path: Path) -> None:
    def lines(more: str) -> set[int]:
        text = AGENDA.format(process="forum", more=more, text="Torlaug svarte.").replace("by: Torlaug Vestmoen", "by: Torlaug")
        return {problem.place.line for problem in told(tmp_path, text) if problem.place}

    assert lines(", role: leder av utvalget") == {10}, "but not in the minutes"
    assert lines("") == lines(", role: deltaker") == {9, 10}


def test_a_quote_names_nobody_who_speaks(tmp_path: Path) -> None:
    more = AGENDA.format(process="forum", more=", role: leder", text="Det gikk bra.")
    more += "quotes: [{id: q, text: Torlaug Vestmoen hører ikke på oss.}]\n"
    assert [problem.place.line for problem in told(tmp_path, more) if problem.place][:1] == [11]


def test_a_speaker_on_the_list_of_names_is_told_of(tmp_path: Path) -> None:
    more = AGENDA.format(process="forum", more=", role: leder", text="Det gikk bra.")
    assert {problem.code for problem in told(tmp_path, more, names="Torlaug Vestmoen\n")} == {"private-name"}


GROUP = """\
process: {process}
working_group: [{{name: Torlaug Vestmoen, side: relative, publish: {publish}}}]
events:
  - kind: {process}
    next: {{changes: [{text}]}}
    feedback: [{said}]
"""
CHANGE = "Torlaug Vestmoen går ut av gruppa."


@pytest.mark.parametrize("process", ["forum", "seminar"])
def test_a_member_who_wants_to_be_named_is_named_where_the_group_changes(tmp_path: Path, process: str) -> None:
    def lines(publish: str, text: str, said: str = "Fint.") -> set[int]:
        more = GROUP.format(process=process, publish=publish, text=text, said=said)
        return {problem.place.line for problem in told(tmp_path, more) if problem.place}

    assert lines("yes", CHANGE) == set()
    assert 10 in lines("no", CHANGE)
    assert lines("yes", "Torlaug Vestmoen har epilepsi.") == {10}, "what is private of a member"
    assert lines("yes", "Torlaug Lisleby går ut av gruppa.") == {10}, "another of that first name"
    assert lines("yes", "Det er bra.", CHANGE) == {11}, "what people said is judged as before"
