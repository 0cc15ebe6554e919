"""Tabler's symbols: the file that dialogkit brings along, and the script that makes it."""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from dialogkit.press.art import tabler
from dialogkit.press.art.allowance import Allowance
from dialogkit.press.art.svg import draw_together
from dialogkit.press.art.symbols import SymbolBook
from drawings import picture, svg
from tools import symbols as script

FILES = Path(__file__).parent / "data" / "tabler"
ORIGINALS = sorted(file.stem for file in FILES.glob("*.svg"))  # Tabler's own files, of the newest release that is drawn
FILE = script.FOLDER / "tabler.txt"
BOOK = SymbolBook()
ELEMENT = re.compile(r"(?:f|2|f2)(?:M[^MLCZ]+(?:L[^MLCZ]+|C[^MLCZ]+)*Z?)+")
NUMBERS = {"M": 2, "L": 2, "C": 6, "Z": 0}


def lines() -> dict[str, str]:
    return dict(line.split("\t", 1) for line in FILE.read_bytes().decode("ascii").split("\n")[1:-1])


# ------------------------------------------------------------------------------------------------ the file


def test_the_file_is_as_the_script_writes_it():
    assert script.table(script.RELEASES[-1], lines()) == FILE.read_bytes()


def test_every_line_is_a_drawing_or_leads_to_one():
    known = lines()
    assert len(known) > 6500
    for name, line in known.items():
        if line.startswith("="):
            assert known[line[1:]][0] != "=", name
            continue
        for element in line.split("\t"):
            assert ELEMENT.fullmatch(element), name
            for command, numbers in re.findall("([MLCZ])([^MLCZ]*)", element):
                assert len(numbers.split()) == NUMBERS[command], name
                assert all(-2 <= float(number) <= 26 and len(number.partition(".")[2]) <= 3 for number in numbers.split()), name


def test_each_line_is_found_by_its_name():
    known = lines()
    assert tabler.names() == tuple(name for name in known if known[name][0] != "=")
    for name, line in known.items():
        found = tabler.shapes(name)
        drawing = known[line[1:]] if line[0] == "=" else line
        assert "\t".join(f"{'f' * part.filled}{'2' * (part.width == 2)}{part.path}" for part in found) == drawing
    assert all(tabler.shapes(f"{name}-0") is None for name in known if f"{name}-0" not in known)


def test_every_name_that_ever_worked_works():
    names = gzip.decompress((FILES / "names-3.2.0.txt.gz").read_bytes()).decode().split()
    assert len(names) == 5237
    assert [name for name in names if name not in BOOK] == ["brand-parsinta"], "a part is half see-through"
    for old, new in (("seeding", "seedling"), ("mood-confuzed-filled", "mood-confused-filled")):
        assert BOOK.artwork(old).content == BOOK.artwork(new).content


def test_every_symbol_can_be_drawn_and_sets_no_colour():
    for name in tabler.names():
        drawing = BOOK.artwork(name)
        assert (drawing.width, drawing.height) == (24, 24)
        start, *operators = re.findall(r"[A-Za-z]+", drawing.content)
        assert start == "cm" and operators[-1] in "SfB" and set(operators) <= set("w J j d m l c h S f B".split()), name


# ------------------------------------------------------------------------------------------------ the drawings


@pytest.mark.parametrize("name", ORIGINALS)
def test_a_drawing_is_what_the_script_makes_of_tablers_file(name: str):
    assert script.drawing(name, (FILES / f"{name}.svg").read_bytes()) == lines()[name]


def by_resvg(data: bytes) -> Image.Image:
    """An SVG on white with its margins: without them a picture is placed larger than the symbol."""
    (png,) = draw_together([(data, 100)], Allowance())
    seen = Image.open(io.BytesIO(png)).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> int:
    """How far two pictures are from each other where they differ most, edges that are smoothed differently aside."""
    soft = [image.filter(ImageFilter.BoxBlur(1)) for image in (one, other)]
    return max(most for _, most in ImageChops.difference(*soft).getextrema())


@pytest.mark.parametrize("name", ORIGINALS)
def test_a_symbol_looks_as_resvg_draws_it(name: str):
    original = (FILES / f"{name}.svg").read_bytes().replace(b"currentColor", b"#0B4A6F")
    assert apart(picture(BOOK.artwork(name)), by_resvg(original)) < 40


@pytest.mark.parametrize("name", ["dice-5", "heart-filled", "mood-confuzed", "brand-kbin"])
def test_the_paths_are_svgs(name: str):
    """So a page of the web can show the same symbol."""
    ends = 'stroke-linecap="round" stroke-linejoin="round" stroke="#0B4A6F"'
    body = "".join(
        f'<path {ends} fill="{"#0B4A6F" if part.filled else "none"}" stroke-width="{part.width}" d="{part.path}"/>'
        for part in tabler.shapes(name)
    )
    assert apart(picture(BOOK.artwork(name)), by_resvg(svg(body, "0 0 24 24"))) < 40


# ------------------------------------------------------------------------------------------------ the script

HEAD = 'width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"'


def symbol(body: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {HEAD} class="icon">{body}</svg>'.encode()


@pytest.mark.parametrize(
    "body, line",
    [
        ('<path d="M1 2h3v4"/>', "2M1 2L4 2L4 6"),
        ('<path d="m1 2q3 0 3 3t3 3"/>', "2M1 2C3 2 4 3 4 5C4 7 5 8 7 8"),
        ('<path d="M1 2c0 1 1 1 1 0s1-1 1 0z"/>', "2M1 2C1 3 2 3 2 2C2 1 3 1 3 2L1 2Z"),
        ('<path d="M1 2a1 1 0 0 1 2 0"/>', "2M1 2C1 1.448 1.448 1 2 1C2.552 1 3 1.448 3 2"),
        ('<path d="M-.0001 1.00049l1e-4 .5"/>', "2M0 1L0 1.5"),
        ('<path d="M1 2h3" fill="currentColor"/>', "f2M1 2L4 2"),
        ('<path d="M1 2h3" fill="currentColor" stroke="none"/>', "fM1 2L4 2"),
        ('<path d="M1 2h3" stroke-width="1.838"/>', "1.838M1 2L4 2"),
        ('<path stroke="none" d="M0 0h24v24H0z" fill="none"/><path d="M1 2h3"/><path d="M1 2v3"/>', "2M1 2L4 2\t2M1 2L1 5"),
    ],
)
def test_a_path_is_written_in_four_commands(body: str, line: str):
    assert script.drawing("new", symbol(body)) == line


@pytest.mark.parametrize(
    "body, what",
    [
        ("<rect width='9' height='9'/>", "rect>"),
        ("<path d='M0 0h9'><animate/></path>", "animate>"),
        ("<path d='M0 0h9' opacity='.5'/>", "opacity"),
        ("<path d='M0 0h9' transform='scale(2)'/>", "transform"),
        ("<path d='M0 0h9' fill='red'/>", "fill"),
        ("<path d='M0 0h9' stroke-width='x'/>", "x"),
        ("<path d='h9'/>", "moveto"),
        ("<path/>", "d"),
        ("<path", "well-formed|not properly|mismatched"),
    ],
)
def test_a_file_that_holds_anything_else_is_told(body: str, what: str):
    with pytest.raises(ValueError, match=f"new: .*({what})"):
        script.drawing("new", symbol(body))
    with pytest.raises(ValueError, match="viewBox"):
        script.drawing("new", svg(""))


def archive(path: Path, *symbols: tuple[str, str, str, str]) -> Path:
    """A release as npm packs it, of symbols: style, name, code point, path."""
    icons: dict[str, dict] = {}
    files = {"package/LICENSE": b"MIT License"}
    for style, name, point, data in symbols:
        files[f"package/icons/{style}/{name}.svg"] = symbol(f'<path d="{data}"/>')
        icons.setdefault(name, {"styles": {}})["styles"][style] = {"unicode": point}
    files["package/icons.json"] = json.dumps(icons).encode()
    with tarfile.open(path, "w:gz") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return path


def test_a_newer_release_leaves_no_name_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    releases = {
        "1": [
            ("outline", "hause", "e1", "M1 1h1"),
            ("filled", "hause", "f1", "M1 1h9"),
            ("outline", "gone", "e2", "M2 2h1"),
            ("outline", "kept", "e3", "M3 3h1"),
            ("outline", "brand-parsinta", "e5", "M5 5h1"),
        ],
        "2": [
            ("outline", "hoose", "e1", "M1 1h2"),
            ("filled", "hoose", "f1", "M1 1h8"),
            ("outline", "gone", "e2", "M2 2h2"),
            ("outline", "kept", "e3", "M3 3h2"),
        ],
        "3": [
            ("outline", "house", "e1", "M1 1h3"),
            ("filled", "house", "f1", "M1 1h7"),
            ("outline", "kept", "e9", "M3 3h3"),  # drawn anew, and a letter of its own
            ("outline", "kept-off", "e3", "M3 3v3"),
            ("outline", "12", "e4", "M4 4h3"),
        ],
    }

    def run(order: int) -> bytes:
        monkeypatch.setattr(script, "fetch", lambda npm, version, _: archive(tmp_path / version, *releases[version][::order]))
        script.main()
        return (tmp_path / "tabler.txt").read_bytes()

    monkeypatch.setattr(script.shutil, "which", lambda name: name)
    monkeypatch.setattr(script, "RELEASES", ("1", "2", "3"))
    monkeypatch.setattr(script, "FOLDER", tmp_path)
    start, *made = run(1).decode().splitlines()
    assert "Tabler Icons 3," in start
    assert made == [
        "12\t2M4 4L7 4",
        "gone\t2M2 2L4 2",
        "hause\t=house",
        "hause-filled\t=house-filled",
        "hoose\t=house",
        "hoose-filled\t=house-filled",
        "house\t2M1 1L4 1",
        "house-filled\t2M1 1L8 1",
        "kept\t2M3 3L6 3",
        "kept-off\t2M3 3L3 6",
    ]
    assert run(-1) == run(1)
    assert (tmp_path / "LICENSE").read_bytes() == b"MIT License"


def test_what_npm_does_not_find_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(script.shutil, "which", lambda name: None)
    with pytest.raises(SystemExit, match="Node.js"):
        script.main()
