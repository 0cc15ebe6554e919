"""Every PDF of every example and of every starting cycle is accessible: structure and reading order (see also test_verapdf)."""

from __future__ import annotations

from itertools import combinations

import pikepdf
import pytest

import structure
from dialogkit.processes import DIALOGUE, MATERIALS
from dialogkit.words import load_words
from kits import LANGUAGES, YEARS, Shelf
from structure.order import numbered

ALL = {material.name for material in DIALOGUE.materials if material not in DIALOGUE.on_request}
PARTS = {"overview-a4", "plan-wall"}
"""Files that one of them has besides its own."""


def test_there_are_examples() -> None:
    assert {"solbakken-2026", "solbakken-2027"} <= set(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_builds(shelf: Shelf, year: str) -> None:
    names = [material.name for material in MATERIALS]
    assert [file for file in shelf.kit(year) if not any(file == name or file.startswith(f"{name}-") for name in names)] == []


def test_a_whole_year_makes_the_whole_kit(shelf: Shelf) -> None:
    assert set(shelf.kit("solbakken-2026")) == ALL | PARTS


@pytest.mark.parametrize("year", YEARS)
def test_structure_and_reading_order(shelf: Shelf, year: str) -> None:
    assert {stem: found for stem, path in shelf.kit(year).items() if (found := shelf.told(structure.problems, path))} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_files_tell_their_language(shelf: Shelf, lang: str) -> None:
    for path in shelf.kit(f"new-{lang}").values():
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}[lang], path.stem


def test_cards_are_read_one_at_a_time(shelf: Shelf) -> None:
    """All of a card, from its kind on, before anything of the next one; no card stands in another's way."""
    found = structure.read(shelf.kit("solbakken-2026")["cards"])
    cards = [card for card in found.tops[0].elements if card.role == "Sect"]
    boxes = [box for card in cards for box in found.boxes(card)]
    assert len(cards) == len(boxes) >= 40, "each card stands on one page"
    assert {len(card.find("H1")) for card in cards} == {1}  # without room for a title above them they come first
    for one, two in combinations(boxes, 2):
        apart = one.right < two.left or two.right < one.left or one.top < two.bottom or two.top < one.bottom
        assert one.page != two.page or apart, (one, two)


def test_board_is_read_from_start_to_goal(shelf: Shelf) -> None:
    """The stops form one list, numbered in the order of the road."""
    found = structure.read(shelf.kit("solbakken-2026")["board"])
    stops = found.tops[0].find("L")[0]
    texts = [found.text(stop) for stop in stops.elements]
    words = load_words("nb")
    assert texts[0] == words("board.start") and texts[-1].endswith(words("board.goal"))
    assert len(texts) == 18
    assert numbered(stops, found)
