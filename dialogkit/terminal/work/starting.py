"""`dialogkit new`: a year from its beginning, or from the year before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.cycle.new import check_free, create, create_from, parse_year
from dialogkit.cycle.sections.blocks import HEAD
from dialogkit.cycle.source import source_of
from dialogkit.kit.seen import symbol_of_measures
from dialogkit.paths import check_name_of, typed
from dialogkit.problems import Problem, UsageError
from dialogkit.processes import PROCESSES, process_of
from dialogkit.terminal.console import Console
from dialogkit.terms import Lang, Process


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. What an `earlier` year says is not asked for again: `given` are those of the other options that are."""

    year: str
    lang: Lang
    process: Process
    folder: Path
    names: dict[str, str | None]
    earlier: Folder | None
    given: tuple[str, ...]


def start(console: Console, asked: Asked) -> None:
    """Makes the year, and says what to do next. Raises as `create` and `create_from`."""
    year = parse_year(asked.year)
    check_name_of(asked.folder)
    check_free(asked.folder / str(year))
    if asked.earlier is None:
        file = create(asked.folder, asked.process, year, asked.lang, *_names(console, asked))
        console.say("new.made", file=file)
        steps = ["next_edit", "next_check", "next_build", "next_add"]
    else:
        if asked.given:
            raise UsageError(Problem("from-says-it", details={"option": asked.given[0]}))
        loaded = load(asked.earlier)
        file = create_from(asked.folder, loaded, year, symbol_of_measures(loaded), process_of(loaded.cycle).of_one_meeting)
        console.say("new.made_from", file=file, before=loaded.cycle.year_before(year))
        before, after = loaded.source.data, source_of(file.read_text(encoding="utf-8"), str(file)).data
        if came := ", ".join(f"`{name}`{_count(after[name])}" for name in after if name not in HEAD):
            console.say("new.came", what=came)
        if stayed := ", ".join(f"`{name}`{_count(before[name])}" for name in before if before[name] and name not in after):
            console.say("new.stayed", what=stayed)
        if names := loaded.cycle.privacy.names_file:
            console.say("new.names_file", file=file.parent / names)
        steps = ["next_look", "next_check", "next_status"]
    for key in steps:
        console.say(f"new.{key}", folder=typed(file.parent))


def _count(section: object) -> str:
    """How many of them there are, of what a section lists."""
    return f" ({len(section)})" if isinstance(section, list) else ""


def _names(console: Console, asked: Asked) -> tuple[str | None, str]:
    """The place and its municipality; on a terminal a person is asked for what was not typed. A year that need not be of a home
    has the place that is said, or none."""
    place = _name(console, asked, "place", with_default=(at_home := PROCESSES[asked.process].of_a_home))
    return place if at_home or place.strip() else None, _name(console, asked, "municipality")


def _name(console: Console, asked: Asked, name: str, with_default: bool = True) -> str:
    default = console.words(f"new.default_{name}") if with_default else ""
    if (given := asked.names[name]) is not None:
        return given
    return console.ask(f"new.ask_{name}", default) if console.env.can_ask else default
