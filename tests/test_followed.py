"""An idea can be followed: a finding keeps its number, picture and colours in all papers, and a proposal its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from day import TODAY
from dialogkit.cycle.load import load
from dialogkit.cycle.model import Cycle
from dialogkit.kit.order import Order
from dialogkit.kit.seen import seen_by
from dialogkit.markup.tree import Node
from dialogkit.processes import process_of
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment
from dialogkit.terms import Edition
from kits import EXAMPLES

EXAMPLE = EXAMPLES[0]
ALL_FINDINGS = {"findings", "roundrobin", "plan", "report", "slides"}
IN_ITS_COLOURS = ALL_FINDINGS | {"proposals", "easy-report", "wall"}
"""Papers that have the colours of a theme where they tell of it; others are plain, or have their own."""
_NUMBER = re.compile(r"Funn (\d+)\b")


@cache
def trees(edition: Edition = "internal", folder: Path = EXAMPLE) -> dict[str, Node]:
    """The document of each material, by its name."""
    year = load(folder)
    env, gate = environment(year.folder), Order(edition=edition, today=TODAY).gate(year.cycle)
    made = {}
    for material in process_of(year.cycle).materials:
        seen = seen_by(material, year.cycle, gate)
        if material.ready(seen.cycle) and (edition == "internal" or material.name in ("report", "easy-report", "summary")):
            made[material.name] = document(year, material, env, seen.cycle)
    return made


@dataclass(frozen=True)
class Told:
    """What a finding is known by where its words stand: "" for what that place leaves out."""

    number: str
    symbol: str
    theme: str


def told(tree: Node, text: str) -> Iterator[Told]:
    for node, above in _walk(tree, []):
        words = node.text if node.name in ("h1", "h3", "p", "li", "found", "th") else ""
        if words == text or _NUMBER.sub("", words) == f": {text}":
            near = [node, *(above[-1:] if above[-1].name in ("band", "relay") else [])]
            said = [node.get("kicker"), *(each.text for each in near)]
            numbers = [match[1] for each in said if (match := _NUMBER.search(each))]
            symbols = [each.get("symbol") for each in near if each.get("symbol")]
            themes = [each.get("theme") for each in [*above, node] if each.get("theme")]
            yield Told("".join(numbers[:1]), "".join(symbols[:1]), themes[-1])


def _walk(node: Node, above: list[Node]) -> Iterator[tuple[Node, list[Node]]]:
    for child in node.nodes:
        yield child, [*above, node]
        yield from _walk(child, [*above, node])


@pytest.fixture(scope="module")
def cycle() -> Cycle:
    return load(EXAMPLE).cycle


def in_order(cycle: Cycle) -> list[str]:
    """The texts of the findings, theme by theme."""
    return [
        each.text for theme in [*cycle.themes, None] for each in cycle.findings if each.theme == (theme.id if theme else None)
    ]


def test_a_finding_has_one_number_picture_and_colour_in_all_papers(cycle: Cycle) -> None:
    for number, text in enumerate(in_order(cycle), 1):
        found = {name: [*told(tree, text)] for name, tree in trees().items()}
        assert {name for name, each in found.items() if each} >= ALL_FINDINGS, text
        assert {each.number for some in found.values() for each in some} == {str(number)}, found
        assert len({each.symbol for some in found.values() for each in some} - {""}) == 1, found
        coloured = {each.theme for name, some in found.items() if name in IN_ITS_COLOURS for each in some}
        assert len(coloured) == 1 and coloured != {"0"}, found


@pytest.mark.parametrize("name", ["minutes", "summary", "easy-report"])
def test_papers_that_tell_of_some_findings_number_them(name: str, cycle: Cycle) -> None:
    found = [each.number for text in in_order(cycle) for each in told(trees()[name], text)]
    assert found and "" not in found


def test_a_proposal_has_one_number_in_all_papers_also_beside_one_that_is_put_away(cycle: Cycle) -> None:
    order = {text: number for number, text in enumerate(in_order(cycle), 1)}
    texts = {finding.id: finding.text for finding in cycle.findings}
    count: dict[str, int] = {}
    for solution in cycle.solutions:
        for proposal in solution.proposals:
            count[solution.finding] = count.get(solution.finding, 0) + 1
            number = f"{order[texts[solution.finding]]}.{count[solution.finding]}"
            words = re.compile(rf"(?:(\d+\.\d+) )?{re.escape(proposal.text)}")
            found = {
                name: {match[1] for node in trees()[name].walk() if not node.nodes or node.name in ("p", "li", "td", "th")
                       for match in words.finditer(node.text)}
                for name in ("plan", "report", "minutes", "roundrobin", "slides")
            }  # fmt: skip
            shown = {name for name, each in found.items() if each}
            assert shown == {*found} - ({"slides"} if proposal.status == "dropped" else set())
            assert set.union(*found.values()) == {number}, found
            heads = [each.text for each in trees()["proposals"].walk() if each.name == "band" and proposal.text in each.text]
            assert [head.split(proposal.text)[0].strip() for head in heads] == (
                [] if proposal.status == "dropped" else [f"Forslag {number}"]
            )


def test_a_quote_on_the_wall_tells_the_finding_that_it_stands_behind(cycle: Cycle) -> None:
    order = {text: number for number, text in enumerate(in_order(cycle), 1)}
    signs = {each.need("blockquote").text.strip("«»"): each for each in trees()["wall"].nodes if each.name == "wall"}
    behind: dict[str, int] = {}
    for finding in cycle.findings:
        for name in finding.quotes:
            behind.setdefault(name, order[finding.text])
    shown = [quote for quote in cycle.quotes if quote.text in signs]
    assert {quote.id in behind for quote in shown} == {True, False}
    for quote in shown:
        number = behind.get(quote.id)
        assert signs[quote.text].get("kicker") == (f"Funn {number}" if number else "")
        assert not quote.symbol or signs[quote.text].get("symbol") == quote.symbol


def test_numbers_are_the_same_in_public_and_none_is_missing(cycle: Cycle) -> None:
    """A public edition leaves out quotes, and never a finding: no gap tells of what is not shown."""
    for number, text in enumerate(in_order(cycle), 1):
        assert {each.number for each in told(trees("public")["report"], text)} == {str(number)}
