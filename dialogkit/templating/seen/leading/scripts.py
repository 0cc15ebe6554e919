"""What is done at each kind of meeting, in which order, and how long it usually takes.

What one does and says there stands in the locales: `guide.<script>.<step>_do` and `_say`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialogkit.cycle.model import Cycle
from dialogkit.templating.seen.game.squares import minutes as game_minutes
from dialogkit.terms import AgendaKind, EventKind, PartName


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: in points of which `kind` of a programme, and for how many minutes.

    `own` tells how long it takes by the year's word, if it has one. A `round` is gone through again for each new finding;
    in one that is `handed` on, the sheet has come from another table. In a `bout` groups answer what they are asked.
    """

    name: str
    kind: AgendaKind
    minutes: int
    own: Callable[[Cycle], int | None] = lambda cycle: None
    round: bool = False
    handed: bool = False
    bout: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """Its steps in order, and what to bring: `guide.things.<thing>_n` or, where nobody knows how many, `_any`.

    With `themes` the groups talk about the themes of the year.
    """

    name: PartName | EventKind
    steps: tuple[Step, ...]
    things: tuple[str, ...]
    themes: bool = False


def _round(cycle: Cycle) -> int | None:
    return cycle.round_robin.minutes_per_round


def _game(cycle: Cycle) -> int:
    """As long as the rules of the game tell."""
    return game_minutes(cycle.game)[1]


_BOUT = Step("", "task", 0, bout=True)
_CONFERENCE = Script(
    "conference",
    (
        Step("welcome", "welcome", 15),
        Step("day", "talk", 10),
        _BOUT,
        Step("share", "plenary", 25),
        Step("thanks", "plenary", 10),
    ),
    ("tasks", "mats", "pauses", "pens", "clock"),
    themes=True,
)
_WORKSHOP = Script(
    "workshop",
    (
        Step("findings", "talk", 15),
        Step("rounds", "task", 5),
        Step("ideas", "task", 20, _round, round=True),
        Step("obstacles", "task", 20, _round, round=True, handed=True),
        Step("rest", "break", 15),
        Step("answers", "task", 25, _round, round=True, handed=True),
        Step("proposals", "task", 25, _round, round=True, handed=True),
        Step("show", "plenary", 15),
        Step("decide", "plenary", 15),
    ),
    ("sheets", "pens", "findings", "clock"),
)
_POSTER = Script(
    "poster",
    (
        Step("read", "talk", 10),
        Step("choose", "task", 20),
        Step("pictures", "task", 10),
        Step("aloud", "plenary", 10),
        Step("sign", "plenary", 10),
    ),
    ("poster", "quotes", "pictures"),
)
_GAME = Script(
    "game",
    (
        Step("agree", "welcome", 5),
        Step("play", "task", 15, _game),
        Step("talk", "plenary", 5),
        Step("tidy", "plenary", 5),
    ),
    ("board", "deck", "pawns", "watch"),
)
_SOLUTIONS = Script(
    "solutions_conference",
    (
        Step("welcome", "welcome", 20),
        Step("said", "talk", 10),
        Step("show", "talk", 30),
        Step("rest", "break", 15),
        Step("tables", "task", 30),
        Step("agree", "plenary", 10),
        Step("thanks", "plenary", 5),
    ),
    ("proposals", "votes", "hung", "pens"),
)
_MEETING = Script(
    "meeting",
    (Step("welcome", "welcome", 5), Step("about", "talk", 15), _BOUT, Step("decide", "plenary", 15)),
    ("notes", "pens", "clock"),
)
SCRIPTS: Mapping[PartName | EventKind, Script] = {
    **{script.name: script for script in (_CONFERENCE, _WORKSHOP, _POSTER, _GAME, _SOLUTIONS)},
    **dict.fromkeys(("planning", "forum", "seminar", "meeting"), _MEETING),
}
"""One for each step of a year at which people meet, and for each other kind of meeting."""
