"""Symbol packs: what a year's symbols become where a pack has pictures for them, whatever it lies in and whoever made it."""

from __future__ import annotations

from pathlib import Path

import packs
from conftest import SMALL
from day import TODAY
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.packs.ideas import idea_of, ideas
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.press.art.symbols import SymbolBook

YEAR = """\
themes:
  - id: pause
    title: Pausen
    symbol: coffee
    questions: [{id: q, text: Vil du ha mat?, symbol: buss}]
poster: {title: Vi bestemmer, we_want: [Vi vil ha kaffe, Vi vil gå tur, {text: Vi savner noen, symbol: familie}]}
"""


def year(folder: Path, *packed: str, more: str = YEAR) -> Loaded:
    named = "".join(f"  - {name}\n" for name in packed)
    (folder / "cycle.yaml").write_text(f"{SMALL}{more}symbol_packs:\n{named}", encoding="utf-8")
    return load(folder)


def told(loaded: Loaded) -> list[tuple[str, str, int]]:
    """What is wrong: the code, the end of the file's path, the line."""
    return [(each.code, str(each.place.file).rpartition("/")[2], each.line) for each in loaded.problems if each.place]


def test_each_idea_is_found_by_the_symbol_that_it_stands_for():
    door = idea_of("door")
    assert door and door.key == "own-room" and door.words["nb"].index("døra") < door.words["nb"].index("bank på")
    assert idea_of("point") is None, "what stands in for a symbol means nothing"
    book = SymbolBook()
    assert [idea.key for idea in ideas().values() if idea.symbol and idea.symbol not in book] == []


def test_a_folder_and_a_zip_file_of_it_are_the_same_pack(tmp_path: Path):
    made = {}
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        if name == "a":
            packs.as_folder(folder / "farger", packs.colourful())
        else:
            packs.as_zip(folder / "farger.zip", packs.colourful())
        loaded = year(folder, "farger" if name == "a" else "farger.zip")
        assert told(loaded) == []
        build(loaded, folder / "out", Order(("poster",), today=TODAY))
        made[name] = {file.name: file.read_bytes() for file in (folder / "out").iterdir()}
    assert made["a"] == made["b"]
