"""The whole of a cycle file, and the ids of what nothing in it refers to."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from dialogkit import limits
from dialogkit.cycle.model.events import Event
from dialogkit.cycle.model.fields import Flag, Id, MaterialName, PackPath
from dialogkit.cycle.model.game import Game, Poster
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.kit import (
    Chapter,
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
from dialogkit.cycle.model.said import Agreed, Finding, Measure, Measures, Promise, Proposal, Quote, RoundRobin, Solution, Task
from dialogkit.cycle.model.themes import Rights, Theme
from dialogkit.cycle.text.scalars import parse_process, wrap_colour, wrap_text
from dialogkit.terms import Lang, Process

_SOME_YEAR = 2000
NAMED = {"events": "event", "themes": "theme", "tasks": "task", "findings": "finding", "solutions": "solution"}
NAMED |= {"chapters": "chapter"}
"""Lists whose entries have an id that may be left out, and what it then begins with."""
_TEXTS = ("findings",)
"""Those whose entries may be a text alone."""
_OF_A_TASK = ("event", "theme", "title")
"""What tells tasks apart."""


class Cycle(Item):
    """One year of one process at one home."""

    dialogkit: Literal["1"] = "1"  # the schema's version
    process: Annotated[Process, BeforeValidator(parse_process)] = "dialogue"
    lang: Lang = "nb"
    cycle: Year = Field(default_factory=Year)
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
    findings: list[Annotated[Finding, BeforeValidator(wrap_text)]] = []
    solutions: list[Solution] = []
    measures: Measures | None = None
    promises: list[Annotated[Promise, BeforeValidator(wrap_text)]] = []
    chapters: list[Chapter] = []
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

    @model_validator(mode="before")
    @classmethod
    def _name_what_has_no_name(cls, data: object) -> object:
        return with_ids(data) if isinstance(data, dict) else data

    def event(self, kind: str) -> Event | None:
        """The first event of that kind, if there is one."""
        return next((event for event in self.events if event.kind == kind), None)

    @property
    def proposals(self) -> list[Proposal]:
        """All that is proposed, solution by solution."""
        return [proposal for solution in self.solutions for proposal in solution.proposals]

    @property
    def agreed(self) -> list[Measure]:
        """The same, and what was agreed without a round robin."""
        return [*self.proposals, *self.measured]

    @property
    def measured(self) -> list[Agreed]:
        """What was agreed without a round robin alone."""
        return self.measures.proposals if self.measures else []

    @property
    def findings_in_order(self) -> list[Finding]:
        """The findings as they are numbered: theme by theme, and those of none at the end."""
        numbers = {theme.id: number for number, theme in reversed([*enumerate(self.themes)])}
        return sorted(self.findings, key=lambda finding: numbers.get(finding.theme or "", len(self.themes)))

    @property
    def day(self) -> date:
        """The cycle's own date, printed as the date of its files: its first dated event's, else the first day of
        its year, or of some year where it has none."""
        days = [event.date for event in self.events if event.date]
        return min(days, default=date(self.cycle.year or _SOME_YEAR, 1, 1))

    @property
    def year(self) -> int:
        """The year that it is for, or of its own date where the work lasts for years."""
        return self.cycle.year or self.day.year

    def year_before(self, year: int) -> int:
        """The year that this one is called in the file for `year`: its own, or the last one where the work lasts for years."""
        return self.cycle.year or max(self.day.year, year - 1)


# ------------------------------------------------------------------------------------------------ ids that were left out


_GROUPS_MEET = ("conference", "forum", "seminar")
"""The meetings at which groups talk about the themes."""


def with_ids(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a cycle file in which each entry of such a list has an id.

    What groups said is of the only meeting, or the only one that themes are for, and of the only theme that there is, where it
    does not say of which, and has the theme's title where it has none. Beside what is said to be of a theme, what has a title of
    its own is of none. Groups without a number are counted.
    """
    lists = {name: data[name] for name in NAMED if _is_list(data.get(name))}
    lists |= {name: [wrap_text(entry) for entry in lists[name]] for name in _TEXTS if name in lists}
    lists = {name: _with_ids(entries, NAMED[name], names=_OWN.get(name, _numbers)) for name, entries in lists.items()}
    new = {**data, **lists}
    if "themes" in lists:
        new["themes"] = [*_with_questions(lists["themes"])]
    if "tasks" in lists:
        only = {field: id for field, name in (("event", "events"), ("theme", "themes")) if (id := _only(new.get(name)))}
        titles = {str(each.get("id")): each.get("title") for each in reversed(_dicts(new.get("themes")))}
        titled = {field: id for field, id in only.items() if field != "theme"} if _some_of_a_theme(lists["tasks"]) else only
        new["tasks"] = [
            _of_the_only(task, titled if task.get("title") else only, titles) if isinstance(task, dict) else task
            for task in lists["tasks"]
        ]
    return new


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _numbers(entries: list[Any]) -> Iterator[str]:
    return (str(number) for number, _ in enumerate(entries, 1))


def _hashes(tasks: list[Any]) -> Iterator[str]:
    """What stays when they are sorted: kits remember whose words they hold, and so do lists that people have printed. It is made
    of what a task is called, and where several are called the same, of what was said too."""
    titles = [_hash([task.get(name) for name in _OF_A_TASK]) if isinstance(task, dict) else "" for task in tasks]
    alike = Counter(titles)
    for task, title in zip(tasks, titles):
        yield title if alike[title] == 1 or not title else _hash([title, task.get("groups")])


def _hash(values: list[Any]) -> str:
    return sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest()[:8]


_OWN = {"tasks": _hashes}
"""Lists whose ids are kept from one time to the next, with what they are then called after; of all others it is their place."""


def _with_ids(
    entries: list[Any], word: str, taken: Collection[str] = (), names: Callable[[list[Any]], Iterator[str]] = _numbers
) -> list[Any]:
    ids = {str(entry["id"]) for entry in entries if isinstance(entry, dict) and entry.get("id")} | {*taken}
    return [_with_id(entry, f"{word}-{name}", ids) for entry, name in zip(entries, names(entries))]


def _with_id(entry: Any, name: str, ids: set[str]) -> Any:
    if not isinstance(entry, dict) or entry.get("id"):
        return entry
    while name in ids:
        name += "x"
    ids.add(name)
    return {"id": name, **{key: value for key, value in entry.items() if key != "id"}}


def _with_questions(themes: list[Any]) -> Iterator[Any]:
    taken = {
        str(question["id"])
        for theme in themes
        if isinstance(theme, dict) and _is_list(theme.get("questions"))
        for question in theme["questions"]
        if isinstance(question, dict) and question.get("id")
    }
    for theme in themes:
        if isinstance(theme, dict) and _is_list(theme.get("questions")):
            questions = _with_ids(
                [wrap_text(each) for each in theme["questions"]], f"{str(theme['id'])[:30]}-question", taken=taken
            )
            taken |= {str(each["id"]) for each in questions if isinstance(each, dict)}
            theme = {**theme, "questions": questions}
        yield theme


def _dicts(entries: Any) -> list[dict[str, Any]]:
    return [each for each in entries if isinstance(each, dict)] if _is_list(entries) else []


def _only(entries: Any) -> Any:
    """The id of the only entry, or of the only meeting at which groups talk."""
    those = _dicts(entries)
    those = [each for each in those if each.get("kind") in _GROUPS_MEET] if len(those) > 1 else those
    return those[0].get("id") if len(those) == 1 else None


def _some_of_a_theme(tasks: list[Any]) -> bool:
    return any(task.get("theme") for task in _dicts(tasks))


def _of_the_only(task: dict[str, Any], only: Mapping[str, Any], titles: Mapping[str, Any]) -> dict[str, Any]:
    new = {**task, **{field: id for field, id in only.items() if not task.get(field)}}
    new["title"] = task.get("title") or titles.get(str(new.get("theme")))
    if _is_list(task.get("groups")):
        new["groups"] = [
            {"n": number, **{key: value for key, value in group.items() if key != "n" or value is not None}}
            if isinstance(group, dict)
            else group
            for number, group in enumerate(task["groups"], 1)
        ]
    return {key: value for key, value in new.items() if value is not None}
