"""One build's order: what is to be made, how it is printed and for whom, with all that cannot be had of it at once.

It is what the command asks for, and comes before what the cycle says under `print:`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pydantic import ValidationError

from dialogkit.clearing.select import Gate
from dialogkit.cycle.consistency import unfit_tile
from dialogkit.cycle.folder import own_templates
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.mistakes.schema_problems import complaints
from dialogkit.cycle.model import Cycle, Item, Print, items
from dialogkit.kit.materials import materials_of, meant_material
from dialogkit.kit.own_colours import replaced
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.job import Job
from dialogkit.problems import DialogkitError, Place, Problem, UsageError
from dialogkit.processes import MATERIALS, Material, has_public, is_made
from dialogkit.terms import Edition, Ink, TilePaper


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of one build alone, and stands in no cycle.

    `only` names the materials, None for those of the process; `every` asks for each that the year can fill. `cards` says which
    cards of the deck (see `kit.reprint.selection`), `copies` how many of each; `only_changed` is for those that are not on paper
    yet. `booklet` makes pages of A5 to fold. `settings` are choices under `print:`, each as `cards.backs=none`. `offset` is how
    far `printer` wants its backs moved, in mm: to the right and up. `today` is the cycle's own day where it is left out. What was
    typed and could not be read is `wrong`.
    """

    only: tuple[str, ...] | None = None
    edition: Edition = "internal"
    cards: str | None = None
    copies: int | None = None
    only_changed: bool = False
    every: bool = False
    booklet: bool = False
    printshop: bool = False
    proof: bool = False
    tile: TilePaper | None = None
    ink: Ink | None = None
    settings: tuple[str, ...] = ()
    printer: str = ""
    offset: tuple[float, float] = (0.0, 0.0)
    today: date | None = None
    wrong: tuple[Problem, ...] = ()

    @property
    def of_deck(self) -> bool:
        """Whether anything but the deck as it is has been asked for."""
        return self.cards is not None or self.copies is not None or self.only_changed

    @property
    def named(self) -> tuple[str, ...] | None:
        """The materials that are asked for by name, None where none is: a part of the deck is asked for alone."""
        return tuple(each.name for each in MATERIALS if each.deck) if self.only is None and self.of_deck else self.only

    @property
    def is_kit(self) -> bool:
        """Whether the kit as a whole is asked for: no materials by name, and neither what a print shop gets nor a proof."""
        return self.named is None and not (self.printshop or self.proof)

    def asked_of(self, materials: Iterable[Material]) -> list[Material]:
        """Those of some materials that are asked for."""
        named = self.named
        return [each for each in materials if named is None or each.name in named]

    def materials(self, loaded: Loaded) -> list[Material]:
        """The materials of a year that are to be made, and can be, in the kit's order."""
        asked = self.asked_of(materials_of(loaded))
        if self.named is None:
            asked = [each for each in asked if is_made(each, loaded.cycle, self.every)]
        return [each for each in asked if self.edition != "public" or has_public(each, loaded.cycle)]

    def may_lack(self, material: Material, loaded: Loaded) -> bool:
        """Whether the rest is made without a material that is larger than any may be: it is asked for only because each one is.

        Templates of the year's own share the room of one document, so that what is too large is told of them.
        """
        only_as_each = self.every and self.named is None and not is_made(material, loaded.cycle)
        return only_as_each and not own_templates(loaded.folder)

    def prints(self, material: Material) -> bool:
        """Whether there is such a print of a material: for a print shop, and as a proof, there is of what is cut."""
        return material.cut or not (self.printshop or self.proof)

    @property
    def print_settings(self) -> tuple[str, ...]:
        """All choices under `print:` that it makes."""
        tiles = (f"{each.name}.tile={self.tile}" for each in MATERIALS if each.tiled and self.tile)
        return (*tiles, *((f"ink={self.ink}",) if self.ink else ()), *self.settings)

    def gate(self, cycle: Cycle) -> Gate:
        """Who will read what is made of the cycle, and when: not before the cycle's own day."""
        return Gate(max(self.today or cycle.day, cycle.day), self.edition)

    def job(self, cycle: Cycle) -> Job:
        """How a document of the cycle is to be printed."""
        right, up = self.offset
        offset = right * mm, up * mm
        return Job(cycle.print.ink, self.printshop, self.proof, offset, self.printer, replaced(cycle.colours))


# ------------------------------------------------------------------------------------------------ what excludes what

EXCLUDED = (
    # a print shop gets whole pages in all colours, and folds, moves and proves them itself
    ("--tile", "--printshop", "not-at-printshop"),
    ("--ink", "--printshop", "not-at-printshop"),
    ("--printer", "--printshop", "not-at-printshop"),
    ("--booklet", "--printshop", "not-at-printshop"),
    ("--proof", "--printshop", "not-at-printshop"),
    ("--printshop", "not cut", "not-for-printshop"),
    # a proof shows where things are cut, and no booklet is
    ("--booklet", "--proof", "not-together"),
    ("--proof", "no cut", "not-in-it"),
    # what anybody may read is read, not cut out or folded
    ("--printshop", "--edition public", "not-together"),
    ("--proof", "--edition public", "not-together"),
    ("--booklet", "--edition public", "not-together"),
    ("--edition public", "not public", "not-public"),
    # what is about a material that is not made
    ("--booklet", "no foldable", "not-in-it"),
    ("--cards", "no deck", "not-in-it"),
    ("--copies", "no deck", "not-in-it"),
    ("--only-changed", "no deck", "not-in-it"),
    # all, or some of it
    ("--all", "--only", "not-together"),
    ("--all", "--cards", "not-together"),
    ("--all", "--copies", "not-together"),
    ("--all", "--only-changed", "not-together"),
)
"""What is asked for, what it cannot be had with, and the problem's code.

`not cut` is a material that is named and is not `cut` (see `Material`); `no cut` that none of those asked for is.
"""


def problems_of(order: Order, materials: Sequence[Material] = MATERIALS, cycle: Cycle | None = None) -> list[Problem]:
    """All that is wrong with an order whatever the cycle holds, of a year that can be made into some materials.

    The `cycle`, where it is known, says by its process which have an edition for anybody.
    """
    names = tuple(each.name for each in materials)
    only = order.only or ()
    known = dict(_facts(replace(order, only=tuple(each for each in only if each in names) or None), materials, cycle))
    others = [
        Problem("unknown-material", details={"name": each, "allowed": names, "suggestion": meant_material(each, materials)})
        for each in only
        if each not in names
    ]
    found = [
        Problem(code, details={"option": typed, "other": other, **details})
        for asked, other, code in EXCLUDED
        for typed in known.get(asked, {})
        for details in known.get(other, {}).values()
    ]
    return [*order.wrong, *others, *found]


def _facts(
    order: Order, materials: Sequence[Material], cycle: Cycle | None
) -> Iterator[tuple[str, Mapping[str, Mapping[str, object]]]]:
    """What of `EXCLUDED` is there: each with how it was typed, or the material's name, and with details for the sentence."""
    by_setting = {"--tile": ".tile", "--ink": ".ink"}
    given = {
        "--tile": order.tile, "--ink": order.ink, "--printer": order.printer, "--booklet": order.booklet, "--proof": order.proof,
        "--printshop": order.printshop, "--edition public": order.edition == "public", "--cards": order.cards is not None,
        "--copies": order.copies, "--only-changed": order.only_changed, "--all": order.every, "--only": order.only is not None,
    }  # fmt: skip
    for option, value in given.items():
        names = (setting.partition("=")[0].strip() for setting in order.settings)
        typed = [f"--print {name}" for name in names if option in by_setting and f".{name}".endswith(by_setting[option])]
        yield option, {each: {} for each in ([option] if value else typed)}
    for trait in ("cut", "public", "foldable", "deck"):
        able = tuple(each.name for each in MATERIALS if _is(each, trait, cycle))
        yield f"not {trait}", {name: {"name": name, "allowed": able} for name in order.named or () if name not in able}
        some = any(_is(each, trait, cycle) for each in order.asked_of(materials))
        yield f"no {trait}", {} if some else {trait: {"allowed": able}}


def _is(material: Material, trait: str, cycle: Cycle | None) -> bool:
    return has_public(material, cycle) if cycle and trait == "public" else getattr(material, trait)


# ------------------------------------------------------------------------------------------------ what it changes in the cycle


def as_ordered(loaded: Loaded, order: Order) -> Loaded:
    """The cycle with the order's choices under `print`. Raises UsageError with all that is wrong with the order, DialogkitError
    where the cycle switches off all that could be made."""
    problems, choice = problems_of(order, materials_of(loaded), loaded.cycle), loaded.cycle.print
    for setting in order.print_settings:
        name, equals, value = (part.strip() for part in setting.partition("="))
        if not equals or not name:
            problems.append(Problem("not-a-choice", details={"value": setting}))
            continue
        try:
            choice = _changed(choice, name.split("."), value)
        except ValidationError as error:
            errors = [{**each, "loc": ("print", *each["loc"])} for each in error.errors(include_url=False)]
            problems += (_asked(name, problem) for problem in complaints(errors, loaded.source))
    problems += _unfit_tiles(order.materials(loaded), choice) if order.print_settings else ()
    if problems:
        raise UsageError(problems)
    if not order.materials(loaded):
        raise DialogkitError(loaded.source.problem("nothing-to-make", ("materials",), at_key=True))
    if not order.print_settings:
        return loaded
    return replace(loaded, cycle=loaded.cycle.model_copy(update={"print": choice}), as_written=loaded.cycle)


def _unfit_tiles(materials: Iterable[Material], choice: Print) -> Iterator[Problem]:
    """Of what is to be made on paper that it cannot be cut into."""
    for material in materials:
        page = getattr(choice, material.name) if material.tiled else None
        if page and (code := unfit_tile(page.size, page.tile)):
            yield Problem(code, details={"tile": page.tile, "size": page.size})


def _asked(name: str, problem: Problem) -> Problem:
    """A problem of a choice, without its place in the file: it is the command line that is wrong."""
    if problem.code == "map-expected":
        return Problem("several-choices", details={"name": name, "allowed": problem.details["allowed"]})
    code = "no-such-print" if problem.code == "unknown-field" else problem.code
    return replace(problem, code=code, place=None, excerpt="")


def _changed(choice: Print, steps: Sequence[str], value: str) -> Print:
    """The choices with another value at the end of a path of names. Raises ValidationError where it cannot stand there."""
    changed = Print.model_validate(_with(choice, steps, value))
    for (_, old), (_, new) in zip(items(choice), items(changed), strict=True):
        new._at = old._at
    return changed


def _with(item: Item, steps: Sequence[str], value: str) -> dict[str, object]:
    name, *below = steps
    inner = getattr(item, name, None)
    fields = {field: getattr(item, field) for field in item.model_fields_set}  # what is left out stays so
    return {**fields, name: _with(inner, below, value) if below and isinstance(inner, Item) else value}


# ------------------------------------------------------------------------------------------------ whether a template can follow


def check_tiles(tree: Node, material: Material, cycle: Cycle) -> None:
    """Raises DialogkitError where a material is to be cut into tiles and its template, the cycle's own, knows nothing of that."""
    tile = getattr(cycle.print, material.name).tile if material.tiled else None
    if tile and not any(node.name == "tiles" for node in tree.walk()):
        raise DialogkitError(Problem("template-without-tiles", Place(f"{material.name}.xml.j2", 1, 1), {"tile": tile}))


def check_booklet(tree: Node, material: str) -> None:
    """Raises DialogkitError where a material is to be a booklet and its template, the cycle's own, knows nothing of that."""
    if tree.find("booklet") is None:
        raise DialogkitError(Problem("template-without-booklet", Place(f"{material}.xml.j2", 1, 1)))
