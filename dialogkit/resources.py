"""dialogkit's own files: where they lie, and what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_PACKAGE = Path(__file__).parent


@cache
def templates_folder() -> Path:
    """The folder with cycles, materials, locales and crpd: inside the package when installed, else the checkout's."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def own_text(*path: str) -> str:
    """One of our own text files below the templates' folder."""
    return templates_folder().joinpath(*path).read_text(encoding="utf-8")


def read_texts(*path: str) -> dict[str, Any]:
    """One of our own YAML files below the templates' folder: maps and lists of texts, in which `no` and `on` stay words."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the base loader makes every scalar a text; C is many times as fast
    return yaml.load(own_text(*path), loader)  # noqa: S506 - our own file, and texts only


@cache
def word_lists(*path: str) -> Mapping[str, frozenset[str]]:
    """The lists of words in one of our own files below `templates/language`, by name."""
    return MappingProxyType({name: frozenset(words.split()) for name, words in read_texts("language", *path).items()})


@cache
def names_below(folder: str, ending: str) -> Mapping[str, str]:
    """The paths of all our own files below a folder of the templates' folder that end so, by the files' names."""
    top = templates_folder()
    return MappingProxyType({file.name: file.relative_to(top).as_posix() for file in sorted((top / folder).rglob(f"*{ending}"))})
