"""What the structure tree and the file as a whole must be like.

Rules: ISO 14289-1, 7.1–7.18, and ISO 32000-1, 14.8.4 (which element may stand in which); some are the house's own and stricter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from structure.tree import Content, Element, ObjectRef, read_tree

_INSIDE = {  # what may stand directly in an element
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "Table": {"Caption", "THead", "TBody", "TFoot"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
_OUTSIDE = {  # what an element may stand in
    **dict.fromkeys(("THead", "TBody", "TFoot"), {"Table"}),
    **dict.fromkeys(("TH", "TD"), {"TR"}),
    "TR": {"THead", "TBody", "TFoot"},
    "LI": {"L"},
    "LBody": {"LI"},
}
_GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "TOCI", *_INSIDE}
_MAY_BE_EMPTY = {"TD", "TH", "LBody"}
_PATH = re.compile(r"^/\w|^~/|file:|\b[A-Za-z]:[\\/]|\\\\|/(home|Users|root|tmp|var|private|opt)/")


def tree_problems(path: Path) -> list[str]:
    """What is wrong with the elements and their order in the tree, whatever is drawn."""
    with pikepdf.open(path) as pdf:
        tops = read_tree(pdf)
        found = [] if [top.role for top in tops] == ["Document"] else [f"at the top of the tree: {tops}, not one Document"]
        elements = [element for top in tops for element in top.walk()]
        return [*found, *_headings(elements), *(sentence for element in elements for sentence in _element(element))]


def _headings(elements: list[Element]) -> Iterator[str]:
    before = 0
    for element in elements:
        if element.role == "H":
            yield f"{element}: a heading without a level"
        if match := re.fullmatch(r"H([1-6])", element.role):
            level = int(match[1])
            if level > before + 1:
                yield f"{element}: a heading of level {level} " + (f"follows one of level {before}" if before else "comes first")
            before = level
    if not before:
        yield "there is no heading"


def _element(element: Element) -> Iterator[str]:
    role, kids = element.role, [kid.role for kid in element.elements]
    if not element.kids and role not in _MAY_BE_EMPTY:
        yield f"{element} is empty"
    for kid in kids:
        if kid not in _INSIDE.get(role, {kid}):
            yield f"{element} holds {kid}"
    if element.parent and element.parent.role not in _OUTSIDE.get(role, {element.parent.role}):
        yield f"{element}: {role} stands in {element.parent.role}"
    if role in _GROUPS and any(isinstance(kid, Content) for kid in element.kids):
        yield f"{element} holds content that no paragraph, heading or figure owns"
    check = {
        "TOCI": _entry,
        "Caption": _caption,
        "Figure": _figure,
        "Formula": _figure,
        "TH": _header,
        "L": _list,
        "LI": _item,
        "Table": _table,
        "Link": _link,
    }
    yield from check[role](element) if role in check else ()


def _figure(element: Element) -> Iterator[str]:
    if not (element.alt or "").strip():
        yield f"{element} has no alternative text"


def _entry(element: Element) -> Iterator[str]:
    if not element.find("Reference") or not element.find("Link"):
        yield f"{element} does not lead to what it names"


def _caption(element: Element) -> Iterator[str]:
    if not element.parent or element.parent.role not in ("Figure", "Table", "L"):
        yield f"{element} belongs to no figure, table or list"


def _header(element: Element) -> Iterator[str]:
    if element.attributes.get("Scope") not in ("Row", "Column", "Both"):
        yield f"{element} has no Scope"


def _list(element: Element) -> Iterator[str]:
    labels = [label for item in element.elements for label in item.elements if label.role == "Lbl"]
    if labels and element.attributes.get("ListNumbering", "None") == "None":
        yield f"{element} has labels and no ListNumbering"


def _item(element: Element) -> Iterator[str]:
    if [kid.role for kid in element.elements] not in (["Lbl", "LBody"], ["LBody"]):
        yield f"{element} is not a label and a body: {[kid.role for kid in element.elements]}"


def _table(element: Element) -> Iterator[str]:
    if not element.find("TH"):
        yield f"{element} has no header cell"
    order = [kid.role for kid in element.elements if kid.role != "Caption"]
    if order != sorted(order, key=["THead", "TBody", "TFoot", *order].index):
        yield f"{element}: its parts stand in the order {order}"


def _link(element: Element) -> Iterator[str]:
    if not any(isinstance(kid, ObjectRef) for kid in element.kids):
        yield f"{element} has no annotation (OBJR)"
    if not any(True for _ in element.contents()):
        yield f"{element} has no text"


def document_problems(path: Path) -> list[str]:
    """What is wrong with the file as a whole: language, title, bookmarks; names and paths that do not belong in it."""
    with pikepdf.open(path) as pdf:
        return [*_announcements(pdf), *_bookmarks(pdf), *_secrets(pdf)]


def _announcements(pdf: pikepdf.Pdf) -> Iterator[str]:
    root, info = pdf.Root, pdf.docinfo
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", str(root.get("/Lang", ""))):
        yield f"the language is {str(root.get('/Lang', ''))!r}"
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "the file does not say that it is tagged (MarkInfo)"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the window would show the file's name, not the title (DisplayDocTitle)"
    title = str(info.get("/Title", "")).strip()
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if not title or metadata.get("dc:title") != title:
            yield f"the title is {title!r} in Info and {metadata.get('dc:title')!r} in XMP"
    for number, page in enumerate(pdf.pages, 1):
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield f"page {number}: the tab key does not follow the structure"


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_outline() as outline:
        if not outline.root:
            yield "there are no bookmarks"
        waiting = list(outline.root)
        for item in waiting:
            waiting.extend(item.children)
            if not str(item.title).strip():
                yield "a bookmark has no text"
            if item.destination is None and item.action is None:
                yield f"the bookmark {item.title!r} leads nowhere"


def _secrets(pdf: pikepdf.Pdf) -> Iterator[str]:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        xmp = {key: value if isinstance(value, str) else " ".join(map(str, value)) for key, value in metadata.items()}
    info = {str(key): str(value) for key, value in pdf.docinfo.items() if isinstance(value, pikepdf.String)}
    for key, value in (*info.items(), *xmp.items()):
        name = key.lstrip("/").rsplit("}")[-1].rsplit(":")[-1]
        if name in ("Author", "creator", "contributor", "LastModifiedBy") and value.strip():
            yield f"{key} names {value!r}"
        if _PATH.search(value):
            yield f"{key} holds a path: {value!r}"
    if pdf.attachments:
        yield f"files are attached: {list(pdf.attachments)}"
