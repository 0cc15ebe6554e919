"""The logical structure of a tagged PDF (ISO 32000-1, 14.7 and 14.8): a tree of tags, and its objects in the file.

Tags are made in reading order while a document is composed; drawing only fills them with the numbers (MCIDs) of what
was painted for them. So the order in which a screen reader reads does not depend on where or when a thing was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dialogkit.press.pdf.reportlab_parts import (
    OpenCanvas,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFString,
    WrittenObject,
    annotation_number,
    object_number,
)


@dataclass(slots=True, eq=False)
class Tag:
    """One structure element. `kids` holds tags and, once drawn, (page object name, MCID) or (page, annotation) pairs.

    `alt` is told for what is seen, `actual` instead of what is written; `lang` is the language, where it is not the document's.

    `attributes` are those of ISO 32000-1, 14.8.5: Scope, ColSpan and RowSpan of table cells, ListNumbering of lists and
    the BBox (x0, y0, x1, y1 in pt) of figures.
    """

    role: str
    alt: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list[Any] = field(default_factory=list)
    actual: str | None = None
    lang: str = ""

    def add(self, role: str, alt: str | None = None, **attributes: object) -> Tag:
        """A new last child."""
        child = Tag(role, alt, attributes)
        self.kids.append(child)
        return child

    def add_figure(self, alt: str) -> Tag | None:
        """A new Figure as the last child; none where nothing is told of what is seen, for it repeats the words beside it."""
        return self.add("Figure", alt=alt) if alt else None


_OWNER = {"Scope": "Table", "ColSpan": "Table", "RowSpan": "Table", "ListNumbering": "List", "BBox": "Layout"}
_KEPT_WHEN_EMPTY = ("TD", "TH", "LBody", "Document")
"""An empty cell holds its column's place, what is written by hand is the body of its number, and every file has its root."""


def structure_tree(canvas: OpenCanvas, root: Tag, owners: list[Tag | list[Tag]]) -> PDFDictionary:
    """The StructTreeRoot of a document, to be stored in its catalog.

    `owners` is indexed by StructParents keys: the tags of a page by MCID, or the one tag that owns an annotation.
    """
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    name = canvas.put(tree)
    elements: dict[Tag, _StructElem] = {}
    _collect(root, elements)
    top = elements[root]  # a Document is kept when nothing is drawn in it
    _number(canvas, top, name)
    parents: list[object] = []
    for key, owner in enumerate(owners):
        owned = elements[owner].name if isinstance(owner, Tag) else canvas.put(_References([elements[tag] for tag in owner]))
        parents += [key, canvas.reference(owned)]
    tree["K"] = canvas.reference(top.name)
    tree["ParentTree"] = canvas.reference(canvas.put(PDFDictionary({"Nums": PDFArray(parents)})))
    tree["ParentTreeNextKey"] = len(owners)
    return canvas.reference(name)


def _collect(tag: Tag, elements: dict[Tag, _StructElem]) -> _StructElem | None:
    """The element for a tag, or None where nothing of it was drawn."""
    kids = [_collect(kid, elements) if isinstance(kid, Tag) else kid for kid in tag.kids]
    kids = [kid for kid in kids if kid is not None]
    if not kids and tag.role not in _KEPT_WHEN_EMPTY:
        return None
    if tag.role == "LI" and not any(kid.kids for kid in kids if isinstance(kid, _StructElem)):
        return None
    elements[tag] = _StructElem(tag, kids)
    return elements[tag]


def _number(canvas: OpenCanvas, element: _StructElem, parent: str) -> None:
    """Give out object numbers from the top down, so that they follow the reading order."""
    element.parent = parent
    element.name = canvas.put(element)
    for kid in element.kids:
        if isinstance(kid, _StructElem):
            _number(canvas, kid, element.name)


class _StructElem(WrittenObject):
    """A structure element, written by hand: a PDFDictionary of PDFDictionaries takes several times as long."""

    def __init__(self, tag: Tag, kids: list[Any]):
        self.tag, self.kids = tag, kids
        self.parent = self.name = ""  # names in the file, given by `_number`

    def format(self, file: Any) -> bytes:
        pages = {kid[0] for kid in self.kids if isinstance(kid, tuple)}
        page = pages.pop() if len(pages) == 1 else None
        out = [f"<</Type /StructElem /S /{self.tag.role} /P {object_number(file, self.parent)}"]
        if page:
            out.append(f" /Pg {object_number(file, page)}")
        if self.kids:
            out.append(f" /K [{' '.join(self._kid(file, kid, page) for kid in self.kids)}]")
        out.append(_attributes(self.tag))
        data = "".join(out).encode("ascii")
        told = {b"Alt": self.tag.alt, b"ActualText": self.tag.actual, b"Lang": self.tag.lang or None}
        for key, text in told.items():
            if text is not None:
                data += b" /" + key + b" " + PDFString(text).format(file)
        return data + b">>"

    @staticmethod
    def _kid(file: Any, kid: Any, page: str | None) -> str:
        if isinstance(kid, _StructElem):
            return object_number(file, kid.name)
        where, what = kid
        if isinstance(what, str):
            return f"<</Type /OBJR /Pg {object_number(file, where)} /Obj {annotation_number(file, what)}>>"
        if page:
            return str(what)
        return f"<</Type /MCR /Pg {object_number(file, where)} /MCID {what}>>"


class _References(WrittenObject):
    def __init__(self, elements: list[_StructElem]):
        self.elements = elements

    def format(self, file: Any) -> bytes:
        return ("[" + " ".join(object_number(file, element.name) for element in self.elements) + "]").encode("ascii")


def _attributes(tag: Tag) -> str:
    groups: dict[str, list[str]] = {}
    for key, value in tag.attributes.items():
        if isinstance(value, tuple):
            value = "[" + " ".join(f"{number:.2f}" for number in value) + "] /Placement /Block"
        elif isinstance(value, str):
            value = f"/{value}"
        groups.setdefault(_OWNER[key], []).append(f"/{key} {value}")
    return "" if not groups else " /A [" + " ".join(f"<</O /{owner} {' '.join(parts)}>>" for owner, parts in groups.items()) + "]"
