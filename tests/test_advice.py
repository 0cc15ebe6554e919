"""Advice on words stands apart: after what must be mended, once of a kind, never an error, and not about what people said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SMALL, Shell
from dialogkit.checks.texts import passages
from dialogkit.clearing.select import cleared
from dialogkit.cycle.load import load
from dialogkit.kit.order import Order
from dialogkit.kit.passes.alternatives import with_alternatives
from dialogkit.kit.passes.prepare import in_words
from dialogkit.problems import Place, Problem, Severity
from dialogkit.processes import MATERIALS
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment
from dialogkit.terminal.advice import apart, grouped
from kits import EXAMPLES
from reading import problems

Write = Callable[[str], Path]
HARD = "Vi vil ha samskaping."
POSTER = f"poster:\n  we_want:\n    - {HARD}\n    - {HARD}\n    - Vi vil ha **samskaping** igjen.\n"


def test_what_must_be_mended_comes_first_and_advice_once_of_a_kind(shell: Shell, write_cycle: Write) -> None:
    file = write_cycle(POSTER + "temaer:\n")
    first = SMALL.count("\n") + 3
    assert shell("check", file) == 1
    lines = shell.out.splitlines()
    at = lines.index("Råd om ordene. De stopper ikke denne utgaven:")
    assert lines[0].startswith(f"{file}:{first + 3}:1: feil:")
    assert lines[at + 1] == f"{file}:{first}:17: advarsel: «samskaping» er et vanskelig ord. (R17)"
    assert lines[at + 4] == f"    Det samme 2 steder til: linje {first + 1}, {first + 2}"
    assert lines[at + 5] == "Vis hvert sted: dialogkit check --all"
    assert lines[-1] == "1 feil, 3 advarsler"
    assert shell("check", file, "--all") == 1
    assert [line for line in shell.out.splitlines() if line.endswith("(R17)")] == [
        f"{file}:{first + n}:{column}: advarsel: «samskaping» er et vanskelig ord. (R17)" for n, column in enumerate((17, 17, 19))
    ]
    assert "--all" not in shell.out and "Det samme" not in shell.out


def test_a_program_gets_a_flat_list_with_the_rule(shell: Shell, write_cycle: Write) -> None:
    shell("check", write_cycle(POSTER + "temaer:\n"), "--format", "json")
    records = json.loads(shell.out)
    assert [record["rule"] for record in records] == ["R17", "R17", "R17", ""]
    assert all(record["message"].endswith(f"({record['rule']})") for record in records[:3])


def test_one_piece_of_advice_needs_no_heading(shell: Shell, write_cycle: Write) -> None:
    assert shell("check", write_cycle(f"poster:\n  we_want:\n    - {HARD}\n")) == 0
    assert shell.out.count("\n") == 3


def test_the_worst_advice_comes_first_and_places_are_told_once() -> None:
    def found(rule: str, severity: Severity, line: int, file: str = "f") -> Problem:
        return Problem("c", Place(file, line, 1), {"rule": rule}, severity)

    notices = [found("R02", Severity.NOTICE, 3)]
    warnings = [found("R09", Severity.WARNING, line) for line in (1, 2, 2, *range(4, 15))] + [
        found("R09", Severity.WARNING, 1, "g")
    ]
    wrong, advice = apart([Problem("x", Place("f", 1)), *notices, *warnings, found("P01", Severity.ERROR, 9)])
    assert [problem.severity for problem in wrong] == [Severity.ERROR] * 2  # what stops a build is no advice
    told = grouped(advice)
    assert [(each.first.severity, len(each.others)) for each in told] == [(Severity.WARNING, 14), (Severity.NOTICE, 0)]
    assert told[0].lines == "2, 4, 5, 6, 7, 8, 9, 10 …"
    assert grouped(warnings[-2:])[0].lines == "g:1"


@pytest.mark.parametrize(
    "text",
    [" ".join(["ord"] * 40) + ".", "Dette er VIKTIG.", "Ta med f.eks. saft.", "Dette er *skrått*."],
)
def test_check_and_build_agree_that_what_is_hard_to_read_is_no_error(shell: Shell, tmp_path: Path, text: str) -> None:
    start = SMALL.replace("{title: Dialogpakke}", f"{{title: A, about: ['{text}']}}")
    file = tmp_path / "cycle.yaml"
    file.write_text(start, encoding="utf-8")
    assert shell("check", file) == 0
    assert "advarsel" in shell.out


# ------------------------------------------------------------------------------------------------ what is judged

AWFUL = "Implementering av f.eks. samskaping *evalueres* ALLTID; osv."


@pytest.mark.parametrize(
    "more",
    [
        f"tasks: [{{id: t, title: Tema, groups: [{{n: 1, lead: {AWFUL!r}, points: [{AWFUL!r}]}}]}}]\n",
        f"tasks: [{{id: t, title: Tema, groups: [{{n: 1, sections: [{{heading: {AWFUL!r}, points: [{AWFUL!r}]}}]}}]}}]\n",
        f"quotes: [{{id: q, text: {AWFUL!r}}}]\n",
        f"events: [{{id: k, kind: conference, feedback: [{AWFUL!r}], closing: [{AWFUL!r}]}}]\n",
        f"events: [{{id: k, kind: workshop, about: [{AWFUL!r}], practical: [{AWFUL!r}]}}]\n",
        f"findings: [{{id: f, text: Ja.}}]\nsolutions: [{{id: l, finding: f, ideas: [{AWFUL!r}], obstacles: [{AWFUL!r}]}}]\n",
        f"findings: [{{id: f, text: Ja.}}]\nsolutions: [{{id: l, finding: f, obstacle_ideas: [{AWFUL!r}]}}]\n",
        f"parts: [{{id: poster, enabled: nei, text: {AWFUL!r}}}]\n",
    ],
)
def test_what_people_said_and_what_is_not_printed_is_not_judged(more: str) -> None:
    assert [problem.code for problem in problems(more) if problem.severity is not Severity.NOTICE] == []


@pytest.mark.parametrize(
    "more",
    [
        f"events: [{{id: k, kind: conference, about: [{AWFUL!r}]}}]\n",
        f"events: [{{id: k, kind: solutions_conference, practical: [{AWFUL!r}]}}]\n",  # of its invitation
        f"events: [{{id: k, kind: workshop, about: [{AWFUL!r}], agenda: [{{title: Hei}}]}}]\n",  # of its programme
        f"events: [{{id: k, kind: workshop, agenda: [{{title: Hei, text: {AWFUL!r}}}]}}]\n",
        f"events: [{{id: k, kind: workshop, agenda: [{{title: Hei, questions: [{AWFUL!r}]}}]}}]\n",
        f"parts: [{{id: poster, enabled: ja, text: {AWFUL!r}}}]\n",
        f"findings: [{{id: f, text: {AWFUL!r}}}]\n",
    ],
)
def test_what_is_printed_is_judged(more: str) -> None:
    assert {"R07", "R11", "R12"} <= {problem.details.get("rule") for problem in problems(more)}


def test_every_field_that_is_judged_is_printed_by_some_material() -> None:
    printed: dict[tuple[str, ...], bool] = {}
    for example in EXAMPLES:
        year, order = load(example), Order()
        env = environment(year.folder, len(year.source.spots))
        clear = [(each, cleared(year.cycle, each.medium, order.gate(year.cycle), each.photos).cycle) for each in MATERIALS]
        written = (
            (document(year, each, env, cycle, order.gate(year.cycle)), cycle) for each, cycle in clear if each.ready(cycle)
        )
        trees = [with_alternatives(in_words(tree, cycle, year.words), cycle) for tree, cycle in written]
        said = _bare(" ".join(" ".join((node.text, *node.attrs.values())) for tree in trees for node in tree.walk()))
        for passage in passages(year.source):
            for line in passage.lines:
                field = tuple(step for step in line.path if isinstance(step, str))
                printed[field] = printed.get(field, False) or _bare(line.text) in said
    assert len(printed) > 40
    assert sorted(field for field, found in printed.items() if not found) == []


def _bare(text: str) -> str:
    return " ".join(text.replace("**", "").split())


def test_the_same_mistake_in_many_places_is_told_once_on_the_screen(shell: Shell, write_cycle: Write) -> None:
    """A theme that has got another id is pointed at from each of its quotes."""
    quotes = "".join(f"  - {{id: q{n}, text: Ja., theme: mat}}\n" for n in range(5))
    file = write_cycle("themes: [{id: food, title: Mat, open: ja}]\nquotes:\n" + quotes + "report:\n\tlead: a\n\tnext: b\n")
    assert shell("check", file) == 1
    assert shell.out.count("Det finnes ingen `id: mat`") == 1
    assert "Det samme 4 steder til: linje 9, 10, 11, 12" in shell.out
    assert shell.out.count("tabulator.") == 2
    shell("check", file, "--all")
    assert shell.out.count("Det finnes ingen `id: mat`") == 5
