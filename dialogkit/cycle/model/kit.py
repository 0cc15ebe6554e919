"""The package itself: its year, its names for things, what it is for, its parts, the report's own words, and chapters."""

from typing import Annotated

from pydantic import BeforeValidator, Field, create_model

from dialogkit.cycle.model.fields import (
    EasyName,
    EasyText,
    Flag,
    Heading,
    Id,
    Name,
    PlaceName,
    PlainText,
    Pointer,
    QuoteRef,
    Symbol,
    ThingName,
    Title,
    Told,
    Url,
)
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.marks import Key, Known, Read
from dialogkit.cycle.model.pictures import Picture
from dialogkit.cycle.text.scalars import wrap_text
from dialogkit.terms import ChapterList, PartName, Place


class Year(Item):
    year: Annotated[int, Field(ge=2000, le=2100)] | None = None  # none where the work lasts for years
    edition: Annotated[int, Field(ge=1, le=100)] | None = None
    previous: Pointer | None = None  # last year's folder or file, as a path from this one


class Line(Item):
    """A sentence that a symbol may stand beside."""

    text: EasyText
    symbol: Symbol | None = None

    def __str__(self) -> str:
        """Its text: what a template prints of it."""
        return self.text


WrappedLine = Annotated[Line, BeforeValidator(wrap_text)]


class KitText(Item):
    title: Annotated[Title, Known("thing")]
    subtitle: EasyText | None = None
    about: list[WrappedLine] = []  # what the package is, in short sentences
    cover: Picture | None = None
    slogan: EasyName | None = None
    pictures: list[Picture] = []  # of the work itself, each with its caption


class Labels(Item):
    """The home's own names for the parts. Each has a standard word in the locale when it is left out."""

    conference: Heading | None = None
    workshop: Heading | None = None
    poster: Heading | None = None
    game: Heading | None = None
    solutions_conference: Heading | None = None
    planning: Heading | None = None
    forum: Heading | None = None
    minutes: Heading | None = None
    follow_up: Heading | None = None
    seminar: Heading | None = None
    measures: Heading | None = None
    report: Heading | None = None
    user: Heading | None = None
    users: Heading | None = None
    staff: Heading | None = None


class Purpose(Item):
    problem: PlainText | None = None
    aims: list[PlainText] = []
    for_whom: PlainText | None = None
    background: list[PlainText] = []


class Value(Item):
    """What the work is worth, for each side."""

    users: list[PlainText] = []
    staff: list[PlainText] = []


class Part(Item):
    """One step of the package. Without `label` or `text` the locale's own words are printed."""

    id: Annotated[PartName, Key("parts")]
    enabled: Flag = True
    label: Heading | None = None
    text: EasyText | None = None
    setting: EasyText | None = None  # where it is used: a staff meeting, the wall of the kitchen …


class Stand(Item):
    text: EasyText
    place: PlaceName | None = None
    time: Name | None = None


class Report(Item):
    title: Annotated[Title, Read("plain", "name")] | None = None
    subtitle: Told | None = None
    lead: list[Told] = []
    organisers: list[Name] = []
    next: list[Told] = []  # what happens next


class Evaluation(Item):
    since: Name | None = None
    users: list[Told] = []
    staff: list[Told] = []
    results: list[Told] = []


class Source(Item):
    title: ThingName
    url: Url | None = None
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None


class GlossaryEntry(Item):
    word: ThingName
    plain: EasyText


Sourced = create_model("Sourced", __base__=Item, **{"from": (list[Name], [])})  # type: ignore[call-overload]
"""`from` is a word of Python's, and the right one in a file: earlier cycles or meetings, printed and never opened."""


class ChapterSection(Item):
    heading: Told | None = None
    points: list[Told] = []
    quotes: list[QuoteRef] = []


class Chapter(Sourced):  # type: ignore[misc, valid-type]
    """What is told in sections, wherever in a report it stands."""

    id: Annotated[Id, Key("chapters")] = ""  # see `year`
    label: Heading | None = None  # a word above the title, such as a step of the work
    title: Told | None = None
    symbol: Symbol | None = None
    after: Place | None = None
    text: list[Told] = []
    sections: list[ChapterSection] = []
    closing: list[Told] = []
    list: ChapterList | None = None  # what stands below it: here no other field may follow, for its name is a type's
