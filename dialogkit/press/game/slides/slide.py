"""A slide: its form is told by what stands in it. Each is a part of its own, with its heading and its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from dialogkit.colour import INK
from dialogkit.markup.tree import Node
from dialogkit.paper import LEAST_MARGIN, SLIDE, mm
from dialogkit.press import style
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.slides.head import EDGE, Page
from dialogkit.press.game.slides.idea import idea
from dialogkit.press.game.slides.opening import opening
from dialogkit.press.game.slides.path import path
from dialogkit.press.game.slides.quote import quote
from dialogkit.press.game.slides.rows import rows
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours

Form = Callable[[PressContext, Node, Tag, Colours], Sequence[Page]]

_FORMS: Mapping[str, Form] = {"blockquote": quote, "steps": path, "ul": rows, "measure": rows}
"""By the first of these that stands in a slide; a few words beside a picture where none does."""
_NUMBER = replace(BODY, size=18, leading=25, after=0, colour=INK)
_LOW = 8 * mm  # from the lower edge to the number


def slide(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """The sheets of one slide: a single one, or where its words have no room at their smallest, as many as they take."""
    return [_sheet(context, page) for page in _pages(context, node, context.canvas.root.add("Sect"))]


def first_page(context: PressContext, node: Node) -> Page:
    """The first slide of one, to be shown in a picture: it has no tags of its own there."""
    return _pages(context, node, Tag("Sect"))[0]


def _pages(context: PressContext, node: Node, owner: Tag) -> Sequence[Page]:
    names = [child.name for child in node.nodes if child.name != "steps" or child.nodes]
    told = next((made for name, made in _FORMS.items() if name in names), idea)
    form = opening if node.flag("opening") else told
    return form(context, node, owner, style.colours(node.get("theme")))


def _sheet(context: PressContext, page: Page) -> Sheet:
    wide, high = SLIDE

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        page.paint(canvas, number, count)
        said = context.line(str(number), _NUMBER)
        room = said.width(EDGE) + 1
        with canvas.pagination():
            said.show(canvas, wide - max(EDGE / 2 + room / 2, LEAST_MARGIN + room), _LOW + _NUMBER.leading, room)

    return Sheet(wide, high, paint, tuple(page.blocks))
