"""A cycle without the values that are wrong in it, so that the rest can be checked in the same run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from dialogkit.cycle.model import Cycle, items
from dialogkit.cycle.text.yaml_events import Path

_ROUNDS = 6  # taking a value out may leave an item without a field that it needs, and then the item goes


def mended(data: dict[str, Any], errors: Iterable[Mapping[str, Any]]) -> tuple[Cycle | None, dict[Path, Path]]:
    """The cycle without what pydantic's `errors` complain about, and each item's path in it with its path in `data`.

    None where too much is wrong: a field that every cycle must have.
    """
    rest = _Rest(data)
    for _ in range(_ROUNDS):
        rest.drop(map(_cause, errors))
        try:
            cycle = Cycle.model_validate(rest.data)
        except ValidationError as again:
            errors = again.errors(include_url=False)
        else:
            return cycle, {path: rest.origin(path) for path, _ in items(cycle)}
    return None, {}


def _cause(error: Mapping[str, Any]) -> Path:
    """What must go: the value itself, or the item that lacks a field."""
    path: Path = tuple(error["loc"])
    return path[:-1] if error["type"] == "missing" or path[-1:] == ("[key]",) else path


class _Rest:
    """Plain data from which values are taken; lists remember which of their entries are left."""

    def __init__(self, data: dict[str, Any]):
        self.data = _copied(data)
        self._left: dict[int, list[int]] = {}  # by the id of a list: the first numbers of its entries

    def drop(self, paths: Iterable[Path]) -> None:
        """Takes out the values at `paths`, all at once: each path counts the entries of lists as they are before."""
        gone: dict[int, tuple[list[Any] | dict[str, Any], set[Any]]] = {}
        for path in paths:
            holder: Any = self.data
            for step in path[:-1]:
                holder = _below(holder, step)
            if path and isinstance(holder, (list, dict)) and _has(holder, path[-1]):
                gone.setdefault(id(holder), (holder, set()))[1].add(path[-1])
        for holder, steps in gone.values():
            if isinstance(holder, dict):
                for step in steps:
                    del holder[step]
            else:
                for entries in (self._entries(holder), holder):
                    entries[:] = [entry for number, entry in enumerate(entries) if number not in steps]

    def _entries(self, found: list[Any]) -> list[int]:
        if id(found) not in self._left:
            self._left[id(found)] = list(range(len(found)))
        return self._left[id(found)]

    def origin(self, path: Path) -> Path:
        """The path that a value had before anything was taken out."""
        value: Any = self.data
        steps: list[str | int] = []
        for step in path:
            steps.append(self._entries(value)[step] if isinstance(value, list) and isinstance(step, int) else step)
            value = _below(value, step)
        return tuple(steps)


def _copied(value: Any) -> Any:
    """Plain data with lists and maps of its own. `copy.deepcopy` takes five times as long: it remembers each text."""
    if isinstance(value, dict):
        return {name: _copied(entry) for name, entry in value.items()}
    return [_copied(entry) for entry in value] if isinstance(value, list) else value


def _below(holder: Any, step: Any) -> Any:
    """What stands in a list or map; None where there is nothing."""
    return holder[step] if isinstance(holder, (list, dict)) and _has(holder, step) else None


def _has(holder: list[Any] | dict[str, Any], step: Any) -> bool:
    return step in holder if isinstance(holder, dict) else isinstance(step, int) and 0 <= step < len(holder)
