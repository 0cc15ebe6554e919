"""Where a year names a table in the place of a list. What reads one is loaded only then."""

from __future__ import annotations

from pathlib import PurePosixPath

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import TABLES

_LIKE = (
    *(".xlsm", ".xlsb", ".xltx", ".xlt", ".xlw", ".fods", ".ots", ".numbers", ".tsv", ".tab", ".txt", ".gsheet", ".sxc"),
    *(".doc", ".docx", ".odt", ".pdf", ".html", ".htm", ".rtf", ".pages", ".json"),
)
"""Endings of what is no table that can be read here, but may be meant for one."""
_LONGEST = 250  # letters of a name


def named_tables(source: Source, folder: Folder) -> list[tuple[Path, str]]:
    """The path of each such list, and the name of its file. It may lack its ending, where a table of that name lies there."""
    return [
        (path, value.strip())
        for path, shape, value in source.values
        if shape.kind is list and shape.item and isinstance(value, str) and _is_like_a_table(value.strip(), folder)
    ]


def _is_like_a_table(value: str, folder: Folder) -> bool:
    if not value or "\n" in value or len(value) > _LONGEST:
        return False
    return PurePosixPath(value).suffix.lower() in (*TABLES, *_LIKE) or any(
        folder.holds(".", f"{value}{ending}") for ending in TABLES
    )
