"""Rules of looks, beside those of easy reading: what makes a page look meant. Sources: the brief for how all paper looks.

Contrast as it is rendered, floors of type and the least sizes of drawings are L07, L01 and L10 of `rules`.
"""

from __future__ import annotations

import colorsys
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import sub

from PIL import Image

from layout.facts import RUNNING, Block, Box, Colour, Facts, Mark, Words, common, kind, mm, thumbnail
from layout.letters import ENDS_SENTENCE
from layout.seen import in_view

_FULL = 0.2  # of a page's column
_LEAST_DOWN, _DOWN = 0.4, 0.6  # of a page's height
_AIR = 2 * mm  # round what stands on a page: it is not empty there
_EDGES = 38 * mm  # above and below the column of an A4 page
_SHORT = 6  # letters of a word that may not stand alone on a last line, at most
_LANDSCAPE = 100 * mm  # how tall grounds from edge to edge are that are none of a panel
_HUE = 14 / 360  # two tones of one family are no further apart
_STOP = 32 * mm  # how large a stop is
_FRAME = 1.3  # of what stands in it: a frame is hardly larger
_INK = 0.16  # a part of a colour: ink has less of each
_RAYS, _DOTS = 90, 2.0  # dots to the pt


def l18(facts: Facts) -> Iterator[str]:
    """No page of a document is less than a fifth full.

    Lines and boxes to write in fill a page: it is for writing. A deck's last sheet has the cards that are left.
    """
    if kind(facts) == "cards":
        return
    for page, spans in _filled(facts).items():
        full = _covered(spans) / (facts.sizes[page][1] - _EDGES)
        if full < _FULL:
            yield f"page {page + 1}: {full:.0%} full"


def _filled(facts: Facts) -> dict[int, list[tuple[float, float]]]:
    """From where to where something stands on each page, from low to high; the room above a line to write on is the line's."""
    found: dict[int, list[tuple[float, float]]] = {page: [] for page in range(len(facts.sizes))}
    for thing in (*facts.words, *facts.marks):
        if _stands_there(facts, thing):
            ruled = isinstance(thing, Mark) and thing.kind == "line" and thing.sides[1] < 1 and thing.sides[0] > 30 * mm
            found[thing.page].append((thing.box[1] - _AIR, thing.box[3] + (12 * mm if ruled else _AIR)))
    return found


def _stands_there(facts: Facts, thing: Words | Mark) -> bool:
    """Whether it is no running line, and no ground behind other things."""
    if isinstance(thing, Words):
        return thing.owner is not None and bool(thing.text.strip())
    tall = facts.sizes[thing.page][1]
    return thing.box[1] > RUNNING and (thing.kind != "area" or thing.box[3] - thing.box[1] < tall / 3)


def _reached(facts: Facts) -> dict[int, float]:
    """How far down each page (1: all of it) what stands on it reaches."""
    talls = [tall for _, tall in facts.sizes]
    return {
        page: 1 - (min((low for low, _ in spans), default=talls[page]) + _AIR) / talls[page]
        for page, spans in _filled(facts).items()
    }


def _covered(spans: Sequence[tuple[float, float]]) -> float:
    """How long the spans are together, where they overlap only once."""
    total, reached = 0.0, float("-inf")
    for low, high in sorted(spans):
        total += max(0.0, high - max(low, reached))
        reached = max(reached, high)
    return total


def l19(facts: Facts) -> Iterator[str]:
    """No text ends with one short word on a line of its own.

    A last line that is a sentence of its own ("Ja.") is none, and nothing can be done where the line above has one word too.
    Where lines are not balanced but full, that one keeps two.
    """
    cards = kind(facts) == "cards"
    for block in facts.blocks:
        if len(block.lines) < 2 or block.lines[-1].page != block.lines[-2].page:
            continue
        least = 1 if cards or re.fullmatch(r"H\d", block.role) or _is_quote(block) else 2
        above, last = (line.text.split() for line in block.lines[-2:])
        if (
            len(last) == 1
            and len(above) > least
            and len(last[0].strip("«»“”.,!?:")) <= _SHORT
            and not ENDS_SENTENCE.search(above[-1])
        ):
            yield f"page {block.lines[-1].page + 1}: {last[0]!r} stands alone at the end of {block.text[:40]!r}"


def _is_quote(block: Block) -> bool:
    return block.role == "BlockQuote" or block.inside("BlockQuote")


def is_box(facts: Facts, page: int) -> bool:
    """Whether a page of the deck is folded."""
    return kind(facts) == "cards" and any(line.page == page and line.dashed for line in facts.ofkind("line"))


def landscapes(facts: Facts) -> set[int]:
    """The pages with a landscape behind what stands there: a board, the year as one picture, the slides that a part begins on."""
    if kind(facts) == "slides":
        return {block.pages[0] for block in facts.blocks if block.role == "H1"}
    whole = (mark.page for mark in facts.ofkind("area") if min(map(sub, mark.sides, facts.sizes[mark.page])) > -1)
    return {0, *whole} if kind(facts) in ("board", "overview") else set()  # of a board in tiles no sheet is covered whole


def l20(facts: Facts) -> Iterator[str]:
    """Inside a panel there is its own colour, ink and white, and no other family. A landscape is no panel, nor a table."""
    if kind(facts) in ("board", "overview"):
        return
    scenes = landscapes(facts)
    tints = defaultdict(list)
    boxes = {page for page in range(len(facts.sizes)) if is_box(facts, page)}
    for area in facts.ofkind("area"):
        if _hue(area.colour) is None or min(area.sides) < 20 * mm or max(area.colour) < 0.75 or area.page in boxes | scenes:
            continue
        if area.form.startswith(("/welcome", "/laid")):
            continue
        wide, tall = area.sides
        if wide < facts.sizes[area.page][0] - 1 or tall < _LANDSCAPE:
            tints[area.page, area.form].append(area)
    for thing in (*facts.words, *facts.ofkind("symbol", "line")):
        hue = _hue(thing.colour)
        if hue is None or (isinstance(thing, Words) and not thing.text.strip()):
            continue
        holding = [area for area in tints[thing.page, thing.form] if area.order < thing.order and holds(area.box, thing.box)]
        if holding:
            panel = min(holding, key=lambda area: area.sides[0] * area.sides[1])
            apart = abs(hue - (_hue(panel.colour) or 0.0))
            if min(apart, 1 - apart) > _HUE:
                what = thing.text[:30] if isinstance(thing, Words) else thing.name or thing.kind
                yield f"page {thing.page + 1}: {what!r} has another colour than its panel"


def _hue(colour: Colour) -> float | None:
    """None for what has hardly a colour: ink, white, greys and slate; and for inks, whose pages are the same."""
    if len(colour) != 3:
        return None
    hue, _, _ = colorsys.rgb_to_hls(*colour)
    _, saturation, value = colorsys.rgb_to_hsv(*colour)
    return hue if saturation > (0.06 if value > 0.75 else 0.4) else None


def holds(outer: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def l21(facts: Facts) -> Iterator[str]:
    """No quote stands twice on two facing pages. One that goes on on the next page is one."""
    if kind(facts) == "cards":
        return
    seen: dict[tuple[int, str], int] = {}
    for block in facts.blocks:
        if not _is_quote(block):
            continue
        said = " ".join(block.text.split()).strip("«»“”\"' ")
        spreads = {((page + 1) // 2, said): page for page in block.pages}
        for spread, page in spreads.items():
            if spread in seen and len(said) > 8:
                yield f"page {page + 1}: {said[:40]!r} stands twice"
        seen |= spreads


def l22(facts: Facts) -> Iterator[str]:
    """Stops on the board are 32 mm at least, on larger paper too, and stand on the road: none hides a part of its edge.

    Where one starts and where one arrives the road ends, and the discs are nearly as wide as it or wider.
    """
    roads = sorted(
        (mark for mark in facts.ofkind("line") if mark.page == 0 and mark.width > 20 * mm), key=lambda mark: mark.width
    )
    if kind(facts) != "board" or not roads:
        return
    stops = _stops(facts)
    edge = tuple(round(part * 255) for part in roads[-1].colour)
    if not stops:
        yield "page 1: no stops on the road"
        return
    picture = next(facts.pictures(0, scale=_DOTS))
    tall, scale = facts.sizes[0][1], min(1.0, max(facts.sizes[0]) / (420 * mm))
    for stop in stops:
        if min(stop.sides) < _STOP * scale - 1:
            yield f"page 1: a stop of {min(stop.sides) / mm:.1f} mm"
        if _touches(picture, tall, stop, edge):
            yield f"page 1: the stop at {stop.box[0] / mm:.0f}, {stop.box[1] / mm:.0f} mm hides the road's edge"


def _stops(facts: Facts) -> list[Mark]:
    """The shapes with an edge and a symbol in them, without those at the road's ends, whose edges are of ink, and frames."""
    edges = {mark.box: mark.colour for mark in facts.ofkind("line") if mark.page == 0 and not mark.dashed}
    symbols = [mark.seen for mark in facts.ofkind("symbol", "picture") if mark.page == 0]
    return [
        area
        for area in facts.ofkind("area")
        if area.page == 0 and max(edges.get(area.box, (0.0,))) > _INK and max(area.sides) < 60 * mm
        if any(holds(area.box, symbol) and max(area.sides) > _FRAME * (symbol[2] - symbol[0]) for symbol in symbols)
    ]


def _touches(picture: Image.Image, tall: float, stop: Mark, edge: tuple[int, ...]) -> bool:
    """Whether the road's edge comes up to a shape: what lies before its own dark edge, along rays from outside inward."""
    x, y = (stop.box[0] + stop.box[2]) / 2 * _DOTS, (tall - (stop.box[1] + stop.box[3]) / 2) * _DOTS
    far = round(max(stop.sides) * 0.8 * _DOTS)
    hits, pixels = 0, picture.load()
    for step in range(_RAYS):
        right, down = math.cos(step * math.tau / _RAYS), math.sin(step * math.tau / _RAYS)
        seen: list[tuple[int, ...]] = []
        for gone in range(far, 0, -1):
            at = round(x + right * gone), round(y + down * gone)
            if 0 <= at[0] < picture.width and 0 <= at[1] < picture.height:
                if sum(pixels[at]) < 300:
                    break
                seen.append(pixels[at])
        near = [max(abs(a - b) for a, b in zip(colour, edge)) < 4 for colour in seen[-4:]]
        hits += any(one and two for one, two in pairwise(near))  # one alone may be the soft edge of something dark
    return hits > 1


def l23(facts: Facts) -> Iterator[str]:
    """Nothing is painted over words."""
    later = [mark for mark in facts.ofkind("area", "picture", "pattern") if not thumbnail(mark)]
    for word in facts.words:
        if not word.text.strip() or thumbnail(word):
            continue
        there = in_view(word, facts.sizes[word.page])
        for mark in later:
            if mark.page == word.page and mark.order > word.order:
                left, low, right, top = common(there, mark.seen)
                if right - left > 1 and top - low > 1:
                    yield f"page {word.page + 1}: {mark.name or mark.kind} lies over {word.text[:40]!r}"


def l36(facts: Facts) -> Iterator[str]:
    """What goes on from the page before reaches down three tenths of its page at least, and on a task sheet to its middle.

    A page that begins with a heading of the first level begins something; a last page ends what came before all the same.
    """
    if kind(facts) not in ("handout", "tasks", "report") or facts.name.endswith("booklet"):
        return
    begun = {block.pages[0] for block in facts.blocks if block.role == "H1"}
    for page, reached in _reached(facts).items():
        least = 1 / 2 if kind(facts) == "tasks" else 0.3
        goes_on = page not in begun or (page == len(facts.sizes) - 1 and kind(facts) != "tasks")
        if page and goes_on and reached < least:
            yield f"page {page + 1}: what goes on here ends at {reached:.0%} of the page"


def l38(facts: Facts) -> Iterator[str]:
    """No page of a report or handout between its first and its last is half empty beside a half-empty one.

    Each reaches two fifths down, and it or the page that it faces three fifths: in an open book both are seen at once. What has
    pages to fold lies otherwise.
    """
    if kind(facts) not in ("handout", "report") or facts.name.endswith("booklet"):
        return
    reached = _reached(facts)
    for page in range(1, len(facts.sizes) - 1):
        facing = page + 1 if page % 2 else page - 1
        if reached[page] < _LEAST_DOWN or max(reached[page], reached[facing]) < _DOWN:
            yield f"page {page + 1}: ends at {reached[page]:.0%} of the page, the one that it faces at {reached[facing]:.0%}"


RULES = {name: rule for name, rule in globals().items() if re.fullmatch(r"l\d\d", name)}
