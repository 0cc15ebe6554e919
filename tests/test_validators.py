"""Every PDF of every example and of every starting cycle is accessible: PDF/UA-1, PDF/A-2a, structure and reading order.

The kits are built once and Java is started once; the group keeps these tests on one worker, where the fixtures live.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pikepdf
import pytest

import structure
import verapdf
from dialogkit.words import load_words
from kits import EXAMPLES, LANGUAGES, Kit, build, build_new
from structure.order import winding
from structure.sample import write_sample

pytestmark = pytest.mark.xdist_group("kits")
ALL = {"handout", "tasks", "poster", "board", "cards", "report"}
NAMES = [*(folder.name for folder in EXAMPLES), *(f"new-{lang}" for lang in LANGUAGES)]
needs_java = pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing())


@pytest.fixture(scope="session")
def kits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kit]:
    out = tmp_path_factory.mktemp("kits")
    examples = {folder.name: build(folder, out / folder.name) for folder in EXAMPLES}
    return examples | {f"new-{lang}": build_new(out / f"new-{lang}", lang) for lang in LANGUAGES}


@pytest.fixture(scope="session")
def verdicts(kits: dict[str, Kit], tmp_path_factory: pytest.TempPathFactory) -> list[verapdf.Verdict]:
    """veraPDF on all PDFs, and on three files that are not as they should be, to see that it says so."""
    folder = tmp_path_factory.mktemp("bad")
    write_sample(folder / "no-font.pdf")
    (folder / "no-pdf.pdf").write_text("This is not a PDF.")
    with pikepdf.open(folder / "no-font.pdf") as pdf:
        del pdf.Root.Lang
        pdf.save(folder / "no-language.pdf")
    return verapdf.validate([*(pdf for kit in kits.values() for pdf in kit.pdfs), *folder.glob("*.pdf")])


def test_there_are_examples() -> None:
    assert {"solbakken-2026", "solbakken-2027"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_builds(kits: dict[str, Kit], name: str) -> None:
    assert not kits[name].complaint
    assert {pdf.stem for pdf in kits[name].pdfs} <= ALL
    assert kits[name].pdfs


def test_a_whole_year_makes_the_whole_kit(kits: dict[str, Kit]) -> None:
    assert {pdf.stem for pdf in kits["solbakken-2026"].pdfs} == ALL


@needs_java
@pytest.mark.parametrize("profile", verapdf.PROFILES)
@pytest.mark.parametrize("name", NAMES)
def test_passes_verapdf(kits: dict[str, Kit], verdicts: list[verapdf.Verdict], name: str, profile: str) -> None:
    of_profile = [verdict for verdict in verdicts if verdict.profile == profile]
    of_kit = {verdict.file.stem: verdict for verdict in of_profile if verdict.file in kits[name].pdfs}
    assert of_kit, "nothing was validated"
    assert of_kit.keys() == {pdf.stem for pdf in kits[name].pdfs}
    assert {stem: verdict.failed for stem, verdict in of_kit.items() if not verdict.passed} == {}


@needs_java
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
def test_verapdf_finds_defects(verdicts: list[verapdf.Verdict], file: str, profile: str, sentence: str) -> None:
    verdict = next(verdict for verdict in verdicts if (verdict.file.stem, verdict.profile) == (file, profile))
    assert not verdict.passed
    assert any(sentence in line for line in verdict.failed), verdict.failed


@needs_java
def test_a_file_that_is_not_checked_does_not_pass(tmp_path: Path) -> None:
    assert [verdict.passed for verdict in verapdf.validate([tmp_path / "nothing.pdf"], ["ua1"])] == [False]


def test_without_java_there_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "there is none" in verapdf.missing.__wrapped__()


@pytest.mark.parametrize("name", NAMES)
def test_structure_and_reading_order(kits: dict[str, Kit], name: str) -> None:
    assert kits[name].pdfs
    assert {pdf.stem: found for pdf in kits[name].pdfs if (found := structure.problems(pdf))} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_files_tell_their_language(kits: dict[str, Kit], lang: str) -> None:
    assert kits[f"new-{lang}"].pdfs
    for path in kits[f"new-{lang}"].pdfs:
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}[lang], path.stem


def named(kits: dict[str, Kit], kit: str, material: str) -> Path:
    return next(pdf for pdf in kits[kit].pdfs if pdf.stem == material)


def test_cards_are_read_one_at_a_time(kits: dict[str, Kit]) -> None:
    """All of a card, from its kind on, before anything of the next one; no card stands in another's way."""
    found = structure.read(named(kits, "solbakken-2026", "cards"))
    cards = [card for card in found.tops[0].elements if card.role == "Sect"]
    boxes = [box for card in cards for box in found.boxes(card)]
    assert len(cards) == len(boxes) >= 40, "each card stands on one page"
    assert {len(card.find("H2")) for card in cards} == {1}
    for one, two in combinations(boxes, 2):
        apart = one.right < two.left or two.right < one.left or one.top < two.bottom or two.top < one.bottom
        assert one.page != two.page or apart, (one, two)


def test_board_is_read_from_start_to_goal(kits: dict[str, Kit]) -> None:
    """The squares form one list, each beside the one before it (see structure.order.winding)."""
    found = structure.read(named(kits, "solbakken-2026", "board"))
    squares = found.tops[0].find("L")[0]
    texts = [found.text(square) for square in squares.elements]
    words = load_words("nb")
    assert (texts[0], texts[-1]) == (words("board.start"), words("board.goal"))
    assert len(texts) >= 30
    assert winding(squares, found)
