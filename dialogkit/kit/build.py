"""A cycle → the PDFs of its kit: whole files or none."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timezone
from functools import cache
from pathlib import Path

from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Picture, items
from dialogkit.kit import manifest
from dialogkit.kit.choices import Choices, check_booklet, check_tiles
from dialogkit.kit.context import context
from dialogkit.kit.inspect import inspect
from dialogkit.kit.materials import MATERIALS, Material
from dialogkit.kit.proof import check_proof, proof_tree
from dialogkit.kit.reprint import Part, Remarks, gone, part_of
from dialogkit.kit.sandbox import Sandbox
from dialogkit.kit.select import cleared
from dialogkit.kit.sheets import lay_out, with_sheet
from dialogkit.kit.templates import environment, render
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.press.cut_file import cut_file
from dialogkit.press.document import Pressed, press
from dialogkit.press.fonts import FontError, FontSet, house_fonts, own_fonts
from dialogkit.press.symbols import SymbolBook
from dialogkit.problems import DialogkitError, Place, Problem, Severity, UsageError, file_error
from dialogkit.words import Words

_STAND_IN = "point"


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` materials are made; `material` is the one at hand."""

    material: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a material: its file and pages, or the key of the sentence that says what it waits for.

    `held_back` counts the quotes that were left out for want of consent; `remarks` are keys and details of sentences
    about what was chosen.
    """

    material: str
    path: Path | None
    pages: int
    waits: str | None
    held_back: int = 0
    remarks: tuple[tuple[str, dict[str, object]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """A material's files by their names; none where it waits, for what `waits` names.

    `cards` are the deck's on paper (see `kit.reprint`).
    """

    material: Material
    pressed: dict[str, Pressed]
    problems: tuple[Problem, ...]
    held_back: int = 0
    waits: str = ""
    cards: Mapping[str, str] | None = None
    remarks: Remarks = ()


def build(
    loaded: Loaded,
    out: Path,
    only: Sequence[str] | None,
    on_progress: Callable[[Progress], None],
    choices: Choices = Choices(),
) -> tuple[list[Result], list[Problem]]:
    """Print the materials into the folder `out`: all of them, or those named in `only`. Gives also the warnings.

    Raises DialogkitError with every problem that stands in the way, and FileError when a file cannot be written; then
    nothing in `out` has changed.
    """
    if choices.job.proof:
        check_proof(only)
    before, problems = manifest.read(out)
    made = list(_make(loaded, only, on_progress, choices, before.cards))
    problems += _told(made)
    if _errors(problems) or _errors(loaded.problems):
        raise DialogkitError(problems)
    files = {name: pressed.data for one in made for name, pressed in one.pressed.items()}
    if not choices.job.proof:  # a proof is no kit
        files[manifest.NAME] = _manifest(before, made).data()
    _write(out, files)
    return [result for one in made for result in _results(one, out)], problems


def check(loaded: Loaded) -> list[Problem]:
    """Every problem that `build` would meet, found by laying out all materials and keeping none."""
    return _told(_make(loaded, None, lambda progress: None, Choices(), {}))


def _manifest(before: manifest.Manifest, made: Sequence[_Made]) -> manifest.Manifest:
    """The manifest once `made` is in its place: what was not made this time keeps its entries."""
    files = {name: manifest.entry(pressed.data, pressed.pages) for one in made for name, pressed in one.pressed.items()}
    cards = next((one.cards for one in made if one.cards is not None), before.cards)
    return manifest.Manifest(files={**before.files, **files}, cards=dict(cards))


def _told(made: Iterable[_Made]) -> list[Problem]:
    """The problems of all materials. A picture of too few pixels is told once: for where it is printed largest."""
    problems = [problem for one in made for problem in one.problems]
    most: dict[Place | None, int] = {}
    for problem in problems:
        if problem.code == "too-few-pixels":
            most[problem.place] = max(most.get(problem.place, 0), problem.details["across"])
    return [
        problem for problem in problems if problem.code != "too-few-pixels" or problem.details["across"] == most[problem.place]
    ]


def _results(made: _Made, out: Path) -> list[Result]:
    name = made.material.name
    if not made.pressed:
        return [Result(name, None, 0, made.waits, remarks=made.remarks)]
    first = next(iter(made.pressed))
    return [
        Result(
            name, out / file, pressed.pages, None, made.held_back, (*(made.remarks if file == first else ()), *pressed.remarks)
        )
        for file, pressed in made.pressed.items()
    ]


def _make(
    loaded: Loaded,
    only: Sequence[str] | None,
    on_progress: Callable[[Progress], None],
    choices: Choices,
    before: Mapping[str, str],
) -> Iterator[_Made]:
    """Each material in turn. What is wrong with the cycle as a whole comes with the first."""
    chosen = [material for material in MATERIALS if only is None or material.name in only]
    fonts, problems = _fonts(loaded)
    book = _symbols(loaded)
    problems += inspect(loaded, fonts, book)
    loaded, found = with_sheet(loaded)
    problems += found
    # with mistakes in the cycle the pages are laid out all the same, for the problems that only show there
    broken = _errors(problems) or _errors(loaded.problems)
    env = environment(loaded.folder)
    stamp = dated(loaded.cycle.day)
    seen: set[tuple] = set()
    for done, material in enumerate(chosen):
        on_progress(Progress(material.name, done, len(chosen)))
        one = _one(loaded, material, choices, before, env, fonts, book, stamp, broken)
        found = [problem for problem in one.problems if not (broken and _follows(problem))]
        new = [problem for problem in (*(problems if done == 0 else ()), *found) if _same(problem) not in seen]
        seen.update(map(_same, new))
        yield replace(one, problems=tuple(new))


def _same(problem: Problem) -> tuple:
    """What two problems have in common of which one is told."""
    return problem.code, problem.place, problem.details.get("across")


def _errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _follows(problem: Problem) -> bool:
    """Whether a problem may come only from what is told already: the templates count on a whole cycle and on its pictures."""
    return problem.code.startswith(("template-", "markup-", "picture-", "svg-", "cannot-read"))


def _one(
    loaded: Loaded,
    material: Material,
    choices: Choices,
    before: Mapping[str, str],
    env: Sandbox,
    fonts: FontSet,
    book: SymbolBook,
    stamp: datetime,
    broken: bool,
) -> _Made:
    if choices.job.printshop and not material.cut:
        return _Made(material, {}, (), waits="waits.not_for_printshop")
    if choices.job.proof and not material.cut:
        return _Made(material, {}, (), waits="waits.no_proof")
    cycle = cleared(loaded.cycle, material.medium)
    of_deck = material.name == "cards" and not broken
    if not material.ready(cycle):
        return _Made(material, {}, (), waits=f"waits.{material.name}", remarks=gone(before, {}) if of_deck else ())
    try:
        booklet = choices.booklet and material.foldable
        tree = _tree(loaded, material, env, cycle, book, broken, booklet)
        if not choices.job.printshop:
            check_tiles(tree, material.name, cycle)
        if booklet:
            check_booklet(tree, material.name)
        asked = _part(loaded, cycle, tree, choices, before, book) if of_deck else Part(tree)
        stem = f"{material.name}-selection" if of_deck and choices.cards else material.name
        parts = _parts(stem, asked.document, choices, loaded.words)
        job = replace(choices.job, ink=cycle.print.ink)
        pressed = {name: press(part, fonts, book, stamp, job) for name, part in parts}
        if asked.document and not choices.job.proof:
            pressed |= _cut_files(stem, tree, cycle, choices)
    except UsageError:
        raise
    except DialogkitError as error:
        return _Made(material, {}, error.problems)
    held_back = len(loaded.cycle.quotes) - len(cycle.quotes) if material.medium else 0
    problems = tuple(problem for part in pressed.values() for problem in part.problems)
    cards = asked.cards if of_deck and not (choices.job.printshop or choices.job.proof) else None
    return _Made(material, pressed, problems, held_back, "waits.nothing_changed", cards, asked.remarks)


def _part(loaded: Loaded, cycle: Cycle, tree: Node, choices: Choices, before: Mapping[str, str], book: SymbolBook) -> Part:
    """What is asked for of the deck in `tree`. The cycle's pictures and typefaces are part of how its cards look."""

    @cache
    def picture(symbol: str) -> str | None:
        file = book.own_file(symbol)
        return _hash_of(file) if file else None

    quotes = {quote.id: quote in cycle.quotes for quote in loaded.cycle.quotes}
    own = loaded.cycle.fonts
    fonts = [_hash_of(loaded.folder / file) for file in (own.regular, own.bold)] if own else []
    return part_of(tree, before, choices, quotes, fonts, picture)


def _hash_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _parts(stem: str, tree: Node | None, choices: Choices, words: Words) -> Iterator[tuple[str, Node]]:
    """The files that a document becomes: one, or two for a deck whose backs are to be printed apart from its fronts.

    A booklet, a proof and a print shop's file have names of their own, so that nobody takes the one for the other.
    """
    if tree is None:
        return
    if choices.job.proof:
        yield f"{stem}-proof.pdf", proof_tree(tree, words)
        return
    if choices.job.printshop:
        yield f"{stem}-printshop.pdf", tree
        return
    deck = tree.find("deck")
    if tree.find("booklet"):
        yield f"{stem}-booklet.pdf", tree
        return
    if deck is None or deck.get("backs") != "separate":
        yield f"{stem}.pdf", tree
        return
    for side, name in (("front", stem), ("back", f"{stem}-backs")):
        part = replace(deck, attrs={**deck.attrs, "side": side})
        yield f"{name}.pdf", replace(tree, children=[part if child is deck else child for child in tree.children])


def _cut_files(stem: str, tree: Node, cycle: Cycle, choices: Choices) -> Iterator[tuple[str, Pressed]]:
    """The drawing for a cutting machine, if it is asked for; a print shop's pages of single cards have no use for it."""
    deck = tree.find("deck")
    if deck and cycle.print.cards.cut_file and not choices.job.printshop:
        yield f"{stem}-cut.svg", Pressed(cut_file(deck).encode(), 1, [], [])


def _tree(loaded: Loaded, material: Material, env: Sandbox, cycle: Cycle, book: SymbolBook, broken: bool, booklet: bool) -> Node:
    """The material's document tree. A symbol that a template names and nobody has is a problem at the template's line.

    In a cycle with mistakes it may be the cycle's own, told already; then another symbol takes its place.
    """
    template = f"{material.name}.xml.j2"
    tree = parse(render(env, template, context(cycle, loaded.words, booklet)), template)
    tree.attrs.setdefault("lang", loaded.words.code)
    lay_out(tree, loaded)
    for node in tree.walk():
        own = cycle.symbols.get(node.get("symbol"))
        if own:
            node.attrs.setdefault("alt", own.alt)
    unknown = [
        (node, key)
        for node in tree.walk()
        for key in (("symbol", "back") if node.name == "card" else ("symbol",))
        if node.get(key) and node.get(key) not in book
    ]
    for node, key in unknown if broken else ():
        node.attrs[key] = _STAND_IN
    if unknown and not broken:
        details = ((node, node.attrs[key]) for node, key in unknown)
        raise DialogkitError(
            Problem("unknown-symbol", node.place, {"name": name, "suggestion": book.suggest(name) or ""})
            for node, name in details
        )
    return tree


def _fonts(loaded: Loaded) -> tuple[FontSet, list[Problem]]:
    own = loaded.cycle.fonts
    if not own or {own.regular, own.bold} & _refused(loaded):
        return house_fonts(), []
    try:
        return own_fonts(loaded.folder / own.regular, loaded.folder / own.bold), []
    except FontError as error:
        return house_fonts(), [Problem("bad-font", Place.parse(own.at), {"file": error.path.name})]


def _symbols(loaded: Loaded) -> SymbolBook:
    """The symbols by name: the cycle's own by their key, every picture of the cycle by its path too."""
    refused = _refused(loaded)
    found = [(path, item) for path, item in items(loaded.cycle) if isinstance(item, Picture)]
    pictures = {item.src: loaded.folder / item.src for _, item in found}
    named = {name: loaded.folder / picture.src for name, picture in loaded.cycle.symbols.items() if picture.src not in refused}
    places: dict[Path, Place] = {}
    for path, item in found:
        places.setdefault(loaded.folder / item.src, loaded.source.place_of((*path, "src")))
    return SymbolBook({**{src: file for src, file in pictures.items() if src not in refused}, **named}, named, places)


def _refused(loaded: Loaded) -> set[object]:
    """Files that the cycle names and that must not be opened: not there, or not in its folder."""
    return {problem.details.get("name") for problem in loaded.problems if problem.code.startswith("path-")}


def dated(day: date) -> datetime:
    """The date that files say: SOURCE_DATE_EPOCH (reproducible-builds.org), or else noon on the day that is given.

    Raises UsageError where that is no moment in time, as its rules ask; ReportLab would fail on it too.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.combine(day, time(12), timezone.utc)
    try:
        return datetime.fromtimestamp(int(epoch), timezone.utc)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(Problem("bad-epoch", details={"value": epoch[:40]})) from error


def _write(out: Path, files: dict[str, bytes]) -> None:
    """Write all files beside their places, then rename them. When that fails, `out` holds what it held before."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".dialogkit-", dir=out) as beside:
            for name, data in files.items():
                (Path(beside) / name).write_bytes(data)
            _swap(Path(beside), out, list(files))
    except OSError as error:
        name = Path(str(error.filename)).name
        place, reason = out / name if name in files else out, errno.errorcode.get(error.errno or 0, "?")
        raise file_error("cannot-write", place, reason=reason) from error


def _swap(beside: Path, out: Path, names: Sequence[str]) -> None:
    """Rename files into `out`. When one cannot be renamed, those before it give way to the old ones again."""
    for name in names:
        if (out / name).exists():
            shutil.copy2(out / name, beside / f"{name}.old")
    done: list[str] = []
    try:
        for name in names:
            os.replace(beside / name, out / name)
            done.append(name)
    except OSError:
        for name in done:
            old = beside / f"{name}.old"
            if old.exists():
                os.replace(old, out / name)
            else:
                (out / name).unlink()
        raise
