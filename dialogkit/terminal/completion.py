"""What a shell offers when somebody presses Tab: commands and options are typer's own work, words after them are found here.

A person waits for each, so nothing heavy is loaded for it. No year is opened: its folder is known by the file that is in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Literal

import typer

from dialogkit.terminal.command import TYPED
from dialogkit.terms import CARD_LISTS

Shell = Literal["bash", "zsh", "fish", "powershell"]
VARIABLE = "_DIALOGKIT_COMPLETE"
"""What a shell sets in the environment to ask."""

_YEAR = "cycle.yaml"
_MOST_LOOKED_AT = 2_000  # entries of a folder
_AS_IT_IS = r"[A-Za-z0-9_./\\:~+@-]+"  # what needs no quotation marks, in letters that every console has


def beginning(words: Iterable[str]) -> Callable[[str], list[str]]:
    """Offers those of some words that begin with what is typed."""

    def offered(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return offered


def listed(names: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """Offers those of some names that the last of a list with commas may become, each with what stands before it."""

    def offered(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        left = (name for name in names() if name not in before.split(","))
        return [f"{before}{comma}{name}" for name in left if name.startswith(last)]

    return offered


def materials(year: Path) -> list[str]:
    """The names of all materials, and of a year's own."""
    from dialogkit.cycle.folder import Folder
    from dialogkit.kit.materials import known_materials

    return [material.name for material in known_materials(Folder.at(year))]


def materials_listed(context: typer.Context, incomplete: str) -> list[str]:
    """Offers those that the last of a list may become, with those of the year that has been named, or is here."""
    named = (word for word in context.meta[TYPED][1:] if os.path.isfile(word) or os.path.isfile(os.path.join(word, _YEAR)))
    return listed(lambda: materials(Path(next(named, "."))))(incomplete)


def card_lists() -> Iterable[str]:
    """The kinds of card, as cards are chosen by."""
    return CARD_LISTS


def sections(incomplete: str) -> list[str]:
    """The sections that stand ready for a year and begin with what is typed."""
    from dialogkit.cycle.sections.blocks import every_section

    return beginning(every_section())(incomplete)


def lists(incomplete: str) -> list[str]:
    """The lists that can stand in a table and begin with what is typed. They are the model's: no other answer waits for that."""
    from dialogkit.cycle.tables.lists import list_names

    return beginning(list_names())(incomplete)


def folders_of_years(incomplete: str) -> list[str]:
    """The folders that hold a year and begin with what is typed. Where there is none, the shell offers its files.

    A name that must be quoted is left to the shell too.
    """
    before, name = os.path.split(incomplete)
    try:
        with os.scandir(before or ".") as entries:
            looked_at = list(islice(entries, _MOST_LOOKED_AT))
    except (OSError, ValueError):  # no such folder, or a name that can be none
        return []
    head = incomplete[: len(incomplete) - len(name)]
    years = (entry.name for entry in looked_at if entry.name.startswith(name) and _is_year(entry))
    return sorted(f"{head}{year}" for year in years if re.fullmatch(_AS_IT_IS, f"{head}{year}"))


def _is_year(folder: os.DirEntry[str]) -> bool:
    try:
        return folder.is_dir() and os.path.isfile(os.path.join(folder.path, _YEAR))
    except OSError:
        return False


def script(shell: Shell) -> str:
    """What a shell must be told once to complete dialogkit's commands."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # it has it from a private room of its own

    return get_completion_script(prog_name="dialogkit", complete_var=VARIABLE, shell=shell)


def be_ready() -> None:
    """Makes typer answer a shell that asks, which it does by itself only where it has options of its own for that."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()
