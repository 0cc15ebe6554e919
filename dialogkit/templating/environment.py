"""Jinja template + cycle → markup text.

A template may come from a cycle folder, and so from anyone. It runs in `templating.sandbox`, sees only what
`templating.seen.view` gives it and is looked for by a plain name, so that no other file is read.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import cast

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError

from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused, own_templates
from dialogkit.markup.parser import LINE_ATTRIBUTE
from dialogkit.markup.vocabulary import pattern
from dialogkit.problems import DialogkitError, Place, Problem
from dialogkit.resources import names_below, own_text
from dialogkit.templating.reasons import reason_of
from dialogkit.templating.sandbox import SEEN, Sandbox
from dialogkit.templating.scan import parts

_FOLDERS = ("materials", "parts")  # one template each, and what several of them share
_NAME = re.compile(r"[A-Za-z0-9_-]+\.xml\.j2")
_TAG = re.compile(r"<[A-Za-z][\w-]*(?=[\s/>])")
_CUT_TAG = re.compile(r"<[A-Za-z][\w-]*(?=[\s/>]|\Z)")  # `<p{% if … %} role="lead"{% endif %}>`


_TAGS = re.compile(r"</?([\w-]+)[^<>]*>")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""")
_QUOTED = re.compile(r"""\"((?:[^"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|(\n)""", re.DOTALL)


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
            text = shipped(template)
        return _with_lines(text, template), template, None

    def _count(self) -> None:
        """What is not counted here is not looked through for private words either (see `checks.privacy.own_templates`)."""
        if len(own_templates(self._own)) > limits.TEMPLATES:
            raise DialogkitError(Problem("too-many-templates", Place("templates"), {"limit": limits.TEMPLATES}))


def shipped(template: str) -> str:
    """The text of dialogkit's own template of that name. Raises TemplateNotFound where there is none."""
    for folder in _FOLDERS:
        if path := names_below(folder, ".xml.j2").get(template):
            return own_text(path)
    raise TemplateNotFound(template)


def _with_lines(source: str, name: str) -> str:
    """Give each element the line that it stands on, so that the parser can name it. Code between braces stays as it is."""
    out: list[str] = []
    line, begins, read = 1, 0, 0  # the line at hand and where it begins in the source, which has been read so far

    def spot(at: int) -> str:
        """line:column of an index of the source, none of which comes before the one asked for last."""
        nonlocal line, begins, read
        line += source.count("\n", read, at)
        begins = max(begins, source.rfind("\n", read, at) + 1)
        read = at
        return f"{line}:{at - begins + 1}"

    for start, end, is_code, cut in parts(source):
        if is_code:
            out.append(source[start:end])
            continue
        for match in (_CUT_TAG if cut else _TAG).finditer(source, start, end):
            out += source[start : match.end()], f' {LINE_ATTRIBUTE}="{name}:{spot(match.start())}"'
            start = match.end()
        out.append(source[start:end])
    return "".join(out)


def literals(folder: Folder, name: str) -> Iterator[tuple[int, str]]:
    """The lines of a cycle's own template that say something themselves, by their numbers: its words and those of attributes,
    and the texts in what Jinja does. A line that stands in dialogkit's template of that name says nothing new.
    """
    try:
        text = folder.text(f"templates/{name}", limits.TEMPLATE_BYTES, "replace")
    except Refused:
        return  # it is not printed either
    try:
        known = {line.strip() for line in shipped(name).split("\n")}
    except TemplateNotFound:
        known = set()
    pieces = (_texts_in(text[start:end]) if is_code else text[start:end] for start, end, is_code, _ in parts(text))
    said = _TAGS.sub(_words_in, "".join(pieces))
    for number, (line, whole) in enumerate(zip(said.split("\n"), text.split("\n")), 1):
        if whole.strip() not in known and re.search(r"\w", line):
            yield number, " ".join(line.split())


def _texts_in(code: str) -> str:
    """What is said in Jinja's braces: nothing in a note, else its texts. It stays as many lines as it is."""
    return "\n" * code.count("\n") if code.startswith("{#") else " ".join(map("".join, _QUOTED.findall(code)))


def _words_in(tag: re.Match[str]) -> str:
    """What is said in a tag: the attributes that may hold any words. It stays as many lines as it is."""
    words = (
        "".join(values)
        for name, *values in _ATTRIBUTE.findall(tag[0])
        if pattern(tag[1], name) is None and name not in ("at", "symbol")
    )
    return " " + " ".join(words) + " " + "\n" * tag[0].count("\n")


def environment(folder: Folder, values: int = 0) -> Sandbox:
    """The environment for the templates of a cycle with so many values; its own lie in the folder `templates`."""
    steps = limits.TEMPLATE_STEPS + limits.TEMPLATE_STEPS_A_VALUE * values
    return Sandbox(_Loader(folder), steps if own_templates(folder) else None)


def render(env: Sandbox, name: str, seen: Mapping[str, object]) -> str:
    """The markup that template `name` writes, which may use the names in `seen`.

    Raises DialogkitError with the template's line for whatever goes wrong.

    Whatever: a template is somebody's program, and what it may run into has no end of names. One that has used up what all of a
    kit may do is told; for those that come after it there is nothing left, and nothing to tell.
    """
    if env.is_spent:
        raise DialogkitError([])
    env.used.clear()
    try:
        return _written(name, env.get_template(name).generate({SEEN: seen}))
    except DialogkitError:
        raise
    except TemplateSyntaxError as error:
        raise _failed(error.name or name, error.lineno, error) from error
    except TemplateNotFound as error:
        raise DialogkitError(
            Problem("template-not-found", Place(*_where(error, name), 1), {"name": error.name or name})
        ) from error
    except Exception as error:
        raise _failed(*_where(error, name), error) from error


def _written(name: str, parts: Iterator[str]) -> str:
    """What a template writes, as far as it may."""
    size = 0
    written: list[str] = []
    for part in parts:
        size += len(part)
        if size > limits.TEMPLATE_TEXT:
            with suppress(Exception):  # in templates that include themselves, to end them may nest too deep, and would be said
                cast(Generator[str, None, None], parts).close()
            raise DialogkitError(Problem("template-too-long", Place(name), {"limit": limits.TEMPLATE_TEXT}))
        written.append(part)
    return "".join(written)


def _failed(name: str, line: int, error: Exception) -> DialogkitError:
    return DialogkitError(Problem("template-broken", Place(name, line, 1), {"reason": reason_of(error)}))


def _where(error: BaseException, name: str) -> tuple[str, int]:
    """The innermost template line of an error's traceback, which Jinja rewrites to the template's own lines."""
    found = (name, 1)
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if file.endswith(".xml.j2"):
            found = (Path(file).name, line)
    return found
