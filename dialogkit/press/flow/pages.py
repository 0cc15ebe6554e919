"""Running pages with their footer, and the cover."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from dialogkit import limits
from dialogkit.colour import INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press import style
from dialogkit.press.art.marks import badge, dotted_path, write_line
from dialogkit.press.art.place import may_fill, place, place_cropped, widest_frame
from dialogkit.press.figures.heads import band
from dialogkit.press.figures.stops import across, shrink, stop_path
from dialogkit.press.flow.blocks import Block, Stack, largest_fit
from dialogkit.press.flow.compose import Composer
from dialogkit.press.flow.facing.leaf import PageBox
from dialogkit.press.flow.figured.band import Band
from dialogkit.press.flow.page import Page
from dialogkit.press.flow.page_format import Format, page_format
from dialogkit.press.flow.paginate import Unplaced, paginate
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, COVER, RADIUS, SMALL, Colours
from dialogkit.press.type.paragraph import Paragraph, TooNarrow
from dialogkit.words import filled

Part = Callable[[PressContext, Node, Tag], list[Block]]

_ON_WALL = (28, 26, 24, 22, 21, 20, 19, 18)  # pt: how large body text is on sheets of A3
_IN_HAND = (20, 19, 18, 17, 16, 15, 14)  # and on those of A4 that grow
_FEW = 6  # of these: where there are more, others than the largest are not tried
_AIR = 6 * mm  # on both sides of the path in the footer
_LINE = 26 * mm  # to write on behind the title, with the space before it
_BEFORE_LINE = 2 * mm
_MOST_WORDS = 40  # of a title that a footer is tried with: no line holds more
# of the cover, on A4:
_COVER_TOP = 30 * mm
_LOGO = 24 * mm
_AROUND_LOGO = 2 * mm
_COVER_FOOT = 72 * mm  # for the year's path
_COVER_PICTURE = 116 * mm  # at most
_LEAST_PICTURES = (80 * mm, 52 * mm)  # with the air round it: as a photo fills its frame, and at least
_AROUND_PICTURE = 8 * mm
_BELOW_WORDS = 8 * mm  # to the end of the ground that they stand on
_BADGES_APART = 28.5 * mm  # of the path's stops, from middle to middle


def pages(context: PressContext, node: Node, document: Node, parts: Mapping[str, Part]) -> list[Sheet]:
    """The sheets of an element `pages`: its blocks in one column, a footer below. `parts` make elements that are no text.

    Those of A3 are for a wall: they are sheets of A4 made larger or smaller and then enlarged, on which words are as large as the
    fewest sheets allow. So are those of A4 that `grow`; and each that does is about as full as the others.
    """
    size, wall = "A5" if node.paper.get("size") == "A5" else "A4", node.paper.get("size") == "A3"
    width, height = PAGES[size]
    layout = page_format(size)
    sheet = PageBox(width, height, layout.margin, layout.top, layout.foot)
    composer = Composer(context, layout, sheet, [each for each in node.walk() if each.name == "findings"])
    root = context.canvas.root
    colours = style.colours(node.get("theme"))
    blocks: list[Block] = []
    for part, children in groupby(node.nodes, key=lambda child: parts.get(child.name)):
        if part:
            blocks += [block for child in children for block in part(context, child, root)]
        else:
            blocks += composer.blocks(list(children), root, colours)

    grows = node.paper.flag("grow")

    def filled_at(scale: float, even: bool = False) -> list[Page]:
        wide, high = (scale * side for side in PAGES[size])
        return paginate(blocks, wide - 2 * layout.margin, high - layout.top - layout.foot, context.before + 1, even)

    def is_room_at(scale: float, count: int) -> bool:
        try:
            return len(filled_at(scale)) <= count
        except (TooNarrow, Unplaced):
            return False

    try:
        wanted: tuple[float, ...] = _ON_WALL if wall else _IN_HAND if grows else (BODY.size,)
        alike = BODY.size * (2**0.5 if wall else 1)
        if any(each.name == "agenda" for each in node.walk()):  # whose words grow on the sheet itself
            wanted = (alike, *(size for size in wanted if size < alike))
        *larger, scale = (alike / size for size in wanted)
        fewest = len(filled_at(scale)) if larger else 0
        scale = next((each for each in larger if fewest <= _FEW and is_room_at(each, fewest)), scale)
        made = filled_at(scale, grows)
    except Unplaced as error:
        longest = max(error.block.walk_texts(), key=lambda text: len(text.paragraph.words), default=None)
        at = (longest.at if longest else "") or next((text.at for text in error.texts if text.at), "")
        context.problem_at(
            error.code, at, node, longest.paragraph.words if longest else "", name=node.template, limit=limits.PAGES
        )
        return []
    width, height = scale * width, scale * height
    sides = [_sides(page, width, layout) for page in made]
    narrowest = min((end - begin for begin, end in sides), default=0.0)
    stops = _stops(document, node)
    if document.paper.flag("fill") and not any(here for _, here in stops):
        stops = []  # what one writes has the room of a path that leads past this paper
    feet = zip(made, sides, _feet(made))
    return [_sheet(context, page, document, stops, (width, height), layout, side, narrowest, foot) for page, side, foot in feet]


def _feet(pages: Sequence[Page]) -> Iterator[str]:
    """The colour of each page's foot: that of its band or title, or else of the page that it goes on from."""
    colour = INK
    for page in pages:
        blocks = [block for block, _, _ in page.placed]
        texts = (text for block in blocks for text in block.walk_texts() if text.tag and text.tag.role == "H1")
        titles = [text.paragraph.style.colour for text in texts]
        heads = [block.colours.dark for block in blocks if isinstance(block, Band)] or titles or [colour]
        yield heads[0]
        colour = heads[-1]


def _sides(page: Page, width: float, layout: Format) -> tuple[float, float]:
    """Where the foot of a page begins and ends."""
    edges = (part.edges for block, _, _ in page.placed for part in block.walk() if part.edges)
    left, right = next(edges, (layout.margin, layout.margin))
    return left, width - right


def _sheet(
    context: PressContext,
    page: Page,
    document: Node,
    stops: Sequence[tuple[Node, bool]],
    size: tuple[float, float],
    layout: Format,
    sides: tuple[float, float],
    narrowest: float,
    colour: str,
) -> Sheet:
    width, height = size

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        for block, offset, tall in page.placed:
            block.draw(canvas, layout.margin, height - layout.top - offset, width - 2 * layout.margin, tall)
        with canvas.pagination():
            _footer(context, canvas, document, stops, sides, narrowest, layout, number, count, colour)

    return Sheet(width, height, paint, tuple(block for block, _, _ in page.placed))


def _footer(
    context: PressContext,
    canvas: PressCanvas,
    document: Node,
    stops: Sequence[tuple[Node, bool]],
    sides: tuple[float, float],
    narrowest: float,
    layout: Format,
    number: int,
    count: int,
    colour: str,
) -> None:
    """The title and year on the left, the page on the right, and between them the path with this paper's stop, in a colour.

    With `fill` a line to write on follows what stands on the left. All is one line: a title too long for the foot that is the
    `narrowest` gives way to what is short on all pages, and to this, if need be, the path of a page. The path stands in the
    middle, or farther right where the words need it.
    """
    y, (begin, end), path = layout.footer, sides, layout.path
    right, widest = (
        context.line(filled(document.paper.get("paging"), page=page, pages=count), SMALL) for page in (number, count)
    )
    wide = right.width(end)
    line = _LINE if document.paper.flag("fill") else 0.0
    beside = widest.width(end) + _AIR + line  # what else stands there
    title = context.line(document.paper.get("footer"), SMALL)
    short = context.line(document.paper.get("short") or document.paper.get("footer"), SMALL)
    fits = partial(Paragraph.fits, height=SMALL.leading)
    left = title if fits(title, narrowest - beside - (path + _AIR if stops else 0.0)) else short
    room = end - begin - beside
    stops = stops if fits(left, room - path - _AIR) else []
    left = left if fits(left, room) else _shortened(context, left.words, room)
    start = max((begin + end - path) / 2, begin + left.width(room) + line + _AIR)
    left.show(canvas, begin, y + 5, room)
    right.show(canvas, end - wide, y + 5, wide + 1)
    after = begin + left.width(room)
    if stops:
        stop_path(canvas, start, y, path, [here for _, here in stops], colour)
    if line:
        write_line(canvas, after + _BEFORE_LINE, y - 9, after + line if stops else end - widest.width(end) - _AIR)


def _shortened(context: PressContext, words: str, room: float) -> Paragraph:
    """The beginning of words, and the last of them, the year."""
    *first, last = words.split() or [""]
    parts = (f"{' '.join(first[:count])} … {last}" for count in range(min(len(first) - 1, _MOST_WORDS), 0, -1))
    tried = (context.line(part, SMALL) for part in parts)
    return next((line for line in tried if line.fits(room, SMALL.leading)), context.line(last, SMALL))


def _stops(document: Node, node: Node) -> list[tuple[Node, bool]]:
    """The stops of the path that the document's process takes, and if an element is of each; none where it has no path."""
    path, here = document.find("stops"), node.get("stop") or document.get("stop")
    return [(stop, stop.get("part") == here) for stop in path.nodes] if path else []


def cover(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """One page: the words at the top, a picture in the middle if there is one, the year's path at the foot."""
    width, height = PAGES[node.paper.get("size", "A4")]
    layout = page_format(node.paper.get("size"))
    scale, margin = layout.cover_scale, layout.margin
    colours = style.colours(node.get("theme") or "1")
    owner = context.canvas.root.add("Sect")
    drafts: list[Tag] = []
    stops = _stops(document, node)

    def words(size: float) -> Stack:
        drafts.append(Tag("Div"))
        return _cover_words(context, node, size, drafts[-1], colours, layout)

    inner, logo, foot = width - 2 * margin, _LOGO * scale, _COVER_FOOT * scale if stops else layout.foot
    figures = [figure for figure in node.nodes if figure.name == "figure"]
    corner = [figure for figure in figures if figure.get("place") == "corner"]
    shown = [figure for figure in figures if figure.get("place") != "corner"]
    top = _COVER_TOP * scale + (logo / 2 if corner else 0)
    room = height - top - _BELOW_WORDS * scale - foot
    # a long title is smaller rather than the picture goes
    rooms = [*(room - least * scale for least in _LEAST_PICTURES if shown), room]
    block, left = next(
        ((made, each) for each in rooms if (made := largest_fit(words, inner, each, layout.cover_sizes))), (None, room)
    )
    pictured = left < room
    if block is None:
        heading = node.need("h1")
        context.problem_at("cover-too-full", heading.get("at"), heading, "")
        return []
    if shown and not pictured:
        context.remarks.append(("cover_picture", {}))
    # a logo stands above the words, and is read before them
    logos = [_CoverPicture(context, figure, owner, inner) for figure in corner]
    owner.kids.append(drafts[-1])
    pictures = [_CoverPicture(context, figure, owner, inner) for figure in shown if pictured]

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        tall = block.height(inner)
        ground = top + tall + _BELOW_WORDS * scale
        room = height - ground - foot
        with canvas.artifact():
            band(canvas, (0, height - ground, width, ground), colours)
            for _ in logos:
                _plate(canvas, width - margin - logo, height - 12 * mm * scale - logo, logo)
        for figure in logos:
            figure.draw(canvas, width - margin - logo, height - 12 * mm * scale, logo, logo)
        block.draw(canvas, margin, height - top, inner, tall)
        size = min(room - 2 * _AROUND_PICTURE * scale, _COVER_PICTURE * scale)
        for figure in pictures:
            figure.draw(canvas, margin, foot + (room + size) / 2, inner, size)
        larger = 1.5 if not pictured and room > 60 * mm * scale else 1
        if stops:
            with canvas.artifact():
                _year_path(context, canvas, width, layout, stops, larger, colours)

    return [Sheet(width, height, paint, (block,))]


def _cover_words(context: PressContext, node: Node, size: float, tag: Tag, colours: Colours, layout: Format) -> Stack:
    """The words with a title of `size` pt; a small one makes the others smaller too."""
    lead, second = layout.lead, layout.headings["h2"]
    lead = lead.at(max(BODY.size, min(lead.size, size * 0.6)))
    second = second.at(min(second.size, size * 0.75))
    styles = {
        "": replace(lead, after=4),
        "label": replace(lead, bold=True, before=14, after=4),
        "lead": replace(second, leading=second.size * 1.4, bold=False, colour=INK, before=0, after=14),
    }
    blocks: list[Block] = []
    for child in node.nodes:
        if child.name == "h1":
            blocks.append(context.text(child, replace(COVER.at(size), colour=colours.dark), tag.add("H1"), 1))
        elif child.name == "p":
            blocks.append(context.text(child, styles.get(child.get("role"), styles[""]), tag.add("P")))
    return Stack(blocks)


def _plate(canvas: PressCanvas, x: float, y: float, size: float) -> None:
    """White behind a logo, lower left at (x, y): most are made for it."""
    canvas.setFillColor(WHITE)
    canvas.roundRect(
        x - _AROUND_LOGO, y - _AROUND_LOGO, size + 2 * _AROUND_LOGO, size + 2 * _AROUND_LOGO, RADIUS, stroke=0, fill=1
    )


class _CoverPicture(Block):
    """A picture in the middle of its place, which is `widest` pt wide at most; a logo belongs in the corner."""

    def __init__(self, context: PressContext, node: Node, owner: Tag, widest: float):
        self._node, self._book, self._artwork = node, context.book, context.book.artwork(node.get("symbol"), widest)
        self._tag = owner.add_figure(node.get("alt"))
        self._corner = node.get("place") == "corner"

    def height(self, width: float) -> float:
        return width * self._artwork.height / self._artwork.width

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        artwork = self._artwork
        width = min(width, widest_frame(artwork, height))
        if not self._corner and may_fill(artwork, width, height):
            with canvas.of(self._node.get("at")), canvas.owned(self._tag, x, top - height, width, height):
                photo = self._book.filling(self._node.get("symbol"), width, height, self._node.get("focus"))
                place_cropped(canvas, photo, (x, top - height, width, height), radius=RADIUS)
            return
        scale = min(width / artwork.width, height / artwork.height)
        wide, tall = artwork.width * scale, artwork.height * scale
        y = top - height + (height - tall) / 2
        with canvas.of(self._node.get("at")), canvas.owned(self._tag, x, y, wide, tall):
            place(canvas, artwork, x, y, wide, tall, INK)


def _year_path(
    context: PressContext,
    canvas: PressCanvas,
    width: float,
    layout: Format,
    stops: Sequence[tuple[Node, bool]],
    larger: float,
    colours: Colours,
) -> None:
    """The winding path with its stops, across the foot of the cover; this paper's stop stands out by its size.

    A `larger` one fills the space of the picture that the cover does not have.
    """
    unit = layout.cover_scale * mm
    turns = (56, 104, 62, 122, 78) if larger > 1 else (38, 56, 34, 56, 40)
    edge = layout.margin + larger * 15 * unit  # so that a full stop stands below the first letter
    ways = across(edge, width - 2 * edge, len(stops))
    points = [(x, turns[index and 1 + (index - 1) % 4] * unit) for index, x in enumerate(ways)]
    smaller = shrink(points, _BADGES_APART * larger * layout.cover_scale)
    ends = [(0, points[0][1] - 8 * unit), (width, points[-1][1] + 12 * unit)]
    dotted_path(canvas, [ends[0], *points, ends[1]], colours.dark, 3.2 * layout.cover_scale, 10 * layout.cover_scale)
    for (stop, here), (x, y) in zip(stops, points):
        size = smaller * larger * (30 if here else 21) * unit
        canvas.setFillColor(WHITE)
        canvas.circle(x, y, size / 2 + smaller * 3 * unit, stroke=0, fill=1)
        look = replace(colours, shape="circle")
        badge(canvas, context.book, stop.get("symbol"), x - size / 2, y - size / 2, size, look, solid=here)
