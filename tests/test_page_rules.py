"""Each rule of what belongs together, of contents and of air finds what it is there for, and nothing where all is well."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogkit.press.art.place import place
from dialogkit.press.art.symbols import SymbolBook
from layout import contents, spaces, together
from layout.looks import RULES as LOOKS
from layout.planted import Plant, Sheet, found, lines, row

RULES = {**together.RULES, **contents.RULES, **spaces.RULES, **{name: LOOKS[name] for name in ("l36", "l38")}}


def boxes(sheet: Sheet, rows: int) -> None:
    """Boxes at the end of a plan, on a page of their own with so many of its rows."""
    body = sheet.canvas.root.add("Table").add("TBody")
    for number in range(4):
        if number == 4 - rows:
            sheet.turn()
        sheet.put("TD", (100, 600 - 40 * number, f"Les spørsmål {number}."), under=body.add("TR"))
    if not rows:
        sheet.turn()
    sheet.put("P", (100, 400, "Hvis det stopper opp"))


def heading(sheet: Sheet, turned: bool) -> None:
    """With a ground behind the page, which is nothing that it heads."""
    sheet.area(0, 0, 595, 842, "#EEF6FB")
    sheet.put("H2", (100, 120, "Det vi fant"), size=24)
    if turned:
        sheet.turn()
    sheet.put("P", (100, 90, "Vi fant mye."))


def asking(sheet: Sheet, turned: bool) -> None:
    owner = sheet.canvas.root.add("Sect")
    sheet.put("H2", (100, 160, "Lurer du på noe?"), under=owner)
    sheet.put("P", (100, 130, "Kontoret"), under=owner)
    if turned:
        sheet.turn()
    sheet.put("P", (100, 100, "22 00 00 00"), under=owner)


def item(sheet: Sheet, turned: bool) -> None:
    body = sheet.canvas.root.add("L").add("LI").add("LBody")
    sheet.say(body, (100, 100, "Vi spør "))
    if turned:
        sheet.turn()
    sheet.say(body, (100, 80, "først."))


def across(sheet: Sheet, torn: bool) -> None:
    """A row of a table that lies across two facing pages; torn, one of its cells goes on."""
    cells = sheet.canvas.root.add("Table").add("TBody").add("TR")
    said, done = cells.add("TD"), cells.add("TD")
    sheet.put("P", (100, 300, "Du sa det."), under=said)
    sheet.turn()
    if torn:
        sheet.put("P", (100, 320, "Du sa mer."), under=said)
    sheet.put("P", (100, 300, "Vi gjør det."), under=done)


def items(sheet: Sheet, here: int, there: int, role: str = "LI") -> None:
    """So many items of a list at the foot of a page, and so many at the head of the next."""
    owner = sheet.canvas.root.add("L" if role == "LI" else "Sect")
    for number in range(here):
        _item(sheet, owner, role, 300 - 24 * number)
    sheet.turn()
    for number in range(there):
        _item(sheet, owner, role, 780 - 24 * number)


def _item(sheet: Sheet, owner, role: str, y: float) -> None:
    if role == "LI":
        sheet.put("LBody", (100, y, f"Dette er linje {y:.0f}."), under=owner.add("LI"))
    else:
        sheet.put(role, (100, y, f"Dette er linje {y:.0f}."), under=owner)


def columns(sheet: Sheet, right: int) -> None:
    """A list in two columns, with so many items in the second."""
    owner = sheet.canvas.root.add("L")
    for x, count in ((100, 3), (320, right)):
        for number in range(count):
            sheet.put("LBody", (x, 600 - 24 * number, f"Dette er linje {number}."), under=owner.add("LI"))


def foot(sheet: Sheet, *lines: str) -> None:
    with sheet.canvas.artifact():
        for number, text in enumerate(lines):
            sheet.canvas.setFont(sheet.faces[False], 12)
            sheet.canvas.drawString(60, 50 - 17 * number, text)
        sheet.canvas.drawString(480, 50, "Side 1 av 1")


def card(sheet: Sheet, place: int, name: str, *texts: str) -> None:
    owner = sheet.canvas.root.add("Sect")
    sheet.put("H2", (100, 700 - 180 * place, name), under=owner)
    for number, text in enumerate(texts):
        sheet.put("P", (100, 660 - 180 * place - 30 * number, text), under=owner)


def asked(sheet: Sheet, *questions: str) -> None:
    for number, question in enumerate(questions):
        card(sheet, number, "Din rett", f"Du har rett til nummer {number}.", question)


def deck(sheet: Sheet, there: int) -> None:
    for number in range(3):
        card(sheet, number, "Spørsmål", f"Hva er nummer {number}?")
    sheet.turn()
    for number in range(there):
        card(sheet, number, "Ditt kort")
    sheet.turn()
    box = sheet.canvas.root.add("Sect")
    sheet.put("H2", (100, 700, "Eske til kortene"), under=box)
    sheet.put("Figure", (100, 500, "Solbakken"), under=box)


def table(sheet: Sheet, *cells: str) -> None:
    owner = sheet.canvas.root.add("Table").add("TBody")
    for number, cell in enumerate(cells):
        line = owner.add("TR")
        sheet.put("TH", (100, 600 - 30 * number, "Avdeling"), under=line)
        sheet.put("TD", (300, 600 - 30 * number, cell), under=line)


def points(sheet: Sheet, apart: float) -> None:
    owner = sheet.canvas.root.add("L")
    for number in range(2):
        sheet.put("LBody", *row("Dette er et punkt", "på to linjer.", y=600 - number * (20 + apart)), under=owner.add("LI"))


def panel(sheet: Sheet, x: float) -> None:
    sheet.area(90, 560, 200, 80, "#D6EAF7")
    sheet.put("P", (x, 600, "I et felt"))


def dot(sheet: Sheet, away: float) -> None:
    """A number in a dark disc, so far from the middle of a symbol."""
    with sheet.canvas.artifact():
        place(sheet.canvas, SymbolBook().artwork("door"), 280, 380, 60, 60, "#0B4A6F")
        for radius, colour in ((13, "#FFFFFF"), (12, "#0B4A6F")):
            sheet.canvas.setFillColor(colour)
            sheet.canvas.circle(310 - away, 410, radius, stroke=0, fill=1)
    sheet.put("P", (306 - away, 405, "7"), colour="#FFFFFF")


def heads(sheet: Sheet, second: str, apart: float) -> None:
    """Two headings, with a picture between them where they are far apart."""
    sheet.put("P", (100, 700, "Dette er nytt."))
    sheet.put("H2", (100, 600, "Priser"), size=24)
    if apart > 100:
        sheet.area(100, 480, 100, 80, "#D6EAF7")
    sheet.put(second, (100, 600 - apart, "Veien videre"), size=24)


def goes_on(sheet: Sheet, lines: int) -> None:
    sheet.put("P", *row(*["Et ark med ord."] * 30, y=730))
    sheet.turn()
    sheet.put("P", *row(*["Mer om det."] * lines, y=780))


def middles(sheet: Sheet, *lines: int) -> None:
    """A first page, pages with so many lines, and a last one."""
    for count in (10, *lines):
        sheet.put("H1", (100, 780, "Et tema"), size=24)
        sheet.put("P", *row(*["Et ark med ord."] * count, y=740))
        sheet.turn()
    sheet.put("P", *row(*["Et ark med ord."] * 10, y=740))


CASES: dict[str, tuple[str, str, str, Plant, Plant]] = {
    "a heading parted": ("l24", "handout", "'Det vi fant' is parted", lambda s: heading(s, False), lambda s: heading(s, True)),
    "whom to ask torn": ("l25", "handout", "'Lurer du på noe?' goes on", lambda s: asking(s, False), lambda s: asking(s, True)),
    "an item torn": ("l25", "handout", "LBody with 'Vi spør", lambda s: item(s, False), lambda s: item(s, True)),
    "a cell torn": ("l25", "report", "TD with 'Du sa det.'", lambda s: across(s, False), lambda s: across(s, True)),
    "an item alone": ("l26", "handout", "'Dette er linje 780.' is alone", lambda s: items(s, 2, 2), lambda s: items(s, 3, 1)),
    "a first item alone": (
        "l26",
        "handout",
        "'Dette er linje 300.' is alone",
        lambda s: items(s, 2, 2),
        lambda s: items(s, 1, 3),
    ),
    "a bar alone": (
        "l26",
        "report",
        "'Dette er linje 780.' is alone",
        lambda s: items(s, 3, 2, "Figure"),
        lambda s: items(s, 4, 1, "Figure"),
    ),
    "alone in a column": ("l26", "report", "'Dette er linje 0.' is alone", lambda s: columns(s, 2), lambda s: columns(s, 1)),
    "a telephone broken": (
        "l27",
        "handout",
        "'22 00 00 00' is broken",
        lines("P", "Ring kontoret på ", "22 00 00 00 nå."),
        lines("P", "Ring kontoret på 22 00 ", "00 00 nå."),
    ),
    "a licence broken": (
        "l27",
        "handout",
        "'CC BY 4.0' is broken",
        lines("P", "Bilde: Noen, ", "CC BY 4.0"),
        lines("P", "Bilde: Noen, CC BY ", "4.0"),
    ),
    "a date broken": (
        "l27",
        "handout",
        "'17. september 2026' is broken",
        lines("P", "Møtet er ", "17. september 2026."),
        lines("P", "Møtet er 17. ", "september 2026."),
    ),
    "a foot of two lines": (
        "l28",
        "handout",
        "goes on in a second line, '2026'",
        lambda s: foot(s, "Slik vil vi ha det 2026"),
        lambda s: foot(s, "Slik vil vi ha det", "2026"),
    ),
    "a sentence twice": (
        "l29",
        "handout",
        "'Nei: Du kan si nei her.' stands twice",
        lambda s: [s.put("P", (100, 600, "Du kan si nei her.")), s.turn(), s.put("P", (100, 500, "Du kan si nei her."))],
        lambda s: [s.put("P", (100, 600, "Du kan si nei her.")), s.put("P", (100, 500, "Nei: Du kan si nei her."))],
    ),
    "a question twice": (
        "l30",
        "cards",
        "Din rett: 2 cards ask 'Hva tror du?'",
        lambda s: asked(s, "Hva tror du?", "Hva vet du?", "Hva vil du?"),
        lambda s: asked(s, "Hva tror du?", "Hva vet du?", "Hva tror du?"),
    ),
    "a table of dashes": (
        "l31",
        "report",
        "2 cells that say nothing",
        lambda s: table(s, "–", "12"),
        lambda s: table(s, "–", "–"),
    ),
    "a card alone": ("l32", "cards", "page 2: one card alone, 'Ditt kort'", lambda s: deck(s, 2), lambda s: deck(s, 1)),
    "items as near as lines": ("l33", "report", "1.05 of a line apart", lambda s: points(s, 24), lambda s: points(s, 21)),
    "a heading of nothing": ("l37", "report", "'Priser' has nothing", lambda s: heads(s, "H3", 40), lambda s: heads(s, "H2", 40)),
    "a heading before a picture": ("l37", "report", "'Priser' has", lambda s: heads(s, "H2", 200), lambda s: heads(s, "H2", 40)),
    "words at an edge": ("l34", "handout", "'I et felt' is 1.1 mm", lambda s: panel(s, 100), lambda s: panel(s, 93)),
    "a number on a drawing": ("l35", "board", "lies over a drawing", lambda s: dot(s, 45), lambda s: dot(s, 28)),
    "a number on lines": ("l35", "handout", "lies over a drawing", lambda s: dot(s, 45), lambda s: dot(s, 28)),
    "a rest on a last page": ("l36", "report", "page 2: what goes on", lambda s: goes_on(s, 12), lambda s: goes_on(s, 5)),
    "a middle page nearly empty": (
        "l38",
        "handout",
        "page 3: ends at 22% of the page, the one that it faces at 81%",
        lambda s: middles(s, 30, 15),
        lambda s: middles(s, 30, 5),
    ),
    "two middle pages half empty": (
        "l38",
        "report",
        "page 2: ends at 46% of the page, the one that it faces at 53%",
        lambda s: middles(s, 15, 30),
        lambda s: middles(s, 15, 18),
    ),
    "boxes alone": ("l39", "guide", "page 2: neither a row", lambda s: boxes(s, 2), lambda s: boxes(s, 0)),
    "a rest of a sheet": ("l36", "tasks", "page 2: what goes on", lambda s: goes_on(s, 25), lambda s: goes_on(s, 12)),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_planted_is_found_and_nothing_else(case: str, tmp_path: Path) -> None:
    rule, material, said, right, wrong = CASES[case]
    assert found(RULES[rule], right, tmp_path, material) == []
    told = found(RULES[rule], wrong, tmp_path, material)
    assert any(said in each for each in told), told


def test_a_rule_without_a_case_is_no_rule() -> None:
    assert {rule for rule, *_ in CASES.values()} == set(RULES)


def test_a_section_may_go_on_with_a_heading(tmp_path: Path) -> None:
    sheet = Sheet()
    owner = sheet.canvas.root.add("Sect")
    for title, says in (("Dagen", "Vi møtes klokka 9."), ("Program", "Det kommer.")):
        sheet.put("H2", (100, 600, title), under=owner)
        sheet.put("P", (100, 500, says), under=owner)
        sheet.turn()
    assert [*RULES["l25"](sheet.facts(tmp_path))] == []


def test_a_name_may_head_two_things(tmp_path: Path) -> None:
    sheet = Sheet()
    for role, y in (("H2", 700), ("Figure", 600), ("H3", 500)):
        sheet.put(role, (100, y, "Hvordan er det å få hjelp?"))
        sheet.put("P", (100, y - 40, f"Vi fant dette på {y}."))
    assert [*RULES["l29"](sheet.facts(tmp_path, "report"))] == []


def test_all_cards_of_a_kind_may_ask_the_same(tmp_path: Path) -> None:
    sheet = Sheet()
    asked(sheet, "Hva tror du?", "Hva tror du?", "Hva tror du?")
    assert [*RULES["l30"](sheet.facts(tmp_path, "cards"))] == []
