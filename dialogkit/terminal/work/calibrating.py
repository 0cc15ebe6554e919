"""`dialogkit calibrate`: the sheet that shows how far a printer's backs miss its fronts, and what was read off it."""

from __future__ import annotations

from pathlib import Path

from dialogkit.kit import printers
from dialogkit.kit.calibrate import write
from dialogkit.paths import check_name_of
from dialogkit.problems import Problem, UsageError
from dialogkit.terminal.console import Console


def make_or_keep(console: Console, out: Path | None, save: str | None, dx: str | None, dy: str | None) -> None:
    """Makes the sheet, or keeps `dx` and `dy` (mm) for a printer. Raises UsageError where only half of that is typed."""
    if save is None and dx is None and dy is None:
        check_name_of(out)
        console.say("progress.calibrated", file=write(out, console.words))
        return
    if save is None or dx is None or dy is None or out is not None:
        raise UsageError(Problem("calibrate-half"))
    offset = printers.parse_offset(dx, dy)
    name, file = printers.save(save, offset)
    console.say("progress.printer_kept", name=name, dx=f"{offset.dx:+g}", dy=f"{offset.dy:+g}", file=file)
