"""`dialogkit status`: how far a year is, what it lacks, and the one thing that comes next."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any, get_args

import pytest

from conftest import Shell
from dialogkit.cycle.sections.blocks import sections
from dialogkit.problems import ExitCode
from dialogkit.processes import DIALOGUE, MATERIALS, NEEDS
from dialogkit.terms import LANGS, PartName
from dialogkit.words import load_words
from kits import EXAMPLES
from paper import HOME

DAY = "1789430400"  # 15 September 2026
BEGUN = f"""{HOME}
themes: [{{id: one, title: Maten, questions: [{{id: q, text: Hva liker du å spise?}}]}}]
working_group: [{{name: Siri, side: staff}}]
"""
QUOTE = "quotes: [{id: a, text: Kaffe, consent: {status: given, scope: [report, game]}}]\n"
FOUND = "findings: [{id: f, text: Beboerne vil velge maten.}]\n"
SOLVED = (
    "solutions: [{id: s, finding: f, proposals: [{text: Vi spør hver dag., owner: Per, due: 2026-09-01, status: agreed%s}]}]\n"
)
POSTER = "poster: {we_want: [Vi vil velge.]}\n"


def event(kind: str, day: str, *more: str) -> str:
    return ", ".join((f"{{id: {kind}, kind: {kind}, date: {day}", *more)) + "}"


def events(*each: str) -> str:
    return f"events: [{', '.join(each)}]\n"


COMING, HELD = event("conference", "2026-09-18"), event("conference", "2026-09-01", "attendance: {total: 20}")
LAST = event("solutions_conference", "2026-09-15")


@pytest.fixture
def status(shell: Shell, tmp_path: Path) -> Any:
    shell.environ["SOURCE_DATE_EPOCH"] = DAY

    def told(text: str) -> dict[str, Any]:
        (tmp_path / "cycle.yaml").write_text(text, encoding="utf-8")
        assert shell("status", tmp_path, "--format", "json") == ExitCode.DONE, shell.err
        return json.loads(shell.out)  # type: ignore[no-any-return]

    return told


@pytest.mark.parametrize("lang", LANGS)
def test_each_need_has_its_words_its_section_and_materials_that_there_are(lang: str) -> None:
    assert set(NEEDS) == set(get_args(PartName))
    words, names = load_words(lang), {each.name for each in MATERIALS}
    for need in (need for needs in NEEDS.values() for need in needs):
        assert words(f"status.lacks.{need.name}") and words(f"status.needs.{need.name}")
        assert need.section in sections("dialogue") and set(need.made) <= names


@pytest.mark.parametrize(
    ("text", "now", "name", "command"),
    [
        (HOME, "conference", "group", "add . working_group"),
        (f"{HOME}\n# working_group:\n#   - name: Siri\n", "conference", "group", "check ."),
        (BEGUN, "conference", "day", "add . events"),
        (BEGUN + events(COMING), "conference", "meeting", "build . --only invitation,programme,handout,tasks,mat"),
        (BEGUN + events(event("conference", "2026-09-15")), "conference", "held", "build ."),  # the day itself
        (BEGUN + events(HELD), "workshop", "said", "add . quotes"),
        (BEGUN + events(HELD) + QUOTE, "workshop", "findings", "add . findings"),
        (BEGUN + events(HELD) + QUOTE + FOUND, "workshop", "solutions", "add . solutions"),
        (BEGUN + events(HELD) + QUOTE + FOUND + SOLVED % "", "poster", "poster", "add . poster"),
        (BEGUN + events(HELD) + QUOTE + FOUND + SOLVED % "" + POSTER, "game", "day", "check ."),
    ],
)
def test_what_comes_next_is_the_first_that_is_lacking(status: Any, text: str, now: str, name: str, command: str) -> None:
    told = status(text)
    assert [step["part"] for step in told["steps"] if step["state"] == "now"] == [now]
    assert told["next"]["name"] == name
    assert re.sub(r"(?<= )/\S+", ".", told["next"]["command"]).startswith(f"dialogkit {command}")
    entry = told["next"]["line"]
    if entry:
        assert re.match(rf"(# )?{told['next']['section']}:", text.splitlines()[entry - 1])
    else:
        assert f"\n{told['next']['section']}:" not in text


def test_the_end_of_a_year_is_late_measures_then_reading_then_the_next_year(status: Any, shell: Shell, tmp_path: Path) -> None:
    year = BEGUN + events(HELD, event("solutions_conference", "2026-09-10", "attendance: {total: 9}")) + QUOTE + FOUND
    year += POSTER + "game: {cards: {blank: 2}}\nrights: {articles: [19]}\n"
    told = status(year + SOLVED % ", response: {yes: 4}")
    assert told["counts"]["late"] == 1 and (told["next"]["name"], told["next"]["section"]) == ("late", "solutions")
    told = status(year + (SOLVED % ", response: {yes: 4}").replace("status: agreed", "status: done"))
    assert told["counts"]["late"] == 0
    assert told["counts"]["unread"] > 0 and told["next"]["name"] == "read"
    assert status(year + (SOLVED % ", response: {yes: 4}").replace("status: agreed", "status: proposed"))["counts"]["late"] == 0
    told = status(year + "materials: {board: nei}\n" + (SOLVED % ", response: {yes: 4}").replace("2026-09-01", "2026-12-01"))
    assert told["counts"]["late"] == 0


def test_counts_are_those_of_the_day(status: Any) -> None:
    quotes = "".join(
        f"  - {{id: q{number}, text: Kaffe {number}, consent: {consent}}}\n"
        for number, consent in enumerate(
            (
                "{status: given, scope: [report]}",
                "{status: given, scope: [report], expires: 2026-09-14}",
                "{status: pending}",
                "{status: withdrawn, scope: [report]}",
                "{status: refused}",
            )
        )
    )
    found = FOUND.replace("]", ", {id: g, text: Kaffen er god., tone: good}]")
    told = status(f"{BEGUN}quotes:\n{quotes}  - {{id: x, text: Te}}\n{found}promises: [{{text: Vi maler., due: 2026-09-14}}]\n")
    counts = told["counts"]
    assert (counts["with_consent"], counts["waiting"], counts["without_consent"]) == (1, 1, 4)
    assert (counts["unanswered"], counts["late"]) == (1, 1)


def test_a_person_reads_days_what_lacks_and_one_command(status: Any, shell: Shell, tmp_path: Path) -> None:
    status(BEGUN + events(COMING, LAST))
    assert shell("status", tmp_path) == ExitCode.DONE
    lines = shell.out.splitlines()
    conference = next(line for line in lines if line.startswith("Dialogkonferanse"))
    assert re.search("nå +18. september 2026 +om 3 dager$", conference)
    assert re.search("15. september 2026 +i dag$", shell.out, re.MULTILINE)
    assert "Dialogkonferanse mangler: hvem som kom, det som ble sagt, funn." in lines
    assert (
        lines[-1].startswith("Neste: skriv ut det dere trenger") and f"dialogkit build {shlex.quote(str(tmp_path))}" in lines[-1]
    )


def test_a_build_ends_with_what_comes_next_unless_it_is_quiet(status: Any, shell: Shell, tmp_path: Path) -> None:
    status(BEGUN + events(HELD))
    assert shell("build", tmp_path, "--only", "overview") == ExitCode.DONE
    assert shell.out.splitlines()[-1].endswith(f"dialogkit add {tmp_path} quotes")
    assert shell("build", tmp_path, "--only", "overview", "-q") == ExitCode.DONE and shell.out == ""


def test_a_poster_from_last_year_ticks_nothing_off_before_this_years_conference(status: Any) -> None:
    told = status(f"{BEGUN}poster: {{we_want: [Vi vil velge.]}}\n")
    assert {step["part"]: step["state"] for step in told["steps"]} == {
        **dict.fromkeys(DIALOGUE.stops, "next"),
        "conference": "now",
    }


def test_parts_that_are_switched_off_are_none(status: Any) -> None:
    told = status(f"{BEGUN}parts: [{{id: poster, label: Veggen}}, {{id: game, enabled: nei}}]\n")
    assert [(step["label"], step["state"]) for step in told["steps"]] == [("Veggen", "now")]


def test_what_is_wrong_is_told_instead(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "cycle.yaml").write_text(f"{HOME}\nthemes: 3\n", encoding="utf-8")
    assert shell("status", tmp_path) == ExitCode.PROBLEMS
    assert "cycle.yaml:" in shell.err and not shell.out


def test_the_example_is_read_and_asks_for_the_last_answer(shell: Shell) -> None:
    shell.environ["SOURCE_DATE_EPOCH"] = "1795737600"  # 27 November 2026
    assert shell("status", EXAMPLES[0], "--format", "json") == ExitCode.DONE
    told = json.loads(shell.out)
    assert told["counts"]["unread"] == 0 and told["next"]["name"] == "asking"
