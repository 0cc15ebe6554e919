"""A year that was written in Notepad is the same year: lines that end as on Windows, and a mark at the start of each file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import Shell

CYCLE = """\
dialogkit: 1
lang: nb
cycle: {year: 2026}
kit: {title: Vår dialogpakke, about: ["En linje.

  En til."]}
organisation: {municipality: Fjordvik kommune, service_place: Solbakken}
symbols:
  vi: {src: bilder/vi.svg, alt: Vi}
themes: [{id: valg, title: Valg, symbol: vi, questions: [{id: q1, text: Hva velger du selv?, type: open}]}]
events: [{id: k, kind: conference, title: Dialogkonferanse, date: 2026-09-17}]
rights:
  articles: [{n: 19, plain: [Du velger., Du får hjelp.], card: yes}]
print: {cards: {sheet: mine}}
privacy:
  names_file: privat/navn.txt
"""
HANDOUT = """\
<document title="T">
<pages>
<h1 symbol="vi">Æ ø</h1>
<p>{{ cycle.kit.about[0] }}</p>
{% include "part.xml.j2" %}
</pages>
</document>
"""
FILES = {
    "cycle.yaml": CYCLE,
    "bilder/vi.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<path d="M0 0\n h9v9z"/>\n</svg>\n',
    "sheets/mine.yaml": "columns: 2\nrows: 2\nwidth: 99.1\nheight: 139\nleft: 4.65\ntop: 9.5\ngap_across: 2.5\n",
    "templates/handout.xml.j2": HANDOUT,
    "templates/part.xml.j2": "<p>En del</p>\n",
    "privat/navn.txt": "# Solbakken, en merknad\nBærulf Øks\nÅsa Teig\n",
}


def write(folder: Path, end: str = "\n", mark: bytes = b"", **changed: str) -> Path:
    for name, text in (FILES | changed).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(mark + text.replace("\n", end).encode())
    return folder


def made(folder: Path) -> tuple[dict[str, bytes], dict[str, Any]]:
    """The files of the kit, and its manifest without what the materials show: a picture's file has other bytes."""
    kit = {file.name: file.read_bytes() for file in (folder / "build").iterdir()}
    manifest = json.loads(kit.pop("manifest.json"))
    for entry in manifest["files"].values():
        del entry["shows"]
    return kit, manifest


def test_the_same_kit(shell: Shell, tmp_path: Path) -> None:
    ways = [("\n", b""), ("\r\n", b""), ("\r\n", b"\xef\xbb\xbf"), ("\n", b"\xef\xbb\xbf"), ("\r", b"")]
    folders = [write(tmp_path / str(number), end, mark) for number, (end, mark) in enumerate(ways)]
    for folder in folders:
        assert shell("build", folder, "--only", "cards,handout") == 0, shell.err
    (plain, manifest), *kits = [made(folder) for folder in folders]
    assert plain.keys() == {"cards.pdf", "handout.pdf"}
    for way, (kit, other) in zip(ways[1:], kits, strict=True):
        assert kit == plain and other == manifest, way


@pytest.mark.parametrize(
    ("files", "places"),
    [
        ({"cycle.yaml": CYCLE + "zzz: 1\nfindings: [{text: 'Bærulf er ute'}]\n"}, ["cycle.yaml:17:1:", "cycle.yaml:18:20:"]),
        ({"sheets/mine.yaml": FILES["sheets/mine.yaml"] + "zzz: 1\n"}, ["mine.yaml:8:1:"]),
        (
            {
                "templates/handout.xml.j2": HANDOUT.replace("<h1 symbol", "<h9 symbol").replace("</h1>", "</h9>"),
                "templates/tasks.xml.j2": HANDOUT.replace("[0] }}", "[0] }"),
            },
            ["handout.xml.j2:3:1:", "tasks.xml.j2:4:"],
        ),
    ],
    ids=["cycle", "sheet", "templates"],
)
def test_the_same_problems_at_the_same_places(shell: Shell, tmp_path: Path, files: dict[str, str], places: list[str]) -> None:
    told = []
    for end, mark in (("\n", b""), ("\r\n", b"\xef\xbb\xbf")):
        folder = write(tmp_path / str(len(told)), end, mark, **files)
        shell("check", folder)
        told.append(shell.out.replace(str(folder), "2026"))
    assert told[0] == told[1]
    assert [place for place in places if place not in told[0]] == []
