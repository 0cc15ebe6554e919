"""The schema of a cycle file: what a year of dialogue can hold.

Every scalar reaches the model as text, or None where nothing stands after the colon (see `cycle.source`), and the field
decides what the text means. So `09.30` is a time where a time is asked for, `no` is a text in a quote and a "no" in a
yes/no field. Texts may hold `**bold**`; nothing else in them is markup.

Names are those of the whole dialogue work, so that the other processes (forum, seminar, insight project) can use them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    model_validator,
)

from dialogkit.cycle.text.moments import parse_clock, parse_day
from dialogkit.cycle.text.scalars import (
    check_title,
    parse_auto,
    parse_board_size,
    parse_card_size,
    parse_colour,
    parse_email,
    parse_flag,
    parse_language,
    parse_mm,
    parse_url,
    wrap_colour,
    wrap_text,
)
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.terms import (
    AgendaKind,
    Audience,
    BackDesign,
    Backs,
    BoardSize,
    ConsentStatus,
    EventKind,
    Guide,
    Ink,
    Lang,
    Level,
    Medium,
    OfficePaper,
    PartName,
    PictureKind,
    PosterSize,
    Process,
    QuestionType,
    Sensitive,
    Side,
    Speaker,
    Status,
    TilePaper,
    Tone,
)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Title = Annotated[Text, AfterValidator(check_title)]
Url = Annotated[str, BeforeValidator(parse_url)]
Email = Annotated[str, BeforeValidator(parse_email)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=40)]
Day = Annotated[date, BeforeValidator(parse_day)]
Clock = Annotated[time, BeforeValidator(parse_clock)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]
Hex = Annotated[str, BeforeValidator(parse_colour)]
"""A colour as #RRGGBB."""
Language = Annotated[str, BeforeValidator(parse_language)]
"""A language's tag (BCP 47), such as pl or se."""
Count = Annotated[int, Field(ge=0, le=10_000)]
Symbol = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""The name of a symbol: one of Tabler's, or a key under `symbols:` in the cycle."""


class Ref:
    """Marks a text field that names the `id` of an item in one of the lists that `target` names."""

    def __init__(self, target: str):
        self.target = target


ThemeRef = Annotated[str, Ref("themes")]
EventRef = Annotated[str, Ref("events")]
QuoteRef = Annotated[str, Ref("quotes")]
FindingRef = Annotated[str, Ref("findings")]
DepartmentRef = Annotated[str, Ref("departments")]

CardSize = Annotated[str, BeforeValidator(parse_card_size)]


class Item(BaseModel):
    """Anything in the cycle. `at` is its place in the cycle file as file:line:column, set when the file is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    _at: str = PrivateAttr(default="")

    @model_validator(mode="before")
    @classmethod
    def _leave_out_the_empty(cls, data: object) -> object:
        """A field with nothing after its colon is a field left out, unless the item cannot do without it."""
        if not isinstance(data, dict):
            return data
        may_be_left_out = {name for name, field in cls.model_fields.items() if not field.is_required()}
        return {name: value for name, value in data.items() if value is not None or name not in may_be_left_out}

    @property
    def at(self) -> str:
        return self._at


# ------------------------------------------------------------------------------------------------ who and what


class Year(Item):
    year: Annotated[int, Field(ge=2000, le=2100)]
    edition: Annotated[int, Field(ge=1, le=100)] | None = None
    previous: Text | None = None  # last year's folder or file, as a path from this one


class Consent(Item):
    """The yes to print what a person has said, or a photo of a person. `ref` points at a paper form; no name stands here."""

    status: ConsentStatus
    scope: list[Medium] = []
    ref: Text | None = None
    date: Day | None = None
    expires: Day | None = None


class Picture(Item):
    """A picture file of the cycle's own. `src` is a path inside the cycle's folder: SVG, PNG or JPEG.

    A photo needs the consent of those who are on it, unless `people` says that there is nobody.
    """

    src: Text
    alt: Text  # what a person who cannot see the picture should know
    caption: Text | None = None
    kind: PictureKind = "illustration"
    source: Text | None = None
    author: Text | None = None
    licence: Text | None = None
    people: Flag = True
    consent: Consent | None = None


class KitText(Item):
    title: Title
    subtitle: Text | None = None
    about: list[Text] = []  # what the package is, in short sentences
    cover: Picture | None = None


class Labels(Item):
    """The home's own names for the parts. Each has a standard word in the locale when it is left out."""

    conference: Text | None = None
    workshop: Text | None = None
    poster: Text | None = None
    game: Text | None = None
    solutions_conference: Text | None = None
    user: Text | None = None
    users: Text | None = None
    staff: Text | None = None


class Department(Item):
    id: Id
    name: Text
    users: Count | None = None
    staff: Count | None = None


class Organisation(Item):
    municipality: Text
    service_place: Text
    directorate_area: Text | None = None
    service_area: Text | None = None
    departments: list[Department] = []
    logo: Picture | None = None


class Contact(Item):
    heading: Text | None = None
    name: Text
    title: Text | None = None
    email: Email | None = None
    phone: Text | None = None
    url: Url | None = None


class Member(Item):
    """One of the working group. A name is printed only when `publish` is yes."""

    name: Text
    side: Side
    department: DepartmentRef | None = None
    title: Text | None = None
    role: Text | None = None
    publish: Flag = False


class Partner(Item):
    name: Text
    role: Text | None = None


class Thanks(Item):
    to: Text
    role: Text | None = None
    org: Text | None = None
    names: list[Text] = []


class Award(Item):
    name: Text
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    text: Text | None = None
    photo: Picture | None = None


class Purpose(Item):
    problem: Text | None = None
    aims: list[Text] = []
    for_whom: Text | None = None
    background: list[Text] = []


class Value(Item):
    """What the work is worth, for each side."""

    users: list[Text] = []
    staff: list[Text] = []


class Stand(Item):
    text: Text
    place: Text | None = None
    time: Text | None = None


class Part(Item):
    """One step of the package. Without `label` or `text` the locale's own words are printed."""

    id: PartName
    enabled: Flag = True
    label: Text | None = None
    text: Text | None = None
    setting: Text | None = None  # where it is used: a staff meeting, the wall of the kitchen …


# ------------------------------------------------------------------------------------------------ rights and themes


class Article(Item):
    """An article of the convention that the home works with. Title and plain words come from dialogkit's own table."""

    n: Annotated[int, Field(ge=1, le=50)]
    plain: list[Text] = []
    question: Text | None = None
    card: Flag = True


class Rights(Item):
    intro: list[Text] = []
    articles: list[Annotated[Article, BeforeValidator(lambda value: wrap_text(value, "n"))]] = []


class Option(Item):
    text: Text
    symbol: Symbol | None = None
    open: Flag = False  # a line to write on follows the words


WrappedOption = Annotated[Option, BeforeValidator(wrap_text)]


class Question(Item):
    id: Id
    text: Text
    context: list[Text] = []
    type: QuestionType = "open"
    options: list[WrappedOption] = []
    scale: Annotated[list[WrappedOption], Field(min_length=3, max_length=3)] | None = None
    symbol: Symbol | None = None
    help: list[Text] = []  # what the facilitator may ask when it is quiet
    to: Audience = "all"
    comment: Flag = True  # room for "questions or comments?"


class Theme(Item):
    id: Id
    title: Text
    open: Flag = False  # for what no other theme holds; may have no questions
    symbol: Symbol | None = None
    articles: list[Annotated[int, Field(ge=1, le=50)]] = []
    text: list[Text] = []  # what the theme is about
    questions: list[Question] = []


# ------------------------------------------------------------------------------------------------ meetings


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
    item: Text
    qty: Text | None = None


class Method(Item):
    name: Text
    expansion: Text | None = None
    text: list[Text] = []
    steps: list[Text] = []
    materials: list[Annotated[Material, BeforeValidator(lambda value: wrap_text(value, "item"))]] = []


class AgendaItem(Item):
    title: Text
    kind: AgendaKind = "other"
    start: Clock | None = None
    end: Clock | None = None
    by: Text | None = None
    role: Text | None = None
    org: Text | None = None
    text: Text | None = None
    questions: list[Text] = []
    symbol: Symbol | None = None


class Event(Item):
    id: Id
    kind: EventKind
    title: Text | None = None
    date: Day | None = None
    end_date: Day | None = None  # of what lasts more days than one
    start: Clock | None = None
    end: Clock | None = None
    place: Text | None = None
    about: list[Text] = []  # how the day works
    practical: list[Text] = []  # what to bring, how to get there
    attendance: Attendance | None = None
    groups: Groups | None = None
    method: Method | None = None
    agenda: list[AgendaItem] = []
    feedback: list[Text] = []  # what people said of the day itself
    closing: list[Text] = []


# ------------------------------------------------------------------------------------------------ what was said


class Section(Item):
    heading: Text | None = None
    points: list[Text] = []
    quotes: list[QuoteRef] = []


class GroupNotes(Item):
    n: Annotated[int, Field(ge=1, le=100)]
    lead: Text | None = None
    points: list[Text] = []
    sections: list[Section] = []


class Task(Item):
    """What the groups said about one theme or task."""

    id: Id
    title: Text
    event: EventRef | None = None
    theme: ThemeRef | None = None
    consent: Consent | None = None  # of all groups together
    groups: list[GroupNotes] = []


class Quote(Item):
    id: Id
    text: Text
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
    id: Id
    text: Text
    theme: ThemeRef | None = None
    level: Level | None = None
    tone: Tone | None = None
    quotes: list[QuoteRef] = []


class Response(Item):
    """How the solutions conference answered a proposal, in counts."""

    yes: Count = 0
    partly: Count = 0
    no: Count = 0
    comments: list[Text] = []


class Proposal(Item):
    text: Text
    id: Id | None = None
    level: Level | None = None
    owner: Text | None = None
    due: Day | None = None
    status: Status = "proposed"
    why_dropped: Text | None = None
    response: Response | None = None


class Solution(Item):
    """One round of the round robin: a finding, ideas, obstacles, ideas to the obstacles, proposals."""

    id: Id
    finding: FindingRef
    ideas: list[Text] = []
    obstacles: list[Text] = []
    obstacle_ideas: list[Text] = []
    proposals: list[Annotated[Proposal, BeforeValidator(wrap_text)]] = []


class RoundRobin(Item):
    minutes_per_round: Annotated[int, Field(ge=1, le=120)] | None = None
    groups: Annotated[int, Field(ge=1, le=100)] | None = None
    rotate: Flag = True
    worked_example: Flag = True


# ------------------------------------------------------------------------------------------------ poster, game, report


class PosterLine(Item):
    text: Text
    theme: ThemeRef | None = None
    symbol: Symbol | None = None


WrappedPosterLine = Annotated[PosterLine, BeforeValidator(wrap_text)]


class Poster(Item):
    title: Title | None = None
    we_want: list[WrappedPosterLine] = []
    good_cooperation: list[WrappedPosterLine] = []
    staff_do: list[WrappedPosterLine] = []
    users_do: list[WrappedPosterLine] = []
    sign_lines: Annotated[int, Field(ge=0, le=6)] = 2
    valid_to: Day | None = None


class Spaces(Item):
    """How many squares of each kind. What is left out gets its share (see `templating.squares`)."""

    quote: Count | None = None
    right: Count | None = None
    question: Count | None = None
    free: Count | None = None


class QuestionCard(Item):
    text: Text
    symbol: Symbol | None = None
    theme: ThemeRef | None = None


class Cards(Item):
    """What is in the deck. `auto` (None here) takes every quote with consent for the game, every article under `rights:`."""

    quotes: Annotated[list[QuoteRef] | None, BeforeValidator(parse_auto)] = None
    rights: Annotated[list[Annotated[int, Field(ge=1, le=50)]] | None, BeforeValidator(parse_auto)] = None
    questions: list[Annotated[QuestionCard, BeforeValidator(wrap_text)]] = []
    blank: Annotated[int, Field(ge=0, le=200)] = 4


class Game(Item):
    title: Title | None = None
    squares: Annotated[int, Field(ge=10, le=60)] = 30
    pieces: Annotated[int, Field(ge=2, le=8)] = 6
    spaces: Spaces = Field(default_factory=Spaces)
    cards: Cards = Field(default_factory=Cards)
    size: CardSize = "A7"
    rules: list[Text] = []  # instead of the locale's own


class Guides(Item):
    """Marks that show where to cut: none, at the corners, in the sheet's margin, or whole lines."""

    front: Guide = "margin"
    back: Guide = "none"


class Nudge(Item):
    """How far everything on a label sheet is moved, in mm, as one looks at the printed front."""

    right: Annotated[float, BeforeValidator(parse_mm), Field(ge=-5, le=5)] = 0
    up: Annotated[float, BeforeValidator(parse_mm), Field(ge=-5, le=5)] = 0


class CardPrint(Item):
    """How the deck lies on its sheets. Lengths in mm."""

    paper: OfficePaper = "A4"
    margin: Annotated[float, BeforeValidator(parse_mm), Field(ge=5, le=50)] = 8
    bleed: Annotated[float, BeforeValidator(parse_mm), Field(ge=0, le=10)] = 0
    corner: Annotated[float, BeforeValidator(parse_mm), Field(ge=0, le=15)] = 3
    backs: Backs = "long-edge"
    back: BackDesign = "kind"
    guides: Guides = Field(default_factory=Guides)
    sheet: Text | None = None  # a label or perforated sheet by its name (see `cycle.sheet_file`); it decides where cards lie
    nudge: Nudge = Field(default_factory=Nudge)
    cut_file: Flag = False
    camera_marks: Flag = False  # on the fronts and in the cut file, for a cutting machine's camera


class Report(Item):
    title: Title | None = None
    subtitle: Text | None = None
    lead: list[Text] = []
    organisers: list[Text] = []
    next: list[Text] = []  # what happens next


class Evaluation(Item):
    since: Text | None = None
    users: list[Text] = []
    staff: list[Text] = []
    results: list[Text] = []


class Source(Item):
    title: Text
    url: Url | None = None
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None


class GlossaryEntry(Item):
    word: Text
    plain: Text


class Checked(Item):
    """Who of those the texts are for has read them, such as two residents. No name is needed."""

    who: Text
    date: Day | None = None


class Allowed(Item):
    """A text that may be printed although it looks private, and why. `people` says no where it is nobody's name."""

    text: Text
    reason: Text
    people: Flag = True


class Privacy(Item):
    """What keeps people from being recognised.

    In the public edition nothing is told of a group smaller than `min_group`. `names_file` holds the names of people in the
    service, one a line; it is never printed and should never leave the machine.
    """

    min_group: Annotated[int, Field(ge=6, le=50)] = 6
    names_file: Text | None = None
    allow: list[Annotated[Allowed, BeforeValidator(wrap_text)]] = []
    banned: list[Text] = []
    taken_down: list[Text] = []  # what was printed before it was withdrawn, and hangs nowhere any more: ids and files of pictures
    retention_until: Day | None = None
    controller: Text | None = None  # who answers for the information
    dpo: Text | None = None  # the data protection officer, to ask


class Fonts(Item):
    """TrueType files of the cycle's own, as paths inside its folder."""

    regular: Text
    bold: Text


class Colour(Item):
    """A theme's colour, in place of one of the house's. Words and lines are `dark`, panels have the pale `tint`.

    Left out, the tint is made of the dark tone.
    """

    dark: Hex
    tint: Hex | None = None


class PosterPrint(Item):
    """How large the poster is printed, and on which paper it is put together, where that is smaller."""

    size: PosterSize = "A3"
    tile: TilePaper | None = None


class BoardPrint(Item):
    """The same of the board. `2x2 A4` is as large as four sheets of A4 can make it, and so it is cut into those."""

    size: Annotated[BoardSize, BeforeValidator(parse_board_size)] = "A3"
    tile: TilePaper | None = None

    @model_validator(mode="before")
    @classmethod
    def _four_sheets_are_a4(cls, data: object) -> object:
        if isinstance(data, dict) and parse_board_size(data.get("size")) == "2x2 A4" and data.get("tile") is None:
            return {**data, "tile": "A4"}
        return data


class Print(Item):
    """Choices for the printer. `ink`: in colour, in grey for a printer that has only black, or with little ink."""

    ink: Ink = "colour"
    cards: CardPrint = Field(default_factory=CardPrint)
    poster: PosterPrint = Field(default_factory=PosterPrint)
    board: BoardPrint = Field(default_factory=BoardPrint)


class Cycle(Item):
    """One year of one process at one home."""

    dialogkit: Literal["1"] = "1"  # the schema's version
    process: Process = "dialogue"
    lang: Lang = "nb"
    cycle: Year
    kit: KitText
    organisation: Organisation
    labels: Labels = Field(default_factory=Labels)
    contact: Contact | None = None
    working_group: list[Member] = []
    partners: list[Partner] = []
    purpose: Purpose | None = None
    value: Value | None = None
    parts: list[Part] = []
    rights: Rights = Field(default_factory=Rights)
    themes: list[Theme] = []
    events: list[Event] = []
    tasks: list[Task] = []
    quotes: list[Quote] = []
    findings: list[Finding] = []
    solutions: list[Solution] = []
    round_robin: RoundRobin = Field(default_factory=RoundRobin)
    poster: Poster | None = None
    game: Game = Field(default_factory=Game)
    print: Print = Field(default_factory=Print)
    report: Report = Field(default_factory=Report)
    evaluation: Evaluation | None = None
    stand: Stand | None = None
    awards: list[Award] = []
    thanks: list[Thanks] = []
    sources: list[Source] = []
    glossary: list[GlossaryEntry] = []
    checked_by: list[Checked] = []
    privacy: Privacy = Field(default_factory=Privacy)
    symbols: dict[Id, Picture] = {}
    fonts: Fonts | None = None
    colours: Annotated[list[Annotated[Colour, BeforeValidator(wrap_colour)]], Field(max_length=4)] = []

    def event(self, kind: str) -> Event | None:
        """The first event of that kind, if there is one."""
        return next((event for event in self.events if event.kind == kind), None)

    @property
    def day(self) -> date:
        """The cycle's own date, printed as the date of its files: its first dated event's, else the year's first day."""
        days = [event.date for event in self.events if event.date]
        return min(days, default=date(self.cycle.year, 1, 1))


def items(item: Item, path: Path = ()) -> Iterator[tuple[Path, Item]]:
    """Every item of the tree below (and with) `item`, each with its path of names and indexes, in the file's order."""
    yield path, item
    for name in type(item).model_fields:
        value = getattr(item, name)
        if isinstance(value, _HOLDERS):
            yield from _items_in(value, (*path, name))


def pictures(item: Item) -> Iterator[tuple[Path, Picture]]:
    """Every picture of the tree below `item`, with its path."""
    return ((path, each) for path, each in items(item) if isinstance(each, Picture))


def photos_of(cycle: Cycle) -> Iterator[Picture]:
    """The pictures of people: they need a yes."""
    return (picture for _, picture in pictures(cycle) if picture.kind == "photo" and picture.people)


_HOLDERS = (Item, list, dict)  # most fields hold a text, and are not looked into


def _items_in(value: object, path: Path) -> Iterator[tuple[Path, Item]]:
    if isinstance(value, Item):
        yield from items(value, path)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            if isinstance(entry, _HOLDERS):
                yield from _items_in(entry, (*path, index))
    elif isinstance(value, dict):
        for key, entry in value.items():
            if isinstance(entry, _HOLDERS):
                yield from _items_in(entry, (*path, key))
