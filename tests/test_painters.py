"""Painters never tag, blocks do: whose a thing is that is painted is said where it is drawn, and nowhere below."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache

import pytest

from dialogkit.press.flow.blocks import Drawn, Picture
from dialogkit.press.pdf.tags import Tag
from paper import canvas
from sources import FILES, PACKAGE, nodes, parsed

OWNING = {"tagged", "artifact", "pagination", "figure", "owned", "link", "link_to", "bookmark", "draw", "draw_back"}
"""Methods that say whose the things are that are painted in them, or that call one that does."""
DRAWING = {
    "Block",
    "Picture",
    "_Photo",
    "Paragraph",
    "Card",
    "CardPicture",
    "_Overview",
    "_Path",
    "_QuoteSlides",
    "_Relay",
    "Front",
    "Leaves",
    "Behind",
    "SheetEdge",
    "PressCanvas",
    "FoldedCanvas",
}
"""Classes that may call them, beside those that are derived from one of them: a card with its picture, an overview, a slide and
the panels of a folder are whole sheets or parts of one, and have an edge."""
PRESS = {path: parsed(path) for path in FILES if PACKAGE / "press" in path.parents}


@cache
def drawing() -> set[str]:
    """`DRAWING`, and the names of all classes that are derived from one of these."""
    bases: dict[str, set[str]] = {}
    for tree in PRESS.values():
        for node in nodes(tree):
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, set()).update(base.id for base in node.bases if isinstance(base, ast.Name))
    found = set(DRAWING)
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def paints_a_sheet(function: ast.AST) -> bool:
    """Whether a function takes what `Sheet.paint` is given: a canvas, the page's number, and how many there are."""
    if not isinstance(function, ast.FunctionDef | ast.Lambda):
        return False
    kinds = [argument.annotation.id if isinstance(argument.annotation, ast.Name) else "" for argument in function.args.args]
    names = [argument.arg for argument in function.args.args]
    return (kinds[:1] in (["PressCanvas"], ["FoldedCanvas"]) and kinds[1:] == ["int", "int"]) or (
        isinstance(function, ast.Lambda) and names == ["canvas", "number", "count"]
    )


def wrong(tree: ast.AST, may: bool = False) -> Iterator[str]:
    """The methods of `OWNING` that are called where nothing is drawn, each with its line."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OWNING and not may:
            yield f"{node.func.attr} in line {node.lineno}"
        inside = node.name in drawing() if isinstance(node, ast.ClassDef) else may or paints_a_sheet(node)
        yield from wrong(node, inside)


def test_only_what_draws_says_whose_a_thing_is() -> None:
    assert len(PRESS) > 50 and {path.stem: found for path, tree in PRESS.items() if (found := [*wrong(tree)])} == {}


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("def paint(canvas, x, y, size):\n    with canvas.artifact(): pass", 1),
        ("def paint(canvas: PressCanvas, x: float, top: float):\n    words.draw(canvas, x, top, 1, 1)", 1),
        ("class Deck:\n    def paint(self, canvas):\n        with canvas.figure(1, 2): pass", 1),
        ("class Words(Text):\n    def draw(self, canvas):\n        with canvas.tagged(1): pass", 1),  # not a class of the press
        ("class Bubble(Block):\n    def draw(self, canvas):\n        with canvas.artifact(): pass", 0),
        ("def sheet():\n    def paint(canvas: PressCanvas, page: int, count: int):\n        canvas.bookmark(1)", 0),
        ("def sheet():\n    return lambda canvas, number, count: card.draw(canvas, 0, 0)", 0),
    ],
)
def test_a_painter_that_tags_is_found(source: str, count: int) -> None:
    assert len([*wrong(ast.parse(source))]) == count


def test_art_knows_no_tags() -> None:
    imported = {
        (path.stem, alias.name)
        for path, tree in PRESS.items()
        if path.parent.name == "art"
        for node in nodes(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert len(imported) > 20 and not [stem for stem, name in imported if name in ("Tag", "structure_tree")]


def test_the_owner_of_a_picture_and_of_a_drawing() -> None:
    """With a Figure of their own they belong to it, with its box; without one to nobody. A drawing stands in the middle."""
    page, figure, drawing_ = canvas(), Tag("Figure"), Tag("Figure")
    page.start_page(200, 200)
    Picture(lambda *where: None, figure).draw(page, 10, 20, 30)
    Picture(lambda *where: None).draw(page, 10, 20, 30)
    Drawn(40, lambda *where: None, owner=drawing_, wide=50).draw(page, 10, 100, 180, 40)
    Drawn(40, lambda *where: None).draw(page, 10, 100, 180, 40)
    assert figure.attributes["BBox"] == (10, 20, 40, 50) and drawing_.attributes["BBox"] == (75, 60, 125, 100)
    assert [len(tag.kids) for tag in (figure, drawing_)] == [1, 1]
