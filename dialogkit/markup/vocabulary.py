"""The closed set of elements and attributes that a template may write. Names are HTML's where HTML has one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, get_args

from dialogkit import terms

INLINE = frozenset({"strong", "em", "a"})
BLOCKS = frozenset(
    """h1 h2 h3 p ul ol table figure blockquote lines choices scale ways room aside articles agenda spare
    box columns balanced together steps chart scan toc fields signatures page-break section glossary meanings credits measure
    counts bars crosses""".split()
)
OF_PAGES = frozenset("band welcome asked foot slip spread findings front".split())
"""What has its place on a page, and so stands in nothing but `pages` and the sections of them."""


@dataclass(frozen=True, slots=True)
class Element:
    """`attrs` it may have, those it must have (`needs`), the elements it may hold, and whether words may stand in it.

    `must` are the elements that it cannot do without. What is of `paper` only is nothing to a screen, with all that it holds.
    """

    attrs: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    words: bool = False
    needs: frozenset[str] = frozenset()
    must: frozenset[str] = frozenset()
    paper: bool = False


def _words(attrs: str = "", needs: str = "", paper: bool = False) -> Element:
    return Element(frozenset(f"{attrs} {needs}".split()), INLINE, words=True, needs=frozenset(needs.split()), paper=paper)


def _holds(holds: frozenset[str] | str, attrs: str = "", needs: str = "", must: str = "", paper: bool = False) -> Element:
    held = frozenset(holds.split()) if isinstance(holds, str) else holds
    needed = frozenset(needs.split())
    return Element(frozenset(attrs.split()) | needed, held, needs=needed, must=frozenset(must.split()), paper=paper)


# `at` is the place in the cycle file that a text comes from; `theme` gives the colours: 1-4, a kind of card, or 0 for none
ELEMENTS: dict[str, Element] = {
    # the whole file, and the pages in it
    "document": _holds(
        "paper cover pages poster board mat overview cutouts wall relay slide folder deck booklet calibration",
        "subject stop lang reading",
        needs="title",
    ),
    # the path of the process, for covers and below pages; no template writes it, dialogkit puts it into each document: the
    # `stop` of the pages, or else of the document, is the `part` that is here
    "stops": _holds("stop"),
    "stop": Element(frozenset({"theme", "part"}), needs=frozenset({"symbol"})),
    "pages": _holds(BLOCKS | OF_PAGES | {"paper", "rules", "noted", "die", "pawns", "laid", "year"}, "theme stop"),
    "cover": _holds("paper h1 p figure", "theme", must="h1"),
    "poster": _holds("paper h1 p figure columns signatures credits tiles", "at", must="h1"),
    # decks is what the sheet is called that those lie on which have no room on the board; lacks: kinds that it has no deck of
    "board": _holds("paper h1 square place p credits tiles", "at decks lacks", must="h1 square"),
    # what cards are laid on to answer: a field for each of the scale's choices; the places are for the question, and for cards
    # that lie apart from the fields
    "mat": _holds("paper h1 scale place p credits tiles", "at", must="h1 scale"),
    # a year as one picture for the wall: a step that is over says so by `done`, the one at hand by `now`
    "overview": _holds("paper h1 step credits tiles", "at", must="h1 step"),
    # a quote to hang up: its theme, and who says so; kicker: what has come of it, below its theme
    "wall": _holds("h1 blockquote p credits", "theme kicker at", needs="symbol", must="h1 blockquote"),
    # a sheet that groups hand on: p above h1, which is what it is about; p below it, role small: at its foot; a stage is a
    # column with notes (ul, measure), or to write in, with what its first p asks on the road and others in it; field: who writes
    # there; more: the word on each sheet that it goes on to
    "relay": _holds("paper h1 p stage credits", "theme symbol more at", needs="symbol", must="h1 stage"),
    "stage": _holds("h2 p ul measure field", must="h2"),
    # a page to show on a screen: a quote, the steps of the path, a list or measures, or a few words beside a symbol; the p before
    # h1 says what part it is of; opening: yes, where a part begins, with a picture of the year's, a symbol, or a house
    "slide": _holds("h1 p figure blockquote steps ul measure credits", "theme symbol opening at", must="h1"),
    # a sheet to fold: on its front the heading with what stands above and below it, and a picture, or a house; then chapters, of
    # which the h2 that begins one is its head; back: whom to ask
    "folder": _holds("paper h1 p figure section back credits", "theme at", must="h1 back"),
    "back": _holds(BLOCKS, "at"),
    # what to say to a slide, and lines to write on; dialogkit puts the slide into it, in the order of the slides
    "noted": _holds("h2 p", must="h2"),
    "cutouts": _holds("paper h1 cutout", "at", must="h1 cutout"),  # cards to cut out
    # sign: the number that tells, beside the theme's shape, what it belongs to; label: stands above the words; open: room to
    # draw in and to write on below them
    "cutout": _words("theme symbol sign label open at"),
    # how the sheets that a poster or board is cut into are put together, and the words on them; {row}, {column}, {rows},
    # {columns} and {count} are filled in
    "tiles": _holds("h1 p ol credits", needs="paper label row column part map sheets glue ruler", must="h1", paper=True),
    # pages of A5 are printed as a booklet; the sheet that shows how; {sides} and {sheets} are filled in
    "booklet": _holds("h1 p fold", must="h1 fold", paper=True),
    "fold": _words(needs="picture", paper=True),  # picture: print, turn, pile, fold, staple
    # all but `at` and `same` is for the backs; same: the cards that are left out, since another asks the same
    "deck": _holds("paper h1 card filler case sheet", "design symbol word home same at", must="card"),
    "filler": _holds("card", must="card", paper=True),  # the card that takes the places which are left on the last sheet
    # what shows how far a printer's backs miss its fronts: a list above the scales, another below; `scales` and `cross` tell
    # what is seen in front and behind, `across` and `up` name the scales, `back` stands on the other side
    "calibration": _holds("h1 ol p", needs="scales cross across up back ruler", must="h1", paper=True),
    # the label or perforated sheet that a deck lies on, in mm; dialogkit writes it into every deck of a cycle that names one
    "sheet": _holds("", "paper orientation gap-across gap-down nudge-right nudge-up", needs="columns rows left top", paper=True),
    "paper": Element(paper=True),  # what only paper needs of the element that it stands in, see ON_PAPER
    # words
    "h1": _words("symbol at size"),  # size: small, as the next level is
    "h2": _words("symbol at size"),  # size: small, as in a box
    "h3": _words("symbol at size"),  # size: strip, above a part of a column, on a ground of its own
    # role: lead, fact, small, label, strip, question, more: what gives way where it has no room
    "p": _words("role symbol at theme"),
    "strong": Element(words=True),
    "em": Element(words=True),
    "a": Element(frozenset({"href"}), INLINE - {"a"}, words=True, needs=frozenset({"href"})),
    "blockquote": _words("theme at size lang"),  # size: small, large; lang: that it was said in
    # lists and tables
    "ul": _holds("li", "size", must="li"),
    "ol": _holds("li", "start discs", must="li"),  # start: the first number, if not 1; discs: yes, with each number in a disc
    "li": _words(
        "symbol theme at value open"
    ),  # value: its number in an ol; open: yes, a line to write on behind what has a symbol
    # widths: shares of the columns, such as "1 3 2", without it by content; size: small, for whoever looks something up
    "table": _holds("paper tr", "widths size", must="tr"),
    "tr": _holds("th td", "begins"),  # begins: yes, a row that those below it belong to
    "th": _words("scope at"),  # scope: row (column is the rule)
    # said: yes, on a ground of its own; fill: yes, to write in, with lines beside it; status: its words stand in that badge
    "td": _words("symbol said fill status at"),
    # what dialogkit fills, behind what stands in it; without anything to tell it goes, and a section that holds nothing else
    "glossary": _holds(BLOCKS, "role"),  # the words of the glossary that the material uses, and does not explain elsewhere
    "meanings": _holds(BLOCKS, "once"),  # those that the section uses; once: yes, if none has explained them above it
    # who made the pictures that the material shows: all, or (of: own) those of the year or (of: packs) of symbol packs only;
    # joined: yes, in one paragraph; sheet: yes, on each `pages`, and not on the first alone
    "credits": _holds(BLOCKS, "of role joined sheet"),
    # pictures
    # focus: what stays in sight of a photo that is cropped, in per cent from the left and the top
    "figure": _holds("paper", "alt caption place focus at", needs="symbol"),
    "scan": _holds("p", "href alt at", needs="href alt", must="p"),  # a code that leads there, beside words that say so
    "chart": _holds("bar", "at", needs="title", must="bar"),
    "bar": Element(frozenset({"label", "value", "note", "theme"}), needs=frozenset({"label", "value"})),
    # what was said, found and done: a head for each column (of two, where nothing that was said may be told), a row for each
    # finding; kicker: the line above the heading, and above what was found, there beside its picture
    "findings": _holds("h1 p head finding", "kicker theme at", must="h1 head finding"),
    "head": _words("at", needs="symbol"),
    "finding": _holds("said found note meanings done", "at", must="said found done"),
    "said": _holds("blockquote p ul"),
    "found": _words("kicker symbol at"),
    "note": _words(),
    "done": _holds("measure p"),  # p: what is said where there is nothing to do
    "measure": _holds("p status note owner due", "symbol indent at role", must="status"),
    "status": _words(needs="kind"),  # kind: done, doing, agreed, proposed, dropped, open for what nothing is decided of, or late
    "owner": _words("at", needs="label symbol"),  # label: what the symbol says, as it is read
    "due": _words("at", needs="label symbol"),
    # a year in one picture: a stop for each step
    "year": _holds("h1 step", "theme late at", must="h1 step"),
    # what was counted: large figures, and bars of shares; a single bar needs no label; h3: what they are about
    "counts": _holds("count", "theme", must="count"),
    "count": _words("symbol", needs="value"),
    "bars": _holds("h3 stack", "theme at", needs="title", must="stack"),
    "stack": _holds("share", "label symbol at", must="share"),
    "share": Element(frozenset({"kind", "label", "value"}), needs=frozenset({"kind", "label", "value"})),
    # room to write and to choose
    "lines": Element(frozenset({"count", "fill", "label", "numbered"})),
    "choices": _holds("choice", "type size", must="choice"),  # type: single, multi; size: small, as on a slip
    "choice": _words("symbol open at"),
    "scale": _holds("choice", must="choice"),  # choices that are points between two ends
    # how one may answer, a symbol and a word for each way; p: how many answers there may be
    "ways": _holds("way p", must="way"),
    "way": _words(needs="symbol"),
    # what is left of a page, to answer in: lines (0 to 6) to write on, and a box to draw or glue in where `draw` has the words
    # for it; `label` stands above all, `write` above the lines; spare: yes, left out where the page has no room for it
    "room": Element(frozenset("lines label draw write spare at".split())),
    "fields": _holds("field", must="field"),
    "field": _words("width line at"),  # line: no
    "signatures": _holds("field", "fill", must="field"),  # fill: yes, with as many lines as a page has room for
    # arrangement
    # break: page, or room (a new page where less than two fifths are left); late: see front; again: what stands at the head of
    # each page that it goes on to
    "section": _holds(BLOCKS | OF_PAGES, "theme break late again at"),
    # what stands before the rest: its parts share pages so that these are well filled, and none stays blank before a spread;
    # late: yes, a part that may stand behind those that follow it
    "front": _holds("section year", must="section"),
    # the head of a sheet, which begins there; p: a line above the title; size: small, for staff; write: what one writes there
    "band": _holds("p h1", "theme symbol size write at", must="h1"),
    "welcome": _holds("p h1 figure", "theme at", must="h1"),  # the head of an invitation, which begins a page
    # the head of a paper that asks about what was said, or about a photo; it begins there; number: its own
    "asked": _holds("h1 p blockquote figure", "number theme at", must="h1"),
    # rows to put crosses in: what is asked, the answers, and what each row is about
    "crosses": _holds("h2 answer matter", must="h2 answer matter"),
    "answer": _words(needs="symbol"),
    # below its first p what else there is to say of it; fill: yes, with a line to write on
    "matter": _holds("p", "fill at", needs="symbol", must="p"),
    "articles": _holds("article", must="article"),  # rights, each headed with what it means; or themes, each in its colours
    "article": _holds("h3 p", "theme at", needs="symbol"),  # without h3 the first p is what it says
    # a day's programme; the first p of an entry says what, the others who or how; pause: yes, where one rests or eats; wall: yes,
    # large, on one page, each time with the clock that shows it: the same time as 14:30
    "agenda": _holds("entry", "wall", must="entry"),
    "entry": _holds("p", "symbol time clock pause at", must="p"),
    # lines to write on, with a label, where the page has room for them, and else not
    "spare": Element(frozenset({"lines", "draw", "write"}), needs=frozenset({"label"}), paper=True),
    "aside": _holds(BLOCKS),  # what one must know to answer
    "box": _holds(BLOCKS, "theme symbol at"),
    "columns": _holds("column", must="column"),
    "column": _holds(BLOCKS | {"panel"}, "width"),  # width: its share
    "balanced": _holds(BLOCKS | {"paper"}),  # run down one column and on in the next
    "together": _holds(BLOCKS),  # on one page, if a page holds it
    "foot": _holds(BLOCKS),  # at the foot of the page; what follows begins on the next one
    # to cut off, at the foot of the page; cut: the words on its line; a spare in it fills a page that has much left above
    "slip": _holds(BLOCKS, needs="cut"),
    "spread": _holds("pair", "theme", must="pair"),  # two facing pages, or four …; what stands in a pair has the same height
    "pair": _holds("left right", must="left right"),
    **dict.fromkeys(("left", "right"), _holds(BLOCKS | {"year"})),
    "panel": _holds("h2 h3 ul p", "theme symbol at"),
    "steps": _holds("step"),
    "step": _holds("h2 h3 p", "theme here done now at", needs="symbol"),  # done: the word that says that it is over
    "page-break": Element(paper=True),
    "toc": Element(),
    # the game
    # a stop; kind: start, goal, quote, right, question, free; short: what it says where its words have no room
    "square": _words("short focus", needs="kind symbol"),
    "place": _words(needs="kind symbol"),
    # the rules of the game: of each what it says, and perhaps more of it, with a drawing of dialogkit's or a symbol
    "rules": _holds("h1 rule", must="rule"),
    "rule": _holds(
        "p", "picture symbol minutes at", must="p"
    ),  # picture: players, time (and how many minutes), turn, pass, stays, end, together, lay, draw, fits, several
    "die": Element(frozenset({"alt"}), needs=frozenset({"alt"})),
    "laid": Element(frozenset({"fields"}), paper=True),  # a mat on which cards lie; fields: how many it has, three is the rule
    "pawns": _holds("pawn", "alt"),
    "pawn": _words(needs="symbol"),
    "case": _holds("h2 p credits", "home", needs="alt", must="h2"),  # the net of a box for the deck; home: whose it is
    # word: of its kind, if not h2; h3: what it is about, which gives way to the rest where it comes from no place in the cycle
    # credits: a card that is there for them alone
    "card": _holds("h2 h3 p blockquote lines rule credits", "at id word", needs="kind symbol back", must="h2"),
}

ON_PAPER: dict[str, Element] = {
    # words that stand on each page: {page} and {pages} are filled in; short: where the footer is too long
    # fill: yes, a line to write on behind the footer
    "document": _holds("", "footer short paging fill", paper=True),
    **dict.fromkeys(("cover", "poster"), _holds("", "size", paper=True)),
    # apart: in a file of their own, whose name ends with that word; title: what that is called, also at the foot of its pages
    # twice: yes, where two of A5 lie on a sheet of A4; grow: yes, words as large as the fewest sheets allow
    "pages": _holds("", "size apart title twice grow", paper=True),
    "board": _holds("", "size card", paper=True),  # card: the size of those that lie on it
    "mat": _holds("", "size", paper=True),
    **dict.fromkeys(
        ("overview", "relay"), _holds("", "size also", paper=True)
    ),  # also: a smaller size, for which there is a file of its own
    # front, back, turn and ruler are what the sheets' edges say; {sheet} and {sheets} are filled in
    # larger: a size of cards, where they may be larger for a long text; fill: yes, where the last card takes just the places
    # that are left on the last sheet
    "cutouts": _holds("", "size card margin corner guides-front front turn ruler fill", paper=True),
    "deck": _holds(
        "",
        "size card larger margin bleed corner backs side guides-front guides-back camera-marks front back turn ruler",
        paper=True,
    ),
    "folder": _holds("", "size fold", paper=True),
    "figure": _holds("", "height", paper=True),  # mm
    "table": _holds("", "rows", paper=True),  # rows: whole, where none goes on on the next page if a page holds it
    "balanced": _holds("", "columns", paper=True),  # how many; two is the rule
}
"""What an element `paper` may say, by the element that it stands in."""


def element(name: str, parent: str = "") -> Element | None:
    """The row of an element that stands in `parent`, None for one that there is not."""
    return ON_PAPER.get(parent, ELEMENTS[name]) if name == "paper" else ELEMENTS.get(name)


MOVED = {
    "document": {"footer": "footer", "paging": "paging"},
    **dict.fromkeys(("cover", "pages", "poster"), {"paper": "size"}),
    "board": {"paper": "size", "size": "card"},
    "deck": {"paper": "size", "size": "card", **{name: name for name in ON_PAPER["deck"].attrs - {"size", "card", "larger"}}},
    "figure": {"height": "height"},
}
"""Attributes that stood in the element itself before there was an element `paper`, and what they are called in that."""

A_PAGE = frozenset(
    """cover pages poster board mat overview cutouts wall relay slide folder deck calibration booklet page-break toc chart rules
    die pawns foot slip spread findings year bars place""".split()
)
"""Elements that take a page or about as much; others take a line at least."""


def _any(words: Any) -> str:
    """The pattern of a closed list of words (see `terms`)."""
    return "|".join(get_args(words))


_SIDE = r"([4-9][0-9]|[12][0-9]{2})(\.[0-9]{1,3})?"  # mm
_CARD = f"{_any(terms.CardName)}|{_SIDE}x{_SIDE}"
_POSITIVE = r"0*[1-9][0-9]{0,2}(\.[0-9]{1,3})?"
_VALUES = {
    "blockquote lang": "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
    "role": "lead|fact|small|label|strip|question|more",
    "reading": _any(terms.Profile),  # easy: each sentence begins a line, and none goes on on another page
    "theme": f"|[0-9]{{1,5}}|{_any(terms.CardKind)}",
    "tiles paper": _any(terms.TilePaper),
    "paper size": "A1|A2|A3|A4|A5|Letter|2x2 A4",
    "cover paper size": "A4|A5",
    "pages paper size": "A3|A4|A5",
    "poster paper size": _any(terms.PosterSize),
    "board paper size": _any(terms.BoardSize),
    **dict.fromkeys(("mat paper size", "overview paper size", "relay paper size", "also"), _any(terms.TilePaper)),
    "folder paper size": _any(terms.TilePaper),
    "folder paper fold": _any(terms.FolderFold),
    **dict.fromkeys(("deck paper size", "cutouts paper size"), _any(terms.OfficePaper)),
    "break": "page|room",
    "apart": "[a-z0-9][a-z0-9_-]{0,39}",  # an id may be that
    "scope": "row|column",
    "credits of": "own|packs",
    "type": "single|multi",
    **dict.fromkeys(("room lines", "spare lines"), "[0-6]"),
    **dict.fromkeys(("count", "start"), "[0-9]{1,2}"),
    "height": "[1-9][0-9]{0,2}",
    "focus": "([0-9]|[1-9][0-9]|100) ([0-9]|[1-9][0-9]|100)",
    "width": _POSITIVE,
    "widths": f"{_POSITIVE}( {_POSITIVE})*",
    **dict.fromkeys(("bar value", "share value"), r"[0-9]{1,9}(\.[0-9]{1,9})?"),
    **dict.fromkeys(("count value", "li value"), "[0-9]{1,9}"),
    **dict.fromkeys(("status kind", "td status"), f"{_any(terms.Status)}|open|late"),
    "share kind": f"{_any(terms.Status)}|yes|partly|no",
    "square kind": _any(terms.SquareKind),
    "place kind": _any(terms.SpaceKind),
    "mat place kind": "question|apart",
    "sign": "[1-9][0-9]{0,3}",
    "fold picture": _any(terms.Fold),
    "rule picture": _any(terms.Scene),
    "minutes": "[1-9][0-9]{0,2}",
    "fields": "2|3",
    "clock": "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?",
    "lacks": f"(({_any(terms.SpaceKind)}) ?)*",
    "card kind": _any(terms.CardKind),
    "card id": rf"({_any(terms.CardList)}):[\w.-]{{1,80}}",  # what it is chosen by
    **dict.fromkeys(("band size", "h1 size", "h2 size", "choices size", "table size"), "small"),
    "h3 size": "small|strip",
    # fine: small words, as credits have; medium: larger ones; fuller: larger pictures too; large: as large as a lead
    "ul size": "fine|small|medium|fuller|large",
    "blockquote size": "small|large",
    **dict.fromkeys(("paper card", "paper larger"), _CARD),
    "sheet paper": _any(terms.OfficePaper),
    "sheet orientation": _any(terms.Orientation),
    "balanced paper columns": "[2-4]",
    "table paper rows": "whole",
    **dict.fromkeys(("columns", "rows"), "[1-9]|1[0-9]|20"),
    **dict.fromkeys(("left", "top", "gap-across", "gap-down"), r"[0-9]{1,3}(\.[0-9]{1,3})?"),
    **dict.fromkeys(("nudge-right", "nudge-up"), r"-?[0-9](\.[0-9]{1,3})?"),
    "paper backs": _any(terms.Backs),
    "paper side": "front|back",
    "deck design": _any(terms.BackDesign),
    **dict.fromkeys(("guides-front", "guides-back"), _any(terms.Guide)),
    **dict.fromkeys(("margin", "bleed", "corner"), r"[0-9]{1,2}(\.[0-9]{1,2})?"),
    **dict.fromkeys(
        """open opening fill numbered line camera-marks here joined sheet once pause late said wall begins twice grow
        discs""".split(),
        "yes|no",
    ),
}
"""What may stand in an attribute, where not anything may: by its name: in all elements, in one, or in one and its parent."""


def pattern(element: str, attribute: str, parent: str = "") -> re.Pattern[str] | None:
    """What a value of `attribute` must look like as a whole, or None where it may be any text."""
    found = _VALUES.get(f"{parent} {element} {attribute}") or _VALUES.get(f"{element} {attribute}") or _VALUES.get(attribute)
    return re.compile(found) if found is not None else None
