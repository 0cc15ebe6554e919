"""Jinja template + cycle → markup text.

A template may come from a cycle folder, and so from anyone. It runs in `kit.sandbox`, sees only what `kit.context` gives it
and is looked for by a plain name, so that no other file is read.
"""

from __future__ import annotations

import errno
import re
import traceback
from pathlib import Path

from jinja2 import BaseLoader, TemplateNotFound, TemplateSyntaxError

from dialogkit.kit.sandbox import MOST_TEXT, Sandbox
from dialogkit.markup.parser import LINE_ATTRIBUTE
from dialogkit.problems import DialogkitError, Place, Problem, file_error
from dialogkit.resources import templates_folder

MOST_TEMPLATE = 500_000  # bytes of a template file
_NAME = re.compile(r"[A-Za-z0-9_-]+\.xml\.j2")
_CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_TAG = re.compile(r"<[A-Za-z][\w-]*(?=[\s/>])")
_CUT_TAG = re.compile(r"<[A-Za-z][\w-]*(?=[\s/>]|\Z)")  # `<p{% if … %} role="lead"{% endif %}>`


class _Loader(BaseLoader):
    """The cycle's own templates come before the built-in ones. Only plain names are looked for, so nothing else is read."""

    def __init__(self, cycle_folder: Path):
        self._folders = (cycle_folder.resolve() / "templates", templates_folder().resolve() / "materials")

    def get_source(self, environment, template: str):
        """The text of a template. One of the cycle's own that is a link or too large is not passed over in silence."""
        path = next((folder / template for folder in self._folders if (folder / template).is_file()), None)
        if not _NAME.fullmatch(template) or path is None or path.resolve() != path or path.stat().st_size > MOST_TEMPLATE:
            raise TemplateNotFound(template)
        return _with_lines(path.read_text(encoding="utf-8"), template), str(path), None


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


def environment(cycle_folder: Path) -> Sandbox:
    """The environment for the templates of a cycle; its own lie in the folder `templates`."""
    return Sandbox(_Loader(cycle_folder))


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
            if size > MOST_TEXT:
                raise DialogkitError(Problem("template-too-long", Place(name), {"limit": MOST_TEXT}))
            parts.append(part)
    except DialogkitError:
        raise
    except TemplateSyntaxError as error:
        raise _failed(error.name or name, error.lineno, error.message or "") from error
    except TemplateNotFound as error:
        raise DialogkitError(
            Problem("template-not-found", Place(*_where(error, name), 1), {"name": error.name or name})
        ) from error
    except OSError as error:
        raise file_error("cannot-read", name, reason=errno.errorcode.get(error.errno or 0, "?")) from error
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
