"""Each rule of looks finds what it is there for. That they hold, `test_layout_rules` asks of all kits in one go."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogkit.press.art.place import place
from dialogkit.press.art.symbols import SymbolBook
from layout.facts import mm
from layout.looks import RULES
from layout.planted import Plant, Sheet, found, lines, row

ROAD, EDGE, SKY = "#FBF4E2", "#C9B98F", "#EAF2FA"


def full(sheet: Sheet) -> None:
    """Words all the way down."""
    sheet.put("P", *row(*["Et ark med ord."] * 30, y=730))


def panel(sheet: Sheet, colour: str) -> None:
    sheet.area(90, 400, 200, 120, "#D6EAF7")
    sheet.put("P", (100, 450, "Dette står i et felt."), colour=colour)


def quote(sheet: Sheet, *pages: str) -> None:
    for number, words in enumerate(pages):
        if number:
            sheet.canvas.start_page(595, 842)
        sheet.put("BlockQuote", (100, 600, words))


def stop(sheet: Sheet, away: float, size: float = 32) -> None:
    """A road across the sheet, and a stop on it, `away` mm from its middle."""
    sheet.area(0, 0, 595, 842, SKY)
    with sheet.canvas.artifact():
        for colour, wide in ((EDGE, 46 + 1.6), (ROAD, 46)):
            sheet.canvas.setStrokeColor(colour)
            sheet.canvas.setLineWidth(wide * mm)
            sheet.canvas.line(0, 400, 595, 400)
        sheet.canvas.setStrokeColor("#0B4A6F")
        sheet.canvas.setFillColor("#D6EAF7")
        sheet.canvas.setLineWidth(3)
        sheet.canvas.circle(300, 400 + away * mm, size / 2 * mm, stroke=1, fill=1)
        symbol = SymbolBook().artwork("door")
        place(sheet.canvas, symbol, 280, 380 + away * mm, 40, 40, "#0B4A6F")


CASES: dict[str, tuple[str, str, Plant, Plant]] = {
    "a page of one line": ("l18", "full", full, lambda sheet: sheet.put("P", (100, 600, "Bare dette."))),
    "a page of a footer": ("l18", "full", full, lambda sheet: sheet.put("P", (100, 40, "Side 1 av 1"))),
    "a heading's last word": (
        "l19",
        "'nå'",
        lines("H2", "Slik vil ", "vi ha det nå"),
        lines("H2", "Slik vil vi ha det ", "nå"),
    ),
    "a quote's last word": (
        "l19",
        "'meg.»'",
        lines("BlockQuote", "«Bank på ", "hos meg.»"),
        lines("BlockQuote", "«Bank på hos ", "meg.»"),
    ),
    "a paragraph's last word": (
        "l19",
        "'oss'",
        lines("P", "Noe du vil ", "si til oss"),
        lines("LBody", "Noe du vil si til ", "oss"),
    ),
    "two colours in a panel": (
        "l20",
        "another colour",
        lambda sheet: panel(sheet, "#0B4A6F"),
        lambda sheet: panel(sheet, "#14532D"),
    ),
    "a quote twice": (
        "l21",
        "twice",
        lambda sheet: quote(sheet, "", "«Jeg vil velge selv.»", "«De skal banke på.»"),
        lambda sheet: quote(sheet, "", "«Jeg vil velge selv.»", "«Jeg vil velge selv.»"),
    ),
    "a stop on the edge": ("l22", "hides the road's edge", lambda sheet: stop(sheet, 0), lambda sheet: stop(sheet, 9)),
    "an area over words": (
        "l23",
        "area lies over 'Les dette'",
        lambda sheet: [sheet.area(90, 590, 200, 40, "#D6EAF7"), sheet.put("P", (100, 600, "Les dette"))],
        lambda sheet: [sheet.put("P", (100, 600, "Les dette")), sheet.area(130, 590, 200, 40, "#D6EAF7")],
    ),
    "a small stop": ("l22", "a stop of 20", lambda sheet: stop(sheet, 0, 30), lambda sheet: stop(sheet, 0, 20)),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_planted_is_found_and_nothing_else(case: str, tmp_path: Path) -> None:
    rule, said, right, wrong = CASES[case]
    material = "board" if rule == "l22" else "handout"
    assert not any(said in each for each in found(RULES[rule], right, tmp_path, material))
    assert any(said in each for each in found(RULES[rule], wrong, tmp_path, material))


def test_a_rule_without_a_case_is_no_rule() -> None:
    assert {rule for rule, *_ in CASES.values()} | {"l36", "l38"} == set(RULES)  # whose cases are in test_page_rules


@pytest.mark.parametrize(
    ("texts", "role"),
    [(("Vil du svare? ", "Ja."), "H2"), (("Representantskapsmøte ", "nå"), "H2"), (("Noe nytt ", "oss"), "P")],
    ids=["a sentence of its own", "nothing to move", "two words above"],
)
def test_a_last_word_that_may_stand_alone(texts: tuple[str, ...], role: str, tmp_path: Path) -> None:
    assert found(RULES["l19"], lines(role, *texts), tmp_path) == []


def test_pages_to_write_on_are_full(tmp_path: Path) -> None:
    sheet = Sheet()
    for number in range(10):
        sheet.line(700 - number * 34)
    assert [*RULES["l18"](sheet.facts(tmp_path))] == []


def test_a_quote_may_come_again_when_the_page_is_turned(tmp_path: Path) -> None:
    sheet = Sheet()
    quote(sheet, "«Jeg vil velge selv.»", "«Jeg vil velge selv.»")
    assert [*RULES["l21"](sheet.facts(tmp_path))] == []
