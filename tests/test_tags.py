"""Elements that carry what belongs to them, and drawing in the order of reading: veraPDF passes a file that has neither."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

import structure
from dialogkit.markup.tree import KEPT
from kits import Shelf
from paper import pressed

WRITTEN = f"""<cover><figure symbol="home" alt="The logo" place="corner"/><h1>Title</h1></cover><pages><h1>Contents</h1><toc/>
<h1>One</h1><h2>Alike</h2><p>First{KEPT}second{KEPT}{KEPT}third</p><h2>Alike</h2>
<blockquote lang="pl">Dzień{KEPT}dobry</blockquote>
<ul><li>Write to a.{"long." * 20}name@example.no, see https://example.no/{"long/" * 30}end or www.example.no{KEPT}today</li></ul>
<figure symbol="tree" alt="A tree" caption="In the garden"/><lines count="3" numbered="yes"/></pages>"""


def as_written(shelf: Shelf) -> list[Path]:
    """A file with all that people may write and this module looks at, for veraPDF."""
    return [shelf.made("as-written", lambda folder: (folder / "x.pdf").write_bytes(pressed(WRITTEN).data)) / "x.pdf"]


def test_all_of_it_in_one_file(shelf: Shelf) -> None:
    (path,) = as_written(shelf)
    assert structure.problems(path) == []


LOGO = '<figure symbol="home" alt="The logo" place="corner"/>'
PICTURE = '<figure symbol="tree" alt="A tree"/>'


def file(folder: Path, markup: str) -> Path:
    (folder / "x.pdf").write_bytes(pressed(markup).data)
    return folder / "x.pdf"


@pytest.mark.parametrize("paper", ["A4", "A5"])
@pytest.mark.parametrize("figures", ["", LOGO, PICTURE, PICTURE + LOGO, LOGO + LOGO + PICTURE])
def test_a_cover_is_drawn_as_it_is_read(figures: str, paper: str, tmp_path: Path) -> None:
    path = file(tmp_path, f'<cover><paper size="{paper}"/>{figures}<h1>Title</h1><p>Place</p></cover>')
    assert structure.problems(path) == []
    said = ["The logo"] * figures.count("corner") + ["Title", "Place"] + ["A tree"] * figures.count("A tree")
    assert structure.reading_text(path) == said


def test_a_caption_stands_in_its_figure(tmp_path: Path) -> None:
    """Readers of today say what a picture shows and go no deeper, so that says the caption too."""
    path = file(tmp_path, '<pages><h1>H</h1><figure symbol="tree" alt="A tree." caption="In the garden"/><p>On</p></pages>')
    assert structure.problems(path) == []
    found = structure.read(path)
    (figure,) = (element for top in found.tops for element in top.find("Figure"))
    assert [kid.role for kid in figure.elements] == ["Caption"]
    assert figure.kids[-1] is figure.elements[0]
    assert figure.alt == "A tree. In the garden"


def test_words_below_what_only_decorates_are_a_paragraph(tmp_path: Path) -> None:
    path = file(tmp_path, '<pages><h1>H</h1><figure symbol="tree" caption="In the garden"/></pages>')
    assert structure.problems(path) == []
    assert [piece.role for piece in structure.reading(path)] == ["H1", "P"]


def test_each_entry_of_the_contents_leads_to_its_heading(tmp_path: Path) -> None:
    """Those on the pages after it; a heading before it is none of them."""
    path = file(tmp_path, "<pages><h1>Contents</h1><toc/><page-break/><h1>One</h1><page-break/><p>x</p><h1>Two</h1></pages>")
    assert structure.problems(path) == []
    entries = [entry for top in structure.read(path).tops for entry in top.find("TOCI")]
    assert [[kid.path.removeprefix("Document/TOC/") for kid in entry.find("Link")] for entry in entries] == [
        ["TOCI/Reference/Link"], ["TOCI/Reference/Link"],
    ]  # fmt: skip
    with pikepdf.open(path) as pdf:
        links = list(pdf.pages[0].Annots)
        assert [str(link.Contents) for link in links] == ["One", "Two"]
        assert [link.Dest[0].objgen for link in links] == [page.objgen for page in pdf.pages][1:]


def test_numbered_lines_have_a_body_to_write_in(tmp_path: Path) -> None:
    path = file(tmp_path, '<pages><h1>H</h1><lines count="3" numbered="yes"/><lines count="2"/></pages>')
    assert structure.problems(path) == []
    items = [item for top in structure.read(path).tops for item in top.find("LI")]
    assert [[kid.role for kid in item.elements] for item in items] == [["Lbl", "LBody"]] * 3
