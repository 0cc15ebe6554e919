"""Rules of layout for easy (residents') and plain (staff's) reading, a function each, named by their numbers.

Each takes the facts of one file and gives sentences, none where all is well. Sources: Inclusion Europe, UK easy-read guides,
RNIB, WCAG 2.1 (1.4.3, 1.4.6, 1.4.8, 1.4.11). Where dialogkit departs from a rule the reason stands here, beside the exception.
L14, that what overflows is a problem, cannot be seen in a finished file; its test builds what is too much.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

import pikepdf

import structure
from dialogkit.press.style import ROAD, ROAD_EDGE
from layout.contents import RULES as CONTENTS
from layout.facts import RUNNING, Facts, Line, Mark, kind, mm, thumbnail
from layout.letters import BODY, FLOW, card_width, easy, fold, is_large, on_page
from layout.letters import RULES as LETTERS
from layout.looks import RULES as LOOKS
from layout.looks import holds, is_box, landscapes
from layout.seen import brightness, contrast, grounds, rgb
from layout.spaces import RULES as SPACES
from layout.together import RULES as TOGETHER

WHITE = (1.0, 1.0, 1.0)
_ABOVE = 15 * mm  # from a stop's word to its symbol, at the most
POSTER_LINES = 14  # more of them than the example has leave no room for their symbols of 35 mm
_SHEETS = {"nb": "Ark {} av {}", "nn": "Ark {} av {}", "en": "Sheet {} of {}"}
_PAGING = {"nb": "Side {} av {}", "nn": "Side {} av {}", "en": "Page {} of {}"}
_SHAPES = 0.88  # a square and a triangle are a little smaller than the box that they stand in, as is an outline
_REACH_OUT = re.compile(r"\S+@\S+\.\S+|\b\d{2}(?: \d{2}){3}\b|\b\d{3} \d{2} \d{3}\b|\b(Spør|Ask) ")


def l07(facts: Facts) -> Iterator[str]:
    """Words stand out 7 to 1 from what lies behind them as it is rendered; symbols and lines 3 to 1."""
    for word, behind in grounds(facts):
        ratios = {ground: contrast(rgb(word.colour), ground) for ground in behind}
        low = [ground for ground in behind if ratios[ground] < 7 - 0.1]  # rendering rounds
        if sum(behind[ground] for ground in low) > 0.05:
            yield on_page(word.page, f"contrast {ratios[max(low, key=behind.__getitem__)]:.1f}", word.text)
    scenes = landscapes(facts)
    for mark in facts.marks:
        if mark.form or thumbnail(mark) or mark.kind not in ("symbol", "line"):
            continue
        if mark.kind == "line" and (
            mark.width > 5 or (mark.page in scenes and kind(facts) == "slides") or _is_road(mark) or _is_ground_edge(facts, mark)
        ):
            continue  # roads and edges of grounds are no lines to see
        ground = under(facts, mark)
        ratio = contrast(rgb(mark.colour), rgb(ground.colour) if ground else WHITE)
        if ratio < 3 - 0.05:
            yield on_page(mark.page, f"{mark.kind} {mark.name} has contrast {ratio:.1f}")


_ROADS = [tuple(int(tone[at : at + 2], 16) / 255 for at in (1, 3, 5)) for tone in (ROAD, ROAD_EDGE)]


def _is_road(mark: Mark) -> bool:
    """A small one, as in a drawing of the board."""
    return any(max(abs(a - b) for a, b in zip(rgb(mark.colour), tone)) < 0.01 for tone in _ROADS)


def _is_ground_edge(facts: Facts, mark: Mark) -> bool:
    return any(area.box == mark.box and area.colour == mark.colour for area in facts.ofkind("area") if area.page == mark.page)


def under(facts: Facts, mark: Mark) -> Mark | None:
    """The last area painted before a mark that lies below its middle."""
    x, y = (mark.box[0] + mark.box[2]) / 2, (mark.box[1] + mark.box[3]) / 2
    areas = facts.__dict__.setdefault("_areas", defaultdict(list))
    if not areas:
        for area in facts.ofkind("area"):
            areas[area.page, area.form].append(area)
    found = None
    for area in areas.get((mark.page, mark.form), ()):
        left, low, right, top = area.box
        if area.order < mark.order and left <= x <= right and low <= y <= top:
            found = area
    return found


def l08(facts: Facts) -> Iterator[str]:
    """Never colour alone: what differs in colour differs in word, and in symbol (squares) or shape (squares and cards).

    Start and goal are one square each at the ends of the way, so that they may have another square's shape.
    """
    told = _squares(facts) if kind(facts) == "board" else _heads(facts) if kind(facts) == "cards" else {}
    for word, looks in told.items():
        if len({(symbol, shape) for symbol, shape, _ in looks}) > 1:
            yield f"{word} looks different from place to place"
    for (word, one), (other, two) in combinations(((word, looks[0]) for word, looks in told.items()), 2):
        (symbol_1, shape_1, colour_1), (symbol_2, shape_2, colour_2) = one, two
        if symbol_1 and symbol_1 == symbol_2:
            yield f"{word} and {other} have one symbol"
        ends = len(told[word]) == 1 or len(told[other]) == 1
        if colour_1 != colour_2 and shape_1 == shape_2 and not (ends and kind(facts) == "board"):
            yield f"{word} and {other} differ in colour and not in shape"


def _shape(facts: Facts, symbol: Mark) -> tuple[str, int, tuple]:
    ground = under(facts, symbol)
    return symbol.name, ground.corners if ground else 0, tuple(round(part, 2) for part in ground.colour) if ground else ()


def _squares(facts: Facts) -> dict[str, list[tuple]]:
    """The looks of each kind of square, by its word."""
    symbols, found = [mark for mark in facts.ofkind("symbol", "picture") if mark.page == 0 and not mark.form], defaultdict(list)
    for block in facts.blocks:
        if block.role != "LBody" or block.pages != [0] or not symbols:
            continue
        line = block.lines[0]
        middle = (line.left + line.right) / 2
        near = (
            mark for mark in symbols if 0 < mark.box[1] - line.base < _ABOVE
        )  # a picture of a pack is none: another stop's is
        above = [mark for mark in near if abs((mark.box[0] + mark.box[2]) / 2 - middle) < 6]
        if above:
            found[block.text.strip()].append(_shape(facts, min(above, key=lambda mark: mark.box[1])))
    return found


def _heads(facts: Facts) -> dict[str, list[tuple]]:
    """The looks of each kind of card, by its name: the shape on its left. The picture below is the card's own."""
    found = defaultdict(list)
    areas = [area for area in facts.ofkind("area") if not area.form and max(area.sides) < 8 * mm]
    for block in facts.blocks:
        if re.fullmatch(r"H\d", block.role):
            line = block.lines[0]
            near = [
                area
                for area in areas
                if area.page == line.page and line.left - 8 * mm < area.box[2] < line.left + 1
                if area.box[1] < line.base + line.size / 2 < area.box[3] + line.size / 2
            ]
            if near:
                mark = max(near, key=lambda area: area.box[2])
                found[block.text.strip()].append(("", mark.corners, tuple(round(part, 2) for part in mark.colour)))
    return found


def l09(facts: Facts) -> Iterator[str]:
    """Pictures have an alternative text or are artifacts; a symbol stands on the left of the words that it supports.

    Above them it stands where answers stand side by side, and on squares, backs and pawns; a cover's path supports no words. On
    the tile of an answer the label stands below it beside the box to tick. A brush in a dashed frame says that one draws there.
    In a report a large one stands above what is said in the place of measures.
    """
    for element in (each for top in facts.tree for each in top.walk()):
        if element.role == "Figure" and not (element.alt or "").strip():
            yield f"{element} has no alternative text"
    for mark in facts.ofkind("symbol", "picture"):
        if mark.owner is not None and mark.owner.role != "Figure":
            yield on_page(mark.page, f"{mark.name or mark.kind} belongs to {mark.owner.role} and has no alternative text")
    if kind(facts) not in FLOW:
        return
    lines = [line for block in facts.blocks for line in block.lines]
    untagged = (word for word in facts.words if word.owner is None and word.text.strip())  # what may be left out is not said
    running = [Line(word.page, (word,)) for word in untagged if word.base > RUNNING or kind(facts) == "report"]
    for mark in facts.ofkind("symbol"):
        cover = mark.page == 0 and kind(facts) != "tasks"
        if mark.form or cover or mark.owner is not None:
            continue
        left, low, right, top = mark.box
        here = [line for line in (*lines, *running) if line.page == mark.page]
        beside = any(right - 1 < line.left < right + 30 * mm and low - 12 * mm < line.base < top + 12 * mm for line in here)
        middle = (left + right) / 2
        below = any(abs((line.left + line.right) / 2 - middle) < 3 and low - 25 * mm < line.base < low for line in here)
        tile = any(middle - 90 * mm < line.left < middle + 30 * mm and low - 36 * mm < line.base < low for line in here)
        below = below or (kind(facts) == "tasks" and tile)
        wide = right - left
        alone = wide > 20 * mm and any(
            -0.32 * wide < line.left - left < 1 and low - 0.85 * wide < line.base < low for line in here
        )
        below = below or (kind(facts) == "report" and alone)
        rooms = (line for line in facts.ofkind("line") if line.page == mark.page and line.dashed and "brush" in mark.name)
        if not beside and not below and not any(holds(room.box, mark.box) for room in rooms):
            yield on_page(mark.page, f"{mark.name} stands on the left of no words")


def l10(facts: Facts) -> Iterator[str]:
    """Symbols, with the tinted shape that they stand in, are 20 mm on sheets, 28 mm on cards and 35 mm on the poster.

    On the tile of an answer they are so without its field. Pictures of the year's own are as large on residents' sheets.
    On A5, of which two lie on each sheet, 14 mm: all but the letters is in proportion; and on an invitation, which is one sheet
    with a slip to cut off. On a card narrower than 70 mm, and on one
    whose words have room at 14 or 15 pt only, 14 mm too, and so beside each of the game's rules; on the box of a deck, which is
    folded and says in words what is in it, 6 mm. Staff's pages may have smaller ones, and so may those that say with what one
    answers, above the answers and on the room for them: these are 9 mm. On papers that ask for a yes, of which each is one sheet,
    the places stand beside squares of 18 mm, and what the copy tells beside discs of 14; the signs right before who and when, on
    their line and as high as that, are 7 mm on slides, 6 on proposals, and 5 in a plan and in the easy report. What a person
    decides stands beside squares of 16.5 mm, with signs of 12 mm above the answers; what is signed or given as a card is one
    sheet too. Below the road of a short day two lists beside each other have 14 mm, or they would have a page of their own. More
    than fourteen symbols of 35 mm have no room on a poster. The panels of a folder are columns: there it is 14 mm.
    """
    if not easy(facts):
        return
    for mark in facts.ofkind("symbol", "picture"):
        if mark.form or thumbnail(mark) or mark.name == "sym-scissors":  # which shows where to cut, and says nothing
            continue
        if mark.kind == "picture" and kind(facts) not in ("tasks", "handout"):
            continue
        ground = under(facts, mark)
        tile = kind(facts) == "tasks" and ground and 50 * mm < ground.sides[0] < 175 * mm  # the field of an answer
        badge = ground if ground and not tile and max(ground.sides) < 3 * max(mark.sides) else mark
        wide = max((badge if kind(facts) != "cards" else mark).sides) / mm
        least = 20.0 if kind(facts) != "folder" else 14
        if kind(facts) == "cards":
            small = card_width(facts) < 70 * mm - 1 or _at_the_floor(facts, ground)
            least = 6 if is_box(facts, mark.page) else 14 if small or _shows_a_rule(facts, mark) else 28
        elif kind(facts) == "poster" and is_large(facts, mark.page):
            least = 35.0 if sum(block.role == "LBody" for block in facts.blocks) <= POSTER_LINES else 20
        elif kind(facts) in _ANSWERED and _says_how(mark) and mark is badge and not tile:
            least = 9 if mark.kind == "symbol" else 7.5  # a picture has no air in itself
        elif kind(facts) == "consent" and mark is not badge and max(badge.sides) < 18 * mm:
            least = 14 if badge.corners == _DISC else 18
        elif kind(facts) in ("slides", "plan", "proposals", "easy") and mark is badge and _stands_before_words(facts, mark):
            least = {"slides": 7, "proposals": 6}.get(kind(facts), 5)
        elif kind(facts) == "decide":
            least = 12 if mark is badge else 16.5
        elif kind(facts) in (*_ONE_SHEET, "programme") or (kind(facts) == "handout" and facts.name.endswith("booklet")):
            least = 14
        if wide < least * _SHAPES:
            yield on_page(mark.page, f"{mark.name} is {wide:.1f} mm, {least} is the least")


def _stands_before_words(facts: Facts, sign: Mark) -> bool:
    """Whether it is a part of a line: words begin right behind it, and are hardly less tall than it."""
    near = (word for word in facts.words if word.page == sign.page and 0 <= word.left - sign.box[2] < 4 * mm)
    return any(sign.box[1] < word.base + word.size / 2 < sign.box[3] and max(sign.sides) < 1.5 * word.size for word in near)


def _shows_a_rule(facts: Facts, symbol: Mark) -> bool:
    """One of the three drawings on a card that says how one plays, each on a ground hardly larger, its words beside it."""
    near = [each for each in facts.ofkind("symbol") if each.page == symbol.page and _fills(each, under(facts, each))]
    return len(near) >= 3 and symbol in near


def _fills(symbol: Mark, ground: Mark | None) -> bool:
    return ground is not None and max(ground.sides) < 1.7 * max(symbol.sides)


def _at_the_floor(facts: Facts, head: Mark | None) -> bool:
    """Whether words below a card's head are as small as they may be, or hardly larger."""
    if head is None:
        return False
    left, low, right, _ = head.box
    said = [
        word
        for word in facts.words
        if word.page == head.page and word.owner is not None and left <= word.left < right and low - 80 * mm < word.base < low
    ]
    return min((word.size for word in said), default=99.0) < BODY + 1.1


_ONE_SHEET = ("invitation", "agreement", "thanks")
_DISC = 13  # corners of a circle, with those that its curves are drawn by
_ANSWERED = ("tasks", "handout", "mat", "programme", "consent", "themes", "invitation", "easy", "agreement", "expectations")
_MEANS = tuple("hand-finger square-x message-circle brush photo pencil thumb-up thumb-sideways thumb-down calendar-time".split())


def _says_how(mark: Mark) -> bool:
    """Whether it says how one answers: a symbol by its name, and any picture, which has a frame elsewhere."""
    return mark.name.removeprefix("sym-") in _MEANS or (mark.kind == "picture" and mark.owner is None)


def l11(facts: Facts) -> Iterator[str]:
    """Title and year on each document and in its properties, page n of m on each page but the cover, and whom to ask.

    Nothing to ask on the poster, the board's papers and the cards: they are looked at and played with together with staff, and
    every resident has the handout. A programme ends with cards to cut out.
    """
    with pikepdf.open(facts.path) as pdf:
        title, lang = str(pdf.docinfo.get("/Title", "")), str(pdf.Root.get("/Lang", "nb"))[:2]
    year = re.search(r"\b20\d\d\b", title)
    if not year and not any("elvestrand" in part for part in facts.path.parts):  # which lasts for years
        yield f"no year in the title {title!r}"
    if kind(facts) in FLOW:
        text = " ".join(block.text for block in facts.blocks)
        if not _REACH_OUT.search(text):
            yield "nobody to ask"
    if kind(facts) not in FLOW or facts.name.endswith("booklet"):
        return  # a booklet's running lines are checked with its folding
    count = len(facts.sizes)
    for page in range(0 if kind(facts) == "tasks" else 1, count - (kind(facts) == "programme")):
        running = " ".join(word.text for word in facts.words if word.page == page and word.owner is None)
        if (_SHEETS if kind(facts) == "tasks" else _PAGING)[lang].format(page + 1, count) not in running:
            yield on_page(page, "no page n of m")
        if year and year[0] not in running:
            yield on_page(page, "no year")


def l12(facts: Facts) -> Iterator[str]:
    """At most 24 pages in what residents read. Decks, boards and posters are no documents."""
    if kind(facts) in ("handout", "tasks") and len(facts.sizes) > 24:
        yield f"{len(facts.sizes)} pages"


def l13(facts: Facts) -> Iterator[str]:
    """No words on a picture or a pattern: behind each run the ground has one colour. A link's line is its words'."""
    for word, behind in grounds(facts):
        if word.owner and word.owner.role == "Link":
            continue
        main = max(behind, key=behind.__getitem__)
        other = sum(share for colour, share in behind.items() if max(abs(a - b) for a, b in zip(colour, main)) > 0.1)
        if other > 0.02:
            yield on_page(word.page, "words on a picture, a pattern or a line", word.text)


def l15(facts: Facts) -> Iterator[str]:
    """Boxes to tick are 8 mm at least, lines to write on 12 mm apart."""
    if kind(facts) not in ("handout", "tasks", "cards"):
        return
    lines = [mark for mark in facts.ofkind("line") if not mark.form and not mark.dashed]
    if kind(facts) == "tasks":
        boxes = [mark for mark in lines if abs(mark.sides[0] - mark.sides[1]) < 0.5 and 3 * mm < mark.sides[0] < 15 * mm]
        boxes = [mark for mark in boxes if not (ground := under(facts, mark)) or rgb(ground.colour) == WHITE]
        for mark in boxes:
            if mark.corners > 4 and mark.box[1] > RUNNING and mark.sides[0] < 8 * mm - 0.1:
                yield on_page(mark.page, f"a box to tick of {mark.sides[0] / mm:.1f} mm")
    ruled = defaultdict(list)
    for mark in lines:
        if mark.sides[1] < 0.5 and mark.sides[0] > 30 * mm:
            ruled[mark.page, round(mark.box[0]), round(mark.box[2])].append(mark.box[1])
    for (page, _, _), heights in ruled.items():
        for low, high in pairwise(sorted(heights)):
            if high - low < 12 * mm - 0.1:
                yield on_page(page, f"lines to write on {(high - low) / mm:.1f} mm apart")


def l16(facts: Facts) -> Iterator[str]:
    """In grey, areas that touch or lie on each other differ by 20 per cent of luminance, or one of them has a pattern.

    White is paper here: a white shape in a tint, or a tint on paper, groups and tells nothing. What has a line round it is told
    by its shape, and the landscape behind the road of the board, its decks, the year and the deck's box tells nothing either.
    """
    outlined = {(mark.page, tuple(map(round, mark.box))) for mark in facts.ofkind("line")}
    scenes = landscapes(facts) | {page for page in range(len(facts.sizes)) if is_box(facts, page)}
    by_page = defaultdict(list)
    for mark in facts.ofkind("area"):
        behind = (mark.page, tuple(map(round, mark.box))) in outlined or mark.page in scenes
        if not behind and not mark.form and len(mark.colour) != 4 and brightness(rgb(mark.colour)) < 0.99:
            by_page[mark.page].append(mark)
    patterns = facts.ofkind("pattern")
    for page, areas in by_page.items():
        for one, two in combinations(areas, 2):
            left, right = sorted((one.box, two.box))
            folded = left[2] - 0.5 < fold(facts, page) < right[0] + 0.5
            if one.colour == two.colour or folded or not _touch(one.box, two.box) or _on_two_cards(facts, one, two):
                continue
            bright = sorted((brightness(rgb(one.colour)), brightness(rgb(two.colour))))
            if (bright[1] - bright[0]) / bright[1] >= 0.2:
                continue
            if not any(each.page == page and (_touch(each.box, one.box) or _touch(each.box, two.box)) for each in patterns):
                yield on_page(page, f"two areas alike in grey: {one.box} and {two.box}")


def _on_two_cards(facts: Facts, one: Mark, two: Mark) -> bool:
    over = [min(one.box[side + 2], two.box[side + 2]) - max(one.box[side], two.box[side]) for side in (0, 1)]
    return kind(facts) in ("cards", "mat") and min(over) < 1


def _touch(one: tuple, two: tuple) -> bool:
    return one[0] <= two[2] + 1 and two[0] <= one[2] + 1 and one[1] <= two[3] + 1 and two[1] <= one[3] + 1


def l17(facts: Facts) -> Iterator[str]:
    """Tags, language, title, bookmarks, heading levels, lists, tables and reading order: see `structure`.

    On the sheets of a booklet the pages do not stand in the order in which they are read, so there the order is not asked for.
    """
    folded = facts.name.endswith("booklet")
    checks = (structure.content_problems, structure.tree_problems, structure.document_problems)
    yield from (each for check in checks for each in check(facts.path)) if folded else structure.problems(facts.path)


RULES = {
    **LETTERS,
    **{name: rule for name, rule in globals().items() if re.fullmatch(r"l\d\d", name)},
    **LOOKS,
    **TOGETHER,
    **CONTENTS,
    **SPACES,
}


def problems(facts: Facts, *names: str) -> list[str]:
    """What is wrong with a file by the rules named, or by all."""
    return [f"{name.upper()} {facts.name}: {each}" for name in names or RULES for each in RULES[name](facts)]
