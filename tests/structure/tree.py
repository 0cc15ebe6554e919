"""The structure tree of a PDF as plain Python objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

INLINE = frozenset("Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Em Strong".split())
"""Roles that stand in a line of text (ISO 32000-1, 14.8.4.4); all others begin a block."""


@dataclass(frozen=True, slots=True, order=True)
class Content:
    """A piece of a page's content: page from 0, and its marked-content identifier."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class ObjectRef:
    """An annotation that belongs to an element, by its object number."""

    objgen: tuple[int, int]


@dataclass(eq=False)
class Element:
    """An element of the structure tree. `role` is after the role map, `tag` before it. Lives on when the file is closed."""

    role: str
    tag: str
    objgen: tuple[int, int]
    parent: Element | None = None
    points_to: tuple[int, int] | None = None  # the parent that the element itself names
    alt: str | None = None
    actual: str | None = None
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Element | Content | ObjectRef] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def path(self) -> str:
        """The roles from the top down to this one: Document/Sect/P."""
        return f"{self.parent.path}/{self.role}" if self.parent else self.role

    @property
    def spoken(self) -> str | None:
        """What is read instead of the content: ActualText or alternative text."""
        return self.alt if self.actual is None else self.actual

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def find(self, *roles: str) -> list[Element]:
        """All below this one with one of the roles, in reading order."""
        return [element for element in self.walk() if element.role in roles and element is not self]

    def contents(self) -> Iterator[Content]:
        """All content of this element and of those below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, Element):
                yield from kid.contents()

    def __repr__(self) -> str:
        return self.path


def listed(value: object) -> list:
    """A value that PDF writes alone where there is one, and in an array where there are more."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def read_tree(pdf: pikepdf.Pdf) -> list[Element]:
    """What hangs below the root of the structure tree: one Document, where all is well. Empty for an untagged file."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return []
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", pikepdf.Dictionary()).items()}
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    return [_element(node, None, None, roles, pages) for node in listed(root.get("/K"))]


def _element(node: pikepdf.Dictionary, parent: Element | None, page: object, roles: dict, pages: dict) -> Element:
    tag = str(node.S)
    element = Element(
        roles.get(tag, tag).lstrip("/"), tag, node.objgen, parent, node.P.objgen if "/P" in node else None,
        _text(node, "/Alt"), _text(node, "/ActualText"), _attributes(node),
    )  # fmt: skip
    page = node.get("/Pg", page)
    for kid in listed(node.get("/K")):
        if isinstance(kid, int):
            element.kids.append(Content(pages[page.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            element.kids.append(Content(pages[kid.get("/Pg", page).objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            element.kids.append(ObjectRef(kid.Obj.objgen))
        else:
            element.kids.append(_element(kid, element, page, roles, pages))
    return element


def _text(node: pikepdf.Dictionary, key: str) -> str | None:
    return str(node[key]) if key in node else None


def _attributes(node: pikepdf.Dictionary) -> dict[str, str]:
    owners = [owner for owner in listed(node.get("/A")) if isinstance(owner, pikepdf.Dictionary)]
    return {str(key).lstrip("/"): str(value).lstrip("/") for owner in owners for key, value in owner.items() if _is_plain(value)}


def _is_plain(value: object) -> bool:
    return not isinstance(value, (pikepdf.Array, pikepdf.Dictionary))
