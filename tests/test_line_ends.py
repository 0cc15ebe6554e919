"""A year that was written in Notepad is the same year: lines that end as on Windows, and a mark at the start of each file."""

from __future__ import annotations

import json
from pathlib import Path

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
FILES = {
    "cycle.yaml": CYCLE,
    "bilder/vi.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<path d="M0 0\n h9v9z"/>\n</svg>\n',
    "sheets/mine.yaml": "columns: 2\nrows: 2\nwidth: 99.1\nheight: 139\nleft: 4.65\ntop: 9.5\ngap_across: 2.5\n",
    "templates/handout.xml.j2": """\
<document title="T">
<pages>
<h1 symbol="vi">Æ ø</h1>
<p>{{ cycle.kit.about[0] }}</p>
</pages>
</document>
""",
    "privat/navn.txt": "Bærulf Øks\n# en merknad\nÅsa Teig\n",
}


def write(folder: Path, end: str = "\n", mark: bytes = b"", **changed: str) -> Path:
    for name, text in (FILES | changed).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(mark + text.replace("\n", end).encode())
    return folder


def made(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (folder / "build").iterdir()}


@pytest.mark.parametrize(("end", "mark"), [("\r\n", b""), ("\r\n", b"\xef\xbb\xbf"), ("\n", b"\xef\xbb\xbf"), ("\r", b"")])
def test_the_same_kit(shell: Shell, tmp_path: Path, end: str, mark: bytes) -> None:
    plain, notepad = write(tmp_path / "plain"), write(tmp_path / "notepad", end, mark)
    for folder in (plain, notepad):
        assert shell("build", folder, "--only", "cards,handout") == 0, shell.err
    kits = [made(folder) for folder in (plain, notepad)]
    manifests = [json.loads(kit.pop("manifest.json")) for kit in kits]
    for entry in (entry for manifest in manifests for entry in manifest["files"].values()):
        del entry["shows"]  # the picture's file has other bytes, though it is the same picture
    assert kits[0] == kits[1] and kits[0].keys() == {"cards.pdf", "handout.pdf"} and manifests[0] == manifests[1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cycle.yaml", CYCLE + "zzz: 1\n"),
        ("cycle.yaml", CYCLE + "findings: [{text: 'Bærulf er ute'}]\n"),
        ("sheets/mine.yaml", FILES["sheets/mine.yaml"] + "zzz: 1\n"),
        (
            "templates/handout.xml.j2",
            FILES["templates/handout.xml.j2"].replace("<h1 symbol", "<h9 symbol").replace("</h1>", "</h9>"),
        ),
        ("templates/handout.xml.j2", FILES["templates/handout.xml.j2"].replace("[0] }}", "[0] }")),
    ],
)
def test_the_same_problems_at_the_same_places(shell: Shell, tmp_path: Path, name: str, text: str) -> None:
    told = []
    for end, mark in (("\n", b""), ("\r\n", b"\xef\xbb\xbf")):
        folder = write(tmp_path / str(len(told)), end, mark, **{name: text})
        shell("check", folder)
        told.append(shell.out.replace(str(folder), "2026"))
    assert told[0] == told[1] and Path(name).name in told[0]
