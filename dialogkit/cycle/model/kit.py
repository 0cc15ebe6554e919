"""The package itself: its year, its names for things, what it is for, its parts, the report's own words, and chapters."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, BeforeValidator, Field, create_model

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
from dialogkit.cycle.model.pictures import ChapterPicture, Picture
from dialogkit.cycle.text import nouns
from dialogkit.cycle.text.nouns import FORMS, noun
from dialogkit.cycle.text.scalars import check_noun, wrap_text
from dialogkit.terms import ChapterList, PartName, Place


class Named(NamedTuple):
    """Somebody or a place with a name of the year's own.

    `fields` are those of `labels` that say it, each with the form that a text in it is. `many` is the placeholder of several, and
    `printed` are the forms that sentences ask for.
    """

    fields: Mapping[str, str]
    many: str
    printed: tuple[str, ...] = ("one", "many", "the_many")


NOUNS: Mapping[str, Named] = MappingProxyType(
    {
        "user": Named({"users": "many", "user": "one"}, "users"),
        "staff": Named({"staff": "many"}, "staff"),
        "relative": Named({"relatives": "many"}, "relatives"),
        "participant": Named({"participants": "many"}, "participants"),
        "municipality": Named({"municipality": "one"}, "municipalities", ("the_one",)),
        "home": Named({"home": "one"}, "homes"),
    }
)
"""All of them, by the placeholder of one."""


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
    pictures: list[ChapterPicture] = []  # of the work itself, each with its caption


Noun = Annotated[Heading, AfterValidator(check_noun)]


class Called(Item):
    """What people or places are called, in the forms that sentences need. Those that are left out follow from the others."""

    one: Noun | None = None
    the_one: Noun | None = None
    many: Noun | None = None
    the_many: Noun | None = None

    @property
    def forms(self) -> dict[str, str]:
        """The forms that are given, by their names."""
        return {name: text for name in FORMS if (text := getattr(self, name))}


One = Annotated[Called, BeforeValidator(lambda value: wrap_text(value, "one"))]
Many = Annotated[Called, BeforeValidator(lambda value: wrap_text(value, "many"))]


class Labels(Item):
    """The home's own names for the parts, for people and places. Each has a standard word in the locale when it is left out."""

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
    insight: Heading | None = None
    solution: Heading | None = None
    trial: Heading | None = None
    report: Heading | None = None
    user: One | None = None
    users: Many | None = None
    staff: Many | None = None
    relatives: Many | None = None
    participants: Many | None = None
    municipality: One | None = None
    home: One | None = None

    def noun(self, name: str, lang: str, instead: Mapping[str, str], standard: Callable[[str], str]) -> nouns.Noun:
        """What one of NOUNS is called, in all its forms. `instead` names fields whose words stand in the place of others, and
        `standard` gives the word of a field where the year says nothing."""
        fields = NOUNS[name].fields
        same = [each.fields for each in NOUNS.values() if {*map(instead.get, each.fields)} & {*fields}]
        same += [each.fields for each in NOUNS.values() if {*map(instead.get, fields)} & {*each.fields}]
        given = next(filter(None, map(self._forms, (fields, *same))), None)
        return noun(lang, given or {form: standard(field) for field, form in list(fields.items())[:1]})

    def _forms(self, fields: Iterable[str]) -> dict[str, str]:
        return {form: text for field in fields if (called := getattr(self, field)) for form, text in called.forms.items()}


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
    organisers: list[PlaceName] = []
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
