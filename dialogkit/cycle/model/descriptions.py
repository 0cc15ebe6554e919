"""What each field of the model is for, in a sentence, in the languages that dialogkit prints.

The sentences stand in `templates/fields/<language>.yaml`, by model and field. A section of the file is a field of `Cycle`.
Whatever explains a field to people takes its words from here, so that all say the same.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from dialogkit.cycle.model.item import Item
from dialogkit.resources import read_texts
from dialogkit.terms import Lang


def description(model: type[Item], field: str, lang: Lang) -> str:
    """What a field of a model is for. Raises KeyError for a field that there is not."""
    return _descriptions(lang)[model.__name__][field]


@cache
def _descriptions(lang: Lang) -> dict[str, Any]:
    return read_texts("fields", f"{lang}.yaml")
