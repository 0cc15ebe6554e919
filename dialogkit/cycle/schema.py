"""The schema walked beside plain data, whether or not the data fits it: what stands where, what is allowed, how it is marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from dialogkit.cycle.model import Cycle, Item
from dialogkit.cycle.model.marks import Mark, Read, Ref, Role, Voice
from dialogkit.cycle.text.yaml_events import Path

_M = TypeVar("_M", bound=Mark)
NO_TEXT = (int, float, bool, date, time, Literal)
"""The kinds of fields that hold no words of anybody's."""
_Steps = Iterator[tuple[Path, "Shape", Any]]  # one step down each


@dataclass(frozen=True)
class Shape:
    """One place in the schema: an Item class, list, dict or scalar type, what a list or dict holds, and the marks on it."""

    kind: Any
    inner: Any = None
    marks: Mapping[type[Mark], Mark] = field(default_factory=dict, compare=False)

    def mark(self, kind: type[_M]) -> _M | None:
        """The mark of that kind, if there is one."""
        found = self.marks.get(kind)
        return found if isinstance(found, kind) else None

    @cached_property
    def entry(self) -> Shape:
        """What a list or dict holds; of anything else, itself."""
        return _shape(self.inner) if self.kind in (list, dict) else self

    @cached_property
    def item(self) -> type[Item] | None:
        """The kind of item that stands here, or in the list or dict here."""
        return next((shape.kind for shape in (self, self.entry) if is_item(shape.kind)), None)

    @cached_property
    def text(self) -> Shape:
        """What a text at this place is: the `text` of an item that it stands for, an entry of a list that is none, or itself."""
        if self.kind is list:
            return self.entry if self.entry.kind is str else self
        return fields_of(self.kind).get("text", self) if is_item(self.kind) else self


@cache
def fields_of(model: type[Item]) -> dict[str, Shape]:
    """The fields of an item, by name."""
    return {name: _shape(_annotation(field)) for name, field in model.model_fields.items()}


@cache
def marked(model: type[Item], kind: type[Mark]) -> dict[str, Any]:
    """The marks of that kind on the fields of an item, or on what they hold, by the fields' names."""
    marks = {name: shape.mark(kind) or shape.entry.mark(kind) for name, shape in fields_of(model).items()}
    return {name: mark for name, mark in marks.items() if mark}


def role_of(shape: Shape) -> Role:
    """Whose words a text at that place has."""
    if shape.mark(Ref):
        return "file"
    voice = shape.text.mark(Voice) or shape.text.mark(Read)
    return voice.role if voice else "other"


@cache
def field_names() -> frozenset[str]:
    """The names of all fields that there are."""
    return frozenset(name for model in models() for name in model.model_fields)


@cache
def holder_names() -> frozenset[str]:
    """The names of all fields that hold a list, or fields of their own."""
    shapes = ((name, shape.kind) for model in models() for name, shape in fields_of(model).items())
    return frozenset(name for name, kind in shapes if kind in (list, dict) or is_item(kind))


def models() -> list[type[Item]]:
    """Every kind of item that there is, the first of all too."""
    found: list[type[Item]] = [Item]
    for model in found:
        found += model.__subclasses__()
    return found


def shape_at(path: Path, root: type[Item] = Cycle) -> Shape | None:
    """What the schema has at a path of a file that holds a `root`, or None where it has nothing."""
    shape: Shape | None = Shape(root)
    for step in path:
        shape = _below(shape, step) if shape else None
    return shape


def allowed_at(path: Path, root: type[Item] = Cycle) -> tuple[str, ...]:
    """The words that may stand at a path, where only some may."""
    shape = shape_at(path, root)
    return shape.inner if shape and shape.kind is Literal else ()


def model_at(path: Path, root: type[Item] = Cycle) -> type[Item] | None:
    """The kind of item that stands at a path."""
    shape = shape_at(path, root)
    return shape.kind if shape and is_item(shape.kind) else None


def walk(data: Any, shape: Shape = Shape(Cycle)) -> Iterator[tuple[Path, Shape, Any]]:
    """Each value of a cycle that the schema knows, with its path and shape, items before what they hold. None is no value."""
    open_: list[tuple[Path, _Steps]] = [((), iter([((), shape, data)]))]
    while open_:
        path, steps = open_[-1]
        for step, below, value in steps:
            if value is None:
                continue
            here = (*path, *step)
            yield here, below, value
            if isinstance(value, (dict, list)):
                open_.append((here, _inside(below, value)))
                break
        else:
            open_.pop()


def _inside(shape: Shape, data: dict[Any, Any] | list[Any]) -> _Steps:
    """What a map or list of that shape holds of what the schema knows."""
    if isinstance(data, list):
        return (((number,), shape.entry, value) for number, value in enumerate(data)) if shape.kind is list else iter(())
    if is_item(shape.kind):
        fields = fields_of(shape.kind)
        return (((name,), fields[name], value) for name, value in data.items() if name in fields)
    return (((name,), shape.entry, value) for name, value in data.items()) if shape.kind is dict else iter(())


def _below(shape: Shape, step: str | int) -> Shape | None:
    if is_item(shape.kind):
        return fields_of(shape.kind).get(step) if isinstance(step, str) else None
    return shape.entry if shape.kind in (list, dict) else None


def _annotation(field: FieldInfo) -> Any:
    """What stands in the model; pydantic keeps the marks of Annotated apart."""
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


@cache
def _shape(annotation: Any) -> Shape:
    marks: dict[type[Mark], Mark] = {}
    while True:
        origin, args = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            marks = {type(mark): mark for mark in args[1:] if isinstance(mark, Mark)} | marks  # the outer count
            annotation = args[0]
        elif origin in (Union, UnionType):
            annotation = next(arg for arg in args if arg is not NoneType)
        else:
            break
    if origin is Literal:
        return Shape(Literal, args, marks)
    if origin in (list, dict):
        return Shape(origin, args[-1], marks)
    return Shape(annotation, None, marks)


def is_item(kind: Any) -> bool:
    """Whether a shape's kind is one of items."""
    return isinstance(kind, type) and issubclass(kind, Item)
