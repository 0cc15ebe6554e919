"""Names of files that some systems would find and others not: capitals, names that Windows keeps, letters made of two."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from conftest import SMALL, Shell
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.load import load
from dialogkit.problems import Severity
from dialogkit.words import LANGS, load_words

Write = Callable[..., Path]
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def put(folder: Path, *names: str, data: bytes = PICTURE) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def told(file: Path) -> list[tuple[str, str, object]]:
    """Code, place and what is meant, of each problem."""
    problems = load(file).problems
    return [(each.code, f"{each.place.line}:{each.place.column}", each.details.get("suggestion")) for each in problems]


@pytest.fixture
def every_disk(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A disk that tells capitals apart, as on Linux, or one that does not: there a file is opened by any capitals."""
    if request.param == "as here":
        return
    read, listed = Folder._read, Folder._list

    def spelled(self: Folder, parts: tuple[str, ...]) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        for part in parts:
            with suppress(OSError):
                part = next((name for name in listed(self, found) if name.casefold() == part.casefold()), part)
            found = (*found, part)
        return found

    monkeypatch.setattr(Folder, "_read", lambda self, parts, name, most: read(self, spelled(self, parts), name, most))
    monkeypatch.setattr(Folder, "_list", lambda self, parts: listed(self, spelled(self, parts)))


both_disks = pytest.mark.parametrize("every_disk", ["as here", "without capitals"], indirect=True)


@both_disks
@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Bilder/A.PNG", "bilder/a.png"),
        ("bilder/a.PNG", "bilder/a.png"),
        ("BILDER/inne/Å.svg", "bilder/inne/å.svg"),
        ("bilder/inne/å.svg", "bilder/Inne/å.svg"),
    ],
)
@pytest.mark.usefixtures("every_disk")
def test_other_capitals_than_on_the_disk(write_cycle: Write, tmp_path: Path, name: str, there: str) -> None:
    put(tmp_path, there)
    assert told(write_cycle(f"symbols:\n  hus: {{alt: x, src: {name}}}\n")) == [("path-case", "7:22", there)]
    assert not [each for each in told(write_cycle(f"symbols:\n  hus: {{alt: x, src: {there}}}\n")) if each[0].startswith("path")]


@both_disks
@pytest.mark.usefixtures("every_disk")
def test_wherever_a_file_is_named(write_cycle: Write, tmp_path: Path) -> None:
    put(tmp_path, "a.png", "b.ttf")
    start = SMALL.replace("title: Dialogpakke", "title: x, cover: {src: A.png, alt: x}")
    file = write_cycle("fonts: {regular: b.ttf, bold: B.ttf}\nawards: [{name: x, photo: {src: a.PNG, alt: x}}]\n", start=start)
    assert [each for each in told(file) if each[0] == "path-case"] == [
        ("path-case", "4:30", "a.png"),
        ("path-case", "6:31", "b.ttf"),
        ("path-case", "7:33", "a.png"),
    ]


@both_disks
@pytest.mark.usefixtures("every_disk")
def test_the_list_of_names(shell: Shell, write_cycle: Write, tmp_path: Path) -> None:
    put(tmp_path, "Privat/navn.txt", data="Bærulf".encode())
    shell("check", write_cycle("privacy: {names_file: privat/navn.txt}\n"))
    assert "Mente du `Privat/navn.txt`?" in shell.out
    shell("check", write_cycle("privacy: {names_file: Privat/navn.txt}\n"))
    assert "navn.txt`" not in shell.out


@both_disks
@pytest.mark.usefixtures("every_disk")
@pytest.mark.parametrize("there", ["templates/Board.xml.j2", "Templates/board.xml.j2"])
def test_a_template_of_ones_own_is_not_passed_over(shell: Shell, write_cycle: Write, tmp_path: Path, there: str) -> None:
    put(tmp_path, there, data=b'<document title="T"><pages><h1>Hei</h1></pages></document>')
    assert shell("build", write_cycle(), "--only", "board") == 1
    assert f"`{there}`" in shell.err


@both_disks
@pytest.mark.usefixtures("every_disk")
def test_a_folder_of_label_sheets(shell: Shell, write_cycle: Write, tmp_path: Path) -> None:
    put(tmp_path, "Sheets/mine.yaml", data=b"columns: 2\nrows: 2\nwidth: 99\nheight: 139\nleft: 5\ntop: 9\n")
    shell("check", write_cycle("print: {cards: {sheet: mine}}\n"))
    assert "Mente du `Sheets`?" in shell.out


@both_disks
@pytest.mark.usefixtures("every_disk")
def test_the_cycle_file_itself(shell: Shell, tmp_path: Path) -> None:
    put(tmp_path, "Cycle.yaml", data=SMALL.encode())
    assert shell("check", tmp_path) == 3
    assert "Filen heter `Cycle.yaml`" in shell.out
    assert shell("check", tmp_path / "Cycle.yaml") == 0


def test_a_file_that_is_named_by_hand_is_opened_as_the_system_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody shares a command line with other systems."""
    put(tmp_path, "cycle.yaml", data=b"x")
    monkeypatch.setattr(Folder, "_read", lambda self, parts, name, most: b"as on Windows")
    assert Folder(tmp_path, "CYCLE.YAML").read("CYCLE.YAML") == b"as on Windows"


def test_what_is_missing_is_looked_for_in_the_folder_as_it_is_spelled(write_cycle: Write, tmp_path: Path) -> None:
    put(tmp_path, "bilder/hus.svg")
    assert told(write_cycle("symbols: {hus: {alt: x, src: Bilder/huss.svg}}\n"))[0] == ("path-missing", "6:30", "bilder/hus.svg")


@pytest.mark.parametrize("end", ["", "inne/"])
def test_two_files_that_differ_in_their_capitals(write_cycle: Write, tmp_path: Path, end: str) -> None:
    put(tmp_path, f"bilder/{end}a.svg", f"bilder/{end}A.svg")
    if len(list((tmp_path / "bilder" / end).iterdir())) < 2:
        pytest.skip("this disk holds only one of them")
    (problem,) = load(write_cycle(f"symbols:\n  hus: {{alt: x, src: bilder/{end}a.svg}}\n")).problems
    assert (problem.code, problem.severity, problem.details["other"]) == ("path-twin", Severity.WARNING, f"bilder/{end}A.svg")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("PRN.png", "PRN.png"),
        ("con/hus.png", "con"),
        ("bilder/nul", "nul"),
        ("bilder./hus.png", "bilder."),
        ("bilder/hva?.png", "hva?.png"),
        ("bilder/a:b.png", "a:b.png"),
        ("bilder/hus.png ", ""),  # the spaces round a value are no part of it
        ("aux .svg", "aux .svg"),
    ],
)
def test_names_that_windows_keeps_are_told_on_every_system(write_cycle: Write, tmp_path: Path, name: str, part: str) -> None:
    put(tmp_path, "bilder/hus.png")
    found = load(write_cycle(f"symbols:\n  hus:\n    alt: x\n    src: '{name}'\n")).problems
    names = [problem.details["name"] for problem in found if problem.code == "unfit-name"]
    assert names == ([part] if part else [])


@pytest.mark.parametrize(
    "name",
    [r"C:\bilder\hus.png", "C:hus.png", r"\\server\deling\hus.png", "//server/deling/hus.png", r"\hus.png", r"..\hus.png",
     r"\\?\C:\hus.png", r"\\.\pipe\x.png", "https://example.no/hus.png", "file:///hus.png"],
)  # fmt: skip
def test_drives_shares_and_addresses_lie_outside(write_cycle: Write, name: str) -> None:
    assert [each[0] for each in told(write_cycle(f"symbols:\n  hus:\n    alt: x\n    src: '{name}'\n"))] == ["path-outside"]


def test_a_letter_with_its_ring_is_one_letter(write_cycle: Write, tmp_path: Path) -> None:
    """A Mac may write å as two characters; a cycle is read in one."""
    put(tmp_path, unicodedata.normalize("NFD", "bilder/måne.svg"))
    assert told(write_cycle("symbols: {hus: {alt: x, src: bilder/måne.svg}}\n")) == []
    assert told(write_cycle("symbols: {hus: {alt: x, src: bilder/Måne.svg}}\n"))[0][::2] == ("path-case", "bilder/måne.svg")


def test_a_cycle_may_be_called_as_its_system_lets_it(tmp_path: Path) -> None:
    """On Linux, a file `aux.yaml` that somebody names by hand."""
    put(tmp_path, "aux.yaml", data=SMALL.encode())
    folder = Folder(tmp_path, "aux.yaml")
    assert folder.read("aux.yaml") == SMALL.encode()


def test_a_device_is_not_opened_for_a_cycle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogkit.cycle.folder.WINDOWS", True)
    with pytest.raises(Refused, match="unfit-name"):
        Folder(tmp_path, "CON").read("CON")


@pytest.mark.parametrize("lang", LANGS)
def test_the_right_spelling_is_said_first(write_cycle: Write, tmp_path: Path, lang: str) -> None:
    put(tmp_path, "a.png")
    found = load(write_cycle("symbols: {hus: {alt: x, src: A.png}}\n")).problems[0]
    assert "`a.png`" in load_words(lang).hint(found) and "`A.png`" in load_words(lang).message(found)


@pytest.mark.parametrize(
    "name", ["cycle.yaml.txt", "cycle.txt", "Cycle.yaml.txt", "cycle.yml.txt", "cycle.yaml.docx", "cycle.yaml.yaml"]
)
def test_an_ending_that_the_system_hides_is_named(tmp_path: Path, shell: Shell, name: str) -> None:
    put(tmp_path, name, data=SMALL.encode())
    assert shell("check", tmp_path) == 3
    told = shell.out + shell.err
    assert f"Filen heter `{name}`" in told and "Gi filen navnet `cycle.yaml`" in told


def test_a_year_one_folder_away_is_named(tmp_path: Path, shell: Shell) -> None:
    for folder in ("2026", "2027", "bilder"):
        (tmp_path / folder).mkdir()
    put(tmp_path, "2026/cycle.yaml", data=SMALL.encode())
    put(tmp_path, "2027/cycle.yaml", data=SMALL.encode())
    assert shell("check", tmp_path) == 3
    assert f"Mente du `{tmp_path / '2027'}`?" in shell.out + shell.err
    (tmp_path / "2027/pictures").mkdir()
    assert shell("check", tmp_path / "2027/pictures") == 3
    assert f"Mente du `{tmp_path / '2027/pictures/..'}`?" in shell.out + shell.err
    assert shell("check", tmp_path / "bilder") == 3
    assert "Mente du" not in shell.out + shell.err
