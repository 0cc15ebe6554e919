"""What can be chosen on the command line, and how each choice is read: in large or small letters."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, get_args

import typer

from dialogkit.problems import Problem
from dialogkit.terminal.completion import beginning, folders_of_years, lists, sections
from dialogkit.terminal.console import Format, TableFormat
from dialogkit.terms import LANGS, PROCESS_NAMES, PROCESSES, Edition, Lang, Process

MOST_COPIES = 100


def choice(option: str, words: tuple[str, ...], also: Mapping[str, str] = MappingProxyType({}), **more: Any) -> Any:
    """An option with a choice of some words, and what else typer may be told of it.

    What is read is one of the words, which people `also` call something else, or the problem with another one: see
    `terminal.command`.
    """

    def read(word: str) -> str | Problem:
        named = {each.casefold(): each for each in words} | dict(also)
        found = named.get(" ".join(word.casefold().split()))
        if found is None:
            from dialogkit.terminal.usage import meant

            near = meant(word, named)
            details = {"option": option, "value": word, "allowed": words, "suggestion": named.get(near or "")}
            return Problem("not-to-choose", details=details)
        return found

    shown, offered = f"<{'|'.join(words)}>", beginning(words)
    return typer.Option(option, parser=read, metavar=shown, autocompletion=offered, **more)


def number_of_copies(text: str | int) -> int | Problem:
    """How often each card is printed: a number from 1 to MOST_COPIES, or the problem with anything else."""
    word = str(text).strip()
    if not (word.isascii() and word.isdigit() and len(word) < 5 and 1 <= int(word) <= MOST_COPIES):
        return Problem("not-a-number-of", details={"option": "--copies", "value": word, "least": 1, "most": MOST_COPIES})
    return int(word)


def edition_option(**more: Any) -> Any:
    """The option that asks for an edition."""
    return choice("--edition", get_args(Edition), **more)


CycleArgument = Annotated[Path, typer.Argument(metavar="CYCLE", autocompletion=folders_of_years)]
SectionsArgument = Annotated[list[str] | None, typer.Argument(metavar="SECTION", autocompletion=sections)]
ListArgument = Annotated[str | None, typer.Argument(metavar="LIST", autocompletion=lists)]
FromOption = Annotated[Path | None, typer.Option("--from", metavar="CYCLE")]
AnyLangOption = Annotated[Lang | None, choice("--lang", LANGS)]
LangOption = Annotated[Lang, choice("--lang", LANGS)]
ProcessOption = Annotated[Process, choice("--process", PROCESSES, PROCESS_NAMES)]
EditionOption = Annotated[Edition, edition_option()]
FormatOption = Annotated[Format, choice("--format", get_args(Format))]
TableOption = Annotated[TableFormat, choice("--format", get_args(TableFormat))]
ShowOption = Annotated[bool, typer.Option("--show")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q")]
