"""Mutated cycle files and mutated templates down the whole road: load, check, render, lay out. Only problems may come of it.

    python tests/fuzz.py cycles 20000 [FIRST]
    python tests/fuzz.py templates 20000 [FIRST]
    python tests/fuzz.py fields 99999 [FIRST]
    python tests/fuzz.py texts 2000 [FIRST]
    python tests/fuzz.py commands 20000 [FIRST]

`fields` tries each odd value in each field of a cycle, one by one, and ends when all have been tried. `texts` puts odd
texts into fields of a year that has them all, and makes every material of it, those on request too. `commands` runs whole
commands on folders of all kinds: none may end as a bug.

Each case is made from its number alone, so that it can be made again. What is printed: every case that ended in anything but
problems, and at the end how many cases there were and how many processor seconds they took. `test_fuzz` runs some of them.
"""

from __future__ import annotations

import io
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import fuzz_commands
from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.cycle.cycle_file import lang_of
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit.build import _make, _told
from dialogkit.kit.order import Order, as_ordered, problems_of
from dialogkit.kit.reprint.manifest import Manifest
from dialogkit.kit.told.readings import readings
from dialogkit.problems import DialogkitError, Problem
from dialogkit.templating.sandbox import Sandbox
from dialogkit.terminal.console import Console, Environment
from dialogkit.terms import LANGS
from dialogkit.words import load_words
from fuzz_cycles import FIELDS, PICTURE, VALUES_TRIED, cycle_file, field_file
from fuzz_templates import NAMES, SMALL, WHOLE, template
from fuzz_texts import Texts

SLOW = 20.0  # processor seconds: more than that is a finding too


class Roads:
    """A folder in which cases are tried, one after another."""

    def __init__(self, folder: Path):
        self.folder = folder
        (folder / "hus.svg").write_text(PICTURE)
        (folder / "names.txt").write_text("Kari Testesen\n")
        (folder / "templates").mkdir()
        (folder / "pakke").mkdir()
        (folder / "pakke" / "pack.yaml").write_text("name: P\nlicence: egne\npictures: [{file: a.svg, nb: mat, en: food}]\n")
        (folder / "pakke" / "a.svg").write_text(PICTURE)
        self._years: dict[str, Loaded] = {}
        self._texts: Texts | None = None

    def field(self, number: int) -> list[Problem]:
        """What is wrong with the file in which an odd value stands in a field."""
        return self.cycle(number, field_file)

    def cycle(self, number: int, file: Callable[[int], bytes] = cycle_file) -> list[Problem]:
        """What is wrong with the cycle file of that number. Raises what is no problem."""
        chance = random.Random(-1 - number)
        (self.folder / "cycle.yaml").write_bytes(file(number))
        folder = Folder(self.folder)
        console = _console(lang_of(folder))
        try:
            loaded = load(folder)
        except DialogkitError as error:
            return _shown(console, error.problems)
        problems = [*loaded.problems, *check_reading(loaded)]
        problems += self._made(loaded, _order(chance, *chance.sample(NAMES, chance.choice((1, 1, 2)))))
        if chance.random() < 0.1 and not any(problem.severity == "error" for problem in loaded.problems):
            problems += _gathered(lambda: _read(loaded, console))
        return _shown(console, problems)

    def template(self, number: int) -> list[Problem]:
        """What is wrong with the template of that number."""
        chance = random.Random(-1 - number)
        year = WHOLE if chance.random() < 0.1 else SMALL
        if year not in self._years:
            (self.folder / "cycle.yaml").write_text(year, encoding="utf-8")
            self._years[year] = load(Folder(self.folder))
        name, file, text = template(number)
        for old in (self.folder / "templates").iterdir():
            old.unlink()
        (self.folder / "templates" / f"{file}.xml.j2").write_bytes(text.encode("utf-8", "surrogatepass"))
        loaded = replace(self._years[year], folder=Folder(self.folder))  # which has not been read yet
        return _shown(_console("nn"), self._made(loaded, _order(chance, name)))

    def text(self, number: int) -> list[Problem]:
        """What is wrong with the year of that number, in which odd texts stand, for all that is made on request too."""
        self._texts = self._texts or Texts(self.folder / "texts")
        self._texts.write(number)
        chance = random.Random(number)
        order = Order(every=True, ink=chance.choice((None, None, "grey", "low")))

        def made() -> list[Problem]:
            loaded = load(Folder(self.folder / "texts"))
            return [*loaded.problems, *check_reading(loaded), *self._made(loaded, order)]

        return _shown(_console(chance.choice(LANGS)), _gathered(made))

    def command(self, number: int) -> list[Problem]:
        """Runs the command of that number, which tells its problems itself. Raises AssertionError where it ends as none may."""
        fuzz_commands.run(number, self.folder)
        return []

    def _made(self, loaded: Loaded, order: Order) -> list[Problem]:
        return _gathered(lambda: _told(_make(as_ordered(loaded, order), order, lambda step: None, Manifest())))


def _gathered(work: Callable[[], list[Problem]]) -> list[Problem]:
    try:
        return work()
    except DialogkitError as error:
        return list(error.problems)


def _read(loaded: Loaded, console: Console) -> list[Problem]:
    console.readings(list(readings(loaded, Order())), "text")
    return []


def _order(chance: random.Random, *only: str) -> Order:
    """What may be asked of a build, as a rule nothing."""
    if chance.random() < 0.8:
        return Order(only)
    job = chance.choice((Order(printshop=True), Order(proof=True), Order(ink="low"), Order(offset=(1.0, -0.7), printer="x")))
    cards = Order(cards=chance.choice((None, "quotes", "quotes:s1", "blank:1-2,free")), copies=chance.choice((None, 2)))
    order = replace(chance.choice((job, cards, Order(booklet=True), Order(edition="public"))), only=only)
    return Order(only) if problems_of(order) else order


def _console(lang: str) -> Console:
    return Console(Environment(io.StringIO(), io.StringIO(), io.StringIO(), {}, 80), load_words(lang))


def _shown(console: Console, problems: Any) -> list[Problem]:
    """The problems, once they have been told in both forms."""
    told = list(problems)
    console.problems(told, console.env.stdout, "text")
    console.problems(told, console.env.stdout, "json")
    return told


# ------------------------------------------------------------------------------------------------ by the thousand


@contextmanager
def _in_time() -> Iterator[None]:
    """Raises TimeoutError in what takes more than `SLOW` seconds of the processor."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SLOW)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)


def _compile_once() -> None:
    """Lets dialogkit's own templates be compiled once, not for each case anew. Where a case brings one, none is."""
    kept: dict[tuple[str, str | None], Any] = {}
    compiled = Sandbox.compile

    def compile_(self: Sandbox, source: str, name: str | None = None, *more: Any) -> Any:
        if self._left is not None:
            return compiled(self, source, name, *more)
        if (source, name) not in kept:
            kept[source, name] = compiled(self, source, name, *more)
        return kept[source, name]

    Sandbox.compile = compile_  # type: ignore[method-assign]


def main() -> None:
    _compile_once()
    kind, count, first = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0
    found: dict[str, list[int]] = {}
    clean = 0
    with tempfile.TemporaryDirectory() as folder:
        roads = Roads(Path(folder))
        run = {
            "cycles": roads.cycle,
            "templates": roads.template,
            "fields": roads.field,
            "texts": roads.text,
            "commands": roads.command,
        }[kind]
        count = min(count, len(FIELDS) * len(VALUES_TRIED) - first) if kind == "fields" else count
        start = time.process_time()
        for number in range(first, first + count):
            try:
                with _in_time():
                    clean += not [problem for problem in run(number) if problem.severity == "error"]
            except Exception as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                key = f"{type(error).__name__} {Path(where.filename).name}:{where.lineno} {str(error)[:100]}"
                if key not in found:
                    print(f"{number}: {key}\n{''.join(traceback.format_exception(error)[-7:])}", flush=True)
                found.setdefault(key, []).append(number)
            if number % 1000 == 999:
                print(f"… {number + 1}: {clean} without an error, {time.process_time() - start:.0f} s", flush=True)
        print(f"{count} {kind}, {clean} without an error, {time.process_time() - start:.0f} processor seconds")
    for key, numbers in found.items():
        print(f"{len(numbers)} times: {key} ({numbers[:10]})")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
