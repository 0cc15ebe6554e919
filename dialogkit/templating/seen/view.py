"""What a template sees: the cycle as cleared for the material, the words of its language, and what is derived of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import cached_property
from typing import TypeVar

from dialogkit.clearing.groups import without_counts
from dialogkit.clearing.open_meeting import is_open
from dialogkit.clearing.select import Gate
from dialogkit.cycle.model import (
    AgendaItem,
    Cycle,
    Event,
    Item,
    Proposal,
    Question,
    Quote,
    Solution,
    Task,
    Theme,
)
from dialogkit.cycle.packs.packs import Packs
from dialogkit.processes import process_of
from dialogkit.templating.sandbox import reads_items
from dialogkit.templating.seen.asked import Asked, asked, media_of
from dialogkit.templating.seen.day_rows import Row as DayRow
from dialogkit.templating.seen.day_rows import rows_of, wall_rows_of
from dialogkit.templating.seen.drawn import Drawn
from dialogkit.templating.seen.found import Found, Shown, shown
from dialogkit.templating.seen.game.mats import Mats
from dialogkit.templating.seen.game.played import Played
from dialogkit.templating.seen.gathered import Gathered
from dialogkit.templating.seen.ideas import Followed
from dialogkit.templating.seen.leading.led import Led, led
from dialogkit.templating.seen.meetings import dated, meetings_held, next_meeting
from dialogkit.templating.seen.numbers import Numbers
from dialogkit.templating.seen.stops import Milestone, Stop, milestones, stops
from dialogkit.templating.seen.task_sheets import sheets_of
from dialogkit.templating.wording.people import label, meeting, whom_to_ask, with_people
from dialogkit.templating.wording.pictures import picture_of
from dialogkit.terms import INVITED, Edition, Medium
from dialogkit.words import Words

_S = TypeVar("_S", Task, Quote)
_NAME = 2  # words of a title that can be no sentence
_NAMES_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class View(Numbers, Followed, Gathered, Played, Mapping[str, object]):
    """The names that templates may use: all that stand here without an underscore. Nothing is derived before it is asked for.

    With `booklet`, pages of A5 are asked for.
    """

    cycle: Cycle
    t: Words
    edition: Edition
    booklet: bool

    def __init__(self, cycle: Cycle, words: Words, gate: Gate | None = None, booklet: bool = False, packs: Packs = Packs()):
        self._packs = packs
        edition, self._today = (gate.edition, gate.day) if gate else ("internal", cycle.day)
        self._cycle, self._least = cycle, cycle.privacy.min_group if edition == "public" else 0
        self.cycle = without_counts(cycle) if edition == "public" else cycle
        self.t, self.edition, self.booklet = with_people(cycle, words), edition, booklet
        self.quoted, self.day, self.days, self.clock = words.quoted, words.day, words.days, words.clock
        self.inside = words.inside

    # -- words

    quoted: Callable[[str], str]
    day: Callable[[date], str]
    days: Callable[..., str]
    clock: Callable[[time], str]
    inside: Callable[[str], str]

    def when(self, first: date, last: date | None = None) -> str:
        """A day with its name, or days from one to another."""
        told = self.days(first, last)
        return told if last and last != first else f"{self.t.weekday(first)} {told}"

    def label(self, name: str) -> str:
        """The home's own name for a part or for people, or the process's, or the standard one."""
        return label(self._cycle, self.t, name)

    @reads_items
    def meeting_in_sentence(self, event: Event) -> str:
        """What a meeting that one is invited to is called inside a sentence."""
        return meeting(self._cycle, self.t, event)

    @cached_property
    def whom_to_ask(self) -> str:
        """Whom the year names to ask, inside a sentence."""
        return whom_to_ask(self._cycle, self.t)

    def with_year(self, title: str) -> str:
        """A title with the year behind it, where the work has one. Not where it names a year itself: two of them would say
        nothing of when it was.

        Between a sentence or a question and its year stands a dash. A title of two words is none.
        """
        year = self._cycle.cycle.year
        if year is None or _NAMES_A_YEAR.search(title):
            return title
        is_name = len(title.split()) <= _NAME and title[-1:] not in ".?!:"
        return f"{title} {'' if is_name else '– '}{year}"

    @staticmethod
    def listed(*texts: str | None) -> str:
        """Names, times and places in a row, with commas between them; no comma after a mark that ends a sentence."""
        return re.sub(r"(?<=[.?!:]),", "", ", ".join(text for text in texts if text))

    @staticmethod
    def lines(*texts: str | None) -> str:
        """A name and what belongs to it, each on a line of its own."""
        return "\n".join(text for text in texts if text)

    @staticmethod
    def sentences(*texts: str | None) -> str:
        """The texts as sentences after each other; one that ends without a mark gets a full stop if another follows.

        For names, times and places see `lines` and `listed`.
        """
        said = [text for text in texts if text]
        return " ".join(text if text[-1] in ".?!:" or text is said[-1] else f"{text}." for text in said)

    @cached_property
    def day_lines(self) -> list[str]:
        return [self.t(f"handout.day_{number}") for number in range(1, 5)]

    # -- themes, and what belongs to them

    @cached_property
    def _themes(self) -> dict[str | None, tuple[int, Theme]]:
        """With their numbers, by id: of two alike the first."""
        return {theme.id: (number, theme) for number, theme in reversed([*enumerate(self._cycle.themes, 1)])}

    def theme(self, theme_id: str | None) -> Theme | None:
        return self._themes[theme_id][1] if theme_id in self._themes else None

    def theme_number(self, theme_id: str | None) -> str:
        """The number that gives its colours; 0 for none."""
        return str(self._themes[theme_id][0]) if theme_id in self._themes else "0"

    @reads_items
    def picture_for(self, thing: object, otherwise: str | None = None) -> str | None:
        """The symbol of a line, or of anything in the cycle that may have one: its own, else what its words surely mean.

        None where its words mean nothing sure. What may also have that of its theme says so by `otherwise`, which is what
        it gets where that has none either.
        """
        if own := getattr(thing, "symbol", None):
            return own
        kind = thing.kind if isinstance(thing, AgendaItem) else "other"
        words = (getattr(thing, "title", None) or getattr(thing, "text", None)) if isinstance(thing, Item) else str(thing)
        if kind != "other":
            return self.means(self.agenda_ideas[kind]) if kind in self.agenda_ideas else self.agenda_symbols[kind]
        found = picture_of(words or "", self.t.lang, self._packs)
        theme = self.theme(getattr(thing, "theme", None)) if otherwise is not None else None
        return found or (theme.symbol if theme else None) or otherwise

    @reads_items
    def pictures_for(self, lines: list[object]) -> list[str | None]:
        """Those of lines below each other: of what is sure, where that is so of most; or else only those that they name."""
        found = [None if (name := self.picture_for(line, "?")) == "?" else name for line in lines]
        few = 2 * sum(map(bool, found)) <= len(lines)
        return [getattr(line, "symbol", None) for line in lines] if few else found

    @cached_property
    def tasks_of(self) -> Callable[[str | None], list[Task]]:
        return _by_theme([task for task in self.cycle.tasks if task.groups])

    @cached_property
    def quotes_of(self) -> Callable[[str | None], list[Quote]]:
        return _by_theme(self.cycle.quotes)

    @cached_property
    def asked(self) -> list[Asked]:
        return asked(self.cycle, self.t)

    @cached_property
    def asked_media(self) -> list[Medium]:
        return media_of(self.asked)

    @cached_property
    def meetings_invited_to(self) -> list[Event]:
        return [event for event in self.cycle.events if event.kind in INVITED]

    @property
    def themes_at(self) -> str:
        """The part of the year at which its themes are talked about."""
        return process_of(self._cycle).meeting

    @property
    def openly(self) -> bool:
        """Whether the year's own meeting is such a one, to which relatives come."""
        return process_of(self._cycle).is_open

    @reads_items
    def is_open(self, event: Event) -> bool:
        """Whether what groups say at a meeting is minuted as it is said."""
        return is_open(self._cycle, event)

    @cached_property
    def meetings_held(self) -> list[Event]:
        held = {event.id for event in meetings_held(self._cycle)}  # by counts of people too, which a template may not see
        return [event for event in self.cycle.events if event.id in held]

    @cached_property
    def _dated(self) -> list[tuple[date, Event]]:
        return dated(self.cycle)

    @reads_items
    def next_meeting(self, meeting: Event) -> Event | None:
        return next_meeting(self._dated, meeting)

    @cached_property
    def led(self) -> list[Led]:
        return led(self.cycle, self.t, self.stops)

    @cached_property
    def _sheets(self) -> dict[int, list[list[Question]]]:
        return {id(theme): sheets_of(theme) for theme in self.cycle.themes}

    @reads_items
    def task_sheets(self, theme: object) -> list[list[Question]]:
        """The questions of each task sheet of a theme. They are shared out once, so that to ask again takes no time."""
        return self._sheets.get(id(theme), [])

    @cached_property
    def mats(self) -> Mats:
        return Mats(self.cycle, self.t, self.picture_for, self)

    @cached_property
    def _days(self) -> dict[int, list[DayRow]]:
        return {id(event): rows_of(event) for event in self.cycle.events}

    @reads_items
    def day_rows(self, event: object) -> list[DayRow]:
        """The rows of an event's programme, as residents read it."""
        return self._days.get(id(event), [])

    @reads_items
    def wall_rows(self, event: object) -> list[DayRow]:
        """The same for the wall: each point has its own."""
        return wall_rows_of(event) if isinstance(event, Event) else []

    @cached_property
    def proposals(self) -> list[tuple[Solution, Proposal]]:
        return [(solution, proposal) for solution in self.cycle.solutions for proposal in solution.proposals]

    @cached_property
    def _shown(self) -> Shown:
        return shown(self.cycle, [self.label(name) for name in ("user", "users", "staff")])

    @cached_property
    def front_quotes(self) -> list[Quote]:
        return self._shown.front

    @cached_property
    def found_of(self) -> Callable[[str | None], list[Found]]:
        """The findings of a theme, or (of none) those without one, with what belongs to each."""
        return lambda theme: self._shown.found.get(theme, [])

    @cached_property
    def themes_told(self) -> list[Theme | None]:
        """The themes that a quote or a finding belongs to; at the end None, if some belong to no theme."""
        return [each for each in (*self._cycle.themes, None) if self._is_told(each.id if each else None)]

    def _is_told(self, theme: str | None) -> bool:
        return bool(self.quotes_of(theme) or self.found_of(theme))

    @reads_items
    def short_of(self, theme: Theme) -> Theme | Task:
        """What has the shorter title of a theme: what groups said of it may, beside the question that they were asked."""
        said = [task for task in self.cycle.tasks if task.theme == theme.id]
        title = said[0].title if len(said) == 1 else None
        return said[0] if title and len(title) < len(theme.title) else theme

    @cached_property
    def other_quotes(self) -> list[tuple[Theme | None, list[Quote]]]:
        """The quotes that stand neither beside a finding nor in the groups' notes, by theme; without one at the end."""
        others = self._shown.others
        keys = (*(theme.id for theme in self._cycle.themes), None)
        return [(self.theme(key), others[key]) for key in dict.fromkeys(keys) if key in others]

    @cached_property
    def stands_with_findings(self) -> Callable[[str], bool]:
        """Whether a quote stands on the front or beside a finding."""
        return self._shown.quotes.__contains__

    # -- the path and the rights

    @cached_property
    def milestones(self) -> list[Milestone]:
        return milestones(self._cycle, self.t, self.stops)

    @cached_property
    def stops(self) -> list[Stop]:
        return stops(self._cycle, self.t, self.means)

    # -- as a mapping

    def __getitem__(self, name: str) -> object:
        if name not in _NAMES:
            raise KeyError(name)
        return getattr(self, name)

    def __contains__(self, name: object) -> bool:
        return name in _NAMES

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


_SEEN = (*View.__annotations__, *vars(View), *vars(Numbers), *vars(Followed), *vars(Gathered), *vars(Played), *vars(Drawn))
_NAMES = tuple(dict.fromkeys(name for name in _SEEN if not name.startswith("_")))


def _by_theme(items: Sequence[_S]) -> Callable[[str | None], list[_S]]:
    """Gives the items of a theme by its id. A template that looks for them itself needs a step for each item in each theme."""
    found: dict[str | None, list[_S]] = {}
    for item in items:
        found.setdefault(item.theme, []).append(item)
    return lambda theme: found.get(theme, [])
