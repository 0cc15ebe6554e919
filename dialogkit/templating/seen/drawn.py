"""The symbols that dialogkit names itself: of parts of a day, of people, of kinds of cards, of answers.

Several ideas may have one symbol: a thumb that is up is for yes, and for what is good. What is named by its idea has a picture of
a symbol pack only where that is for this idea.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import get_args

from dialogkit.cycle.model import Question
from dialogkit.cycle.packs.ideas import idea_name, ideas
from dialogkit.cycle.packs.packs import Packs
from dialogkit.processes import PART_SYMBOLS
from dialogkit.templating.sandbox import reads_items
from dialogkit.templating.wording.pictures import idea_for
from dialogkit.terms import AgendaKind, EventKind
from dialogkit.words import Words

_THUMBS = ("thumb-up", "thumb-sideways", "thumb-down")
_BARS = ("level-4", "level-2", "level-1")
_NEVER = "level-0"


class Drawn:
    """Names that templates may use; each stands for itself where the year has no packs."""

    t: Words
    _packs: Packs

    agenda_symbols: Mapping[AgendaKind, str] = {
        "welcome": "door-enter",
        "talk": "microphone",
        "task": "users-group",
        "break": "coffee",
        "lunch": "tools-kitchen-2",
        "plenary": "messages",
    }
    event_symbols: Mapping[EventKind, str] = {kind: PART_SYMBOLS.get(kind, "calendar-user") for kind in get_args(EventKind)}
    """A meeting that is a part of the process has that one's."""
    agenda_ideas: Mapping[AgendaKind, str] = {"task": "group", "lunch": "food"}
    kind_symbols = {"quote": "message-circle", "right": "scale", "question": "question-mark", "free": "coffee"}
    level_symbols = {f"antenna-bars-{bars}": f"level-{bars - 1}" for bars in range(2, 6)}  # a telephone's say nothing of answers
    pawn_symbols = ("star", "leaf", "key", "mountain", "fish", "sun", "anchor", "tree")

    def means(self, idea: str, drawn: str = "") -> str:
        """The symbol of an idea, by its key in the table of symbols, or another one that is `drawn` for it.

        Without an idea ("") it is drawn whatever a pack has. A key that there is not is told as a symbol that there is not.
        """
        row = ideas().get(idea)
        if self._packs and (row or not idea):
            return idea_name(idea, drawn)
        return drawn or (row and row.symbol) or idea

    @cached_property
    def side_symbols(self) -> dict[str, str]:
        others = {"relative": "home-heart", "leader": "user-star", "partner": "building-community"}
        return {"user_rep": "user-circle", "staff": self.means("staff"), **others}

    @cached_property
    def rule_symbols(self) -> dict[str, str]:
        return {
            "players": self.means("group"),
            "time": "clock",
            "turn": "dice-5",
            "pass": "hand-stop",
            "stays": "lock",
            "end": "home",
            "lay": "layout-grid",
            "draw": "cards",
            "fits": "hand-finger",
        }

    @cached_property
    def scale_symbols(self) -> tuple[str, ...]:
        """Of the three steps of a scale where a question has none of its own."""
        return tuple(map(self.means, ("works", "partly", "works-not")))

    @reads_items
    def scale_for(self, question: Question) -> list[str]:
        """The symbols of the steps of a question's own scale, from its first step: their own, thumbs, or so many bars.

        What the words mean says which, and whether the scale begins with the least. A pack may have a picture for a step only
        where its words say what that is, such as often.
        """
        steps = question.scale or []
        found = [idea_for(step.text, self.t.lang) for step in steps]
        meant = [idea.symbol if idea else None for idea in found]
        drawn: tuple[str, ...] = _THUMBS if {*_THUMBS} & {*meant} else _BARS
        if steps and (meant[0] in (drawn[-1], _NEVER) or meant[-1] == drawn[0]):
            drawn = drawn[::-1]
        drawn = tuple(_NEVER if mean == _NEVER else symbol for symbol, mean in zip(drawn, meant))
        keys = [idea.key if idea and idea.symbol == symbol else "" for idea, symbol in zip(found, drawn)]
        own = (self.level_symbols.get(step.symbol or "", step.symbol) for step in steps)
        return [mine or self.means(key, symbol) for mine, key, symbol in zip(own, keys, drawn)]
