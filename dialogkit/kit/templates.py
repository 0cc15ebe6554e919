"""Jinja template + cycle → markup text.

A template may come from a cycle folder, and so from anyone. It runs in `kit.sandbox`, sees only what `kit.context` gives it
and is looked for by a plain name, so that no other file is read.
"""

from __future__ import annotations

import re
import traceback
from dataclasses import replace
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError

from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused, own_templates
from dialogkit.kit.sandbox import Sandbox
from dialogkit.markup.parser import LINE_ATTRIBUTE
from dialogkit.problems import DialogkitError, Place, Problem
from dialogkit.resources import templates_folder

_NAME = re.compile(r"[A-Za-z0-9_-]+\.xml\.j2")
_CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_TAG = re.compile(r"<[A-Za-z][\w-]*(?=[\s/>])")
_CUT_TAG = re.compile(r"<[A-Za-z][\w-]*(?=[\s/>]|\Z)")  # `<p{% if … %} role="lead"{% endif %}>`


class _Loader(BaseLoader):
    """The cycle's own templates come before the built-in ones. Only plain names are looked for, so nothing else is read."""

    def __init__(self, folder: Folder):
        self._own = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """The text of a template. One of the cycle's own that its folder refuses is not passed over in silence."""
        if not _NAME.fullmatch(template):
            raise TemplateNotFound(template)
        self._count()
        try:
            text = self._own.text(f"templates/{template}", limits.TEMPLATE_BYTES)
        except Refused as error:
            if error.code != "path-missing":
                raise DialogkitError(replace(error.problem, place=Place(template, 1, 1))) from error
            text = _shipped(template)
        return _with_lines(text, template), template, None

    def _count(self) -> None:
        """What is not counted here is not looked through for private words either (see `checks.private_templates`)."""
        if len(own_templates(self._own)) > limits.TEMPLATES:
            raise DialogkitError(Problem("too-many-templates", Place("templates"), {"limit": limits.TEMPLATES}))


def _shipped(template: str) -> str:
    try:
        return (templates_folder() / "materials" / template).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise TemplateNotFound(template) from error


def _with_lines(source: str, name: str) -> str:
    """Give each element the line that it stands on, so that the parser can name it. Code between braces stays as it is."""
    out: list[str] = []
    line, column = 1, 1
    parts = _CODE.split(source)
    for part, following in zip(parts, [*parts[1:], ""]):
        if part.startswith(("{{", "{%", "{#")):
            out.append(part)
        else:
            tag = _CUT_TAG if following.startswith("{%") else _TAG
            out.append(
                tag.sub(lambda match: f'{match[0]} {LINE_ATTRIBUTE}="{name}:{_spot(part, match.start(), line, column)}"', part)
            )
        line, column = map(int, _spot(part, len(part), line, column).split(":"))
    return "".join(out)


def _spot(part: str, at: int, line: int, column: int) -> str:
    """line:column of index `at` in a part that begins at `line` and `column`."""
    lines = part.count("\n", 0, at)
    return f"{line + lines}:{at - part.rfind(chr(10), 0, at) if lines else column + at}"


def environment(folder: Folder) -> Sandbox:
    """The environment for the templates of a cycle; its own lie in the folder `templates`."""
    return Sandbox(_Loader(folder))


def render(env: Sandbox, name: str, context: dict[str, object]) -> str:
    """The markup that template `name` writes. Raises DialogkitError with the template's line for whatever goes wrong.

    Whatever: a template is somebody's program, and what it may run into has no end of names.
    """
    env.start()
    size = 0
    parts: list[str] = []
    try:
        for part in env.get_template(name).generate(context):
            size += len(part)
            if size > limits.TEMPLATE_TEXT:
                raise DialogkitError(Problem("template-too-long", Place(name), {"limit": limits.TEMPLATE_TEXT}))
            parts.append(part)
    except DialogkitError:
        raise
    except TemplateSyntaxError as error:
        raise _failed(error.name or name, error.lineno, error.message or "") from error
    except TemplateNotFound as error:
        raise DialogkitError(
            Problem("template-not-found", Place(*_where(error, name), 1), {"name": error.name or name})
        ) from error
    except (RecursionError, MemoryError) as error:
        raise _failed(*_where(error, name), type(error).__name__) from error
    except Exception as error:
        raise _failed(*_where(error, name), str(error)) from error
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
