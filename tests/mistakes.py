"""The rows of `data/mistakes.txt`: what people type and paste into a year, and what they must be told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

START = """\
dialogkit: 1
process: dialogue
lang: {lang}
cycle:
  year: 2026
kit:
  title: Dialogpakken
organisation:
  municipality: Fjordvik kommune
  service_place: Bakken
"""
_HEAD = re.compile(r"(.*?)(?: \(([a-z, ]+)\))?")
TABLE = "sitater.csv"
_IN_TABLE = f"themes: [{{id: mat, title: Maten}}]\nquotes: {TABLE}\n"
_TOLD = re.compile(r"-> (-?\d+|[A-Z]+\d+) ([\w-]+): (.*) // (.*)")
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|(.))")


class Told(NamedTuple):
    """What must be told: at which line of the row, or in which cell, under which code, in which words."""

    at: str
    code: str
    message: str
    hint: str


class Mistake(NamedTuple):
    """A row: its whole text, and how many lines of it stand before the row's own. Of a table, what stands in that."""

    name: str
    lang: str
    text: str
    before: int
    told: tuple[Told, ...]
    table: str = ""


def mistakes() -> list[Mistake]:
    """Every row of the file."""
    text = (Path(__file__).parent / "data/mistakes.txt").read_text(encoding="utf-8")
    return [_row(*row.rstrip("\n").split("\n")) for row in text.split("\n== ")[1:]]


def _row(head: str, *lines: str) -> Mistake:
    found = _HEAD.fullmatch(head)
    assert found, head
    marks = (found[2] or "").split(", ")
    lang = next((mark for mark in marks if len(mark) == 2), "nb")
    start = "" if "whole" in marks else START.format(lang=lang)
    typed = "".join(f"{line}\n" for line in lines if not line.startswith("-> "))
    told = (_TOLD.fullmatch(line) for line in lines if line.startswith("-> "))
    answers = tuple(Told(*each.groups()) for each in told if each)
    typed = _ESCAPED.sub(_meant, typed)
    if "table" in marks:
        return Mistake(found[1], lang, start + _IN_TABLE, start.count("\n"), answers, typed)
    return Mistake(found[1], lang, start + typed, start.count("\n"), answers)


def _meant(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16)) if escaped[1] else {"t": "\t", "r": "\r"}.get(escaped[2], escaped[2])
