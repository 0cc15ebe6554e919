"""One command, from its words to its exit code. What is wrong with them is told as any other problem."""

from __future__ import annotations

import os

import typer

from dialogkit.problems import DialogkitError, ExitCode
from dialogkit.terminal import completion
from dialogkit.terminal.console import Console, Environment
from dialogkit.terminal.help import language_asked


def call(app: typer.Typer, args: list[str], env: Environment) -> int:
    """Runs the command that `args` name. What is wrong with them is told as any other problem; none at all asks for help."""
    asked = bool(os.environ.get(completion.VARIABLE))  # by a shell, how a command may go on
    if asked:
        completion.be_ready()
    elif not args:
        call(app, ["--help"], env)
        return ExitCode.USAGE
    try:
        return int(app(args=args, prog_name="dialogkit", obj=env, standalone_mode=False) or ExitCode.DONE)
    except Exception as error:
        if asked:
            return ExitCode.BUG  # nobody reads what is said
        from dialogkit.terminal.usage import usage_problems
        from dialogkit.words import load_words

        problems = usage_problems(error, args, app)
        if problems is None:
            raise
        Console(env, load_words(language_asked(args) or "nb")).problems(problems, env.stderr)
        return error.exit_code if isinstance(error, DialogkitError) else ExitCode.USAGE
