"""Cards of a kind look alike in a row, rights say what they mean, and a deck says how it is played."""

from __future__ import annotations

from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
import yaml

import structure
from dialogkit import limits
from dialogkit.crpd import articles
from dialogkit.cycle.sections.blocks import block
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import card_size, mm
from dialogkit.press.game.card_text import FLOOR
from dialogkit.press.type import paragraph
from dialogkit.press.type.lines import Setting
from dialogkit.press.type.words import Words
from dialogkit.terms import LANGS, USUAL_CARD
from layout import stress
from layout.facts import read
from paper import bare, loaded, opened, opened_deck, pressed, shown, text_of
from test_deck import card, card_of, deck, forms, grid_for

SAID = "Mumble{n} words that say it."
RIGHT = """
<card kind="right" id="rights:{n}" symbol="home" back="scale" at="cycle.yaml:{n}:1"><h2>Your right</h2>
<p role="label">Article {n}</p><h3{at}>{about}</h3>{said}<p role="question">{asked}</p></card>
"""


def right(
    n: int, about: str = "You decide where you live", said: int = 2, asked: str = "What is home?", own: bool = False
) -> str:
    at, role = (' at="cycle.yaml:9:9"', "") if own else ("", ' role="more"')
    return RIGHT.format(n=n, about=about, said=f"<p{at}{role}>{SAID.format(n=n)}</p>" * said, asked=asked, at=at)


def heads(data: bytes, folder: Path) -> list[tuple[float, float]]:
    """How tall the grounds of heads are, and the widths of the pictures on them, card by card."""
    (folder / "cards.pdf").write_bytes(data)
    facts = read(folder / "cards.pdf")
    symbols = [mark for mark in facts.ofkind("symbol") if not mark.form]
    grounds = [area for area in facts.ofkind("area") if not area.form and area.sides[0] > 60 * mm and area.sides[1] > 10 * mm]
    return [(round(ground.sides[1], 1), round(max(symbol.sides), 1)) for ground, symbol in zip(grounds, symbols, strict=True)]


def test_a_rights_card_is_headed_with_what_it_means(tmp_path: Path) -> None:
    data = pressed(deck(right(19, said=1, own=True), "70x97")).data
    pieces = {piece.text.strip(): piece for piece in shown(data) if piece.page == 0}
    heading = next(piece for text, piece in pieces.items() if text.startswith("You decide"))
    said = next(piece for text, piece in pieces.items() if text.startswith("Mumble19"))
    assert heading.size >= FLOOR and heading.bottom > said.top and heading.bottom < pieces["Article 19"].bottom
    (tmp_path / "x.pdf").write_bytes(data)
    read_out = structure.reading_text(tmp_path / "x.pdf")
    assert read_out.index("Article 19") + 1 == read_out.index("You decide where you live") < read_out.index(SAID.format(n=19))
    assert structure.content_problems(tmp_path / "x.pdf") == []


def test_cards_of_a_kind_have_heads_as_tall_as_each_other(tmp_path: Path) -> None:
    """Those with a short text as those with a long one, and the lines above what they ask lie at one height where they can."""
    asks = "Who may come into your home when you sleep?"
    cards = [right(1, said=1), right(2, said=1, asked=asks), right(3, "You can have all that", said=1), card("question")]
    made = pressed(deck("".join(cards), "70x97"))
    assert not made.problems and len({*heads(made.data, tmp_path)}) == 1
    facts = read(tmp_path / "cards.pdf")
    rules = [
        mark.box[1] for mark in facts.ofkind("line") if mark.page == 0 and abs(mark.sides[0] - 70 * mm) < 1 and not mark.form
    ]
    below = [height for height in rules if height < facts.sizes[0][1] - 50 * mm]
    assert len(below) == 3 and max(below) - min(below) < 0.1


def test_one_very_long_text_leaves_the_others_their_pictures(tmp_path: Path) -> None:
    quotes = [card("quote", "mumble " * count) for count in (3, 5, 25)]
    (tall, wide), same, (low, small) = heads(pressed(deck("".join(quotes), "70x97")).data, tmp_path)
    assert (tall, wide) == same and tall > low and wide > small


@pytest.mark.parametrize(
    ("size", "own", "said", "left", "codes"),
    [
        ("A6", False, 1, 1, []),
        ("70x97", False, 1, 0, []),
        ("70x97", False, 12, 0, []),
        ("70x97", True, 1, 1, []),
        ("70x97", True, 4, 4, []),
        ("70x97", True, 12, 0, ["card-too-full"]),
    ],
)
def test_what_dialogkit_says_of_a_right_gives_way_to_large_letters_and_the_years_own_words_never(
    size: str, own: bool, said: int, left: int, codes: list[str]
) -> None:
    """Heading and question stay, and are read across a table, the heading also above a few own words."""
    made = pressed(deck(right(2, said=said, own=own, asked="Who comes home when we sleep?"), size))
    assert [problem.code for problem in made.problems] == codes
    if made.data:
        pieces = shown(made.data)
        words = " ".join(piece.text for piece in pieces)
        assert words.count("Mumble2") == left and "You decide" in words
        (large,) = {piece.size for piece in pieces if "decide" in piece.text}
        assert large >= (18 if said != 4 else FLOOR)


def test_own_words_stand_below_a_heading_that_is_hardly_smaller_than_others() -> None:
    """Where it takes no further line for it."""
    for about, least in (("You decide where you live", 18), ("You may come and go as you like", 16)):
        pieces = shown(pressed(deck(right(1, about) + right(2, about, said=1, own=True), "70x97")).data)
        sizes = {piece.size for piece in pieces if "You " in piece.text}
        assert len(sizes) <= 2 and min(sizes) >= least and max(sizes) == 19


def test_own_words_on_one_card_leave_the_others_of_its_kind_as_they_are(tmp_path: Path) -> None:
    """Their heads are as tall where their words have room for it, whatever they say below their headings."""
    cards = [right(1), right(2, said=1, own=True), right(3, "You can learn", said=1)]
    made = pressed(deck("".join(cards), "70x97"))
    assert len({*heads(made.data, tmp_path)}) == 1
    sizes = {piece.text: piece.size for piece in shown(made.data) if piece.page == 0 and "You " in piece.text}
    assert len(sizes) == 2 and min(sizes.values()) >= 18


def test_a_right_of_which_the_year_says_one_thing_is_headed_with_that(tmp_path: Path) -> None:
    more = "rights: {articles: [{n: 22, plain: [They knock and wait.]}, {n: 19, plain: [My home is mine., I choose.]}, {n: 9}]}\n"
    results, _ = build(loaded(tmp_path, more), tmp_path / "out", Order(("cards",)))
    text = bare(text_of(results[0].path))
    assert all(bare(words) in text for words in ("They knock and wait", "My home is mine", "I choose."))
    official = articles("en")
    assert bare(official[22].meaning or "") not in text and bare(official[9].meaning or "") in text


@pytest.mark.parametrize(("size", "count", "large"), [("", 40, False), ("", 60, True), ("size: 70x97", 40, False)])
def test_cards_whose_size_is_not_said_are_larger_where_a_text_needs_it(
    tmp_path: Path, size: str, count: int, large: bool
) -> None:
    quotes = f"quotes: [{{id: q, text: {stress.words('en', count)}, consent: {{status: given, scope: [game]}}}}]\n"
    results, _ = build(loaded(tmp_path, f"{quotes}game: {{{size}}}\n"), tmp_path / "out", Order(("cards",)))
    told = [details for key, details in results[0].remarks if key == "cards_larger"]
    assert told == ([{"size": "A7", "names": "quotes:q"}] if large else [])
    assert ("Sheet 1" in text_of(results[0].path)) == large  # four on a sheet leave room for the note


def test_of_cards_beyond_number_that_need_larger_ones_some_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "OF_A_KIND", 2)
    full = "".join(card("quote", "mumble " * 60).replace("<card", f'<card id="quotes:q{number}"') for number in range(4))
    made = pressed(deck(full, USUAL_CARD, 'larger="A6"'))
    assert [details for key, details in made.remarks if key == "cards_larger"] == [
        {"size": "A6", "names": "quotes:q0, quotes:q1"}
    ]


@pytest.mark.parametrize("size", ["70x97", "A7", "A6", "bridge", "40x40", "105x74"])
def test_rules_on_cards_are_readable_or_told_by_their_drawings(size: str, tmp_path: Path) -> None:
    said = [f"We play the game number {n}." for n in range(3)]
    rules = "".join(f'<rule symbol="home"><p>{words}</p></rule>' for words in said)
    attrs = 'kind="rules" id="rules:1" symbol="dice-5" back="dice-5"'
    made = pressed(deck(f"<card {attrs}><h2>How to play</h2>{rules}</card>", size))
    assert made.problems == []
    (tmp_path / "x.pdf").write_bytes(made.data)
    assert structure.content_problems(tmp_path / "x.pdf") == []
    read_out = " ".join(structure.reading_text(tmp_path / "x.pdf"))
    assert all(words in read_out for words in said)
    grid, pieces = grid_for(card_size(size)), [piece for piece in shown(made.data) if piece.page == 0 and "game" in piece.text]
    assert all(piece.size >= FLOOR and card_of(piece, grid) == 0 for piece in pieces)
    assert bool(pieces) == (size != "40x40")


@pytest.mark.parametrize(
    ("count", "blank", "printed"), [(4, 0, 4), (4, 1, 8), (7, 1, 8), (8, 1, 12), (5, 4, 8), (6, 4, 8), (7, 4, 12)]
)
def test_blank_cards_take_the_places_that_are_left(count: int, blank: int, printed: int) -> None:
    """Where there are any, and two or more: they take no more paper."""
    inside = card("question") * count + card("blank") * blank
    filler = f"<filler>{card('blank', 'Mine')}</filler>" if blank else ""
    pdf = opened(pressed(deck(inside + filler)).data)
    assert sum("back" in name for page in pdf.pages for name, *_ in forms(page)) == printed


def test_the_same_question_is_on_one_card(tmp_path: Path) -> None:
    """However its letters are written, and whether a right asks it too. Its number stays, and the build tells of it."""
    asked = "rights: {articles: [{n: 22, question: When is it good?}]}\n"
    more = f"{asked}game: {{cards: {{questions: [Who comes, 'when is it GOOD ?', Who  comes?, What then], blank: 0}}}}\n"
    results, _ = build(loaded(tmp_path, more), tmp_path / "out", Order(("cards",)))
    assert ("cards_same", {"names": "questions:2, questions:3"}) in results[0].remarks
    text = bare(text_of(results[0].path)).casefold()
    assert text.count("whenisitgood") == text.count("whocomes") == text.count("whatthen") == 1
    results, _ = build(loaded(tmp_path, more), tmp_path / "part", Order(("cards",), cards="questions:4"))
    assert "What then" in text_of(results[0].path)


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_years_questions_are_not_those_of_dialogkits_rights(lang: str) -> None:
    cycle = yaml.safe_load(block("dialogue", "game", lang).text)
    asked = {bare(question["text"]).casefold() for question in cycle["game"]["cards"]["questions"]}
    assert asked and not asked & {bare(article.question or "").casefold() for article in articles(lang).values()}


@pytest.mark.parametrize("size", ["40x40", "57x89", "70x97", "105x74"])
@pytest.mark.parametrize("design", ["kind", "deck"])
def test_a_backs_words_stand_there_or_are_told(size: str, design: str) -> None:
    """Smaller ones first, then without the badge; a word is never broken."""
    homes = ("Solbakken", "Nordre Solbakken bofellesskap og avlastning", "Rehabiliteringssenteret")
    for home, word in product(homes, ("Spørsmål", "Samtalestien", "Ein i familien seier")):
        inside = f'<card kind="question" symbol="home" back="home" word="{word}"><h2>Kind</h2><p>Who</p></card>'
        made = pressed(deck(inside, size).replace("<deck", f'<deck design="{design}" symbol="home" word="{word}" home="{home}"'))
        told = ", ".join(details["names"] for key, details in made.remarks if key == "cards_back")
        back = bare(" ".join(piece.text for piece in shown(made.data) if piece.page == 1))
        for words in (home, word):
            assert (bare(words) in back) != (words in told), (size, words)


@pytest.mark.parametrize(("count", "full"), [(35, False), (500, True)])
def test_a_long_text_is_not_set_anew_for_each_form(monkeypatch: pytest.MonkeyPatch, count: int, full: bool) -> None:
    """Most forms have one width, and differ in the height that is left: at each size the words make the same lines."""
    set_at: list[tuple[float, ...]] = []

    class Noted(Setting):
        def __init__(self, words: Words, size: float, width: float, letters: float, easy: bool):
            set_at.append((id(words), size, width, easy))
            super().__init__(words, size, width, letters, easy)

    monkeypatch.setattr(paragraph, "Setting", Noted)
    assert bool(pressed(deck(card("quote", "mumble " * count))).problems) == full
    assert 10 < len(set_at) < 2 * len(set(set_at))


def test_the_line_above_what_is_asked_has_one_height_on_a_sheet_of_two_kinds() -> None:
    """Where each has room for it: one of one line beside one of two would look as if cut askew."""
    ask = '<p role="question">What makes information easy to understand?</p>'
    right = f'<card kind="right" symbol="home" back="scale" id="rights:1"><h2>Your right</h2><h3>You decide</h3>{ask}</card>'
    lead = '<p role="lead">I pass.</p><p role="question">Why not.</p>'
    cards = f'{right}<card kind="pass" symbol="hand-stop" back="hand-stop" id="pass:1"><h2>Pass</h2>{lead}</card>'
    found = read(BytesIO(pressed(f"{opened_deck('')}{cards}</deck>").data))
    feet = [block.lines[0].base for block in found.blocks if "What makes" in block.text or "Why not" in block.text]
    assert len(feet) == 2 and abs(feet[0] - feet[1]) < 3
