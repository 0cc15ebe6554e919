"""Running pages with their footer, and the cover."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.press import style
from dialogkit.press.blocks import Text
from dialogkit.press.canvas import PressCanvas
from dialogkit.press.compose import Composer
from dialogkit.press.flow import Page, TooTall, paginate
from dialogkit.press.game_parts import die, pawns
from dialogkit.press.marks import badge, dotted_path
from dialogkit.press.setting import Setting
from dialogkit.press.sheet import Sheet
from dialogkit.press.style import COVER, FAINT, FOOT, INK, LEAD, MARGIN, NEUTRAL, PAGES, SMALL, THEMES, TOP, mm
from dialogkit.press.artwork import place

STOPS = {"conference": "users", "workshop": "bulb", "poster": "clipboard-heart", "game": "dice-5", "solutions_conference": "flag"}
"""The five stops of the year, in order, each with its symbol."""


def pages(setting: Setting, node: Node, document: Node) -> list[Sheet]:
    """The sheets of an element `pages`: its blocks in one column, a footer below."""
    width, height = PAGES[node.get("paper", "A4")]
    composer = Composer(setting)
    special = {"die": die, "pawns": pawns}
    blocks = []
    for child in node.nodes:
        if child.name in special:
            blocks += special[child.name](setting, child, setting.canvas.root)
        else:
            blocks += composer.blocks([child], setting.canvas.root, NEUTRAL)
    try:
        made = paginate(blocks, width - 2 * MARGIN, height - TOP - FOOT)
    except TooTall as error:
        text = next((part.paragraph for part in error.block.walk() if isinstance(part, Text)), None)
        setting.problem("too-tall", node, text=text.words if text else "")
        return []
    return [_sheet(setting, page, document, width, height) for page in made]


def _sheet(setting: Setting, page: Page, document: Node, width: float, height: float) -> Sheet:
    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        for block, offset, tall in page.placed:
            block.draw(canvas, MARGIN, height - TOP - offset, width - 2 * MARGIN, tall)
        _footer(setting, canvas, document, width, number, count)

    return Sheet(width, height, paint, tuple(block for block, _, _ in page.placed))


def _footer(setting: Setting, canvas: PressCanvas, document: Node, width: float, number: int, count: int) -> None:
    """The title and year on the left, the page on the right, and between them the path with this paper's stop."""
    y = 15 * mm
    left = setting.line(document.get("footer"), SMALL)
    paging = document.get("paging").replace("{page}", str(number)).replace("{pages}", str(count))
    right = setting.line(paging, SMALL)
    with canvas.pagination():
        left.show(canvas, MARGIN, y + 5, width / 2 - MARGIN - 22 * mm)
        wide = right.width(width)
        right.show(canvas, width - MARGIN - wide, y + 5, wide + 1)
        stop_path(canvas, width / 2 - 16 * mm, y - 3, 32 * mm, document.get("stop"))


def stop_path(canvas: PressCanvas, x: float, y: float, width: float, stop: str) -> None:
    """Five stops on a dotted line; the one that this paper belongs to is a full dot."""
    step = width / (len(STOPS) - 1)
    points = [(x + index * step, y + (1.5 if index % 2 else -1.5) * mm) for index in range(len(STOPS))]
    dotted_path(canvas, points, FAINT, 1.2, 4)
    with canvas.state():
        canvas.setLineWidth(1)
        canvas.setStrokeColor(INK)
        for name, point in zip(STOPS, points):
            canvas.setFillColor(INK if name == stop else style.WHITE)
            canvas.circle(*point, 1.9 * mm if name == stop else 1.2 * mm, stroke=1, fill=1)


def cover(setting: Setting, node: Node, document: Node) -> list[Sheet]:
    """One page: the words at the top, a picture in the middle if there is one, the year's path at the foot."""
    width, height = PAGES["A4"]
    colours = style.colours(node.get("theme") or "1")
    owner = setting.canvas.root.add("Sect")
    composer = Composer(setting)
    styles = {"": replace(LEAD, colour=INK, after=4), "lead": replace(style.H2, bold=False, colour=INK, before=0, after=14)}
    blocks = []
    for child in node.nodes:
        if child.name == "h1":
            blocks.append(setting.text(child, replace(COVER, colour=colours.dark), owner.add("H1"), 1))
        elif child.name == "p":
            blocks.append(setting.text(child, styles.get(child.get("role"), styles[""]), owner.add("P")))
        elif child.name == "fields":
            blocks += composer.fields(child, owner, colours)
    picture = node.find("figure")
    art = setting.book.artwork(picture.get("symbol")) if picture else None
    figure = owner.add("Figure", alt=picture.get("alt")) if picture and picture.get("alt") else None

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        top = height - 30 * mm
        inner = width - 2 * MARGIN
        foot = 78 * mm
        for before, block in zip([None, *blocks], blocks):
            top -= max(before.after, block.before) if before else 0
            tall = block.height(inner)
            block.draw(canvas, MARGIN, top, inner, tall)
            top -= tall
        if art and top - foot > 40 * mm:
            room = min(top - foot - 16 * mm, 110 * mm)
            y = foot + (top - foot - room) / 2
            with canvas.figure(figure, MARGIN, y, inner, room) if figure else canvas.artifact():
                place(canvas, art, MARGIN, y, inner, room, colours.dark)
        _year_path(setting, canvas, width, document.get("stop"), large=art is None)

    return [Sheet(width, height, paint, tuple(blocks))]


def _year_path(setting: Setting, canvas: PressCanvas, width: float, stop: str, large: bool) -> None:
    """The winding path with the five stops, across the foot of the cover; this paper's stop stands out by its size.

    A `large` one fills the space of the picture that the cover does not have.
    """
    scale = 1.5 if large else 1
    heights = [tall * mm for tall in ((56, 104, 62, 122, 78) if large else (38, 56, 34, 56, 40))]
    edge = MARGIN + (6 * mm if large else 0)
    step = (width - 2 * edge) / (len(STOPS) - 1)
    points = [(edge + index * step, y) for index, y in enumerate(heights)]
    with canvas.artifact():
        dotted_path(canvas, [(0, heights[0] - 8 * mm), *points, (width, heights[-1] + 12 * mm)], THEMES[0].dark, 3.2, 10)
        for index, (name, (x, y)) in enumerate(zip(STOPS, points)):
            size = scale * (30 if name == stop else 21) * mm
            colours = (*THEMES, NEUTRAL)[index]
            canvas.setFillColor(style.WHITE)
            canvas.circle(x, y, size / 2 + 3 * mm, stroke=0, fill=1)
            badge(canvas, setting.book, STOPS[name], x - size / 2, y - size / 2, size, replace(colours, shape="circle"), solid=name == stop)
