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

MADE = {"rich_help_panel": "made"}
PRINTED = {"rich_help_panel": "printed"}
FOR = {"rich_help_panel": "for"}


class BuildOptions(NamedTuple):
    """What is typed after `dialogkit build`, in the order of its help. A word that cannot be read is a Problem here."""

    cycle: CycleArgument = Path(".")
    only: Annotated[list[str] | None, typer.Option("--only", metavar="MATERIALS", autocompletion=materials_listed, **MADE)] = None
    every: Annotated[bool, typer.Option("--all", **MADE)] = False
    cards: Annotated[list[str] | None, typer.Option("--cards", metavar="CARDS", autocompletion=listed(card_lists), **MADE)] = None
    copies: Annotated[int | None, typer.Option("--copies", parser=number_of_copies, metavar=f"<1-{MOST_COPIES}>", **MADE)] = None
    only_changed: Annotated[bool, typer.Option("--only-changed", **MADE)] = False
    proof: Annotated[bool, typer.Option("--proof", **MADE)] = False
    out: Annotated[Path | None, typer.Option("--out", metavar="FOLDER", **MADE)] = None
    tile: Annotated[TilePaper | None, choice("--tile", get_args(TilePaper), **PRINTED)] = None
    ink: Annotated[Ink | None, choice("--ink", get_args(Ink), **PRINTED)] = None
    booklet: Annotated[bool, typer.Option("--booklet", **PRINTED)] = False
    printer: Annotated[str | None, typer.Option("--printer", metavar="NAME", **PRINTED)] = None
    settings: Annotated[list[str] | None, typer.Option("--print", metavar="NAME=VALUE", **PRINTED)] = None
    edition: Annotated[Edition, edition_option(**FOR)] = "internal"
    printshop: Annotated[bool, typer.Option("--printshop", **FOR)] = False
    show: ShowOption = False
    quiet: QuietOption = False

    def order(self, today: date) -> Order:
        """The order that it makes on a day, with all of it that cannot be read.

        Raises DialogkitError where the file that printers are kept in is broken.
        """
        from dialogkit.kit.order import Order

        given = self._asdict()
        read = {name: value for name, value in given.items() if not isinstance(value, Problem)}
        only, missing = _materials(_joined(self.only))
        offset, unfound = _offset(self.printer)
        return Order(
            **{name: read[name] for name in _AS_TYPED if name in read},
            only=only,
            cards=_joined(self.cards),
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
                yield Problem("words-without-commas", details={"option": option, "right": f"{_joined(given)},{self.cycle}"})


_AS_TYPED = "every edition copies only_changed booklet printshop proof tile ink".split()


def _joined(lists: list[str] | None) -> str | None:
    """An option that is typed twice is one list."""
    return None if lists is None else ",".join(lists)


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
