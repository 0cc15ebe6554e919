"""`dialogkit withdraw`: a yes that is taken back is marked, told wherever it stands, and gone from what has been made."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from pathlib import Path

import pikepdf
import pytest

import structure
import tables
from conftest import Shell
from dialogkit.cycle.load import load
from dialogkit.problems import ExitCode
from dialogkit.terms import LANGS
from kits import EXAMPLES, Shelf
from layout.facts import read
from layout.rules import RULES, problems
from paper import HOME, text_of

WORDS = "Kaffen er tynnest om morgenen"
WORD = "tynnest"
YEAR = f"""# our year
{HOME}
quotes:
  - id: q1
    text: {WORDS}.   # said at breakfast
    theme: one
    consent:
      status: given  # on paper
      scope: [report, game]
      ref: C-7
  - {{id: q2, text: Te er bra., theme: one, consent: {{scope: [report, game], ref: C-8, status: given}}}}
  - {{id: q3, text: Saft er bra.}}
themes: [{{id: one, title: Maten}}]
findings: [{{id: f, text: Kaffen skal bli bedre., theme: one, quotes: [q1, q2]}}]
game: {{cards: {{blank: 0}}}}
symbols:
  fjes: {{src: bilde.png, alt: Et fjes, kind: photo, consent: {{status: given, scope: [photo, report], ref: C-7}}}}
"""


@pytest.fixture
def year(shell: Shell, tmp_path: Path) -> Path:
    shutil.copy(EXAMPLES[0] / "pictures" / "merke.png", tmp_path / "bilde.png")
    (tmp_path / "cycle.yaml").write_text(YEAR, encoding="utf-8", newline="")
    assert shell("build", tmp_path, "--only", "cards,report,findings", "-q") == ExitCode.DONE, shell.err
    return tmp_path


def papers_of(shelf: Shelf) -> list[Path]:
    """The list of consents, and what a person gets who has taken a yes back, in each language."""

    def make(folder: Path) -> None:
        shell = Shell()
        for lang in LANGS:
            (year := folder / lang).mkdir()
            shutil.copy(EXAMPLES[0] / "pictures" / "merke.png", year / "bilde.png")
            (year / "cycle.yaml").write_text(YEAR.replace("lang: nb", f"lang: {lang}"), encoding="utf-8")
            assert shell("consents", year, "--pdf") == ExitCode.DONE, shell.err
            assert shell("withdraw", year, "C-7") == ExitCode.DONE, shell.err

    made = shelf.made("consents", make)
    return [made / lang / "build" / name for lang in LANGS for name in ("consents.pdf", "withdrawn-c-7.pdf")]


def test_both_papers_can_be_read_aloud_in_each_language(shelf: Shelf) -> None:
    for path in papers_of(shelf):
        assert structure.problems(path) == [], path
        if path.stem != "consents":  # which is for staff, in letters of tables
            assert problems(read(path), *(rule for rule in RULES if rule != "l17")) == [], path


def photos_in(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return sum(isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image" for thing in pdf.objects)


def kit(year: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (year / "build").iterdir()}


def test_a_reference_marks_all_on_its_form_and_nothing_else(shell: Shell, year: Path) -> None:
    assert shell("withdraw", year, "c-7 ") == ExitCode.DONE, shell.err
    new, photo = (year / "cycle.yaml").read_text(encoding="utf-8"), "scope: [photo, report], ref: C-7"
    marked = YEAR.replace("status: given  # on paper", "status: withdrawn  # on paper")
    assert new == marked.replace(f"{{status: given, {photo}", f"{{status: withdrawn, {photo}")
    assert (year / "cycle.yaml.bak").read_text(encoding="utf-8") == YEAR


def test_each_file_page_and_card_is_told_and_made_anew_without_it(shell: Shell, year: Path) -> None:
    assert WORD in text_of(year / "build" / "report.pdf") and WORD in text_of(year / "build" / "cards.pdf")
    assert shell("withdraw", year, "q1") == ExitCode.DONE, shell.err
    told = shell.out
    for name in ("cards.pdf, kortet quotes:q1", "report.pdf: side ", "findings.pdf: side "):
        assert f"{year / 'build' / name}" in told
    assert WORD not in told + shell.err and "taken_down: [q1]" in shell.err
    for name in ("cards.pdf", "report.pdf", "findings.pdf"):
        assert WORD not in text_of(year / "build" / name)
    assert "Te er bra" in text_of(year / "build" / "report.pdf")


def test_the_person_gets_a_paper_that_repeats_no_word(shell: Shell, year: Path) -> None:
    assert shell("withdraw", year, "C-7") == ExitCode.DONE, shell.err
    paper = text_of(year / "build" / "withdrawn-c-7.pdf")
    assert "C-7" in paper and "bildet av deg" in paper and "det du sa" in paper
    assert WORD not in paper
    assert shell("build", year, "--only", "cards", "-q") == ExitCode.DONE
    assert (year / "build" / "withdrawn-c-7.pdf").exists()


def test_a_trial_changes_nothing(shell: Shell, year: Path) -> None:
    before = kit(year)
    assert shell("withdraw", year, "q1", "--dry-run") == ExitCode.DONE, shell.err
    assert "report.pdf: side " in shell.out and "Ingenting er endret" in shell.out
    line = next(number for number, line in enumerate(YEAR.splitlines(), 1) if "id: q1" in line)
    assert f"cycle.yaml:{line}:" in shell.out and "withdrawn-q1.pdf" in shell.out
    anew = next(line for line in shell.out.splitlines() if "laget på nytt" in line)
    assert "cards.pdf" in anew and "report.pdf" in anew
    assert kit(year) == before and not (year / "cycle.yaml.bak").exists()
    assert (year / "cycle.yaml").read_text(encoding="utf-8") == YEAR


@pytest.mark.parametrize("name", ["q3", "bilde.png", "fjes", "BILDE.PNG"])
def test_what_has_no_consent_yet_and_photos_by_each_of_their_names(shell: Shell, year: Path, name: str) -> None:
    assert shell("withdraw", year, name) == ExitCode.DONE, shell.err
    cycle = load(year).cycle
    consent = cycle.quotes[2].consent if name == "q3" else cycle.symbols["fjes"].consent
    assert consent and consent.status == "withdrawn"


def test_the_same_again_only_sees_to_it_that_all_is_gone(shell: Shell, year: Path) -> None:
    assert shell("withdraw", year, "q1", "-q") == ExitCode.DONE
    first = (year / "cycle.yaml").read_bytes()
    assert shell("withdraw", year, "q1") == ExitCode.DONE
    assert (year / "cycle.yaml").read_bytes() == first
    assert "Det står ikke i noe som er laget." in shell.out


def test_files_go_though_the_year_has_mistakes(shell: Shell, year: Path) -> None:
    (year / "cycle.yaml").write_text(
        YEAR.replace("theme: one, quotes: [q1, q2]", "theme: none, quotes: [q1, q2]"), encoding="utf-8"
    )
    assert shell("withdraw", year, "q1") == ExitCode.DONE, shell.err
    assert not any((year / "build" / name).exists() for name in ("cards.pdf", "report.pdf", "findings.pdf"))
    assert "ikke laget på nytt: " in shell.out
    held = json.loads((year / "build" / "manifest.json").read_text())["printed"]
    assert set(held["quotes:q1"]) == {"cards.pdf", "report.pdf", "findings.pdf"}  # and still told until it is down


@pytest.mark.parametrize("first", ["{id: e, text: (Eksempel) Hei du}", "{id: e, text: [a, b]}", "(Eksempel) Hei"])
def test_what_stands_above_and_is_left_out_is_not_marked_in_its_place(shell: Shell, year: Path, first: str) -> None:
    """A year begins with examples, and what people write comes below them."""
    text = YEAR.replace("quotes:\n", f"quotes:\n  - {first}\n")
    (year / "cycle.yaml").write_text(text, encoding="utf-8", newline="")
    assert shell("withdraw", year, "q1") == ExitCode.DONE, shell.err
    marked = text.replace("status: given  # on paper", "status: withdrawn  # on paper")
    assert (year / "cycle.yaml").read_text(encoding="utf-8") == marked


def test_a_photo_of_a_pack_is_marked_in_the_pack(shell: Shell, tmp_path: Path) -> None:
    pack = tmp_path / "pakke"
    pack.mkdir()
    shutil.copy(EXAMPLES[0] / "pictures" / "merke.png", pack / "fjes.png")
    text = """name: Pakken
licence: CC0
kind: photo
pictures:
  - {file: fjes.png, nb: fjes, alt: Et fjes, consent: {status: given, scope: [photo], ref: P-1}}  # ours
"""
    (pack / "pack.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "cycle.yaml").write_text(f"{HOME}\nsymbol_packs: [pakke]\n", encoding="utf-8")
    assert shell("withdraw", tmp_path, "p-1") == ExitCode.DONE, shell.err
    assert (pack / "pack.yaml").read_text(encoding="utf-8") == text.replace("status: given", "status: withdrawn")
    assert (pack / "pack.yaml.bak").exists() and not (tmp_path / "cycle.yaml.bak").exists()


PACK = """name: Pakken
licence: CC0
kind: photo
pictures:
  - {file: fjes.png, nb: fjes, alt: Et fjes, consent: {status: given, scope: [photo, report], ref: P-1}}
"""


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A year that shows a photo of a symbol pack in a zip file, which cannot be changed."""
    (folder := tmp_path / "2027").mkdir()
    picture = (EXAMPLES[0] / "pictures" / "merke.png").read_bytes()
    (folder / "pakke.zip").write_bytes(tables.zipped({"pack.yaml": PACK, "fjes.png": picture}))
    findings = "findings: [{id: f, text: Kaffen skal bli bedre., symbol: fjes}]"
    (folder / "cycle.yaml").write_text(f"{HOME}symbol_packs: [pakke.zip]\n{findings}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["P-1", "fjes.png", "pakke:fjes.png"])
def test_a_photo_of_a_packed_pack_is_in_the_list_of_the_year_and_never_shown_again(shell: Shell, packed: Path, name: str) -> None:
    made, pack = ("build", packed, "--only", "findings", "-q"), (packed / "pakke.zip").read_bytes()
    assert shell(*made) == ExitCode.DONE, shell.err
    assert photos_in(packed / "build" / "findings.pdf") == 1
    assert shell("withdraw", packed, name) == ExitCode.DONE, shell.err
    assert "pack.yaml: advarsel: " in shell.err and (packed / "pakke.zip").read_bytes() == pack
    for _ in range(2):
        assert photos_in(packed / "build" / "findings.pdf") == 0
        assert shell(*made) == ExitCode.DONE, shell.err
    assert shell("consents", packed) == ExitCode.DONE and "nei" in next(line for line in shell.out.splitlines() if "fjes" in line)


def test_a_no_to_what_comes_along_into_the_next_year_comes_along(shell: Shell, packed: Path) -> None:
    with (packed / "cycle.yaml").open("a", encoding="utf-8") as file:
        file.write("quotes: [{id: q1, text: Det er fint.}]\nprivacy: {withdrawn: [q1, p-1]}\n")
    assert shell("new", "2028", "--from", packed, "--dir", packed.parent) == ExitCode.DONE, shell.err
    after = load(packed.parent / "2028")
    assert after.cycle.privacy.withdrawn == ["p-1"] and len(after.said_no) == 1


def test_what_is_nothing_of_the_year_is_told_with_what_was_meant(shell: Shell, year: Path) -> None:
    before = kit(year)
    assert shell("withdraw", year, "C-77") == ExitCode.USAGE
    assert "«C-77»" in shell.err and "c-7" in shell.err
    assert shell("withdraw", year, "") == ExitCode.USAGE
    (year / "cycle.yaml").write_text("quotes: [{id: q1", encoding="utf-8")
    assert shell("withdraw", year, "q1") not in (ExitCode.DONE, ExitCode.BUG)
    assert kit(year) == before


def test_what_was_meant_is_found_by_how_it_begins(
    shell: Shell, write_cycle: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To compare two hundred letters with those of 10,000 forms takes ten seconds."""
    compared: list[str] = []

    def note(word: str, known: Iterable[str], count: int) -> list[str]:
        compared.extend([word, *known])
        return get_close_matches(word, known, count)

    monkeypatch.setattr("dialogkit.kit.withdrawal.found.get_close_matches", note)
    ref = "skjema-" + "abcdefghi" * 30
    year = write_cycle(f"quotes: [{{id: q, text: Det er fint, consent: {{status: pending, ref: {ref}}}}}]\n")
    assert shell("withdraw", year, ref[:-1] + "x") == ExitCode.USAGE
    assert f"`{ref}`" in "".join(shell.err.split()) and max(map(len, compared)) < 100
