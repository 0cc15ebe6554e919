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
from layout.facts import Block, Facts, Mark, Words, kind, mm, thumbnail
from layout.looks import RULES as LOOKS
from layout.looks import holds
from layout.seen import brightness, contrast, grounds, rgb
from layout.spaces import RULES as SPACES
from layout.together import RULES as TOGETHER

BODY, SMALL, PLAIN = 14, 12, 12  # pt
A5, A6 = (148 * mm, 210 * mm), (105 * mm, 148 * mm)
WHITE = (1.0, 1.0, 1.0)
POSTER_LINES = 14  # more of them than the example has leave no room for their symbols of 35 mm
_FLOW = ("handout", "tasks", "report")
_CREDIT = re.compile(r"(Bilde|Bilete|Picture): ")
_ARTICLE = re.compile(r"(Artikkel|Article) \d+")
_SHEETS = {"nb": "Ark {} av {}", "nn": "Ark {} av {}", "en": "Sheet {} of {}"}
_PAGING = {"nb": "Side {} av {}", "nn": "Side {} av {}", "en": "Page {} of {}"}
_SHAPES = 0.88  # a square and a triangle are a little smaller than the box that they stand in, as is an outline
_SENTENCE_INSIDE = re.compile(r"[.!?…][»”\"')]*\s+[«“\"]?[A-ZÆØÅ]")
_ENDS_SENTENCE = re.compile(r"[.!?…:][»”\"')]*$")
_REACH_OUT = re.compile(r"\S+@\S+\.\S+|\b\d{2}(?: \d{2}){3}\b|\b\d{3} \d{2} \d{3}\b|\b(Spør|Ask) ")


def easy(facts: Facts) -> bool:
    return kind(facts) != "report"


def _told(where: int, what: str, text: str = "") -> str:
    return f"page {where + 1}: {what}" + (f": {' '.join(text.split())[:50]}" if text else "")


def l01(facts: Facts) -> Iterator[str]:
    """Letters are large enough.

    Credits of pictures, running lines and notes for whoever prints are 12 pt: nobody needs them to take part.
    Cards go down to 14 pt, the size of all other body text, where 16 does not fit on a card smaller than A6: an article's
    words cannot be cut by a tool, a card is held nearer than a sheet, and the rule's aim for sheets is 14. The line below a
    card's heading (who said it, which article) is 14 too: it names what the card repeats in full.
    """
    for word in facts.words:
        if not word.text.strip() or thumbnail(word):
            continue
        least, name = _least(facts, word)
        if word.size < least - 0.01:
            yield _told(word.page, f"{word.size:g} pt, {name} have {least:g} at least", word.text)
        if name == "squares" and word.size <= BODY and "Bold" not in word.font:
            yield _told(word.page, "a square's word is not bold", word.text)


def _least(facts: Facts, word: Words) -> tuple[float, str]:
    material, owner = kind(facts), word.owner
    whole = max(facts.sizes[word.page]) > 297.5 * mm  # a poster or a board in one piece; in tiles it is a form
    if owner is None or (owner.role == "Figure" and not word.form) or _CREDIT.match(_whole(facts, word)):
        return SMALL, "notes"
    if material.startswith(("handout", "cards")) and _ARTICLE.fullmatch(_whole(facts, word).strip()):
        return SMALL, "numbers of articles"
    if material == "report":
        return PLAIN, "staff's pages"
    if material == "poster" and (whole or word.form):
        return 24, "posters on A3"
    if material == "board" and (word.form or (whole and owner.role == "LBody")):
        return 12, "squares"
    if material == "cards" and "/Sect/" in owner.path and _card_width(facts) >= A6[0] - 1:
        return 16, "cards"
    return BODY, "words"


def _card_width(facts: Facts) -> float:
    """How wide the cards are: the distance of their left edges in a row, told by the heads' symbols."""
    lefts = sorted({round(mark.box[0]) for mark in facts.ofkind("symbol") if not mark.form and mark.page == 0})
    gaps = [b - a for a, b in pairwise(lefts) if b - a > 40 * mm]
    return min(gaps, default=A6[0])


def _whole(facts: Facts, word: Words) -> str:
    texts = facts.__dict__.setdefault("_texts", {})
    if not texts:
        texts.update({id(block.owner): block.text for block in facts.blocks})
    return texts.get(id(word.owner), "")


def l02(facts: Facts) -> Iterator[str]:
    """One sans-serif family, regular and bold. Open Sans only lends the letters that Atkinson Hyperlegible lacks."""
    for word in facts.words:
        family, _, weight = word.font.partition("-")
        if weight not in ("Regular", "Bold"):
            yield _told(word.page, f"weight {weight or word.font}", word.text)
        if family == "OpenSans" and any(ord(letter) < 0x100 for letter in word.text.strip()):
            yield _told(word.page, "set in the second family", word.text)
        elif family not in ("AtkinsonHyperlegible", "OpenSans"):
            yield _told(word.page, f"family {family}", word.text)


def l03(facts: Facts) -> Iterator[str]:
    """Left aligned and ragged, nothing hyphenated, no prose in columns.

    A few words below a symbol are centred: on squares, below the answers of a scale, on places and pawns. Quotes may stand beside
    each other: each is a whole in a bubble of its own, and nothing to read on in.
    """
    for word in facts.words:
        if word.spread:
            yield _told(word.page, "letters or words are spread", word.text)
        if "\u00ad" in word.text:
            yield _told(word.page, "a soft hyphen", word.text)
    for block in facts.blocks:
        if any(thumbnail(word) for line in block.lines for word in line.words) or block.role == "Figure":
            continue
        for page in block.pages:
            lines = block.on(page)
            lefts = [line.left for line in lines]
            middles = [line.left + line.right for line in lines]
            centred = max(middles) - min(middles) < 2 and len(block.text) <= 60
            if max(lefts) - min(lefts) > 0.6 and not centred:
                yield _told(page, "not left aligned", block.text)
            rights = [line.right for line in lines[:-1]]
            if len(rights) > 3 and max(rights) - min(rights) < 0.5:
                yield _told(page, "justified", block.text)
            for line in lines[:-1]:
                if re.search(r"\w-\s*$", line.text) and not re.search(r"[@/]", line.text):
                    yield _told(page, "hyphenated", line.text)
    if kind(facts) in (*_FLOW, "board"):
        yield from _columns(facts)


def _columns(facts: Facts) -> Iterator[str]:
    prose = defaultdict(list)
    for block in facts.blocks:
        for page in block.pages:
            lines = block.on(page)
            if block.role == "P" and len(lines) > 2 and not block.inside("Table", "BlockQuote"):
                prose[page].append((min(line.left for line in lines), max(line.right for line in lines), lines))
    for page, found in prose.items():
        for (_, right, one), (left, _, two) in combinations(sorted(found, key=lambda each: each[0]), 2):
            beside = right < _fold(facts, page) < left
            if left > right and one[0].base >= two[-1].base and two[0].base >= one[-1].base and not beside:
                yield _told(page, "prose in columns", one[0].text)


def _fold(facts: Facts, page: int) -> float:
    """Where two pages meet that lie beside each other on the sheet of a booklet; 0 on others."""
    return facts.sizes[page][0] / 2 if facts.name.endswith("booklet") else 0


def l04(facts: Facts) -> Iterator[str]:
    """At most 60 letters a line for residents, 75 for staff. Credits are no prose."""
    most = 60 if easy(facts) else 75
    for block in facts.blocks:
        for line in block.lines:
            if len(line.text.strip()) > most and line.size >= BODY:
                yield _told(line.page, f"{len(line.text.strip())} letters on a line", line.text)


def l05(facts: Facts) -> Iterator[str]:
    """Lines stand 1.4 times their size apart, and paragraphs 1.5 times as far as lines.

    The rule asks for a whole empty line between paragraphs. Here most paragraphs are a sentence or two, and each sentence
    begins a line, so that an empty line after each would tear apart what belongs together; WCAG 1.4.8 measures from baseline to
    baseline, and that is kept. On cards it is 1.3 times: they hold a few sentences, each a paragraph of its own; and their lines,
    of a few large words each, are 1.35 times their size apart, or 1.3 where nothing else fits at 14 pt. Headings
    are large, bold and short, and so are a table's of its rows where these are findings; so is a poster's type, which has 1.3,
    and 1.2 in the words on the board. What a cover says below its title, when, where and who, is a list of names; so is what the
    lines in a cell of a table say.
    """
    for block in facts.blocks:
        if re.fullmatch(r"H\d|Figure", block.role) or thumbnail(block.lines[0].words[0]) or _heads_a_row(block):
            continue  # a tile is a Figure; its lines are the poster's, which is checked where it is in one piece
        large = facts.sizes[block.pages[0]] and max(facts.sizes[block.pages[0]]) > 297.5 * mm
        least = {"poster": 1.3, "board": 1.2}.get(kind(facts), 1.4) if large else 1.4
        least = (1.3 if block.size == BODY else 1.35) if kind(facts) == "cards" else least
        for one, two in pairwise(block.lines):
            apart = (one.base - two.base) / one.size
            if one.page == two.page and 0.1 < apart < least - 0.005:
                yield _told(one.page, f"lines {apart:.2f} apart, {least} is the least", one.text)
    for one, two in pairwise(facts.blocks):
        last, first = one.lines[-1], two.lines[0]
        alike = one.role == two.role == "P" and one.owner.parent is two.owner.parent and last.size == first.size >= BODY
        alike = alike and not one.inside("TD")
        apart = (last.base - first.base) / last.size
        lines = 1.3 if last.size == BODY else 1.35
        least = 1.3 * lines if kind(facts) == "cards" else 1.5 * 1.4
        cover = last.page == 0 and kind(facts) in ("handout", "report")
        sentences = all(_ENDS_SENTENCE.search(each.text.strip()) for each in (one, two))
        named = not sentences and apart >= 1.4 - 0.005  # and a title below it
        if (
            alike
            and not named
            and not cover
            and last.page == first.page
            and abs(last.left - first.left) < 1
            and 0 < apart < least - 0.01
        ):
            yield _told(last.page, f"paragraphs {apart:.2f} apart, {least:.2f} is the least", first.text)


def _heads_a_row(block: Block) -> bool:
    bold = all("Bold" in word.font for line in block.lines for word in line.words)
    return bool(block.inside("TH")) and block.size >= 18 and bold


def l06(facts: Facts) -> Iterator[str]:
    """For residents each sentence begins a line, and none goes on on another page."""
    for block in facts.blocks if easy(facts) else ():
        if block.size < BODY:
            continue
        for line in block.lines:
            if _SENTENCE_INSIDE.search(line.text.strip()):
                yield _told(line.page, "a sentence begins inside a line", line.text)
        for one, two in pairwise(block.lines):
            if one.page != two.page and not _ENDS_SENTENCE.search(one.text.strip()):
                yield _told(one.page, "a sentence goes on on the next page", one.text)


def l07(facts: Facts) -> Iterator[str]:
    """Words stand out 7 to 1 from what lies behind them as it is rendered; symbols and lines 3 to 1."""
    for word, behind in grounds(facts):
        ratios = {ground: contrast(rgb(word.colour), ground) for ground in behind}
        low = [ground for ground in behind if ratios[ground] < 7 - 0.1]  # rendering rounds
        if sum(behind[ground] for ground in low) > 0.05:
            yield _told(word.page, f"contrast {ratios[max(low, key=behind.__getitem__)]:.1f}", word.text)
    for mark in facts.marks:
        if mark.form or thumbnail(mark) or mark.kind not in ("symbol", "line"):
            continue
        if mark.kind == "line" and (mark.width > 5 or _is_road(mark) or _is_ground_edge(facts, mark)):
            continue  # roads and edges of grounds are no lines to see
        ground = under(facts, mark)
        ratio = contrast(rgb(mark.colour), rgb(ground.colour) if ground else WHITE)
        if ratio < 3 - 0.05:
            yield _told(mark.page, f"{mark.kind} {mark.name} has contrast {ratio:.1f}")


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
    symbols, found = [mark for mark in facts.ofkind("symbol") if mark.page == 0 and not mark.form], defaultdict(list)
    for block in facts.blocks:
        if block.role != "LBody" or block.pages != [0] or not symbols:
            continue
        line = block.lines[0]
        middle = (line.left + line.right) / 2
        above = [mark for mark in symbols if mark.box[1] > line.base and abs((mark.box[0] + mark.box[2]) / 2 - middle) < 6]
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
    """
    for element in (each for top in facts.tree for each in top.walk()):
        if element.role == "Figure" and not (element.alt or "").strip():
            yield f"{element} has no alternative text"
    for mark in facts.ofkind("symbol", "picture"):
        if mark.owner is not None and mark.owner.role != "Figure":
            yield _told(mark.page, f"{mark.name or mark.kind} belongs to {mark.owner.role} and has no alternative text")
    if kind(facts) not in _FLOW:
        return
    lines = [line for block in facts.blocks for line in block.lines]
    for mark in facts.ofkind("symbol"):
        cover = mark.page == 0 and kind(facts) != "tasks"
        if mark.form or cover or mark.owner is not None:
            continue
        left, low, right, top = mark.box
        here = [line for line in lines if line.page == mark.page]
        beside = any(right - 1 < line.left < right + 30 * mm and low - 12 * mm < line.base < top + 12 * mm for line in here)
        middle = (left + right) / 2
        below = any(abs((line.left + line.right) / 2 - middle) < 3 and low - 25 * mm < line.base < low for line in here)
        tile = any(middle - 90 * mm < line.left < middle + 30 * mm and low - 36 * mm < line.base < low for line in here)
        below = below or (kind(facts) == "tasks" and tile)
        rooms = (line for line in facts.ofkind("line") if line.page == mark.page and line.dashed and "brush" in mark.name)
        if not beside and not below and not any(holds(room.box, mark.box) for room in rooms):
            yield _told(mark.page, f"{mark.name} stands on the left of no words")


def l10(facts: Facts) -> Iterator[str]:
    """Symbols, with the tinted shape that they stand in, are 20 mm on sheets, 28 mm on cards and 35 mm on the poster.

    On A5, of which two lie on each sheet, 14 mm: all but the letters is in proportion. On a card narrower than 70 mm, and on one
    whose words have room at 14 or 15 pt only, 14 mm too, and so beside each of the game's
    rules; on the box of a deck, which is folded, 20 mm as on other sheets. Staff's
    pages may have smaller ones, and so may those that say with what one answers, above the answers and on the room for them:
    these are 9 mm. More than fourteen symbols of 35 mm have no room on a poster.
    """
    if not easy(facts):
        return
    for mark in facts.ofkind("symbol"):
        if mark.form or thumbnail(mark) or mark.name == "sym-scissors":  # which shows where to cut, and says nothing
            continue
        ground = under(facts, mark)
        tile = kind(facts) == "tasks" and ground and 50 * mm < ground.sides[0] < 175 * mm  # the field of an answer
        badge = ground if ground and not tile and max(ground.sides) < 3 * max(mark.sides) else mark
        wide = max((badge if kind(facts) != "cards" else mark).sides) / mm
        least = 20.0
        if kind(facts) == "cards":
            small = _card_width(facts) < 70 * mm - 1 or _at_the_floor(facts, ground)
            folded = any(line.page == mark.page and line.dashed for line in facts.ofkind("line"))
            least = 20 if folded else 14 if small or _shows_a_rule(facts, mark) else 28
        elif kind(facts) == "poster" and max(facts.sizes[mark.page]) > 297.5 * mm:
            least = 35.0 if sum(block.role == "LBody" for block in facts.blocks) <= POSTER_LINES else 20
        elif kind(facts) in ("tasks", "handout") and mark.name.removeprefix("sym-") in _MEANS and mark is badge:
            least = 9
        elif kind(facts) == "handout" and facts.name.endswith("booklet"):
            least = 14
        if wide < least * _SHAPES:
            yield _told(mark.page, f"{mark.name} is {wide:.1f} mm, {least} is the least")


def _shows_a_rule(facts: Facts, symbol: Mark) -> bool:
    """One of six drawings on the card that says how the deck is played, each on a ground hardly larger, its words beside it."""
    near = [each for each in facts.ofkind("symbol") if each.page == symbol.page and _fills(each, under(facts, each))]
    return len(near) >= 6 and symbol in near


def _fills(symbol: Mark, ground: Mark | None) -> bool:
    return ground is not None and max(ground.sides) < 1.5 * max(symbol.sides)


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


_MEANS = ("hand-finger", "square-x", "message-circle", "brush", "photo", "pencil")


def l11(facts: Facts) -> Iterator[str]:
    """Title and year on each document and in its properties, page n of m on each page but the cover, and whom to ask.

    Nothing to ask on the poster, the board's papers and the cards: they are looked at and played with together with staff, and
    every resident has the handout.
    """
    with pikepdf.open(facts.path) as pdf:
        title, lang = str(pdf.docinfo.get("/Title", "")), str(pdf.Root.get("/Lang", "nb"))[:2]
    year = re.search(r"\b20\d\d\b", title)
    if not year:
        yield f"no year in the title {title!r}"
    if kind(facts) in _FLOW:
        text = " ".join(block.text for block in facts.blocks)
        if not _REACH_OUT.search(text):
            yield "nobody to ask"
    if kind(facts) not in _FLOW or facts.name.endswith("booklet"):
        return  # a booklet's running lines are checked with its folding
    count = len(facts.sizes)
    for page in range(0 if kind(facts) == "tasks" else 1, count):
        running = " ".join(word.text for word in facts.words if word.page == page and word.owner is None)
        if (_SHEETS if kind(facts) == "tasks" else _PAGING)[lang].format(page + 1, count) not in running:
            yield _told(page, "no page n of m")
        if year and year[0] not in running:
            yield _told(page, "no year")


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
            yield _told(word.page, "words on a picture, a pattern or a line", word.text)


def l15(facts: Facts) -> Iterator[str]:
    """Boxes to tick are 8 mm at least, lines to write on 12 mm apart."""
    if kind(facts) not in ("handout", "tasks", "cards"):
        return
    lines = [mark for mark in facts.ofkind("line") if not mark.form and not mark.dashed]
    if kind(facts) == "tasks":
        boxes = [mark for mark in lines if abs(mark.sides[0] - mark.sides[1]) < 0.5 and 3 * mm < mark.sides[0] < 15 * mm]
        boxes = [mark for mark in boxes if not (ground := under(facts, mark)) or rgb(ground.colour) == WHITE]
        for mark in boxes:
            if mark.corners > 4 and mark.box[1] > 22 * mm and mark.sides[0] < 8 * mm - 0.1:
                yield _told(mark.page, f"a box to tick of {mark.sides[0] / mm:.1f} mm")
    ruled = defaultdict(list)
    for mark in lines:
        if mark.sides[1] < 0.5 and mark.sides[0] > 30 * mm:
            ruled[mark.page, round(mark.box[0]), round(mark.box[2])].append(mark.box[1])
    for (page, _, _), heights in ruled.items():
        for low, high in pairwise(sorted(heights)):
            if high - low < 12 * mm - 0.1:
                yield _told(page, f"lines to write on {(high - low) / mm:.1f} mm apart")


def l16(facts: Facts) -> Iterator[str]:
    """In grey, areas that touch or lie on each other differ by 20 per cent of luminance, or one of them has a pattern.

    White is paper here: a white shape in a tint, or a tint on paper, groups and tells nothing. What has a line round it is told
    by its shape, and the landscape behind the board's road tells nothing either.
    """
    outlined = {(mark.page, tuple(map(round, mark.box))) for mark in facts.ofkind("line")}
    by_page = defaultdict(list)
    for mark in facts.ofkind("area"):
        behind = (mark.page, tuple(map(round, mark.box))) in outlined or (kind(facts) == "board" and mark.page == 0)
        if not behind and not mark.form and len(mark.colour) != 4 and brightness(rgb(mark.colour)) < 0.99:
            by_page[mark.page].append(mark)
    patterns = facts.ofkind("pattern")
    for page, areas in by_page.items():
        for one, two in combinations(areas, 2):
            left, right = sorted((one.box, two.box))
            folded = left[2] - 0.5 < _fold(facts, page) < right[0] + 0.5
            if one.colour == two.colour or folded or not _touch(one.box, two.box) or _on_two_cards(facts, one, two):
                continue
            bright = sorted((brightness(rgb(one.colour)), brightness(rgb(two.colour))))
            if (bright[1] - bright[0]) / bright[1] >= 0.2:
                continue
            if not any(each.page == page and (_touch(each.box, one.box) or _touch(each.box, two.box)) for each in patterns):
                yield _told(page, f"two areas alike in grey: {one.box} and {two.box}")


def _on_two_cards(facts: Facts, one: Mark, two: Mark) -> bool:
    over = [min(one.box[side + 2], two.box[side + 2]) - max(one.box[side], two.box[side]) for side in (0, 1)]
    return kind(facts) == "cards" and min(over) < 1


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
    **{name: rule for name, rule in globals().items() if re.fullmatch(r"l\d\d", name)},
    **LOOKS,
    **TOGETHER,
    **CONTENTS,
    **SPACES,
}


def problems(facts: Facts, *names: str) -> list[str]:
    """What is wrong with a file by the rules named, or by all."""
    return [f"{name.upper()} {facts.name}: {each}" for name in names or RULES for each in RULES[name](facts)]
