"""The element `credits`: who made the pictures, which some licences ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from dialogkit.clearing.select import file_of
from dialogkit.cycle.model import Cycle, Picture, pictures
from dialogkit.kit.passes.filling import filled
from dialogkit.markup.parser import tidy
from dialogkit.markup.tree import Node, pictured
from dialogkit.words import Words


def with_credits(tree: Node, cycle: Cycle, words: Words) -> Node:
    """The tree with a line in `credits` for each picture of the year that it shows and that names its maker, source or licence.

    Joined they are one paragraph: where there are several it names only those who made them. A file that several places show is
    called what the first of them does.
    """

    def fill(place: Node) -> list[Node]:
        shown: dict[PurePosixPath, Picture] = {}
        for each in filter(_is_told, _of_names(pictured(tree), cycle)):
            shown.setdefault(file_of(each.src), each)
        texts = [_line(picture, words) for picture in shown.values()]
        if place.flag("joined") and len(texts) > 1:
            makers = dict.fromkeys(map(_made_by, shown.values()))
            texts = [words("common.pictures", made_by="; ".join(makers))]
        role = {"role": place.get("role")} if place.get("role") else {}
        return [tidy(Node("p", dict(role), [text], place.place)) for text in texts]

    return filled(tree, "credits", fill)


def _of_names(names: Collection[str], cycle: Cycle) -> Iterator[Picture]:
    """The pictures whose files are shown, by their paths or as symbols."""
    files = {file_of(cycle.symbols[name].src if name in cycle.symbols else name) for name in names}
    return (picture for _, picture in pictures(cycle) if file_of(picture.src) in files)


def _is_told(picture: Picture) -> bool:
    return bool(picture.author or picture.source or picture.licence)


def _made_by(picture: Picture) -> str:
    return ", ".join(text for text in (picture.author, picture.source, picture.licence) if text)


def _line(picture: Picture, words: Words) -> str:
    title = (picture.caption or picture.alt).split(". ")[0].rstrip(".")
    return words("common.picture", picture=title, made_by=_made_by(picture))
