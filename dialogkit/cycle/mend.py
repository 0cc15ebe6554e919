"""A cycle without the values that are wrong in it, so that the rest can be checked in the same run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from dialogkit.cycle.model import Cycle, items
from dialogkit.cycle.plain import Path

_ROUNDS = 6  # taking a value out may leave an item without a field that it needs, and then the item goes


def mended(data: dict[str, Any], errors: Iterable[Mapping[str, Any]]) -> tuple[Cycle | None, dict[Path, Path]]:
    """The cycle without what pydantic's `errors` complain about, and each item's path in it with its path in `data`.

    None where too much is wrong: a field that every cycle must have.
    """
    rest = _Rest(data)
    for _ in range(_ROUNDS):
        for error in sorted(errors, key=lambda error: [str(step) for step in error["loc"]], reverse=True):
            rest.drop(_cause(error))
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
        self.data = deepcopy(data)
        self._left: dict[int, list[int]] = {}  # by the id of a list: the first numbers of its entries

    def drop(self, path: Path) -> None:
        holder: Any = self.data
        for step in path[:-1]:
            holder = _below(holder, step)
        if not path or holder is None or not _has(holder, path[-1]):
            return
        last: Any = path[-1]  # a number where the holder is a list
        if isinstance(holder, list):
            self._entries(holder).pop(last)
        holder.pop(last)

    def _entries(self, found: list[Any]) -> list[int]:
        return self._left.setdefault(id(found), list(range(len(found))))

    def origin(self, path: Path) -> Path:
        """The path that a value had before anything was taken out."""
        value: Any = self.data
        steps: list[str | int] = []
        for step in path:
            steps.append(self._entries(value)[step] if isinstance(value, list) and isinstance(step, int) else step)
            value = _below(value, step)
        return tuple(steps)


def _below(holder: Any, step: Any) -> Any:
    """What stands in a list or map; None where there is nothing."""
    return holder[step] if isinstance(holder, (list, dict)) and _has(holder, step) else None


def _has(holder: list[Any] | dict[str, Any], step: Any) -> bool:
    return step in holder if isinstance(holder, dict) else isinstance(step, int) and 0 <= step < len(holder)
