"""What commands, options and arguments are for, in the reader's language: the texts of `templates/locales/help`."""

from __future__ import annotations

import locale
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dialogkit.resources import own_text
from dialogkit.terms import LANGS

_LINE = re.compile(r'^([^#\n].*?): "(.*)"$', re.MULTILINE)
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_WORD = re.compile("[A-Z]+")


def help_texts(lang: str) -> Mapping[str, str]:
    """The texts by their names. They are read as lines: to load a parser of YAML would take longer than all the rest."""
    return dict(_LINE.findall(own_text("locales", "help", f"{lang}.yaml")))


# ------------------------------------------------------------------------------------------------ in which language


def language_asked(args: Iterable[str]) -> str | None:
    """The language that is asked for with `--lang`, or that of the year that is named, or else of the one here."""
    args = list(args)
    words = [word for arg in args for word in arg.split("=", 1)]
    for before, word in zip(words, words[1:]):
        if before == "--lang" and word in LANGS:
            return word
    named = (Path(word) for word in args[1:] if not word.startswith("-"))
    return next(filter(None, map(_language_there, (*named, Path(".")))), None)


def _language_there(path: Path) -> str | None:
    """The language of the year in a folder or a file. What reads it is loaded where there may be one."""
    if not (os.path.isfile(path) or os.path.isfile(path / "cycle.yaml")):
        return None
    from dialogkit.cycle.cycle_file import lang_in, text_of
    from dialogkit.cycle.folder import Folder

    text = text_of(Folder.at(path))
    return lang_in(text) if text else None


def language_of_machine(environ: Mapping[str, str]) -> str:
    """The language that a machine is set to, where that is Norwegian; English otherwise.

    The variables are those that Python's gettext looks at, in its order; where none is set, as on Windows, the system is asked.
    """
    told = next((environ[name] for name in _VARIABLES if environ.get(name)), None) or locale.getlocale()[0] or ""
    for wanted in told.casefold().split(":"):
        words = re.split("[^a-z]+", wanted)
        if words[0] == "nn" or "nynorsk" in words:
            return "nn"
        if words[0] in ("nb", "no", "norwegian"):
            return "nb"
        if words[0] == "en":
            break
    return "en"


# ------------------------------------------------------------------------------------------------ put in their places


def describe(command: Any, texts: Mapping[str, str], parameters: Iterable[Any]) -> None:
    """Puts texts on a command, on those below it, and on some parameters of it."""
    for each in (command, *getattr(command, "commands", {}).values()):
        each.short_help = texts[each.name]
        each.help = "\n\n".join(texts[name] for name in (each.name, f"{each.name} more") if name in texts)
    for parameter in parameters:
        typed = next((word for word in parameter.opts if word.startswith("--")), parameter.metavar)
        parameter.help = texts.get(f"{command.name} {typed}") or texts[typed]


def in_words(metavar: str, texts: Mapping[str, str]) -> str:
    """What stands for something that is typed: `NAME=VALUE` in the words of a language."""
    return _WORD.sub(lambda word: texts.get(f"word {word[0]}", word[0]), metavar)
