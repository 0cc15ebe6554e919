"""The environment that templates run in: they reach data and nothing else, and what they do and write is bounded.

A template may come from a cycle folder, and so from anyone. Jinja's own sandbox keeps it away from Python; the rest is done
here. Everything that a template does costs steps, more of them for long texts and lists, and no operation may make more than a
text or a list of bounded size (`templating.metering` sees to it that nothing goes uncounted). What is too much raises
SecurityError, wherever it happens. Where a cycle has no templates of its own, nothing is counted: dialogkit's do what they must.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, time
from functools import wraps
from itertools import islice
from typing import Any, TypeVar, cast

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateSyntaxError, Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter, make_multi_attrgetter
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, markup_join
from jinja2.sandbox import SandboxedEnvironment
from jinja2.utils import Namespace, missing

from dialogkit import limits
from dialogkit.cycle.model import Cycle, Item, Line, items
from dialogkit.markup.tree import KEPT
from dialogkit.templating import metering

# `safe` is not among them: user text is always escaped
_FILTERS = """default d e escape first last join length list map select reject selectattr rejectattr sort sum groupby
trim lower upper capitalize replace round int min max unique reverse string count items""".split()
_WRITING = frozenset("e escape trim lower upper capitalize int string".split())
"""Filters that make a text of whatever they are given."""
_AT_ONCE = frozenset("default d first last length count".split())
"""Filters that take as long for a list of any length."""
_ORDERING = frozenset("sort groupby min max unique".split())
"""Filters that compare what they are given, or attributes of it."""
_TESTS = """defined undefined none boolean true false number integer float string mapping sequence iterable
sameas odd even divisibleby""".split()
_COMPARING = "== eq equalto != ne > gt greaterthan >= ge < lt lessthan <= le".split()
"""Tests that look into both of what they are given; those that are `_WRITTEN` into the first."""
_WRITTEN = "in upper lower".split()
_ATTRIBUTES = {
    dict: {"items", "keys", "values", "get"},
    list: {"index"},
    date: {"year", "month", "day"},
    time: {"hour", "minute"},
}
_SIMPLE = (int, float, date, time, Undefined, type(None))
_LETTERS, _ENTRIES = 25, 8  # of a text and of a list, for a step
_LOOKED_AT = 4  # entries that are looked at one by one, for a step
_Function = Callable[..., Any]
_F = TypeVar("_F", bound=_Function)
_READERS: set[_Function] = set()
_Given = tuple[Any, ...]
_ORDERED = 3  # what it costs to order an entry, in what it costs to compare it
_OF_JINJA = ("_loop_vars", "_block_vars")  # it hands its context to some calls with them, and no function sees them
_LOADED = 50  # steps to find a template and to begin with it


SEEN = "*seen"
"""What a template is given to see, by a name that no template can write."""


class _Lazy(Context):
    """Asks for a name that no template has set only when one uses it, so that nothing is derived that none asks for."""

    def resolve_or_missing(self, key: str) -> Any:
        found = super().resolve_or_missing(key)
        seen = self.parent.get(SEEN, {})
        return seen[key] if found is missing and key in seen else found


class Sandbox(SandboxedEnvironment):
    """Fields of the cycle, entries of plain containers, and what Jinja brings for loops and macros.

    `steps` is what all templates together may do, in about a microsecond each; None where all of them are dialogkit's own.
    """

    context_class = _Lazy
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "**", "%"])

    def __init__(self, loader: BaseLoader, steps: int | None = None):
        super().__init__(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalized
        )
        self._left = steps
        self.held: dict[str, int] = {}  # letters in the documents of own templates, which may have only so many together
        self.used: set[str] = set()  # the names of all templates that one is made with, since this was emptied
        own = {"join": self._join, "replace": self._replace, "sum": self._sum, "list": self._entries, "trim": self._trim}
        own |= {"round": _round, "int": _int}
        self.filters = {name: self._bounded(name, own.get(name, self.filters[name])) for name in _FILTERS}
        self.filters |= {
            metering.TURNS: self._turns,
            metering.SPENT: self._spent,
            metering.JOINED: self._joined,
            metering.WEIGHED: self._weighed,
            metering.CUT: self._cut,
        }
        tests = cast(dict[str, _Function], self.tests)
        self.tests = {name: self._tested(name, tests[name]) for name in (*_TESTS, *_COMPARING, *_WRITTEN)}
        self.globals = {"range": self.globals["range"], "namespace": _namespace, "dict": _dict}
        self._length = 0  # of all programs read so far

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if self._left is not None:
            self._length += metering.length(tree)
            if self._length > limits.TEMPLATE_NODES:
                raise TemplateSyntaxError("programs", 1, name)
            metering.metered(tree, name).set_environment(self)
        return tree

    # -- what may be reached

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if type(obj) is Namespace:  # first, since it takes long to say that it is nothing else
            return not attr.startswith("_") and attr != "changed"
        if isinstance(obj, Item):
            return attr in type(obj).model_fields or attr in ("at", "event", "place")
        if isinstance(obj, (str, bytes, int, float)):
            return False
        for kind, names in _ATTRIBUTES.items():
            if isinstance(obj, kind):
                return attr in names
        return super().is_safe_attribute(obj, attr, value) and attr != "changed"  # of a loop: it compares without being counted

    def wrap_str_format(self, value: object) -> None:
        """Jinja would let `str.format` through, with widths of any size. Nothing is let through here."""

    # -- how much may be done

    @property
    def is_spent(self) -> bool:
        """Whether templates have done all that they may. Where, has been told."""
        return self._left is not None and self._left < 0

    def _spend(self, steps: int) -> None:
        if self._left is not None:
            self._left -= steps
            if self._left < 0:
                raise SecurityError("too-much")

    def _checked(self, value: Any) -> Any:
        if self._left is None:
            return value
        if isinstance(value, str) and len(value) > limits.TEMPLATE_TEXT:
            raise SecurityError("long-text")
        if isinstance(value, (list, tuple, dict)) and len(value) > limits.TEMPLATE_ENTRIES:
            raise SecurityError("long-list")
        if isinstance(value, int) and abs(value) > limits.TEMPLATE_NUMBER:
            raise SecurityError("large-number")
        return value

    def _fits(self, size: int) -> None:
        """Asked before a text of `size` characters is made."""
        if self._left is not None and size > limits.TEMPLATE_TEXT:
            raise SecurityError("long-text")
        self._spend(1 + size // _LETTERS)

    def _weigh(self, value: object) -> int:
        """The steps that it takes to write a value or to compare it, with all that is in it."""
        if isinstance(value, str):
            return 1 + len(value) // _LETTERS
        steps, left, room = 1, [value], limits.TEMPLATE_ENTRIES
        while left:
            each = left.pop()
            if isinstance(each, (str, Line)):
                steps += len(str(each)) // _LETTERS
            elif isinstance(each, (list, tuple, dict, range)):
                room -= len(each)
                if room < 0:
                    raise SecurityError("long-list")
                left += [part for pair in each.items() for part in pair] if isinstance(each, dict) else each
            elif not isinstance(each, _SIMPLE):
                raise SecurityError("whole")
        return steps + (limits.TEMPLATE_ENTRIES - room) // _LOOKED_AT

    def _plain(self, value: object, times: int = 1) -> object:
        """The value, counted as what may be written or compared, so many times."""
        if self._left is not None:
            self._spend(self._weigh(value) * times)
        return value

    def _entries(self, value: Iterable[Any]) -> list[Any]:
        """All that can be gone through, as a list; where it is counted, no longer than a list may be."""
        return self._checked(list(islice(value, None if self._left is None else limits.TEMPLATE_ENTRIES + 1)))

    # -- what Jinja asks its environment for

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Template:
        self._spend(_LOADED)
        self._use(name)
        return super().get_template(name, *args, **kwargs)

    def _use(self, *names: Any) -> None:
        self.used.update(name for name in names if isinstance(name, str))

    def select_template(self, names: Any, *args: Any, **kwargs: Any) -> Template:
        names = self._entries(names)
        self._spend(_LOADED * len(names))
        self._use(*names)
        return super().select_template(names, *args, **kwargs)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Filters ask for each part of an attribute's name with it, too. It takes as long as three other steps."""
        self._spend(3)
        return super().getitem(obj, argument)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        owner, given = getattr(obj, "__self__", None), [*args]
        given += (value for name, value in kwargs.items() if name not in _OF_JINJA)
        self._spend(1 + len(given) // _LOOKED_AT + sum(map(_size, given)))
        if not (isinstance(obj, (Macro, BlockReference)) or isinstance(owner, LoopContext) or obj in (_dict, _namespace)):
            # writes what it is given, looks for it, or compares it with all of a list
            searched = owner.events if isinstance(owner, Cycle) else owner
            reads = getattr(obj, "__func__", obj) in _READERS
            for value in given:
                for part in _read_of(value) if reads else (value,):
                    self._plain(part, _times(searched))
        return self._checked(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
        if operator == "**" or (operator != "+" and not numbers):
            raise SecurityError("numbers-only")
        if not numbers:
            self._spend(1 + _size(left) + _size(right))
        return self._checked(super().call_binop(context, operator, left, right))

    def concat(self, parts: Iterable[object], join: Callable[[list[Any]], str] = "".join) -> str:
        """Jinja joins with it what macros and blocks write."""
        texts = [part if isinstance(part, str) else str(part) for part in parts]
        self._spend(len(texts) // _ENTRIES)
        self._fits(sum(map(len, texts)))
        return join(texts)

    # -- counters that `templating.metering` puts into a template; Jinja hands them its context

    @pass_context
    def _turns(self, context: object, entries: Iterable[Any], steps: int) -> Iterator[Any]:
        for entry in entries:
            self._spend(steps)
            yield entry

    @pass_context
    def _spent(self, context: object, steps: int) -> None:
        self._spend(steps)

    @pass_context
    def _weighed(self, context: object, value: object) -> object:
        return self._plain(value)

    @pass_context
    def _joined(self, context: object, parts: list[Any]) -> str:
        return self.concat(map(self._plain, parts), markup_join)

    @pass_context
    def _cut(self, context: object, value: object) -> object:
        self._spend(1 + _size(value))
        return value

    # -- filters and tests

    def _bounded(self, name: str, function: _Function) -> _Function:
        """A filter that is counted, with all that it is given, makes, or gives one by one."""

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            self._spend(1 if name in _AT_ONCE else 1 + sum(map(_size, (*args, *kwargs.values()))))
            if name in _WRITING:
                self._plain(args[0])
            if name in _ORDERING:
                args, kwargs = self._weighed_keys(function, args, kwargs)
            made = self._checked(function(*args, **kwargs))
            return self._turns(None, made, 1) if self._left is not None and isinstance(made, Iterator) else made

        return run

    def _weighed_keys(self, function: _Function, args: _Given, kwargs: dict[str, Any]) -> tuple[_Given, dict[str, Any]]:
        """The arguments of a filter that orders entries; what it will compare of them is counted."""
        bound = inspect.signature(function).bind(*args, **kwargs)
        entries = bound.arguments["value"] = self._entries(bound.arguments["value"])
        keys_of = make_multi_attrgetter(self, bound.arguments.get("attribute"))
        for entry in entries:
            self._plain(keys_of(entry), _ORDERED)
        return bound.args, bound.kwargs

    def _tested(self, name: str, function: _Function) -> _Function:
        """A test that is counted."""

        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            given = [*args, *kwargs.values()]
            if name == "in" and isinstance(given[-1], Iterator):
                args, kwargs = (given[0], self._entries(given[-1])), {}
            self._spend(1 + sum(map(_size, given)))
            for value in given[: 2 if name in _COMPARING else 1 if name in _WRITTEN else 0]:
                self._plain(value, _times(args[-1]) if name == "in" else 1)
            return function(*args, **kwargs)

        return run

    # -- filters that could make much of little

    def _join(self, value: Iterable[Any], d: str = "", attribute: str | None = None) -> str:
        found = self._entries(value if attribute is None else map(make_attrgetter(self, attribute), value))
        parts = [part for entry in found for part in (d, self._plain(entry))][1:]
        return self.concat(parts, lambda texts: markup_join(texts))

    def _trim(self, value: object, chars: str | None = None) -> str:
        text = value if isinstance(value, str) else str(value)
        self._spend(_size(text) * len(chars or ""))
        return text.strip(chars)

    def _replace(self, s: str, old: str, new: str) -> str:
        text, old, new = (self._checked(str(self._plain(part))) for part in (s, old, new))
        self._fits(len(text) + text.count(old) * len(new))
        return text.replace(old, new)

    def _sum(self, iterable: Iterable[Any], attribute: str | None = None) -> float:
        numbers = self._entries(iterable if attribute is None else map(make_attrgetter(self, attribute), iterable))
        if not all(isinstance(number, (int, float)) for number in numbers):
            raise SecurityError("sums")
        return sum(numbers)


def _finalized(value: object) -> object:
    """A value as it is written: lines that people kept apart stay so, while those of a template's own text do not."""
    if isinstance(value, Line):
        value = value.text
    return value.strip("\n").replace("\n", KEPT) if isinstance(value, str) and not hasattr(value, "__html__") else value


def reads_items(function: _F) -> _F:
    """Marks a function that templates may give things of the cycle: it reads each, and writes nothing of it."""
    _READERS.add(function)
    return function


def _read_of(value: object) -> Iterator[object]:
    """What such a function reads of a thing, or of each in a list: all the texts in it, and in what it holds."""
    for each in value if isinstance(value, (list, tuple)) else (value,):
        yield from _texts_in(each) if isinstance(each, Item) or is_dataclass(each) else (each,)


def _texts_in(thing: object) -> Iterator[str]:
    """The texts of something in the cycle, or of what stands for several such things."""
    if is_dataclass(thing):
        thing = [getattr(thing, each.name) for each in fields(thing)]
    if isinstance(thing, Item):
        yield from (text for _, item in items(thing) for _, text in item if isinstance(text, str))
    elif isinstance(thing, list):
        for each in thing:
            yield from _texts_in(each)


def _size(value: object) -> int:
    """The steps that it takes to go through a text or a list, without what is in it."""
    if isinstance(value, str):
        return len(value) // _LETTERS
    return len(value) // _ENTRIES if isinstance(value, (list, tuple, dict, range)) else 0


def _times(within: object) -> int:
    """How often a value is compared to find it there, in what is a step for the simplest."""
    return 1 + _size(within) if isinstance(within, (list, tuple, range)) else 1


def _dict(of: dict[Any, Any] | None = None, /, **more: Any) -> dict[Any, Any]:
    """Not of pairs: their keys would have to be looked into."""
    if not isinstance(of, (dict, type(None))):
        raise SecurityError("names-only")
    return {**(of or {}), **more}


def _namespace(*of: dict[Any, Any], **more: Any) -> Namespace:
    return Namespace(_dict(*of, **more))


def _round(value: float, precision: int = 0) -> float:
    return round(value, max(0, min(precision, 9)))


def _int(value: object) -> int:
    return int(value if isinstance(value, (int, float)) else str(value)[:20])
