"""What is changed in a file: entries that go, and values that are put anew. All of it is done, or none."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from dialogkit.cycle.editing.spans import Layout, Spot
from dialogkit.cycle.source import source_of
from dialogkit.cycle.text.scalars import quoted
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import DialogkitError, Problem, errors_in

_PLAIN = re.compile(r"[A-Za-zÆØÅæøå0-9][\w./-]*(?: [\w./-]+)*")
Value = str | int | Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Remove:
    """An entry goes, with the comments right above it. A collection that keeps no entry goes with its last."""

    path: Path


@dataclass(frozen=True, slots=True)
class Put:
    """A value stands at a path, in the place of any that stood there. Its map must be there."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Append:
    """Values stand at the end of a list, which must be there."""

    path: Path
    values: Sequence[Value]


Edit = Remove | Put | Append


@dataclass(frozen=True, slots=True, order=True)
class _Cut:
    """The text between two offsets, and what takes its place."""

    start: int
    end: int
    new: str = ""


def edited(text: str, file: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made. Every other byte stays.

    Raises DialogkitError where the text cannot be read, or is written so that an edit cannot be made in it: it then says where.
    """
    try:
        new, wanted = _changed(text, file, edits)  # whose way there is forgotten: it takes as much memory as the year
        found = source_of(new, file)
        if found.data == wanted and not errors_in(found.problems):
            return new
    except (yaml.YAMLError, KeyError, IndexError, ValueError):
        pass
    path = edits[0].path
    place = source_of(text, file).key_place_of(path)
    raise DialogkitError(Problem("cannot-edit", place, {"name": ".".join(map(str, path))}))


def _changed(text: str, file: str, edits: Sequence[Edit]) -> tuple[str, dict[str, Any]]:
    """The text with its edits, and what it must read as."""
    source = source_of(text, file)
    if errors_in(source.problems):
        raise DialogkitError(source.problems)
    wanted = _wanted(source.data, edits)
    return _spliced(text, [*_cuts(Layout(text, source), source.data, edits)]), wanted


def _spliced(text: str, cuts: Sequence[_Cut]) -> str:
    """The text with its cuts made, of which none overlaps another one."""
    parts: list[str] = []
    at = 0
    for cut in sorted(cuts):
        if cut.start < at:  # inside of one that goes as a whole
            continue
        parts += text[at : cut.start], cut.new
        at = cut.end
    return "".join([*parts, text[at:]])


# ------------------------------------------------------------------------------------------------ as plain data


def _wanted(data: dict[str, Any], edits: Sequence[Edit]) -> dict[str, Any]:
    """What the text must read as afterwards."""
    wanted = copy.deepcopy(data)
    for edit in edits:
        if isinstance(edit, Put):
            _at(wanted, edit.path[:-1])[edit.path[-1]] = _plain(edit.value)
        elif isinstance(edit, Append):
            _at(wanted, edit.path).extend(map(_plain, edit.values))
    for path in sorted(_gone(data, edits), key=_from_the_end, reverse=True):
        parent = _at(wanted, path[:-1])
        del parent[path[-1]]
    return wanted


def _from_the_end(path: Path) -> tuple[tuple[int, str | int], ...]:
    return tuple((0, step) if isinstance(step, int) else (1, step) for step in path)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _plain(value: Value) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return str(value) if isinstance(value, (str, int)) else [*map(_plain, value)]


def _gone(data: Any, edits: Sequence[Edit]) -> set[Path]:
    """The paths of what goes, each the highest one: a collection whose every entry goes is gone itself."""
    gone = {edit.path for edit in edits if isinstance(edit, Remove)}
    put = {edit.path[:-1] for edit in edits if isinstance(edit, Put)} | {edit.path for edit in edits if isinstance(edit, Append)}
    waiting = [*gone]
    while waiting:
        parent = waiting.pop()[:-1]
        entries = _at(data, parent)
        names = range(len(entries)) if isinstance(entries, list) else entries
        if parent and parent not in gone and parent not in put and all((*parent, name) in gone for name in names):
            gone.add(parent)
            waiting.append(parent)
    return {path for path in gone if not any(path[:length] in gone for length in range(1, len(path)))}


# ------------------------------------------------------------------------------------------------ as text


def _cuts(layout: Layout, data: Any, edits: Sequence[Edit]) -> Iterator[_Cut]:
    gone = _gone(data, edits)
    for edit in edits:
        if isinstance(edit, Put):
            yield _put(layout, edit)
        elif isinstance(edit, Append):
            yield _put_after(layout, layout.spots[edit.path], edit.values)
    for path in gone:
        spot = layout.spots[path]
        yield _out_of_flow(layout, spot, gone) if spot.parent.flow_style else _out_of_block(layout, spot, gone)


def _out_of_flow(layout: Layout, spot: Spot, gone: Collection[Path]) -> _Cut:
    """Up to the next entry, comma and all; the last one with the comma before it."""
    if after := layout.sibling(spot, 1):
        return _Cut(layout.begins(spot), layout.begins(after))
    before = layout.sibling(spot, -1)
    while before and before.path in gone:
        before = layout.sibling(before, -1)
    return _Cut(layout.ends(before) if before else layout.begins(spot), layout.ends(spot))


def _out_of_block(layout: Layout, spot: Spot, gone: Collection[Path]) -> _Cut:
    """Whole lines; of the first entry behind a dash, up to the next that stays."""
    begins = layout.begins(spot)
    first = layout.line_at(begins)
    column = begins - layout.start_of(first)
    if layout.lines[first][:column].strip():
        after = layout.sibling(spot, 1)
        while after and after.path in gone:
            after = layout.sibling(after, 1)
        return _Cut(begins, layout.begins(after) if after else layout.ends(spot))
    end = layout.after(spot, column)
    while first and layout.is_comment(first - 1) and layout.indent(first - 1) == column:
        first -= 1
    if (first == 0 or layout.is_blank(first - 1)) and (end < len(layout.lines) and layout.is_blank(end)):
        end += 1
    return _Cut(layout.start_of(first), layout.start_of(end))


def _put(layout: Layout, edit: Put) -> _Cut:
    """A value in the place of another one, or at the end of its map."""
    spot, new = layout.spots.get(edit.path), _written(edit.value)
    if spot is None:
        return _put_in(layout, layout.spots[edit.path[:-1]], f"{edit.path[-1]}: {new}")
    end = layout.ends(spot)
    if spot.key is None:
        return _Cut(layout.offset(spot.node.start_mark), end, new)
    return _Cut(layout.past_colon(spot.key), end, f" {new}")


def _put_in(layout: Layout, parent: Spot, entry: str) -> _Cut:
    if not isinstance(parent.node, yaml.MappingNode):
        raise KeyError(parent.path)
    return _in_flow(layout, parent, entry) if parent.node.flow_style else _below(layout, parent, [entry])


def _put_after(layout: Layout, parent: Spot, values: Sequence[Value]) -> _Cut:
    if not isinstance(parent.node, yaml.SequenceNode):
        raise KeyError(parent.path)
    if parent.node.flow_style:
        return _in_flow(layout, parent, ", ".join(map(_written, values)))
    return _below(layout, parent, [line for value in values for line in _lines(value)])


def _in_flow(layout: Layout, parent: Spot, entry: str) -> _Cut:
    end = layout.ends(parent) - 1
    return _Cut(end, end, f", {entry}" if parent.node.value else entry)


def _below(layout: Layout, parent: Spot, entry: Sequence[str]) -> _Cut:
    """Lines of their own after the last of a collection, as far in as its entries."""
    last = layout.line_at(max(layout.ends(parent) - 1, 0))
    at = layout.start_of(last + 1)
    indent = " " * parent.node.start_mark.column
    before = "" if layout.lines[last].endswith(("\r", "\n")) else layout.end
    return _Cut(at, at, before + "".join(f"{indent}{line}{layout.end}" for line in entry))


def _lines(value: Value) -> Iterator[str]:
    """A value as an entry of a list, line by line."""
    yield from _entry(value) if isinstance(value, Mapping) else [f"- {_written(value)}"]


def _entry(value: Mapping[str, Any]) -> Iterator[str]:
    """A map as an entry of a list: a line for each of its fields, and for each of the lists in it."""
    mark = "- "
    for name, each in value.items():
        if isinstance(each, (str, int, Mapping)):
            yield f"{mark}{name}: {_written(each)}"
        else:
            yield f"{mark}{name}:"
            for inner in each:
                yield from (f"    {line}" for line in _lines(inner))
        mark = "  "


def _written(value: Value) -> str:
    """A value as YAML writes it on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_written(each)}" for name, each in value.items()) + "}"
    if isinstance(value, (str, int)):
        text = str(value)
        return text if _PLAIN.fullmatch(text) else quoted(text)
    return "[" + ", ".join(map(_written, value)) + "]"
