"""What can be chosen on the command line, and how each choice is read: in large or small letters."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dialogkit.problems import Problem, UsageError
from dialogkit.terminal.console import Format, TableFormat


class Lang(StrEnum):
    """The languages of a cycle."""

    NB = "nb"
    NN = "nn"
    EN = "en"


class Paper(StrEnum):
    """What a poster or a board can be cut into."""

    A4 = "A4"
    A3 = "A3"


class Ink(StrEnum):
    """What the printer has, or may spend."""

    COLOUR = "colour"
    GREY = "grey"
    LOW = "low"


class Edition(StrEnum):
    """Who will read what is made: those who work with the year, or anybody."""

    INTERNAL = "internal"
    PUBLIC = "public"


MOST_COPIES = 100


def choice(kind: type[StrEnum], option: str, text: str) -> Any:
    """An option with a choice of `kind`, and its help. For another word it raises UsageError with all that can be chosen."""

    def read(word: str) -> StrEnum:
        found = next((each for each in kind if each.casefold() == word.strip().casefold()), None)
        if found is None:
            from dialogkit.terminal.usage import meant

            details = {"option": option, "value": word, "allowed": tuple(kind), "suggestion": meant(word, kind)}
            raise UsageError(Problem("not-to-choose", details=details))
        return found

    return typer.Option(option, parser=read, metavar=f"<{'|'.join(kind)}>", help=text)


def number_of_copies(text: str | int) -> int:
    """How often each card is printed. Raises UsageError for anything but a number from 1 to MOST_COPIES."""
    word = str(text).strip()
    if not (word.isascii() and word.isdigit() and len(word) < 5 and 1 <= int(word) <= MOST_COPIES):
        raise UsageError(
            Problem("not-a-number-of", details={"option": "--copies", "value": word, "least": 1, "most": MOST_COPIES})
        )
    return int(word)


CycleArgument = Annotated[Path, typer.Argument(metavar="CYCLE", help="A folder with a cycle.yaml, or a YAML file.")]
LangOption = Annotated[Lang, choice(Lang, "--lang", "The language of all that is printed.")]
EditionOption = Annotated[Edition, choice(Edition, "--edition", "For those in the work, or for anybody to read.")]
PaperOption = Annotated[Paper | None, choice(Paper, "--tile", "Cut poster and board into sheets of this paper.")]
InkOption = Annotated[
    Ink | None, choice(Ink, "--ink", "Print in colour, in grey for a printer with black only, or with little ink.")
]
FormatOption = Annotated[Format, choice(Format, "--format", "How to tell the problems.")]
TableOption = Annotated[TableFormat, choice(TableFormat, "--format", "A table, or JSON for programs.")]
CopiesOption = Annotated[
    int | None,
    typer.Option(
        "--copies",
        parser=number_of_copies,
        metavar=f"<1-{MOST_COPIES}>",
        help="Print each card so many times, and nothing but cards.",
    ),
]
ShowOption = Annotated[bool, typer.Option("--show", help="Show private words in full, where nobody else sees the screen.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
