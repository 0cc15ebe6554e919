"""What is wrong with a command as it was typed, in the language of the year that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from typer.main import Typer, get_command

from dialogkit.cycle.mistakes.habits import meant_name
from dialogkit.problems import DialogkitError, Problem

_DASH = re.compile(r"[‐‑‒–—−]+-*(?=\w)")
_LISTS = {"--only", "--cards"}
_NORWEGIAN = {
    "bygg": "build", "bygge": "build", "gjennomgå": "review", "intern": "internal", "kalibrer": "calibrate",
    "kontroller": "check", "kopiar": "copies", "kopier": "copies", "lag": "build", "legg": "add", "les": "read",
    "mappe": "out dir", "ny": "new", "nytt": "new", "offentleg": "public", "offentlig": "public", "sjekk": "check",
    "skriv": "build", "skriver": "printer", "skrivar": "printer", "svart": "grey", "utgave": "edition", "utgåve": "edition",
    "utskrift": "print", "alle": "all", "alt": "all",
    "materiell": "materials", "finn": "find", "bilder": "symbols", "bilete": "symbols", "symboler": "symbols",
}  # fmt: skip
"""What a Norwegian may type, and what it may stand for: the first that fits."""


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
        typed = next((arg for arg in args if len(option) == 2 and arg.startswith(option)), option)  # `-only` is read as `-o`
        return (_wrong_option(option if option in _options(command) else typed, command, shown),)
    if command is whole:
        return (_wrong_command(args, whole.commands),)
    if hasattr(error, "param"):  # the only word that must be there
        return (Problem("year-missing"),)
    return (_too_many(args, shown),)


def meant(word: str, names: Iterable[str]) -> str | None:
    """The one of some names that was probably meant by what was typed."""
    names = tuple(names)
    return next((name for name in _NORWEGIAN.get(word.casefold(), "").split() if name in names), None) or meant_name(word, names)


def _too_many(args: list[str], shown: str) -> Problem:
    """Of words that no place is for: a dash that Word has made of two hyphens, or a list without its commas."""
    for arg in args:
        if dash := _DASH.match(arg):
            return Problem("dash-for-hyphens", details={"value": arg, "right": f"--{arg[dash.end() :]}"})
    for option in set(args) & _LISTS:
        words = tuple(takewhile(lambda word: not word.startswith("-"), args[args.index(option) + 1 :]))
        if len(words) > 1:
            return Problem(
                "words-without-commas", details={"option": option, "right": ",".join(word.strip(",") for word in words)}
            )
    return Problem("too-many-words", details={"command": shown})


def _wrong_option(option: str, command: Any, shown: str) -> Problem:
    """Of an option that there is not, that lacks what comes after it, or after which nothing can stand."""
    known = _options(command)
    if option in known:
        code = "option-is-a-switch" if known[option].is_flag else "option-alone"
        return Problem(code, details={"command": shown, "option": option})
    near = meant(option.strip("-"), [typed[2:] for typed in known if typed.startswith("--")])
    return Problem("no-such-option", details={"command": shown, "option": option, "suggestion": near and f"--{near}"})


def _options(command: Any) -> dict[str, Any]:
    return {typed: parameter for parameter in command.params for typed in parameter.opts}


def _wrong_command(args: list[str], commands: Iterable[str]) -> Problem:
    """Of a first word that is no command."""
    word = next((arg for arg in args if not arg.startswith("-")), args[0])
    names = tuple(commands)
    return Problem("no-such-command", details={"name": word, "allowed": names, "suggestion": meant(word, names)})
