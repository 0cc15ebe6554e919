"""The sheet that shows how far backs miss: what is read off it is what mends it. And the printers that are kept."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import structure
from conftest import Shell
from dialogkit.kit import calibrate, printers
from dialogkit.kit.printers import Offset, parse_length
from dialogkit.paper import PAGES, mm
from dialogkit.press.sheets.calibration import MOST
from dialogkit.press.sheets.offset import on_page
from dialogkit.press.style import BODY, SMALL
from dialogkit.problems import DialogkitError, UsageError
from dialogkit.words import LANGS, load_words
from kits import LANGUAGES, Shelf, dialogkit
from paper import opened, page_sizes, shown

A4 = PAGES["A4"]
languages = pytest.mark.parametrize("lang", LANGUAGES)
Point = tuple[float, float]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a person's printers, which is not there yet."""
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "settings")
    return tmp_path / "settings" / "printers.yaml"


def sheets_of(shelf: Shelf) -> dict[str, Path]:
    def make(folder: Path) -> None:
        for lang in LANGS:
            calibrate.write(folder / f"{lang}.pdf", load_words(lang))

    folder = shelf.made("calibrate", make)
    return {lang: folder / f"{lang}.pdf" for lang in LANGS}


@pytest.fixture(scope="module")
def sheets(shelf: Shelf) -> dict[str, Path]:
    return sheets_of(shelf)


def paths(sheet: Path, page: int) -> list[tuple[float, list[Point]]]:
    """Every path of straight lines on a page (from 0), with the width it is drawn in."""
    found, points, width = [], [], 1.0
    pdf = opened(sheet.read_bytes())
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[page]):
        name, values = str(operator), [float(value) for value in operands if not isinstance(value, (pikepdf.Object, str))]
        if name == "w":
            width = values[0]
        elif name == "m":
            points = [tuple(values)]
        elif name == "l":
            points.append(tuple(values))
        elif name == "S":
            found.append((width, points))
    return found


class Scales(NamedTuple):
    """Where the grid's line of each number lies on the sheet: from the left for dx, from below for dy."""

    dx: dict[int, float]
    dy: dict[int, float]


def scales(sheet: Path) -> Scales:
    """Each number with the line that a reader follows to it."""
    found = Scales({}, {})
    bent = [points for _, points in paths(sheet, 0) if len(points) == 3]
    for piece in shown(sheet):
        text = piece.text.strip().replace("−", "-")
        if piece.page == 0 and piece.size == 14 and text.removeprefix("+").removeprefix("-").isdigit():
            middle = ((piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2)
            above = [points for points in bent if abs(points[-1][0] - middle[0]) < 3 and 0 < middle[1] - points[-1][1] < 20]
            beside = [points for points in bent if abs(points[-1][1] - middle[1]) < 3 and 0 < points[-1][0] - middle[0] < 30]
            assert len(above) + len(beside) == 1, (text, above, beside)
            for points in above:
                found.dx[int(text)] = points[0][0]
            for points in beside:
                found.dy[int(text)] = points[0][1]
    return found


def cross(sheet: Path) -> Point:
    """The middle of the cross in the middle of the second page."""
    lines = [points for _, points in paths(sheet, 1) if len(points) == 2]
    (upright,) = {x for (x, y), (x2, _) in lines if x == x2 and abs(x - A4[0] / 2) < 50}
    (level,) = {y for (x, y), (_, y2) in lines if y == y2 and abs(y - A4[1] / 2) < 50}
    return upright, level


def read_off(scale: dict[int, float], at: float) -> float:
    """The number at a place between two lines, in mm."""
    lower = max((number for number in scale if scale[number] <= at + 1e-6), key=lambda number: scale[number])
    upper = min((number for number in scale if scale[number] >= at - 1e-6), key=lambda number: scale[number])
    if lower == upper:
        return lower
    return lower + (upper - lower) * (at - scale[lower]) / (scale[upper] - scale[lower])


# ------------------------------------------------------------------------------------------------ the sheet


@languages
def test_there_is_a_number_for_each_millimetre(sheets: dict[str, Path], lang: str) -> None:
    found = scales(sheets[lang])
    assert sorted(found.dx) == sorted(found.dy) == list(range(-MOST, MOST + 1))
    for number in range(-MOST, MOST + 1):
        assert (found.dx[number], found.dy[number]) == (
            pytest.approx(A4[0] / 2 + number * mm, abs=0.01),
            pytest.approx(A4[1] / 2 - number * mm, abs=0.01),
        )


def test_what_is_read_off_is_what_mends_it(sheets: dict[str, Path]) -> None:
    """A printer's back lands somewhere; through the paper, left and right change places; typed, the numbers bring it back."""
    found, middle = scales(sheets["nb"]), cross(sheets["nb"])

    @settings(deadline=None)
    @given(st.floats(-MOST, MOST), st.floats(-MOST, MOST))
    def check(right: float, up: float) -> None:
        landed = (middle[0] + right * mm, middle[1] + up * mm)  # as one looks at the back
        dx, dy = read_off(found.dx, A4[0] - landed[0]), read_off(found.dy, landed[1])
        move = on_page((dx * mm, dy * mm), A4, short_edge=False)
        mended = (landed[0] + move[0], landed[1] + move[1])
        front = (found.dx[0], found.dy[0])
        assert (A4[0] - mended[0], mended[1]) == (pytest.approx(front[0], abs=0.01 * mm), pytest.approx(front[1], abs=0.01 * mm))

    check()


def test_lines_stand_half_a_millimetre_apart_in_the_middle_and_the_corners(sheets: dict[str, Path]) -> None:
    """And seen through the paper, each cross stands on the middle of a grid."""
    lines = [(width, points) for width, points in paths(sheets["nb"], 0) if len(points) == 2]
    assert min(width for width, _ in lines) >= 0.25
    grids: dict[Point, list[float]] = {}
    for _, ((x, y), (x2, y2)) in lines:
        if x == x2 and abs(y2 - y) == pytest.approx(2 * MOST * mm, abs=0.01):
            spot = next((spot for spot in grids if abs(spot[0] - x) <= 2 * MOST * mm + 1 and abs(spot[1] - y) < 1), (x, y))
            grids.setdefault(spot, []).append(x)
    assert len(grids) == 5
    for xs in grids.values():
        xs = sorted({round(x, 2) for x in xs})
        assert len(xs) == 4 * MOST + 1
        assert all(right - left == pytest.approx(0.5 * mm, abs=0.02) for left, right in zip(xs, xs[1:]))
    middles = {(round((min(xs) + max(xs)) / 2, 1), round(low + MOST * mm, 1)) for (_, low), xs in grids.items()}
    crosses = {
        (round(A4[0] - x, 1), round((y + y2) / 2, 1))
        for width, ((x, y), (x2, y2)) in paths(sheets["nb"], 1)
        if x == x2 and width == 1
    }
    assert crosses == middles


@languages
def test_for_both_sides_without_scaling_with_a_ruler(sheets: dict[str, Path], lang: str) -> None:
    assert page_sizes(sheets[lang]) == [pytest.approx(A4, abs=0.01)] * 2
    pdf = opened(sheets[lang].read_bytes())
    preferences = pdf.Root.ViewerPreferences
    assert (preferences.Duplex, preferences.PrintScaling) == ("/DuplexFlipLongEdge", "/None")
    lengths = [abs(points[1][0] - points[0][0]) for _, points in paths(sheets[lang], 0) if len(points) == 2]
    assert any(length == pytest.approx(100 * mm, abs=0.01) for length in lengths)


@languages
def test_words_are_large_and_keep_apart(sheets: dict[str, Path], lang: str) -> None:
    """Also from the edge of the paper, and from the grids in its corners."""
    pieces = shown(sheets[lang])
    assert min(piece.size for piece in pieces if piece.text.strip() != "100 mm") >= BODY.size
    assert min(piece.size for piece in pieces) >= SMALL.size
    steps = [load_words(lang)(f"calibrate.step_{number}").replace("**", "") for number in range(1, 10)]
    text = "".join("".join(piece.text for piece in pieces).split())
    assert [step for step in steps if "".join(step.split()) not in text] == []
    for one, two in combinations([piece for piece in pieces if piece.page == 0], 2):
        apart = one.right <= two.left + 1 or two.right <= one.left + 1 or one.top <= two.bottom or two.top <= one.bottom
        assert apart, (one, two)
    boxes = [(x - MOST * mm, y - MOST * mm) for x in (24 * mm, A4[0] - 24 * mm) for y in (24 * mm, A4[1] - 24 * mm)]
    for piece in pieces:
        assert 8 * mm < piece.left and piece.right < A4[0] - 8 * mm and 8 * mm < piece.bottom and piece.top < A4[1] - 8 * mm
        for x, y in boxes:
            side = 2 * MOST * mm
            assert piece.right < x or piece.left > x + side or piece.top < y or piece.bottom > y + side, piece


@languages
def test_words_behind_stand_where_the_front_is_blank(sheets: dict[str, Path], lang: str) -> None:
    """Held against the light, they lie over nothing that is to be read."""
    pieces = shown(sheets[lang])
    for behind in (piece for piece in pieces if piece.page == 1):
        left, right = A4[0] - behind.right, A4[0] - behind.left
        for piece in (piece for piece in pieces if piece.page == 0):
            apart = right < piece.left or left > piece.right or behind.top < piece.bottom or behind.bottom > piece.top
            assert apart, (behind, piece)


@languages
def test_the_sheet_is_read_in_order(sheets: dict[str, Path], lang: str) -> None:
    assert structure.problems(sheets[lang]) == []
    words, read = load_words(lang), structure.reading_text(sheets[lang])
    assert read[0] == words("calibrate.title")
    assert read[-2:] == [words("calibrate.back"), words("calibrate.cross")]


# ------------------------------------------------------------------------------------------------ its file


def test_it_is_written_where_one_stands(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shell("calibrate", "--lang", "nn") == 0
    assert shell.out == load_words("nn")("progress.calibrated", file="calibrate.pdf") + "\n"
    assert [path.name for path in tmp_path.iterdir()] == ["calibrate.pdf"]
    with pikepdf.open("calibrate.pdf") as pdf:
        assert (str(pdf.Root.Lang), len(pdf.pages)) == ("nn-NO", 2)


def test_the_same_bytes_each_time_in_every_folder(shell: Shell, tmp_path: Path, sheets: dict[str, Path]) -> None:
    assert shell("calibrate", "--out", tmp_path / "a" / "b.pdf") == 0
    (tmp_path / "folder").mkdir()
    run = dialogkit("calibrate", "--out", tmp_path / "folder", env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"})
    assert run.returncode == 0, run.stderr
    first, second = (tmp_path / "a" / "b.pdf").read_bytes(), (tmp_path / "folder" / "calibrate.pdf").read_bytes()
    assert first == second == sheets["nb"].read_bytes()


def test_an_older_sheet_gives_way_and_nothing_else_does(shell: Shell, tmp_path: Path, sheets: dict[str, Path]) -> None:
    out = tmp_path / "sheet.pdf"
    out.write_bytes(sheets["en"].read_bytes())
    assert shell("calibrate", "--out", out) == 0
    assert out.read_bytes() == sheets["nb"].read_bytes()
    for other in (b"my notes", b"", b"%PDF-1.7 some other file"):
        out.write_bytes(other)
        assert shell("calibrate", "--out", out) == 3
        assert shell.err.startswith(f"{out}: feil: ") and shell.out == ""
        assert out.read_bytes() == other
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_sheet_that_somebody_wrote_on_stays(shell: Shell, tmp_path: Path, sheets: dict[str, Path]) -> None:
    """Whether the program added to the file, as most do, or wrote it anew with its own date."""
    out, sheet = tmp_path / "sheet.pdf", sheets["nb"].read_bytes()
    date = b"<xmp:ModifyDate>2026"
    for noted in (sheet + b"\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n", sheet.replace(date, b"<xmp:ModifyDate>2027")):
        assert noted != sheet
        out.write_bytes(noted)
        assert shell("calibrate", "--out", out) == 3
        assert "endret" in shell.err and out.read_bytes() == noted


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there, and pipes have other names")
def test_a_link_or_a_pipe_in_the_place_of_a_sheet_stays(shell: Shell, tmp_path: Path, sheets: dict[str, Path]) -> None:
    (tmp_path / "elsewhere.pdf").write_bytes(sheets["en"].read_bytes())
    (tmp_path / "sheet.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    (tmp_path / "nowhere.pdf").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.pdf")
    for name in ("sheet.pdf", "nowhere.pdf", "pipe.pdf"):
        assert shell("calibrate", "--out", tmp_path / name) == 3
    assert (tmp_path / "elsewhere.pdf").read_bytes() == sheets["en"].read_bytes() and not (tmp_path / "nothing").exists()


def test_a_sheet_that_cannot_be_written(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert shell("calibrate", "--out", tmp_path / "file" / "sheet.pdf") == 3
    assert shell.err.count("feil:") == 1


# ------------------------------------------------------------------------------------------------ printers


@pytest.mark.parametrize(
    ("text", "length"),
    [("0.5", 0.5), ("0,5", 0.5), ("+3", 3), ("-1.0", -1), ("−2,5", -2.5), ("–2", -2), (" 1 mm ", 1), ("10", 10), ("-0", 0)],
)
def test_lengths_as_people_write_them(text: str, length: float) -> None:
    assert (parse_length(text), str(parse_length(text))) == (length, str(float(length)))


@pytest.mark.parametrize(
    "text", ["", "x", "1e1", "nan", "inf", "10.001", "-11", "1.2.3", "1,2,3", "--1", "٣", "0x1", "1 cm", "1" * 500]
)
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(ValueError):
        parse_length(text)


def test_a_printer_is_kept_beside_the_others(shell: Shell, kept: Path) -> None:
    assert shell("calibrate", "--save", "kontor", "--dx", "0,5", "--dy", "-1.0") == 0
    assert shell.out == load_words("nb")("progress.printer_kept", name="kontor", dx="+0.5", dy="-1", file=kept) + "\n"
    assert shell("calibrate", "--save", " Første etasje: nr. 2 ", "--dx", "0", "--dy", "+3", "--lang", "en") == 0
    assert printers.find("kontor") == Offset(0.5, -1)
    assert shell("calibrate", "--save", "kontor", "--dx", "2", "--dy", "2", "-q") == 0
    assert shell.out == ""
    assert (printers.find("kontor"), printers.find("Første etasje: nr. 2")) == (Offset(2, 2), Offset(0, 3))
    assert yaml.safe_load(kept.read_text(encoding="utf-8")) == {
        "Første etasje: nr. 2": {"dx": 0.0, "dy": 3.0},
        "kontor": {"dx": 2.0, "dy": 2.0},
    }
    assert [path.name for path in kept.parent.iterdir()] == ["printers.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_printers_that_lie_elsewhere_are_kept_there(shell: Shell, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    kept.parent.mkdir()
    kept.symlink_to(tmp_path / "dotfiles" / "mine.yaml")
    for name in ("one", "two"):
        assert shell("calibrate", "--save", name, "--dx", "1", "--dy", "1") == 0
    assert kept.is_symlink() and list(yaml.safe_load((tmp_path / "dotfiles" / "mine.yaml").read_text())) == ["one", "two"]


def test_two_at_once_both_keep_theirs(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is read and written in one go."""
    monkeypatch.setattr("dialogkit.disk.lock.TRIES", 10_000)  # on a busy machine the last waits two seconds of two and a half
    names = [f"printer {number}" for number in range(6)]
    threads = [threading.Thread(target=printers.save, args=(name, Offset(1, 1))) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert list(yaml.safe_load(kept.read_text(encoding="utf-8"))) == names


@pytest.mark.parametrize(
    ("arguments", "problems"),
    [
        (("--dx", "1", "--dy", "1"), 1),
        (("--dx", "1"), 1),
        (("--save", "kontor"), 1),
        (("--save", "kontor", "--dx", "1"), 1),
        (("--save", "kontor", "--dx", "1", "--dy", "1", "--out", "x.pdf"), 1),
        (("--save", "kontor", "--dx", "one", "--dy", "11"), 2),
        (("--save", "kontor", "--dx", "1", "--dy", ""), 1),
        (("--save", "", "--dx", "1", "--dy", "1"), 1),
        (("--save", "a\nb", "--dx", "1", "--dy", "1"), 1),
        (("--save", "x" * 101, "--dx", "1", "--dy", "1"), 1),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(
    shell: Shell, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], problems: int
) -> None:
    monkeypatch.chdir(tmp_path)
    assert shell("calibrate", *arguments) == 2
    assert shell.err.count("dialogkit: feil: ") == problems
    assert list(tmp_path.iterdir()) == []


@settings(deadline=None)
@given(st.text(min_size=1, max_size=110))
def test_any_name_is_kept_or_refused(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.getbasetemp() / "names"
        patch.setattr("platformdirs.user_config_path", lambda *_, **__: folder)
        try:
            printers.save(name, Offset(1.5, -0.5))
        except UsageError as error:
            assert [problem.code for problem in error.problems] == ["bad-name"]
            return
        assert printers.find(name) == Offset(1.5, -0.5)


@pytest.mark.parametrize(
    ("text", "where", "code"),
    [
        ("a: {dx: 1, dy: 2}\nb: {dx: x, dy: 2}\n", "2:4", "not-a-printer"),
        ("a: {dx: 1}\n", "1:4", "not-a-printer"),
        ("a: {dx: 1, dy: 2, dz: 3}\n", "1:4", "not-a-printer"),
        ("a: 3\n", "1:4", "not-a-printer"),
        ("a:\n", "1:3", "not-a-printer"),
        ("- a\n", "1:1", "not-a-printer"),
        ("a: {dx: 1, dy: 99}\n", "1:4", "not-a-printer"),
        ("a: {dx: 1, dy: 2\n", "1:4", "unclosed-bracket"),
        ("a: {dx: 1, dy: 2}\na: {dx: 1, dy: 2}\n", "2:1", "duplicate-key"),
        ("a: {dx: 1, dy: 2}\n\tb: 1\n", "2:1", "tab"),
    ],
)
def test_a_broken_file_of_printers_is_told_and_left_as_it_is(
    shell: Shell, kept: Path, write_cycle, text: str, where: str, code: str
) -> None:
    kept.parent.mkdir()
    kept.write_text(text, encoding="utf-8")
    for arguments in (("calibrate", "--save", "c", "--dx", "1", "--dy", "1"), ("build", write_cycle(), "--printer", "a")):
        assert shell(*arguments) == 1
        assert shell.err.startswith(f"{kept}:{where}: feil: "), shell.err
        assert shell.out == "" and kept.read_text(encoding="utf-8") == text
    with pytest.raises(DialogkitError) as caught:
        printers.find("a")
    assert code in {problem.code for problem in caught.value.problems}


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=60) | st.binary(max_size=60) | st.sampled_from(["", "# nothing\n", "\ufeff", "null", "a: &x {dx: 1, dy: 1}"])
)
def test_whatever_stands_in_the_file_is_never_a_traceback(tmp_path_factory: pytest.TempPathFactory, text: str | bytes) -> None:
    folder = tmp_path_factory.getbasetemp() / "whatever"
    folder.mkdir(exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    (folder / "printers.yaml").write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("platformdirs.user_config_path", lambda *_, **__: folder)
        with pytest.raises(DialogkitError):
            printers.find("a printer that nobody has")


def test_the_file_lies_in_the_persons_own_folder(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("where it lies elsewhere is for platformdirs to know")
    run = dialogkit("calibrate", "--save", "kontor", "--dx", "1", "--dy", "1", env={"XDG_CONFIG_HOME": str(tmp_path)})
    assert run.returncode == 0, run.stderr
    assert [str(path.relative_to(tmp_path)) for path in walk(tmp_path)] == ["dialogkit/printers.yaml"]


def test_a_folder_that_may_not_be_written_to(shell: Shell, kept: Path) -> None:
    kept.parent.write_text("a file where the folder should be")
    assert shell("calibrate", "--save", "kontor", "--dx", "1", "--dy", "1") == 3
    assert shell.err.count("feil:") == 1


def walk(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())
