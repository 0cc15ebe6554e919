"""Which symbols the materials of a year show, each with what it means, and what the year's symbol packs have for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dialogkit.clearing.select import LeftOut
from dialogkit.cycle.packs.ideas import Idea, idea_named, idea_of
from dialogkit.cycle.packs.packs import Packs, PackSymbol
from dialogkit.kit.make import Bench, cleared_for
from dialogkit.kit.passes.packs import pictures_for
from dialogkit.kit.passes.symbols import STAND_IN, symbols_in
from dialogkit.kit.seen import seen_by
from dialogkit.markup.parser import unmarked
from dialogkit.press.art import tabler
from dialogkit.processes import Material, always
from dialogkit.templating.document_tree import document_within
from dialogkit.terms import Lang

SHEET = Material("symbols", None, always, profile="plain")
"""The sheet as a material: photos need on it what they need where nobody is quoted."""
_ALIKE = 3  # letters that words begin with, of which one tells as much as the other


@dataclass(frozen=True, slots=True)
class Used:
    """A symbol that a year uses: what it means in words of the year's, and its `name`, as it stands after `symbol:`.

    `drawing` names the symbol that stands there without a pack, None where none fits. `answer` is the picture of a pack that
    stands there now, `without` tells why there is none though a pack has one. What the year has a picture of its own for is
    `own`.
    """

    words: tuple[str, ...]
    name: str
    drawing: str | None
    answer: PackSymbol | None = None
    without: LeftOut | None = None
    own: bool = False


class _Every(Packs):
    """Packs that have a picture for each idea, so that a template names the idea and not the symbol that stands for it."""

    def __bool__(self) -> bool:
        return True

    def has(self, idea: Idea) -> bool:
        return True


def used(bench: Bench, materials: list[Material]) -> list[Used]:
    """The symbols of some materials, by their words, with pictures that the sheet of them may show.

    Raises DialogkitError for a template that cannot be used.
    """
    names = dict.fromkeys(name for material in materials for name in _named(material, bench))
    _, here, _ = cleared_for(SHEET, bench)
    found: dict[str, Used] = {}
    for name in names:
        idea = idea_named(name) or (None if here.book.is_own(name) else idea_of(name))
        if _is_told(name, idea, here):
            found.setdefault(idea.key if idea else name, _used(name, idea, here))
    return sorted(found.values(), key=lambda each: (each.words[0].casefold(), each.name))


def _named(material: Material, bench: Bench) -> Iterator[str]:
    """The names of symbols that a material's template writes, and of ideas; nothing where it waits or is too large."""
    seen = seen_by(material, bench.loaded.cycle, bench.gate).cycle
    if not material.ready(seen):
        return
    tree = document_within(replace(bench.loaded, packs=_Every()), material, bench.env, seen, bench.gate)
    for node in tree.walk() if tree else ():
        if not (material.asking and node.name == "figure"):  # the photo that is asked about, which nobody has said yes to
            yield from symbols_in(node).values()


def _is_told(name: str, idea: Idea | None, bench: Bench) -> bool:
    """Whether it is a symbol that means something: pictures by their paths are none, nor are bullets and stand-ins."""
    if name == STAND_IN:
        return False
    if bench.book.is_own(name):
        return name in bench.loaded.cycle.symbols
    return bool(idea.key) if idea else name not in tabler.own_names()


def _used(name: str, idea: Idea | None, bench: Bench) -> Used:
    lang, book = bench.loaded.cycle.lang, bench.book
    if book.is_own(name):
        return Used((unmarked(bench.loaded.cycle.symbols[name].alt),), name, None, own=True)
    drawing = idea.symbol if idea else name if name in book else None
    answers = replace(bench.answers, left_out={})
    answer = answers.first(pictures_for(name, answers, book), book)
    if answer and not drawing:
        name = answer.word(lang)
    return Used(
        _words(name, idea, lang),
        drawing or name.removeprefix("idea:"),
        drawing,
        answer,
        next(iter(answers.left_out.values()), None),
    )


def _words(name: str, idea: Idea | None, lang: Lang) -> tuple[str, ...]:
    """The words that tell what a symbol means: the first, and the next unless that is another form of it.

    Its own name, which is English, comes only where there is no other word.
    """
    said = name.replace("-", " ")
    is_name = idea is None or idea.key == f"={name}"
    first, *more = [word for word in (idea.words[lang] if idea else ()) if not (is_name and word == said)][:2] or [said]
    known = _beginnings(first)
    return (first, *(word for word in more if known.isdisjoint(_beginnings(word))))


def _beginnings(words: str) -> set[str]:
    return {word[:_ALIKE] for word in words.split()}
