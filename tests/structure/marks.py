"""The marks in the content of the pages, and whether they and the structure tree say the same.

Rules: ISO 32000-1, 14.6 (marked content) and 14.7.4 (structure content); ISO 14289-1, 7.1 (everything is tagged or an artifact).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from structure.tree import Content, Element, ObjectRef, read_tree

_SHOW = {"Tj", "TJ", "'", '"'}
_PAINT_PATH = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_PAINT = _SHOW | _PAINT_PATH | {"sh", "Do", "INLINE IMAGE"}
_BEGIN_PATH = {"m", "re"}
_END_PATH = _PAINT_PATH | {"n"}


@dataclass(slots=True)
class _Mark:
    """An open BMC or BDC, and the state it was opened in, which EMC must find again."""

    tag: str
    mcid: int | None
    in_text: bool
    depth: int

    @property
    def owns(self) -> bool:
        """It says whose the content is; other marks only add a language or a replacement text to part of it."""
        return self.mcid is not None or self.tag == "/Artifact"


@dataclass
class _Page:
    """Walks through the content of one page."""

    number: int
    resources: pikepdf.Dictionary
    drawings: dict[tuple[int, int], bool]  # whether each holds marks of its own; they are drawn on many pages
    tags: dict[int, str] = field(default_factory=dict)  # MCID -> tag in the content
    found: list[str] = field(default_factory=list)
    open: list[_Mark] = field(default_factory=list)
    depth: int = 0
    in_text: bool = False
    in_path: bool = False

    def say(self, sentence: str) -> None:
        self.found.append(f"page {self.number + 1}: {sentence}")

    def walk(self, stream: object) -> None:
        for operands, operator in pikepdf.parse_content_stream(stream):
            self.step(str(operator), operands)
        if self.open or self.depth or self.in_text:
            self.say("something that was opened is not closed (marked content, q or BT)")

    def step(self, operator: str, operands: list) -> None:
        if operator in ("BMC", "BDC"):
            self.begin(str(operands[0]), operands[1] if operator == "BDC" else None)
        elif operator == "EMC":
            self.end()
        elif operator in ("BT", "ET"):
            self.in_text = operator == "BT"
        elif operator in ("q", "Q"):
            self.depth += 1 if operator == "q" else -1
            if self.in_text:
                self.say(f"{operator} inside a text object")
        if operator in _PAINT and not any(mark.owns for mark in self.open) and _leaves_ink(operator, operands):
            self.say(f"{operator} paints what is neither tagged nor an artifact")
        if operator == "Do":
            self.form(operands[0])
        if operator in _BEGIN_PATH or operator in _END_PATH:
            self.in_path = operator in _BEGIN_PATH

    def begin(self, tag: str, properties: object) -> None:
        mcid = mcid_of(properties, self.resources)
        mark = _Mark(tag, mcid, self.in_text, self.depth)
        if mark.owns and any(other.owns for other in self.open):
            self.say(f"{tag} is marked inside {self.open[-1].tag}")
        if self.in_path:
            self.say(f"{tag} begins between the lines of a shape and its painting")
        if mcid is not None:
            if mcid in self.tags:
                self.say(f"MCID {mcid} is used twice")
            self.tags[mcid] = tag
        self.open.append(mark)

    def end(self) -> None:
        if not self.open:
            return self.say("marked content ends that never began")
        mark = self.open.pop()
        if (mark.in_text, mark.depth) != (self.in_text, self.depth):
            self.say(f"{mark.tag} crosses BT, ET, q or Q")

    def form(self, name: pikepdf.Name) -> None:
        stream = self.resources.get("/XObject", {}).get(name)
        if stream is None:
            self.say(f"{name} is drawn and does not exist")
            return
        if stream.objgen not in self.drawings:
            self.drawings[stream.objgen] = stream.get("/Subtype") == "/Form" and _holds_marks(stream)
        if self.drawings[stream.objgen]:
            self.say(f"the reusable drawing {name} holds tags or artifacts of its own")


def mcid_of(properties: object, resources: pikepdf.Dictionary) -> int | None:
    """The MCID in the properties of a BDC, which may be a name in the resources."""
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {}).get(properties)
    return int(properties.MCID) if properties is not None and "/MCID" in properties else None


def _leaves_ink(operator: str, operands: list) -> bool:
    if operator not in _SHOW or not operands:
        return True
    shown = operands[-1]
    return any(isinstance(part, pikepdf.String) and bytes(part) for part in (shown if operator == "TJ" else [shown]))


def _holds_marks(stream: pikepdf.Stream) -> bool:
    """Content that is drawn more than once belongs to whoever draws it; its own marks would belong to nobody."""
    resources = stream.get("/Resources", pikepdf.Dictionary())
    for operands, operator in pikepdf.parse_content_stream(stream, "BMC BDC"):
        if str(operator) == "BMC" and str(operands[0]) == "/Artifact":
            return True
        if str(operator) == "BDC" and (str(operands[0]) == "/Artifact" or mcid_of(operands[1], resources) is not None):
            return True
    forms = (form for form in resources.get("/XObject", {}).values() if form.get("/Subtype") == "/Form")
    return any(_holds_marks(form) for form in forms)


def content_problems(path: Path) -> list[str]:
    """Where the marks on the pages, the structure tree and its parent tree do not agree."""
    with pikepdf.open(path) as pdf:
        tops = read_tree(pdf)
        if not tops:
            return ["the file has no structure tree"]
        drawings: dict[tuple[int, int], bool] = {}
        pages = [_Page(number, page.get("/Resources", pikepdf.Dictionary()), drawings) for number, page in enumerate(pdf.pages)]
        for walker, page in zip(pages, pdf.pages, strict=True):
            walker.walk(page)
        elements = [element for top in tops for element in top.walk()]
        found = [sentence for page in pages for sentence in page.found]
        return [*found, *_ownership(pages, elements), *_drawn(pages, tops), *_parents(pdf, elements)]


def _ownership(pages: list[_Page], elements: list[Element]) -> Iterator[str]:
    """Each piece of content is in the tree once, below an element of the same tag."""
    on_pages = {Content(page.number, mcid): tag for page in pages for mcid, tag in page.tags.items()}
    owners = [(kid, element) for element in elements for kid in element.kids if isinstance(kid, Content)]
    for content, times in Counter(content for content, _ in owners).items():
        if times > 1:
            yield f"page {content.page + 1}: MCID {content.mcid} is in the tree {times} times"
    for content, element in owners:
        if content not in on_pages:
            yield f"page {content.page + 1}: {element} holds MCID {content.mcid}, which the page does not have"
        elif on_pages[content] != element.tag:
            yield f"page {content.page + 1}: MCID {content.mcid} is {on_pages[content]} on the page and {element.tag} in the tree"
    for content in sorted(set(on_pages) - {content for content, _ in owners}):
        yield f"page {content.page + 1}: MCID {content.mcid} ({on_pages[content]}) is not in the tree"


def _drawn(pages: list[_Page], tops: list[Element]) -> Iterator[str]:
    """What is drawn comes in the order in which it is read: so do viewers take it that let the text flow, and copies of it."""
    places = {Content(page.number, mcid): place for page in pages for place, mcid in enumerate(page.tags)}
    last: dict[int, int] = {}
    for content in (content for top in tops for content in top.contents() if content in places):
        if places[content] < last.get(content.page, -1):
            yield f"page {content.page + 1}: MCID {content.mcid} is drawn before what is read before it"
        last[content.page] = max(last.get(content.page, -1), places[content])


def _parents(pdf: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    """The way back, from content and annotation to the element that owns it."""
    root = pdf.Root.StructTreeRoot
    parent_tree = dict(_numbers(root.get("/ParentTree")))
    used: list[int] = []
    for element in elements:
        if element.points_to != (element.parent or root).objgen:
            yield f"{element} does not point back to its parent"
    for number, page in enumerate(pdf.pages):
        used += yield from _page_parents(number, page, elements, parent_tree)
        for annotation in page.get("/Annots", []):
            used += yield from _annotation_parents(number, annotation, elements, parent_tree)
    for key, times in Counter(used).items():
        if times > 1:
            yield f"key {key} of the parent tree is used {times} times"
    for key in sorted(set(parent_tree) - set(used)):
        yield f"key {key} of the parent tree belongs to nothing"
    if int(root.get("/ParentTreeNextKey", 0)) <= max(parent_tree, default=-1):
        yield "ParentTreeNextKey is not above the keys in use"


def _page_parents(number: int, page: pikepdf.Page, elements: list[Element], parent_tree: dict) -> Iterator[str]:
    kids = ((kid, element) for element in elements for kid in element.kids)
    owners = {kid.mcid: element for kid, element in kids if isinstance(kid, Content) and kid.page == number}
    if "/StructParents" not in page:
        if owners:
            yield f"page {number + 1}: tagged content and no StructParents"
        return []
    key = int(page.StructParents)
    listed = list(parent_tree.get(key, []))
    if len(listed) != max(owners, default=-1) + 1:
        yield f"page {number + 1}: the parent tree lists {len(listed)} pieces of content, the page has {len(owners)}"
    for mcid, element in owners.items():
        if mcid < len(listed) and getattr(listed[mcid], "objgen", None) != element.objgen:
            yield f"page {number + 1}: the parent tree gives MCID {mcid} to another element than {element}"
    return [key]


def _annotation_parents(number: int, annotation: pikepdf.Dictionary, elements: list[Element], parent_tree: dict) -> Iterator[str]:
    what = f"page {number + 1}: annotation {annotation.get('/Subtype')}"
    owners = [element for element in elements if ObjectRef(annotation.objgen) in element.kids]
    if len(owners) != 1:
        yield f"{what} stands in {len(owners)} elements"
    if any(owner.role != ("Link" if annotation.get("/Subtype") == "/Link" else "Annot") for owner in owners):
        yield f"{what} stands in {owners[0]}"
    if "/StructParent" not in annotation:
        yield f"{what} has no StructParent"
        return []
    key = int(annotation.StructParent)
    back = getattr(parent_tree.get(key), "objgen", None)
    if owners and back != owners[0].objgen:
        yield f"{what}: the parent tree gives it to another element than {owners[0]}"
    return [key]


def _numbers(node: object) -> Iterator[tuple[int, object]]:
    """The pairs of a number tree (ISO 32000-1, 7.9.7)."""
    if node is None:
        return
    pairs = list(node.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
    for kid in node.get("/Kids", []):
        yield from _numbers(kid)
