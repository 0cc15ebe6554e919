"""Measures that are not done become next year's promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from dialogkit.cycle.model import Cycle, Finding, Measure, Promise, Proposal
from dialogkit.cycle.sections.blocks import Block, block
from dialogkit.cycle.text.scalars import quoted
from dialogkit.words import Words

_ON_THE_WAY = ("agreed", "doing")
"""What was only proposed was promised to nobody, and what is done or put away is settled."""

SymbolOf = Callable[[Proposal, Finding], str | None]
"""The symbol that a measure against a finding needs to keep the picture that it has on paper; None where its words give it."""


def promises_block(cycle: Cycle, year: int, words: Words, symbol_of: SymbolOf, gone: Collection[str] = ()) -> Block | None:
    """The section of the next year's file; None where all is settled. What is new in it was promised in `year`.

    Symbols that are `gone` stand nowhere.
    """
    told = _promises(cycle, year, words, symbol_of)
    promises = [each.model_copy(update={"symbol": None}) if each.symbol in gone else each for each in told]
    if not promises:
        return None
    ready = block(cycle.process, "promises", cycle.lang)
    lines = [f"# {ready.what}", "promises:"]
    for promise in promises:
        lines += _lines(promise)
    return replace(ready, text="\n".join([*lines, ""]))


def _promises(cycle: Cycle, year: int, words: Words, symbol_of: SymbolOf) -> Iterator[Promise]:
    """Those of earlier years first, as they stand there; then what is begun or agreed this year, under the number that it has."""
    for promise in cycle.promises:
        if promise.status in _ON_THE_WAY:
            yield promise.model_copy(update={"history": [*promise.history, _told(promise, year, words)]})
    for agreed in cycle.measured:
        if agreed.status in _ON_THE_WAY:
            yield _promised(agreed, None, agreed.symbol, year).model_copy(update={"history": [_told(agreed, year, words)]})
    numbers = {finding.id: (number, finding) for number, finding in enumerate(cycle.findings_in_order, 1)}
    counted: Counter[int] = Counter()
    for solution in cycle.solutions:
        number, finding = numbers[solution.finding]
        for proposal in solution.proposals:
            counted[number] += 1
            if proposal.status in _ON_THE_WAY:
                promise = _promised(proposal, finding.theme, symbol_of(proposal, finding), year)
                known = {"n": number, "proposal": counted[number]}
                yield promise.model_copy(update={**known, "history": [_told(proposal, year, words)]})


def _promised(measure: Measure, theme: str | None, symbol: str | None, year: int) -> Promise:
    return Promise(
        title=measure.title,
        text=measure.text,
        theme=theme,
        symbol=symbol,
        since=year,
        owner=measure.owner,
        due=measure.due,
        status=measure.status,
    )


def _told(measure: Measure, year: int, words: Words) -> str:
    return words(f"next_year.was_{measure.status}", year=year)


def _lines(promise: Promise) -> Iterator[str]:
    """A promise as the file has it."""
    yield f"  - text: {quoted(promise.text)}"
    told = {
        "title": promise.title and quoted(promise.title),
        "n": promise.n,
        "proposal": promise.proposal,
        "theme": promise.theme,
        "symbol": promise.symbol,
        "owner": promise.owner and quoted(promise.owner),
        "due": promise.due,
        "status": promise.status,
        "since": promise.since,
    }
    yield from (f"    {name}: {value}" for name, value in told.items() if value is not None)
    yield "    history:"
    yield from (f"      - {quoted(line)}" for line in promise.history)
