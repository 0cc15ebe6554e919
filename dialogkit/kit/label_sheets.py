"""The label sheet that a cycle's cards are printed on: found by its name, read, and put in the place of the card's own size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import CardPrint, Game
from dialogkit.cycle.sheet_file import SheetFile, read_sheet
from dialogkit.cycle.source import Source, read_source, source_of
from dialogkit.cycle.text.suggest import closest
from dialogkit.press.sheets.label_sheet import beyond_paper
from dialogkit.problems import DialogkitError, Place, Problem, Severity
from dialogkit.resources import names_below, own_text
from dialogkit.terms import BACKS

FOLDER = "sheets"
_ENDING = ".yaml"
_OVERRIDDEN = ("paper", "margin", "bleed", "guides", "camera_marks")  # what a ready-cut sheet decides itself
_BACKS = tuple(backs for backs in BACKS if backs != "gutterfold")


def with_sheet(loaded: Loaded) -> tuple[Loaded, list[Problem]]:
    """The cycle with the size of its cards and their backs as its label sheet has them, and what is wrong with that.

    A cycle without a sheet, or whose sheet cannot be used, stays as it is.
    """
    choice = loaded.cycle.print.cards
    if choice.sheet is None:
        return loaded, list(_idle_nudge(loaded, choice))
    sheet, problems = _find(loaded, choice.sheet)
    if sheet is None:
        return loaded, problems
    problems += [*_backs(loaded, choice, sheet), *_overridden(loaded, choice, sheet)]
    cycle = loaded.cycle
    # labels have nothing on their backs, so that backs are left out wherever none are asked for
    backs = choice.backs if sheet.two_sided else "none"
    cards = choice.model_copy(update={"backs": backs})
    game = cycle.game.model_copy(update={"size": f"{in_mm(sheet.width)}x{in_mm(sheet.height)}"})
    changes = {"game": game, "print": cycle.print.model_copy(update={"cards": cards})}
    return replace(loaded, cycle=cycle.model_copy(update=changes), sheet=sheet), problems


def in_mm(length: float) -> str:
    """A length as a number of mm, with no more digits than it needs."""
    return f"{round(length, 3) + 0.0:.3f}".rstrip("0").rstrip(".")


# ------------------------------------------------------------------------------------------------ finding and reading


def _find(loaded: Loaded, name: str) -> tuple[SheetFile | None, list[Problem]]:
    """The sheet of that name and the warnings about it, or None and what stands in the way."""
    try:
        own, spelled = loaded.folder.names(FOLDER), loaded.folder.spelled(FOLDER)
    except Refused as error:
        return None, [_refused(loaded, error)]
    if spelled not in (None, FOLDER):
        return None, [_problem(loaded, "sheet", "path-case", name=FOLDER, suggestion=spelled)]
    files = {_plain(file): _File(file, None) for file in names_below(FOLDER, _ENDING)}
    mine = [file for file in own if file.endswith(_ENDING)][: limits.SHEETS]
    files |= {_plain(file): _File(file, loaded.folder) for file in mine}  # one's own comes before
    file = files.get(_plain(name)) or next((file for file in files.values() if _fits(file, name)), None)
    if file is None:
        names = sorted(file.name.removesuffix(_ENDING) for file in files.values())
        suggestion = closest(name, names)
        return None, [_problem(loaded, "sheet", "unknown-sheet", name=name, allowed=tuple(names), suggestion=suggestion)]
    try:
        if file.folder:
            file.folder.read(file.path, limits.LABEL_SHEET_BYTES)
        source = file.source()
    except Refused as error:
        return None, [_refused(loaded, error)]
    except DialogkitError as error:
        return None, list(error.problems)
    sheet = read_sheet(source)
    outside = list(_outside(sheet, source)) if sheet else []
    return None if outside else sheet, [*source.problems, *outside]


def _refused(loaded: Loaded, error: Refused) -> Problem:
    return replace(error.problem, place=_problem(loaded, "sheet", error.code).place)


@dataclass(frozen=True, slots=True)
class _File:
    """A sheet's file: one of the cycle's own, or with no `folder` one of dialogkit's."""

    name: str
    folder: Folder | None

    @property
    def path(self) -> str:
        return f"{FOLDER}/{self.name}"

    def source(self) -> Source:
        """Raises DialogkitError where nothing in it can be told apart."""
        if self.folder:
            return read_source(self.folder, self.path, str(self.folder.path / self.path))
        return source_of(own_text(self.path), self.name)


def _plain(name: str) -> str:
    return name.strip().casefold().replace("×", "x").replace(" ", "-").removesuffix(_ENDING)


def _fits(file: _File, name: str) -> bool:
    """Whether the sheet in a file is cut like the product `name`: `L7165` is also found as part of `Avery L7165`."""
    try:
        sheet = read_sheet(file.source())
    except DialogkitError:
        return False
    word = name.strip().casefold()
    return sheet is not None and any(word == fit.casefold() or word in fit.casefold().split() for fit in sheet.fits)


def _outside(sheet: SheetFile, source: Source) -> Iterator[Problem]:
    size, gaps = (sheet.width, sheet.height), (sheet.gap_across, sheet.gap_down)
    counts, starts = (sheet.columns, sheet.rows), (sheet.left, sheet.top)
    over = beyond_paper(sheet.paper, sheet.orientation, size, counts, starts, gaps)
    for name, length in zip(("columns", "rows"), over):
        if length > 0:
            yield source.problem("sheet-over-edge", (name,), name=name, paper=sheet.paper, over=f"{length:.1f}")


# ------------------------------------------------------------------------------------------------ what does not go with it


def _backs(loaded: Loaded, choice: CardPrint, sheet: SheetFile) -> Iterator[Problem]:
    """Backs that cannot be: folded ones, for then cards would have to lie as if seen in a mirror, and ones on labels."""
    asked = "backs" in choice.model_fields_set
    if not sheet.two_sided and asked and choice.backs != "none":
        yield _problem(loaded, "backs", "sheet-one-sided", backs=choice.backs)
    elif choice.backs == "gutterfold":
        yield _problem(loaded, "backs", "sheet-cannot-fold", backs=choice.backs, allowed=_BACKS)


def _overridden(loaded: Loaded, choice: CardPrint, sheet: SheetFile) -> Iterator[Problem]:
    """Warnings for choices that do not count beside a sheet. What is chosen anyway, in each new year, is none."""
    chosen, usual = choice.model_dump(), CardPrint().model_dump()
    for name in _OVERRIDDEN:
        if chosen[name] != usual[name]:
            yield _problem(loaded, name, "sheet-decides", Severity.WARNING, name=name)
    game = loaded.cycle.game
    if game.size not in (Game.model_fields["size"].default, f"{in_mm(sheet.width)}x{in_mm(sheet.height)}"):
        yield loaded.source.problem("sheet-decides", ("game", "size"), Severity.WARNING, name="size")


def _idle_nudge(loaded: Loaded, choice: CardPrint) -> Iterator[Problem]:
    if choice.nudge.right or choice.nudge.up:
        yield _problem(loaded, "nudge", "nudge-without-sheet", Severity.WARNING)


def _problem(loaded: Loaded, field: str, code: str, severity: Severity = Severity.ERROR, **details: object) -> Problem:
    """A problem with a field of `print: cards:`, at its place, or at none where the command line has it."""
    path = ("print", "cards", field)
    if path in loaded.source.spots:
        return loaded.source.problem(code, path, severity, False, **details)
    return Problem(code, Place(loaded.source.file), details, severity)
