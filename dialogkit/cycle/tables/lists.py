"""Which lists of a year can stand in a table, and which of them is meant by what somebody types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dialogkit.cycle.mistakes.habits import meant_name
from dialogkit.cycle.model import Cycle, Item
from dialogkit.cycle.model.marks import Key
from dialogkit.cycle.schema import fields_of, is_item, marked
from dialogkit.cycle.source import Source
from dialogkit.cycle.tables.columns import Names, Owner, columns, list_name
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Problem, UsageError
from dialogkit.terms import Lang

_SAYS_NOTHING = "items"
_TITLES = ("title", "name")  # never a text: whoever said it may have said no


@dataclass(frozen=True, slots=True)
class TableList:
    """A list of the schema whose entries have fields of their own: its path without numbers, the field it is, and its entries."""

    path: Names
    owner: Owner
    model: type[Item]

    @property
    def fits(self) -> bool:
        """Whether rows can hold it."""
        return bool(columns(self.model))

    @property
    def name(self) -> str:
        """What it is called in a command: as much of the end of its path as no other list has."""
        others = [each.called for each in all_lists() if each != self]
        ends = (self.called[-length:] for length in range(1, len(self.called)))
        return ".".join(next((end for end in ends if all(other[-len(end) :] != end for other in others)), self.called))

    @property
    def called(self) -> Names:
        """The path without the last step where that says nothing: `expectations.items` are the expectations."""
        return self.path[:-1] if self.path[-1] == _SAYS_NOTHING else self.path


@cache
def all_lists() -> tuple[TableList, ...]:
    """Every list of the schema whose entries have fields, those that fit in no table too."""
    return tuple(_lists(Cycle))


@cache
def list_names() -> tuple[str, ...]:
    """What the lists are called that can stand in a table."""
    return tuple(each.name for each in all_lists() if each.fits)


def list_called(name: str) -> TableList:
    """The list of that name. Raises UsageError where there is none, several are meant, or it can stand in no table."""
    wanted = _parts(name)
    found = [each for each in all_lists() if wanted in (each.path[-len(wanted) :], each.called[-len(wanted) :])]
    fit = tuple(each.name for each in found if each.fits)
    if len(found) > 1 and fit:
        raise UsageError(Problem("several-lists", details={"name": name, "allowed": fit}))
    if not fit:
        code = "no-list-for-a-table" if found else "no-such-list"
        raise UsageError(Problem(code, details={"name": name, "suggestion": meant_name(name, list_names())}))
    return found[0]


def list_in(source: Source, name: str) -> tuple[Path, TableList]:
    """The list of a year that is meant, and where it stands. The id of what holds it may stand before its name, or its number.

    Raises UsageError where there is none, or several may be meant.
    """
    wanted, there = _parts(name), [*_lists_of(source)]
    found = [each for each in there if any(way[-len(wanted) :] == wanted for way in _ways(source.data, each[0]))]
    alike = [each for each in there if wanted[-1] in (each[1].path[-1], each[1].called[-1])]
    if not alike:
        kind = list_called(name)
        raise UsageError(Problem("nothing-for-a-table", details={"name": kind.name}))
    if len(found) != 1:
        allowed = tuple(".".join([*_called(source.data, path)][-1][-2:]) for path, _ in found or alike)
        raise UsageError(Problem("several-lists", details={"name": name, "allowed": allowed}))
    path, kind = found[0]
    if not kind.fits:
        raise UsageError(source.problem("no-list-for-a-table", path, name=kind.name))
    if isinstance(source.at(path), str):
        raise UsageError(source.problem("in-a-table", path, name=kind.name, file=source.at(path)))
    return path, kind


def is_in(source: Source, kind: TableList) -> bool:
    """Whether a year has something in a list of that kind, in its file or in a table."""
    return any(each == kind for _, each in _lists_of(source))


def ids_in(source: Source) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The ids in a year by what they are of, as `Column.target` says it, each with the title of its item, if that has one."""
    found: dict[str, list[tuple[str, str]]] = {}
    for _, shape, value in source.values:
        if not (isinstance(value, dict) and is_item(shape.kind)):
            continue
        title = next((str(value[name]) for name in _TITLES if isinstance(value.get(name), str)), "")
        for field, key in marked(shape.kind, Key).items():
            if key.items and isinstance(value.get(field), str):
                found.setdefault(key.items, []).append((value[field], title))
    return found


def file_name(kind: TableList, lang: Lang, before: str = "") -> str:
    """The name of the file that a list gets: `sitater.xlsx`; with what tells it from others of its kind before that."""
    return "-".join([*list_name(kind.owner, lang).lower().split(), *before.split()]) + ".xlsx"


def _parts(name: str) -> Names:
    return tuple(name.strip().lower().split("."))


def _lists(model: type[Item], path: Names = ()) -> Iterator[TableList]:
    for name, shape in fields_of(model).items():
        if shape.kind is list and shape.item:
            yield TableList((*path, name), (model, name), shape.item)
        if shape.item and shape.kind is not dict:
            yield from _lists(shape.item, (*path, name))


def _lists_of(source: Source) -> Iterator[tuple[Path, TableList]]:
    """The lists that a year has something in."""
    kinds = {each.path: each for each in all_lists()}
    for path, shape, value in source.values:
        names = tuple(step for step in path if isinstance(step, str))
        if value and shape.kind is list and names in kinds:
            yield path, kinds[names]


def _ways(data: Any, path: Path) -> Iterator[Names]:
    """The ways to call what stands at a path, without a last step that says nothing too."""
    for way in _called(data, path):
        yield way
        if way[-1] == _SAYS_NOTHING:
            yield way[:-1]


def _called(data: Any, path: Path) -> Iterator[Names]:
    """The ways to call what stands at a path: without what tells entries apart, by their numbers, and by their ids."""
    yield tuple(step for step in path if isinstance(step, str))
    yield tuple(step if isinstance(step, str) else str(step + 1) for step in path)
    named: list[str] = []
    for step in path:
        data = data[step]
        named.append(step if isinstance(step, str) else _id_of(data) or str(step + 1))
    yield tuple(named)


def _id_of(entry: Any) -> str:
    return str(entry.get("id") or "") if isinstance(entry, dict) else ""
