"""Who does not speak can pass, and the cards can be played with on their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.markup.tree import Node
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from paper import START, drafted, loaded, spoken, text_of

QUOTE = "quotes: [{id: q, text: Words, consent: {status: %s, scope: [game]}}]\n"
PICTURES = ["together", "time", "lay", "draw", "fits", "several", "pass", "stays"]


def trees(folder: Path, more: str, lang: Lang = "nb") -> dict[str, Node]:
    return drafted(loaded(folder, more, spoken(START, lang)), "board", "cards")


def cards(deck: Node, kind: str) -> list[Node]:
    return [node for node in deck.walk() if node.name == "card" and node.get("kind") == kind]


def fitting(board: Node) -> list[Node]:
    """The rules of the game without the board; none where it has a page of them."""
    every = [[child for child in node.nodes if child.name == "rule"] for node in board.walk() if node.name == "rules"]
    return every[1] if len(every) > 1 else []


@pytest.mark.parametrize(("pieces", "players"), [(1, 6), (2, 2), (4, 4), (8, 8)])
def test_each_who_plays_has_a_card_to_pass_with(tmp_path: Path, pieces: int, players: int) -> None:
    """Front and back say the same and show an open hand: it is understood from either side."""
    made = trees(tmp_path, f"game: {{pieces: {pieces}, cards: {{questions: [Who]}}}}\n")
    found = cards(made["cards"], "pass")
    assert len(found) == players and len({card.get("id") for card in found}) == players
    assert {(card.get("symbol"), card.get("back"), card.need("p").text) for card in found} == {
        ("hand-stop", "hand-stop", found[0].get("word"))
    }
    told = [node.text for node in made["board"].walk() if node.name == "rule" and node.get("picture") == "pass"]
    assert "Vis kortet med hånden." in told[0]


def test_where_there_is_no_deck_no_rule_tells_of_its_cards(tmp_path: Path) -> None:
    made = drafted(loaded(tmp_path, ""), "board")["board"]
    assert not any("card" in node.text for node in made.walk() if node.name == "rule")


@pytest.mark.parametrize(("rights", "laid"), [(0, 0), (1, 0), (2, 2), (6, 6), (9, 6)])
@pytest.mark.parametrize("consent", ["given", "pending"])
def test_without_the_board_one_looks_for_the_right_that_fits(tmp_path: Path, rights: int, laid: int, consent: str) -> None:
    """Where there is something that people say, and a choice of rights: at most as many as are seen at once."""
    listed = ", ".join(f"{{n: {number}}}" for number in range(12, 12 + rights))
    made = trees(tmp_path, f"{QUOTE % consent}rights: {{articles: [{listed}]}}\ngame: {{cards: {{questions: [Who]}}}}\n")
    laid = laid if consent == "given" else 0
    rules = fitting(made["board"])
    assert [rule.get("picture") for rule in rules] == (PICTURES if laid else [])
    (on_card,) = [card for card in cards(made["cards"], "rules") if card.get("id") == "rules:3"] or [None]
    assert (on_card is not None) == bool(laid)
    if laid and on_card:
        assert str(laid) in rules[2].need("p").text
        assert [rule.text for rule in on_card.nodes if rule.name == "rule"] == [rule.need("p").text for rule in rules[2:5]]


@pytest.mark.parametrize("lang", LANGS)
def test_cards_are_called_what_stands_on_their_backs(tmp_path: Path, lang: Lang) -> None:
    made = trees(tmp_path, f"{QUOTE % 'given'}rights: {{articles: [{{n: 12}}, {{n: 19}}]}}\n", lang)
    backs = [
        (card.get("word") or card.need("h2").text).strip()
        for kind in ("right", "quote")
        for card in cards(made["cards"], kind)[:1]
    ]
    assert [back in rule.text for back, rule in zip(backs, fitting(made["board"])[2:4], strict=True)] == [True, True]


@pytest.mark.parametrize("lang", LANGS)
def test_the_smallest_cards_that_are_usual_have_the_rules_in_words(lang: Lang, tmp_path: Path) -> None:
    """On a card of 63 × 88 mm the drawings are smaller, and none stands alone."""
    more = f"{QUOTE % 'given'}rights: {{articles: [{{n: 12}}, {{n: 19}}]}}\ngame: {{size: poker}}\n"
    build(loaded(tmp_path, more, spoken(START, lang)), tmp_path / "out", Order(("cards",)))
    t, told = load_words(lang), " ".join(text_of(tmp_path / "out" / "cards.pdf").split())
    said = [t("board.who", most=6), t("board.turn"), t("board.pass"), t("board.stays"), t("board.end"), t("board.fit_which")]
    assert [words for words in said if words not in told] == []
