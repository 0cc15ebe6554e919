"""Meetings: the day's programme, how it works, and who came."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from dialogkit import limits
from dialogkit.cycle.model.fields import (
    Clock,
    Count,
    Day,
    EasyInstruction,
    EasyName,
    EasyQuestion,
    EasyText,
    Flag,
    Heading,
    Id,
    Name,
    Noted,
    People,
    PlaceName,
    PlainText,
    Said,
    Symbol,
    ThemeRef,
    ThingName,
    Told,
    Url,
)
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.kit import WrappedLine
from dialogkit.cycle.model.marks import Headcount, Key, Years
from dialogkit.cycle.text.scalars import parse_met, wrap_text
from dialogkit.terms import AgendaKind, EventKind, Met


class Attendance(Item):
    users: Count | None = None
    staff: Count | None = None
    relatives: Count | None = None
    other: Count | None = None
    total: Count | None = None


class Groups(Item):
    count: Annotated[int, Field(ge=1, le=100)]
    size: Annotated[int, Field(ge=1, le=100)] | None = None
    mixed: Flag = True


class Material(Item):
    item: Name
    qty: Name | None = None


class Method(Item):
    name: ThingName
    expansion: ThingName | None = None
    text: list[PlainText] = []
    steps: list[PlainText] = []
    materials: list[Annotated[Material, BeforeValidator(lambda value: wrap_text(value, "item"))]] = []


class AgendaItem(Item):
    title: EasyName
    kind: AgendaKind = "other"
    theme: ThemeRef | None = None  # that groups talk about then
    start: Clock | None = None
    end: Clock | None = None
    by: People | None = None
    role: Name | None = None
    org: PlaceName | None = None
    text: EasyText | None = None
    questions: list[EasyQuestion] = []
    symbol: Symbol | None = None


class Expectation(Item):
    """What somebody hoped for in the morning, and what became of it."""

    text: Said
    met: Annotated[Met, BeforeValidator(parse_met)] | None = None
    note: Noted | None = None


WrappedExpectation = Annotated[Expectation, BeforeValidator(wrap_text)]


class Expectations(Item):
    """Gathered in the morning, looked at in the afternoon."""

    intro: list[Told] = []
    items: list[WrappedExpectation] = []
    review: list[Noted] = []


class Request(Item):
    """What somebody asked for, and the answer."""

    text: Noted
    answer: Told | None = None
    url: Url | None = None


class Published(Item):
    """Where the minutes or the report can be read."""

    text: PlainText | None = None
    url: Url | None = None


class NextMeeting(Item):
    title: Heading | None = None
    date: Annotated[Day, Years(0, 2)] | None = None
    text: list[Noted] = []
    changes: list[Noted] = []  # of those who plan, or of how it is done
    wishes: list[Noted] = []  # what people want to talk about then


class Event(Item):
    id: Annotated[Id, Key("events")] = ""  # see `year`
    kind: EventKind
    title: Heading | None = None
    date: Annotated[Day, Years(0, 1)] | None = None
    end_date: Annotated[Day, Years(0, 1)] | None = None  # of what lasts more days than one
    start: Clock | None = None
    end: Clock | None = None
    reply_by: Annotated[Day, Years(0, 1)] | None = None  # to the invitation
    place: PlaceName | None = None
    about: list[WrappedLine] = []  # how the day works
    practical: list[EasyInstruction] = []  # what to bring, how to get there
    attendance: Annotated[Attendance, Headcount()] | None = None
    groups: Groups | None = None
    method: Method | None = None
    agenda: Annotated[list[AgendaItem], Field(max_length=limits.AGENDA)] = []
    expectations: Expectations | None = None  # or a list alone: see `mistakes.settled`
    in_short: list[Told] = []  # the meeting in a few lines, at the head of its minutes
    feedback: list[Said] = []  # what people said of the day itself
    closing: list[Noted] = []
    other: list[Noted] = []  # other matters
    requests: list[Annotated[Request, BeforeValidator(wrap_text)]] = []
    next: NextMeeting | None = None  # what was said of the one that follows
    published: Annotated[Published, BeforeValidator(lambda value: wrap_text(value, "url"))] | None = None
