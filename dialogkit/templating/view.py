"""What a template sees: the cycle as cleared for the material, the words of its language, and a few derived lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dialogkit.clearing.groups import Row, cells_of, counted, unanimous, uncounted, without_counts
from dialogkit.crpd import articles
from dialogkit.cycle.model import Cycle, Finding, Item, Part, Quote, Solution, Task
from dialogkit.processes import PART_SYMBOLS, process_of
from dialogkit.templating.squares import squares
from dialogkit.terms import STATUSES, Edition
from dialogkit.words import Words

_Themed = TypeVar("_Themed", Finding, Task)

AGENDA_SYMBOLS = {
    "welcome": "door-enter",
    "talk": "presentation",
    "task": "users-group",
    "break": "coffee",
    "lunch": "tools-kitchen-2",
    "plenary": "messages",
    "other": "point",
}
KIND_SYMBOLS = {"quote": "message-circle", "right": "scale", "question": "question-mark", "free": "coffee"}
SCALE_SYMBOLS = ("thumb-up", "arrows-horizontal", "thumb-down")
DAY_SYMBOLS = ("users-group", "file-text", "speakerphone", "hand-stop")
PAWN_SYMBOLS = ("star", "leaf", "key", "mountain", "fish", "sun", "anchor", "tree")


@dataclass(frozen=True, slots=True)
class Right:
    """An article with its official title, and plain words and a talk question from the cycle or else from dialogkit."""

    n: int
    title: str
    plain: tuple[str, ...]
    question: str | None
    symbol: str
    at: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the package, with the words that are printed for it."""

    id: str
    label: str
    text: str
    setting: str | None
    symbol: str
    theme: str  # the colours that it is drawn in


def context(
    cycle: Cycle,
    words: Words,
    edition: Edition = "internal",
    booklet: bool = False,
) -> dict[str, object]:
    """The names that templates may use.

    With `booklet`, pages of A5 are asked for.
    """
    least = cycle.privacy.min_group if edition == "public" else 0
    told = without_counts(cycle) if edition == "public" else cycle
    labels, others = dict(cycle.labels), process_of(cycle).labels
    numbers = {theme.id: str(number) for number, theme in enumerate(cycle.themes, 1)}
    by_number = {right.n: right for right in rights(cycle, words)}
    return {
        "cycle": told,
        "booklet": booklet,
        "t": words,
        "label": lambda name: _capital(labels.get(name) or words(f"labels.{others.get(name, name)}")),
        "sentences": sentences,
        "quoted": words.quoted,
        "day": words.day,
        "days": words.days,
        "clock": words.clock,
        "theme_number": lambda theme_id: numbers.get(theme_id or "", "0"),
        "theme": {theme.id: theme for theme in reversed(cycle.themes)}.get,  # of two alike the first
        "stops": stops(cycle, words),
        "rights": list(by_number.values()),
        "right": by_number.get,
        "deck_quotes": deck_quotes(cycle),
        "deck_rights": deck_rights(cycle, by_number),
        "squares": squares(cycle.game),
        "proposals": [(solution, proposal) for solution in told.solutions for proposal in solution.proposals],
        "statuses": statuses(cycle.solutions),
        "contributions": contributions(cycle),
        "edition": edition,
        "attendance": attendance(cycle, words, least),
        "departments": departments(cycle, words, least),
        "responses": responses(cycle, words, least),
        "agenda_symbols": AGENDA_SYMBOLS,
        "kind_symbols": KIND_SYMBOLS,
        "scale_symbols": SCALE_SYMBOLS,
        "day_symbols": DAY_SYMBOLS,
        "day_lines": [words(f"handout.day_{number}") for number in range(1, 5)],
        "pawn_symbols": PAWN_SYMBOLS,
        "findings_of": _by_theme(told.findings),
        "tasks_of": _by_theme([task for task in told.tasks if task.groups]),
        "quote": {quote.id: quote for quote in cycle.quotes}.get,
    }


def _by_theme(items: Sequence[_Themed]) -> Callable[[str], list[_Themed]]:
    """Gives the items of a theme by its id. A template that looks for them itself needs a step for each item in each theme."""
    found: dict[str | None, list[_Themed]] = {}
    for item in items:
        found.setdefault(item.theme, []).append(item)
    return lambda theme: found.get(theme, [])


def rights(cycle: Cycle, words: Words) -> list[Right]:
    """The articles of the cycle, and those that its themes rest on, by number."""
    own = {article.n: article for article in cycle.rights.articles}
    numbers = {*own, *(n for theme in cycle.themes for n in theme.articles), *(cycle.game.cards.rights or ())}
    found = []
    for n in sorted(numbers):
        official, mine = articles(words.lang)[n], own.get(n)
        plain = tuple(mine.plain) if mine and mine.plain else official.plain
        question = (mine.question if mine else None) or official.question
        at = mine.at if mine else next((theme.at for theme in cycle.themes if n in theme.articles), cycle.game.cards.at)
        found.append(Right(n, official.title, plain, question, official.symbol or "scale", at))
    return found


def sentences(*texts: str | None) -> str:
    """The texts as sentences after each other; one that ends without a mark gets a full stop if another follows."""
    said = [text for text in texts if text]
    return " ".join(text if text[-1] in ".?!:" or text is said[-1] else f"{text}." for text in said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def stops(cycle: Cycle, words: Words) -> list[Stop]:
    """The parts of the process in the cycle's order; all of them where it names none."""
    parts = cycle.parts or [Part(id=name) for name in process_of(cycle).stops]
    return [
        Stop(
            part.id,
            part.label or getattr(cycle.labels, part.id) or words(f"labels.{part.id}"),
            part.text or words(f"parts.{part.id}"),
            part.setting,
            PART_SYMBOLS[part.id],
            str((number + 1) % 5),
        )
        for number, part in enumerate(part for part in parts if part.enabled)
    ]


def deck_quotes(cycle: Cycle) -> list[Quote]:
    """The quotes of the deck: those that the cycle names, in its order, or all, theme by theme."""
    chosen = cycle.game.cards.quotes
    if chosen is not None:
        by_id = {quote.id: quote for quote in cycle.quotes}
        return [by_id[name] for name in chosen if name in by_id]
    order = {theme.id: number for number, theme in enumerate(cycle.themes)}
    return sorted(cycle.quotes, key=lambda quote: order.get(quote.theme or "", len(order)))


def deck_rights(cycle: Cycle, by_number: dict[int, Right]) -> list[Right]:
    """The rights of the deck: those that the game names, or every article of the cycle that is meant for a card."""
    chosen = cycle.game.cards.rights
    numbers = chosen if chosen is not None else [article.n for article in cycle.rights.articles if article.card]
    return [by_number[n] for n in numbers]


def statuses(solutions: list[Solution]) -> list[tuple[str, int]]:
    """How many proposals there are of each status, in the order of a proposal's life."""
    count = Counter(proposal.status for solution in solutions for proposal in solution.proposals)
    return [(status, count[status]) for status in STATUSES if count[status]]


def contributions(cycle: Cycle) -> list[tuple[str, int]]:
    """How many points the groups noted under each theme, as (theme id, count)."""
    count: Counter[str] = Counter()
    for task in cycle.tasks:
        for group in task.groups:
            count[task.theme or ""] += len(group.points) + sum(len(section.points) for section in group.sections)
    return [(theme.id, count[theme.id]) for theme in cycle.themes if count[theme.id]]


def attendance(cycle: Cycle, words: Words, least: int) -> list[Row]:
    """How many were at each event: residents, staff, others, and all of them. Counts below `least` are not told.

    Nor is the sum then: it would tell what they are.
    """
    rows = []
    for event in cycle.events:
        if event.attendance:
            people = event.attendance
            others = (people.relatives or 0) + (people.other or 0)
            total = people.total if people.total is not None else (people.users or 0) + (people.staff or 0) + others
            parts, sums = (people.users, people.staff, others), (total,)
            if least and any(part and part < least for part in parts):
                rows.append(Row(uncounted(event), (*_cells(parts, words, least), words("report.hidden"))))
            else:
                rows += _told([(event, (*parts, *sums))], words, least)
    return rows


def departments(cycle: Cycle, words: Words, least: int) -> list[Row]:
    """How many residents and staff each department has. That all together are known: it is what a column adds up to."""
    entries = cycle.organisation.departments
    users, staff = (_cells([getattr(each, name) for each in entries], words, least) for name in ("users", "staff"))
    return [Row(uncounted(entry) if least else entry, cells) for entry, cells in zip(entries, zip(users, staff))]


def responses(cycle: Cycle, words: Words, least: int) -> list[Row]:
    """How many said yes, partly and no to each proposal. Where all said the same, no count is told to the public."""
    answers = [
        (proposal, (proposal.response.yes, proposal.response.partly, proposal.response.no))
        for solution in cycle.solutions
        for proposal in solution.proposals
        if proposal.response
    ]
    rows = _told(answers, words, least)
    hidden = (words("report.hidden"),) * 3
    return [Row(row.item, hidden) if least and unanimous(counts) else row for row, (_, counts) in zip(rows, answers)]


def _cells(counts: Sequence[int | None], words: Words, least: int) -> tuple[str, ...]:
    return cells_of(counts, least, words("report.fewer", least=least), words("report.hidden"))


def _told(rows: Sequence[tuple[Item, tuple[int | None, ...]]], words: Words, least: int) -> list[Row]:
    return counted(rows, least, words("report.fewer", least=least), words("report.hidden"))
