"""Every element of the vocabulary has a maker in each renderer, or is paper's alone; and both say the same in the same order."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest

from day import TODAY
from dialogkit.cycle.load import load
from dialogkit.kit.assets import symbols_of
from dialogkit.kit.order import Order
from dialogkit.kit.passes.packs import Answers
from dialogkit.kit.passes.paper.sides import apart
from dialogkit.kit.passes.prepare import Facts, prepared
from dialogkit.kit.seen import seen_by
from dialogkit.markup.tree import Node, edited
from dialogkit.markup.vocabulary import BLOCKS, ELEMENTS, INLINE, OF_PAGES, element
from dialogkit.press.document import MASTERS
from dialogkit.press.flow.compose import Composer
from dialogkit.processes import process_of
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment
from kits import EXAMPLES, Shelf
from paper import pressed
from plain_html import MAKERS, html, words
from structure.glyphs import Texts
from structure.reading import Reading
from structure.tree import read_tree


def trees(folder: Path) -> dict[str, Node]:
    """The document of each material of a year as every renderer gets it, by the material's name."""
    loaded, order = load(folder), Order(today=TODAY)
    env, (book, _) = environment(loaded.folder), symbols_of(loaded)
    found = {}
    for material in process_of(loaded.cycle).materials:
        seen = seen_by(material, loaded.cycle, order.gate(loaded.cycle))
        if material.ready(seen.cycle):
            tree = document(loaded, material, env, seen.cycle)
            tree = prepared(tree, Facts(loaded, seen.cycle, book, Answers(), lambda name: False, False))
            found |= {f"{material.name}{end}": part for end, part in apart(tree).items() if end != "-backs"}
    return found


def words_of_pdf(path: Path) -> list[str]:
    """The words of a PDF in the order of its structure tree, without numbers of pages and marks of lists.

    Headings count as they are printed, not as they are told apart for whoever hears them alone.
    """
    with pikepdf.open(path) as pdf:
        found = Reading(read_tree(pdf), Texts(pdf).by_content, {})
    for heading in (each for top in found.tops for each in top.walk()):
        if heading.role in ("H1", "H2", "H3"):
            heading.actual = None
    pieces = [piece for top in found.tops for piece in found.pieces(top) if piece.role != "Lbl"]
    texts = (piece.text.rstrip("0123456789 ") if "/TOCI" in piece.path else piece.text for piece in pieces)
    return " ".join(texts).split()


def test_each_element_has_a_maker_in_html_or_is_papers_alone() -> None:
    assert MAKERS.keys() == {name for name, row in ELEMENTS.items() if not row.paper}


@pytest.mark.parametrize("year", [folder.name for folder in EXAMPLES])
def test_both_renderers_say_the_same_in_the_same_order(shelf: Shelf, year: str) -> None:
    files = shelf.kit(year, "--all")
    made = trees(shelf.year(year))
    assert made.keys() == files.keys()
    for name, tree in made.items():
        tree = edited(tree, lambda node: None if node.get("role") == "more" else node)
        said = words(html(tree))
        if name == "cards":  # eight on a sheet leave no room for the deck's name
            assert said[:3] == ["Kort", "til", "Samtalestien"]
            said = said[3:]
        pressed_words = shelf.told(words_of_pdf, files[name])
        if name == "cards":
            said = _dealt(said, pressed_words, tree.need("deck"))
        if filler := name == "cards" and tree.need("deck").find("filler"):  # on paper they take the places that are left
            blank, box = words(html(filler.need("card"))), words(html(tree.need("deck").need("case")))
            free = (len(pressed_words) - len(said)) // len(blank)
            cut = len(box) + max(0, -free) * len(blank)
            said = said[:-cut] + blank * max(0, free) + box
            assert abs(free) < 8
        said = _late(_on_paper(said, pressed_words, tree), pressed_words, tree)
        assert said == pressed_words, name


def _dealt(said: list[str], pressed_words: list[str], deck: Node) -> list[str]:
    """What the cards of a deck say, in the order in which they lie on paper: nobody reads a deck in order, it is shuffled.

    A drawing stands below the kind's word, and a photo behind it; they are read in that order.
    """
    nodes = [card for card in deck.nodes if card.name == "card"]
    cards = [words(html(card)) for card in nodes]
    on_paper = f" {' '.join(pressed_words)} "
    below = [words(html(card.nodes[0])) for card in nodes]
    alts = [words(f"<p>{card.get('alt')}</p>") for card in nodes]
    turned = [[*kind, *alt, *card[len(alt) + len(kind) :]] for kind, alt, card in zip(below, alts, cards)]
    laid = [way if f" {' '.join(way)} " in on_paper else card for way, card in zip(turned, cards)]
    ordered = sorted(laid, key=lambda card: on_paper.find(f" {' '.join(card)} "))
    start = next(at for at in range(len(said)) if said[at : at + len(cards[0])] == cards[0])
    length = sum(map(len, cards))
    assert said[start : start + length] == sum(cards, [])
    return [*said[:start], *sum(ordered, []), *said[start + length :]]


def _late(said: list[str], pressed_words: list[str], tree: Node) -> list[str]:
    """What is said, with the parts that are late where they stand on paper, and where the contents tell of them."""
    for part in (node for node in tree.walk() if node.flag("late")):
        for run in (words(html(each)) for each in (*part.nodes[:1], part)):
            here, there = _place(said, run), _place(pressed_words, run)
            if min(here, there) >= 0:
                rest = said[:here] + said[here + len(run) :]
                said = rest[:there] + run + rest[there:]
    return said


def _place(text: list[str], run: list[str]) -> int:
    """Where words follow each other in a text for the first time, -1 where they do not."""
    return next((start for start in range(len(text)) if text[start : start + len(run)] == run), -1)


def _on_paper(said: list[str], pressed_words: list[str], tree: Node) -> list[str]:
    """What is said without the words of boxes that a page has no room for."""
    rooms = [room for room in tree.walk() if room.name == "room"]
    left_out = {tuple(room.get(name).split()) for room in rooms for name in ("label", "draw", "write")} - {()}
    found: list[str] = []
    while said:
        here = pressed_words[len(found) :]
        gone = next((row for row in left_out if said[: len(row)] == [*row] != here[: len(row)]), ())
        found += [] if gone else said[:1]
        said = said[len(gone) or 1 :]
    return found


# ------------------------------------------------------------------------------------------------ what the press makes

PUT_IN = {"document", "stops", "stop", "sheet"}  # what a document is, and what no template writes into one
OF_PAPER = {
    "paper",
    "tiles",
    "booklet",
    "fold",
    "calibration",
    "page-break",
    "spare",
    "filler",
    "laid",
}  # each has tests of its own
VALUES = {
    **{"symbol": "home", "back": "home", "kind": "quote", "value": "3", "href": "https://example.no/a"},
    **{"status kind": "done", "share kind": "yes"},
}
SAID = {"alt", "label", "title", "cut", "kicker", "done", "now"}  # attributes that are read


def written(name: str, words: str, parent: str = "") -> str:
    """An element with what it must have, and with something in it; all that it says are these words."""
    row = element(name, parent)
    assert row
    held = sorted(row.must) or ["p"] * ("p" in row.holds) or sorted(row.holds - INLINE - OF_PAPER)[:1]
    inside = words if row.words else "".join(written(inner, words, name) for inner in held)
    return tagged(name, row.needs | row.attrs & SAID, words, inside)


def tagged(name: str, attrs: Iterable[str], words: str, inside: str) -> str:
    said = (f'{attr}="{VALUES.get(f"{name} {attr}", VALUES.get(attr, words))}"' for attr in sorted(attrs))
    return f"<{' '.join([name, *said])}>{inside}</{name}>"


def way_to(name: str) -> list[str]:
    """The elements from the document down to one of that name, as few as there can be."""
    ways = [["document"]]
    for way in ways:
        if way[-1] == name:
            return way
        ways += [[*way, inner] for inner in sorted(ELEMENTS[way[-1]].holds - OF_PAPER) if inner not in way]
    raise AssertionError(f"no way to {name}")


def set_in_its_place(name: str, words: str) -> bytes:
    """A document that holds an element of that name which says these words."""
    markup = written(name, words)
    for outer in reversed(way_to(name)[1:-1]):
        row = ELEMENTS[outer]
        musts = "".join(written(must, "Must", outer) for must in sorted(row.must) if f"<{must}" not in markup)
        markup = tagged(outer, row.needs, "Words", markup + musts)
    made = pressed(markup)
    assert made.data, f"{markup} {made.problems}"
    return made.data


@pytest.mark.parametrize("name", sorted(ELEMENTS.keys() - OF_PAPER - PUT_IN - {"toc"}))
def test_the_press_makes_each_element(name: str) -> None:
    """What is printed is not the same where it says something else."""
    assert set_in_its_place(name, "Words") != set_in_its_place(name, "Others")


def test_the_rest_is_papers_alone_or_put_in_by_dialogkit() -> None:
    assert {name for name, row in ELEMENTS.items() if row.paper} == OF_PAPER | {"sheet"}
    assert MASTERS.keys() == ELEMENTS["document"].holds - {"paper", "booklet"}
    assert Composer.makers.keys() == BLOCKS | OF_PAGES | {"panel", "year"}


def test_one_photo_in_two_places_keeps_what_each_of_them_asks_to_see() -> None:
    """The example's cover and its award show the same file."""
    folder = EXAMPLES[0]
    cycle = load(folder).cycle
    cover, award = cycle.kit.cover, cycle.awards[0].photo
    assert cover.src == award.src and cover.focus != award.focus
    found = {
        name: [each.get("focus") for each in tree.walk() if each.get("symbol") == cover.src]
        for name, tree in trees(folder).items()
    }
    assert found.pop("report") == [cover.focus, award.focus]
    assert {name for name, focus in found.items() if {*focus} == {cover.focus}} == {
        "easy-report",
        "invitation",
        "handout",
        "easy-report",
        "poster",
        "board",
        "slides",
    }
