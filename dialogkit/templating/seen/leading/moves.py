"""What one does and says, one thing after the other, with the minutes that each takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialogkit.cycle.model import AgendaItem, Cycle, Event, Question, Theme
from dialogkit.templating.seen.ideas import worked_on
from dialogkit.templating.seen.leading.scripts import Script, Step
from dialogkit.templating.seen.leading.timing import split
from dialogkit.terms import AgendaKind
from dialogkit.words import Words

_OPEN, _ANSWER, _CHOOSE = 5, 20, 5  # minutes of a bout in groups: what it is about, what all think, what the group tells
_MOST_BOUTS, _USUAL_BOUTS = 4, 3  # of a day without a programme: at most, and where no themes are known
_QUESTIONS, _LEAST_QUESTION = 30, 10  # minutes of all of a bout's questions, and of one at least
_LUNCH, _POINT = 45, 15  # minutes, and of any other point of which nothing is known
_EARLY = 45  # minutes: as much time that is left is too much to fill
_LEAST_ROUND = 8  # minutes: in fewer, what is written by hand is not read
_CHECKS = 3  # ways to ask whether one has understood
RESTS: tuple[AgendaKind, ...] = ("break", "lunch")
"""Points at which nobody works."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do and what one may say to it. The minutes of a `fixed` one are the year's word.

    What is said at `at` in the year's file is the year's too. A `round` may be gone through again, from the one that `opens`;
    in a `rest` nobody works.
    """

    do: str
    say: str
    minutes: int
    fixed: bool = False
    round: bool = False
    opens: bool = False
    at: str = ""
    rest: bool = False


class Moves:
    """Makes the moves of one meeting, in the words of its language."""

    def __init__(self, cycle: Cycle, words: Words, script: Script, event: Event | None):
        self._cycle, self._words, self._script = cycle, words, script
        self.themes = cycle.themes if script.themes else []
        self.elsewhere = [entry for other in cycle.events if other is not event for entry in other.agenda]
        self.rounds = sum(step.round for step in script.steps)
        groups = event.groups.count if event and event.groups else cycle.round_robin.groups
        self._handed = cycle.round_robin.rotate and groups != 1
        found = len(worked_on(cycle))
        self._found, self._tables = found, groups or 0
        self._laps = -(-found // groups) if groups and found else 1
        self._bouts = 0

    def usual(self) -> list[Move]:
        """All that is done where there is no programme: with a bout for each theme, up to four, and a rest between them."""
        return [move for step in self._script.steps for move in (self._day() if step.bout else [self.of(step)])]

    def _day(self) -> Iterator[Move]:
        count = (min(len(self.themes), _MOST_BOUTS) or _USUAL_BOUTS) if self._script.themes else 1
        rests: Sequence[AgendaKind] = ("break", "lunch", "break")
        for number, some in enumerate(split(self.themes, count)):
            if number:
                yield self.plain(rests[number - 1])
            yield from self.bout(some)

    def of(self, step: Step) -> Move:
        own = step.own(self._cycle)
        name = f"guide.{self._script.name}.{step.name}"
        stays = step.handed and not self._handed
        do = self._words(f"{name}_stay_do" if stays else f"{name}_do")
        return Move(
            do,
            self._words(f"{name}_say"),
            own or step.minutes,
            fixed=own is not None,
            round=step.round,
            opens=step.round and not step.handed,
            rest=step.kind in RESTS,
        )

    def plain(self, kind: AgendaKind, until: str = "") -> Move:
        """What is done at any point of a kind; of a rest, with the time at which it is over."""
        minutes = _LUNCH if kind == "lunch" else _POINT
        name = f"{kind}_until" if until else kind
        do, say = (self._words(f"guide.{what}_{name}", time=until) for what in ("do", "say"))
        return Move(do, say, minutes, rest=kind in RESTS)

    def bout(self, themes: Sequence[Theme], entry: AgendaItem | None = None) -> list[Move]:
        """Groups talk: about themes, or about what a point of the programme asks, or about whatever is on their sheets."""
        asked = [move for theme in themes for move in self._theme(theme)]
        if entry and entry.questions:
            opened = [asked[0] if asked else self._opened()]
            asked = [*opened, *self.asked(entry)]
        self._bouts += 1
        check = (self._bouts - 1) % _CHECKS + 1
        choose = Move(self._words("guide.bout.choose_do"), self._words(f"guide.bout.choose_say_{check}"), _CHOOSE)
        return [*(asked or [self._opened(), self._answered()]), choose]

    def asked(self, entry: AgendaItem) -> list[Move]:
        """The questions of a point of the programme itself."""
        do, minutes = self._words("guide.bout.ask_open"), _minutes(len(entry.questions))
        return [Move(do, question, minutes, at=entry.at) for question in entry.questions]

    def _theme(self, theme: Theme) -> list[Move]:
        minutes = _minutes(len(theme.questions))
        asked = [self._question(question, minutes) for question in theme.questions] or [self._answered()]
        return [self._opened(theme), *asked]

    def _question(self, question: Question, minutes: int) -> Move:
        to = self._words(f"tasks.to_{question.to}") if question.to != "all" else ""
        do = " ".join(filter(None, (to, self._words(f"guide.bout.ask_{question.type}"))))
        return Move(do, question.text, minutes, at=question.at)

    def _opened(self, theme: Theme | None = None) -> Move:
        if not theme:
            return Move(self._words("guide.do_task"), self._words("guide.bout.open_say"), _OPEN)
        return Move(self._words("guide.bout.open_do"), theme.title, _OPEN, at=theme.at)

    def _answered(self) -> Move:
        return Move(self._words("guide.bout.answer_do"), self._words("guide.bout.answer_say"), _ANSWER)

    def spare(self, minutes: int) -> Move:
        """Time that is left; where it is much, one may as well end."""
        name = "early" if minutes >= _EARLY else "spare"
        return Move(self._words(f"guide.{name}_do"), self._words(f"guide.{name}_say"), minutes)

    def paced(self, what: Sequence[Move], total: int | None) -> list[Move]:
        """What is done, with rounds so short that many findings have a turn, where the year does not say how long they are.

        They take as long as is left of `total` minutes, or of those that all of it usually takes.
        """
        rounds = [move for move in what if move.round]
        if self._laps == 1 or not rounds or len(rounds) != self.rounds or any(move.fixed for move in what):
            return [*what]
        usual = sum(move.minutes for move in what)
        left = (usual if total is None else total) - usual + sum(move.minutes for move in rounds)
        laps = max(1, min(self._laps, left // (_LEAST_ROUND * len(rounds))))
        each = min(max(left // (laps * len(rounds)), _LEAST_ROUND), *(move.minutes for move in rounds))
        return [replace(move, minutes=each, fixed=True) if move.round else move for move in what]

    def told(self, what: Sequence[Move], laps: int) -> list[Move]:
        """What is done, and before the first round how many findings have a turn, where so many more laps do not reach all."""
        first = next((number for number, move in enumerate(what) if move.opens), None)
        reached = self._tables * (1 + laps)
        if first is None or not 0 < reached < self._found:
            return [*what]
        before = max(first - 1, 0)
        some = self._words("guide.some_do", n=reached, all=self._found)
        return [*what[:before], replace(what[before], do=f"{what[before].do} {some}"), *what[before + 1 :]]

    def laps(self, rounds: int, minutes: int, lap: int) -> int:
        """How often so many rounds, `lap` minutes long together, are gone through again in the minutes that are left.

        As often as there are findings for it; while nobody knows of any, as often as there is time.
        """
        if rounds != self.rounds or not rounds:
            return 0
        often = minutes // lap
        return min(self._laps - 1, often) if self._found else often

    def again(self, each: int, lap: int) -> Move:
        """The rounds once more, of so many minutes each and together, with another finding."""
        return Move(self._words("guide.again_do", n=each), self._words("guide.again_say"), lap, True)


def _minutes(questions: int) -> int:
    return max(_LEAST_QUESTION, 5 * round(_QUESTIONS / 5 / questions)) if questions else 0


def themes_of(points: Sequence[AgendaItem], themes: Sequence[Theme], elsewhere: Sequence[AgendaItem]) -> list[list[Theme]]:
    """The themes that each point of group work is about: by its word or picture, and in order those that no point tells.

    What is left when each point has its own belongs to the last of them, unless another meeting's programme tells of it.
    """
    told = _told(points, themes)
    others = _told(elsewhere, themes)
    found = [[theme] if theme and theme not in told[:number] else [] for number, theme in enumerate(told)]
    left = [theme for theme in themes if theme not in told and theme not in others]
    open_ = [number for number, some in enumerate(found) if not some] or [len(found) - 1]
    for number, some in zip(open_, split(left, len(open_))):
        found[number] += some
    return found


def _told(points: Sequence[AgendaItem], themes: Sequence[Theme]) -> list[Theme | None]:
    """The theme that each of some points names, or has the picture of."""
    drawn = [theme.symbol for theme in themes]
    shown = {theme.symbol: theme for theme in themes if theme.symbol and drawn.count(theme.symbol) == 1}
    named = {theme.id: theme for theme in themes}
    return [named[point.theme] if point.theme in named else shown.get(point.symbol or "") for point in points]
