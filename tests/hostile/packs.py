"""Symbol packs: zip files and lists of words that want all of a machine."""

from __future__ import annotations

from pathlib import Path

import packs
from hostile import file, kind, year

HEAD = "name: N\nlicence: egne\npictures:\n"


def packed(folder: Path, files: dict[str, bytes], more: str = "") -> None:
    packs.as_zip(folder / "p.zip", files)
    year(folder, f"{more}symbol_packs: [p.zip]\n", poster="{we_want: [{text: Bank på, symbol: ord 0}]}")


def rows(size: int, ending: str = "png") -> bytes:
    return (HEAD + "".join(f"  - {{file: b{n}.{ending}, nb: ord {n}}}\n" for n in range(size))).encode()


@kind("zip of entries", 20_000, 60_000, 400_000)
def _entries(folder: Path, size: int) -> None:
    file(folder, "p.zip", packs.of_entries(size))
    year(folder, "symbol_packs: [p.zip]\n")


@kind("zip of deep folders", 3, 40, 300)
def _deep(folder: Path, size: int) -> None:
    names = {f"{number}/" + "a/" * 30_000 + "b": b"" for number in range(size)}
    packed(folder, {"pack.yaml": HEAD.encode() + b"  - {file: b0.png}\n", **names})


@kind("zip bomb", 2_000_000, 20_000_000, 200_000_000)
def _bomb(folder: Path, size: int) -> None:
    packed(folder, {"pack.yaml": rows(1), "b0.png": bytes(size)})


@kind("zip bomb of words", 4_000_000, 40_000_000)
def _words(folder: Path, size: int) -> None:
    packed(folder, {"pack.yaml": HEAD.encode() + b"#" * size, "b0.png": b""})


@kind("pack of rows", 20_000, 60_000)
def _rows(folder: Path, size: int) -> None:
    packed(folder, {"pack.yaml": rows(size), "b0.png": b""})


@kind("pack of missing files", 300, 9_000)
def _missing(folder: Path, size: int) -> None:
    packed(folder, {"pack.yaml": rows(size)})


@kind("pack of the same word", 300, 9_000)
def _same(folder: Path, size: int) -> None:
    text = HEAD + "".join(f"  - {{file: b{n}.png, nb: ord}}\n" for n in range(size))
    packed(folder, {"pack.yaml": text.encode(), **{f"b{n}.png": b"" for n in range(size)}})


@kind("zip of piles of marks", 2, 15, honest=True)
def _piled_names(folder: Path, size: int) -> None:
    piled = "\u0301\u0316" * 16_000
    packed(folder, {"pack.yaml": rows(1), "b0.png": b"", **{f"{number}{piled}": b"" for number in range(size)}})


@kind("pack of piles of marks", 2, 20, 50)
def _piled_words(folder: Path, size: int) -> None:
    piled = "a" + "\u0301\u0316" * 14_500
    text = HEAD + "".join(f"  - {{file: b{n}.png, nb: {piled}{n}}}\n" for n in range(size))
    for name, data in {"pack.yaml": text, **{f"b{n}.png": "" for n in range(size)}}.items():
        file(folder, f"p/{name}", data)
    year(folder, "symbol_packs: [p]\n", poster="{we_want: [{text: Bank på, symbol: ord 0}]}")


@kind("pack of heavy drawings", 2, 40, 200, honest=True)
def _heavy(folder: Path, size: int) -> None:
    inner = '<g opacity=".9">' * 45 + '<path d="M0 0h9v9z"/>' + "</g>" * 45
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 {9 + n / 1000}">{inner}</svg>'.encode() for n in range(size)
    ]
    questions = "".join(f"      - {{text: Ord {n}, symbol: ord {n}}}\n" for n in range(size))
    packs.as_zip(folder / "p.zip", {"pack.yaml": rows(size, "svg"), **{f"b{n}.svg": data for n, data in enumerate(drawn)}})
    year(folder, "symbol_packs: [p.zip]\n", game=f"\n  cards:\n    questions:\n{questions}")


@kind("zip64", 300, 9_000, 70_000)
def _zip64(folder: Path, size: int) -> None:
    """As many entries as only its larger form can tell of."""
    packed(folder, {"pack.yaml": rows(1), **{f"b{n}.png": b"" for n in range(size)}})


@kind("zip in a zip", 1, 40, 400)
def _nested(folder: Path, size: int) -> None:
    """And one in that, and so on; the list of words is in the innermost."""
    data = packs.as_zip(folder / "p.zip", {"pack.yaml": rows(1), "b0.png": b""}).read_bytes()
    for _ in range(size):
        data = packs.as_zip(folder / "p.zip", {"p.zip": data}).read_bytes()
    year(folder, "symbol_packs: [p.zip]\n")


@kind("packs in a zip", 10, 400, 9_000)
def _inside(folder: Path, size: int) -> None:
    packed(folder, {f"p{n}/{name}": data for n in range(size) for name, data in {"pack.yaml": rows(1), "b0.png": b""}.items()})


PACKS = {"of few words": 1, "of many words": 5_000}
for _name, _rows_of_each in PACKS.items():

    def _many(folder: Path, size: int, each: int = _rows_of_each) -> None:
        packs.as_zip(folder / "p.zip", {"pack.yaml": rows(each), **{f"b{n}.png": b"" for n in range(each)}})
        for number in range(size):
            (folder / f"p{number}.zip").hardlink_to(folder / "p.zip")
        names = ", ".join(f"p{number}.zip" for number in range(size))
        year(folder, f"symbol_packs: [{names}]\n", poster="{we_want: [{text: Bank på, symbol: ord 0}]}")

    kind(f"many packs {_name}", 10, 40, 400, honest=True)(_many)


@kind("many packs in folders", 10, 40, 400)
def _folders(folder: Path, size: int) -> None:
    for number in range(size):
        file(folder, f"p{number}/pack.yaml", rows(5_000))
    names = ", ".join(f"p{number}" for number in range(size))
    year(folder, f"symbol_packs: [{names}]\n", poster="{we_want: [{text: Bank på, symbol: ord 0}]}")


BROKEN = {
    "colons": "  - {file: a.png, nb: a: b: c}\n",
    "unclosed quotes": '  - {file: "a.png, nb: a}\n',
    "tags": "  - !a {file: a}\n",
    "nothing": "  - {}\n",
}
for _name, _line in BROKEN.items():

    def _broken(folder: Path, size: int, line: str = _line) -> None:
        for number in range(size):
            file(folder, f"p{number}/pack.yaml", HEAD + line * (2_900_000 // len(line)))
        year(folder, f"symbol_packs: [{', '.join(f'p{number}' for number in range(size))}]\n")

    kind(f"broken packs of {_name}", 1, 3, 10)(_broken)


@kind("folder of files", 1_000, 10_000, 100_000)
def _files(folder: Path, size: int) -> None:
    """Beside pictures that are not among them, and a pack, templates and sheets that are folders of as many."""
    for name in (".", "p", "templates", "sheets", "build"):
        (folder / name).mkdir(exist_ok=True)
        for number in range(size // 5):
            (folder / name / f"b{number}.png").touch()
    file(folder, "p/pack.yaml", rows(9_000))
    year(folder, "symbol_packs: [p]\nsymbols: {a: {src: B1.png, alt: a}, b: {src: c.png, alt: b}, c: {src: æ/b.png, alt: c}}\n")


@kind("pack of other capitals", 100, 1_000, 9_990)
def _capitals(folder: Path, size: int) -> None:
    names = {f"B{n}.png": b"" for n in range(size)}
    packed(folder, {"pack.yaml": rows(size), **names})


@kind("pack of names in two spellings", 100, 1_000, 9_990)
def _spellings(folder: Path, size: int) -> None:
    """Each file is there twice, and is named in a third way."""
    names = {f"{letter}{n}é.PNG": b"" for n in range(size // 2) for letter in "bB"}
    text = HEAD + "".join(f"  - {{file: b{n}e\u0301.png, nb: ord {n}}}\n" for n in range(size))
    packed(folder, {"pack.yaml": text.encode(), **names})
