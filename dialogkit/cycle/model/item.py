"""What everything in the cycle is: an item, that knows where it stands in the file, and may hold others."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from pydantic import BaseModel, ConfigDict, PrivateAttr, model_validator

from dialogkit.cycle.text.yaml_events import Path


class Item(BaseModel):
    """Anything in the cycle. Set when the file is read: `at`, its place there as file:line:column, and `path`, the way to it in
    the file's data. In the cycle the way is another one where something above it has been left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    _at: str = PrivateAttr(default="")
    _path: Path = PrivateAttr(default=())

    @model_validator(mode="before")
    @classmethod
    def _leave_out_the_empty(cls, data: object) -> object:
        """A field with nothing after its colon is a field left out, unless the item cannot do without it."""
        if not isinstance(data, dict):
            return data
        may_be_left_out = {name for name, field in cls.model_fields.items() if not field.is_required()}
        return {name: value for name, value in data.items() if value is not None or name not in may_be_left_out}

    @property
    def at(self) -> str:
        return (self.__pydantic_private__ or {}).get("_at", "")  # asked for each of ten thousand by each material

    @property
    def path(self) -> Path:
        return self._path


def items(item: Item, path: Path = ()) -> Iterator[tuple[Path, Item]]:
    """Every item of the tree below (and with) `item`, each with its path of names and indexes, in the file's order."""
    yield path, item
    for name in _holding(type(item)):
        yield from _items_in(getattr(item, name), (*path, name))


@cache
def _holding(model: type[Item]) -> tuple[str, ...]:
    """The fields that may hold an item. Most hold a text, and are not looked into."""
    return tuple(name for name, field in model.model_fields.items() if _may_hold(field.annotation))


def _may_hold(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Item) or any(map(_may_hold, get_args(annotation)))


def _items_in(value: object, path: Path) -> Iterator[tuple[Path, Item]]:
    if isinstance(value, Item):
        yield from items(value, path)
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _items_in(entry, (*path, index))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _items_in(entry, (*path, key))
