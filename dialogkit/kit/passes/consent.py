"""The last guard before any renderer: what people have said and not said yes to is not in the tree.

`clearing` has taken it out of what a template sees, and `clearing.returned` tells where another text says it again. What this
finds has come in by a way that neither knows: whatever it is, nothing is made.
"""

from __future__ import annotations

from collections.abc import Iterator

from dialogkit.checks.echo import ALONE, Words, words_of
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
    hidden = {words: at for at, text, least in _left_out(loaded.cycle, cycle) if len(words := words_of(text)) >= least}
    starts = {words[:_NAME] for words in hidden}
    shown = [(node, words) for node, text in texts_in(tree) if hidden and _begins(words := words_of(text), starts)]
    found = {words: node for words in hidden for node, said in shown if _holds(said, words)}
    others = [words_of(text) for text in _others(loaded, cycle)] if found else []
    return {hidden[words]: node for words, node in found.items() if not any(_holds(said, words) for said in others)}


def _left_out(whole: Cycle, cycle: Cycle) -> Iterator[tuple[str, str, int]]:
    """What has been said and is left out, and who is not to be named: the place, the text, and how many words it must have."""
    kept = {item.at for some in (cycle.quotes, cycle.tasks, cycle.working_group) for item in some}
    yield from ((quote.at, quote.text, ALONE) for quote in whole.quotes if quote.at not in kept)
    yield from ((task.at, text, ALONE) for task in whole.tasks if task.at not in kept for text in said_at(task))
    yield from ((member.at, member.name, _NAME) for member in whole.working_group if member.at not in kept)


def _others(loaded: Loaded, cycle: Cycle) -> Iterator[str]:
    """What else may say the same by chance: the rest of the year, which `clearing.returned` tells of, and dialogkit itself."""
    yield from own_texts(loaded)
    yield from (piece.what for piece in texts_of(loaded, cycle))
    yield from (said.text.origin for said in template_lines(loaded.folder))


def _begins(words: Words, starts: set[Words]) -> bool:
    return any(start in starts for start in zip(words, words[1:]))


def _holds(said: Words, words: Words) -> bool:
    return any(said[at : at + len(words)] == words for at in range(len(said) - len(words) + 1))
