"""The environment that templates run in: they reach data and nothing else, and what they do and write is bounded.

A template may come from a cycle folder, and so from anyone. Jinja's own sandbox keeps it away from Python; the rest is done
here: each turn of a loop, each call and each long text is counted, and no operation may make more than a text or a list of
bounded size. What is too much raises SecurityError, wherever it happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time
from functools import wraps
from typing import Any, cast

from jinja2 import BaseLoader, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import SandboxedEnvironment

from dialogkit import limits
from dialogkit.cycle.model import Item

# `safe` is not among them: user text is always escaped
_FILTERS = """default d e escape first last join length list map select reject selectattr rejectattr sort sum groupby
trim lower upper capitalize replace round int min max unique reverse string count items""".split()
_ATTRIBUTES = {
    dict: {"items", "keys", "values", "get"},
    list: {"index"},
    date: {"year", "month", "day"},
    time: {"hour", "minute"},
}


class Sandbox(SandboxedEnvironment):
    """Fields of the cycle, entries of plain containers, and what Jinja brings for loops and macros."""

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, loader: BaseLoader):
        super().__init__(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        self._steps = 0
        own = {"join": self._join, "replace": self._replace, "sum": self._sum, "round": _round, "int": _int}
        self.filters = {name: self._bounded(own.get(name, self.filters[name])) for name in _FILTERS}
        self.filters |= {"*turns": self._turns, "*joined": lambda parts: self.concat(parts, markup_join)}
        self.globals = {name: self.globals[name] for name in ("range", "namespace", "dict")}

    def start(self) -> None:
        """Begin to count anew, for the next template."""
        self._steps = 0

    # -- what may be reached

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if isinstance(obj, Item):
            return attr in type(obj).model_fields or attr in ("at", "event")
        if isinstance(obj, (str, bytes, int, float)):
            return False
        for kind, names in _ATTRIBUTES.items():
            if isinstance(obj, kind):
                return attr in names
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: object) -> None:
        """Jinja would let `str.format` through, with widths of any size. Nothing is let through here."""

    # -- how much may be done

    def _spend(self, steps: int) -> None:
        self._steps += steps
        if self._steps > limits.TEMPLATE_STEPS:
            raise SecurityError("the template does too much")

    def _checked(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > limits.TEMPLATE_TEXT:
            raise SecurityError("the template makes a text that is too long")
        if isinstance(value, (list, tuple, dict)) and len(value) > limits.TEMPLATE_ENTRIES:
            raise SecurityError("the template makes a list that is too long")
        if isinstance(value, int) and abs(value) > limits.TEMPLATE_NUMBER:
            raise SecurityError("the template makes a number that is too large")
        return value

    def _fits(self, size: int) -> None:
        """Asked before a text of `size` characters is made."""
        if size > limits.TEMPLATE_TEXT:
            raise SecurityError("the template makes a text that is too long")
        self._spend(1 + size // 1000)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        self._spend(1)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
        if operator == "**" or (operator != "+" and not numbers):
            raise SecurityError(f"the sign {operator} is only for numbers")
        if not numbers:
            size = sum(len(side) for side in (left, right) if isinstance(side, (str, list, tuple)))
            self._spend(1 + size // 1000)
        return self._checked(super().call_binop(context, operator, left, right))

    def concat(self, parts: Iterable[object], join: Callable[[Iterable[str]], str] = "".join) -> str:
        """Jinja joins with it what macros and blocks write."""
        texts = [part if isinstance(part, str) else str(part) for part in parts]
        self._fits(sum(map(len, texts)))
        return join(texts)

    def _turns(self, entries: Iterable[object]) -> Iterator[object]:
        for entry in entries:
            self._spend(1)
            yield entry

    def _bounded(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            long = sum(len(arg) for arg in args if isinstance(arg, str))
            many = sum(len(arg) for arg in args if isinstance(arg, (list, tuple, dict)))
            self._spend(1 + long // 1000 + many // 4)
            return self._checked(function(*args, **kwargs))

        return run

    # -- filters that could make much of little

    def _join(self, entries: Iterable[object], between: str = "", attribute: str | None = None) -> str:
        found = list(entries if attribute is None else map(make_attrgetter(self, attribute), entries))
        parts = [part for entry in found for part in (between, entry)][1:]
        return self.concat(parts, lambda texts: markup_join(texts))

    def _replace(self, text: str, old: str, new: str) -> str:
        text, old, new = (self._checked(str(part)) for part in (text, old, new))
        self._fits(len(text) + text.count(old) * len(new))
        return text.replace(old, new)

    def _sum(self, entries: Iterable[Any], attribute: str | None = None) -> Any:
        return sum(entries if attribute is None else map(make_attrgetter(self, attribute), entries))

    # -- what is written is counted where it is written

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in list(tree.find_all((nodes.For, nodes.Concat, nodes.EvalContextModifier))):
            if isinstance(node, nodes.For):
                if node.recursive:
                    raise TemplateSyntaxError("loops cannot be recursive", node.lineno, name, filename)
                node.iter = _filter(cast(nodes.Expr, node.iter), "*turns", node.lineno)
            elif isinstance(node, nodes.Concat):
                node.nodes = [_filter(nodes.List(node.nodes, lineno=node.lineno), "*joined", node.lineno)]
            else:
                raise TemplateSyntaxError("escaping cannot be switched off", node.lineno, name, filename)
        tree.set_environment(self)
        return tree


def _filter(node: nodes.Expr, name: str, line: int) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=line)


def _round(number: float, digits: int = 0) -> float:
    return round(number, max(0, min(digits, 9)))


def _int(value: object) -> int:
    return int(value if isinstance(value, (int, float)) else str(value)[:20])
