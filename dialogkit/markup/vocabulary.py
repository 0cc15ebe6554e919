"""The closed set of elements and attributes that a template may write. Names are HTML's where HTML has one."""

from __future__ import annotations

from dataclasses import dataclass

INLINE = frozenset({"strong", "em", "a"})
BLOCKS = frozenset(
    """h1 h2 h3 p ul ol table figure blockquote lines choices scale box columns steps chart toc fields signatures page-break
    section""".split()
)


@dataclass(frozen=True, slots=True)
class Element:
    """`attrs` it may have, those it must have (`needs`), the elements it may hold, and whether words may stand in it."""

    attrs: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    words: bool = False
    needs: frozenset[str] = frozenset()


def _words(attrs: str = "") -> Element:
    return Element(frozenset(attrs.split()), INLINE, words=True)


def _holds(holds: frozenset[str] | str, attrs: str = "", needs: str = "") -> Element:
    held = frozenset(holds.split()) if isinstance(holds, str) else holds
    return Element(frozenset(f"{attrs} {needs}".split()), held, needs=frozenset(needs.split()))


# `at` is the place in the cycle file that a text comes from; `theme` gives the colours: 1-4, a kind of card, or 0 for none
ELEMENTS: dict[str, Element] = {
    # the whole file, and the pages in it
    "document": _holds("cover pages poster board deck", "subject stop footer paging lang", needs="title"),
    "pages": _holds(BLOCKS | {"die", "pawns"}, "paper"),
    "cover": _holds("h1 p figure", "theme"),
    "poster": _holds("h1 p columns signatures", "at"),
    "board": _holds("h1 square place", "size at"),  # size: of the cards that lie on it
    "deck": _holds("h1 card", "size front back long short"),  # what the sheets' edges say; {sheet}, {sheets} are filled in
    # words
    "h1": _words("symbol at"),
    "h2": _words("symbol at size"),  # size: small, as in a box
    "h3": _words("symbol at"),
    "p": _words("role symbol at theme"),  # role: lead, small, label, question
    "strong": Element(words=True),
    "em": Element(words=True),
    "a": Element(frozenset({"href"}), INLINE - {"a"}, words=True, needs=frozenset({"href"})),
    "blockquote": _words("theme at size"),  # size: large
    # lists and tables
    "ul": _holds("li", "size"),
    "ol": _holds("li"),
    "li": _words("symbol theme at"),
    "table": _holds("tr", "widths"),  # widths: shares of the columns, such as "1 3 2"
    "tr": _holds("th td"),
    "th": _words("scope"),  # scope: row (column is the rule)
    "td": _words("symbol at"),
    # pictures
    "figure": Element(frozenset({"symbol", "alt", "caption", "height", "place", "at"}), needs=frozenset({"symbol"})),
    "chart": _holds("bar", "at", needs="title"),
    "bar": Element(frozenset({"label", "value", "note", "theme"}), needs=frozenset({"label", "value"})),
    # room to write and to choose
    "lines": Element(frozenset({"count", "fill", "label", "numbered"})),
    "choices": _holds("choice", "type"),  # type: single, multi
    "choice": _words("symbol open at"),
    "scale": _holds("choice"),
    "fields": _holds("field"),
    "field": _words("width line"),  # line: no
    "signatures": _holds("field"),
    # arrangement
    "section": _holds(BLOCKS, "theme break at"),  # break: page, or room (a new page where less than half is left)
    "box": _holds(BLOCKS, "theme symbol at"),
    "columns": _holds("column"),
    "column": _holds(BLOCKS | {"panel"}),
    "panel": _holds("h2 h3 ul p", "theme symbol at"),
    "steps": _holds("step"),
    "step": _holds("h3 p", "symbol theme"),
    "page-break": Element(),
    "toc": Element(),
    # the game
    "square": _words("kind symbol"),  # kind: start, goal, quote, right, question, free
    "place": _words("kind symbol"),
    "die": Element(frozenset({"alt"}), needs=frozenset({"alt"})),
    "pawns": _holds("pawn", "alt"),
    "pawn": _words("symbol"),
    "card": _holds("h2 p blockquote lines", "at", needs="kind symbol back"),
}
