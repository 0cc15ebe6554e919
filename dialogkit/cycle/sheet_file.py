"""Label and perforated sheets: files that say where the cards of a ready-cut sheet lie."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationError

from dialogkit.cycle.mistakes.schema_problems import complaints
from dialogkit.cycle.model import Item
from dialogkit.cycle.model.fields import Flag, Millimetres, Text
from dialogkit.cycle.source import Source
from dialogkit.problems import errors_in
from dialogkit.terms import OfficePaper, Orientation

Side = Annotated[Millimetres, Field(ge=40, le=299)]
Distance = Annotated[Millimetres, Field(ge=0, le=200)]
Number = Annotated[int, Field(ge=1, le=20)]


class SheetFile(Item):
    """A sheet as one holds it to read its cards. Lengths in mm; `left` and `top` are from the sheet's edges to the first card.

    Cards are `width` wide and `height` tall, and `gap_across` and `gap_down` apart. A sheet of labels is not `two_sided`.
    `fits` names products that are cut like this; they are names of the sheet too.
    """

    paper: OfficePaper = "A4"
    orientation: Orientation = "portrait"
    columns: Number
    rows: Number
    width: Side
    height: Side
    left: Distance
    top: Distance
    gap_across: Distance = 0
    gap_down: Distance = 0
    two_sided: Flag = True
    fits: list[Text] = []


def read_sheet(source: Source) -> SheetFile | None:
    """The sheet in a file. None where it has mistakes: then the source's problems tell them all."""
    try:
        sheet = SheetFile.model_validate(source.data)
    except ValidationError as error:
        found = complaints(error.errors(include_url=False), source, SheetFile)
        known = {problem.place for problem in source.problems}
        torn = bool(errors_in(source.problems))  # then the rest could not be read
        source.problems += [
            problem for problem in found if problem.place not in known and not (torn and problem.code == "missing-field")
        ]
        return None
    return None if errors_in(source.problems) else sheet
