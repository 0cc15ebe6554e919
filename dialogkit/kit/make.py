"""One material of a year → its files, with what is wrong in it and what there is to tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle
from dialogkit.kit.choices import Choices, check_booklet, check_tiles
from dialogkit.kit.document import document
from dialogkit.kit.materials import Material
from dialogkit.kit.own_colours import replaced
from dialogkit.kit.proof import proof_tree
from dialogkit.kit.reprint import Part, Remarks, gone, part_of
from dialogkit.kit.sandbox import Sandbox
from dialogkit.kit.select import Gate, LeftOut, cleared
from dialogkit.kit.sheets import lay_out
from dialogkit.markup.tree import Node
from dialogkit.markup.vocabulary import ELEMENTS
from dialogkit.press.cut_file import cut_file
from dialogkit.press.document import Pressed, press
from dialogkit.press.fonts import FontSet
from dialogkit.press.symbols import SymbolBook
from dialogkit.problems import DialogkitError, Place, Problem, Severity, UsageError
from dialogkit.words import Words

_MOST_PAGES = 24
_STAND_IN = "point"
_UNCONSENTED = {
    "quote": "quote-without-consent",
    "picture": "picture-without-consent",
    "contribution": "contribution-without-consent",
}


@dataclass(frozen=True, slots=True)
class Bench:
    """What every material of one build is made with.

    In a `broken` cycle something is wrong that has been told already. `before` are the hashes of the cards on paper.
    """

    loaded: Loaded
    choices: Choices
    before: Mapping[str, str]
    env: Sandbox
    fonts: FontSet
    book: SymbolBook
    stamp: datetime
    broken: bool

    @property
    def gate(self) -> Gate:
        """Who will read what is made, and when."""
        return self.choices.gate(self.loaded.cycle)


@dataclass(frozen=True, slots=True)
class Made:
    """A material's files by their names; none where it waits, for what `waits` names.

    `left_out` names what has no consent for it; `cards` are the deck's on paper (see `kit.reprint`).
    """

    material: Material
    pressed: dict[str, Pressed]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()
    waits: str = ""
    cards: Mapping[str, str] | None = None
    remarks: Remarks = ()


def make(material: Material, bench: Bench) -> Made:
    """The files of one material. Raises UsageError where what is asked for of it cannot be had."""
    choices, loaded = bench.choices, bench.loaded
    job = choices.job
    if (job.printshop or job.proof) and not material.cut:
        return Made(material, {}, (), waits="waits.not_for_printshop" if job.printshop else "waits.no_proof")
    seen = cleared(loaded.cycle, material.medium, bench.gate, material.photos)
    bench, whole = replace(bench, book=bench.book.without(_pictures(bench.book, seen.left_out))), bench.book
    cycle, problems = seen.cycle, _unconsented(seen.left_out, bench.gate)
    of_deck = material.name == "cards" and not bench.broken
    if not material.ready(cycle):
        remarks = gone(bench.before, {}) if of_deck else ()
        return Made(material, {}, tuple(problems), waits=f"waits.{material.name}", remarks=remarks)
    try:
        tree = _tree(material, bench, cycle, whole)
        asked = _part(bench, cycle, tree) if of_deck else Part(tree)
        stem = f"{material.name}-selection" if of_deck and choices.cards else material.name
        in_ink = replace(job, ink=cycle.print.ink, colours=replaced(cycle.colours))
        parts = _parts(stem, asked.document, choices, loaded.words)
        pressed = {name: press(part, bench.fonts, bench.book, bench.stamp, in_ink) for name, part in parts}
        if asked.document:
            pressed |= _cut_files(stem, tree, cycle, choices)
    except UsageError:
        raise
    except DialogkitError as error:
        return Made(material, {}, (*problems, *error.problems))
    problems += (problem for part in pressed.values() for problem in part.problems)
    problems += _too_long(material, pressed, loaded)
    cards = asked.cards if of_deck and not (job.printshop or job.proof) else None
    left_out = tuple(each.name for each in seen.left_out)
    return Made(material, pressed, tuple(problems), left_out, "waits.nothing_changed", cards, asked.remarks)


def _pictures(book: SymbolBook, left_out: Sequence[LeftOut]) -> set[str]:
    """The digests of the pictures that must not be printed."""
    files = (book.own_file(each.name) for each in left_out if each.kind == "picture")
    return {file.digest for file in files if file}


def _unconsented(left_out: Sequence[LeftOut], gate: Gate) -> list[Problem]:
    """What the cycle counts on being printed and what nobody has said yes to."""
    severity = Severity.ERROR if gate.edition == "public" else Severity.WARNING
    return [
        Problem(_UNCONSENTED[each.kind], Place.parse(each.at), {"name": each.name}, severity)
        for each in left_out
        if each.asked_for
    ]


def _leave_out(node: Node, is_left_out: Callable[[str], bool]) -> None:
    """Takes pictures out of the tree: whole figures, and symbols beside words. What cannot be without one gets another."""
    node.children = [child for child in node.children if isinstance(child, str) or not _is_figure(child, is_left_out)]
    for key in ("symbol", "back"):
        if key in node.attrs and is_left_out(node.attrs[key]):
            node.attrs[key] = _STAND_IN
            if key not in ELEMENTS[node.name].needs:
                del node.attrs[key]
    for child in node.nodes:
        _leave_out(child, is_left_out)


def _is_figure(node: Node, is_left_out: Callable[[str], bool]) -> bool:
    return node.name == "figure" and is_left_out(node.get("symbol"))


def _too_long(material: Material, pressed: Mapping[str, Pressed], loaded: Loaded) -> Iterator[Problem]:
    """A document for residents that is longer than one reads (rule L12). Decks and other sheets to cut are no documents."""
    for name, part in pressed.items():
        if material.profile == "easy" and not material.cut and part.pages > _MOST_PAGES:
            details = {"name": name, "pages": part.pages, "most": _MOST_PAGES}
            yield Problem("too-many-pages", Place(loaded.source.file), details, Severity.WARNING)


def _part(bench: Bench, cycle: Cycle, tree: Node) -> Part:
    """What is asked for of the deck in `tree`. The cycle's pictures, typefaces and colours are part of how its cards look."""
    loaded = bench.loaded

    @cache
    def picture(symbol: str) -> str | None:
        file = bench.book.own_file(symbol)
        return file.digest if file else None

    kept = {quote.id for quote in cycle.quotes}
    quotes = {quote.id: quote.id in kept for quote in loaded.cycle.quotes}
    own = loaded.cycle.fonts
    fonts = [loaded.folder.digest(file) for file in (own.regular, own.bold)] if own else []
    colours = [colour for pair in replaced(cycle.colours) for colour in pair]
    return part_of(tree, bench.before, bench.choices, quotes, [*fonts, *colours], picture)


def _parts(stem: str, tree: Node | None, choices: Choices, words: Words) -> Iterator[tuple[str, Node]]:
    """The files that a document becomes: one, or two for a deck whose backs are to be printed apart from its fronts.

    A booklet, a proof and a print shop's file have names of their own, so that nobody takes the one for the other.
    """
    if tree is None:
        return
    if choices.job.proof:
        yield f"{stem}-proof.pdf", proof_tree(tree, words)
        return
    if choices.job.printshop:
        yield f"{stem}-printshop.pdf", tree
        return
    deck = tree.find("deck")
    if tree.find("booklet"):
        yield f"{stem}-booklet.pdf", tree
        return
    if deck is None or deck.get("backs") != "separate":
        yield f"{stem}.pdf", tree
        return
    for side, name in (("front", stem), ("back", f"{stem}-backs")):
        part = replace(deck, attrs={**deck.attrs, "side": side})
        yield f"{name}.pdf", replace(tree, children=[part if child is deck else child for child in tree.children])


def _cut_files(stem: str, tree: Node, cycle: Cycle, choices: Choices) -> Iterator[tuple[str, Pressed]]:
    """The drawing for a cutting machine, if it is asked for; it cuts what an office printer has printed."""
    deck = tree.find("deck")
    if deck and cycle.print.cards.cut_file and not (choices.job.printshop or choices.job.proof):
        yield f"{stem}-cut.svg", Pressed(cut_file(deck).encode(), 1, [], [])


def _tree(material: Material, bench: Bench, cycle: Cycle, whole: SymbolBook) -> Node:
    """The material's document tree. A symbol that a template names and nobody has is a problem at the template's line.

    In a cycle with mistakes it may be the cycle's own, told already; then another symbol takes its place. What only the `whole`
    book has is left out for want of consent, also where a template names its file.
    """
    loaded, book, booklet = bench.loaded, bench.book, bench.choices.booklet and material.foldable
    tree = document(loaded, material, bench.env, cycle, bench.gate.edition, booklet)
    lay_out(tree, loaded)
    _leave_out(tree, lambda name: name in whole and name not in book)
    for node in tree.walk():
        own = cycle.symbols.get(node.get("symbol"))
        if own:
            node.attrs.setdefault("alt", own.alt)
    unknown = [
        (node, key)
        for node in tree.walk()
        for key in (("symbol", "back") if node.name == "card" else ("symbol",))
        if node.get(key) and node.get(key) not in book
    ]
    for node, key in unknown if bench.broken else ():
        node.attrs[key] = _STAND_IN
    if unknown and not bench.broken:
        details = ((node, node.attrs[key]) for node, key in unknown)
        raise DialogkitError(
            Problem("unknown-symbol", node.place, {"name": name, "suggestion": book.suggest(name) or ""})
            for node, name in details
        )
    if booklet:
        check_booklet(tree, material.name)
    if not bench.choices.job.printshop:
        check_tiles(tree, material.name, cycle)
    return tree
