"""veraPDF on every kind of file that dialogkit makes: PDF/UA-1 and PDF/A-2a, in one run of Java."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import pikepdf
import pytest

import test_agreement
import test_arrangement
import test_booklet
import test_calibrate
import test_consent
import test_grounds
import test_guide
import test_ink
import test_invitation
import test_minutes
import test_overview
import test_plan
import test_printshop
import test_programme
import test_proof
import test_roundrobin
import test_short_reports
import test_slides
import test_symbols_command
import test_tags
import test_themes
import test_tiles
import test_wall
import test_withdraw
import test_work
import verapdf
from kits import YEARS, Shelf
from structure.sample import write_sample
from verapdf import Verdicts


def kit(year: str, shelf: Shelf, options: Iterable[str] = ()) -> Iterable[Path]:
    return shelf.kit(year, *options).values()


BEFORE = (test_overview, test_invitation, test_programme, test_themes)
"""What is made before a meeting, each with what it may hold."""
FILES: dict[str, Callable[[Shelf], Iterable[Path]]] = {
    **{year: partial(kit, year) for year in YEARS if year != "new-nn"},  # which has nothing that new-nb has not
    "grey": partial(kit, YEARS[1], options=["--ink=grey"]),
    "pictures in grey": lambda shelf: [shelf.kit(YEARS[0], "--ink=grey")["handout"]],
    "boards in grey and low": lambda shelf: test_ink.boards(shelf)[:2],
    "tiles": test_tiles.whole_and_in_tiles,
    "before a meeting": lambda shelf: [each.facts(shelf).path for each in BEFORE],
    "booklets": lambda shelf: (test_booklet.booklet(shelf, year) for year in ("solbakken-2027", "new-nb")),
    "for a print shop": test_printshop.for_the_shop,
    "proofs": lambda shelf: test_proof.made(shelf)[:2],
    "texts as people write them": test_tags.as_written,
    "what is arranged on pages": test_arrangement.arranged,
    "calibration sheets": lambda shelf: test_calibrate.sheets_of(shelf).values(),
    "guides": test_guide.all_of,
    "minutes": test_minutes.all_of,
    "papers that ask": test_consent.all_of,
    "quote walls": test_wall.all_of,
    "agreements, thanks and who decides": test_agreement.all_of,
    "short reports": test_short_reports.all_of,
    "slides": test_slides.all_of,
    "plans": test_plan.all_of,
    "round robins": test_roundrobin.all_of,
    "findings and proposals": test_work.all_of,
    "pictures of a pack": lambda shelf: [test_grounds.facts(shelf, each).path for each in ("tasks", "mat", "board", "cards")],
    "consents and what is taken back": test_withdraw.papers_of,
    "sheets of symbols": lambda shelf: test_symbols_command.sheets_of(shelf).values(),
}


@pytest.fixture(scope="module")
def bad(shelf: Shelf) -> dict[str, Path]:
    """Files that are not as they should be, to see that veraPDF says so, and one that is not there."""

    def make(folder: Path) -> None:
        write_sample(folder / "no-font.pdf")
        (folder / "no-pdf.pdf").write_text("This is not a PDF.")
        with pikepdf.open(folder / "no-font.pdf") as pdf:
            del pdf.Root.Lang
            pdf.save(folder / "no-language.pdf")

    folder = shelf.made("defects", make)
    return {name: folder / f"{name}.pdf" for name in ("no-font", "no-pdf", "no-language", "nothing")}


@pytest.fixture(scope="module")
def verdicts(shelf: Shelf, bad: dict[str, Path]) -> Verdicts:
    if verapdf.missing():
        pytest.skip(verapdf.missing())
    return Verdicts([*(path for files in FILES.values() for path in files(shelf)), *bad.values()])


@pytest.mark.parametrize("profile", verapdf.PROFILES)
@pytest.mark.parametrize("name", FILES)
def test_passes(shelf: Shelf, verdicts: Verdicts, name: str, profile: str) -> None:
    found = {path: verdicts.of(path, profile) for path in FILES[name](shelf)}
    assert found, "nothing was validated"
    assert {path: verdict.failed for path, verdict in found.items() if not verdict.passed} == {}


@pytest.mark.parametrize(
    ("file", "profile", "sentence"),
    [
        ("no-font", "ua1", "7.21.4.1-1"),  # the font is not embedded
        ("no-font", "2a", "6.2.11.4.1-1"),
        ("no-language", "ua1", "7.2-2 "),
        ("no-pdf", "2a", "ModelParsingException"),
        ("no-pdf", "ua1", "ModelParsingException"),
        ("nothing", "ua1", "FileNotFoundException"),
    ],
)
def test_defects_are_found(verdicts: Verdicts, bad: dict[str, Path], file: str, profile: str, sentence: str) -> None:
    verdict = verdicts.of(bad[file], profile)
    assert not verdict.passed
    assert any(sentence in line for line in verdict.failed), verdict.failed


def test_without_java_there_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "there is none" in verapdf.missing.__wrapped__()
