"""Markup text → document tree. Whatever is not in the vocabulary is a problem at its template's line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from typing import NoReturn
from xml.parsers import expat
from xml.parsers.expat import errors

from dialogkit import limits
from dialogkit.markup import addresses
from dialogkit.markup.tree import KEPT, Node, one_line
from dialogkit.markup.vocabulary import A_PAGE, ELEMENTS, MOVED, OF_PAGES, element, pattern
from dialogkit.problems import DialogkitError, Place, Problem, Reason

_REASONS = {
    errors.XML_ERROR_NO_ELEMENTS: "no-element",
    errors.XML_ERROR_TAG_MISMATCH: "mismatch",
    errors.XML_ERROR_UNCLOSED_TOKEN: "unclosed-element",
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION: "unclosed-element",
    errors.XML_ERROR_INVALID_TOKEN: "stray-sign",
    errors.XML_ERROR_BAD_CHAR_REF: "stray-sign",
    errors.XML_ERROR_UNDEFINED_ENTITY: "no-entity",
    errors.XML_ERROR_DUPLICATE_ATTRIBUTE: "twice",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "after-the-end",
}
"""What expat says in English, and the key of the reason."""

LINE_ATTRIBUTE = "_at"
"""Set on every element by `templating.environment`: the template's name and line, as name:line:column."""

_SPACE, _EDGE = re.compile(r"[ \t\r\n]+"), f" {KEPT}"

_OPENS, _CLOSES = re.compile(r"\*\*(?=\S)|\A\*\*(?= )"), re.compile(r"(?<=\S)\*\*|\*\*(?= ?\Z)")  # bold words

_MARK = "**"
_LONE = re.compile(r" \*\*(?= |\Z)|(?<!\*)\*\*(?!\*)")  # with the space before it, where there is one on both sides; not «f***»


def parse(markup: str, template: str, held: dict[str, int] | None = None) -> Node:
    """The document that `markup` writes. Raises DialogkitError with all problems; `template` names the file in them.

    What it holds, in letters, is noted in `held`, which the year's own templates have: their documents share the room of one.
    Where there is none left, that has been told.
    """
    own, held = held is not None, {} if held is None else held
    others = sum(letters for name, letters in held.items() if name != template)
    room = limits.PAGES * limits.PAGE_LETTERS - others
    if room < 0:
        raise DialogkitError([])
    parser = _Parser(template, room, "own-too-long" if others else "document-too-long", own)
    try:
        return parser.parse(markup)
    finally:
        held[template] = room - parser.room


class _Parser:
    def __init__(self, template: str, room: int, full: str, own: bool):
        self.template = template
        self.root: Node | None = None
        self.open: list[Node] = []
        self.problems: list[Problem] = []
        self.last = Place(template, 1, 1)
        self.room, self.full = room, full  # letters that are left, and the problem where there are none
        self.cards = self.cutouts = 0
        self.own, self.named = own, ""  # the line of the year that came last

    def parse(self, markup: str) -> Node:
        reader = expat.ParserCreate()
        reader.buffer_text = True
        reader.StartElementHandler = self._start
        reader.EndElementHandler = self._end
        reader.CharacterDataHandler = self._text
        reader.StartDoctypeDeclHandler = self._doctype
        try:
            self._read(reader, markup)
        except expat.ExpatError as error:
            self._broken(self._reason(expat.ErrorString(error.code) or ""))
        if self.root is None and not self.problems:
            self._broken(Reason("no-element"))
        if self.problems or self.root is None:
            raise DialogkitError(self.problems)
        return self.root

    def _read(self, reader: expat.XMLParserType, markup: str) -> None:
        try:
            reader.Parse(markup, True)
        except UnicodeEncodeError as error:  # before anything is read
            reader.Parse(markup[: error.start])
            self._broken(Reason("no-character", {"name": f"U+{ord(markup[error.start]):04X}"}))

    def _reason(self, said: str) -> Reason:
        if said == errors.XML_ERROR_NO_ELEMENTS and self.open:
            return Reason("unclosed-element")
        return Reason(_REASONS[said]) if said in _REASONS else Reason("said", {"said": said})

    def _broken(self, reason: Reason) -> None:
        details = {"element": self.open[-1].name if self.open else "document", "reason": reason}
        self.problems.append(Problem("markup-broken", self.last, details))

    def _doctype(self, *_: object) -> None:
        raise DialogkitError(Problem("markup-doctype", self.last))

    def _start(self, name: str, attrs: dict[str, str]) -> None:
        line = attrs.pop(LINE_ATTRIBUTE, None)
        self.last = Place.parse(line) if line else self.last
        parent = self.open[-1] if self.open else None
        self.named = attrs.get("at") or self.named
        node = Node(name, {key: one_line(unmarked(value)) for key, value in attrs.items()}, [], self.last)
        self._check(node, parent)
        self._take(limits.PAGE_LETTERS if name in A_PAGE or node.get("break") == "page" else limits.LINE_LETTERS, node)
        self.cards += name == "card"
        if self.cards > limits.CARDS:
            self._stop("too-many-in-deck", node, limits.CARDS)
        self.cutouts += name == "cutout"
        if self.cutouts > limits.CUTOUTS:
            self._stop("too-many-cutouts", node, limits.CUTOUTS)
        if parent is None:
            self.root = self.root or node
        else:
            parent.children.append(node)
        self.open.append(node)

    def _check(self, node: Node, parent: Node | None) -> None:
        outer = parent.name if parent else ""
        row = element(node.name, outer)
        if row is None:
            self._add("markup-unknown-element", node, suggestion=_near(node.name, ELEMENTS))
            return
        held = ELEMENTS[outer].holds if outer in ELEMENTS else {"document"} if parent is None else ELEMENTS
        outside = node.name in OF_PAGES and any(above.name not in ("document", "pages", "section") for above in self.open)
        if node.name not in held or outside or len(self.open) == limits.ELEMENT_DEPTH:
            self._add("markup-misplaced", node, parent=outer)
        elif parent and node.name == "paper" and parent.find("paper"):
            self._add("markup-twice", node, parent=outer)
        moved = {name: new for name, new in MOVED.get(node.name, {}).items() if name in node.attrs}
        if moved:
            written = " ".join(f'{new}="…"' for new in moved.values())
            self._add("markup-moved-to-paper", node, attributes=", ".join(moved), written=written)
        for attribute in (name for name in node.attrs if name not in moved):
            if attribute not in row.attrs and attribute not in row.needs:
                self._add("markup-unknown-attribute", node, attribute=attribute, suggestion=_near(attribute, row.attrs))
            elif (allowed := pattern(node.name, attribute, outer)) and not allowed.fullmatch(node.attrs[attribute]):
                self._add("markup-bad-value", node, attribute=attribute, value=node.attrs[attribute][:40])
        for attribute in sorted(row.needs):
            if not node.get(attribute).strip():
                self._add("markup-missing-attribute", node, attribute=attribute)

    def _take(self, letters: int, node: Node) -> None:
        """Takes room for an element or a text. Raises DialogkitError where there is no more."""
        self.room -= letters
        if self.room < 0:
            self._stop(self.full, node, limits.PAGES)

    def _stop(self, code: str, node: Node, limit: int) -> NoReturn:
        at = self.named if node.get("at") or not self.own else ""
        place = Place.parse(at) if at else node.place
        name = self.template.partition(".")[0]
        raise DialogkitError([*self.problems, Problem(code, place, {"name": name, "limit": limit})])

    def _add(self, code: str, node: Node, **details: str) -> None:
        self.problems.append(Problem(code, node.place, {"element": node.name, **details}))

    def _text(self, text: str) -> None:
        node = self.open[-1]
        row = ELEMENTS.get(node.name)
        cuts = text.count("**") + addresses.count(text)
        self._take(len(text) + limits.BOLD_LETTERS * cuts + limits.LINE_LETTERS * text.count(KEPT), node)
        if row is None or row.words:
            node.children.append(text)
        elif text.strip():
            self._add("markup-loose-text", node, text=text.strip()[:40])

    def _end(self, name: str) -> None:
        node = self.open.pop()
        row = ELEMENTS.get(name)
        for child in sorted(row.must) if row else ():
            if not node.find(child):
                self._add("markup-empty", node, child=child)
        if row and row.words:
            if not (self.open and (outer := ELEMENTS.get(self.open[-1].name)) and outer.words):
                tidy(node)


def _near(name: str, known: Collection[str]) -> str:
    return next(iter(difflib.get_close_matches(name, list(known), 1)), "")


def tidy(node: Node) -> Node:
    """The node whose words have become what they mean: white space is folded and dropped at both ends, `**bold**` is an element,
    and each address a link."""
    node.children = _folded(node)
    _embolden(node)
    _link(node)
    return node


def unmarked(text: str) -> str:
    """The words of a text without its marks of bold: for what is no words on a page, such as a text for a screen reader."""
    return "".join(_parts(text))


def _embolden(node: Node) -> None:
    """What stands between marks of bold, in a node and in the elements of its words; where all is bold, the marks go."""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            children += [unmarked(child)] if node.name == "strong" else _bold(child)
            continue
        _embolden(child)
        children.append(child)
    node.children = children


def _folded(node: Node) -> list[Node | str]:
    children = [_SPACE.sub(" ", child) if isinstance(child, str) else child for child in node.children]
    for child in children:
        if isinstance(child, Node):
            child.children = _folded(child)
    if children and isinstance(children[0], str) and node.name not in ("strong", "em", "a"):
        children[0] = children[0].lstrip(_EDGE)
    if children and isinstance(children[-1], str) and node.name not in ("strong", "em", "a"):
        children[-1] = children[-1].rstrip(_EDGE)
    return [child for child in children if child != ""]


def _bold(text: str) -> list[Node | str]:
    return [Node("strong", {}, [part]) if index % 2 else part for index, part in enumerate(_parts(text)) if part]


def _link(node: Node) -> None:
    """Make each address in the words of a node a link; what is one already stays as it is."""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            children += [Node("a", {"href": href}, [text]) if href else text for text, href in addresses.cut(child)]
            continue
        if child.name != "a":
            _link(child)
        children.append(child)
    node.children = children


def lone_marks(text: str) -> list[int]:
    """Where in a text marks of bold stand that have no fellow: their first letters."""
    plain = _cut(text)[0::2]
    return [start + match.end() - len(_MARK) for start, part in plain for match in _LONE.finditer(part)]


def _parts(text: str) -> list[str]:
    """The text cut at its marks of bold: plain, bold, plain and so on. A mark without its fellow goes, and is told elsewhere."""
    if _MARK not in text:  # which is so of most
        return [text]
    return [part if index % 2 else _LONE.sub("", part) for index, (_, part) in enumerate(_cut(text))]


def _cut(text: str) -> list[tuple[int, str]]:
    """The same with the marks that have no fellow, each part with where it begins.

    A space inside marks does no harm at the ends of the text: there they can mean nothing else.

    Where one mark has no fellow in the rest of the text, none after it has: so the text is read once.
    """
    parts: list[tuple[int, str]] = []
    at = 0
    while (opens := _OPENS.search(text, at)) and (closes := _CLOSES.search(text, opens.end() + 1)):
        if not (bold := text[opens.end() : closes.start()].strip(" ")):
            break  # it opens the text and closes it, with nothing between
        parts += (at, text[at : opens.start()]), (opens.end(), bold)
        at = closes.end()
    return [*parts, (at, text[at:])]
