"""What was said: quotes and notes of groups, what was found in them, and what came of it."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from dialogkit.cycle.model.fields import (
    Count,
    Day,
    EventRef,
    FindingRef,
    Flag,
    Id,
    Language,
    Name,
    Noted,
    QuoteRef,
    Said,
    Symbol,
    Text,
    ThemeRef,
    Told,
)
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.marks import Headcount, Key, Read, Years
from dialogkit.cycle.model.pictures import Consent
from dialogkit.cycle.text.scalars import wrap_text
from dialogkit.terms import Level, Sensitive, Speaker, Status, Tone


class Section(Item):
    heading: Said | None = None
    points: list[Said] = []
    quotes: list[QuoteRef] = []


class GroupNotes(Item):
    n: Annotated[int, Field(ge=1, le=100), Key()] = 1  # see `year`
    lead: Said | None = None
    points: list[Said] = []
    sections: list[Section] = []


class Task(Item):
    """What the groups said about one theme or task."""

    id: Annotated[Id, Key("tasks")] = ""
    title: Name | None = None
    event: EventRef | None = None
    theme: ThemeRef | None = None
    consent: Consent | None = None  # of all groups together
    groups: list[GroupNotes] = []


class Quote(Item):
    id: Annotated[Id, Key("quotes")]
    text: Annotated[Text, Read("easy", "quote")]
    theme: ThemeRef | None = None
    event: EventRef | None = None
    tone: Tone = "neutral"
    who: Speaker = "user"
    edited: Flag = False
    feature: Flag = False  # large, on the front of the report
    symbol: Symbol | None = None
    lang: Language | None = None  # that it was said in, where that is not the papers'
    sensitive: list[Sensitive] = []  # kinds of private life that it touches (GDPR article 9), when somebody has looked
    consent: Consent | None = None


class Finding(Item):
    id: Annotated[Id, Key("findings")] = ""
    text: Told
    theme: ThemeRef | None = None
    symbol: Symbol | None = None
    level: Level | None = None
    tone: Tone | None = None
    quotes: list[QuoteRef] = []
    groups: Annotated[int, Field(ge=1, le=100)] | None = None  # in how many of them it was said


class Response(Item):
    """How the solutions conference answered a proposal, in counts."""

    yes: Count = 0
    partly: Count = 0
    no: Count = 0
    comments: list[Said] = []


class Measure(Item):
    """Something to do: who sees to it, by when, and how far it has come."""

    title: Told | None = None  # a few words before the text
    text: Told
    symbol: Symbol | None = None
    owner: Name | None = None
    due: Day | None = None
    status: Status
    why_dropped: Told | None = None

    @property
    def settled(self) -> bool:
        """Whether it is done or put away."""
        return self.status in ("done", "dropped")

    def is_late(self, day: date) -> bool:
        """Whether its day has passed, and it is agreed or begun. Nobody promised what is proposed."""
        return self.due is not None and self.due < day and self.status in ("agreed", "doing")


class Proposal(Measure):
    id: Annotated[Id, Key("proposals")] | None = None
    level: Level | None = None
    due: Annotated[Day, Years(0, 5)] | None = None
    status: Status = "proposed"
    response: Annotated[Response, Headcount()] | None = None


class Solution(Item):
    """One round of the round robin: a finding, ideas, obstacles, ideas to the obstacles, proposals."""

    id: Annotated[Id, Key("solutions")] = ""
    finding: FindingRef
    ideas: list[Noted] = []
    obstacles: list[Noted] = []
    obstacle_ideas: list[Noted] = []
    proposals: list[Annotated[Proposal, BeforeValidator(wrap_text)]] = []


class KeyWord(Item):
    """What many measures have in common, as a word and what it means."""

    word: Told
    text: Told | None = None


class Agreed(Measure):
    """What was agreed without a finding behind it."""

    due: Annotated[Day, Years(0, 5)] | None = None
    status: Status = "proposed"


class MeasureGroup(Item):
    heading: Told | None = None
    proposals: list[Annotated[Agreed, BeforeValidator(wrap_text)]] = []


class Measures(Item):
    """What was agreed without a round robin before it."""

    title: Told | None = None
    summary: list[Annotated[KeyWord, BeforeValidator(lambda value: wrap_text(value, "word"))]] = []
    groups: list[MeasureGroup] = []

    @property
    def proposals(self) -> list[Agreed]:
        """All of them, group by group."""
        return [proposal for group in self.groups for proposal in group.proposals]


class Promise(Measure):
    """A measure of an earlier year that was not done then. Its finding stayed behind, so that it is no solution."""

    n: Annotated[int, Field(ge=1, le=1000)] | None = None  # the number of its finding, in the year that it was promised
    proposal: Annotated[int, Field(ge=1, le=1000)] | None = None  # which of those for that finding it was: 2 for 1.2
    theme: ThemeRef | None = None
    due: Annotated[Day, Years(-10, 5)] | None = None
    status: Status = "agreed"
    since: Annotated[int, Field(ge=2000, le=2100)] | None = None  # the year that promised it
    history: list[Told] = []  # what has happened with it, the latest last


class RoundRobin(Item):
    minutes_per_round: Annotated[int, Field(ge=1, le=120)] | None = None
    groups: Annotated[int, Field(ge=1, le=100)] | None = None
    rotate: Flag = True
    worked_example: Flag = True
