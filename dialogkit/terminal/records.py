"""What is told to programs: records as JSON, and commands of GitHub's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TextIO

from dialogkit.problems import Problem
from dialogkit.words import Words

if TYPE_CHECKING:
    from dialogkit.kit.told.readings import Reading


def record(problem: Problem, words: Words) -> dict[str, Any]:
    """A problem by name: where it is, what is wrong, how to mend it, and the rule that it is against, if there is one.

    Of a table, line and column are those of the cell.
    """
    place = problem.place
    line, column = (place.cell or (place.line, place.column)) if place else (0, 0)
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "file": place.file if place else "",
        "line": line,
        "column": column,
        "message": words.message(problem),
        "hint": words.hint(problem),
        "rule": problem.details.get("rule", ""),
    }


def figures_of(reading: Reading) -> dict[str, Any]:
    """A material's figures by name; `lix` is None of a short text."""
    told = reading.figures
    lix = None if reading.lix is None else round(reading.lix, 1)
    counts = {"words": told.words, "sentences": told.sentences, "lix": lix, "longest": told.longest}
    return {"material": reading.material, **counts, "hard": list(reading.hard)}


def as_json(records: list[dict[str, Any]] | dict[str, Any], stream: TextIO) -> str:
    """Records as JSON that the stream can carry."""
    ascii_only = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "") != "utf8"
    return json.dumps(records, ensure_ascii=ascii_only, indent=2)


def github(record: dict[str, Any]) -> str:
    """A workflow command of GitHub's, with the escapes it asks for: docs.github.com, "Workflow commands"."""
    properties = {"file": record["file"], "line": record["line"], "col": record["column"], "title": record["code"]}
    told = ",".join(f"{name}={_escape(str(value), ':,')}" for name, value in properties.items() if value)
    return f"::{record['severity']} {told}::{_escape(record['message'])}%0A{_escape(record['hint'])}"


def _escape(text: str, more: str = "") -> str:
    for mark in f"%\r\n{more}":
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text
