"""The whole of a cycle file."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from dialogkit import limits
from dialogkit.cycle.model.events import Event
from dialogkit.cycle.model.fields import Flag, Id, MaterialName, PackPath
from dialogkit.cycle.model.game import Game, Poster
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.kit import (
    Evaluation,
    GlossaryEntry,
    KitText,
    Labels,
    Part,
    Purpose,
    Report,
    Source,
    Stand,
    Value,
    Year,
)
from dialogkit.cycle.model.people import Award, Contact, Member, Organisation, Partner, Thanks
from dialogkit.cycle.model.pictures import Picture
from dialogkit.cycle.model.printing import Colour, Fonts, Print
from dialogkit.cycle.model.privacy import Checked, Privacy
from dialogkit.cycle.model.said import Finding, Promise, Proposal, Quote, RoundRobin, Solution, Task
from dialogkit.cycle.model.themes import Rights, Theme
from dialogkit.cycle.text.scalars import parse_process, wrap_colour, wrap_text
from dialogkit.terms import Lang, Process


class Cycle(Item):
    """One year of one process at one home."""

    dialogkit: Literal["1"] = "1"  # the schema's version
    process: Annotated[Process, BeforeValidator(parse_process)] = "dialogue"
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
    promises: list[Annotated[Promise, BeforeValidator(wrap_text)]] = []
    round_robin: RoundRobin = Field(default_factory=RoundRobin)
    poster: Poster | None = None
    game: Game = Field(default_factory=Game)
    materials: dict[MaterialName, Flag] = {}
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
    symbol_packs: Annotated[list[PackPath], Field(max_length=limits.PACKS)] = []
    fonts: Fonts | None = None
    colours: Annotated[list[Annotated[Colour, BeforeValidator(wrap_colour)]], Field(max_length=8)] = []

    def event(self, kind: str) -> Event | None:
        """The first event of that kind, if there is one."""
        return next((event for event in self.events if event.kind == kind), None)

    @property
    def proposals(self) -> list[Proposal]:
        """All that is proposed, solution by solution."""
        return [proposal for solution in self.solutions for proposal in solution.proposals]

    @property
    def findings_in_order(self) -> list[Finding]:
        """The findings as they are numbered: theme by theme, and those of none at the end."""
        numbers = {theme.id: number for number, theme in reversed([*enumerate(self.themes)])}
        return sorted(self.findings, key=lambda finding: numbers.get(finding.theme or "", len(self.themes)))

    @property
    def day(self) -> date:
        """The cycle's own date, printed as the date of its files: its first dated event's, else the year's first day."""
        days = [event.date for event in self.events if event.date]
        return min(days, default=date(self.cycle.year, 1, 1))
