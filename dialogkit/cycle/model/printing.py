"""Choices for the printer, and fonts and colours of the cycle's own."""

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from dialogkit.cycle.model.fields import Flag, FontFile, Hex, Millimetres, SheetName
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.text.scalars import parse_board_size
from dialogkit.terms import BackDesign, Backs, BoardSize, FolderFold, Guide, Ink, OfficePaper, PosterSize, TilePaper


class Guides(Item):
    """Marks that show where to cut: none, at the corners, in the sheet's margin, or whole lines."""

    front: Guide = "margin"
    back: Guide = "none"


class Nudge(Item):
    """How far everything on a label sheet is moved, in mm, as one looks at the printed front."""

    right: Annotated[Millimetres, Field(ge=-5, le=5)] = 0
    up: Annotated[Millimetres, Field(ge=-5, le=5)] = 0


class CardPrint(Item):
    """How the deck lies on its sheets. Lengths in mm."""

    paper: OfficePaper = "A4"
    margin: Annotated[Millimetres, Field(ge=5, le=50)] = 8
    bleed: Annotated[Millimetres, Field(ge=0, le=10)] = 0
    corner: Annotated[Millimetres, Field(ge=0, le=15)] = 3
    backs: Backs = "long-edge"
    back: BackDesign = "kind"
    guides: Guides = Field(default_factory=Guides)
    sheet: SheetName | None = None  # it decides where cards lie
    nudge: Nudge = Field(default_factory=Nudge)
    cut_file: Flag = False
    camera_marks: Flag = False  # on the fronts and in the cut file, for a cutting machine's camera


class PosterPrint(Item):
    """How large the poster is printed, and on which paper it is put together, where that is smaller."""

    size: PosterSize = "A3"
    tile: TilePaper | None = None


class BoardPrint(Item):
    """The same of the board. `2x2 A4` is as large as four sheets of A4 can make it, and so it is cut into those."""

    size: Annotated[BoardSize, BeforeValidator(parse_board_size)] = "A3"
    tile: TilePaper | None = None

    @model_validator(mode="before")
    @classmethod
    def _four_sheets_are_a4(cls, data: object) -> object:
        if isinstance(data, dict) and parse_board_size(data.get("size")) == "2x2 A4" and data.get("tile") is None:
            return {**data, "tile": "A4"}
        return data


class MatPrint(Item):
    """The same of the answer mat. Its cards are smaller where it is."""

    size: TilePaper = "A3"
    tile: TilePaper | None = None


class OverviewPrint(Item):
    """The same of the year as one picture."""

    size: TilePaper = "A3"
    tile: TilePaper | None = None


class WallPrint(Item):
    """How large pages to hang up are printed."""

    size: TilePaper = "A3"


class FolderPrint(Item):
    """How the folder is folded, and on which paper."""

    fold: FolderFold = "roll"
    paper: TilePaper = "A4"


class SlidesPrint(Item):
    """What is printed beside the slides."""

    notes: Flag = False  # what to say to each, for whoever shows them


class Print(Item):
    """Choices for the printer. `ink`: in colour, in grey for a printer that has only black, or with little ink."""

    ink: Ink = "colour"
    cards: CardPrint = Field(default_factory=CardPrint)
    poster: PosterPrint = Field(default_factory=PosterPrint)
    board: BoardPrint = Field(default_factory=BoardPrint)
    mat: MatPrint = Field(default_factory=MatPrint)
    overview: OverviewPrint = Field(default_factory=OverviewPrint)
    programme: WallPrint = Field(default_factory=WallPrint)
    themes: WallPrint = Field(default_factory=WallPrint)
    folder: FolderPrint = Field(default_factory=FolderPrint)
    slides: SlidesPrint = Field(default_factory=SlidesPrint)


class Fonts(Item):
    """TrueType files of the cycle's own, as paths inside its folder."""

    regular: FontFile
    bold: FontFile


class Colour(Item):
    """A theme's colour, in place of one of the house's. Words and lines are `dark`, panels have the pale `tint`.

    Left out, the tint is made of the dark tone.
    """

    dark: Hex
    tint: Hex | None = None
