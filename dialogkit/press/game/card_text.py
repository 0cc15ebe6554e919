"""The words on a card's front, in the order of the tree, before it is known how large they are set."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.flow.blocks import Lines, Text
from dialogkit.press.flow.elements import quotation
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.card_rules import RuleRows, SmallPrint
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours

FLOOR = 14  # pt: a long text shrinks to this, and no further
READ, SHARED = 16, 18
"""pt, on a card of 70 × 97 mm: the least below a heading that has room for it, and what those of a kind on a sheet share that
have room for it; and what these have at the most beside smaller ones."""
LEADING = 1.35  # in parts of the size
ABOUT_LARGER, ABOUT = (4, 3, 2), 19
"""pt: by how much a heading is larger than what is said below it, or by less to save a line; and how large it is at most."""
SHAPE, APART = 4.4 * mm, 1.5 * mm
"""The shape before the kind's word, and the air behind it."""
_ABOUT_LEADING, _WORD_LEADING = 1.15, 1.2


class CardText:
    """What a card says, with its tags in `tag`. `room` is how wide its first line may be, `scale` how large the card is.

    Whether all that it says below its heading `gives_way` to large letters.
    """

    def __init__(self, context: PressContext, node: Node, tag: Tag, heading: int, colours: Colours, scale: float, room: float):
        self.figure = tag.add_figure(node.get("alt"))
        letters = FLOOR * scale
        look = replace(style.H3, size=letters, leading=letters * _WORD_LEADING, colour=colours.dark, before=0, after=0)
        self.word = context.text(node.need("h2"), look, tag.add(f"H{heading}"), heading)
        self.label: Text | None = None
        self.about: Text | None = None
        self.asked: Text | None = None
        self.lines: Lines | None = None
        self.said: list[Text] = []
        rules = [child for child in node.nodes if child.name == "rule"]
        small_print = [child for child in node.nodes if child.name == "p" and child.get("role") == "small"]
        self.rules: RuleRows | SmallPrint | None = None
        if rules:
            self.rules = RuleRows(context, rules, tag, colours, scale)
        elif small_print:
            self.rules = SmallPrint(context, small_print, tag, scale)
        headed = replace(look, leading=letters * _ABOUT_LEADING)
        plain = replace(BODY, leading=BODY.size * LEADING, after=0, balanced=True)
        bold = replace(plain, bold=True, colour=colours.dark)
        small = replace(style.SMALL.at(style.SMALL.size * scale), colour=colours.dark, after=0)
        beside = room - (SHAPE * scale + APART) - self.word.paragraph.width(room) - 2 * APART
        for child in node.nodes:
            if child.name == "blockquote":
                self.said.append(context.text(child, plain, quotation(child, tag).add("P")))
            elif child.name == "h3":
                self.about = context.text(child, headed, tag.add(f"H{heading + 1}"), heading + 1)
            elif child.name == "lines":
                self.lines = Lines(int(child.get("count", "4")), style.WRITING_LINE, child.flag("fill"))
            elif child.name == "p" and child not in small_print:
                asks, label = child.get("role") == "question", child.get("role") == "label" and self.label is None
                if label and context.line(child.text, small).width(room) <= beside:
                    self.label = context.text(child, small, tag.add("P"))
                elif asks and child is node.nodes[-1]:
                    self.asked = context.text(child, bold, tag.add("P"))
                else:
                    self.said.append(context.text(child, bold if asks else plain, tag.add("P")))
        said = [child for child in node.nodes if child.name in ("p", "blockquote") and child.get("role") in ("", "more")]
        self.gives_way = self.about is not None and all(child.get("role") == "more" for child in said)
