"""A cycle file to a Cycle, or every problem in it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import add, gt
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from dialogkit import limits
from dialogkit.cycle.consents.in_data import OF_WORDS, as_called
from dialogkit.cycle.consents.said_no import said_no, with_no
from dialogkit.cycle.consents.subjects import unknown_noes, with_listed
from dialogkit.cycle.consistency import check_sense
from dialogkit.cycle.cycle_file import cycle_file
from dialogkit.cycle.examples import check_examples, sections_with_examples, without_examples
from dialogkit.cycle.files import check_files
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.mistakes.cut import check_cut
from dialogkit.cycle.mistakes.list_marks import take_off_marks
from dialogkit.cycle.mistakes.recover import mended
from dialogkit.cycle.mistakes.schema_problems import complaints
from dialogkit.cycle.mistakes.settled import hold_lists, settle
from dialogkit.cycle.mistakes.unseen import take_off_unseen
from dialogkit.cycle.model import Consent, Cycle, QuestionCard, Quote, items
from dialogkit.cycle.model.marks import Read, Ref
from dialogkit.cycle.packs.packs import Packs
from dialogkit.cycle.packs.read import read_packs
from dialogkit.cycle.references import check_references
from dialogkit.cycle.schema import NO_TEXT, Shape
from dialogkit.cycle.sheet_file import SheetFile
from dialogkit.cycle.source import Source, read_source
from dialogkit.cycle.tables.named import named_tables
from dialogkit.cycle.text.suggest import closest
from dialogkit.cycle.text.yaml_events import Path as PlainPath
from dialogkit.cycle.text.yaml_events import written_letters
from dialogkit.problems import DialogkitError, Place, Problem, errors_in
from dialogkit.words import Words, load_words

_FOLLOWS = {
    "section-lost": ("duplicate-key",),  # its fields are read as those of the section above
    "dash-missing": ("wrong-length", "too-many-of", "agenda-gap", "agenda-overlap"),  # two entries are read as one
}
"""What may come only of a problem that is told."""
_WORD = re.compile(r"\w+")
_MOST = {
    "too-many-lines": "LINES",
    "too-much-text": "LETTERS_OF_ALL_TEXTS",
    "long-texts": "LETTERS_OF_LONG_TEXTS",
    "long-words": "LETTERS_OF_LONG_WORDS",
    "long-names": "LETTERS_OF_LONG_NAMES",
    "too-much-bold": "BOLD_MARKS",
}
"""What all texts together may have, by the code of what is told of more."""
_LONG = {"long-texts": limits.PAGE_LETTERS, "long-words": limits.LONG_WORD, "long-names": limits.LONG_NAME}
"""From how many letters on a text counts for that."""
_RUNNING = ("text", "quote")  # kinds of texts that are set in paragraphs
_CARDS = (Quote, QuestionCard)  # each of which is one
_EMPTY = ("empty-value", "empty-needed", "empty-entry")


@dataclass(frozen=True)
class Loaded:
    """A cycle as far as it can be read. `folder` is the only way to its files.

    With an error among its `problems` it must not be printed: what is wrong has been left out of `cycle`, and so have examples,
    which stand in the sections `examples` (see `cycle.examples`). `sheet` is the label sheet that its cards are printed on, once
    `kit.label_sheets` has found it. `as_written` is the cycle without choices of the command line, where there are some. `packs`
    are its symbol packs. `said_no` has what was answered by those who have said no to a photo, by its digest: in `cycle` that
    stands at each picture which is the same file, and a pack's picture that is has no other answer.
    """

    cycle: Cycle
    source: Source
    folder: Folder
    words: Words
    problems: tuple[Problem, ...] = ()
    examples: frozenset[str] = frozenset()
    sheet: SheetFile | None = None
    as_written: Cycle | None = None
    packs: Packs = Packs()
    said_no: Mapping[str, Consent] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[Source, ...]:
        """All files with texts that may be printed: the cycle's, and those of its packs."""
        return (self.source, *(pack.source for pack in self.packs.packs))


def load(where: Path | Folder) -> Loaded:
    """The cycle at a path (a folder with a cycle.yaml, or a YAML file) or in its folder, with all that is wrong with it.

    Raises FileError when there is no such file or it cannot be opened, and DialogkitError when too little of it can be read.
    """
    folder = where if isinstance(where, Folder) else Folder.at(where)
    source = read_source(folder, folder.start, cycle_file(folder))
    hold_lists(source)
    of_tables = _of_tables(source, folder)
    _check_amount(source)
    take_off_unseen(source)
    settled = [*settle(source), *take_off_marks(source)]
    cycle, origins, found = _validate(source)
    found += settled
    found += [*check_references(source), *check_sense(source), *check_cut(source), *check_files(source, folder)]
    packs, of_packs = read_packs(source, folder)
    problems = (*_in_order(source, found, of_tables), *of_packs)
    if cycle is None:
        raise DialogkitError(problems)
    for path_in_cycle, item in items(cycle):
        item._path = origins.get(path_in_cycle, path_in_cycle)
        item._at = source.place_of(item._path).mark
    if not errors_in(problems):  # what could not be read may be what was meant
        problems = (*problems, *_of_nothing(source, cycle, packs))
    cycle = with_listed(cycle)
    examples = sections_with_examples(source)
    if examples:
        cycle = without_examples(cycle)
        problems = (*problems, *check_examples(source, cycle))
    noes, unread = said_no(cycle, packs, folder)
    cycle = with_no(cycle, noes, folder) if noes else cycle
    return Loaded(cycle, source, folder, load_words(cycle.lang), (*problems, *unread), examples, packs=packs, said_no=noes)


def _of_tables(source: Source, folder: Folder) -> list[Problem]:
    """Puts lists that stand in tables in their places. What reads those is loaded only where there is one."""
    named = named_tables(source, folder)
    if not named:
        return []
    from dialogkit.cycle.tables.opened_tables import read_tables

    return read_tables(source, folder, named)


def _of_nothing(source: Source, cycle: Cycle, packs: Packs) -> Iterator[Problem]:
    """What is said to be withdrawn and is nothing of the year: whatever was meant would be printed."""
    noes, known = unknown_noes(cycle, packs, source)
    for count, (number, name) in enumerate(noes[: limits.ERRORS]):
        of_words = as_called(name).startswith(OF_WORDS)
        suggestion = closest(name, known) if count < limits.SUGGESTIONS and not of_words else None
        code = "withdrawn-words" if of_words else "withdrawn-nothing"
        yield source.problem(code, ("privacy", "withdrawn", number), name=name, suggestion=suggestion)


def _check_amount(source: Source) -> None:
    """Raises DialogkitError where there is more than any year has: each entry is laid out, and each text read by many rules."""
    most = [getattr(limits, name) for name in _MOST.values()]
    so_far = [0] * len(most)
    for path, shape, value in source.values:
        if isinstance(value, list) and len(value) > limits.OTHER_ENTRIES and not _is_of_cards(shape):
            raise DialogkitError(source.problem("too-many-entries", (*path, limits.OTHER_ENTRIES), limit=limits.OTHER_ENTRIES))
        if not isinstance(value, str) or shape.kind is Literal or shape.mark(Ref):
            continue
        so_far = [*map(add, so_far, _amounts(path, shape, value))]
        for code, count, limit in zip(_MOST, so_far, most) if any(map(gt, so_far, most)) else ():
            if count > limit:
                raise DialogkitError(source.problem(code, path, limit=limit, letters=_LONG.get(code, 0)))


def _amounts(path: PlainPath, shape: Shape, text: str) -> tuple[int, ...]:
    """What a text adds to each of the sums of `_MOST`."""
    lines, letters = text.count("\n") + isinstance(path[-1], int), written_letters(text)
    long = letters if letters > limits.PAGE_LETTERS else 0
    if shape.kind in NO_TEXT:
        return lines, letters, long, 0, 0, 0
    read = shape.mark(Read)
    named = letters if letters > limits.LONG_NAME and not (read and read.kind in _RUNNING) else 0
    words = re.findall(rf"\S{{{limits.LONG_WORD + 1},}}", text) if letters > limits.LONG_WORD else ()
    return lines, _counted(text, letters), long, sum(map(len, words)), named, text.count("**")


def _is_of_cards(shape: Shape) -> bool:
    """Whether a list holds cards, or names of what may be cards."""
    return shape.item in _CARDS or shape.entry.mark(Ref) is not None


def _counted(text: str, letters: int) -> int:
    """What a text counts as, of which one can read so many letters: words and odd letters take time, however short they are."""
    words = _WORD.findall(text)
    short = len(words) * limits.SHORT_LETTERS > sum(map(len, words))
    counted = max(letters, len(words) * (limits.SHORT_WORD_LETTERS if short else limits.WORD_LETTERS))
    return counted + limits.SEVERAL_LETTERS * (letters - len(text))


def _validate(source: Source) -> tuple[Cycle | None, dict[PlainPath, PlainPath], list[Problem]]:
    """The cycle, or what is left of it; where its items stand in the data, if that has changed; what is wrong."""
    try:
        return Cycle.model_validate(source.data), {}, []
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return *mended(source.data, errors), complaints(errors, source)


def _in_order(source: Source, found: list[Problem], of_tables: list[Problem]) -> tuple[Problem, ...]:
    """All problems by place, each once. What the text itself is the cause of is not told again, nor what a cell is."""
    errors, cells = errors_in(source.problems), {problem.row for problem in errors_in(of_tables)}
    causes, lines = {problem.place for problem in errors}, {problem.row for problem in errors}
    own = [problem for problem in found if problem.place not in causes and not (problem.code in _EMPTY and problem.row in lines)]
    own = [problem for problem in own if problem.row not in cells]
    tabs = {problem.row for problem in errors if problem.code == "tab"}  # how far in they should stand is a guess
    own = [problem for problem in own if problem.row not in tabs]
    codes = {problem.code for problem in (*errors, *own)}
    explained = {code for cause, follow in _FOLLOWS.items() if cause in codes for code in follow}
    own = [problem for problem in own if problem.code not in explained]
    cut = {problem.place for problem in own if problem.code == "text-cut-by-hash"}
    cut_lines = {place.row for place in cut if place}
    own = [problem for problem in own if not (problem.code in _EMPTY and problem.row in cut_lines)]
    of_text = [problem for problem in source.problems if problem.code not in explained]
    of_text = [problem for problem in of_text if problem.code != "lost-after-hash" or problem.place not in cut]
    wrong = lines | {problem.row for problem in errors_in(own)}
    of_text = [problem for problem in of_text if problem.code != "lone-mark" or problem.row not in wrong]
    told: dict[tuple[Place | None, str, str], Problem] = {}
    for problem in (*of_text, *of_tables, *own):
        told.setdefault((problem.place, problem.code, str(problem.details.get("name", ""))), problem)
    return tuple(sorted(told.values(), key=lambda problem: (problem.place, problem.code)))
