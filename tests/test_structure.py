"""Each check of `structure` finds the defect that it is there for, and finds nothing in a file without one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from structure import problems, read, reading, reading_order_problems, reading_text, text_problems
from structure.sample import write_sample

Change = Callable[[Pdf], None]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return write_sample(tmp_path / "sample.pdf")


def changed(path: Path, *changes: Change) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for change in changes:
            change(pdf)
        pdf.save(path)
    return path


def node(pdf: Pdf, role: str, number: int = 0) -> Dictionary:
    """The nth structure element of a role, in reading order."""

    def walk(element: Dictionary) -> list[Dictionary]:
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, Dictionary) and "/S" in kid]
        return [element, *(found for kid in kids for found in walk(kid))]

    return [element for element in walk(pdf.Root.StructTreeRoot.K) if element.S == f"/{role}"][number]


def content(old: str, new: str) -> Change:
    """Replaces the first `old` in the content of the page."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0]
        before = page.Contents.read_bytes().decode("latin-1")
        assert old in before
        page.Contents = pdf.make_stream(before.replace(old, new, 1).encode("latin-1"))

    return change


def tag(role: str, number: int = 0, **entries: object) -> Change:
    """Sets (None: removes) entries of a structure element."""

    def change(pdf: Pdf) -> None:
        element = node(pdf, role, number)
        for key, value in entries.items():
            if value is None:
                del element[f"/{key}"]
            else:
                element[f"/{key}"] = value

    return change


def drop(role: str, kid: int, number: int = 0) -> Change:
    """Takes a kid out of a structure element."""
    return lambda pdf: node(pdf, role, number).K.__delitem__(kid)


def swap(role: str, one: int, two: int, number: int = 0) -> Change:
    """Makes two kids of a structure element change places: the order of reading changes, nothing on the page does."""

    def change(pdf: Pdf) -> None:
        kids = list(node(pdf, role, number).K)
        kids[one], kids[two] = kids[two], kids[one]
        node(pdf, role, number).K = Array(kids)

    return change


def parents(pdf: Pdf) -> Dictionary:
    return pdf.Root.StructTreeRoot.ParentTree


def root(key: str, value: object = None) -> Change:
    return lambda pdf: pdf.Root.__setitem__(f"/{key}", value) if value is not None else pdf.Root.__delitem__(f"/{key}")


def info(key: str, value: str) -> Change:
    return lambda pdf: pdf.docinfo.__setitem__(f"/{key}", value)


def xmp(key: str, value: object) -> Change:
    def change(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata[key] = value

    return change


def form(marks: bytes) -> Change:
    """Draws a reusable drawing inside the figure."""

    def change(pdf: Pdf) -> None:
        stream = pdf.make_stream(marks, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        pdf.pages[0].Resources.XObject = Dictionary(X=stream)
        content("72 600 40 40 re f", "72 600 40 40 re f /X Do")(pdf)

    return change


def add_page(pdf: Pdf) -> None:
    """A second page, to which the first heading moves."""
    pdf.add_blank_page(page_size=(595, 842))
    pdf.pages[1].Contents = pdf.make_stream(b"/H1 <</MCID 0>> BDC BT /F 10 Tf 72 760 Td (Late) Tj ET EMC")
    pdf.pages[1].Resources = pdf.pages[0].Resources
    node(pdf, "H1").Pg = pdf.pages[1].obj


CONTENT: dict[str, Change] = {
    "not in the tree": drop("H1", 0),
    "which the page does not have": lambda pdf: node(pdf, "H1").K.append(99),
    "is in the tree 2 times": lambda pdf: node(pdf, "H1").K.append(0),
    "is /H2 on the page and /H1 in the tree": content("/H1 <<", "/H2 <<"),
    "MCID 0 is used twice": content("<</MCID 1>>", "<</MCID 0>>"),
    "the parent tree gives MCID 0 to another": lambda pdf: parents(pdf).Nums[1].__setitem__(0, node(pdf, "P")),
    "the parent tree lists": lambda pdf: parents(pdf).Nums[1].append(node(pdf, "P")),
    "belongs to nothing": lambda pdf: parents(pdf).Nums.extend([7, node(pdf, "P")]),
    "is drawn before what is read before it": swap("Sect", 0, 1),
    "ParentTreeNextKey": lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/ParentTreeNextKey", 1),
    "no StructParents": lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents"),
    "does not point back": lambda pdf: node(pdf, "H1").__setitem__("/P", node(pdf, "L")),
    "/Link stands in 0 elements": drop("Link", 1),
    "/Link has no StructParent": lambda pdf: pdf.pages[0].Annots[0].__delitem__("/StructParent"),
    "annotation /Link: the parent tree": lambda pdf: parents(pdf).Nums.__setitem__(3, node(pdf, "P")),
    "key 0 of the parent tree is used 2 times": lambda pdf: pdf.pages[0].Annots[0].__setitem__("/StructParent", 0),
    "annotation /Link stands in Document/Sect/P/Span": tag("Link", S=Name.Span),
    "paints what is neither": content("20 20 5 5 re f EMC", "20 20 5 5 re f EMC 9 9 5 5 re f"),
    "Tj paints what is neither": content("ET\nEMC", "ET\nEMC BT /F 9 Tf (x) Tj ET"),
    "is marked inside /Artifact": content("20 20 5 5 re f EMC\n/H1", "20 20 5 5 re f\n/H1"),
    "marked inside /H1": content("(A title ) Tj", "/Artifact BMC (A title ) Tj EMC"),
    "crosses BT, ET": content("(A title ) Tj ET\nEMC", "(A title ) Tj EMC ET"),
    "crosses BT, ET, q or Q": content("72 600 40 40 re f\nEMC", "q 72 600 40 40 re f EMC Q"),
    "inside a text object": content("(A title ) Tj", "q (A title ) Tj Q"),
    "not closed": content("20 20 5 5 re f EMC", "20 20 5 5 re f EMC q"),
    "never began": content("20 20 5 5 re f EMC", "20 20 5 5 re f EMC EMC"),
    "begins between the lines": content("/Figure <<", "9 9 m 10 10 l /Figure <<"),
    "does not exist": content("72 600 40 40 re f", "/Nothing Do"),
    "holds tags or artifacts": form(b"/Artifact BMC 0 0 5 5 re f EMC"),
    "no structure tree": root("StructTreeRoot"),
}
TREE: dict[str, Change] = {
    "not one Document": tag("Document", S=Name.Sect),
    "a heading of level 2 comes first": lambda pdf: [tag("H1", S=Name.P)(pdf), content("/H1 <<", "/P <<")(pdf)],
    "level 3 follows one of level 1": lambda pdf: [tag("H2", S=Name.P)(pdf), content("/H2 <<", "/P <<")(pdf)],
    "without a level": lambda pdf: [tag("H1", S=Name.H)(pdf), content("/H1 <<", "/H <<")(pdf)],
    "no alternative text": tag("Figure", Alt=None),
    "Figure has no alternative text": tag("Figure", Alt=String(" ")),
    "has no Scope": tag("TH", A=None),
    "no header cell": lambda pdf: [tag("TH", S=Name.TD)(pdf), tag("TH", S=Name.TD)(pdf)],
    "L holds P": tag("LI", S=Name.P),
    "is not a label and a body": swap("LI", 0, 1),
    "no ListNumbering": tag("L", A=None),
    "TR stands in Table": lambda pdf: node(pdf, "Table").__setitem__("/K", Array([node(pdf, "TR"), node(pdf, "TBody")])),
    "its parts stand in the order": swap("Table", 0, 1),
    "TD stands in TBody": lambda pdf: node(pdf, "TBody").__setitem__("/K", node(pdf, "TR", 1).K),
    "Link has no annotation": drop("Link", 1),
    "Link has no text": drop("Link", 0),
    "belongs to no figure": tag("P", S=Name.Caption),
    "does not lead to what it names": tag("Sect", 1, S=Name.TOCI),
    "is not a label and a body: ['Lbl']": drop("LI", 1),
    "is empty": tag("P", K=Array()),
    "holds content that no": lambda pdf: [tag("P", S=Name.Div)(pdf), content("/P <<", "/Div <<")(pdf)],
}  # fmt: skip
DOCUMENT: dict[str, Change] = {
    "the language is ''": root("Lang"),
    "the language is 'norsk'": root("Lang", String("norsk")),
    "(MarkInfo)": root("MarkInfo"),
    "(DisplayDocTitle)": root("ViewerPreferences"),
    "the title is 'Another' in Info": info("Title", "Another"),
    "the title is 'Prøve' in Info and 'Another'": xmp("dc:title", "Another"),
    "the tab key": lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    "no bookmarks": root("Outlines"),
    "leads nowhere": lambda pdf: pdf.Root.Outlines.First.__delitem__("/Dest"),
    "/Author names 'Somebody'": info("Author", "Somebody"),
    "creator names 'Somebody'": xmp("dc:creator", ["Somebody"]),
    "/Subject holds a path": info("Subject", "from /home/kari/cycle.yaml"),
    "CreatorTool holds a path": xmp("xmp:CreatorTool", r"C:\Users\kari\kit"),
    "files are attached": lambda pdf: pdf.attachments.__setitem__("cycle.yaml", b"place: Solbakken"),
}
ORDER: dict[str, Change] = {
    "'A title' (page 1 at 72, 767) is read after P": swap("Sect", 0, 1),
    "stands above it": swap("Sect", 3, 2),
    "stands to the left of it": swap("Sect", 5, 6, number=1),
    "P 'Ten' (page 1 at 72, 447) is read after P 'Coffee'": swap("TR", 0, 1, number=1),
    "Lbl '1.' (page 1 at 73, 547) is read after Lbl '2.'": swap("L", 0, 1),
    "is read after H1 'Late' (page 2 at 73, 767) and stands on an earlier page": add_page,
    "words run together: linesecond": content("(First line )", "(First line)"),
    "P '' (nowhere): says nothing": content("(Left, above ) Tj ET\nBT /F 10 Tf 72 360 Td (left, below ) Tj", "ET BT"),
    "letters without a meaning": content("(Left, above )", "(\xe5 )"),
}


def test_finds_nothing_where_all_is_well(sample: Path) -> None:
    assert problems(sample) == []


@pytest.mark.parametrize("sentence", [*CONTENT, *TREE, *DOCUMENT, *ORDER])
def test_finds_the_defect(sample: Path, sentence: str) -> None:
    change = {**CONTENT, **TREE, **DOCUMENT, **ORDER}[sentence]
    assert any(sentence in found for found in problems(changed(sample, change))), problems(sample)


def test_text_inside_reusable_drawings_is_read(sample: Path) -> None:
    changed(sample, tag("Figure", S=Name.P, Alt=None), content("/Figure", "/P"), form(b"BT /F 10 Tf 0 0 Td (inside) Tj ET"))
    changed(sample, lambda pdf: pdf.pages[0].Resources.XObject.X.__setitem__("/Resources", pdf.pages[0].Resources))
    assert "inside" in reading_text(sample)
    assert text_problems(sample) == []


def test_reads_in_the_order_of_the_tree(sample: Path) -> None:
    assert reading_text(sample)[:8] == [
        "A title", "First line second line", "See the page for more.", "A square", "A list", "1.", "One", "2.",
    ]  # fmt: skip
    assert reading_text(changed(sample, swap("Sect", 0, 3)))[0] == "A square"


def test_tells_roles_and_boxes(sample: Path) -> None:
    pieces = reading(sample)
    assert [piece.role for piece in pieces[:4]] == ["H1", "P", "P", "Figure"]
    assert pieces[3].boxes[0] == (0, 72, 600, 112, 640)
    assert pieces[6].path == "Document/Sect/L/LI/LBody/P"
    found = read(sample)
    row = found.tops[0].find("TR")[1]
    assert found.text(row) == "Ten Coffee"
    assert found.boxes(row)[0].left == pytest.approx(72, abs=1)


def test_numbers_are_an_order_of_their_own(sample: Path) -> None:
    """The squares of a board wind over the page; without their numbers the same places are a defect."""
    changed(sample, content("72 540 Td", "72 500 Td"), content("90 540 Td", "90 500 Td"))
    assert reading_order_problems(sample) == []
    changed(sample, content("(1. )", "(a. )"), content("(2. )", "(b. )"))
    assert any("stands above it" in found for found in reading_order_problems(sample))


def board(path: Path, order: Callable[[int], tuple[int, int]]) -> Path:
    """The sample with a list of twelve squares instead of its own, square n at column and row `order(n)`, without numbers."""

    def change(pdf: Pdf) -> None:
        page, squares = pdf.pages[0], node(pdf, "L")
        squares.K, drawn, owners = Array(), [], parents(pdf).Nums[1]
        for number in range(12):
            column, row = order(number)
            item = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LI, P=squares, Pg=page.obj))
            body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=len(owners), Pg=page.obj))
            item.K = body
            place = f"{300 + 50 * column} {800 - 50 * row}"
            drawn.append(f"/LBody <</MCID {len(owners)}>> BDC BT /F 10 Tf {place} Td (Free) Tj ET EMC")
            owners.append(body)
            squares.K.append(item)
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + "\n".join(drawn).encode())

    return changed(path, change)


@pytest.mark.parametrize(
    "order",
    [
        lambda n: (n % 4 if n // 4 % 2 == 0 else 3 - n % 4, 2 - n // 4),  # to and fro: only numbers tell that
        lambda n: (n % 4, 2 - n // 4),  # rows from the bottom to the top, each from the left: the eye must jump back
        lambda n: (0, 11 - n),  # a plain list from the bottom to the top
        lambda n: (3 - n % 4, n // 4),  # rows from the right
    ],
)
def test_other_lists_do_not(sample: Path, order: Callable[[int], tuple[int, int]]) -> None:
    assert [found for found in reading_order_problems(board(sample, order)) if found.count("LBody") == 2]
