"""A small tagged PDF in which all is well, written by hand, for tests that then break it in one place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

TITLE = "Prøve"
CMAP = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange"
TREE = (  # role, kids or the lines that are painted: (x, y, text); a text of None is a square
    ("Document", {}, (
        ("Sect", {}, (
            ("H1", {}, ((72, 760, "A title "),)),
            ("P", {}, ((72, 720, "First line "), (72, 700, "second line "))),
            ("P", {}, ((72, 680, "See "), ("Link", {}, ((95, 680, "the page "),)), (140, 680, "for more. "))),
            ("Figure", {"Alt": String("A square")}, ((72, 600, None),)),
        )),
        ("Sect", {}, (
            ("H2", {}, ((72, 560, "A list "),)),
            ("L", {"A": {"/O": Name.List, "/ListNumbering": Name.Decimal}}, (
                ("LI", {}, (("Lbl", {}, ((72, 540, "1. "),)), ("LBody", {}, (("P", {}, ((90, 540, "One "),)),)))),
                ("LI", {}, (("Lbl", {}, ((72, 520, "2. "),)), ("LBody", {}, (("P", {}, ((90, 520, "Two "),)),)))),
            )),
            ("H3", {}, ((72, 480, "A table "),)),
            ("Table", {}, (
                ("THead", {}, (("TR", {}, (
                    ("TH", {"A": {"/O": Name.Table, "/Scope": Name.Column}}, (("P", {}, ((72, 460, "When "),)),)),
                    ("TH", {"A": {"/O": Name.Table, "/Scope": Name.Column}}, (("P", {}, ((172, 460, "What "),)),)),
                )),)),
                ("TBody", {}, (("TR", {}, (
                    ("TD", {}, (("P", {}, ((72, 440, "Ten "),)),)),
                    ("TD", {}, (("P", {}, ((172, 440, "Coffee "),)),)),
                )),)),
            )),
            ("H2", {}, ((72, 400, "Side by side "),)),
            ("P", {}, ((72, 380, "Left, above "), (72, 360, "left, below "))),
            ("P", {}, ((172, 380, "Right, above "), (172, 360, "right, below "))),
        )),
    )),
)  # fmt: skip


def write_sample(path: Path) -> Path:
    """Writes the sample, uncompressed, and returns its path."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0]
    widths = Array([500] * 224)
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.Sample, FirstChar=32, LastChar=255, Widths=widths)
    font.Encoding, font.ToUnicode = Name.WinAnsiEncoding, pdf.make_stream(CMAP)
    page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    writer = _Writer(pdf)
    root = pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = writer.element(*TREE[0], root)
    page.Contents = pdf.make_stream("\n".join(["/Artifact BMC 20 20 5 5 re f EMC", *writer.content]).encode("ascii"))
    page.StructParents, page.Tabs, page.Annots = 0, Name.S, Array([writer.link])
    root.ParentTree = Dictionary(Nums=Array([0, pdf.make_indirect(Array(writer.owners)), 1, writer.link_owner]))
    root.ParentTreeNextKey = 2
    _describe(pdf)
    pdf.save(path)
    return path


class _Writer:
    """Turns TREE into structure elements and the content of the one page."""

    def __init__(self, pdf: Pdf):
        self.pdf, self.content, self.owners = pdf, [], []
        rect = Array([95, 675, 139, 692])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=rect, StructParent=1, Contents=String("A page"))
        self.link = pdf.make_indirect(link)
        self.link_owner = None

    def element(self, role: str, entries: dict, kids: tuple, parent: Dictionary) -> Dictionary:
        page = self.pdf.pages[0].obj
        node = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, Pg=page, **entries))
        node.K = Array(list(self.kids(role, kids, node)))
        if role == "Link":
            self.link_owner = node
            node.K.append(Dictionary(Type=Name.OBJR, Obj=self.link))
        return node

    def kids(self, role: str, kids: tuple, node: Dictionary) -> Iterator[Dictionary | int]:
        lines: list[str] = []
        for kid in kids:
            if isinstance(kid[0], str):
                yield from self.paint(role, lines, node)
                lines = []
                yield self.element(*kid, node)
            else:
                x, y, text = kid
                lines.append(f"{x} {y} 40 40 re f" if text is None else f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET")
        yield from self.paint(role, lines, node)

    def paint(self, role: str, lines: list[str], node: Dictionary) -> Iterator[int]:
        if lines:
            self.content += [f"/{role} <</MCID {len(self.owners)}>> BDC", *lines, "EMC"]
            self.owners.append(node)
            yield len(self.owners) - 1


def _describe(pdf: Pdf) -> None:
    root = pdf.Root
    root.Lang, root.MarkInfo, root.ViewerPreferences = String("nb-NO"), Dictionary(Marked=True), Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = TITLE
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = TITLE
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("A title", 0))
