"""Where it stands in what has been made that a yes was for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialogkit.cycle.consents.subjects import Subject
from dialogkit.cycle.load import Loaded
from dialogkit.kit.build import bench_of
from dialogkit.kit.make import to_read
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order
from dialogkit.kit.reprint import manifest
from dialogkit.kit.withdrawal.found import held as held_of
from dialogkit.problems import DialogkitError
from dialogkit.processes import MATERIALS
from dialogkit.terms import Edition


@dataclass(frozen=True, slots=True)
class Standing:
    """A file of the kit that something stands in, on which pages, and as which cards of the deck. No page where none is known."""

    edition: Edition
    path: Path
    material: str
    pages: tuple[int, ...] = ()
    cards: tuple[str, ...] = ()


def standing(loaded: Loaded, found: Sequence[Subject], order: Order) -> list[Standing]:
    """Each file of the year's kits that holds one of them. The pages are those of a kit made as the year is now."""
    held = {held_of(each, loaded.folder) for each in found}
    there = [each for edition, out in manifest.OUT.items() for each in _in_kit(loaded, edition, out, held)]
    pages = _pages(loaded, found, {each.material for each in there}, order)
    cards = {f"quotes:{each.name}" for each in found if each.kind == "quote"}
    return [
        Standing(each.edition, each.path, each.material, pages.get(each.material, ()), tuple(sorted(cards & {*each.cards})))
        for each in there
    ]


def _in_kit(loaded: Loaded, edition: Edition, out: str, held: set[str]) -> Iterator[Standing]:
    folder = loaded.folder.path / out
    try:
        kit = manifest.read(folder / manifest.NAME).manifest
    except ValueError:
        return
    decks = {each.name for each in MATERIALS if each.deck}
    for name, file in kit.files.items():
        if held & {*(file.holds or ())} and (folder / name).exists():
            deck = file.cards if file.cards is not None else tuple(kit.cards) if file.material in decks else ()
            yield Standing(edition, folder / name, str(file.material), cards=deck)


def _pages(loaded: Loaded, found: Sequence[Subject], names: set[str], order: Order) -> dict[str, tuple[int, ...]]:
    """The pages of each material where it stands; of none where the year cannot be made now."""
    paths = {each.path for each in found if not each.pack}
    files = {each.name for each in found if each.kind == "photo"}
    try:
        bench, _ = bench_of(loaded, order, {}, False)
        pieces = {each.name: to_read(each, bench) for each in materials_of(loaded) if each.name in names}
    except DialogkitError:
        return {}
    return {
        name: tuple(sorted({piece.page for piece in stands if piece.page and (piece.path[:2] in paths or piece.name in files)}))
        for name, stands in pieces.items()
    }
