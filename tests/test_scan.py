"""A code that a telephone reads: it says the address that stands beside it, whose lines end at no hyphen of ours."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from dialogkit.press.flow.figured.scan import squares_of
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.style import BODY
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.press.type.words import Fragment
from paper import pressed

ADDRESSES = [
    "https://example.no",
    "https://www.example.no/helse-og-velferd/bolig-og-aktivitet/dialogforum-for-parorende/referat-26-mai-2027-med-alle-svar",
    f"https://www.example.no/søk?tekst={'å' * 60}&side=2#topp",
    f"https://www.example.no/{'dialogforum-' * 40}",
]


def page(address: str) -> bytes:
    said = address.replace("&", "&amp;")
    words = f'<p>Referatet</p><p><a href="{said}">{said}</a></p>'
    return pressed(f'<pages><scan href="{said}" alt="QR-kode til referatet">{words}</scan></pages>').data


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_telephone_reads_the_address(address: str) -> None:
    zxing = pytest.importorskip("zxingcpp")
    with pypdfium2.PdfDocument(page(address)) as pdf:
        image = pdf[0].render(scale=150 / 72, grayscale=True).to_pil()
    assert [code.text for code in zxing.read_barcodes(image)] == [address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_link_leads_there_and_the_code_says_what_it_is(address: str) -> None:
    with pikepdf.open(BytesIO(page(address))) as pdf:
        links = {str(each.A.URI) for each in pdf.pages[0].Annots}
        figures = [str(each.Alt) for each in pdf.objects if _is_figure(each)]
    assert len(links) == 1 and figures == ["QR-kode til referatet"]


def _is_figure(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"


def test_what_no_code_holds_is_only_read() -> None:
    address = f"https://example.no/{'a' * 4000}"
    assert squares_of(address) == ()
    with pypdfium2.PdfDocument(page(address)) as pdf:
        text = "".join(pdf[number].get_textpage().get_text_range() for number in range(len(pdf)))
    assert text.count("a") > 4000


@pytest.mark.parametrize("width", range(120, 520, 25))
def test_no_line_of_an_address_ends_with_a_hyphen_or_a_stop(width: int) -> None:
    """Nobody who reads it aloud or types it can take the line's end for a part of it, or leave a part out."""
    for address in ADDRESSES[:2]:
        lines = Paragraph([Fragment(address, href=address)], BODY, house_fonts()).lines(width)
        said = ["".join(piece.text for piece in line.pieces) for line in lines]
        assert "".join(said) == address
        assert [line for line in said[:-1] if line[-1] in "-."] == []
