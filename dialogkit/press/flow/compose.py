"""Elements of running pages → blocks. Each function takes a node, the tag it belongs to and the colours in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press import style
from dialogkit.press.flow.arrange import Balanced, Beside, Columns, Level, Marked, Panel, Strip, headed
from dialogkit.press.flow.blocks import Block, Foot, Lines, PageBreak, Spread, Stack, Text, Together
from dialogkit.press.flow.chart import chart
from dialogkit.press.flow.elements import Again, Answer, Bubble, Contents, Illustration, Signature, Slip, Step, quotation
from dialogkit.press.flow.facing.findings import findings, pages_abreast
from dialogkit.press.flow.facing.front import Front, Part
from dialogkit.press.flow.facing.leaf import Leaf, PageBox
from dialogkit.press.flow.facing.measure import measure_beside
from dialogkit.press.flow.facing.numbers import Bars, bars, counts
from dialogkit.press.flow.facing.year import year
from dialogkit.press.flow.figured.agenda import agenda
from dialogkit.press.flow.figured.answers import choices
from dialogkit.press.flow.figured.articles import articles
from dialogkit.press.flow.figured.asked import asked
from dialogkit.press.flow.figured.band import head
from dialogkit.press.flow.figured.crosses import crosses
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.figured.replies import replies
from dialogkit.press.flow.figured.room import room, spare
from dialogkit.press.flow.figured.scan import scan
from dialogkit.press.flow.figured.ways import ways
from dialogkit.press.flow.figured.welcome import welcome
from dialogkit.press.flow.lists import MORE, numbered, points
from dialogkit.press.flow.page_format import Format, in_columns, page_format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.table import Table, table
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, QUOTE, SMALL, Colours, TextStyle
from dialogkit.press.type.paragraph import Paragraph

_BREAKS = {"page": PageBreak(), "room": PageBreak(0.4)}
_ABOVE_PICTURE = 2.5 * mm  # more than above a heading without one: what stands above it has a picture of the same size
_LABEL_GAP = 3 * mm  # between a label and the heading below it
_ASIDE = replace(BODY, size=16, leading=23, after=11, balanced=True)
_STEP, _STEP_GAP = replace(BODY, size=16, leading=23, balanced=True), 1.0  # what is said below a stop's name, and how near
_SMALL_HEADING = replace(BODY, bold=True, before=6, after=2, balanced=True)
_STRIP = replace(BODY, bold=True, after=0, balanced=True)
_PADDING, _SMALL_PADDING = 5 * mm, 3.5 * mm  # of a quote's bubble
_FACT = 1.3  # of a lead: when and where, whom to call
_BELOW_BAND = 0.8  # of a column: what a head leaves of it


class Composer:
    """Turns the elements of one document's running pages into blocks."""

    def __init__(
        self,
        context: PressContext,
        page: Format = page_format("A4"),
        sheet: PageBox = PageBox(*PAGES["A4"], 0, 0, 0),
        themes: Sequence[Node] = (),
    ):
        """`sheet` is the page that the column of text stands on; `themes` are all elements `findings` that will be asked for."""
        self.context, self._page, self._sheet, self._themes = context, page, sheet, themes
        self._abreast: list[int] = []  # how many pages of each theme lie beside each other, once it is known
        self.headings: list[Text] = []  # of level 1, for the contents
        self._roles = {
            **dict.fromkeys(("", "more"), replace(BODY, balanced=True)),
            "lead": page.lead,
            "small": SMALL,
            "label": replace(BODY, bold=True, after=4, balanced=True),
            "question": replace(page.lead, bold=True),
            "fact": replace(page.lead.at(page.lead.size * _FACT), bold=True),
        }

    def blocks(self, nodes: list[Node], tag: Tag, colours: Colours) -> list[Block]:
        """The blocks of sibling elements, in order: each in the colours of its theme, where it has one."""
        found: list[Block] = []
        for node in (node for node in nodes if node.name != "paper"):
            made = self.makers[node.name](self, node, tag, style.colours(node.get("theme"), colours))
            if made and found and isinstance(found[-1], Text):
                _lead_up(found[-1], made[0])
            found += made
        return found

    def stack(self, nodes: list[Node], tag: Tag, colours: Colours) -> Stack:
        return Stack(self.blocks(nodes, tag, colours))

    # -- words

    def heading(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        level = int(node.name[1])
        look = self._page.headings[node.name]
        if node.get("size") == "small":
            look = {1: self._page.headings["h2"], 2: self._page.headings["h3"]}.get(level, _SMALL_HEADING)
        if node.get("size") == "strip":
            return [Strip(self.context.text(node, replace(_STRIP, colour=colours.dark), tag.add(f"H{level}"), level), colours)]
        text_style = replace(look, colour=colours.dark)
        owner = tag.add(f"H{level}")
        text = self.context.text(node, text_style, owner, level)
        if level == 1:
            self.headings.append(text)
        if not node.get("symbol"):
            return [text]
        row = Beside(in_disc(self.context, node, owner, colours), self._page.heading_symbols[node.name], text, self._page.gap)
        row.before += _ABOVE_PICTURE
        return [row]

    def p(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        owner = tag.add("P")
        if node.get("role") == "strip":
            return [Strip(self.context.text(node, replace(_STRIP, colour=colours.dark), owner), colours)]
        text = self.context.text(node, self._roles[node.get("role")], owner)
        text.keep_with_next = node.get("role") == "label"
        if not node.get("symbol"):
            return [text]
        row = Beside(self.context.badge(node, colours, owner), self._page.symbol, text, self._page.gap)
        if node.get("role") in ("lead", "fact"):
            row.stretch, row.most = 1.0, MORE
        return [row]

    def blockquote(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        size = node.get("size")
        words = replace(QUOTE, size=BODY.size, leading=BODY.leading) if size == "small" else QUOTE.at(30) if size else QUOTE
        padding = _SMALL_PADDING if size == "small" else _PADDING
        return [Bubble(self.context.text(node, words, quotation(node, tag).add("P")), colours, padding)]

    # -- lists and tables

    def ul(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return points(self.context, node, tag, colours, self._page)

    def ol(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return numbered(self.context, node, tag, colours, self._page)

    def table(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return table(self.context, node, tag, colours, self._page, self._sheet.column)

    # -- pictures

    def figure(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        said = " ".join(part for part in (node.get("alt"), node.get("caption")) if part)
        owner = tag.add("Figure", alt=said) if node.get("alt") else None
        caption = Tag("Caption") if owner else tag.add("P")
        tall = float(node.paper.get("height", "60")) * mm
        picture = Illustration(self.context, node, tall, colours.dark, owner, caption)
        if not node.get("caption"):
            return [picture]
        picture.keep_with_next = True
        return [picture, Text(self.context.line(node.get("caption"), BODY), caption)]

    def scan(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        owner = tag.add("Div")
        return [scan(node, owner, lambda: self.stack(node.nodes, owner, colours), self._page)]

    def chart(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return [chart(self.context, node, tag, colours)]

    # -- room to write and to choose

    def lines(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        found: list[Block] = []
        if node.get("label"):
            found.append(Text(self.context.line(node.get("label"), replace(BODY, bold=True, after=0)), tag.add("P")))
            found[-1].keep_with_next = True
        count = int(node.get("count", "3"))
        marks: list[tuple[Paragraph, Tag]] = []
        if node.flag("numbered"):
            numbers = tag.add("L", ListNumbering="Decimal")
            for number in range(1, count + 1):
                item = numbers.add("LI")
                marks.append((self.context.line(f"{number}.", replace(BODY, bold=True)), item.add("Lbl")))
                item.add("LBody")  # what is written by hand
        return [*found, Lines(count, style.WRITING_LINE, node.flag("fill"), marks)]

    def choices(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        if node.get("size") == "small":
            return replies(self.context, node, tag, colours)
        return [choices(self.context, node, tag, colours)]

    def ways(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return [ways(self.context, node, tag, colours)]

    def room(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return [room(self.context, node, tag, colours)]

    def fields(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        fields = [self._field(field, tag) for field in node.nodes]
        return [Columns(fields, [float(field.get("width", "1")) for field in node.nodes], gap=8 * mm)]

    def _field(self, node: Node, tag: Tag) -> Block:
        words = self.context.text(node, replace(BODY, bold=True), tag.add("P"))
        row = Answer(words, style.WRITING_LINE, low=True, line=node.get("line") != "no")
        row.after = 4 * mm
        return row

    def signatures(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        fields = [Signature(self.context, each, tag, fills=node.flag("fill")) for each in node.nodes]
        row = Columns(fields, [float(each.get("width", "1")) for each in node.nodes], gap=8 * mm)
        row.bare = True
        return [row]

    # -- arrangement

    def section(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        start = [_BREAKS[node.get("break")]] if node.get("break") else []
        blocks = self.blocks(node.nodes, tag.add("Sect"), colours)
        if node.get("again"):
            again = Again(self.context, node.get("again"), colours)
            for block in [block for block in blocks if not isinstance(block, PageBreak)][1:]:
                block.again = block.again or again  # a section in this one may have its own
        return [*start, *blocks]

    def band(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        """The head of a sheet, and so of a page."""
        return [PageBreak(), head(self.context, node, tag, colours, self._page)]

    def welcome(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        """The head of an invitation, and so of a page."""
        return [PageBreak(), welcome(self.context, node, tag, colours, self._page)]

    def asked(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return [PageBreak(), asked(self.context, node, tag, colours, self._page)]

    def crosses(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return [crosses(self.context, node, tag, colours)]

    def articles(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return articles(self.context, node, tag, colours, self._page)

    def agenda(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return agenda(self.context, node, tag, colours, self._page, _BELOW_BAND * self._sheet.column)

    def spare(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return [spare(self.context, node, colours)]

    def aside(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        """What one must know to answer: all at one size."""
        return [Panel(self._stack_at(_ASIDE, node.nodes, tag.add("Div"), colours), colours, self._page.padding)]

    def _stack_at(self, look: TextStyle, nodes: list[Node], tag: Tag, colours: Colours) -> Stack:
        """A stack whose paragraphs look like that."""
        before, self._roles = self._roles, {**self._roles, "": look}
        made = self.stack(nodes, tag, colours)
        self._roles = before
        return made

    def box(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        owner = tag.add("Div")
        picture = self.context.badge(node, replace(colours, tint=WHITE), owner) if node.get("symbol") else None
        words = Stack(headed(self.blocks(node.nodes, owner, replace(colours, tint=WHITE))))
        return [
            Panel(Beside(picture, self._page.symbol, words, self._page.gap) if picture else words, colours, self._page.padding)
        ]

    def columns(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        """What is one thing is as tall as what stands beside it; words beside pictures are as high as those in other columns."""
        stacks = [self.stack(column.nodes, tag.add("Div"), colours) for column in node.nodes]
        shares = [float(column.get("width", "1")) for column in node.nodes]
        if all(isinstance(block, Beside) for stack in stacks for block in stack.blocks):
            return [Level(stacks, shares, gap=8 * mm)]
        return [Columns([stack.blocks[0] if len(stack.blocks) == 1 else stack for stack in stacks], shares, gap=8 * mm)]

    def balanced(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        """What cannot be parted has the whole width, but a table is parted; in columns bubbles are as wide as these."""
        narrow = Composer(self.context, in_columns(self._page, self.context.easy), self._sheet, self._themes)
        narrow.headings = self.headings  # the contents tell them all
        blocks = narrow.blocks(node.nodes, tag.add("Div"), colours)
        if all(block.keep_with_next for block in blocks[:-1]) and (not blocks or node.nodes[-1].name != "table"):
            return blocks
        for bubble in (each for block in blocks for each in block.walk() if isinstance(each, Bubble)):
            bubble.fills = True
        return [Balanced(blocks, int(node.paper.get("columns", "2")))]

    def together(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        blocks = self.blocks(node.nodes, tag, colours)
        return [Together(blocks)] if blocks else []

    def foot(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        blocks = self.blocks(node.nodes, tag, colours)
        return [Foot(blocks)] if blocks else []

    def slip(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        """What is cut off takes along what is printed behind it: so the viewer is asked to print on one side."""
        owner = tag.add("Sect")
        words = Text(self.context.line(node.get("cut"), replace(BODY, after=0)), owner.add("P"))
        self.context.canvas.duplex("Simplex")
        above = next((spare(self.context, child, colours) for child in node.nodes if child.name == "spare"), None)
        inner = self.stack([child for child in node.nodes if child.name != "spare"], owner, colours)
        return [Slip(self.context, words, inner, self._page.margin, above)]

    def spread(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        owner = tag.add("Sect")
        self.context.canvas.two_pages()
        return [Spread([self._pair(pair, owner.add("Div"), colours) for pair in node.nodes])]

    def _pair(self, node: Node, tag: Tag, colours: Colours) -> tuple[Block, Block]:
        """Beside a page that goes to its edges the other one keeps as far from its sides as the words on that one."""
        sides = [self.stack(node.need(side).nodes, tag.add("Div"), colours) for side in ("left", "right")]
        whole = [side.blocks[0] for side in sides if side.blocks and isinstance(side.blocks[0], Leaf)]
        left, right = (self._beside(side) if whole else side for side in sides)
        return left, right

    def _beside(self, side: Stack) -> Block:
        leaf = side.blocks[0] if side.blocks and isinstance(side.blocks[0], Leaf) else Leaf.of(self._sheet, side)
        return leaf if side.height(leaf.wide) <= self._sheet.column else side

    def findings(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        if not self._abreast:
            self._abreast = pages_abreast(self.context, self._themes, self._sheet, self.stack)
        pages = next(count for each, count in zip(self._themes, self._abreast) if each is node)
        return findings(self.context, node, tag, colours, self._sheet, self.stack, self.headings, pages)

    def front(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        owned = [(part, Tag("Div")) for part in node.nodes]
        made = [(self.blocks([part], owner, colours), owner.kids, part.flag("late")) for part, owner in owned]
        parts = [Part(*each) for each in made if each[0]]
        return [Front(parts, tag.add("Div"), self.headings)] if parts else []

    def year(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return year(self.context, node, tag, colours, self._sheet, self.headings)

    def measure(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return [measure_beside(self.context, node, tag, colours, self._page)]

    def counts(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return counts(self.context, node, tag, colours)

    def bars(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return bars(self.context, node, tag, colours, self._page)

    def panel(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return [Panel(self.stack(node.nodes, tag.add("Div"), colours), colours, stretch=1)]

    def steps(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        """Stops on the year's path, round as on the cover; the one that this paper belongs to is a full one."""
        owner = tag.add("L", ListNumbering="None")
        found: list[Block] = []
        for number, step in enumerate(node.nodes):
            tint = replace(style.colours(step.get("theme"), colours), shape="circle")
            body = owner.add("LI").add("LBody")
            picture = self.context.badge(step, tint, body, solid=step.flag("here"))
            words = self._stack_at(_STEP, step.nodes, body, tint)
            for heading in words.blocks[:1]:
                heading.after = _STEP_GAP
            found.append(Step(picture, words, number, number == len(node.nodes) - 1, self._page))
            found[-1].keep_with_next = step is not node.nodes[-1]  # the path is in one piece
        return found

    def filled(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        """What a pass has filled stands among its siblings."""
        return self.blocks(node.nodes, tag, colours)

    def toc(self, node: Node, tag: Tag, colours: Colours) -> list[Block]:
        return [Contents(self.context, self.headings, len(self.headings), tag.add("TOC"))]

    makers: dict[str, Callable[..., list[Block]]] = {
        **dict.fromkeys(("h1", "h2", "h3"), heading),
        **{"p": p, "ul": ul, "ol": ol, "table": table, "figure": figure, "blockquote": blockquote, "lines": lines},
        **{"ways": ways, "room": room, "band": band, "aside": aside, "articles": articles, "agenda": agenda, "spare": spare},
        **{"choices": choices, "scale": choices, "welcome": welcome, "asked": asked, "crosses": crosses},
        **{"box": box, "columns": columns, "panel": panel, "steps": steps, "chart": chart, "scan": scan},
        **{"balanced": balanced, "together": together, "foot": foot, "slip": slip, "spread": spread},
        **{"findings": findings, "front": front, "year": year, "measure": measure, "counts": counts, "bars": bars},
        **{"toc": toc, "fields": fields, "signatures": signatures, "page-break": lambda *_: [PageBreak()], "section": section},
        **dict.fromkeys(("glossary", "meanings", "credits"), filled),
    }


def _lead_up(words: Text, follower: Block) -> None:
    """Keep words with the list, quote, table or lines that they lead up to, and a label close above its heading."""
    if isinstance(follower, (Marked, Bubble, Table, Lines, Bars)):
        words.keep_with_next = True
    elif words.keep_with_next and not words.bookmark and follower.keep_with_next:
        words.before, follower.before = follower.before, _LABEL_GAP
