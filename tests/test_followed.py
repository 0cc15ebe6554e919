"""An idea can be followed: a finding keeps its number, picture and colours in all papers, and a proposal its number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from conftest import Shell
from day import TODAY
from dialogkit.cycle.load import load
from dialogkit.cycle.model import Cycle
from dialogkit.kit.order import Order
from dialogkit.kit.seen import seen_by
from dialogkit.markup.tree import Node
from dialogkit.problems import ExitCode
from dialogkit.processes import process_of
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment
from dialogkit.terms import Edition
from kits import EXAMPLES
from paper import HOME

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
            made[material.name] = document(year, material, env, seen.cycle, gate)
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
    good = {each.text for each in cycle.findings if each.tone == "good" and each.id not in {it.finding for it in cycle.solutions}}
    for number, text in enumerate(in_order(cycle), 1):
        found = {name: [*told(tree, text)] for name, tree in trees().items()}
        told_in = ALL_FINDINGS - ({"roundrobin"} if text in good else set())  # for what is good nobody looks for obstacles
        assert {name for name, each in found.items() if each} >= told_in, text
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
        assert number or not quote.symbol or signs[quote.text].get("symbol") == quote.symbol


def test_a_quote_has_one_picture_on_wall_card_and_slide_and_the_colours_of_its_finding(tmp_path: Path) -> None:
    """Its own, else what its words mean, else its theme's: who knows it from a card finds it on the wall."""
    yes = "theme: two, consent: {status: given, scope: [report, game]}"
    year = "themes: [{id: one, title: Å bestemme}, {id: two, title: Å bo sammen, symbol: home}]\n"
    year += "findings: [{id: f, text: Bussen går for sjelden., theme: two, symbol: bus, quotes: [q, r]}]\n"
    year += f"quotes: [{{id: q, text: Jeg lurer., {yes}}}, {{id: r, text: Jeg går., symbol: walk, {yes}}}, "
    year += f"{{id: s, text: Jeg sykler., symbol: bike, {yes}}}]\n"
    (tmp_path / "cycle.yaml").write_text(HOME + year, encoding="utf-8")
    made = trees(folder=tmp_path)
    signs = [(each.get("kicker"), each.get("symbol"), each.get("theme")) for each in made["wall"].nodes if each.name == "wall"]
    assert signs == [("Funn 1", "home", "2"), ("Funn 1", "walk", "2"), ("", "bike", "2")]
    quoted = [each for each in made["cards"].walk() if each.name == "card" and each.get("kind") == "quote"]
    assert sorted(each.get("symbol") for each in quoted) == ["bike", "home", "walk"]
    said = [each for each in made["slides"].walk() if each.name == "slide" and each.find("blockquote")]
    assert {each.get("symbol") for each in said} <= {"bike", "home", "walk"} and said
    assert {(each.symbol, each.theme) for each in told(made["findings"], "Bussen går for sjelden.")} == {("bus", "2")}


def test_numbers_are_the_same_in_public_and_none_is_missing(cycle: Cycle) -> None:
    """A public edition leaves out quotes, and never a finding: no gap tells of what is not shown."""
    for number, text in enumerate(in_order(cycle), 1):
        assert {each.number for each in told(trees("public")["report"], text)} == {str(number)}


CONFERENCE = "events: [{id: k, kind: conference, date: 2027-09-01}]\n"
GAPS = """
themes: [{id: one, title: Å bestemme selv, symbol: key}, {id: two, title: Å bo sammen, symbol: home}]
events:
  - {id: v, kind: workshop, date: 2027-10-14, attendance: {total: 12}}
  - {id: l, kind: solutions_conference, date: 2027-11-18, attendance: {total: 12}}
findings:
  - {id: open, text: Bussen går for sjelden., theme: one}
  - {id: good, text: Alle banker på., theme: one, tone: good}
  - {id: begun, text: Vi vil ha felles frokost., theme: two}
solutions:
  - id: s
    finding: begun
    proposals: [{text: Vi spiser sammen på lørdager.}, {text: Vi spiser ute., status: dropped, why_dropped: Dyrt.}]
promises: [{text: Det skal bli bedre., n: 4, since: 2026, theme: two, owner: Lederen, due: 2027-05-01}]
"""


@pytest.mark.parametrize("name", ["report", "plan", "easy-report", "slides", "minutes"])
def test_what_is_not_decided_is_told_once_where_measures_are(name: str, tmp_path: Path) -> None:
    """The finding without a solution, and not the one that is good. A meeting has its own minutes."""
    (tmp_path / "cycle.yaml").write_text(HOME + GAPS, encoding="utf-8")
    tree = trees(folder=tmp_path)[name]
    twice = name in ("minutes", "plan")  # of two meetings, and on two papers
    assert tree.text.count("Ikke bestemt ennå") == 1 + twice
    assert tree.text.count("Vi spiser ute.") == (0 if name == "slides" else 1 + twice)
    undecided = [each for each in tree.walk() if each.name == "measure" and "Ikke bestemt ennå" in each.text]
    assert [each.get("symbol") for each in undecided] == ["hourglass" if name != "slides" else "bus"] * len(undecided)


@pytest.mark.parametrize(("proposals", "says"), [("{text: Vi leier buss.}", True), ("{text: Nei., status: dropped}", False)])
def test_a_plan_of_nothing_to_do_does_not_say_that_it_tells_who_and_when(proposals: str, says: bool, tmp_path: Path) -> None:
    nothing, _ = GAPS.split("solutions:")
    year = f"{HOME}{nothing}solutions: [{{id: s, finding: open, proposals: [{proposals}]}}]\n"
    (tmp_path / "cycle.yaml").write_text(year, encoding="utf-8")
    assert ("hvem og når" in trees(folder=tmp_path)["plan"].text) is says


@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("reason", [True, False])
def test_what_is_put_away_is_told_to_residents_with_no_more_than_is_so(answered: bool, reason: bool, tmp_path: Path) -> None:
    put_away = "status: dropped" + ", why_dropped: Dyrt." * reason + ", response: {yes: 6, no: 6}" * answered
    (tmp_path / "cycle.yaml").write_text(HOME + GAPS.replace("status: dropped, why_dropped: Dyrt.", put_away), encoding="utf-8")
    told = trees(folder=tmp_path)["easy-report"].text
    assert "Dette legger vi bort" in told and "Vi spiser ute." in told and "Vi gjør det ikke nå." in told
    assert ("Dere har svart på dette." in told, "Her står hvorfor." in told) == (answered, reason)
    assert ("Grunnen er ikke skrevet ennå." in told) is not reason


def test_a_short_page_says_that_nothing_is_decided(tmp_path: Path) -> None:
    year = HOME + GAPS.split("solutions:")[0]
    (tmp_path / "cycle.yaml").write_text(year, encoding="utf-8")
    assert trees(folder=tmp_path)["summary"].text.count("Ikke bestemt ennå") == 1


def test_a_promise_has_the_number_that_its_finding_had_and_the_colours_of_its_theme(tmp_path: Path) -> None:
    (tmp_path / "cycle.yaml").write_text(HOME + GAPS, encoding="utf-8")
    found = [(node, above) for node, above in _walk(trees(folder=tmp_path)["plan"], []) if node.name == "measure"]
    (node, above), *_ = found
    assert node.get("symbol") == "home" and [each.get("theme") for each in above if each.get("theme")][-1] == "2"
    assert above[-1].need("p").text == "Lovt i 2026, funn 4" and node.need("p").text == "Det skal bli bedre."


TOLD_IN = ("plan", "handout", "report", "slides")


@pytest.mark.parametrize("name", TOLD_IN)
def test_what_became_of_a_promise_is_told_where_the_year_is(name: str, tmp_path: Path) -> None:
    """With its picture, in the colours of its theme, and how far it has come; a year without promises says nothing of them."""
    tree = trees()[name]
    found = {
        node.need("p").text: (node, above)
        for node, above in _walk(tree, [])
        if node.name == "measure" and node.nodes[0].name == "p"
    }
    for promise in load(EXAMPLE).cycle.promises:
        node, above = found[promise.text]
        assert node.get("symbol") == promise.symbol and node.need("status").get("kind") == promise.status
        themes = [each.get("theme") for each in above if each.get("theme")]
        assert themes[-1] == str(1 + [theme.id for theme in load(EXAMPLE).cycle.themes].index(promise.theme or ""))
        assert not promise.why_dropped or promise.why_dropped in node.text
        assert name == "slides" or any(f"Lovt i {promise.since}, funn {promise.n}" == each.text for each in above[-1].nodes)
    (tmp_path / "cycle.yaml").write_text(
        HOME + re.sub("(?s)events:.*?(?=findings:)", CONFERENCE, GAPS).split("promises:")[0], encoding="utf-8"
    )
    assert "lovt" not in trees(folder=tmp_path)[name].text.casefold()


def test_in_public_a_promise_is_told_without_what_has_happened_on_the_way(cycle: Cycle) -> None:
    public, internal = trees("public")["report"].text, trees()["report"].text
    for promise in cycle.promises:
        assert promise.text in public
        assert [line for line in promise.history if line in internal] == promise.history
        assert not [line for line in promise.history if line in public]


MEASURED = ("plan", "report", "easy-report", "slides", "summary", "thanks", "proposals")


def measured(tree: Node, text: str) -> Iterator[Told]:
    """What a proposal is known by wherever it is told of. A picture that is not shown again is that of what stands above."""
    for node, above in _walk(tree, []):
        said = (
            node.need("p").text
            if node.name == "measure" and node.nodes[0].name == "p"
            else node.text
            if node.name == "h1"
            else ""
        )
        if not said.endswith(text):
            continue
        box = [each for each in above if each.name == "box" and any(node.name == "h3" for node in each.nodes)][-1:]
        over = [each.need("h3").get("symbol") or above[above.index(each) - 2].need("h2").get("symbol") for each in box]
        symbol = node.get("symbol") or (over[0] if node.flag("indent") else above[-1].get("symbol"))
        themes = [each.get("theme") for each in [*above, node] if each.get("theme")]
        yield Told(re.sub(r"\D+(?=\d)|\s", "", said.removesuffix(text)), symbol, themes[-1])


def test_a_proposal_has_one_picture_and_colour_wherever_it_is_told_of(cycle: Cycle) -> None:
    """From the sheet that asks what one thinks of it, over the plan and the reports, to the card of thanks."""
    seen: dict[str, set[str]] = {}
    for proposal in (proposal for solution in cycle.solutions for proposal in solution.proposals):
        found = {name: [*measured(trees()[name], proposal.text)] for name in MEASURED}
        for name in (name for name, some in found.items() if some):
            seen.setdefault(name, set()).add(proposal.text)
        every = [each for some in found.values() for each in some]
        assert len({each.symbol for each in every}) == 1 and every[0].symbol, found
        assert len({each.theme for each in every}) == 1 and every[0].theme != "0", found
    assert seen.keys() == {*MEASURED} and len(seen["plan"]) == len(seen["report"]) == 21


def test_a_promise_keeps_the_number_the_picture_and_the_colour_that_its_measure_had(shell: Shell, tmp_path: Path) -> None:
    """Also one with a picture that only its words, or those of its finding, gave it."""
    assert shell("new", 2028, "--from", EXAMPLE, "--dir", tmp_path) == ExitCode.DONE, shell.err
    after = trees(folder=tmp_path / "2028")["plan"]
    promises = [each for each in load(tmp_path / "2028").cycle.promises if each.since == load(EXAMPLE).cycle.cycle.year]
    for promise in promises:
        (before, *_), (now, *_) = ([*measured(tree, promise.text)] for tree in (trees()["plan"], after))
        assert (now.symbol, now.theme) == (before.symbol, before.theme), promise.text
        assert f"forslag {promise.n}.{promise.proposal}" in after.text and before.number == f"{promise.n}{promise.proposal}"
    assert {promise.symbol is None for promise in promises} == {True, False} and {1, 2} <= {each.proposal for each in promises}


def test_a_handout_tells_of_few_promises_and_counts_the_others(tmp_path: Path) -> None:
    promises = "".join(f"  - {{text: Vi lager benk nummer {n}., since: 2026}}\n" for n in range(1, 9))
    year = f"{HOME}themes: [{{id: one, title: Hagen, symbol: plant}}]\n{CONFERENCE}promises:\n{promises}"
    (tmp_path / "cycle.yaml").write_text(year, encoding="utf-8")
    made = trees(folder=tmp_path)
    shown = {name: sum(f"benk nummer {n}." in made[name].text for n in range(1, 9)) for name in ("handout", "slides", "plan")}
    assert shown == {"handout": 6, "slides": 8, "plan": 8}
    assert "Planen har 2 til." in made["handout"].text
