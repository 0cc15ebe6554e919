"""The processes that a year may be one of: a row for each. A new material is a template and a row here.

A process is no schema: any year may hold what any process prints. What it adds is where a year starts, what is printed, and
the path that leads through it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dialogkit import terms
from dialogkit.terms import Medium, PartName, Profile

if TYPE_CHECKING:  # a command line that only names materials needs no model
    from dialogkit.cycle.model import Cycle


@dataclass(frozen=True, slots=True)
class Material:
    """`name` is also its template's and its PDF's; `medium` is what a quote's consent must cover, None for no quotes.

    `ready` tells whether the cycle, as cleared for the medium, holds what the material needs; if not, the sentence
    `waits.<name>` of the locale says what it waits for. What is `cut` to its size has files for a print shop, and
    proofs with the lines to cut by; what is `tiled` can be put together of smaller sheets, as `print: <name>: tile` says; what is
    `foldable` can be a booklet of A5 pages. A `deck` is cards, of which a part can be printed. `public` materials have an edition
    that anyone may read too. `profile` says who reads it: residents (easy) or staff (plain). `examples` is the section of the
    cycle that a new year fills with examples; a material waits while only those stand there. `called` is what else people call
    it, in small letters. What is not `quoting` asks which quotes there are, and prints none.
    """

    name: str
    medium: Medium | None
    ready: Callable[[Cycle], bool]
    cut: bool = False
    tiled: bool = False
    deck: bool = False
    foldable: bool = False
    public: bool = False
    profile: Profile = "easy"
    photos: Medium | None = None  # what a photo's consent must cover where there is no medium for quotes
    examples: str = ""
    called: tuple[str, ...] = ()
    quoting: bool = True


@dataclass(frozen=True, slots=True)
class Process:
    """`name` is that of the cycle's field `process`, and of the folders with the process's own templates and starting years.

    `stops` are the parts that its path leads by, in order, where a cycle does not name its own. `labels` names those of the
    locale's `labels` that stand in the place of others: {"users": "relatives"}.
    """

    name: terms.Process
    materials: tuple[Material, ...]
    stops: tuple[PartName, ...]
    labels: Mapping[str, str] = field(default_factory=dict)


PART_SYMBOLS: Mapping[PartName, str] = {
    "conference": "users",
    "workshop": "bulb",
    "poster": "clipboard-heart",
    "game": "dice-5",
    "solutions_conference": "flag",
}
"""Every part that a process may have, with its symbol."""
PART_IDEAS: Mapping[PartName, str] = {
    "conference": "conference",
    "workshop": "solution",
    "poster": "poster",
    "game": "game",
    "solutions_conference": "solutions-conference",
}
"""And what its symbol stands for, by the keys of `templates/language/symbols.yaml`."""


def _poster_has_lines(cycle: Cycle) -> bool:
    poster = cycle.poster
    return bool(poster and (poster.we_want or poster.good_cooperation or poster.staff_do or poster.users_do))


def _residents_are_asked(cycle: Cycle) -> bool:
    asked = (question.to != "staff" for theme in cycle.themes for question in theme.questions)
    return any(asked) or any(theme.open and not theme.questions for theme in cycle.themes)


def _has_proposals(cycle: Cycle) -> bool:
    return any(solution.proposals for solution in cycle.solutions)


def _has_answers(cycle: Cycle) -> bool:
    return any(proposal.response for solution in cycle.solutions for proposal in solution.proposals)


PART_LEAVES: Mapping[PartName, Callable[[Cycle], bool]] = {
    "conference": lambda cycle: bool(cycle.findings),
    "workshop": _has_proposals,
    "poster": _poster_has_lines,
    "solutions_conference": _has_answers,
}
"""How a year tells that a part is behind: by what comes of it. A game leaves nothing."""


def _deck_has_cards(cycle: Cycle) -> bool:
    return bool(cycle.quotes or cycle.rights.articles or cycle.game.cards.rights or cycle.game.cards.questions)


DIALOGUE = Process(
    "dialogue",
    (
        Material(
            "handout",
            None,
            lambda cycle: bool(cycle.themes and cycle.event("conference")),
            foldable=True,
            called=("hefte", "heftet", "konferansehefte"),
        ),
        Material(
            "tasks",
            None,
            lambda cycle: any(theme.questions or theme.open for theme in cycle.themes),
            called=("oppgaveark", "oppgåveark"),
        ),
        Material(
            "mat",
            None,
            _residents_are_asked,
            cut=True,
            tiled=True,
            called=("svarmatte", "svarmatta", "matte", "matta"),
        ),
        Material("poster", None, _poster_has_lines, cut=True, tiled=True, photos="poster", examples="poster"),
        Material(
            "board",
            "game",
            lambda cycle: True,
            cut=True,
            tiled=True,
            called=("brett", "brettet", "spelebrett", "spillbrett"),
            quoting=False,
        ),
        Material("cards", "game", _deck_has_cards, cut=True, deck=True),
        Material("report", "report", lambda cycle: bool(cycle.findings), public=True, profile="plain", examples="findings"),
    ),
    stops=("conference", "workshop", "poster", "game", "solutions_conference"),
)
PROCESSES: Mapping[str, Process] = {process.name: process for process in (DIALOGUE,)}
MATERIALS = tuple(dict.fromkeys(material for process in PROCESSES.values() for material in process.materials))
"""The materials of all processes. No two have one name: what several processes print is one row."""


def process_of(cycle: Cycle) -> Process:
    """The row of the cycle's process."""
    return PROCESSES[cycle.process]
