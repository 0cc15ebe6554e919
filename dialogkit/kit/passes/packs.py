"""Symbol packs answer for the symbols that a tree names: by what these stand for, or by a word that a pack has itself.

What the packs have no picture for keeps its symbol. The year's own pictures come before them, and Tabler's symbols after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from dialogkit.clearing.select import LeftOut
from dialogkit.cycle.packs.ideas import idea_named, idea_of
from dialogkit.cycle.packs.packs import Packs, PackSymbol, plain
from dialogkit.kit.passes.symbols import STAND_IN, Symbols, symbols_in
from dialogkit.markup.parser import unmarked
from dialogkit.markup.tree import Node, edited
from dialogkit.markup.vocabulary import ELEMENTS
from dialogkit.terms import Lang

_BARS = "level-"  # of the names of symbols that say how much


@dataclass(frozen=True)
class Answers:
    """What the packs of a year answer in one material: `why_not` tells of a photo that lacks its yes what it lacks.

    `left_out` are those that would have been shown else, by their names.
    """

    packs: Packs = Packs()
    lang: Lang = "nb"
    why_not: Callable[[PackSymbol], LeftOut | None] = lambda symbol: None
    left_out: dict[str, LeftOut] = field(default_factory=dict)

    def first(self, found: Iterable[PackSymbol], symbols: Symbols) -> PackSymbol | None:
        """The first of some pictures that may be shown."""
        for symbol in found:
            without = self.why_not(symbol)
            if without:
                self.left_out[symbol.name] = without
            elif symbol.name in symbols:
                return symbol
        return None


def with_packs(tree: Node, answers: Answers, symbols: Symbols) -> Node:
    """The tree with the packs' pictures by their names, in the place of whatever they have a picture for."""
    if not answers.packs:
        return tree

    scales = (node for node in tree.walk() if node.name == "scale")
    alike = {id(step) for scale in scales if _bars(scale, answers, symbols) for step in scale.nodes}

    def edit(node: Node) -> Node | None:
        named = symbols_in(node)
        shown = {key: _shown(name, answers, symbols, node.text) for key, name in named.items()}
        if id(node) in alike:
            shown = {key: _drawn(name) for key, name in named.items()}
        if shown == named:
            return node
        attrs = {**node.attrs, **{key: name or STAND_IN for key, name in shown.items()}}
        for key in (key for key, name in shown.items() if not name and key not in ELEMENTS[node.name].needs):
            del attrs[key]
        found = answers.packs.symbols.get(shown.get("symbol") or "")
        alt = _alt(found, named["symbol"], node, answers.lang) if found and "alt" not in attrs else None
        return replace(node, attrs={**attrs, "alt": alt} if alt else attrs)

    return edited(tree, edit)


def _bars(scale: Node, answers: Answers, symbols: Symbols) -> bool:
    """Whether a step of a scale keeps its bars. Then all do: they tell nothing but beside each other."""
    named = ((step.get("symbol"), step.text) for step in scale.nodes if step.get("symbol"))
    return any((_shown(name, answers, symbols, text) or "").startswith(_BARS) for name, text in named)


def _drawn(name: str) -> str | None:
    """What stands for a symbol's name where no pack answers."""
    idea = idea_named(name)
    return idea.symbol if idea else name


def _shown(name: str, answers: Answers, symbols: Symbols, beside: str) -> str | None:
    """The name of what is shown for a symbol, None for nothing; what nobody knows stays, and is told."""
    if named := answers.packs.symbols.get(name):  # whoever knows how a picture is called needs its yes as well
        return name if answers.first([named], symbols) else None
    instead = _drawn(name)
    if instead and symbols.is_own(instead):
        return instead
    found = pictures_for(name, answers, symbols, beside)
    answer = answers.first(found, symbols)
    if answer:
        return answer.name
    return instead if not found or instead and instead in symbols else None


def pictures_for(name: str, answers: Answers, symbols: Symbols, beside: str = "") -> list[PackSymbol]:
    """The pictures that the packs have for an idea, for a symbol by what it stands for beside some words, or else for a name as a
    word."""
    if idea := idea_named(name) or (idea_of(name, beside) if name in symbols else None):
        return list(answers.packs.for_idea(idea, answers.lang))
    return list(answers.packs.for_word(name.replace("-", " ") if name in symbols else name, answers.lang))


def _alt(symbol: PackSymbol, name: str, node: Node, lang: Lang) -> str | None:
    """What a picture shows, where the words beside it do not say that: what a line has by its words says nothing more."""
    by_word = idea_named(name) is None and idea_of(name) is None
    beside = f" {plain(node.text)}"
    said = any(f" {word}" in beside for word in symbol.plain_words)  # whatever its ending
    return alt_of(symbol, lang) if symbol.picture.alt or node.name == "figure" or by_word and not said else None


def alt_of(symbol: PackSymbol, lang: Lang) -> str:
    """What a pack's picture shows, or else the word that it is for."""
    return unmarked(symbol.picture.alt) if symbol.picture.alt else symbol.word(lang)
