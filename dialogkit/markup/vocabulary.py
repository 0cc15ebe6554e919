"""The closed set of elements and attributes that a template may write. Names are HTML's where HTML has one."""

from __future__ import annotations

import re
from dataclasses import dataclass

INLINE = frozenset({"strong", "em", "a"})
BLOCKS = frozenset(
    """h1 h2 h3 p ul ol table figure blockquote lines choices scale box columns balanced together steps chart toc fields
    signatures page-break section""".split()
)
OF_PAGES = frozenset("foot slip spread".split())
"""What has its place on a page, and so stands in nothing but `pages` and the sections of them."""


@dataclass(frozen=True, slots=True)
class Element:
    """`attrs` it may have, those it must have (`needs`), the elements it may hold, and whether words may stand in it.

    `must` are the elements that it cannot do without.
    """

    attrs: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    words: bool = False
    needs: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()


def _words(attrs: str = "", needs: str = "") -> Element:
    return Element(frozenset(f"{attrs} {needs}".split()), INLINE, words=True, needs=frozenset(needs.split()))


def _holds(holds: frozenset[str] | str, attrs: str = "", needs: str = "", must: str = "") -> Element:
    held = frozenset(holds.split()) if isinstance(holds, str) else holds
    return Element(frozenset(f"{attrs} {needs}".split()), held, needs=frozenset(needs.split()), must=frozenset(must.split()))


# `at` is the place in the cycle file that a text comes from; `theme` gives the colours: 1-4, a kind of card, or 0 for none
ELEMENTS: dict[str, Element] = {
    # the whole file, and the pages in it
    "document": _holds(
        "cover pages poster board deck booklet calibration", "subject stop footer paging lang reading", needs="title"
    ),
    # the path of the process, for covers and below pages; no template writes it, dialogkit puts it into each document: the
    # document's `stop` is the one that is here
    "stops": _holds("stop"),
    "stop": Element(frozenset({"theme", "here"}), needs=frozenset({"symbol"})),
    "pages": _holds(BLOCKS | OF_PAGES | {"die", "pawns"}, "paper"),
    "cover": _holds("h1 p figure", "theme paper", must="h1"),
    "poster": _holds("h1 p columns signatures tiles", "at paper", must="h1"),
    "board": _holds("h1 square place tiles", "size at paper", must="h1 square"),  # size: of the cards that lie on it
    # how the sheets that a poster or board is cut into are put together, and the words on them; {row}, {column}, {rows},
    # {columns} and {count} are filled in
    "tiles": _holds("h1 p ol", needs="paper label row column part map sheets glue ruler", must="h1"),
    # pages of A5 are printed as a booklet; the sheet that shows how; {sides} and {sheets} are filled in
    "booklet": _holds("h1 p fold", must="h1 fold"),
    "fold": _words(needs="picture"),  # picture: print, turn, pile, fold, staple
    # a deck's front, back, turn and ruler are what its sheets' edges say; {sheet} and {sheets} are filled in
    "deck": _holds(
        "h1 card sheet",
        "size paper margin bleed corner backs side design symbol word guides-front guides-back camera-marks"
        " front back turn ruler at",
        must="card",
    ),
    # what shows how far a printer's backs miss its fronts: a list above the scales, another below; `scales` and `cross` tell
    # what is seen in front and behind, `across` and `up` name the scales, `back` stands on the other side
    "calibration": _holds("h1 ol p", needs="scales cross across up back ruler", must="h1"),
    # the label or perforated sheet that a deck lies on, in mm; dialogkit writes it into every deck of a cycle that names one
    "sheet": _holds("", "paper orientation gap-across gap-down nudge-right nudge-up", needs="columns rows left top"),
    # words
    "h1": _words("symbol at"),
    "h2": _words("symbol at size"),  # size: small, as in a box
    "h3": _words("symbol at"),
    "p": _words("role symbol at theme"),  # role: lead, small, label, question
    "strong": Element(words=True),
    "em": Element(words=True),
    "a": Element(frozenset({"href"}), INLINE - {"a"}, words=True, needs=frozenset({"href"})),
    "blockquote": _words("theme at size lang"),  # size: large; lang: that it was said in
    # lists and tables
    "ul": _holds("li", "size", must="li"),
    "ol": _holds("li", "start", must="li"),  # start: the first number, if not 1
    "li": _words("symbol theme at"),
    # widths: shares of the columns, such as "1 3 2"; rows: whole, where no row goes on on the next page if a page holds it
    "table": _holds("tr", "widths rows", must="tr"),
    "tr": _holds("th td"),
    "th": _words("scope at"),  # scope: row (column is the rule)
    "td": _words("symbol at"),
    # pictures
    "figure": Element(frozenset({"symbol", "alt", "caption", "height", "place", "at"}), needs=frozenset({"symbol"})),
    "chart": _holds("bar", "at", needs="title", must="bar"),
    "bar": Element(frozenset({"label", "value", "note", "theme"}), needs=frozenset({"label", "value"})),
    # room to write and to choose
    "lines": Element(frozenset({"count", "fill", "label", "numbered"})),
    "choices": _holds("choice", "type", must="choice"),  # type: single, multi
    "choice": _words("symbol open at"),
    "scale": _holds("choice", must="choice"),
    "fields": _holds("field", must="field"),
    "field": _words("width line"),  # line: no
    "signatures": _holds("field", must="field"),
    # arrangement
    # break: page, or room (a new page where less than two fifths are left)
    "section": _holds(BLOCKS | OF_PAGES, "theme break at"),
    "box": _holds(BLOCKS, "theme symbol at"),
    "columns": _holds("column", must="column"),
    "column": _holds(BLOCKS | {"panel"}),
    "balanced": _holds(BLOCKS, "columns"),  # run down one column and on in the next: two, or as many as `columns` says
    "together": _holds(BLOCKS),  # on one page, if a page holds it
    "foot": _holds(BLOCKS),  # at the foot of the page; what follows begins on the next one
    "slip": _holds(BLOCKS, needs="cut"),  # to cut off, at the foot of the page; `cut` says so on the line
    "spread": _holds("pair", "theme", must="pair"),  # two facing pages, or four …; what stands in a pair has the same height
    "pair": _holds("left right", must="left right"),
    "left": _holds(BLOCKS),
    "right": _holds(BLOCKS),
    "panel": _holds("h2 h3 ul p", "theme symbol at"),
    "steps": _holds("step"),
    "step": _holds("h3 p", "theme here", needs="symbol"),
    "page-break": Element(),
    "toc": Element(),
    # the game
    "square": _words(needs="kind symbol"),  # kind: start, goal, quote, right, question, free
    "place": _words(needs="kind symbol"),
    "die": Element(frozenset({"alt"}), needs=frozenset({"alt"})),
    "pawns": _holds("pawn", "alt"),
    "pawn": _words(needs="symbol"),
    "card": _holds("h2 p blockquote lines", "at id", needs="kind symbol back", must="h2"),
}

A_PAGE = frozenset("cover pages poster board deck calibration booklet page-break toc chart die pawns foot slip spread".split())
"""Elements that take a page or about as much; others take a line at least."""

_SIDE = r"([4-9][0-9]|[12][0-9]{2})(\.[0-9]{1,3})?"  # mm
_CARD = f"poker|bridge|tarot|A7|A6|A5|{_SIDE}x{_SIDE}"
_POSITIVE = r"0*[1-9][0-9]{0,2}(\.[0-9]{1,3})?"
_VALUES = {
    "blockquote lang": "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
    "role": "lead|small|label|question",
    "reading": "easy|plain",  # easy: each sentence begins a line, and none goes on on another page
    "theme": "|[0-9]{1,5}|quote|right|question|free|blank",
    "paper": "A3|A4",
    "cover paper": "A4|A5",
    "pages paper": "A3|A4|A5",
    "poster paper": "A1|A2|A3|A4",
    "board paper": "A1|A2|A3|2x2 A4",
    "break": "page|room",
    "scope": "row|column",
    "type": "single|multi",
    **dict.fromkeys(("count", "start"), "[0-9]{1,2}"),
    "height": "[1-9][0-9]{0,2}",
    "width": _POSITIVE,
    "widths": f"{_POSITIVE}( {_POSITIVE})*",
    "bar value": r"[0-9]{1,9}(\.[0-9]{1,9})?",
    "square kind": "start|goal|quote|right|question|free",
    "place kind": "quote|right|question|free",
    "fold picture": "print|turn|pile|fold|staple",
    "card kind": "quote|right|question|free|blank",
    "card id": r"(quotes|rights|questions|free|blank):[\w.-]{1,80}",  # what it is chosen by
    "h2 size": "small",
    "ul size": "small",
    "blockquote size": "large",
    "board size": _CARD,
    "deck size": _CARD,
    "deck paper": "A4|A3|Letter",
    "sheet paper": "A4|A3|Letter",
    "sheet orientation": "portrait|landscape",
    "balanced columns": "[2-4]",
    "table rows": "whole",
    **dict.fromkeys(("columns", "rows"), "[1-9]|1[0-9]|20"),
    **dict.fromkeys(("left", "top", "gap-across", "gap-down"), r"[0-9]{1,3}(\.[0-9]{1,3})?"),
    **dict.fromkeys(("nudge-right", "nudge-up"), r"-?[0-9](\.[0-9]{1,3})?"),
    "deck backs": "none|long-edge|short-edge|fronts-then-backs|gutterfold|separate",
    "deck design": "deck|kind|card",
    **dict.fromkeys(("guides-front", "guides-back"), "none|corners|margin|full"),
    **dict.fromkeys(("margin", "bleed", "corner"), r"[0-9]{1,2}(\.[0-9]{1,2})?"),
    **dict.fromkeys(("open", "fill", "numbered", "line", "camera-marks", "here"), "yes|no"),
}
"""What may stand in an attribute, where not anything may: a pattern for its name in all elements, or in one."""


def pattern(element: str, attribute: str) -> re.Pattern[str] | None:
    """What a value of `attribute` must look like as a whole, or None where it may be any text."""
    found = _VALUES.get(f"{element} {attribute}") or _VALUES.get(attribute)
    return re.compile(found) if found is not None else None
