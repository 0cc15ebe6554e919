"""What is clear, though its writer put two things where one is asked for, or left the year out.

`start: 9.00–15.00` is a start and an end, `date: 17.–18. oktober 2026` two dates, `date: 30. mai` a day of the cycle's year. Each
goes into its own field before the year is read; and it is told, so that nobody wonders where an end comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Any, Literal

from dialogkit.cycle.model.marks import Ref
from dialogkit.cycle.schema import fields_of, is_item, model_at, shape_at
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.moments import Unclear, parse_clock, parse_day
from dialogkit.cycle.text.scalars import parse_auto
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Problem, Severity

_BETWEEN = re.compile(r"\s*[,;+&]\s*|\s+(?:og|and)\s+|\s+")
_MAY_BE_AUTO = ("game", "cards")
_LONGEST = 200  # letters that are looked at: no list on one line has more
_WORD = re.compile(r"[\w-]+")
_PARSERS = {date: parse_day, time: parse_clock}
_SETTLED = {"several-days", "two-times", "day-with-time", "day-without-year"}


def settle(source: Source) -> list[Problem]:
    """Changes the source's data, and gives a notice for each change."""
    for path, shape, value in source.values:
        if shape.kind is list and isinstance(value, str):
            _make_a_list(source, path, value)
    moments = [(path, shape.kind, value) for path, shape, value in source.values if shape.kind in _PARSERS]
    return [problem for path, kind, value in moments for problem in _settled(source, path, _PARSERS[kind], value)]


def hold_lists(source: Source) -> None:
    """A list, or the name of its table, in the place of what holds one under `items` and more beside it is moved there."""
    held = {
        path: value
        for path, shape, value in source.values
        if isinstance(value, list | str) and is_item(shape.kind) and "items" in fields_of(shape.kind)
    }
    for path, value in held.items():
        source.put(path, {"items": value})
    for depth in {len(path) for path in held}:
        for places in (source.spots, source.keys):
            places.update({(*at[:depth], "items", *at[depth:]): spot for at, spot in places.items() if at[:depth] in held})


def _make_a_list(source: Source, path: Path, value: str) -> None:
    """Numbers, ids and words of ours that stand on one line are a list, with commas or without: `scope: report, web`."""
    if len(value) > _LONGEST:
        return
    inner = shape_at((*path, 0))
    entries = _BETWEEN.split(value.strip())
    fits = inner and (inner.kind is int and all(map(str.isdecimal, entries)) or inner.kind is Literal or inner.mark(Ref))
    words = all(map(_WORD.fullmatch, entries)) and not (path[:2] == _MAY_BE_AUTO and parse_auto(value) is None)
    if fits and words and _owner(source, path) is not None:
        source.put(path, entries)
        source.spots.update({(*path, number): source.spots[path] for number in range(len(entries))})


def _settled(source: Source, path: Path, parse: Any, value: object) -> Iterator[Problem]:
    try:
        parse(value)
        return
    except Unclear as unclear:
        yearless = unclear.code in ("day", "day-without-year")
        found = _with_year(source, value) if yearless else unclear
    owner, model = _owner(source, path), model_at(path[:-1])
    if yearless and found and found.code == "other-weekday" and owner:
        source.put(path, f"{value} {found.here[:4]}")  # which will be told, with the year
    if found is None or found.code not in _SETTLED:
        return
    if owner is None or model is None:
        return
    if any(owner.get(name) is not None or name not in fields_of(model) for name in found.beside):
        return
    new = {str(path[-1]): found.here, **found.beside}
    for name, text in new.items():
        source.put((*path[:-1], name), text)
    source.spots.update({(*path[:-1], other): source.spots[path] for other in found.beside})
    told = " ".join(f"`{name}: {text}`" for name, text in new.items())
    yield source.problem("read-as", path, Severity.NOTICE, value=str(value), told=told)


def _with_year(source: Source, value: object) -> Unclear | None:
    """A day of the cycle's own year."""
    cycle = source.data.get("cycle")
    year = cycle.get("year") if isinstance(cycle, dict) else None
    try:
        day = parse_day(f"{value} {year}")
    except Unclear as unclear:
        return None if unclear.code == "day" else unclear
    return Unclear("day-without-year", str(day))


def _owner(source: Source, path: Path) -> dict[str, Any] | None:
    owner = source.at(path[:-1])
    return owner if isinstance(owner, dict) else None
