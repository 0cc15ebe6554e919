"""What each field of the model is for, in a sentence, in the languages that dialogkit prints.

The sentences stand in `templates/fields/<language>.yaml`, by model and field. A section of the file is a field of `Cycle`. What
the words mean that may stand in a field, where only some may, is said below `Choices`.
Whatever explains a field to people takes its words from here, so that all say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from dialogkit.cycle.model.item import Item
from dialogkit.resources import read_texts
from dialogkit.terms import Lang

_SAID = re.compile(r"(\w+) \(([^()]+)\)")


def description(model: type[Item], field: str, lang: Lang) -> str:
    """What a field of a model is for. Raises KeyError for a field that there is not."""
    return _descriptions(lang)[model.__name__][field]


def choices(model: type[Item], field: str, lang: Lang) -> str:
    """What the words mean that may stand in a field, or nothing where any may."""
    return str(_descriptions(lang)["Choices"].get(f"{model.__name__}.{field}", ""))


def explained(model: type[Item], field: str, lang: Lang) -> str:
    """What a field of a model is for, and what may stand there, where only some words may: they follow the first sentence."""
    whole, chosen = description(model, field, lang), choices(model, field, lang)
    first, _, rest = whole.removesuffix(".").partition(". ")
    return f"{first}: {chosen} {rest}{'.' if rest else ''}".strip() if chosen else whole


@cache
def choice_words(model: type[Item], field: str, values: tuple[str, ...], lang: Lang) -> Mapping[str, str]:
    """What each of the values that may stand in a field is in a language, as `choices` explains it: `game (the cards)`."""
    said = dict(_SAID.findall(choices(model, field, lang)))
    return MappingProxyType({value: said.get(value, value.replace("_", " ")) for value in values})


@cache
def _descriptions(lang: Lang) -> dict[str, Any]:
    return read_texts("fields", f"{lang}.yaml")
