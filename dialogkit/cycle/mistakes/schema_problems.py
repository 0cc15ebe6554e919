"""What pydantic found, as problems of ours: each at its place in the file, with a code and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

from dialogkit import limits
from dialogkit.cycle.mistakes.habits import id_of, meant_name
from dialogkit.cycle.model import Allowed, Cycle, Item
from dialogkit.cycle.model.marks import Key
from dialogkit.cycle.schema import allowed_at, fields_of, marked, model_at
from dialogkit.cycle.source import Source
from dialogkit.cycle.syntax import looks_alike
from dialogkit.cycle.tables.columns import column_of, heading_at, table_at
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import DayOfWeek, Problem
from dialogkit.terms import PROCESS_NAMES, PROCESSES

_LAST = re.compile(r"[\d\s.\-–]*\S*\Z")  # a word or number that is cut in two, which could not be told for a private one
_OTHER_SIGN = re.compile(r"[\w-]+\s*[=;]\s*\S")  # in place of the colon
_SAID = {"text", "title", "name", "word", "item", "who", "to", "src"}  # fields that hold what was written in place of them all
_CURLY = tuple("“”„«»‘’‚")
_WANTS_LIST = {"list_type"}
_WANTS_MAP = {"model_type", "model_attributes_type", "dict_type"}
_OWN = {
    "day": "not-a-date", "no-such-day": "no-such-day", "clock": "not-a-time", "no-such-time": "no-such-time",
    "other-weekday": "other-weekday", "several-days": "several-days", "two-times": "two-times",
    "day-with-time": "day-with-time", "day-without-year": "day-without-year",
    "flag": "not-a-flag", "colour": "not-a-colour",
    "email": "not-a-mail-address",
    "url": "not-an-address", "card-size": "not-a-card-size", "focus": "not-a-focus", "language": "not-a-language",
    "title-too-long": "title-too-long", "noun-too-long": "noun-too-long",
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
        self.source = source
        self.root = root
        self.meant: set[Path] = set()
        self.filled: set[Path] = set()  # fields whose own fields stand below them, not indented
        self.torn: set[Path] = set()  # entries that are the rest of the one before
        self.unknown: set[Path] = set()  # items with an unknown field, which may be one that is missing
        self._lost: dict[Path, str | None] = {}
        self._empty: dict[Path, dict[str, str]] = {}
        self._suggestions = 0

    def tell(self, error: Mapping[str, Any]) -> Problem | None:
        """The problem behind one error, or None where another problem is its cause."""
        path: Path = tuple(error["loc"])
        if path and path[-1] == "[key]":
            meant, value = id_of(path[-2]), _short(path[-2])
            return self.source.problem("bad-symbol-name", path[:-1], at_key=True, value=value, suggestion=meant)
        if error["type"] == "extra_forbidden":
            return self._unknown_field(path)
        if error["type"] == "missing":
            explained = (
                path in self.meant or (len(path) == 1 and path[0] in self.source.broken) or path[:-1] in self.unknown | self.torn
            )
            no_reason = path[-1] == "reason" and model_at(path[:-1], self.root) is Allowed
            code = "allow-without-reason" if no_reason else "missing-field"
            if not explained and self.source.place_of(path).cell:
                return self.source.problem("missing-cell", path, name=heading_at(self.source, path))
            return None if explained else self._torn(path) or self.source.problem(code, path[:-1], name=path[-1])
        code = _code(error, path)
        if code == "empty-value" and path in self.filled:
            return None
        if code == "empty-value":
            model = model_at(path[:-1], self.root)
            needed = model is not None and str(path[-1]) in model.model_fields and model.model_fields[str(path[-1])].is_required()
            code = "empty-entry" if isinstance(path[-1], int) else "empty-needed" if needed else code
        if code == "no-dash-here" and not self._has_dash(path):
            code = "map-expected"
        if code == "map-expected" and model_at(path, self.root) is None:
            code = "names-expected"  # of the year's own choice: no list of fields would be true
        more = _DETAILS[code](self, path, error) if code in _DETAILS else {}
        at_key = code in ("empty-value", "empty-needed") and error["input"] is None
        return self.source.problem(code, path, at_key=at_key, **{"name": _name(path), "value": _short(error["input"]), **more})

    def _torn(self, path: Path) -> Problem | None:
        """The problem of an entry whose other half has a dash of its own, and is read as the next entry."""
        if len(path) < 3:
            return None
        *above, number, name = path
        entries: Any = self.source.data
        for step in above:
            entries = entries[step]
        model = model_at(path[:-1], self.root)
        if not isinstance(number, int) or not model or number + 1 >= len(entries) or not isinstance(entries[number + 1], dict):
            return None
        here, following = entries[number], entries[number + 1]
        needed = [field for field, info in model.model_fields.items() if info.is_required() or field in marked(model, Key)]
        if name not in following or all(field in following for field in needed) or here.keys() & following.keys():
            return None
        self.torn.add((*above, number + 1))
        return self.source.problem("dash-too-many", (*above, number + 1), name=next(iter(following)))

    def suggest(self, name: object, names: Mapping[str, object] | tuple[str, ...]) -> str | None:
        self._suggestions += 1  # each costs about a millisecond, and a hostile file may hold thousands of mistakes
        return meant_name(name, names) if isinstance(name, str) and self._suggestions <= limits.SUGGESTIONS else None

    def _unknown_field(self, path: Path) -> Problem | None:
        model, name = model_at(path[:-1], self.root), str(path[-1])
        names = fields_of(model) if model else {}
        in_file = path in self.source.keys  # and not a choice of the command line
        if in_file and (misplaced := self._misplaced(path, name)):
            return misplaced
        if in_file and len(path) in (2, 3) and (section := self._lost_section(path[:-1], name)):
            self.unknown.add(path[:-1])
            told = (section,) in self.meant
            self.meant.add((section,))
            return None if told else self.source.problem("section-lost", path, at_key=True, name=name, parent=section)
        if name.split(":")[0] in names:
            self.meant.add((*path[:-1], name.split(":")[0]))
            return self.source.problem("colon-without-space", path, at_key=True)
        suggestion = self.suggest(path[-1], names)
        if len(path) > 1:
            self.unknown.add(path[:-1])
        if suggestion:
            self.meant.add((*path[:-1], suggestion))
        return self.source.problem(
            "unknown-field", path, at_key=True, name=_short(path[-1]), allowed=tuple(names), suggestion=suggestion
        )

    def _lost_section(self, owner: Path, name: str) -> str | None:
        """The section whose line is lost, where it has such a field: `owner` holds some that are in no other section."""
        sections_with = self._sections_with if len(owner) == 1 else self._lists_with
        if owner not in self._lost:
            known, here = fields_of(model_at(owner, self.root) or Item), self.source.data
            for step in owner:
                here = here[step]  # type: ignore[index]
            strange = [sections_with.get(str(key), []) for key in here if key not in known]
            sure = (sections[0] for sections in strange if len(sections) == 1 and sections[0] not in self.source.data)
            section = next(sure, None)
            fits = sum(section in sections for sections in strange)
            self._lost[owner] = section if fits >= len(owner) else None  # one field may be anybody's slip in an entry
        section = self._lost[owner]
        return section if section in sections_with.get(name, ()) else None

    def _has_dash(self, path: Path) -> bool:
        place = self.source.place_of(path)
        return self.source.excerpt(place)[place.column - 1 : place.column] == "-"

    def _misplaced(self, path: Path, name: str) -> Problem | None:
        """The problem of a field that is not indented, or of a section that is."""
        data = self.source.data
        owner = self._empty_before(path[:-1]).get(name)
        model = model_at((*path[:-1], owner), self.root) if owner else None
        if owner and model and name in fields_of(model):
            self.filled.add((*path[:-1], owner))
            line = self.source.key_place_of((*path[:-1], owner)).line
            return self.source.problem("not-indented", path, at_key=True, name=name, parent=owner, line=line)
        if len(path) == 1:
            owners = self._sections_with.get(name, [])
            if len(owners) == 1:
                return self.source.problem("belongs-below", path, at_key=True, name=name, parent=owners[0])
        elif len(path) == 2 and name in fields_of(self.root) and isinstance(data[str(path[0])][name], (dict, list)):
            self.meant.add((name,))
            return self.source.problem("too-indented", path, at_key=True, name=name, parent=path[0])
        return None

    def _empty_before(self, path: Path) -> dict[str, str]:
        """For each name in the map at a path, the last known field above it where that one is empty."""
        if path not in self._empty:
            here = self.source.at(path)
            model, found, owner = model_at(path, self.root), {}, ""
            known = fields_of(model) if model else {}
            for key, value in here.items() if isinstance(here, dict) else ():
                found[key] = owner
                owner = owner if key not in known else key if value is None else ""
            self._empty[path] = found
        return self._empty[path]

    @cached_property
    def _sections_with(self) -> dict[str, list[str]]:
        """For each field of a section, the sections that have one of that name."""
        return self._holders(lambda section: (section,))

    @cached_property
    def _lists_with(self) -> dict[str, list[str]]:
        """The same of sections that are lists, and the fields of their entries."""
        return self._holders(lambda section: (section, 0))

    def _holders(self, path_of: Callable[[str], Path]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for section in fields_of(self.root):
            model = model_at(path_of(section), self.root)
            for name in fields_of(model) if model else ():
                found.setdefault(name, []).append(section)
        return found


def _code(error: Mapping[str, Any], path: Path) -> str:
    kind, value = error["type"], error["input"]
    if isinstance(value, str) and kind in _WANTS_LIST | _WANTS_MAP and (alike := looks_alike(value + " ")):
        return alike[0]
    if value is None and str(error.get("ctx", {}).get("error")) != "colour":
        return "empty-value"
    if kind in _WANTS_LIST:
        return "dashes-expected" if isinstance(value, dict) else "list-expected"
    if kind in _WANTS_MAP:
        return _wants_map(path, value)
    if kind == "too_short" or kind == "too_long":
        return "wrong-length" if path[-1:] == ("scale",) else "too-many-of"  # a scale has three, no more and no fewer
    if isinstance(value, (list, dict)):
        if isinstance(path[-1], int) and isinstance(value, dict):
            return "curly-quote" if str(next(iter(value), ""))[:1] in _CURLY else "colon-in-text"
        if isinstance(path[-1], int):
            return "two-dashes"
        return "text-expected"
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
    source = teller.source
    if source.place_of(path).cell is None:
        also = PROCESS_NAMES if allowed == PROCESSES else {}  # what people call them
        meant = teller.suggest(error["input"], (*allowed, *also))
        return {"allowed": allowed, "suggestion": also.get(meant or "", meant)}
    column = column_of(*table_at(source, path))
    words = column.words(source.lang)
    meant = teller.suggest(error["input"], (*allowed, *words.values())) or ""
    return {"name": column.heading(source.lang), "allowed": (*words.values(),), "suggestion": words.get(meant, meant) or None}


def _length(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    limits = error["ctx"]
    return {"wanted": limits.get("min_length", limits.get("max_length")), "found": len(error["input"])}


def _map(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    model = model_at(path, teller.root)
    fields = model.model_fields if model else {}
    value = _short(error["input"])
    needed = [name for name, field in fields.items() if field.is_required()]
    return {"allowed": tuple(fields), "example": tuple(f"{name}: {value if name in _SAID else '…'}" for name in needed)}


def _entries(teller: _Teller, path: Path, error: Mapping[str, Any]) -> dict[str, Any]:
    model = model_at((*path, 0), teller.root)
    needed = [name for name, field in model.model_fields.items() if field.is_required()] if model else []
    return {"example": tuple(f"{'' if number else '- '}{name}: …" for number, name in enumerate(needed)) or ("- …",)}


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
    "too-many-of": _length,
    "map-expected": _map,
    "bad-id": lambda teller, path, error: {"suggestion": id_of(error["input"])},
    "entry-expected": _map,
    "dashes-expected": _entries,
    "not-a-number": _digits,
    "curly-quote": lambda teller, path, error: {"mark": next(iter(error["input"]))[0]},
    "not-a-dash": _mark,
    "not-a-colon": _mark,
    "starred-name": _mark,
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
