"""Paragraphs: widths, line breaks, links, and what a screen reader finds at the ends of lines."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

import structure
from dialogkit.markup.tree import KEPT
from dialogkit.paper import PAGES
from dialogkit.press.flow.blocks import Text
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, MARGIN, TextStyle
from dialogkit.press.type.lines import SHORT, Line
from dialogkit.press.type.paragraph import _LETTERS, ASCENT, DESCENT, Paragraph
from dialogkit.press.type.unbroken import unbroken
from dialogkit.press.type.words import Fragment
from paper import canvas, opened, paragraph, pressed, shown, text_of
from work import LINEAR, calls

FACES = {False: "AtkinsonHyperlegible-Regular", True: "AtkinsonHyperlegible-Bold"}
COLUMN = PAGES["A4"][0] - 2 * MARGIN
letters = st.characters(codec="latin-1", categories=("Lu", "Ll", "Nd", "Po"))
words = st.text(letters, min_size=1, max_size=12)
# figures and what they count stay on one line, which other tests look at
texts = st.lists(words, min_size=1, max_size=60).filter(lambda said: not unbroken(tuple(said), "nb")).map(" ".join)
ADDRESS = (
    "https://www.example.no/a-rather-long-address/with/many-parts/and-some_more?of=them&and=a-tail.html#where-it-ends-at-last"
)


def said(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


@given(st.text(letters | st.just(" "), max_size=40), st.booleans(), st.floats(8, 60))
def test_widths_are_reportlabs(text: str, bold: bool, size: float) -> None:
    assert house_fonts().width(text, bold, size) == pytest.approx(stringWidth(text, FACES[bold], size), abs=1e-6)


@given(st.text(st.sampled_from("aŋŧčA đ"), max_size=20), st.floats(8, 60))
def test_widths_across_fonts(text: str, size: float) -> None:
    runs = house_fonts().runs(text, False) if text else []
    assert sum(stringWidth(run, face, size) for face, run in runs) == pytest.approx(
        house_fonts().width(text, False, size), abs=1e-6
    )


@given(texts, st.floats(100, 600), st.booleans())
@settings(max_examples=200)
def test_lines_break_where_reportlab_breaks_them(text: str, width: float, bold: bool) -> None:
    made = paragraph(text, TextStyle(14, 20, bold=bold))
    whole = [simpleSplit(text, FACES[bold], 14, width + slack) for slack in (-1e-6, 1e-6)]
    if made.widest_word > width or whole[0] != whole[1]:
        return  # a line exactly as wide as the column fits or not, as the last digits of sums are rounded
    if max(map(len, whole[0])) > _LETTERS[False]:
        return  # narrow letters: we break before there are too many of them to read
    assert [said(line) for line in made.lines(width)] == pulled(whole[0], width, bold)


def pulled(lines: list[str], width: float, bold: bool) -> list[str]:
    """The lines, and a short word that stands alone on the last one with the word before it, where that leaves two above."""
    *before, above, last = ["", *lines]
    head, _, moved = above.rpartition(" ")
    if " " in last or " " not in head or stringWidth(last, FACES[bold], 14) >= SHORT * width:
        return lines
    joined = f"{moved} {last}"
    return [*before[1:], head, joined] if stringWidth(joined, FACES[bold], 14) <= width else lines


@given(st.lists(st.tuples(st.text(letters, min_size=1, max_size=90), st.booleans()), min_size=1, max_size=12), st.floats(40, 500))
def test_no_line_is_wider_than_its_column(parts: list[tuple[str, bool]], width: float) -> None:
    """Whatever the words, and wherever the weight changes; and no letter is lost."""
    made = Paragraph([Fragment(f"{text} ", bold) for text, bold in parts], BODY, house_fonts())
    lines = made.lines(width)
    for line in lines:
        assert line.width <= width + 0.01
        drawn = sum(house_fonts().width(piece.text, piece.bold, BODY.size) for piece in line.pieces)
        assert drawn == pytest.approx(line.width, abs=0.01)
    assert "".join(map(said, lines)).replace(" ", "") == "".join(text for text, _ in parts).replace(" ", "")
    assert made.too_wide == (made.widest_word > width)


@given(texts, st.floats(100, 600))
def test_a_line_is_full_before_the_next_begins(text: str, width: float) -> None:
    made = paragraph(text)
    if made.widest_word > width:
        return
    lines = made.lines(width)
    for line, following in pairwise(lines[:-1] if len(said(lines[-1]).split(" ")) == 2 else lines):  # one may be pulled down
        first_word = said(following).split(" ")[0]
        too_many = len(f"{said(line)} {first_word}") > _LETTERS[False]  # of narrow letters, more than one reads in a line
        assert too_many or line.width + house_fonts().width(f" {first_word}", False, BODY.size) > width


def test_addresses_break_where_an_address_may() -> None:
    made = paragraph(ADDRESS)
    lines = [said(line) for line in made.lines(200)]
    assert len(lines) > 2
    assert "".join(lines) == ADDRESS
    assert all(line[-1] in "/.-_?&=@" for line in lines[:-1])
    assert made.too_wide


def test_a_word_of_mixed_weight_is_one_word() -> None:
    made = Paragraph([Fragment("over"), Fragment("all", True), Fragment(" the rest")], BODY, house_fonts())
    assert made.words == "overall the rest"
    assert [said(line) for line in made.lines(made.widest_word + 0.01)] == ["overall", "the", "rest"]


def test_a_space_that_does_not_break() -> None:
    made = paragraph("article 19 and 22".replace("e 1", "e\u00a01"))
    assert "article\u00a019" in [said(line) for line in made.lines(made.widest_word + 0.01)]


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b", "\u00ad"])
def test_a_text_of_nothing_has_no_lines(text: str) -> None:
    made = paragraph(text)
    assert (made.lines(100), made.height(100), made.width(100), made.widest_word) == ([], 0, 0, 0)


@pytest.mark.parametrize("letters", ["xx", "\u2013\u2013", "a/"])
def test_a_word_without_end_is_broken_soon(letters: str) -> None:
    short, long = (calls(lambda: paragraph(letters * count).lines(COLUMN)) for count in (2_000, 4_000))
    assert long < LINEAR * short
    text = letters * 25_000
    assert "".join(map(said, paragraph(text).lines(COLUMN))) == text


def test_a_column_that_is_narrower_than_a_letter() -> None:
    assert [said(line) for line in paragraph("abc").lines(1)] == ["a", "b", "c"]


def test_a_heading_shrinks_before_a_word_in_it_is_broken() -> None:
    style = TextStyle(32, 38, bold=True)
    made = Paragraph([Fragment("Hverdagsaktiviteter")], style, house_fonts(), shrink=True)
    width = made.widest_word * 0.7
    assert len(made.lines(width)) == 1
    assert not made.too_wide
    assert BODY.size <= made.style.size < style.size
    assert made.style.leading / made.style.size == pytest.approx(style.leading / style.size)
    made = Paragraph([Fragment("x" * 200)], style, house_fonts(), shrink=True)
    assert len(made.lines(width)) > 1
    assert made.style.size == BODY.size
    assert made.too_wide


# ------------------------------------------------------------------------------------------------ on the page


@given(texts)
@settings(max_examples=20, deadline=None)
@example("one two three " * 40)
def test_lines_stand_below_each_other_inside_their_box(text: str) -> None:
    paper, top = canvas(), 700.0
    made = paragraph(text)
    paper.start_page(*PAGES["A4"])
    made.draw(paper, 100, top, 200, paper.root.add("P"))
    for piece in shown(paper.finish()):
        assert top - made.height(200) - 1 <= piece.bottom and piece.top <= top + 1
        assert 99 <= piece.left
        assert piece.right <= 301 or made.too_wide


def test_letters_keep_within_the_lines_height() -> None:
    """The tallest letters and the deepest stay inside what the style gives a line."""
    for size in (12, 14, 18, 32, 48):
        style = TextStyle(size, size * (ASCENT + DESCENT))
        paper = canvas()
        paper.start_page(*PAGES["A4"])
        paragraph("Ågjpqy Éß|", style).draw(paper, 100, 700, 400, paper.root.add("P"))
        (piece,) = shown(paper.finish())
        assert piece.top <= 700.5
        assert piece.bottom >= 700 - style.leading - 0.5


def test_words_at_the_ends_of_lines_are_apart_for_a_reader(tmp_path: Path) -> None:
    """What the file says, without a guess from where things stand: one space between words, none at the end."""
    text = "Here are some words that go on and on until they need several lines of this column, and then **some in bold** too."
    (tmp_path / "x.pdf").write_bytes(pressed(f"<pages><p>{text} {text}</p></pages>").data)
    (piece,) = structure.reading(tmp_path / "x.pdf")
    assert piece.text == f"{text} {text}".replace("**", "")


def test_words_around_a_link_are_apart_for_a_reader(tmp_path: Path) -> None:
    address = escape(ADDRESS)
    body = f'Read more here: <a href="{address}">{address}</a>, and then write to us about it'
    (tmp_path / "x.pdf").write_bytes(pressed(f"<pages><p>{body}</p></pages>").data)
    (piece,) = structure.reading(tmp_path / "x.pdf")
    assert piece.text.split()[:3] == ["Read", "more", "here:"]
    assert piece.text.split()[-7:] == "and then write to us about it".split()
    assert "".join(piece.text.split()) == "".join(f"Read more here: {ADDRESS}, and then write to us about it".split())


def links(pdf: pikepdf.Pdf) -> tuple[list[pikepdf.Dictionary], list[pikepdf.Object]]:
    """The annotations of the first page, and the Link elements of the file."""
    elements = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Link"]
    return list(pdf.pages[0].get("/Annots", [])), elements


def test_a_link_is_a_link(tmp_path: Path) -> None:
    data = pressed('<pages><p>See <a href="https://example.no/a">our page</a> today</p></pages>').data
    pdf = opened(data)
    annotations, elements = links(pdf)
    assert [str(annotation.A.URI) for annotation in annotations] == ["https://example.no/a"]
    assert str(annotations[0].Contents) == "https://example.no/a"
    (element,) = elements
    owned = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"]
    assert [kid.Obj.objgen for kid in owned] == [annotations[0].objgen]
    left, bottom, right, top = map(float, annotations[0].Rect)
    (words,) = [piece for piece in shown(data) if piece.text.strip() == "our page"]
    assert left <= words.left + 1 and words.right <= right + 1
    assert bottom <= words.bottom + 1 and words.top <= top + 1
    assert right - left < 100


def test_a_link_over_several_lines_is_one_annotation_with_a_box_for_each(tmp_path: Path) -> None:
    """One stop of the tab key, and no more to press than the words themselves."""
    data = pressed(f'<pages><h1>H</h1><p>See <a href="https://example.no">{"many words in a row " * 12}</a></p></pages>').data
    pdf = opened(data)
    annotations, elements = links(pdf)
    (annotation,), (element,) = annotations, elements
    assert len([kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid]) == 1
    corners = [float(number) for number in annotation.QuadPoints]
    assert len(corners) > 2 * 8 and len(corners) % 8 == 0
    left, bottom, right, top = (float(number) for number in annotation.Rect)
    assert (left, right) == (min(corners[::2]), max(corners[::2])) and (bottom, top) == (min(corners[1::2]), max(corners[1::2]))
    (tmp_path / "x.pdf").write_bytes(data)
    assert structure.tree_problems(tmp_path / "x.pdf") == []


def test_two_links_in_one_paragraph() -> None:
    data = pressed('<pages><p><a href="https://example.no/a">one</a> and <a href="https://example.no/b">two</a></p></pages>').data
    pdf = opened(data)
    annotations, elements = links(pdf)
    assert [str(annotation.A.URI) for annotation in annotations] == ["https://example.no/a", "https://example.no/b"]
    assert len(elements) == 2


def test_two_links_to_one_address_are_two() -> None:
    data = pressed('<pages><p><a href="https://example.no">one</a> and <a href="https://example.no">two</a></p></pages>').data
    annotations, elements = links(opened(data))
    assert (len(annotations), len(elements)) == (2, 2)


def test_an_address_with_other_letters_is_written_as_an_address_is() -> None:
    pdf = opened(pressed("<pages><p>Se https://example.no/skjema/m%C3%A5l?på=én nå</p></pages>").data)
    (annotation,), _ = links(pdf)
    assert str(annotation.A.URI) == "https://example.no/skjema/m%C3%A5l?p%C3%A5=%C3%A9n"


@pytest.mark.parametrize(
    "word", [ADDRESS, "x" * 90 + "@example.no", "Ansvarsgruppemøteinnkallingsrutinebeskrivelse" * 3, "**" + "y" * 99 + "**"]
)
@pytest.mark.parametrize("markup", ["<p>See {} for more.</p>", "<ul><li>{}</li></ul>", "<blockquote>«{}».</blockquote>"])
def test_a_word_that_is_broken_over_lines_stays_one_word(word: str, markup: str, tmp_path: Path) -> None:
    """For a reader, a search and a copy: no space where it is broken, and a viewer is told what the word is."""
    data = pressed(f'<pages><paper size="A5"/>{markup.format(escape(word))}</pages>').data
    (tmp_path / "x.pdf").write_bytes(data)
    said = word.strip("*")
    assert any(said in text for text in structure.reading_text(tmp_path / "x.pdf"))
    pdf = opened(data)
    (page,) = pdf.pages
    marked = [operands[1] for operands, operator in pikepdf.parse_content_stream(page, "BDC") if str(operands[0]) == "/Span"]
    (told,) = [str(properties.ActualText) for properties in marked]
    assert said in told and " " not in told
    assert structure.content_problems(tmp_path / "x.pdf") == []


@pytest.mark.parametrize(
    ("markup", "path"),
    [
        ("<p>{}</p>", "Div/P"),
        ('<p role="lead" symbol="home">{}</p>', "Div/P"),
        ("<blockquote>{}</blockquote>", "BlockQuote/Div/P"),
        ("<ul><li>{}</li></ul>", "L/LI/LBody/P"),
        ('<ul><li symbol="home">{}</li></ul>', "L/LI/LBody/P"),
        ("<table><tr><th>H</th></tr><tr><td>{}</td></tr></table>", "Table/TBody/TR/TD/P"),
        ("<box><p>{}</p></box>", "Div/Div/P"),
    ],
)
def test_lines_that_are_kept_apart_are_so_on_paper_and_for_a_reader(markup: str, path: str, tmp_path: Path) -> None:
    said = ["Here are the times:", "Monday at 9", "https://example.no and on", "Call us."]
    kept = f"{KEPT}{said[0]}{KEPT}{said[1]} {KEPT} {said[2]}{KEPT}{KEPT}{KEPT}{said[3]}{KEPT}"
    data = pressed(f"<pages>{markup.format(kept)}</pages>").data
    (tmp_path / "x.pdf").write_bytes(data)
    pieces = [piece for piece in structure.reading(tmp_path / "x.pdf") if piece.path.endswith(path)]
    assert [piece.text for piece in pieces] == said
    tops = [piece.boxes[0].top for piece in pieces]
    steps = [above - below for above, below in pairwise(tops)]
    assert steps[2] == pytest.approx(2 * steps[0], abs=2)  # an empty line stands between paragraphs
    assert structure.tree_problems(tmp_path / "x.pdf") == ["there is no heading"]


def test_a_heading_of_several_lines_is_one_heading(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(pressed(f"<pages><h1>Our year{KEPT}{KEPT}in short</h1></pages>").data)
    (piece,) = structure.reading(tmp_path / "x.pdf")
    assert (piece.role, piece.text) == ("H1", "Our year in short")
    lines = shown(tmp_path / "x.pdf")
    assert lines[0].bottom > lines[1].top
    with pikepdf.open(tmp_path / "x.pdf") as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Our year in short"]


def test_no_page_begins_with_an_empty_line() -> None:
    made = paragraph(f"{KEPT}{KEPT}".join(["word"] * 9))
    text = Text(made, Tag("P"))
    halves = text.split(COLUMN, 5 * BODY.leading)
    assert halves
    assert [half.height(COLUMN) / BODY.leading for half in halves] == pytest.approx([5, 11])


def test_bold_words_are_set_in_the_bold_face() -> None:
    pdf = opened(pressed("<pages><p>Plain and **bold** words</p></pages>").data)
    fonts = {str(font.BaseFont).split("+")[-1] for font in pdf.pages[0].Resources.Font.values()}
    assert {"AtkinsonHyperlegible-Bold", "AtkinsonHyperlegible-Regular"} <= fonts


def test_a_text_without_a_tag_is_an_artifact() -> None:
    paper = canvas()
    paper.start_page(*PAGES["A4"])
    paper.root.add("P")
    paragraph("Silent").draw(paper, 100, 700, 200, None)
    paragraph("Said").draw(paper, 100, 600, 200, paper.root.add("P"))
    data = paper.finish()
    assert "Silent" in text_of(data)
    pdf = opened(data)
    codes = pdf.pages[0].Contents.read_bytes()
    assert codes.index(b"/Artifact BMC") < codes.index(b"/P <</MCID 0>> BDC")


def test_tags_keep_their_order_whatever_is_drawn_first(tmp_path: Path) -> None:
    """The order of reading is that of the tree."""
    paper = canvas()
    paper.start_page(*PAGES["A4"])
    first, second = paper.root.add("P"), paper.root.add("P")
    assert isinstance(first, Tag)
    paragraph("second").draw(paper, 100, 700, 200, second)
    paragraph("first").draw(paper, 100, 600, 200, first)
    (tmp_path / "x.pdf").write_bytes(paper.finish())
    assert structure.reading_text(tmp_path / "x.pdf") == ["first", "second"]


@pytest.mark.parametrize("lang", ["", "sv", "../../x"])
def test_a_language_that_is_none_of_ours_is_set_as_bokmaal(lang: str) -> None:
    """A template of a year's own may say any."""
    whole = Paragraph([Fragment("Kl. 9 er det mat. Kom!")], TextStyle(), house_fonts(), easy=True, lang=lang)
    assert [" ".join(piece.text for piece in line.pieces if piece.text != " ") for line in whole.lines(400)] == [
        "Kl. 9 er det mat.",
        "Kom!",
    ]
