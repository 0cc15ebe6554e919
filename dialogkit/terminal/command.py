"""What dialogkit's commands have beside typer's: help in the reader's language, and all wrong words after options at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from inspect import Parameter, Signature
from textwrap import shorten
from typing import Any, TypeVar, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from dialogkit.problems import Problem, UsageError
from dialogkit.terminal.help import describe, help_texts, in_words, language_asked, language_of_machine

Options = TypeVar("Options")
TYPED = "dialogkit.typed"
"""Where a command finds all that has been typed."""
_SHOWN = 60  # letters that a shell shows


def is_given(ctx: Any, name: str) -> bool:
    """Whether an option has been typed."""
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


class Command(TyperCommand):
    """A command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads what is typed. A shell that asks how it may go on shows what each option is for."""
        _for_shell(ctx)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the help."""
        _lay_out(ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command. Raises UsageError with every word that cannot stand where it does."""
        if wrong := wrong_words(ctx.params):
            raise UsageError(wrong)
        return super().invoke(ctx)


class OrderingCommand(Command):
    """A command that tells of wrong words itself, with all else that is wrong in its order."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command."""
        return TyperCommand.invoke(self, ctx)


class Commands(TyperGroup):
    """The program, which has all commands below it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Reads the command that is typed."""
        ctx.meta[TYPED] = [*args]
        _for_shell(ctx)
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Writes the help."""
        _lay_out(ctx, formatter)


def _texts(ctx: Any) -> Mapping[str, str]:
    """In the language of the year that is typed or here, and of the machine where there is none."""
    return help_texts(language_asked(ctx.meta[TYPED]) or language_of_machine(ctx.obj.environ))


def _for_shell(ctx: Any) -> None:
    """Where a shell asks how a command may go on, what it shows beside each word is put there: a line at most."""
    if not ctx.resilient_parsing:
        return
    command, parameters = ctx.command, ctx.command.get_params(ctx)
    describe(command, _texts(ctx), parameters)
    for each in parameters:
        each.help = shorten(each.help, _SHOWN, placeholder="…")
    for each in getattr(command, "commands", {}).values():
        each.short_help = shorten(each.short_help, _SHOWN, placeholder="…")


# ------------------------------------------------------------------------------------------------ help


def _lay_out(ctx: Any, formatter: Any) -> None:
    """Writes the help of a command: how it is typed, what it does, and its parameters below their headings.

    Typer's own says much in English. It groups options in colours alone, and that loads a library as slow as all the rest.
    """
    command, texts = ctx.command, _texts(ctx)
    parameters = [each for each in command.get_params(ctx) if not each.hidden]
    describe(command, texts, parameters)
    below = getattr(command, "commands", {})
    typed = [f"[{texts['word OPTIONS']}]", *(placed(each, texts) for each in parameters if is_argument(each))]
    typed += [texts["word COMMAND"], "..."] if below else []
    formatter.write_usage(ctx.command_path, " ".join(typed), f"{texts['label usage']}: ")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(command.help)
    groups = {
        heading: [(as_typed(each, texts), told(each, texts)) for each in group]
        for heading, group in by_heading(parameters).items()
    }
    groups["commands"] = [(each.name, each.short_help) for each in below.values()]
    for heading, rows in groups.items():
        if rows:
            with formatter.section(texts[f"heading {heading}"]):
                formatter.write_dl(rows)


def is_argument(parameter: Any) -> bool:
    """Whether it is typed without a name before it."""
    return bool(parameter.param_type_name == "argument")


def placed(argument: Any, texts: Mapping[str, str]) -> str:
    """An argument as it stands in a command: in brackets where it may be left out."""
    word = in_words(argument.metavar, texts)
    return f"{word if argument.required else f'[{word}]'}{'...' if argument.nargs == -1 else ''}"


def as_typed(parameter: Any, texts: Mapping[str, str]) -> str:
    """A parameter as it is typed, with a word for what comes after an option."""
    if is_argument(parameter):
        return in_words(parameter.metavar, texts)
    return ", ".join(sorted(parameter.opts, key=len)) + ("" if parameter.is_flag else f" {in_words(parameter.metavar, texts)}")


def told(parameter: Any, texts: Mapping[str, str], value: str = "{}") -> str:
    """What a parameter is for, and what counts without it; `value` is how that is written."""
    default = parameter.default
    return parameter.help + (f" {texts['label default'].format(value=value.format(default))}" if isinstance(default, str) else "")


def by_heading(parameters: Iterable[Any]) -> dict[str, list[Any]]:
    """A command's parameters by the headings that they stand below; options that have none of their own come last."""
    found: dict[str, list[Any]] = {}
    for parameter in parameters:
        plain = "arguments" if is_argument(parameter) else "options"
        found.setdefault(parameter.rich_help_panel or plain, []).append(parameter)
    return dict(sorted(found.items(), key=lambda group: group[0] == "options"))


# ------------------------------------------------------------------------------------------------ what is typed


def wrong_words(given: Mapping[str, object]) -> tuple[Problem, ...]:
    """The problems that stand among the values of options in place of words that could not be read."""
    return tuple(value for value in given.values() if isinstance(value, Problem))


def collected(kind: type[Options]) -> Callable[[Callable[[typer.Context, Options], None]], Callable[..., None]]:
    """Makes a command of a function that gets all its options as one value: they are the fields of the named tuple `kind`."""
    hints, fields = get_type_hints(kind, include_extras=True), getattr(kind, "_field_defaults").items()
    options = [Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=hints[name]) for name, default in fields]
    context = Parameter("context", Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)

    def command_of(function: Callable[[typer.Context, Options], None]) -> Callable[..., None]:
        def command(context: typer.Context, **given: Any) -> None:
            function(context, kind(**given))

        command.__signature__ = Signature([context, *options])  # type: ignore[attr-defined]
        command.__annotations__ = {"context": typer.Context, **hints}
        command.__name__, command.__doc__ = function.__name__, function.__doc__
        return command

    return command_of
