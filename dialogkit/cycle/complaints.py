"""What pydantic found, as problems of ours: each at its place in the file, with a code and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from dialogkit import limits
from dialogkit.cycle.habits import meant_name
from dialogkit.cycle.model import Allowed, Cycle, Item
from dialogkit.cycle.plain import Path
from dialogkit.cycle.schema import allowed_at, fields_of, model_at
from dialogkit.cycle.source import Source
from dialogkit.cycle.syntax import looks_alike
from dialogkit.problems import DayOfWeek, Problem

_LAST = re.compile(r"[\d\s.\-–]*\S*\Z")  # a word or number that is cut in two, which could not be told for a private one
_OTHER_SIGN = re.compile(r"[\w-]+\s*[=;]\s*\S")  # in place of the colon
_WANTS_LIST = {"list_type"}
_WANTS_MAP = {"model_type", "model_attributes_type", "dict_type"}
_OWN = {
    "day": "not-a-date", "no-such-day": "no-such-day", "clock": "not-a-time", "no-such-time": "no-such-time",
    "other-weekday": "other-weekday", "several-days": "several-days", "two-times": "two-times",
    "day-with-time": "day-with-time", "day-without-year": "day-without-year",
    "flag": "not-a-flag", "colour": "not-a-colour",
    "url": "not-an-address", "card-size": "not-a-card-size", "language": "not-a-language", "title-too-long": "title-too-long",
}  # fmt: skip
_BY_TYPE = {
    "int_parsing": "not-a-number",
    "int_parsing_size": "not-a-number",
    "int_type": "not-a-number",
    "float_parsing": "not-a-length",
    "float_type": "not-a-length",
    "greater_than_equal": "number-too-low",
    "less_than_equal": "number-too-high",
    "literal_error": "not-one-of",
    "string_pattern_mismatch": "bad-id",
    "string_too_long": "bad-id",
    "string_too_short": "empty-value",
    "string_type": "text-expected",
}


def complaints(errors: Sequence[Mapping[str, Any]], source: Source, root: type[Item] = Cycle) -> list[Problem]:
    """The problems behind pydantic's `errors`, without those that another problem of the file is the cause of.

    `root` is what the file holds as a whole.
    """
    teller = _Teller(source, root)
    unknown_first = sorted(errors, key=lambda error: error["type"] != "extra_forbidden")
    return [problem for error in unknown_first if (problem := teller.tell(error))]


def meant_keys(source: Source) -> set[str]:
    """The top-level names that unknown keys of the file probably stand for: their lists are there, under another name."""
    known = fields_of(model_at(()))
    unknown = islice((key for key in source.data if key not in known), limits.SUGGESTIONS)
    return {meant for key in unknown if (meant := meant_name(key, known))}


class _Teller:
    """Turns errors into problems one by one, and remembers which fields were given under a wrong name."""

    def __init__(self, source: Source, root: type[Item]):
        self._source = source
        self.root = root
        self.meant: set[Path] = set()
        self.filled: set[Path] = set()  # fields whose own fields stand below them, not indented
        self._suggestions = 0

    def tell(self, error: Mapping[str, Any]) -> Problem | None:
        """The problem behind one error, or None where another problem is its cause."""
        path: Path = tuple(error["loc"])
        if path and path[-1] == "[key]":
            return self._source.problem("bad-id", path[:-1], at_key=True, name=path[-2], value=_short(path[-2]))
        if error["type"] == "extra_forbidden":
            return self._unknown_field(path)
        if error["type"] == "missing":
            explained = path in self.meant or (len(path) == 1 and path[0] in self._source.broken)
            no_reason = path[-1] == "reason" and model_at(path[:-1], self.root) is Allowed
            code = "allow-without-reason" if no_reason else "missing-field"
            return None if explained else self._source.problem(code, path[:-1], name=path[-1])
        code = _code(error, path)
        if code == "empty-value" and path in self.filled:
            return None
        if code == "no-dash-here" and not self._has_dash(path):
            code = "map-expected"
        more = _DETAILS[code](self, path, error) if code in _DETAILS else {}
        at_key = code == "empty-value" and error["input"] is None
        return self._source.problem(code, path, at_key=at_key, name=_name(path), value=_short(error["input"]), **more)

    def suggest(self, name: object, names: Mapping[str, object] | tuple[str, ...]) -> str | None:
        self._suggestions += 1  # each costs about a millisecond, and a hostile file may hold thousands of mistakes
        return meant_name(name, names) if isinstance(name, str) and self._suggestions <= limits.SUGGESTIONS else None

    def _unknown_field(self, path: Path) -> Problem:
        model, name = model_at(path[:-1], self.root), str(path[-1])
        names = fields_of(model) if model else {}
        if misplaced := self._misplaced(path, name):
            return misplaced
        if name.split(":")[0] in names:
            self.meant.add((*path[:-1], name.split(":")[0]))
            return self._source.problem("colon-without-space", path, at_key=True)
        suggestion = self.suggest(path[-1], names)
        if suggestion:
            self.meant.add((*path[:-1], suggestion))
        return self._source.problem(
            "unknown-field", path, at_key=True, name=_short(path[-1]), allowed=tuple(names), suggestion=suggestion
        )

    def _has_dash(self, path: Path) -> bool:
        place = self._source.place_of(path)
        return self._source.excerpt(place.line)[place.column - 1 : place.column] == "-"

    def _misplaced(self, path: Path, name: str) -> Problem | None:
        """The problem of a field that is not indented, or of a section that is."""
        data, sections = self._source.data, fields_of(self.root)
        if len(path) == 1:
            before = list(data)[: list(data).index(name)]
            owner = next((key for key in reversed(before) if key in sections), "")
            model = model_at((owner,), self.root)
            if model and data[owner] is None and name in fields_of(model):
                self.filled.add((owner,))
                line = self._source.key_place_of((owner,)).line
                return self._source.problem("not-indented", path, at_key=True, name=name, parent=owner, line=line)
        elif len(path) == 2 and name in sections and isinstance(data[str(path[0])][name], (dict, list)):
            self.meant.add((name,))
            return self._source.problem("too-indented", path, at_key=True, name=name, parent=path[0])
        return None


def _code(error: Mapping[str, Any], path: Path) -> str:
    kind, value = error["type"], error["input"]
    if isinstance(value, str) and kind in _WANTS_LIST | _WANTS_MAP and (alike := looks_alike(value + " ")):
        return alike[0]
    if value is None and str(error.get("ctx", {}).get("error")) != "colour":
        return "empty-value"
    if kind in _WANTS_LIST:
        return "list-expected"
    if kind in _WANTS_MAP:
        return _wants_map(path, value)
    if kind == "too_short" or kind == "too_long":
        return "wrong-length"
    if isinstance(value, (list, dict)):
        return "colon-in-text" if isinstance(value, dict) and isinstance(path[-1], int) else "text-expected"
    if isinstance(value, str) and not value.strip():
        return "empty-value"
    if kind == "value_error":
        return _OWN.get(str(error["ctx"]["error"]), "not-accepted")
    return _BY_TYPE.get(kind, "not-accepted")


def _wants_map(path: Path, value: object) -> str:
    if isinstance(value, list):
        return "no-dash-here"
    if isinstance(value, str) and _OTHER_SIGN.match(value):
        return "missing-colon"
    if path and path[-1] == "consent":
        return "consent-in-a-word"
    return "entry-expected" if path and isinstance(path[-1], int) else "map-expected"


def _one_of(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    allowed = allowed_at(path, teller.root)
    return {"allowed": allowed, "suggestion": teller.suggest(error["input"], allowed)}


def _length(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    limits = error["ctx"]
    return {"wanted": limits.get("min_length", limits.get("max_length")), "found": len(error["input"])}


def _map(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    model = model_at(path, teller.root)
    fields = model.model_fields if model else {}
    return {"allowed": tuple(fields), "needed": tuple(name for name, field in fields.items() if field.is_required())}


def _digits(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    numbers = re.findall(r"\d+", error["input"]) if isinstance(error["input"], str) else []
    return {"suggestion": numbers[0] if len(numbers) == 1 and len(numbers[0]) < 5 else None}


def _mark(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    found = looks_alike(error["input"] + " ")
    return found[2] if found else {}


def _weekday(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    day = date.fromisoformat(error["ctx"]["error"].here)
    return {"day": day, "weekday": DayOfWeek(day.weekday())}


def _apart(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    unclear = error["ctx"]["error"]
    return {"here": unclear.here, "beside": " ".join(f"`{name}: {text}`" for name, text in unclear.beside.items())}


_DETAILS: dict[str, Callable[[_Teller, Path, Mapping[str, Any]], dict[str, Any]]] = {
    "not-one-of": _one_of,
    "wrong-length": _length,
    "map-expected": _map,
    "entry-expected": _map,
    "not-a-number": _digits,
    "not-a-dash": _mark,
    "not-a-colon": _mark,
    "other-weekday": _weekday,
    "several-days": _apart,
    "two-times": _apart,
    "day-with-time": _apart,
    "number-too-low": lambda teller, path, error: {"limit": error["ctx"]["ge"]},
    "number-too-high": lambda teller, path, error: {"limit": error["ctx"]["le"]},
}


def _name(path: Path) -> str:
    """The nearest name on a path: for an entry of a list that is the list's."""
    return _short(next((step for step in reversed(path) if isinstance(step, str)), ""))


def _short(value: object) -> str:
    text = value if isinstance(value, str) else ""
    return text if len(text) <= 60 else f"{_LAST.sub('', text[:59])}…"
