"""The last guard before any renderer: what people have said and not said yes to is not in the tree.

`clearing` has taken it out of what a template sees, and `clearing.returned` tells where another text says it again. What this
finds has come in by a way that neither knows: whatever it is, nothing is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dialogkit.checks.echo import ALONE, WITHIN, Words, sentences_of, words_of
from dialogkit.checks.privacy.own_templates import template_lines
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Item, items
from dialogkit.kit.pieces import own_texts, said_at, texts_in, texts_of
from dialogkit.markup.tree import Node
from dialogkit.problems import DialogkitError, Place, Problem

_NAME = 2  # words of a name that is nobody else's by chance


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
    """The items of those sections that are not as they are in the other one."""
    for name in type(cycle).model_fields:
        value = getattr(cycle, name)
        if value is not getattr(other, name):
            entries = value if isinstance(value, list) else value.values() if isinstance(value, dict) else [value]
            yield from (item for entry in entries if isinstance(entry, Item) for _, item in items(entry) if item.at)


def _by_words(tree: Node, loaded: Loaded, cycle: Cycle) -> dict[str, Node]:
    hidden = {each.words: each for each in _left_out(loaded.cycle, cycle) if len(each.words) >= each.alone}
    starts = {words[:_NAME] for words in hidden}
    shown = [(node, said) for node, text in texts_in(tree) if hidden and _begins(said := sentences_of(text), starts)]
    found = {each.at: (each, node) for each in hidden.values() for node, said in shown if each.is_in(said)}
    others = [sentences_of(text) for text in _others(loaded, cycle)] if found else []
    return {at: node for at, (each, node) in found.items() if not any(map(each.is_in, others))}


@dataclass(frozen=True, slots=True)
class _Hidden:
    """A text that is left out and its place; how many words it must have to be told as a whole sentence, and within others."""

    at: str
    words: Words
    alone: int = ALONE
    within: int = WITHIN

    def is_in(self, said: Sequence[Words]) -> bool:
        """Whether sentences say it."""
        whole, long = tuple(chain.from_iterable(said)), len(self.words)
        if self.words in (whole, *said):
            return True
        return long >= self.within and any(whole[at : at + long] == self.words for at in range(len(whole) - long + 1))


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


def _begins(said: Sequence[Words], starts: set[Words]) -> bool:
    """Whether two words stand beside each other with which something begins that is left out; most texts have none."""
    words = [*chain.from_iterable(said)]
    return any(start in starts for start in zip(words, words[1:]))
