"""What must be there on a day on which groups write notes and sort them, counted by how many groups there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from re import findall

from dialogkit.cycle.model import Event, Material
from dialogkit.words import Words

_NOTES = 12  # for each who writes: a few for each question
_ON_A_SHEET = 4
_DOTS = 3  # for each who chooses
_USUAL = 5  # in a group, where nobody knows how many


@dataclass(frozen=True, slots=True)
class Thing:
    """`each` is how much a group needs of it, and `total` how much all do; nothing where nobody knows. `at` is where the year
    names it."""

    thing: str
    each: str
    total: str = ""
    at: str = ""


def things_for(event: Event, words: Words) -> list[Thing]:
    """What the year names for the meeting, and then what it does not name."""
    counted = [(words(f"notes.named.{name}").split(), thing) for name, thing in _counted(event, words)]
    own = event.method.materials if event.method else []
    named = " ".join(each.item for each in own).casefold()
    others = [thing for nouns, thing in counted if not any(noun in named for noun in nouns)]
    return [*(_named(each, event, words, counted) for each in own), *others]


def _named(own: Material, event: Event, words: Words, counted: Iterable[tuple[list[str], Thing]]) -> Thing:
    """What the year names: with its own amount, which may stand in what it is called, or else as much as is usual of it.

    An amount for each group is multiplied where it is one whole number; what is no number stands as it is written.
    """
    amount = own.qty or (own.item if own.item[:1].isdigit() else "")
    if not amount:
        usual = (thing for nouns, thing in counted if any(noun in own.item.casefold() for noun in nouns))
        known = next(usual, Thing("", ""))
        return Thing(own.item, known.each, known.total, own.at)
    found = findall(r"\d+|[^\W\d]+", amount.casefold())
    numbers = [each for each in found if each.isdecimal()]
    if not set(words("notes.shared").split()) & set(found):
        return Thing(own.item, "", own.qty or numbers[0], own.at)
    groups = event.groups.count if event.groups else 0
    counts = len(numbers) == 1 and any(each.startswith(words("notes.group")) for each in found)
    total = str(int(numbers[0]) * groups) if counts and groups else ""
    return Thing(own.item, own.qty or (numbers[0] if counts else ""), total, own.at)


def _counted(event: Event, words: Words) -> Iterator[tuple[str, Thing]]:
    groups = event.groups.count if event.groups else 0
    size = (event.groups.size if event.groups else None) or _USUAL
    notes, markers, dots = _NOTES * size, size + 1, _DOTS * size

    def thing(name: str, key: str, each: int) -> tuple[str, Thing]:
        return name, Thing(words(f"notes.{key}"), str(each), str(each * groups) if groups else "")

    if groups:
        sheets = words("notes.of_notes", n=ceil(notes * groups / _ON_A_SHEET))
        yield "slips", Thing(sheets, str(notes), str(notes * groups))
    else:
        yield "slips", Thing(words("notes.any_notes"), str(notes))
    yield thing("headings", "headings_of", _ON_A_SHEET)
    yield thing("markers", "markers", markers)
    yield thing("flips", "flips", 2)
    tape = words("notes.tape_of", n=1)
    yield "tape", Thing(words("notes.tape"), tape, words("notes.tape_of", n=groups) if groups else "")
    yield thing("dots", "dots", dots)
