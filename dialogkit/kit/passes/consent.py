"""The last guard before any renderer: what people have said and not said yes to is not in the tree.

`clearing` has taken it out of what a template sees, and `clearing.returned` tells where another text says it again. What this
finds has come in by a way that neither knows: whatever it is, nothing is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from dialogkit.checks.echo import ALONE, WITHIN, Words, sentences_of, words_of
from dialogkit.checks.privacy.own_templates import template_lines
from dialogkit.cycle.consents.subjects import said_at
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Item, items
from dialogkit.kit.pieces import own_texts, texts_in, texts_of
from dialogkit.markup.tree import Node
from dialogkit.problems import DialogkitError, Place, Problem

_NAME = 2  # words of a name that is nobody else's by chance
_SURE = 20  # words in a row that are never the same by chance, whatever comes after them


def check_consent(tree: Node, loaded: Loaded, cycle: Cycle) -> None:
    """Raises DialogkitError where a tree shows what has been left out of the `cycle`: at its place, and by which template's line.

    Something is shown where a node says that it comes from there, and where a text says the same words, which stand nowhere else
    in the year.
    """
    found = {**_by_words(tree, loaded, cycle), **_by_place(tree, loaded.cycle, cycle)}
    if found:
        raise DialogkitError(
            Problem("shown-without-consent", Place.parse(at), {"at": str(node.place or "")}) for at, node in sorted(found.items())
        )


def _by_place(tree: Node, whole: Cycle, cycle: Cycle) -> dict[str, Node]:
    gone = {item.at for item in _changed(whole, cycle)} - {item.at for item in _changed(cycle, whole)}
    return {node.attrs["at"]: node for node in tree.walk() if node.get("at") in gone} if gone else {}


def _changed(cycle: Cycle, other: Cycle) -> Iterator[Item]:
    """The items of those entries of sections that are not the same in the other one."""
    for name in type(cycle).model_fields:
        value, beside = getattr(cycle, name), getattr(other, name)
        if value is not beside:
            same = {*map(id, _entries(beside))}
            entries = (entry for entry in _entries(value) if isinstance(entry, Item) and id(entry) not in same)
            yield from (item for entry in entries for _, item in items(entry) if item.at)


def _entries(section: object) -> Iterable[object]:
    return section if isinstance(section, list) else section.values() if isinstance(section, dict) else [section]


def _by_words(tree: Node, loaded: Loaded, cycle: Cycle) -> dict[str, Node]:
    hidden = _AllHidden(_left_out(loaded.cycle, cycle))
    if not hidden:
        return {}
    found = {each.at: node for node, text in texts_in(tree) for each in hidden.said_in(text)}
    others = {each.at for text in _others(loaded, cycle) for each in hidden.said_in(text)} if found else set()
    return {at: node for at, node in found.items() if at not in others}


@dataclass(frozen=True, slots=True)
class _Hidden:
    """A text that is left out and its place; how many words it must have to be told as a whole sentence, and within others."""

    at: str
    words: Words
    alone: int = ALONE
    within: int = WITHIN


class _AllHidden:
    """What is left out, by its words: ten thousand are looked for in ten thousand texts in the time that those take."""

    def __init__(self, texts: Iterable[_Hidden]):
        self._by_words = {each.words[:_SURE]: each for each in texts if len(each.words) >= each.alone}
        self._lengths: dict[Words, set[int]] = {}
        for words, each in self._by_words.items():
            if len(words) >= each.within:
                self._lengths.setdefault(words[:_NAME], set()).add(len(words))

    def __bool__(self) -> bool:
        return bool(self._by_words)

    def said_in(self, text: str) -> Iterator[_Hidden]:
        """What a text says: as a whole, as a sentence of its own, or among other words."""
        said = sentences_of(text)
        whole = tuple(chain.from_iterable(said))
        yield from (self._by_words[words] for words in (whole, *said) if words in self._by_words)
        for at, start in enumerate(zip(whole, whole[1:])):
            rows = (whole[at : at + length] for length in self._lengths.get(start, ()))
            among = (self._by_words[row] for row in rows if row in self._by_words)
            yield from (each for each in among if len(each.words) >= each.within)


def _left_out(whole: Cycle, cycle: Cycle) -> Iterator[_Hidden]:
    """What has been said and is left out, and who is not to be named."""
    kept = {item.at for some in (cycle.quotes, cycle.tasks, cycle.working_group) for item in some}
    yield from (_Hidden(quote.at, words_of(quote.text)) for quote in whole.quotes if quote.at not in kept)
    yield from (_Hidden(task.at, words_of(text)) for task in whole.tasks if task.at not in kept for text in said_at(task))
    named = (member for member in whole.working_group if member.at not in kept)
    yield from (_Hidden(member.at, words_of(member.name), _NAME, _NAME) for member in named)


def _others(loaded: Loaded, cycle: Cycle) -> Iterator[str]:
    """What else may say the same by chance: the rest of the year, which `clearing.returned` tells of, and dialogkit itself."""
    yield from own_texts(loaded)
    yield from (piece.what for piece in texts_of(loaded, cycle))
    yield from (said.text.origin for said in template_lines(loaded.folder))
