"""Jinja template + cycle → markup text.

A template may come from a cycle folder, and so from anyone. It runs in Jinja's sandbox, sees only what `kit.context` gives
it, may read nothing but the fields of the cycle and the words, and cannot make texts of unbounded size.
"""

from __future__ import annotations

import re
import traceback
from pathlib import Path

from jinja2 import BaseLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment, SecurityError

from dialogkit.cycle.model import Item
from dialogkit.markup.parser import LINE_ATTRIBUTE
from dialogkit.problems import DialogkitError, Place, Problem
from dialogkit.resources import templates_folder

MOST_MARKUP = 5_000_000  # characters that one template may write
MOST_TEMPLATE = 500_000  # bytes of a template file
_NAME = re.compile(r"[A-Za-z0-9_-]+\.xml\.j2")
_CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_TAG = re.compile(r"<([A-Za-z][\w-]*)(?=[\s/>])")
_FILTERS = """default d e escape first last join length list map select reject selectattr rejectattr sort sum batch groupby
trim lower upper capitalize replace round int float abs min max unique reverse string count items""".split()
_METHODS = {dict: {"items", "keys", "values", "get"}, list: {"index"}}


class _Environment(SandboxedEnvironment):
    """Only data can be reached: fields of the cycle, entries of plain containers, and what Jinja itself brings."""

    intercepted_binops = frozenset(["*", "**", "%", "+", "<<"])

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        if isinstance(obj, Item):
            return attr in type(obj).model_fields or attr in ("at", "event")
        if isinstance(obj, (str, bytes, int, float)):
            return False
        for kind, methods in _METHODS.items():
            if isinstance(obj, kind):
                return attr in methods
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context, operator: str, left, right):
        if operator == "+" or (operator in "*%" and isinstance(left, (int, float)) and isinstance(right, (int, float))):
            return super().call_binop(context, operator, left, right)
        raise SecurityError(f"the sign {operator} is only for numbers")


class _Loader(BaseLoader):
    """The cycle's own templates come before the built-in ones. Only plain names are looked for, so nothing else is read."""

    def __init__(self, own: Path):
        self._own = own

    def get_source(self, environment, template: str):
        if not _NAME.fullmatch(template):
            raise TemplateNotFound(template)
        for folder in (self._own, templates_folder() / "materials"):
            path = folder / template
            if path.is_file() and path.resolve().parent == folder.resolve() and path.stat().st_size <= MOST_TEMPLATE:
                return _with_lines(path.read_text(encoding="utf-8"), template), str(path), None
        raise TemplateNotFound(template)


def _with_lines(source: str, name: str) -> str:
    """Give each element the line that it stands on, so that the parser can name it. Code between braces stays as it is."""
    out: list[str] = []
    line = 1
    for part in _CODE.split(source):
        if part.startswith(("{{", "{%", "{#")):
            out.append(part)
        else:
            out.append(_TAG.sub(lambda match: f'{match[0]} {LINE_ATTRIBUTE}="{_place(name, line, part, match.start())}"', part))
        line += part.count("\n")
    return "".join(out)


def _place(name: str, line: int, part: str, start: int) -> str:
    return f"{name}:{line + part.count(chr(10), 0, start)}:{start - part.rfind(chr(10), 0, start)}"


def environment(cycle_folder: Path) -> SandboxedEnvironment:
    """The environment for the templates of a cycle; its own lie in the folder `templates`."""
    made = _Environment(
        loader=_Loader(cycle_folder / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    # without `safe`: user text is always escaped
    made.filters = {name: made.filters[name] for name in _FILTERS if name in made.filters}
    made.globals = {name: made.globals[name] for name in ("range", "namespace", "dict")}
    return made


def render(env: SandboxedEnvironment, name: str, context: dict[str, object]) -> str:
    """The markup that template `name` writes. Raises DialogkitError with the template's line for whatever goes wrong."""
    size = 0
    parts: list[str] = []
    try:
        for part in env.get_template(name).generate(context):
            size += len(part)
            if size > MOST_MARKUP:
                raise DialogkitError(Problem("template-too-long", Place(name), {"limit": MOST_MARKUP}))
            parts.append(part)
    except TemplateSyntaxError as error:
        raise _failed(error.name or name, error.lineno, error.message or "") from error
    except TemplateNotFound as error:
        raise DialogkitError(Problem("template-not-found", Place(name), {"name": error.name or name})) from error
    except (TemplateError, SecurityError, TypeError, ValueError, KeyError, OverflowError, ArithmeticError, AttributeError, LookupError) as error:
        raise _failed(*_where(error, name), str(error)) from error
    except (RecursionError, MemoryError) as error:
        raise _failed(*_where(error, name), type(error).__name__) from error
    return "".join(parts)


def _failed(name: str, line: int, reason: str) -> DialogkitError:
    return DialogkitError(Problem("template-broken", Place(name, line, 1), {"reason": reason}))


def _where(error: BaseException, name: str) -> tuple[str, int]:
    """The innermost template line of an error's traceback, which Jinja rewrites to the template's own lines."""
    found = (name, 1)
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if file.endswith(".xml.j2"):
            found = (Path(file).name, line)
    return found
