"""Where dialogkit's own templates lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).parent


@cache
def templates_folder() -> Path:
    """The folder with cycles, materials, locales and crpd: inside the package when installed, else the checkout's."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def read_texts(*path: str) -> dict[str, Any]:
    """One of our own YAML files below the templates' folder: maps and lists of texts, in which `no` and `on` stay words."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the base loader makes every scalar a text
    text = templates_folder().joinpath(*path).read_text(encoding="utf-8")
    return yaml.load(text, loader)  # noqa: S506 - our own file, and texts only
