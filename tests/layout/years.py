"""The kits that the rules are asked of: examples and new years in each language, other papers and inks, years of stress."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import yaml

import packs
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.terms import Ink
from kits import BASIC, EXAMPLES, LANGUAGES, YEARS, Files, Shelf, files_in
from layout.stress import said, year
from paper import loaded

YEAR = EXAMPLES[0].name
PHOTO = next((EXAMPLES[0] / "pictures").glob("*.jpg"))
_BOARDS = (21, 40)  # squares; 10, 16 and 60 are on the boards of whole years
_BASIC = Order(BASIC)
Make = Callable[[Shelf, Path], object]


def _option(*options: str) -> Callable[[Shelf], Files]:
    return lambda shelf: shelf.kit(YEAR, *options)


def _sized(size: str, shelf: Shelf, folder: Path) -> None:
    """Cards of another size, which a copy of the year asks for."""
    loaded = load(shelf.year(YEAR))
    game = loaded.cycle.game.model_copy(update={"size": size})
    build(replace(loaded, cycle=loaded.cycle.model_copy(update={"game": game})), folder, Order(("cards",)))


def _spoken(name: str, lang: str, shelf: Shelf, folder: Path) -> None:
    """An example as it would be with all fixed words in another language."""
    copy = _copy(shelf.year(name), folder / "year", lambda text: re.sub(r"(?m)^lang: nb", f"lang: {lang}", text))
    build(copy, folder, _BASIC if copy.cycle.process == "dialogue" else Order())


def _half(lang: str, shelf: Shelf, folder: Path) -> None:
    """A new year of which the first themes have been talked about."""
    name = shelf.year(f"new-{lang}")
    begun = yaml.safe_load((name / "cycle.yaml").read_text(encoding="utf-8"))
    themes = [theme["id"] for theme in begun["themes"]]
    more = "\n".join(said(lang, themes[:2], begun["events"][0]["id"], quotes=7, poster=2))
    build(_copy(name, folder / "year", lambda text: f"{text}\n{more}\n"), folder, _BASIC)


def _pictured(each: int, ink: Ink, shelf: Shelf, folder: Path) -> None:
    """The year with a symbol pack that has pictures for all ideas, or for each second of them."""
    files = packs.of_every_sort(each)
    made = _copy(shelf.year(YEAR), folder / "year", lambda text: f"{text}\nsymbol_packs: [pack]\n", files)
    build(made, folder, Order(BASIC, ink=ink))


def _copy(name: Path, folder: Path, change: Callable[[str], str], pack: Mapping[str, bytes] | None = None) -> Loaded:
    shutil.copytree(name, folder)
    packs.as_folder(folder / "pack", pack or {})
    file = folder / "cycle.yaml"
    text = change(file.read_text(encoding="utf-8"))
    file.write_text(re.sub(r"(?m)^ *previous: .*\n", "", text), encoding="utf-8")  # last year's folder is not copied
    return load(folder)


def _strained(text: str, order: Order, shelf: Shelf, folder: Path) -> None:
    (folder / "year").mkdir()
    shutil.copy(PHOTO, folder / "year" / PHOTO.name)
    build(loaded(folder / "year", text, start=""), folder, order)


def _filled(name: str, make: Make, shelf: Shelf) -> Files:
    return files_in(shelf.made(name, partial(make, shelf)))


_FEW, _BOARD = year("nn", themes=1, quotes=3, poster=1, squares=10), Order(("board",))
_MADE: dict[str, Make] = {
    "A6": partial(_sized, "A6"),
    "tarot": partial(_sized, "tarot"),
    **{f"{each.name} {lang}": partial(_spoken, each.name, lang) for each in EXAMPLES for lang in ("nn", "en")},
    **{f"half filled {lang}": partial(_half, lang) for lang in LANGUAGES},
    "a pack": partial(_pictured, 1, "colour"),
    "half a pack": partial(_pictured, 2, "low"),
    "few": partial(_strained, _FEW, Order()),
    "few in a booklet": partial(_strained, _FEW, Order(("handout",), booklet=True)),
    "many": partial(_strained, year("en", themes=8, quotes=40, poster=5, squares=60), Order()),
    "most": partial(_strained, year("nb", themes=8, quotes=120, poster=8, photo=PHOTO.name), Order()),
    **{f"{number} squares": partial(_strained, year("nb", 2, 6, 3, squares=number), _BOARD) for number in _BOARDS},
}
KITS: dict[str, Callable[[Shelf], Files]] = {
    **{name: lambda shelf, name=name: shelf.kit(name) for name in YEARS},
    "grey": _option("--ink=grey"),
    "low": _option("--ink=low"),
    "public": _option("--edition=public"),
    "booklet": _option("--booklet", "--only=handout"),
    "tiles": _option("--tile=A4", "--only=mat,poster,board"),
    **{name: partial(_filled, name, make) for name, make in _MADE.items()},
}
"""Gives the PDFs of each."""
