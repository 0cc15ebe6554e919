"""What `dialogkit build` can be asked for, and the order that it makes of what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args

import typer

from dialogkit.paths import check_name_of
from dialogkit.problems import Problem, UsageError
from dialogkit.terminal.command import wrong_words
from dialogkit.terminal.completion import card_lists, listed, materials, materials_listed
from dialogkit.terminal.options import (
    MOST_COPIES,
    CycleArgument,
    QuietOption,
    ShowOption,
    choice,
    edition_option,
    number_of_copies,
)
from dialogkit.terms import Edition, Ink, TilePaper

if TYPE_CHECKING:
    from dialogkit.kit.order import Order

MADE = {"rich_help_panel": "What is made"}
PRINTED = {"rich_help_panel": "How it is printed"}
FOR = {"rich_help_panel": "For whom"}


class BuildOptions(NamedTuple):
    """What is typed after `dialogkit build`, in the order of its help. A word that cannot be read is a Problem here."""

    cycle: CycleArgument = Path(".")
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="MATERIALS",
            help="Build only these materials: handout,cards for example.",
            autocompletion=materials_listed,
            **MADE,
        ),
    ] = None
    cards: Annotated[
        str | None,
        typer.Option(
            "--cards",
            metavar="CARDS",
            help="Print these cards alone: quotes,rights:3,12-19 for example.",
            autocompletion=listed(card_lists),
            **MADE,
        ),
    ] = None
    copies: Annotated[
        int | None,
        typer.Option(
            "--copies",
            parser=number_of_copies,
            metavar=f"<1-{MOST_COPIES}>",
            help="Print each card so many times, and nothing but cards.",
            **MADE,
        ),
    ] = None
    only_changed: Annotated[
        bool, typer.Option("--only-changed", help="Print the cards that changed since the last kit, no more.", **MADE)
    ] = False
    proof: Annotated[
        bool, typer.Option("--proof", help="Make proofs of poster, board and cards, to look at before you print.", **MADE)
    ] = False
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FOLDER", help="Write the PDFs here instead of CYCLE/build, or CYCLE/public.", **MADE),
    ] = None
    tile: Annotated[
        TilePaper | None, choice("--tile", get_args(TilePaper), "Cut poster and board into sheets of this paper.", **PRINTED)
    ] = None
    ink: Annotated[
        Ink | None,
        choice("--ink", get_args(Ink), "Print in colour, in grey for a printer with black only, or with little ink.", **PRINTED),
    ] = None
    booklet: Annotated[
        bool,
        typer.Option("--booklet", help="Make the handout a booklet of A5 pages, printed on A4 to fold and staple.", **PRINTED),
    ] = False
    printer: Annotated[
        str | None,
        typer.Option(
            "--printer", metavar="NAME", help="Move the backs of cards as this printer wants it: see calibrate.", **PRINTED
        ),
    ] = None
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--print", metavar="NAME=VALUE", help="Another choice under print: cards.backs=none for example.", **PRINTED
        ),
    ] = None
    edition: Annotated[Edition, edition_option(**FOR)] = "internal"
    printshop: Annotated[
        bool, typer.Option("--printshop", help="Make files for a print shop: cards, poster and board, with bleed.", **FOR)
    ] = False
    show: ShowOption = False
    quiet: QuietOption = False

    def order(self, today: date) -> Order:
        """The order that it makes on a day, with all of it that cannot be read.

        Raises DialogkitError where the file that printers are kept in is broken.
        """
        from dialogkit.kit.order import Order

        given = self._asdict()
        read = {name: value for name, value in given.items() if not isinstance(value, Problem)}
        only, missing = _materials(self.only)
        offset, unfound = _offset(self.printer)
        return Order(
            **{name: read[name] for name in _AS_TYPED if name in read},
            only=only,
            settings=tuple(self.settings or ()),
            printer=(self.printer or "").strip(),
            offset=offset,
            today=today,
            wrong=(*wrong_words(given), *missing, *unfound, *_unfit(self.out)),
        )

    def cut_lists(self) -> Iterator[Problem]:
        """The problem with a list of which the last word has come as the CYCLE: PowerShell takes one apart at its commas."""
        for option, given, names in (("--only", self.only, materials(Path("."))), ("--cards", self.cards, card_lists())):
            if given is not None and str(self.cycle).partition(":")[0] in names:
                yield Problem("words-without-commas", details={"option": option, "right": f"{given},{self.cycle}"})


_AS_TYPED = "edition cards copies only_changed booklet printshop proof tile ink".split()


def _materials(only: str | None) -> tuple[tuple[str, ...] | None, list[Problem]]:
    """The names in `--only`, or None for all, and the problem where there is none in it."""
    if only is None:
        return None, []
    asked = dict.fromkeys(name.strip() for name in only.split(",") if name.strip())
    if not asked:
        return None, [Problem("option-alone", details={"command": "dialogkit build", "option": "--only"})]
    return tuple(asked), []


def _offset(printer: str | None) -> tuple[tuple[float, float], tuple[Problem, ...]]:
    """How far a printer wants backs moved, in mm, or the problem with one that has not been calibrated."""
    if printer is None:
        return (0.0, 0.0), ()
    from dialogkit.kit import printers

    try:
        offset = printers.find(printer)
    except UsageError as error:
        return (0.0, 0.0), error.problems
    return (offset.dx, offset.dy), ()


def _unfit(out: Path | None) -> tuple[Problem, ...]:
    """The problem with a folder that cannot be called that here."""
    try:
        check_name_of(out)
    except UsageError as error:
        return error.problems
    return ()
