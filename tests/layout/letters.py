"""Rules of letters, lines and sentences: how large they are, how they stand, and how far apart. `rules` has the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from dialogkit.kit.symbols.used import SHEET
from dialogkit.processes import MATERIALS
from layout.facts import Block, Facts, Words, block_of, kind, mm, thumbnail

BODY, SMALL, PLAIN = 14, 12, 12  # pt
A6 = (105 * mm, 148 * mm)
FLOW = ("handout", "tasks", "report", "programme", "invitation", "themes")
_CREDIT = re.compile(r"(Bilder?|Bilete|Pictures?|Symbol(er|s)?): ")
_ARTICLE = re.compile(r"(Artikkel|Article) \d+")
_SENTENCE_INSIDE = re.compile(r"[.!?…][»”\"')]*\s+[«“\"]?[A-ZÆØÅ]")
ENDS_SENTENCE = re.compile(r"[.!?…:][»”\"')]*$")


_PLAIN_ONES = {material.name for material in (*MATERIALS, SHEET) if material.profile == "plain"}


def easy(facts: Facts) -> bool:
    return kind(facts) not in _PLAIN_ONES


def is_large(facts: Facts, page: int) -> bool:
    """Whether a page is larger than A4."""
    return max(facts.sizes[page]) > 297.5 * mm


def on_page(where: int, what: str, text: str = "") -> str:
    """What a rule says, and of which words."""
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
            yield on_page(word.page, f"{word.size:g} pt, {name} have {least:g} at least", word.text)
        if name == "squares" and word.size <= BODY and "Bold" not in word.font:
            yield on_page(word.page, "a square's word is not bold", word.text)


def _least(facts: Facts, word: Words) -> tuple[float, str]:
    material, owner = kind(facts), word.owner
    whole = is_large(facts, word.page)  # a poster or a board in one piece; in tiles it is a form
    if (
        owner is None
        or (owner.role == "Figure" and not word.form)
        or _CREDIT.match(word.text if word.form else _whole(facts, word))
    ):
        return SMALL, "notes"
    if material.startswith(("handout", "cards", "themes")) and _ARTICLE.fullmatch(_whole(facts, word).strip()):
        return SMALL, "numbers of articles"
    if not easy(facts):
        return PLAIN, "staff's pages"
    if material == "poster" and (whole or word.form):
        return 24, "posters on A3"
    if material == "board" and (word.form or (whole and owner.role == "LBody")):
        return 12, "squares"
    if material == "cards" and "/Sect/" in owner.path and card_width(facts) >= A6[0] - 1:
        return 16, "cards"
    return BODY, "words"


def card_width(facts: Facts) -> float:
    """How wide the cards are: the distance of their left edges in a row, told by the heads' symbols."""
    lefts = sorted({round(mark.box[0]) for mark in facts.ofkind("symbol", "picture") if not mark.form and mark.page == 0})
    gaps = [b - a for a, b in pairwise(lefts) if b - a > 40 * mm]
    return min(gaps, default=A6[0])


def _whole(facts: Facts, word: Words) -> str:
    texts = facts.__dict__.setdefault("_texts", {})
    if not texts:
        texts.update({id(block.owner): block.text for block in facts.blocks})
    return texts.get(id(block_of(word)), "")


def l02(facts: Facts) -> Iterator[str]:
    """One sans-serif family, regular and bold. Open Sans only lends the letters that Atkinson Hyperlegible lacks."""
    for word in facts.words:
        family, _, weight = word.font.partition("-")
        if weight not in ("Regular", "Bold"):
            yield on_page(word.page, f"weight {weight or word.font}", word.text)
        if family == "OpenSans" and any(ord(letter) < 0x100 for letter in word.text.strip()):
            yield on_page(word.page, "set in the second family", word.text)
        elif family not in ("AtkinsonHyperlegible", "OpenSans"):
            yield on_page(word.page, f"family {family}", word.text)


def l03(facts: Facts) -> Iterator[str]:
    """Left aligned and ragged, nothing hyphenated, no prose in columns.

    A few words below a symbol are centred: on squares, below the answers of a scale, on places and pawns. Quotes may stand beside
    each other: each is a whole in a bubble of its own, and nothing to read on in.
    """
    for word in facts.words:
        if word.spread:
            yield on_page(word.page, "letters or words are spread", word.text)
        if "\u00ad" in word.text:
            yield on_page(word.page, "a soft hyphen", word.text)
    for block in facts.blocks:
        if any(thumbnail(word) for line in block.lines for word in line.words) or block.role == "Figure":
            continue
        for page in block.pages:
            lines = block.on(page)
            lefts = [line.left for line in lines]
            middles = [line.left + line.right for line in lines]
            centred = max(middles) - min(middles) < 2 and len(block.text) <= 60
            if max(lefts) - min(lefts) > 0.6 and not centred:
                yield on_page(page, "not left aligned", block.text)
            rights = [line.right for line in lines[:-1]]
            if len(rights) > 3 and max(rights) - min(rights) < 0.5:
                yield on_page(page, "justified", block.text)
            for line in lines[:-1]:
                if re.search(r"\w-\s*$", line.text) and not re.search(r"[@/]", line.text):
                    yield on_page(page, "hyphenated", line.text)
    if kind(facts) in (*FLOW, "board"):
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
            beside = right < fold(facts, page) < left
            if left > right and one[0].base >= two[-1].base and two[0].base >= one[-1].base and not beside:
                yield on_page(page, "prose in columns", one[0].text)


def fold(facts: Facts, page: int) -> float:
    """Where two pages meet that lie beside each other on the sheet of a booklet; 0 on others."""
    return facts.sizes[page][0] / 2 if facts.name.endswith("booklet") else 0


def l04(facts: Facts) -> Iterator[str]:
    """At most 60 letters a line for residents, 75 for staff. Credits are no prose."""
    most = 60 if easy(facts) else 75
    for block in facts.blocks:
        for line in block.lines:
            if len(line.text.strip()) > most and line.size >= BODY:
                yield on_page(line.page, f"{len(line.text.strip())} letters on a line", line.text)


def l05(facts: Facts) -> Iterator[str]:
    """Lines stand 1.4 times their size apart, and paragraphs 1.5 times as far as lines.

    The rule asks for a whole empty line between paragraphs. Here most paragraphs are a sentence or two, and each sentence
    begins a line, so that an empty line after each would tear apart what belongs together; WCAG 1.4.8 measures from baseline to
    baseline, and that is kept. On cards it is 1.3 times: they hold a few sentences, each a paragraph of its own; and their lines,
    of a few large words each, are 1.35 times their size apart, or 1.3 where nothing else fits at 14 pt. Headings
    are large, bold and short, and so are a table's of its rows where these are findings; so is a poster's type, a mat's and
    that of a quote wall, which have 1.3, and 1.2 in the words on the board. What a cover says below its title, when, where and
    who, is a list of names; so is what the lines in a cell of a table say.
    """
    for block in facts.blocks:
        if re.fullmatch(r"H\d|Figure", block.role) or thumbnail(block.lines[0].words[0]) or _heads_a_row(block):
            continue  # a tile is a Figure; its lines are the poster's, which is checked where it is in one piece
        large = is_large(facts, block.pages[0])
        least = {"poster": 1.3, "mat": 1.3, "overview": 1.3, "board": 1.2}.get(kind(facts), 1.4) if large else 1.4
        least = 1.3 if kind(facts) == "wall" else least
        least = (1.3 if block.size == BODY else 1.35) if kind(facts) == "cards" else least
        for one, two in pairwise(block.lines):
            apart = (one.base - two.base) / one.size
            if one.page == two.page and 0.1 < apart < least - 0.005:
                yield on_page(one.page, f"lines {apart:.2f} apart, {least} is the least", one.text)
    for one, two in pairwise(facts.blocks):
        last, first = one.lines[-1], two.lines[0]
        alike = one.role == two.role == "P" and one.owner.parent is two.owner.parent and last.size == first.size >= BODY
        alike = alike and not one.inside("TD")
        apart = (last.base - first.base) / last.size
        lines = 1.3 if last.size == BODY else 1.35
        least = 1.3 * lines if kind(facts) == "cards" else 1.5 * 1.4
        cover = last.page == 0 and kind(facts) in ("handout", "report")
        sentences = all(ENDS_SENTENCE.search(each.text.strip()) for each in (one, two))
        named = not sentences and apart >= 1.4 - 0.005  # and a title below it
        if (
            alike
            and not named
            and not cover
            and last.page == first.page
            and abs(last.left - first.left) < 1
            and 0 < apart < least - 0.01
        ):
            yield on_page(last.page, f"paragraphs {apart:.2f} apart, {least:.2f} is the least", first.text)


def _heads_a_row(block: Block) -> bool:
    bold = all("Bold" in word.font for line in block.lines for word in line.words)
    return bool(block.inside("TH")) and block.size >= 18 and bold


def l06(facts: Facts) -> Iterator[str]:
    """For residents each sentence begins a line, and none goes on on another page.

    On a quote wall, of one to five lines, a sentence stands inside one where the words are larger for it.
    """
    for block in facts.blocks if easy(facts) else ():
        if block.size < BODY:
            continue
        for line in block.lines if kind(facts) != "wall" else ():
            if _SENTENCE_INSIDE.search(line.text.strip()):
                yield on_page(line.page, "a sentence begins inside a line", line.text)
        for one, two in pairwise(block.lines):
            if one.page != two.page and not ENDS_SENTENCE.search(one.text.strip()):
                yield on_page(one.page, "a sentence goes on on the next page", one.text)


RULES = {name: rule for name, rule in globals().items() if re.fullmatch(r"l\d\d", name)}
