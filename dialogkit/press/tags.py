"""The logical structure of a tagged PDF (ISO 32000-1, 14.7 and 14.8): a tree of tags, and its objects in the file.

Tags are made in reading order while a document is composed; drawing only fills them with the numbers (MCIDs) of what
was painted for them. So the order in which a screen reader reads does not depend on where or when a thing was drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString


@dataclass(slots=True, eq=False)
class Tag:
    """One structure element. `kids` holds tags and, once drawn, (page object name, MCID) or (page, annotation) pairs.

    `attributes` are those of ISO 32000-1, 14.8.5: Scope, ColSpan and RowSpan of table cells, ListNumbering of lists and
    the BBox (x0, y0, x1, y1 in pt) of figures.
    """

    role: str
    alt: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)
    kids: list = field(default_factory=list)

    def add(self, role: str, alt: str | None = None, **attributes: object) -> Tag:
        """A new last child."""
        child = Tag(role, alt, attributes)
        self.kids.append(child)
        return child


_OWNER = {"Scope": "Table", "ColSpan": "Table", "RowSpan": "Table", "ListNumbering": "List", "BBox": "Layout"}
_KEPT_WHEN_EMPTY = ("TD", "TH", "Document")  # an empty cell still holds its column's place, and every file has its root


def structure_tree(doc, root: Tag, owners: list[Tag | list[Tag]]) -> PDFDictionary:
    """The StructTreeRoot of a document, to be stored in its catalog.

    `owners` is indexed by StructParents keys: the tags of a page by MCID, or the one tag that owns an annotation.
    """
    tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    reference = doc.Reference(tree)
    elements: dict[Tag, _StructElem] = {}
    _collect(root, elements)
    top = elements[root]  # a Document is kept when nothing is drawn in it
    _number(doc, top, reference)
    parents = PDFArray([])
    for key, owner in enumerate(owners):
        value = (
            elements[owner].reference if isinstance(owner, Tag) else doc.Reference(_References([elements[tag] for tag in owner]))
        )
        parents.sequence += [key, value]
    tree["K"] = top.reference
    tree["ParentTree"] = doc.Reference(PDFDictionary({"Nums": parents}))
    tree["ParentTreeNextKey"] = len(owners)
    return reference


def _collect(tag: Tag, elements: dict) -> _StructElem | None:
    """The element for a tag, or None where nothing of it was drawn."""
    kids = [_collect(kid, elements) if isinstance(kid, Tag) else kid for kid in tag.kids]
    kids = [kid for kid in kids if kid is not None]
    if not kids and tag.role not in _KEPT_WHEN_EMPTY:
        return None
    elements[tag] = _StructElem(tag, kids)
    return elements[tag]


def _number(doc, element: _StructElem, parent) -> None:
    """Give out object numbers from the top down, so that they follow the reading order."""
    element.parent = parent
    element.reference = doc.Reference(element)
    for kid in element.kids:
        if isinstance(kid, _StructElem):
            _number(doc, kid, element.reference)


class _StructElem(PDFObject):
    """A structure element, written by hand: a PDFDictionary of PDFDictionaries takes several times as long."""

    __RefOnly__ = 1

    def __init__(self, tag: Tag, kids: list):
        self.tag, self.kids = tag, kids
        self.parent: Any = None  # references, given by `_number`
        self.reference: Any = None

    def format(self, doc) -> bytes:
        pages = {kid[0] for kid in self.kids if isinstance(kid, tuple)}
        page = pages.pop() if len(pages) == 1 else None
        out = [f"<</Type /StructElem /S /{self.tag.role} /P {_ref(doc, self.parent.name)}"]
        if page:
            out.append(f" /Pg {_ref(doc, page)}")
        if self.kids:
            out.append(f" /K [{' '.join(self._kid(doc, kid, page) for kid in self.kids)}]")
        out.append(_attributes(self.tag))
        data = "".join(out).encode("ascii")
        if self.tag.alt is not None:
            data += b" /Alt " + PDFString(self.tag.alt).format(doc)
        return data + b">>"

    @staticmethod
    def _kid(doc, kid, page: str | None) -> str:
        if isinstance(kid, _StructElem):
            return _ref(doc, kid.reference.name)
        where, what = kid
        if isinstance(what, str):
            return f"<</Type /OBJR /Pg {_ref(doc, where)} /Obj {_ref(doc, doc.annotationName(what))}>>"
        if page:
            return str(what)
        return f"<</Type /MCR /Pg {_ref(doc, where)} /MCID {what}>>"


class _References(PDFObject):
    __RefOnly__ = 1

    def __init__(self, elements: list[_StructElem]):
        self.elements = elements

    def format(self, doc) -> bytes:
        return ("[" + " ".join(_ref(doc, element.reference.name) for element in self.elements) + "]").encode("ascii")


def _ref(doc, name: str) -> str:
    return f"{doc.idToObjectNumberAndVersion[name][0]} 0 R"


def _attributes(tag: Tag) -> str:
    groups: dict[str, list[str]] = {}
    for key, value in tag.attributes.items():
        if isinstance(value, tuple):
            value = "[" + " ".join(f"{number:.2f}" for number in value) + "] /Placement /Block"
        elif isinstance(value, str):
            value = f"/{value}"
        groups.setdefault(_OWNER[key], []).append(f"/{key} {value}")
    return "" if not groups else " /A [" + " ".join(f"<</O /{owner} {' '.join(parts)}>>" for owner, parts in groups.items()) + "]"
