"""A chart of more bars than a page holds goes on on the next one."""

from __future__ import annotations

import io
from datetime import datetime, timezone

import pikepdf

from dialogkit.markup.parser import parse
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import press
from dialogkit.press.pdf.fonts import house_fonts


def test_a_chart_of_many_bars_is_a_figure_on_each_page() -> None:
    bars = "".join(f'<bar label="Tema {number}" value="{number}"/>' for number in range(1, 61))
    tree = parse(f'<document title="T"><pages><h1>A</h1><chart title="Tall">{bars}</chart></pages></document>', "a.xml.j2")
    made = press(tree, house_fonts(), SymbolBook({}), datetime(2026, 1, 1, tzinfo=timezone.utc))
    assert list(made.problems) == []
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        told = [str(each.Alt) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        assert len(pdf.pages) == len(told) == 3
    said = [part for alt in told for part in alt.removeprefix("Tall. ").removesuffix(".").split("; ")]
    assert said == [f"Tema {number}: {number}" for number in range(1, 61)]
