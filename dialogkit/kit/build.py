"""A cycle → the PDFs of its kit: whole files or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dialogkit.cycle.load import Loaded
from dialogkit.kit import manifest
from dialogkit.kit.assets import dated, fonts_of, symbols_of
from dialogkit.kit.choices import Choices
from dialogkit.kit.edition import check_edition
from dialogkit.kit.files import write_all
from dialogkit.kit.inspect import inspect
from dialogkit.kit.make import Bench, Made, make
from dialogkit.kit.materials import MATERIALS
from dialogkit.kit.proof import check_proof
from dialogkit.kit.sheets import with_sheet
from dialogkit.kit.templates import environment
from dialogkit.problems import DialogkitError, Place, Problem, Severity


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
    write_all(out, files)
    return [result for one in made for result in _results(one, out)], problems


def check(loaded: Loaded, choices: Choices = Choices()) -> list[Problem]:
    """Every problem that `build` would meet, found by laying out all materials and keeping none."""
    return _told(_make(loaded, None, lambda progress: None, choices, {}))


def _manifest(before: manifest.Manifest, made: Sequence[Made]) -> manifest.Manifest:
    """The manifest once `made` is in its place: what was not made this time keeps its entries."""
    files = {name: manifest.entry(pressed.data, pressed.pages) for one in made for name, pressed in one.pressed.items()}
    cards = next((one.cards for one in made if one.cards is not None), before.cards)
    return manifest.Manifest(files={**before.files, **files}, cards=dict(cards))


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
        return [Result(name, None, 0, made.waits, remarks=made.remarks)]
    first = next(iter(made.pressed))
    return [
        Result(name, out / file, pressed.pages, None, made.left_out, (*(made.remarks if file == first else ()), *pressed.remarks))
        for file, pressed in made.pressed.items()
    ]


def _make(
    loaded: Loaded,
    only: Sequence[str] | None,
    on_progress: Callable[[Progress], None],
    choices: Choices,
    before: Mapping[str, str],
) -> Iterator[Made]:
    """Each material in turn. What is wrong with the cycle as a whole comes with the first."""
    public = choices.edition == "public"
    chosen = [each for each in MATERIALS if (only is None or each.name in only) and (each.public or not public)]
    fonts, problems = fonts_of(loaded)
    problems += check_edition(loaded, choices.gate(loaded.cycle))
    book, found = symbols_of(loaded)
    problems += [*found, *inspect(loaded, fonts, book)]
    loaded, found = with_sheet(loaded)
    problems += found
    # with mistakes in the cycle the pages are laid out all the same, for the problems that only show there
    broken = _errors(problems) or _errors(loaded.problems)
    env, stamp = environment(loaded.folder), dated(loaded.cycle.day)
    bench = Bench(loaded, choices, before, env, fonts, book, stamp, broken)
    seen: set[tuple] = set()
    for done, material in enumerate(chosen):
        on_progress(Progress(material.name, done, len(chosen)))
        one = make(material, bench)
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
