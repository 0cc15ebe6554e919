"""The rules of easy reading and of looks hold for what dialogkit lays out, and each check finds what it is there for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest

import structure
from dialogkit.cycle.load import load
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.style import TextStyle
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.press.type.words import Fragment
from kits import Shelf
from layout import contents, looks, spaces, together
from layout.facts import Facts, Words, mm, read
from layout.planted import Sheet, row
from layout.rules import RULES, problems, under
from layout.seen import grounds
from layout.years import KITS, YEAR
from paper import bare, built, text_of
from paper import problems as problems_of

Kit = Callable[[str], tuple[Facts, ...]]

facts_of = cache(read)


def broken(path: Path, *rules: str) -> list[str]:
    return problems(facts_of(path), *rules)


@pytest.fixture(scope="module")
def kit(shelf: Shelf) -> Kit:
    """The facts of all PDFs of a kit."""
    return lambda name: tuple(facts_of(path) for path in KITS[name](shelf).values())


@pytest.mark.parametrize("name", KITS)
def test_the_rules_hold(name: str, shelf: Shelf):
    rules = [rule for rule in RULES if rule != "l17"]
    assert [each for path in KITS[name](shelf).values() for each in broken(path, *rules)] == []


@pytest.mark.parametrize("name", KITS)
def test_the_structure_holds(name: str, shelf: Shelf):
    """L17. That of a booklet, of which less is asked, is looked at by the rule itself; others share what is found."""
    for path in KITS[name](shelf).values():
        found = shelf.told(broken, path, "l17") if path.stem.endswith("booklet") else shelf.told(structure.problems, path)
        assert found == [], path


def test_words_stand_out_in_print_too(shelf: Shelf):
    """L07, L13: inks are seen as a press prints them."""
    for path in shelf.kit(YEAR, "--printshop").values():
        facts = read(path)
        assert problems(facts, "l07", "l13") == []
        assert {len(word.colour) for word, _ in grounds(facts)} == {4}
        facts = Facts(
            path, facts.sizes, [word._replace(colour=(0.6, 0.2, 0, 0.2)) for word in facts.words], facts.marks, facts.tree
        )
        assert any("contrast" in each for each in problems(facts, "l07"))


@pytest.mark.parametrize("name", ["many", "most"])
def test_each_quote_that_may_be_a_card_is_one(name: str, shelf: Shelf):
    cards = KITS[name](shelf)["cards"]
    quotes = [each.text for each in load(cards.parent / "year").cycle.quotes if "game" in each.consent.scope]
    assert contents.unprinted(facts_of(cards), quotes) == []
    assert contents.unprinted(facts_of(cards), [*quotes, "Dette sa ingen."]) == ["Dette sa ingen."]


def test_the_rules_see_the_pages(kit: Kit):
    """What is not seen cannot be wrong: the facts hold all that pdfium reads, and marks of each kind."""
    for facts in kit(YEAR):
        seen = bare(text_of(facts.path))
        assert sorted(seen) == sorted(bare("".join(word.text for word in facts.words))), facts.name
        assert facts.ofkind("symbol") and facts.ofkind("area") and facts.ofkind("line")
    assert any(facts.ofkind("pattern") for facts in kit("grey")) and any(facts.ofkind("picture") for facts in kit(YEAR))


def test_one_idea_has_one_symbol(kit: Kit):
    """L10: a kind of square and the backs of its cards show one symbol."""
    from layout.rules import _squares

    board, cards = (next(facts for facts in kit(YEAR) if facts.name == name) for name in ("board", "cards"))
    squares = {word: looks[0][0].removeprefix("sym-") for word, looks in _squares(board).items()}
    backs = {mark.form.rsplit("back-", 1)[1].partition("-")[2] for mark in cards.ofkind("symbol") if "/back-" in mark.form}
    assert {squares[word] for word in ("Noen sier", "Din rett", "Spørsmål")} == backs - {"dice-5", "hand-stop"}


# ------------------------------------------------------------------------------------------------ what is easy


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Du kan si ja. Du kan si nei.", ["Du kan si ja.", "Du kan si nei."]),
        ("«Kom inn!» «Nei.» Hva nå?", ["«Kom inn!»", "«Nei.»", "Hva nå?"]),
        ("Møtet er 17. september klokka 9.30. Velkommen.", ["Møtet er 17. september klokka 9.30.", "Velkommen."]),
        ("Vi er 4. 10 kommer.", ["Vi er 4. 10 kommer."]),
        ("Spør Anne K. Eng i Kr. Augusts gate. Rom nr. 4.", ["Spør Anne K. Eng i Kr. Augusts gate.", "Rom nr. 4."]),
        ("1. Kom i tide.", ["1. Kom i tide."]),
        ("Ark i heftet: 5. Dette er med.", ["Ark i heftet: 5.", "Dette er med."]),
        ("Sitat: Les kortet. Vi hører.", ["Sitat: Les kortet.", "Vi hører."]),
        ("x" * 40 + " " + "y" * 30, ["x" * 40, "y" * 30]),
    ],
)
def test_easy_lines(text: str, lines: list[str]):
    def broken(easy: bool) -> list[str]:
        made = Paragraph([Fragment(text)], TextStyle(), house_fonts(), easy=easy).lines(1000)
        return ["".join(piece.text for piece in line.pieces) for line in made]

    assert broken(True) == lines
    assert broken(False) == [text]


def test_no_sentence_is_torn_between_pages(tmp_path: Path):
    """L06: also where pages end anywhere in a text of many sentences."""
    said = [f"Dette er setning nummer {n}, og den er så lang at den tar mer enn en linje på arket." for n in range(25)]
    texts = "".join(f'      - "{" ".join(said[start : start + 5])}"\n' for start in range(0, 25, 5))
    more = f"themes:\n  - id: t\n    title: Tema\n    text:\n{texts}"
    more += "events:\n  - {id: k, kind: conference}\n"
    facts = read(built(tmp_path, more, "handout") / "handout.pdf")
    assert len([block for block in facts.blocks if len(block.pages) > 1]) >= 1
    assert problems(facts, "l06", "l04") == []


def test_a_long_document_is_a_warning(tmp_path: Path):
    """L12"""
    from dialogkit.kit.build import check
    from paper import loaded

    themes = "".join(f"  - {{id: t{n}, title: Tema, questions: [{{id: q{n}, text: Hva?}}]}}\n" for n in range(1, 26))
    found = [each for each in check(loaded(tmp_path, f"themes:\n{themes}")) if each.code == "too-many-pages"]
    assert [(each.severity, each.details["name"], each.details["pages"]) for each in found] == [("warning", "tasks.pdf", 27)]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("game: {cards: {questions: ['" + "Hva tenker du om det? " * 30 + "']}}\n", "card-too-full"),
        ("poster: {we_want: ['" + "Bank på døra. " * 90 + "']}\n", "poster-text-too-long"),
        ("poster: {we_want: [" + "Bank på døra og vent til jeg svarer, " * 90 + "]}\n", "poster-too-full"),
    ],
)
def test_what_overflows_is_a_problem(tmp_path: Path, more: str, code: str):
    """L14: nothing shrinks below its size."""
    assert code in [each.code for each in problems_of(tmp_path, more)]


# ------------------------------------------------------------------------------------------------ planted violations


def spread(sheet: Sheet) -> None:
    with sheet.canvas.tagged(sheet.canvas.root.add("P")):
        text = sheet.canvas.beginText(100, 600)
        text.setFont(sheet.faces[False], 14)
        text.setCharSpace(2)
        text.textOut("Gjesper")
        sheet.canvas.drawText(text)


def columns(sheet: Sheet) -> None:
    sheet.put("P", *row("En tekst som er", "lang nok til å", "være prosa."))
    sheet.put("P", *row("En annen tekst", "ved siden av", "den første.", x=320))


def ticks(sheet: Sheet) -> None:
    with sheet.canvas.artifact():
        sheet.canvas.roundRect(100, 500, 6 * mm, 6 * mm, 3, stroke=1, fill=0)


def smaller(sheet: Sheet, page: bool) -> None:
    """A text of 14 pt in what is made smaller: a whole page, or a picture on a page that has words at their own size."""
    if page:
        sheet.turn()
    sheet.canvas.saveState()
    sheet.canvas.scale(0.7, 0.7)
    sheet.put("P", (100, 600, "Alt er lite"))
    sheet.canvas.restoreState()


def aslant(sheet: Sheet, colour: str, away: float) -> None:
    """A strip of 45 degrees where words begin that stand so, or so far away from them that only their box is on it."""
    with sheet.canvas.artifact():
        sheet.canvas.saveState()
        sheet.canvas.translate(300, 400)
        sheet.canvas.rotate(45)
        sheet.canvas.setFillColor(colour)
        sheet.canvas.rect(-5, -5 - away, 80, 20, stroke=0, fill=1)
        sheet.canvas.restoreState()


def many_colours(sheet: Sheet) -> None:
    """A ground of which no part has the colour of another."""
    for number in range(120):
        sheet.area(95 + number / 2, 590, 0.5, 30, f"#{40 + number // 2:02X}{60 + number // 3:02X}{20 + number // 2:02X}")


PLANTED: dict[str, tuple[str, str, Callable[[Sheet], object]]] = {
    "small": ("l01", "12 pt, words", lambda sheet: sheet.put("P", (100, 600, "Les dette"), size=12)),
    "tiny note": ("l01", "10 pt, notes", lambda sheet: sheet.put("P", (100, 600, "Bilde: Noen"), size=10)),
    "small page": ("l01", "9.8 pt, words", lambda sheet: smaller(sheet, page=True)),
    "family": ("l02", "family", lambda sheet: sheet.put("P", (100, 600, "Serif"), face="Times-Roman")),
    "italics": ("l02", "weight Oblique", lambda sheet: sheet.put("P", (100, 600, "Skrå"), face="Helvetica-Oblique")),
    "indent": ("l03", "not left", lambda sheet: sheet.put("P", (100, 600, "En lang linje med ord "), (120, 580, "og en til"))),
    "justified": ("l03", "justified", lambda sheet: sheet.put("P", *row(*["Like brede linjer"] * 6))),
    "hyphen": ("l03", "hyphenated", lambda sheet: sheet.put("P", *row("Et ord som er for lang- ", "strakt"))),
    "spread": ("l03", "spread", spread),
    "columns": ("l03", "columns", columns),
    "long line": ("l04", "letters on a line", lambda sheet: sheet.put("P", (20, 600, "ord " * 16))),
    "tight lines": ("l05", "lines 1.29", lambda sheet: sheet.put("P", *row("En linje", "og en til", down=18))),
    "tight paragraphs": (
        "l05",
        "paragraphs 1.79",
        lambda sheet: [sheet.put("P", (100, y, "Et avsnitt.")) for y in (600, 575)],
    ),
    "sentence inside": ("l06", "inside a line", lambda sheet: sheet.put("P", (100, 600, "Du kan. Du vil."))),
    "pale words": ("l07", "contrast 2.8", lambda sheet: sheet.put("P", (100, 600, "Blekt"), colour="#999999")),
    "words on dark": (
        "l07",
        "contrast 1.",
        lambda sheet: [sheet.area(90, 590, 200, 40, "#14532D"), sheet.put("P", (100, 600, "Mørkt"))],
    ),
    "words on their head": ("l07", "contrast 2.8", lambda sheet: sheet.turned("Blekt", 180, colour="#999999")),
    "words down a side": (
        "l07",
        "contrast 1.",
        lambda sheet: [sheet.area(285, 395, 20, 200, "#14532D"), sheet.turned("Mørkt", 90)],
    ),
    "aslant on dark": ("l07", "contrast 1.", lambda sheet: [aslant(sheet, "#14532D", 0), sheet.turned("På skrå", 45)]),
    "on many colours": ("l07", "contrast 2.", lambda sheet: [many_colours(sheet), sheet.put("P", (100, 600, "Et bilde"))]),
    "pale line": ("l07", "line", lambda sheet: sheet.line(500, "#BBBBBB")),
    "no year": ("l11", "no year in the title", lambda sheet: sheet.canvas.setTitle("Ark")),
    "nobody": ("l11", "nobody to ask", lambda sheet: None),
    "on a picture": (
        "l13",
        "words on",
        lambda sheet: [sheet.area(110, 590, 12, 30, "#DDDDDD"), sheet.put("P", (100, 600, "Over kanten"))],
    ),
    "small box": ("l15", "box to tick of 6", ticks),
    "close lines": ("l15", "10.0 mm apart", lambda sheet: [sheet.line(500), sheet.line(500 - 10 * mm)]),
    "alike in grey": (
        "l16",
        "alike in grey",
        lambda sheet: [sheet.area(100, 500, 50, 50, "#7A2E0E"), sheet.area(150, 500, 50, 50, "#7A2E2E")],
    ),
    "no tags": ("l17", "level", lambda sheet: sheet.put("H3", (100, 600, "For dypt"))),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_is_found(planted: str, tmp_path: Path):
    rule, said, plant = PLANTED[planted]
    material = "tasks" if rule in ("l05", "l15") else "handout"
    before = problems(Sheet().facts(tmp_path, material), rule)
    sheet = Sheet()
    plant(sheet)
    if planted == "no year":
        sheet.canvas.info = replace(sheet.canvas.info, title="Ark")
    after = problems(sheet.facts(tmp_path, material), rule)
    assert any(said in each for each in after), after
    if rule != "l11":
        assert not any(said in each for each in before)


def test_words_in_a_small_picture_of_a_page_may_be_small(tmp_path: Path):
    """L01"""
    sheet = Sheet()
    smaller(sheet, page=False)
    assert problems(sheet.facts(tmp_path), "l01") == []


def test_words_aslant_are_seen_where_they_stand(tmp_path: Path):
    """L07: not where their box is."""
    sheet = Sheet()
    aslant(sheet, "#14532D", away=21)
    sheet.turned("På skrå", 45)
    assert problems(sheet.facts(tmp_path), "l07") == []


def test_a_rule_without_a_planted_violation_is_no_rule():
    others = {"l08", "l09", "l10", "l12"}  # below, on a real kit
    others |= (
        looks.RULES.keys() | together.RULES.keys() | contents.RULES.keys() | spaces.RULES.keys()
    )  # test_looks, test_page_rules
    assert {rule for rule, _, _ in PLANTED.values()} | others == set(RULES)


def of(kit: Kit, name: str, material: str) -> Facts:
    """A copy of what is known of a file, to be changed."""
    facts = next(each for each in kit(name) if each.name == material)
    return Facts(facts.path, list(facts.sizes), list(facts.words), list(facts.marks), facts.tree)


def test_squares_that_differ_in_colour_alone_are_found(kit: Kit):
    """L08"""
    facts = of(kit, YEAR, "board")
    facts.marks = [mark._replace(name="sym-scale") if mark.name == "sym-message-circle" else mark for mark in facts.marks]
    assert any("have one symbol" in each for each in problems(facts, "l08"))
    facts = of(kit, YEAR, "board")
    facts.marks = [mark._replace(corners=9) if mark.kind == "area" else mark for mark in facts.marks]
    assert any("in colour and not in shape" in each for each in problems(facts, "l08"))
    facts = of(kit, YEAR, "cards")
    facts.marks = [mark._replace(corners=9) if mark.kind == "area" else mark for mark in facts.marks]
    assert any("in colour and not in shape" in each for each in problems(facts, "l08"))


def test_symbols_far_from_their_words_are_found(kit: Kit):
    """L09"""
    facts = of(kit, YEAR, "tasks")
    facts.marks = [mark._replace(box=(400, 20, 440, 60)) if mark.kind == "symbol" else mark for mark in facts.marks]
    assert any("on the left of no words" in each for each in problems(facts, "l09"))
    facts = of(kit, YEAR, "tasks")
    owner = next(word.owner for word in facts.words if word.owner)
    facts.marks = [mark._replace(owner=owner) if mark.kind == "symbol" else mark for mark in facts.marks]
    assert any("no alternative text" in each for each in problems(facts, "l09"))


def test_small_symbols_are_found(kit: Kit):
    """L10"""
    for material, most in (("tasks", "20.0"), ("cards", "28"), ("poster", "35.0")):
        facts = of(kit, YEAR, material)
        facts.marks = [
            mark._replace(box=(mark.box[0], mark.box[1], mark.box[0] + 15 * mm, mark.box[1] + 15 * mm))
            for mark in facts.ofkind("symbol")
        ]
        assert any(f"is 15.0 mm, {most}" in each for each in problems(facts, "l10")), material
    facts = of(kit, YEAR, "tasks")
    pencil = next(mark for mark in facts.ofkind("symbol") if "pencil" in mark.name and under(facts, mark))
    left, low, _, _ = pencil.box
    facts.marks = [
        mark._replace(name="sym-pencil", box=(left, low, left + 12 * mm, low + 12 * mm)) if mark is pencil else mark
        for mark in facts.marks
    ]
    assert any("sym-pencil is 12.0 mm, 20.0" in each for each in problems(facts, "l10"))


def test_missing_page_numbers_and_years_are_found(kit: Kit):
    """L11"""
    facts = of(kit, YEAR, "handout")

    def without(word: Words, what: str) -> bool:
        return word.owner is None and what in word.text

    facts.words = [word for word in facts.words if not without(word, "Side 3")]
    assert ["no page n of m" in each for each in problems(facts, "l11")] == [True]
    facts.words = [word for word in facts.words if not without(word, "2026")]
    assert sum("no year" in each for each in problems(facts, "l11")) == len(facts.sizes) - 1


def test_too_many_pages_are_found(kit: Kit):
    """L12"""
    facts = of(kit, YEAR, "handout")
    facts.sizes = facts.sizes * 3
    assert problems(facts, "l12")


def test_a_torn_sentence_is_found(tmp_path: Path):
    """L06"""
    sheet = Sheet()
    tag = sheet.canvas.root.add("P")
    for text in ("Denne setningen går ", "videre på neste side."):
        with sheet.canvas.tagged(tag):
            sheet.canvas.setFont(sheet.faces[False], 14)
            sheet.canvas.drawString(100, 600, text)
        sheet.canvas.start_page(595, 842)
    assert any("goes on on the next page" in each for each in problems(sheet.facts(tmp_path), "l06"))


def test_small_words_on_cards_and_squares_are_found(kit: Kit):
    """L01: each kind of paper has a size of its own."""
    for name, material, size, said in (
        ("A6", "cards", 15, "cards have 16"),
        (YEAR, "poster", 23, "posters on A3 have 24"),
        (YEAR, "board", 11, "squares have 12"),
        (YEAR, "report", 11, "have 12"),
    ):
        facts = of(kit, name, material)
        facts.words = [word._replace(size=size) for word in facts.words]
        assert any(said in each for each in problems(facts, "l01")), material
    facts = of(kit, YEAR, "board")
    facts.words = [word._replace(font="AtkinsonHyperlegible-Regular") for word in facts.words]
    assert any("not bold" in each for each in problems(facts, "l01"))


def test_a_missing_alternative_text_is_found(kit: Kit, tmp_path: Path):
    """L09"""
    facts = of(kit, YEAR, "report")
    with pikepdf.open(facts.path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and "/Alt" in thing:
                del thing["/Alt"]
        pdf.save(tmp_path / "report.pdf")
    assert any("no alternative text" in each for each in problems(read(tmp_path / "report.pdf"), "l09"))
