"""A cycle → the PDFs of its kit: whole files or none."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dialogkit import limits
from dialogkit.clearing.consent import UNASKED, is_unread
from dialogkit.clearing.edition import check_edition, reviewed_for
from dialogkit.cycle.load import Loaded
from dialogkit.disk.journal import hash_of
from dialogkit.disk.swap import Held, hold
from dialogkit.kit.assets import dated, fonts_of, symbols_of
from dialogkit.kit.inspect import inspect
from dialogkit.kit.label_sheets import with_sheet
from dialogkit.kit.make import Bench, Draft, Made, choice_of, draft, end_of, look, make, stem_of, to_read
from dialogkit.kit.materials import check_own, check_switches, known_materials, materials_of
from dialogkit.kit.order import Order, as_ordered
from dialogkit.kit.reprint import manifest
from dialogkit.kit.reprint.leftovers import Leftover, given_up, leftovers, with_withdrawn
from dialogkit.kit.reprint.withdrawn import Consents, Printed, printed
from dialogkit.kit.review import Page, pages_of
from dialogkit.kit.seen import seen_by
from dialogkit.press.document import Pressed
from dialogkit.problems import DialogkitError, FileError, Place, Problem, Severity, errors_in, is_beyond, too_many
from dialogkit.processes import Material
from dialogkit.templating.environment import environment
from dialogkit.terms import Edition

_MOST_STRAY = 3  # files that are looked at for the manifest, which comes last of a kit


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
    about what was chosen. Or what became of its file of an earlier build: its `fate` (see `kit.reprint.leftovers`), and the
    command that makes it again.
    """

    material: str
    path: Path | None
    pages: int
    waits: str | None
    left_out: tuple[str, ...] = ()
    remarks: tuple[tuple[str, dict[str, object]], ...] = ()
    fate: str = ""
    command: str = ""


def build(
    loaded: Loaded,
    out: Path,
    order: Order = Order(),
    on_progress: Callable[[Progress], None] = lambda step: None,
) -> tuple[list[Result], list[Problem]]:
    """Print what is ordered of a year into the folder `out`. Gives also the warnings.

    What is no longer true of what was made there goes. Raises UsageError for an order that cannot be, DialogkitError with every
    problem that stands in the way, and FileError when a file cannot be written, somebody else is at the folder, or files in it
    are not dialogkit's to write over; then nothing in `out` has changed.
    """
    loaded = as_ordered(loaded, order)
    with hold(out) as held:
        before, known = _earlier(held, loaded, order)
        made = _make(loaded, order, on_progress, before)
        problems = _told(made)
        if errors_in(problems) or errors_in(loaded.problems):
            raise DialogkitError([*problems, *_not_renewed(held, before, order)])
        files = {name: pressed.data for one in made for name, pressed in one.pressed.items()}
        consents = Consents(loaded, order.gate(loaded.cycle))
        left = [*leftovers(before, made, held.hash_of), *_given_up(before, loaded, order, held)]
        left = with_withdrawn(left, before, files, consents, held.hash_of)
        removed = [each.name for each in left if each.removed]
        still_out = printed(before, consents, {*removed, *files})
        now = _manifest(before, made, left, still_out, order.edition, consents.year)
        files[manifest.NAME] = now.data()
        held.swap(files, known, removed)
    results = [result for one in made for result in _results(one, out)]
    results += [_result(each, out) for each in left if each.fate]
    out_still = dict(now.printed or {})
    kits = (loaded.folder.path / name for name in manifest.OUT.values())
    for folder in (each for each in kits if Path(os.path.abspath(each)) != held.folder):
        cleared, still, found = clear(folder, consents)
        results += [_result(each, folder) for each in cleared]
        problems += found
        out_still |= {held: {**out_still.get(held, {}), **files} for held, files in still.items()}
    return results, [*problems, *consents.to_take_down(out_still)]


def clear(folder: Path, consents: Consents) -> tuple[list[Leftover], Printed, list[Problem]]:
    """Take out of another folder what holds something that may not be printed any more.

    Gives what has become of its files, what of them may hang somewhere, and why it could not be done, as warnings: what was
    asked for is done.
    """
    try:
        if not (earlier := manifest.read(folder / manifest.NAME)).manifest.files and not earlier.manifest.printed:
            return [], {}, []
        with hold(folder) as held:
            earlier = manifest.read(folder / manifest.NAME)
            left = with_withdrawn([], earlier.manifest, {}, consents, held.hash_of)
            gone = [each.name for each in left if each.removed]
            files = {name: file for name, file in earlier.manifest.files.items() if name not in gone}
            now = manifest.Manifest(
                files=files, cards=earlier.manifest.cards, printed=printed(earlier.manifest, consents, gone) or None
            )
            if now != earlier.manifest:
                known = {name: earlier.manifest.files[name].sha256 for name in gone} | {manifest.NAME: earlier.sha256}
                held.swap({manifest.NAME: now.data()}, known, gone)
            return left, now.printed or {}, []
    except ValueError:
        return [], {}, [Problem("manifest-unusable", Place(str(folder)), {"file": str(folder / manifest.NAME)}, Severity.WARNING)]
    except FileError as error:
        return [], {}, [replace(problem, severity=Severity.WARNING) for problem in error.problems]


def _earlier(held: Held, loaded: Loaded, order: Order) -> tuple[manifest.Manifest, Mapping[str, str]]:
    """The manifest of what lies in the folder, and the hashes of files there that may give way.

    Raises FileError with each file that may not, as far as it can be told before the materials are made.
    """
    problems: list[Problem] = []
    earlier = manifest.Earlier()
    try:
        earlier = manifest.read(held.folder / manifest.NAME)
    except ValueError:
        path = str(held.shown / manifest.NAME)
        problems.append(Problem("manifest-unusable", Place(path), {"file": path}))
    files = {**earlier.manifest.files, **_stray(held)}
    known = {name: file.sha256 for name, file in files.items()} | {manifest.NAME: earlier.sha256}
    problems += held.foreign(_planned(loaded, order, held), known)
    if problems:
        raise FileError(problems)
    return manifest.Manifest(files=files, cards=earlier.manifest.cards, printed=earlier.manifest.printed), known


def _stray(held: Held) -> dict[str, manifest.File]:
    """The files of a kit that was being put in its place when it was cut off, as far as they have come."""
    for path in held.stray()[:_MOST_STRAY]:
        try:
            files = manifest.read(path).manifest.files
        except ValueError:
            continue
        return {name: file for name, file in files.items() if held.hash_of(name) == file.sha256}
    return {}


def _given_up(before: manifest.Manifest, loaded: Loaded, order: Order, held: Held) -> Iterator[Leftover]:
    """What becomes of files of materials that the year has no template for any more, or does not want, in a build of them all."""
    if order.is_kit:
        names = {*manifest.BESIDE, *(each.name for each in known_materials(loaded.folder))}
        off = {name for name, wanted in loaded.cycle.materials.items() if not wanted}
        yield from given_up(before, names, off, held.hash_of)


def _planned(loaded: Loaded, order: Order, held: Held) -> list[str]:
    """The files that are there and will be written, as far as the cycle tells: the first one of each material."""
    able = filter(order.prints, order.materials(loaded))
    names = {f"{stem_of(each, choice_of(each, order))}.pdf": each for each in able}
    gate, cycle = order.gate(loaded.cycle), loaded.cycle
    there = {name: each for name, each in names.items() if held.hash_of(name) is not None}
    return [name for name, each in there.items() if each.ready(seen_by(each, cycle, gate).cycle)]


def _not_renewed(held: Held, before: manifest.Manifest, order: Order) -> Iterator[Problem]:
    """A warning for each file of the public edition that lies there and stays as it is: it may show what it must not.

    It is not removed: a build that fails changes nothing, also where its reason is quite another.
    """
    for name in before.files if order.edition == "public" else ():
        if held.hash_of(name) is not None:
            path = str(held.shown / name)
            yield Problem("public-not-renewed", Place(path), {"file": path}, Severity.WARNING)


def check(loaded: Loaded, order: Order = Order()) -> list[Problem]:
    """Every problem that `build` would meet, found by laying out all materials and keeping none."""
    return _told(_make(as_ordered(loaded, order), order, lambda step: None, manifest.Manifest(), kept=False))


def _manifest(
    before: manifest.Manifest,
    made: Sequence[Made],
    left: Sequence[Leftover],
    still_out: Printed,
    edition: Edition,
    year: str | None,
) -> manifest.Manifest:
    """The manifest once `made` is in its place: what was not made this time keeps its entries, if it stays."""
    gone = {each.name for each in left if each.removed or each.missing}
    kept = {name: file for name, file in before.files.items() if name not in gone}
    new = {name: _entry(one, name, pressed, edition, year) for one in made for name, pressed in one.pressed.items()}
    cards = next((one.cards for one in made if one.cards is not None), before.cards)
    return manifest.Manifest(files={**kept, **new}, cards=dict(cards), printed=still_out or None)


def _entry(made: Made, name: str, pressed: Pressed, edition: Edition, year: str | None) -> manifest.File:
    """What the manifest says of a file."""
    return manifest.File(
        pages=pressed.pages,
        sha256=hash_of(pressed.data),
        material=made.material.name,
        choice=made.choice,
        shows=made.shown.of(made.names, end_of(made.material, name)) if made.shown else None,
        cards=made.names,
        edition=edition,
        holds=dict(made.holds.get(name, {})),
        of=year,
    )


def _told(made: Iterable[Made]) -> list[Problem]:
    """The problems of all materials. A picture of too few pixels is told once: for where it is printed largest."""
    problems = [problem for one in made for problem in one.problems]
    most: dict[Place | None, Any] = {}  # numbers, as details are
    for problem in problems:
        if problem.code == "too-few-pixels":
            most[problem.place] = max(most.get(problem.place, 0), problem.details["across"])
    return [
        problem for problem in problems if problem.code != "too-few-pixels" or problem.details["across"] == most[problem.place]
    ]


def _results(made: Made, out: Path) -> list[Result]:
    name = made.material.name
    if not made.pressed:
        return [Result(name, None, 0, made.waits, remarks=made.remarks)] if made.waits else []
    first = next(iter(made.pressed))
    return [
        Result(name, out / file, pressed.pages, None, made.left_out, (*(made.remarks if file == first else ()), *pressed.remarks))
        for file, pressed in made.pressed.items()
    ]


def _result(left: Leftover, out: Path) -> Result:
    return Result(left.material, out / left.name, 0, None, fate=left.fate, command=left.command)


def _make(
    loaded: Loaded,
    order: Order,
    on_progress: Callable[[Progress], None],
    before: manifest.Manifest,
    kept: bool = True,
) -> list[Made]:
    """Each material in turn, and what lies there of others. What is wrong with the cycle as a whole comes with the first.

    To lay out pages takes the most time. So what can be known before is looked for first, and what is large is laid out only
    where nothing is wrong.
    """
    materials = order.materials(loaded)
    bench, first = bench_of(loaded, order, before.cards, kept)
    if too_many((*loaded.problems, *first)):
        return [Made(materials[0], {}, (*first, _stopped(loaded)))]
    left = deque(_drafts(materials, bench))
    known = [problem for drafted in left for problem in drafted.problems]
    beyond, put_off = any(drafted.is_beyond for drafted in left), False
    seen: set[object] = set()
    told = [*loaded.problems]
    made: list[Made] = []
    while left:
        drafted = left.popleft()
        on_progress(Progress(drafted.material.name, len(made), len(materials)))
        if too_many((*told, *first)):
            one = Made(drafted.material, {}, (_stopped(loaded),))
        elif beyond or (errors_in((*told, *first, *known)) and drafted.is_large):
            one = Made(drafted.material, {}, drafted.problems)
            put_off = True
        else:
            one = make(drafted)
            beyond = is_beyond(one.problems)
        found = [problem for problem in one.problems if not (bench.broken and _follows(problem, loaded.problems))]
        new = [problem for problem in (*first, *found) if _same(problem) not in seen]
        seen.update(map(_same, new))
        told += new
        first = []
        made.append(replace(one, problems=tuple(new)))
    if put_off:
        last = Problem("put-off", errors_in(told)[-1].place, severity=Severity.WARNING)
        made[-1] = replace(made[-1], problems=(*made[-1].problems, last))
    return made if errors_in(told) else [*made, *(look(draft(each, bench)) for each in _lying(before, loaded, order, materials))]


def _lying(before: manifest.Manifest, loaded: Loaded, order: Order, made: Sequence[Material]) -> list[Material]:
    """The materials that are not made by a build of them all, and that lie there from one in which they were asked for."""
    if not order.is_kit:
        return []
    there = {file.material for file in before.files.values()}
    return [each for each in materials_of(loaded) if each.name in there and each not in made]


def _drafts(materials: Iterable[Material], bench: Bench) -> Iterator[Draft]:
    """Each material as its template writes it, up to one that is larger than any may be."""
    for material in materials:
        yield (drafted := draft(material, bench))
        if drafted.is_beyond:
            return


def _stopped(loaded: Loaded) -> Problem:
    """So much is wrong that no more pages are laid out."""
    return Problem("too-many-errors", Place(loaded.source.file), {"limit": limits.ERRORS})


def bench_of(loaded: Loaded, order: Order, before: Mapping[str, str], kept: bool) -> tuple[Bench, list[Problem]]:
    """What all materials of a build are made with, and what is wrong with the cycle as a whole."""
    fonts, problems = fonts_of(loaded)
    reviewed, found = reviewed_for(loaded, order.edition)
    problems += [*check_edition(loaded, order.gate(loaded.cycle), reviewed), *found]
    problems += [*check_own(loaded.folder), *check_switches(loaded)]
    book, found = symbols_of(loaded)
    problems += [*found, *inspect(loaded, fonts, book)]
    own = with_sheet(replace(loaded, cycle=loaded.as_written))[0] if loaded.as_written else None
    loaded, found = with_sheet(loaded)
    problems += found
    # with mistakes in the cycle the pages are laid out all the same, for the problems that only show there
    broken = bool(errors_in(problems) or errors_in(loaded.problems))
    env, stamp = environment(loaded.folder, len(loaded.source.spots)), dated(loaded.cycle.day)
    return Bench(loaded, own or loaded, order, before, env, fonts, book, stamp, broken, kept and not broken, reviewed), problems


def to_review(loaded: Loaded, order: Order) -> list[Page]:
    """The pages of an edition with what people have put there, for a person to read.

    Raises DialogkitError with what is wrong in the cycle, for then the pages would be others; not with what is private: that is
    what they are read for.
    """
    if errors_in(loaded.problems):
        raise DialogkitError(loaded.problems)
    bench, problems = bench_of(loaded, order, {}, False)
    try:
        return pages_of((each.name, to_read(each, bench)) for each in order.materials(loaded))
    except DialogkitError as error:
        found = [problem for problem in error.problems if not (bench.broken and _follows(problem, loaded.problems))]
        raise DialogkitError(found or errors_in(problems)) from error


def _same(problem: Problem) -> tuple[object, ...]:
    """What two problems have in common of which one is told."""
    return problem.code, problem.place, problem.details.get("across")


def _follows(problem: Problem, told: Sequence[Problem]) -> bool:
    """Whether a problem may come only from what is told already.

    The templates count on a whole cycle and on its pictures; and a consent that cannot be read is not missing.
    """
    if problem.code in UNASKED:
        return is_unread(told)
    return problem.code.startswith(("template-", "markup-", "picture-", "svg-", "cannot-read"))
