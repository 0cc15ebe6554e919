"""Every PDF of every example and of every starting cycle is accessible: PDF/UA-1, PDF/A-2a, structure and reading order."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pikepdf
import pytest

import structure
import verapdf
from dialogkit.words import load_words
from kits import LANGUAGES, YEARS, Shelf
from structure.order import winding
from structure.sample import write_sample

ALL = {"handout", "tasks", "poster", "board", "cards", "report"}


@verapdf.asked
def whole_kits(shelf: Shelf) -> list[Path]:
    return [pdf for year in YEARS for pdf in shelf.kit(year).values()]


@verapdf.asked
def defects(shelf: Shelf) -> list[Path]:
    """Files that are not as they should be, to see that veraPDF says so, and one that is not there."""

    def make(folder: Path) -> None:
        write_sample(folder / "no-font.pdf")
        (folder / "no-pdf.pdf").write_text("This is not a PDF.")
        with pikepdf.open(folder / "no-font.pdf") as pdf:
            del pdf.Root.Lang
            pdf.save(folder / "no-language.pdf")

    folder = shelf.made("defects", make)
    return [folder / f"{name}.pdf" for name in ("no-font", "no-pdf", "no-language", "nothing")]


def test_there_are_examples() -> None:
    assert {"solbakken-2026", "solbakken-2027"} <= set(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_builds(shelf: Shelf, year: str) -> None:
    assert set(shelf.kit(year)) <= ALL


def test_a_whole_year_makes_the_whole_kit(shelf: Shelf) -> None:
    assert set(shelf.kit("solbakken-2026")) == ALL


@verapdf.group
@pytest.mark.parametrize("profile", verapdf.PROFILES)
@pytest.mark.parametrize("year", YEARS)
def test_passes_verapdf(shelf: Shelf, verdicts: verapdf.Verdicts, year: str, profile: str) -> None:
    found = {stem: verdicts.of(path, profile) for stem, path in shelf.kit(year).items()}
    assert {stem: verdict.failed for stem, verdict in found.items() if not verdict.passed} == {}


@verapdf.group
@pytest.mark.parametrize(
    ("file", "profile", "sentence"),
    [
        ("no-font", "ua1", "7.21.4.1-1"),  # the font is not embedded
        ("no-font", "2a", "6.2.11.4.1-1"),
        ("no-language", "ua1", "7.2-2 "),
        ("no-pdf", "2a", "ModelParsingException"),
        ("no-pdf", "ua1", "ModelParsingException"),
    ],
)
def test_verapdf_finds_defects(shelf: Shelf, verdicts: verapdf.Verdicts, file: str, profile: str, sentence: str) -> None:
    verdict = verdicts.of(next(path for path in defects(shelf) if path.stem == file), profile)
    assert not verdict.passed
    assert any(sentence in line for line in verdict.failed), verdict.failed


@verapdf.group
def test_a_file_that_is_not_checked_does_not_pass(shelf: Shelf, verdicts: verapdf.Verdicts) -> None:
    nothing = defects(shelf)[-1]
    assert not nothing.exists()
    assert not verdicts.of(nothing, "ua1").passed
    assert (nothing, "ua1") in verdicts.failed(defects)


def test_without_java_there_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "there is none" in verapdf.missing.__wrapped__()


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
    assert {len(card.find("H2")) for card in cards} == {1}
    for one, two in combinations(boxes, 2):
        apart = one.right < two.left or two.right < one.left or one.top < two.bottom or two.top < one.bottom
        assert one.page != two.page or apart, (one, two)


def test_board_is_read_from_start_to_goal(shelf: Shelf) -> None:
    """The squares form one list, each beside the one before it (see structure.order.winding)."""
    found = structure.read(shelf.kit("solbakken-2026")["board"])
    squares = found.tops[0].find("L")[0]
    texts = [found.text(square) for square in squares.elements]
    words = load_words("nb")
    assert (texts[0], texts[-1]) == (words("board.start"), words("board.goal"))
    assert len(texts) >= 30
    assert winding(squares, found)
