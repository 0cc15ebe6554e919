"""Names that point at each other: each id once in its list, each reference to an id that is there."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import islice
from pathlib import PurePath
from typing import Any

from dialogkit import limits
from dialogkit.cycle.examples import says_nothing
from dialogkit.cycle.mistakes.habits import id_of
from dialogkit.cycle.mistakes.schema_problems import meant_keys
from dialogkit.cycle.model.marks import Key, Ref
from dialogkit.cycle.model.year import NAMED, with_ids
from dialogkit.cycle.schema import is_item, marked
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.suggest import closest
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Problem

_TITLES = ("title", "name", "text")
_MOST_IDS = 12  # that are told
_HOME = {"departments": "organisation"}


def check_references(source: Source) -> list[Problem]:
    """Ids that stand twice and references to nothing. Lists that could not be read are not complained about.

    An example may point at nothing: it is never printed, and what it pointed at in a new year may be gone by now.
    """
    ids: dict[str, dict[str, Path]] = defaultdict(dict)
    found: list[Problem] = []
    references: list[tuple[Path, str, str]] = []
    example: Path | None = None
    for path, shape, value in source.values:
        if says_nothing(value):
            example = path
        key, ref = _key_of(shape.kind), shape.mark(Ref)
        if isinstance(value, dict) and key:
            name, items = key
            found += _add(source, ids, path, value, items or f"those of {path[:-1]}", name)
        elif ref and isinstance(value, str) and (example is None or path[: len(example)] != example):
            references.append((path, ref.target, value))
    for name, entries in with_ids(source.data).items() if not source.broken else ():
        for number, entry in enumerate(entries if name in NAMED and isinstance(entries, list) else ()):
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):  # one that is made may be named too
                ids[name].setdefault(entry["id"], (name, number, "id"))
    unread = source.broken | meant_keys(source) | _without_ids(source)
    meant = {target: {id_of(name) for name in names} for target, names in ids.items()}  # an id that cannot be one is told itself
    dangling = [
        (path, target, value)
        for path, target, value in references
        if value not in ids[target]
        and value not in meant.get(target, ())
        and _HOME.get(target, target) not in unread
        and not (target in _HOME and (target in source.data or _HOME[target] not in source.data))  # it stands at a wrong place
        # a list that lost its colon is part of the section above it
        and (ids[target] or not source.broken)
    ]
    for index, (path, target, value) in enumerate(dangling):
        if not ids[target]:
            code = "no-ids-for-cell" if source.place_of(path).cell else "no-ids"
            found.append(source.problem(code, path, name=value, list=target))
            continue
        suggestion = _meant(source, value, ids[target]) if index < limits.SUGGESTIONS else None
        known = tuple(islice(ids[target], _MOST_IDS + 1))
        more = "…" if len(known) > _MOST_IDS else ""
        told = known[:_MOST_IDS]
        table = source.tables.get((target,), "")
        code, file = "no-such-row" if table else "no-such-id", PurePath(table).name
        found.append(source.problem(code, path, name=value, list=target, table=file, suggestion=suggestion, ids=told, more=more))
    return found


def _without_ids(source: Source) -> set[str]:
    """The lists that have an entry without the id that it must have: what points at it cannot be judged."""
    keys = ((_key_of(shape.kind), value) for _, shape, value in source.values if isinstance(value, dict))
    needed = ((key, value) for key, value in keys if key and key[1] not in NAMED)
    return {_HOME.get(key[1], key[1]) for key, value in needed if not value.get(key[0])}


@cache
def _key_of(kind: Any) -> tuple[str, str] | None:
    """The field that tells items of a kind apart, and what its mark calls them, where the kind is one of items that have such."""
    keys = marked(kind, Key) if is_item(kind) else {}
    return next(((name, key.items) for name, key in keys.items()), None)


def _meant(source: Source, value: str, ids: dict[str, Path]) -> str | None:
    """The id that is nearest in spelling, or that of the item with such a title."""
    for name, path in ids.items():
        item = source.at(path[:-1])
        if value.strip().casefold() in (str(item.get(field, "")).strip().casefold() for field in _TITLES):
            return name
    return closest(value, ids)


def _add(
    source: Source, ids: dict[str, dict[str, Path]], path: Path, value: dict[str, object], name: str, key: str
) -> list[Problem]:
    entry = value.get(key)
    if not isinstance(entry, str):
        return []
    here = (*path, key)
    first = ids[name].setdefault(entry, here)
    if first == here:
        return []
    place = source.place_of(first)
    if place.cell:
        return [source.problem("duplicate-id-in-table", here, name=entry, line=place.seen_from(source.file_of(here)))]
    code = "stands-twice" if name in ("articles", "parts") else "duplicate-id"
    return [source.problem(code, here, name=entry, line=place.line)]
