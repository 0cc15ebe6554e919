"""What dialogkit's commands have beside typer's: headings over groups of options, and all wrong words after options at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from inspect import Parameter, Signature
from typing import Any, TypeVar, get_type_hints

import typer
from typer.core import TyperCommand

from dialogkit.problems import Problem, UsageError

Options = TypeVar("Options")


class Command(TyperCommand):
    """A command. Typer groups options in help with colours alone, which loads a library that takes as long as all the rest."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Writes the parameters below their headings."""
        for heading, parameters in by_heading(self.get_params(ctx)).items():
            if records := [record for each in parameters if (record := each.get_help_record(ctx))]:
                with formatter.section(heading):
                    formatter.write_dl(records)

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


def by_heading(parameters: Iterable[Any]) -> dict[str, list[Any]]:
    """A command's parameters by the headings that they stand below; options that have none of their own come last."""
    found: dict[str, list[Any]] = {}
    for parameter in parameters:
        plain = "Arguments" if parameter.param_type_name == "argument" else "Options"
        found.setdefault(parameter.rich_help_panel or plain, []).append(parameter)
    return dict(sorted(found.items(), key=lambda group: group[0] == "Options"))


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
