"""The columns of a list in a table, taken from the model: a new field is a column too, as soon as it has a heading.

What an entry holds in fields of its own, such as a quote's consent, are more columns. A list in it, such as the proposals of a
solution, is written in rows: the first in the entry's own row, the others below. Two such lists could not be told apart in
rows, and so what has them is no list for a table. The headings stand in `templates/headings`, by model and field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any, Literal

from dialogkit.cycle.model import Item
from dialogkit.cycle.model.descriptions import choice_words
from dialogkit.cycle.model.marks import Key, Ref
from dialogkit.cycle.schema import Shape, fields_of, is_item, model_at
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.resources import read_texts
from dialogkit.terms import Lang

Kind = Literal["text", "day", "clock", "number", "tick", "choice"]
Names = tuple[str, ...]
Owner = tuple[type[Item], str]
_KINDS: Mapping[Any, Kind] = {date: "day", time: "clock", int: "number", float: "number", bool: "tick", Literal: "choice"}


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a list's entries.

    `path` is the way to it, such as `consent.scope` or `proposals.text`, and `owners` the model and field of each step of that.
    `lists` are the paths of the lists on the way: none for the entry's own. `shape` is of one value; `several` says whether a
    cell may hold more than one. `needed`: its entry cannot do without it.
    """

    path: Names
    owners: tuple[Owner, ...]
    lists: tuple[Names, ...]
    shape: Shape
    several: bool
    needed: bool

    @property
    def is_required(self) -> bool:
        """Whether that which it is a field of, such as a consent, cannot do without it."""
        model, field = self.owners[-1]
        return model.model_fields[field].is_required()

    @property
    def name(self) -> str:
        """The field's name as it may be written above a column, with those that it lies in."""
        return ".".join(self.path)

    @property
    def level(self) -> int:
        """0 for the entry's own, 1 for that of a list in it, 2 for that of a list in that."""
        return len(self.lists)

    @property
    def inner(self) -> Names:
        """The way to it from the entry that it is of: `text` for `proposals.text`."""
        return self.path[len(self.lists[-1]) :] if self.lists else self.path

    @property
    def kind(self) -> Kind:
        """What one value in a cell is."""
        return _KINDS.get(self.shape.kind, "text")

    @property
    def target(self) -> str | None:
        """Which items its values name by their ids, such as `themes`, if they do."""
        ref = self.shape.mark(Ref)
        return ref.target if ref else None

    @property
    def is_key(self) -> bool:
        """Whether it tells the entries of its list apart."""
        return self.shape.mark(Key) is not None

    def heading(self, lang: Lang) -> str:
        """What stands above it: the words of its fields, `Consent: date`, `Proposals: answers, yes`."""
        first, *rest = (_headings(lang)[model.__name__][field] for model, field in self.owners)
        return f"{first}: {', '.join(map(str.lower, rest))}" if rest else first

    def words(self, lang: Lang) -> Mapping[str, str]:
        """What people may write, by the value that it stands for, where only some values may stand: `the report`."""
        return {value: told.partition(",")[0] for value, told in self.told(lang).items()}

    def told(self, lang: Lang) -> Mapping[str, str]:
        """The same, each with all that it means: `the report, and quotes on the wall when you meet`."""
        return choice_words(*self.owners[-1], self.shape.inner, lang) if self.kind == "choice" else {}


@cache
def columns(model: type[Item]) -> tuple[Column, ...]:
    """The columns of a list of such entries, its own before those of a list in them; none where it can stand in no table."""
    found = sorted(_columns(model), key=lambda column: column.level)
    return tuple(found) if found[-1].level + 1 == len({column.lists for column in found}) else ()


def table_at(source: Source, path: Path) -> tuple[Path, Names]:
    """The list in a table that holds what is at a path, and the names on the way to that from an entry."""
    at = next(path[:length] for length in range(1, len(path)) if path[:length] in source.tables)
    return at, tuple(step for step in path[len(at) :] if isinstance(step, str))


def column_of(at: Path, names: Names) -> Column:
    """The column of a field in the table of the list at a path."""
    return next(_found(at, names))


def heading_at(source: Source, path: Path) -> str:
    """What stands above the column of what is at a path in a table; of what has no column of its own, the name of its field."""
    column = next(_found(*table_at(source, path)), None)
    return column.heading(source.lang) if column else str(path[-1])


def _found(at: Path, names: Names) -> Iterator[Column]:
    model = model_at((*at, 0))
    return (each for each in (columns(model) if model else ()) if each.path == names)


def list_name(owner: Owner, lang: Lang) -> str:
    """What the list in a field is called: on its sheet, and as a file. Raises KeyError for one that can stand in no table."""
    return _headings(lang)[owner[0].__name__][owner[1]]


def _columns(model: type[Item], owners: tuple[Owner, ...] = (), lists: tuple[Names, ...] = ()) -> Iterator[Column]:
    for name, shape in fields_of(model).items():
        way = (*owners, (model, name))
        path = tuple(field for _, field in way)
        if shape.item:
            yield from _columns(shape.item, way, lists if is_item(shape.kind) else (*lists, path))
        else:
            needed = model.model_fields[name].is_required() and len(path) == len(lists[-1] if lists else ()) + 1
            yield Column(path, way, lists, shape.entry, shape.kind is list, needed)


@cache
def _headings(lang: Lang) -> Mapping[str, Mapping[str, str]]:
    return read_texts("headings", f"{lang}.yaml")
