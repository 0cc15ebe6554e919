"""The plan of a meeting, row by row: by the year's own programme, with what belongs to each point of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time
from itertools import accumulate, pairwise

from dialogkit.cycle.model import AgendaItem, Cycle, Event
from dialogkit.templating.seen.leading.moves import RESTS, Move, Moves, themes_of
from dialogkit.templating.seen.leading.scripts import Script, Step
from dialogkit.templating.seen.leading.timing import dealt, shared
from dialogkit.terms import AgendaKind
from dialogkit.words import Words

_WORK: tuple[AgendaKind, ...] = ("talk", "task", "plenary")
"""Points that are what a meeting is for."""
_LITTLE = 10  # minutes: less than that is no row of its own
_SITTING = 120  # minutes: what takes longer has a rest in it, where there is time for one
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Line:
    """A row: when, the point of the programme that begins there, who does it, what one does, and what one may say.

    `at` is where the point stands in the year's file, `said_at` where what is said does.
    """

    when: str
    do: str
    say: str
    title: str = ""
    who: str = ""
    at: str = ""
    said_at: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows, and those of a plan of its own where the programme has no point that they belong to.

    `minutes` is how long they take: the longer of both, which have the same time.
    """

    lines: list[Line]
    more: list[Line]
    minutes: int


@dataclass(slots=True)
class _Slot:
    """A point of the programme: from which minute of the day, for how many minutes, and what is done in it."""

    entry: AgendaItem
    start: int | None
    length: int | None
    moves: list[Move] = field(default_factory=list)


def plan_of(cycle: Cycle, words: Words, script: Script, event: Event | None) -> Plan:
    moves = Moves(cycle, words, script, event)
    start = _minute(event.start) if event else None
    total = _length(start, _minute(event.end) if event else None)
    if not event or not event.agenda:
        lengths, done = _timed(moves.usual(), total, moves)
        return Plan(_lines(words, done, lengths, start), [], sum(lengths))
    slots = _slots(event)
    usual = Moves(cycle, words, script, event).usual() if _fill(words, script, slots, moves) else []
    rows = [line for number, slot in enumerate(slots, 1) for line in _rows(words, slot, moves, number)]
    lengths = [move.minutes for move in usual]
    apart = shared(lengths, min(total, sum(lengths))) if total else lengths
    told = sum(slot.length or sum(move.minutes for move in slot.moves) for slot in slots)
    return Plan(rows, _lines(words, usual, apart, None), max(told, sum(apart)))


def _minute(moment: time | None) -> int | None:
    return moment.hour * 60 + moment.minute if moment else None


def _length(start: int | None, end: int | None) -> int | None:
    return end - start if start is not None and end is not None and end > start else None


def _slots(event: Event) -> list[_Slot]:
    """The points of a programme. One without an end lasts until the next begins, the last until the meeting ends."""
    starts = [_minute(entry.start) for entry in event.agenda]
    ends = [*starts[1:], _minute(event.end)]
    return [
        _Slot(entry, start, _length(start, end if entry.end is None else _minute(entry.end)))
        for entry, start, end in zip(event.agenda, starts, ends)
    ]


def _fill(words: Words, script: Script, slots: Sequence[_Slot], moves: Moves) -> bool:
    """Puts what the script tells into the points of its kind. Whether there is no point for what the meeting is for."""
    kinds = [slot.entry.kind for slot in slots]
    homes = [_home(step, kinds) for step in script.steps]
    for kind in dict.fromkeys(filter(None, homes)):
        steps = [step for step, home in zip(script.steps, homes) if home == kind]
        _give([slot for slot in slots if slot.entry.kind == kind], steps, moves)
    for slot in slots:
        entry = slot.entry
        if not slot.moves:
            end = slot.start + slot.length if slot.start is not None and slot.length is not None else None
            until = _clock(words, end) if end is not None and entry.kind in RESTS else ""
            slot.moves = [moves.plain(entry.kind, until)]
        if entry.kind != "task":
            slot.moves += moves.asked(entry)
    return not {*kinds} & {*_WORK} and any(step.kind in _WORK for step in script.steps)


def _home(step: Step, kinds: Sequence[AgendaKind]) -> AgendaKind | None:
    """The kind of point that a step is done in, of those of a programme in its order; none where it has none for it.

    What has no point of its kind is done in another that is work: what opens a meeting in the first, or with the welcome,
    and what ends it in the last.
    """
    work = [kind for kind in kinds if kind in _WORK]
    if step.kind in kinds or not work or step.kind not in _WORK:
        return step.kind if step.kind in kinds and step.kind not in RESTS else None
    if step.kind == "talk":
        return next(kind for kind in kinds if kind in ("welcome", *_WORK))
    return "plenary" if step.kind == "task" and "plenary" in work else work[-1]


def _give(slots: Sequence[_Slot], steps: Sequence[Step], moves: Moves) -> None:
    """Deals steps to points of one kind. Each point has a bout of its own; what is before bouts is done in the first."""
    bout = next((number for number, step in enumerate(steps) if step.bout), None)
    if bout is None:
        dealt_out = dealt(steps, [step.minutes for step in steps], [slot.length for slot in slots])
        for slot, some in zip(slots, dealt_out):
            slot.moves = [moves.of(step) for step in some]
        return
    for slot, themes in zip(slots, themes_of([slot.entry for slot in slots], moves.themes, moves.elsewhere)):
        slot.moves = moves.bout(themes, slot.entry)
    slots[0].moves = [*map(moves.of, steps[:bout]), *slots[0].moves]
    slots[-1].moves += map(moves.of, steps[bout + 1 :])


def _timed(what: Sequence[Move], total: int | None, moves: Moves) -> tuple[list[int], list[Move]]:
    """The minutes of each, and of what is done in the time that is left where the year says how long some of it takes.

    What is long has a rest near its middle, if there is none in it and time for one.
    """
    rest = _rest(what, total, moves)
    given = sum(move.minutes for move in rest)
    room = total - given if total is not None else None
    usual = sum(move.minutes for move in what)
    what = moves.paced(what, room)
    left = (usual if room is None else room) - sum(move.minutes for move in what)
    fixed = left >= 0 and any(move.fixed for move in what)
    done = _gone_through_again(what, left, moves) if fixed else moves.told(what, 0)
    lengths = _filled(done, room, moves) if fixed and room is not None else shared([move.minutes for move in done], room)
    if rest:
        ends = [*accumulate(lengths)][:-1]
        middle = 1 + min(range(len(ends)), key=lambda number: abs(ends[number] - sum(lengths) / 2))
        lengths[middle:middle], done[middle:middle] = [move.minutes for move in rest], rest
    return lengths, done


def _rest(what: Sequence[Move], total: int | None, moves: Moves) -> list[Move]:
    """The rest that there is time for where so many minutes are long."""
    rest = moves.plain("break")
    left = (total or 0) - sum(move.minutes for move in what)
    long = (total or 0) > _SITTING and len(what) > 1
    return [rest] if long and left >= rest.minutes and not any(move.rest for move in what) else []


def _filled(done: list[Move], room: int, moves: Moves) -> list[int]:
    """The minutes of each; the time that is left is the last one's, or where it is more than a little, has a row of its own."""
    left = room - sum(move.minutes for move in done)
    if left >= _LITTLE:
        done.append(moves.spare(left))
        left = 0
    return [*(move.minutes for move in done[:-1]), done[-1].minutes + left]


def _gone_through_again(what: Sequence[Move], left: int, moves: Moves) -> list[Move]:
    """What is done, with its rounds as often as there are findings and minutes left for them."""
    rounds = [move for move in what if move.round]
    lap = sum(move.minutes for move in rounds)
    laps = moves.laps(len(rounds), left, lap)
    last = max((number for number, move in enumerate(what, 1) if move.round), default=0)
    again = [moves.again(rounds[0].minutes, lap) for _ in range(laps)]
    return moves.told([*what[:last], *again, *what[last:]], laps)


def _rows(words: Words, slot: _Slot, moves: Moves, number: int) -> list[Line]:
    """The rows of a point: the first bears its name and all of its time."""
    entry = slot.entry
    lengths, done = _timed(slot.moves, slot.length, moves)
    first, *others = _lines(words, done, lengths, slot.start, timed=slot.length is not None)
    do = entry.text if entry.kind == "other" and entry.text else first.do
    who = words("guide.who", who=entry.by) if entry.by else ""
    when = _span(words, slot.start, slot.length) or f"{number}."
    return [Line(when, do, first.say, entry.title, who, entry.at, first.said_at), *others]


def _lines(words: Words, moves: Sequence[Move], lengths: Sequence[int], start: int | None, timed: bool = True) -> list[Line]:
    """Rows with the times of each: of the day, or from the minute at which one begins; without either, how long each takes."""
    spans = pairwise(accumulate(lengths, initial=start or 0))
    told = [
        (_span(words, begin, end - begin) if start is not None else f"{begin}–{end}")
        if timed
        else words("guide.minutes", n=end - begin)
        for begin, end in spans
    ]
    return [Line(when, move.do, move.say, said_at=move.at) for when, move in zip(told, moves)]


def _span(words: Words, start: int | None, length: int | None) -> str:
    if start is None:
        return ""
    begin = _clock(words, start)
    return words("common.from_to", start=begin, end=_clock(words, start + length)) if length is not None else begin


def _clock(words: Words, minute: int) -> str:
    return words.clock(time(minute // 60 % 24, minute % 60))
