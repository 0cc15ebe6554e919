"""A cycle → the PDFs of its kit: whole files or none."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timezone
from pathlib import Path

from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Picture, items
from dialogkit.kit.choices import Choices, check_tiles
from dialogkit.kit.document import document
from dialogkit.kit.edition import check_edition
from dialogkit.kit.inspect import inspect
from dialogkit.kit.materials import MATERIALS, Material
from dialogkit.kit.sandbox import Sandbox
from dialogkit.kit.select import Gate, LeftOut, cleared
from dialogkit.kit.templates import environment
from dialogkit.markup.tree import Node
from dialogkit.press.document import Pressed, press
from dialogkit.press.fonts import FontError, FontSet, house_fonts, own_fonts
from dialogkit.press.symbols import SymbolBook
from dialogkit.problems import DialogkitError, Place, Problem, Severity, UsageError, file_error

_STAND_IN = "point"
_UNCONSENTED = {
    "quote": "quote-without-consent",
    "picture": "picture-without-consent",
    "contribution": "contribution-without-consent",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` materials are made; `material` is the one at hand."""

    material: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a material: its file and pages, or the key of the sentence that says what it waits for.

    `left_out` names what was left out for want of consent; `remarks` are keys and details of sentences
    about what was chosen.
    """

    material: str
    path: Path | None
    pages: int
    waits: str | None
    left_out: tuple[str, ...] = ()
    remarks: tuple[tuple[str, dict[str, object]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """A material's PDFs by the names of their files; none where it waits."""

    material: Material
    pressed: dict[str, Pressed]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()


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
    made = list(_make(loaded, only, on_progress, choices))
    problems = [problem for one in made for problem in one.problems]
    if _errors(problems) or _errors(loaded.problems):
        raise DialogkitError(problems)
    _write(out, {name: pressed.data for one in made for name, pressed in one.pressed.items()})
    return [result for one in made for result in _results(one, out)], problems


def check(loaded: Loaded, choices: Choices = Choices()) -> list[Problem]:
    """Every problem that `build` would meet, found by laying out all materials and keeping none."""
    return [problem for one in _make(loaded, None, lambda progress: None, choices) for problem in one.problems]


def _results(made: _Made, out: Path) -> list[Result]:
    name = made.material.name
    if not made.pressed:
        return [Result(name, None, 0, f"waits.{name}")]
    return [
        Result(name, out / file, pressed.pages, None, made.left_out, tuple(pressed.remarks))
        for file, pressed in made.pressed.items()
    ]


def _make(
    loaded: Loaded, only: Sequence[str] | None, on_progress: Callable[[Progress], None], choices: Choices
) -> Iterator[_Made]:
    """Each material in turn. What is wrong with the cycle as a whole comes with the first."""
    public = choices.edition == "public"
    chosen = [each for each in MATERIALS if (only is None or each.name in only) and (each.public or not public)]
    fonts, problems = _fonts(loaded)
    problems += check_edition(loaded, choices.gate(loaded.cycle))
    book = _symbols(loaded)
    problems += inspect(loaded, fonts, book)
    # with mistakes in the cycle the pages are laid out all the same, for the problems that only show there
    broken = _errors(problems) or _errors(loaded.problems)
    env = environment(loaded.folder)
    stamp = _stamp(loaded)
    seen: set[tuple] = set()
    for done, material in enumerate(chosen):
        on_progress(Progress(material.name, done, len(chosen)))
        one = _one(loaded, material, choices, env, fonts, book, stamp, broken)
        found = [problem for problem in one.problems if not (broken and _follows(problem))]
        new = [problem for problem in (*(problems if done == 0 else ()), *found) if (problem.code, problem.place) not in seen]
        seen.update((problem.code, problem.place) for problem in new)
        yield replace(one, problems=tuple(new))


def _errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _follows(problem: Problem) -> bool:
    """Whether a problem may come only from what is told already: the templates count on a whole cycle and on its pictures."""
    return problem.code.startswith(("template-", "markup-", "picture-", "svg-", "cannot-read"))


def _one(
    loaded: Loaded,
    material: Material,
    choices: Choices,
    env: Sandbox,
    fonts: FontSet,
    book: SymbolBook,
    stamp: datetime,
    broken: bool,
) -> _Made:
    gate = choices.gate(loaded.cycle)
    seen = cleared(loaded.cycle, material.medium, gate)
    cycle, problems = seen.cycle, _unconsented(seen.left_out, gate)
    if not material.ready(cycle):
        return _Made(material, {}, tuple(problems))
    try:
        tree = _tree(loaded, material, env, cycle, gate, book, broken)
        check_tiles(tree, material.name, cycle)
        pressed = {name: press(part, fonts, book, stamp, choices.job) for name, part in _parts(material, tree)}
    except DialogkitError as error:
        return _Made(material, {}, (*problems, *error.problems))
    problems += next(iter(pressed.values())).problems
    return _Made(material, pressed, tuple(problems), tuple(each.name for each in seen.left_out))


def _unconsented(left_out: Sequence[LeftOut], gate: Gate) -> list[Problem]:
    """What the cycle counts on being printed and what nobody has said yes to."""
    severity = Severity.ERROR if gate.edition == "public" else Severity.WARNING
    return [
        Problem(_UNCONSENTED[each.kind], Place.parse(each.at), {"name": each.name}, severity)
        for each in left_out
        if each.asked_for
    ]


def _parts(material: Material, tree: Node) -> Iterator[tuple[str, Node]]:
    """The files that a document becomes: one, or two for a deck whose backs are to be printed apart from its fronts."""
    deck = tree.find("deck")
    if deck is None or deck.get("backs") != "separate":
        yield f"{material.name}.pdf", tree
        return
    for side, name in (("front", material.name), ("back", f"{material.name}-backs")):
        part = replace(deck, attrs={**deck.attrs, "side": side})
        yield f"{name}.pdf", replace(tree, children=[part if child is deck else child for child in tree.children])


def _tree(loaded: Loaded, material: Material, env: Sandbox, cycle: Cycle, gate: Gate, book: SymbolBook, broken: bool) -> Node:
    """The material's document tree. A symbol that a template names and nobody has is a problem at the template's line.

    In a cycle with mistakes it may be the cycle's own, told already; then another symbol takes its place.
    """
    tree = document(loaded, material, env, cycle, gate.edition)
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
    pictures = {item.src: loaded.folder / item.src for _, item in items(loaded.cycle) if isinstance(item, Picture)}
    named = {name: loaded.folder / picture.src for name, picture in loaded.cycle.symbols.items() if picture.src not in refused}
    return SymbolBook({**{src: file for src, file in pictures.items() if src not in refused}, **named}, small=named)


def _refused(loaded: Loaded) -> set[object]:
    """Files that the cycle names and that must not be opened: not there, or not in its folder."""
    return {problem.details.get("name") for problem in loaded.problems if problem.code.startswith("path-")}


def _stamp(loaded: Loaded) -> datetime:
    """The date that the files say: SOURCE_DATE_EPOCH (reproducible-builds.org), or else noon on the cycle's own day.

    Raises UsageError where that is no moment in time, as its rules ask; ReportLab would fail on it too.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.combine(loaded.cycle.day, time(12), timezone.utc)
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
