"""What can be chosen on the command line, and how each choice is read: in large or small letters."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from dialogkit.console import Format, TableFormat
from dialogkit.problems import Problem, UsageError


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


_E = TypeVar("_E", bound=StrEnum)
MOST_COPIES = 100


def one_of(kind: type[_E], option: str) -> Callable[[str], _E]:
    """Reads a choice of `kind`. What it gives raises UsageError for another word, with all that can be chosen."""

    def read(text: str) -> _E:
        found = next((choice for choice in kind if choice.casefold() == text.strip().casefold()), None)
        if found is None:
            from dialogkit.usage import meant

            details = {"option": option, "value": text, "allowed": tuple(kind), "suggestion": meant(text, kind)}
            raise UsageError(Problem("not-to-choose", details=details))
        return found

    return read


def number_of_copies(text: str | int) -> int:
    """How often each card is printed. Raises UsageError for anything but a number from 1 to MOST_COPIES."""
    word = str(text).strip()
    if not (word.isascii() and word.isdigit() and len(word) < 5 and 1 <= int(word) <= MOST_COPIES):
        raise UsageError(
            Problem("not-a-number-of", details={"option": "--copies", "value": word, "least": 1, "most": MOST_COPIES})
        )
    return int(word)


def _choices(kind: type[StrEnum]) -> str:
    return f"<{'|'.join(kind)}>"


CycleArgument = Annotated[Path, typer.Argument(metavar="CYCLE", help="A folder with a cycle.yaml, or a YAML file.")]
LangOption = Annotated[
    Lang,
    typer.Option("--lang", parser=one_of(Lang, "--lang"), metavar=_choices(Lang), help="The language of all that is printed."),
]
EditionOption = Annotated[
    Edition,
    typer.Option(
        "--edition",
        parser=one_of(Edition, "--edition"),
        metavar=_choices(Edition),
        help="For those in the work, or for anybody to read.",
    ),
]
PaperOption = Annotated[
    Paper | None,
    typer.Option(
        "--tile", parser=one_of(Paper, "--tile"), metavar=_choices(Paper), help="Cut poster and board into sheets of this paper."
    ),
]
InkOption = Annotated[
    Ink | None,
    typer.Option(
        "--ink",
        parser=one_of(Ink, "--ink"),
        metavar=_choices(Ink),
        help="Print in colour, in grey for a printer with black only, or with little ink.",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option("--format", parser=one_of(Format, "--format"), metavar=_choices(Format), help="How to tell the problems."),
]
TableOption = Annotated[
    TableFormat,
    typer.Option(
        "--format", parser=one_of(TableFormat, "--format"), metavar=_choices(TableFormat), help="A table, or JSON for programs."
    ),
]
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
