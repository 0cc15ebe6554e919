"""Pictures of the cycle's own, and the yes to print what a person has said or a photo of a person."""

from collections.abc import Iterator
from typing import Annotated

from dialogkit.cycle.model.fields import ChapterRef, Day, EasyName, EasyText, Flag, Focus, Name, PictureFile, Pointer
from dialogkit.cycle.model.item import Item, items
from dialogkit.cycle.model.marks import Years
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.terms import ConsentStatus, Medium, PictureKind


class Consent(Item):
    """The yes to print what a person has said, or a photo of a person. `ref` points at a paper form; no name stands here.

    Whoever has said yes to some places, those in `scope`, may have said no to others: those are in `not_in`.
    """

    status: ConsentStatus
    scope: list[Medium] = []
    not_in: list[Medium] = []
    ref: Pointer | None = None
    date: Annotated[Day, Years(-20, 1)] | None = None
    expires: Annotated[Day, Years(0, 50)] | None = None


class Picture(Item):
    """A picture file of the cycle's own. `src` is a path inside the cycle's folder: SVG, PNG or JPEG.

    A photo needs the consent of those who are on it, unless `people` says that there is nobody.
    """

    src: PictureFile
    alt: EasyText  # what a person who cannot see the picture should know
    caption: EasyName | None = None
    focus: Focus = "50 50"  # what stays in sight where the picture fills a frame of another form
    kind: PictureKind = "illustration"
    source: Name | None = None
    author: Name | None = None
    licence: Name | None = None
    people: Flag = True
    consent: Consent | None = None


class ChapterPicture(Picture):
    """One that stands with a chapter, or without one where the work is told of."""

    chapter: ChapterRef | None = None


def pictures(item: Item) -> Iterator[tuple[Path, Picture]]:
    """Every picture of the tree below `item`, with its path in the file that it was read from."""
    return ((each.path or path, each) for path, each in items(item) if isinstance(each, Picture))


def photos_of(item: Item) -> Iterator[Picture]:
    """The pictures of people: they need a yes."""
    return (picture for _, picture in pictures(item) if picture.kind == "photo" and picture.people)
