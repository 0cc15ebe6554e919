"""What a template sees: the cycle as cleared for the material, the words of its language, and what is derived of both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import cached_property
from typing import TypeVar

from dialogkit.clearing.groups import without_counts
from dialogkit.clearing.select import Gate
from dialogkit.cycle.model import AgendaItem, Cycle, Event, Item, Proposal, Question, QuestionCard, Quote, Solution, Task, Theme
from dialogkit.cycle.packs.packs import Packs
from dialogkit.templating.sandbox import reads_items
from dialogkit.templating.seen.asked import Asked, asked, media_of
from dialogkit.templating.seen.day_rows import Row as DayRow
from dialogkit.templating.seen.day_rows import rows_of, wall_rows_of
from dialogkit.templating.seen.drawn import Drawn
from dialogkit.templating.seen.found import Found, Shown, shown
from dialogkit.templating.seen.game.deck import deck_questions, deck_quotes, deck_rights
from dialogkit.templating.seen.game.mats import Mats
from dialogkit.templating.seen.game.squares import lacking, minutes, squares
from dialogkit.templating.seen.ideas import Followed
from dialogkit.templating.seen.leading.led import Led, led
from dialogkit.templating.seen.meetings import dated, meetings_held, next_meeting
from dialogkit.templating.seen.numbers import Numbers
from dialogkit.templating.seen.rights import Right, rights
from dialogkit.templating.seen.stops import Milestone, Stop, milestones, stops
from dialogkit.templating.seen.task_sheets import sheets_of
from dialogkit.templating.wording.people import label, meeting, whom_to_ask, with_people
from dialogkit.templating.wording.pictures import picture_of
from dialogkit.terms import INVITED, LARGER_CARD, Edition, Medium
from dialogkit.words import Words

_S = TypeVar("_S", Task, Quote)
_LAID = 6  # rights: no more are seen at once
_ROUND_ONE_PAWN = 6  # players, who share it
_NAME = 2  # words of a title that can be no sentence
_NAMES_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class View(Numbers, Followed, Mapping[str, object]):
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
        """A title with the year behind it, unless it names a year itself: two of them would say nothing of when it was.

        Between a sentence or a question and its year stands a dash. A title of two words is none.
        """
        if _NAMES_A_YEAR.search(title):
            return title
        is_name = len(title.split()) <= _NAME and title[-1:] not in ".?!:"
        return f"{title} {'' if is_name else '– '}{self._cycle.cycle.year}"

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
    def hosts(self) -> list[str]:
        """Who stands behind the year: home, municipality, whom the report names; what begins another name is not told twice."""
        home = self.cycle.organisation
        names = [*dict.fromkeys((home.service_place, home.municipality, *self.cycle.report.organisers))]
        return [name for name in names if not any(re.match(rf"{re.escape(name)}\b.", other) for other in names)]

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

    @cached_property
    def meetings_held(self) -> list[Event]:
        return meetings_held(self.cycle)

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
        return said[0] if len(said) == 1 and len(said[0].title) < len(theme.title) else theme

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

    @cached_property
    def _rights(self) -> dict[int, Right]:
        return {right.n: right for right in rights(self._cycle, self.t)}

    @cached_property
    def rights(self) -> list[Right]:
        return list(self._rights.values())

    @cached_property
    def right(self) -> Callable[[int], Right | None]:
        return self._rights.get

    # -- the game

    @cached_property
    def squares(self) -> Sequence[str]:
        return squares(self._cycle.game, self.deck_kinds)

    @cached_property
    def lacking(self) -> Sequence[str]:
        """Kinds that the board might have squares of, and the deck has no cards of."""
        return lacking(self._cycle.game, self.deck_kinds)

    @cached_property
    def deck_kinds(self) -> list[str]:
        """The kinds that the deck has cards of. Blank ones are questions of one's own."""
        cards = self._cycle.game.cards
        printed = self.deck_quotes or self.deck_rights or cards.questions
        found = {"quote": self.deck_quotes, "right": self.deck_rights, "question": cards.questions or (printed and cards.blank)}
        return [kind for kind, some in found.items() if some]

    @property
    def larger_card(self) -> str:
        """A size for cards with long texts, where the year leaves it to dialogkit."""
        return "" if "size" in self._cycle.game.model_fields_set else LARGER_CARD

    @cached_property
    def minutes(self) -> tuple[int, int]:
        """About how long a game lasts."""
        return minutes(self._cycle.game)

    @cached_property
    def deck_quotes(self) -> list[Quote]:
        return deck_quotes(self._cycle)

    @cached_property
    def deck_voices(self) -> list[str]:
        """Those who have said the quotes of the deck, each kind of people once."""
        return list(dict.fromkeys(quote.who for quote in self.deck_quotes))

    @cached_property
    def deck_rights(self) -> list[Right]:
        return deck_rights(self._cycle, self._rights)

    @cached_property
    def rights_laid(self) -> int:
        """How many rights lie on the table where one looks for the one that fits what is said; 0 without quotes or a choice."""
        rights = len(self.deck_rights)
        return min(rights, _LAID) if rights > 1 and self.deck_quotes else 0

    @cached_property
    def players(self) -> int:
        """How many can play at most."""
        pieces = self._cycle.game.pieces
        return pieces if pieces > 1 else _ROUND_ONE_PAWN

    @cached_property
    def deck_questions(self) -> list[tuple[int, QuestionCard]]:
        return deck_questions(self._cycle, self.deck_rights)

    @cached_property
    def same_questions(self) -> list[str]:
        """Cards of questions that another card asks, by their names: they are left out."""
        there = {number for number, _ in self.deck_questions}
        return [f"questions:{n}" for n in range(1, len(self._cycle.game.cards.questions) + 1) if n not in there]

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


_SEEN = (*View.__annotations__, *vars(View), *vars(Numbers), *vars(Followed), *vars(Drawn))
_NAMES = tuple(dict.fromkeys(name for name in _SEEN if not name.startswith("_")))


def _by_theme(items: Sequence[_S]) -> Callable[[str | None], list[_S]]:
    """Gives the items of a theme by its id. A template that looks for them itself needs a step for each item in each theme."""
    found: dict[str | None, list[_S]] = {}
    for item in items:
        found.setdefault(item.theme, []).append(item)
    return lambda theme: found.get(theme, [])
