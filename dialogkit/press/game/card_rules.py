"""The rules of the game on a card: below each other a drawing and what it says, or the drawings alone on a very small card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from operator import itemgetter

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.figures.scenes import stage
from dialogkit.press.flow.blocks import Block, Stack, Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.table.rules import rule_picture
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours
from dialogkit.press.type.growth import Placed, ends_alone, grow, largest_size

_SHARES = (0.56, 0.53, 0.5, 0.47, 0.44, 0.4, 0.36, 0.32, 0.28, 0.24)  # of the width: the drawing's
_LARGEST = 15  # pt, on a card of 70 × 97 mm
_GAP, _ROWS_APART = 3 * mm, 2 * mm
_SMALLEST = 6  # pt, of who made the pictures
_INSIDE, _ENOUGH = 1 * mm, 18 * mm  # round a drawing; and as wide as it is, where its words have room beside it


class RuleRows(Block):
    """Rules as tall as each other. Where their words have no room, they are the alternative texts of the drawings."""

    def __init__(self, context: PressContext, nodes: Sequence[Node], owner: Tag, colours: Colours, scale: float):
        self._nodes, self._book, self._colours, self._largest = nodes, context.book, colours, round(_LARGEST * scale)
        for more in (child for node in nodes for child in node.nodes[1:]):
            context.problem("markup-misplaced", more, element=more.name, parent="rule")
        listed = owner.add("L", ListNumbering="None")
        self._tags = [listed.add("LI").add("LBody") for _ in nodes]
        look = replace(BODY, leading=BODY.size * 1.35, bold=True, colour=colours.dark, after=0, balanced=True, alone=1.0)
        self._said = [context.text(node.need("p"), look, tag.add("P")) for node, tag in zip(nodes, self._tags)]
        self._figures: list[Tag] = []
        self._wide = self._beside = 0.0  # of a drawing, and of the words beside it

    @property
    def parts(self) -> Sequence[Text]:
        return self._said

    def height(self, width: float) -> float:
        return sum(text.height(width) for text in self._said)

    def settle(self, width: float, height: float) -> None:
        """Finds the form in which all rules have room in a box."""
        row, found = self._row(height), []
        for share in _SHARES:
            wide, beside = width * share, width * (1 - share) - _GAP
            placed = [Placed(text.paragraph, beside, row) for text in self._said]
            if not grow(placed, self._largest, round(BODY.size)):
                found.append((sum(map(ends_alone, placed)), wide, beside, self._said[0].paragraph.style.size))
        if found:
            seen = [each for each in found if each[1] >= _ENOUGH] or found
            _, self._wide, self._beside, size = min(seen, key=itemgetter(0))  # of those that are as good, the widest
            for text in self._said:
                text.paragraph.set_at(size)
            return
        self._show_alone(width)

    def _show_alone(self, width: float) -> None:
        """Leaves the words to the drawings."""
        self._wide = width
        self._figures = self._figures or [
            tag.add("Figure", alt=text.paragraph.words) for tag, text in zip(self._tags, self._said)
        ]

    @staticmethod
    def share(cards: Sequence[RuleRows]) -> None:
        """Makes the drawings on all cards as wide as each other, and the words as large; where one has no room for words all
        show drawings alone.
        """
        alone = [card._wide for card in cards if card._figures]
        beside = [] if alone else cards
        for card in cards if alone else ():
            card._show_alone(alone[0])
        for card in beside:
            card._wide, card._beside = min(other._wide for other in beside), max(other._beside for other in beside)
        size = min((text.paragraph.style.size for card in beside for text in card._said), default=0.0)
        for text in (text for card in beside for text in card._said):
            text.paragraph.set_at(size)

    def _row(self, height: float) -> float:
        return (height - _ROWS_APART * (len(self._nodes) - 1)) / len(self._nodes)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        row = self._row(height)
        for node, text, owner in zip_longest(self._nodes, self._said, self._figures):
            box = (x, top - row, self._wide, row)
            with canvas.owned(owner, *box), canvas.state():
                stage(canvas, box, self._colours)
                edge = min(_INSIDE, row * 0.1)
                inside = (box[0] + edge, box[1] + edge, box[2] - 2 * edge, box[3] - 2 * edge)
                rule_picture(canvas, self._book, node, inside, inside, self._colours)
            if not self._figures:
                wide = self._beside
                tall = text.height(wide)
                text.draw(canvas, x + self._wide + _GAP, top - (row - tall) / 2, wide, tall)
            top -= row + _ROWS_APART


class SmallPrint(Stack):
    """Who made the pictures of the cards, as their licences ask for: nobody plays with it, so it may be small."""

    def __init__(self, context: PressContext, nodes: Sequence[Node], owner: Tag, scale: float):
        self._context, self._node, self._largest = context, nodes[0], round(_LARGEST * scale)
        self._said = [context.text(node, replace(BODY, after=0), owner.add("P")) for node in nodes]
        super().__init__(self._said)

    def settle(self, width: float, height: float) -> None:
        """Sets it as large as has room in a box. What has none at all is told."""

        def fits(size: int) -> bool:
            for text in self._said:
                text.paragraph.set_at(size)
            return self.height(width) <= height and all(text.paragraph.widest_word <= width for text in self._said)

        if not fits(largest_size(fits, self._largest, _SMALLEST)):
            said = " ".join(text.paragraph.words for text in self._said)
            self._context.problem_at("card-too-full", self._node.get("at"), self._node, said, floor=_SMALLEST)
