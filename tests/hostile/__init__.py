# ruff: noqa: E501 — one attack, one line
"""Cycles made to take all of a machine: one kind of attack each, in growing sizes.

`python -m hostile`, run in the folder `tests`, makes them all and prints what each costs; `test_hostile.py` takes a few small ones.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Make = Callable[[Path, int], None]

SECTIONS = {
    "lang": "nb",
    "cycle": "{year: 2026}",
    "kit": "{title: Dialogpakken}",
    "organisation": "{municipality: Fjordvik kommune, service_place: Solbakken}",
    "events": "[{id: c, kind: conference, title: Konferanse, date: 2026-09-17}]",
    "themes": "[{id: one, title: Hjelp, questions: [{id: q, text: Hva er god hjelp?}]}]",
    "quotes": "[{id: k, text: Det er fint her, consent: {status: given, scope: [game, report]}}]",
    "findings": "[{id: f, text: Vi vil ha mer tid, quotes: [k]}]",
    "poster": "{we_want: [Bank på og vent]}",
    "rights": "{articles: [{n: 19}]}",
    "game": "{cards: {questions: [Hva er fint?]}}",
    "checked_by": "[{who: To beboere}]",
}
"""What all materials need, so that each of them is made."""


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


@dataclass(frozen=True)
class Kind:
    """An attack: `make(folder, size)` writes the cycle. At the `sizes` it must end in a problem, or else be an honest year.

    `commands` are those that it is made for.
    """

    name: str
    make: Make
    sizes: tuple[int, ...]
    honest: bool = False
    commands: tuple[str, ...] = ("check", "build")


KINDS: dict[str, Kind] = {}


def kind(name: str, *sizes: int, honest: bool = False, commands: tuple[str, ...] = Kind.commands) -> Callable[[Make], Make]:
    """Registers a function that writes a cycle. What is `honest` at every size may also be built."""

    def register(make: Make) -> Make:
        assert name not in KINDS, name
        KINDS[name] = Kind(name, make, sizes, honest, commands)
        return make

    return register


def year(folder: Path, more: str = "", **sections: str) -> None:
    """Writes a cycle from which all materials are made. `sections` take the place of its own, `more` comes last."""
    text = "".join(f"{name}: {value}\n" for name, value in {**SECTIONS, **sections}.items()) + more
    (folder / "cycle.yaml").write_text(text, encoding="utf-8")


def quoted(text: str) -> str:
    """A text as YAML and JSON write it."""
    return json.dumps(text, ensure_ascii=False)


def listed(size: int, entry: Callable[[int], str]) -> str:
    """A list of a section, an entry a line."""
    return "\n" + "".join(f"  - {entry(number)}\n" for number in range(size))


def file(folder: Path, name: str, data: bytes | str) -> None:
    """Writes a file of the cycle's own, with its folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
