"""A year in which every field of the model that can hold a text holds one of its own. It is made from the model itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from string import ascii_lowercase
from typing import Any, Literal, get_args

import yaml

from dialogkit.cycle.model import Consent, Cycle, Item
from dialogkit.cycle.model.marks import Exact, File, Key, Ref
from dialogkit.cycle.schema import Shape, fields_of, is_item, role_of
from dialogkit.terms import Medium

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/></svg>'
NO_WORDS = ("file", "privacy")
"""Whose words are no text to print: names of files and of things in the file, what is allowed and forbidden."""
_SET = {
    "cycle.year": 2026, "lang": "nb", "events.date": "2026-09-17", "working_group.publish": "ja", "rights.articles.n": 12,
    "organisation.departments.users": 40,
}  # fmt: skip
_ADDRESSES = {"url": "https://{}.example.org", "email": "{}@example.org"}
_SAME = {"glossary.word": "themes.text"}  # a hard word is explained where it stands
_ONLY = {
    "options": ("type", ("single", "multi")),
    "scale": ("type", ("scale",)),
    "why_dropped": ("status", ("dropped",)),
}
"""Fields that there is something to say in only where another has one of some words."""
_PENDING = 3  # the number of what nobody has answered yet, in its list
_SEVERAL = {"themes.questions.scale": 3}
_LEFT_OUT = ("materials", "fonts", "colours", "print", "symbols", "privacy.allow", "game.cards.quotes", "game.cards.rights")
"""What decides how the rest is printed, and has no texts but names of pictures."""


class _Planter:
    """Makes the data, and remembers the field that each word stands in."""

    def __init__(self, left_out: Collection[str]) -> None:
        self.left_out = {*_LEFT_OUT, *left_out}
        self.fields: dict[str, str] = {}
        self.pictures: dict[str, str] = {}
        self._counts: Counter[str] = Counter()

    def item(self, model: type[Item], path: str, number: int) -> dict[str, Any]:
        if model is Consent:
            return {"status": "pending" if number == _PENDING else "given", "scope": list(get_args(Medium))}
        fields: dict[str, Any] = {}
        for name, shape in fields_of(model).items():
            other, fit = _ONLY.get(name, ("", ()))
            if other not in fields or fields[other] in fit:
                fields[name] = self.value(shape, f"{path}.{name}".lstrip("."), number)
        return {name: value for name, value in fields.items() if value not in (None, [], {})}

    def value(self, shape: Shape, path: str, number: int) -> Any:
        """What stands in a field, of the item of that number in its list; nothing where it can hold no text and need not be."""
        if path in _SET:
            return _SET[path]
        if path in self.left_out:
            return None
        if shape.kind is list:
            several = _SEVERAL.get(path) or _forms(shape.entry.kind)
            entries = [self.value(shape.entry, path, each) for each in range(several)]
            return [] if shape.entry.kind is Literal else [entry for entry in entries if entry is not None]
        if is_item(shape.kind):
            return self.item(shape.kind, path, number)
        if shape.kind is Literal:
            return shape.inner[number % len(shape.inner)]
        if shape.kind is str:
            return self.text(shape, path)
        return number + 1 if shape.kind is int and shape.mark(Key) else None

    def text(self, shape: Shape, path: str) -> str | None:
        if path in _SAME:
            return next(word for word, field in self.fields.items() if field == _SAME[path])
        if key := shape.mark(Key):
            self._counts[key.items] += 1
            return f"{key.items}-{self._counts[key.items]}"
        if ref := shape.mark(Ref):
            return f"{ref.target}-1"
        if shape.mark(File):
            return self.pictures.setdefault(path, f"{path.replace('.', '-')}.svg")
        form = _ADDRESSES.get(path.rpartition(".")[2], "{}")
        if role_of(shape) in NO_WORDS or (shape.mark(Exact) and role_of(shape) != "own" and form == "{}"):
            return None
        return form.format(self._word(path))

    def _word(self, path: str) -> str:
        number, letters = len(self.fields), ""
        for _ in range(4):
            number, rest = divmod(number, 26)
            letters = ascii_lowercase[rest] + letters
        self.fields[f"zq{letters}"] = path
        return f"zq{letters}"


def _forms(model: Any) -> int:
    """How many items show all the words that may stand in fields where only some may."""
    shapes = fields_of(model).values() if is_item(model) else ()
    return max((len(shape.inner) for shape in shapes if shape.kind is Literal), default=1)


def plant(folder: Path, *left_out: str) -> dict[str, str]:
    """Put the year without some fields into a folder. Gives the field that each word stands in, as `events.agenda.title`."""
    planter = _Planter(left_out)
    data = planter.item(Cycle, "", 0)
    for path, name in planter.pictures.items():
        (folder / name).write_text(f"{DRAWING}<!-- {path} -->")
    (folder / "cycle.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return planter.fields
