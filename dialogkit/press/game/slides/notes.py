"""What to say to a slide: a small picture of it, and beside that its title, what to say, and lines to write on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogkit.colour import FAINT
from dialogkit.markup.tree import Node
from dialogkit.paper import SLIDE, mm
from dialogkit.press.art.marks import write_line
from dialogkit.press.flow.blocks import Block, Stack
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.slides.head import Page
from dialogkit.press.game.slides.slide import first_page
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, THEMES, WRITING_LINE

_WIDE, _GAP = 72 * mm, 7 * mm  # of the small picture, and between it and the words
_SCALE = _WIDE / SLIDE[0]
_TALL = SLIDE[1] * _SCALE
_LINES = 2  # at least
_TITLE = replace(BODY, bold=True, colour=THEMES[0].dark, after=1 * mm, balanced=True)


def noted(context: PressContext, node: Node, tag: Tag) -> list[Block]:
    """One block, which no page parts. A slide that goes on on the next is shown as it begins."""
    words = [context.text(node.need("h2"), _TITLE, tag.add("H2"), 2)]
    words += [context.text(child, BODY, tag.add("P")) for child in node.nodes if child.name == "p"]
    slide = node.find("slide")
    return [_Noted(first_page(context, slide) if slide else None, Stack(words))]


class _Noted(Block):
    whole = True
    before = after = 7 * mm
    stretch, most = 1.0, 2 * WRITING_LINE  # of what a page has left, there are more lines to write on

    def __init__(self, page: Page | None, words: Stack):
        self._page, self._words = page, words

    @property
    def parts(self) -> Sequence[Block]:
        return (self._words,)

    def height(self, width: float) -> float:
        return max(_TALL + _LINES * WRITING_LINE / 2, self._words.height(width - _WIDE - _GAP) + _LINES * WRITING_LINE)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        left, room = x + _WIDE + _GAP, width - _WIDE - _GAP
        said = self._words.height(room)
        self._words.draw(canvas, left, top, room, said)
        with canvas.artifact():
            for number in range(1, int((height - said) / WRITING_LINE + 1e-6) + 1):
                write_line(canvas, left, top - said - number * WRITING_LINE, x + width)
        if self._page:
            self._picture(canvas, self._page, x, top - _TALL)

    def _picture(self, canvas: PressCanvas, page: Page, x: float, y: float) -> None:
        with canvas.artifact():  # the slide stands in full, and is said, in a file of its own
            with canvas.thumbnail(), canvas.state():
                canvas.translate(x, y)
                canvas.scale(_SCALE, _SCALE)
                with canvas.form("slide", *SLIDE) as name:
                    page.paint(canvas, 1, 1)
                canvas.doForm(name)
            canvas.setStrokeColor(FAINT)
            canvas.setLineWidth(HAIRLINE)
            canvas.rect(x, y, _WIDE, _TALL)
