"""A cycle with mistakes is checked as a whole: what is wrong is left out, and the rest keeps its places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dialogkit.cycle.load import load
from dialogkit.kit.build import check

Write = Callable[..., Path]

MISTAKES = """\
events:
  - id: day
    kind: conference
    date: 31.2.2026
quotes:
  - id: q0
  - id: q1
    text: {long}
    consent: {{status: given, scope: [game]}}
  - {{id: q2, text: Hei 😀}}
themes:
  - {{id: t1, title: Mat, symbol: nosuchsymbol}}
"""


def test_mistakes_of_every_kind_come_in_one_run(write_cycle: Write) -> None:
    loaded = load(write_cycle(MISTAKES.format(long="ord " * 3000)))
    found = {problem.code: problem.place.line for problem in (*loaded.problems, *check(loaded))}
    start = next(number for number, line in enumerate(loaded.source.lines, 1) if line == "events:")
    places = {"no-such-day": 3, "missing-field": 5, "card-too-full": 6, "picture-letter": 9, "unknown-symbol": 11}
    assert found == {code: start + lines for code, lines in places.items()}


def test_items_after_one_that_was_left_out_keep_their_places(write_cycle: Write) -> None:
    loaded = load(write_cycle("quotes:\n  - id: q0\n  - {id: q1, text: Ja}\n  - id: q2\n  - {id: q3, text: Nei}\n"))
    lines = loaded.source.lines
    assert {quote.id: lines[int(quote.at.split(":")[-2]) - 1] for quote in loaded.cycle.quotes} == {
        "q1": "  - {id: q1, text: Ja}",
        "q3": "  - {id: q3, text: Nei}",
    }


def test_of_many_mistakes_in_one_list_just_those_are_left_out(write_cycle: Write) -> None:
    quotes = "".join(f"  - {{id: q{n}, text: {'' if n % 3 else 'Ja'}}}\n" for n in range(40))
    loaded = load(write_cycle(f"quotes:\n{quotes}"))
    assert [quote.id for quote in loaded.cycle.quotes] == [f"q{n}" for n in range(0, 40, 3)]
    assert len(loaded.problems) == 26


def test_what_is_left_out_is_not_complained_about_as_missing(write_cycle: Write) -> None:
    loaded = load(write_cycle("themes:\n  - {id: t1, title: }\nquotes:\n  - {id: q1, text: Ja, theme: t1}\n"))
    assert [problem.code for problem in loaded.problems] == ["empty-needed"]
    assert check(loaded) == []
