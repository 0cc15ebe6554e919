"""What is wrong with a command as it was typed, in the language of the year that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from typer.main import Typer, get_command

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.source import lang_of, text_of
from dialogkit.cycle.suggest import closest
from dialogkit.problems import DialogkitError, Problem
from dialogkit.words import LANGS


def usage_problems(error: Exception, args: list[str], app: Typer) -> tuple[Problem, ...] | None:
    """The problems with what was typed that an error of the command line's parser stands for; None where it is another error."""
    if isinstance(error, DialogkitError):
        return error.problems
    if not hasattr(error, "format_message"):
        return None
    whole: Any = get_command(app)
    command = whole.commands.get(args[0], whole)
    shown = f"dialogkit {args[0]}" if command is not whole else "dialogkit"
    if option := getattr(error, "option_name", ""):
        return (_wrong_option(option, command, shown),)
    if command is whole:
        return (_wrong_command(args, whole.commands),)
    if hasattr(error, "param"):  # the only word that must be there
        return (Problem("year-missing"),)
    return (Problem("too-many-words", details={"command": shown}),)


def _wrong_option(option: str, command: Any, shown: str) -> Problem:
    """Of an option that there is not, that lacks what comes after it, or after which nothing can stand."""
    known = {typed: parameter for parameter in command.params for typed in parameter.opts}
    if option in known:
        code = "option-is-a-switch" if known[option].is_flag else "option-alone"
        return Problem(code, details={"command": shown, "option": option})
    near = closest(option, [typed for typed in known if typed.startswith("--")])
    return Problem("no-such-option", details={"command": shown, "option": option, "suggestion": near})


def _wrong_command(args: list[str], commands: Iterable[str]) -> Problem:
    """Of a first word that is no command."""
    word = next((arg for arg in args if not arg.startswith("-")), args[0])
    names = tuple(commands)
    return Problem("no-such-command", details={"name": word, "allowed": names, "suggestion": closest(word, names)})


def language_of(args: list[str]) -> str:
    """The language that is asked for with `--lang`, or that of the year that is named, or else of the one here."""
    words = [word for arg in args for word in arg.split("=", 1)]
    for before, word in zip(words, words[1:]):
        if before == "--lang" and word in LANGS:
            return word
    named = (Folder.at(Path(word)) for word in args[1:] if not word.startswith("-"))
    return lang_of(next(filter(text_of, named), Folder.at(Path("."))))
