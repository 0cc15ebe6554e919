"""The command line: parses, calls, sets the exit code. What it all is for is said in `templates/locales/help`."""

from __future__ import annotations

import gc
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from dialogkit import __version__
from dialogkit.problems import DialogkitError, ExitCode, Problem, UsageError
from dialogkit.terminal import completion
from dialogkit.terminal.call import call
from dialogkit.terminal.command import Command, Commands, OrderingCommand, collected, is_given
from dialogkit.terminal.console import Console, Environment, is_broken_pipe
from dialogkit.terminal.options import (
    AnyLangOption,
    CycleArgument,
    EditionOption,
    FormatOption,
    FromOption,
    LangOption,
    ListArgument,
    ProcessOption,
    QuietOption,
    SectionsArgument,
    ShowOption,
    TableOption,
    choice,
)
from dialogkit.terminal.ordering import BuildOptions
from dialogkit.terminal.run import check_shown, close_pipe, day_of, run_in, run_on

if TYPE_CHECKING:
    from dialogkit.cycle.folder import Folder

app = typer.Typer(
    name="dialogkit",
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich's help would take as long again as all the rest
    context_settings={"help_option_names": ["-h", "--help"]},
)

_COLLECTED = (20_000, 20, 20)
"""A large year is millions of small things that stay to the end: to look through them ever again took an eighth of the time."""


def main(args: list[str] | None = None, env: Environment | None = None) -> int:
    """Runs one command. Returns what the process should return to the shell (see `problems.ExitCode`)."""
    gc.set_threshold(*_COLLECTED)
    env = env or Environment.of_process()
    given = sys.argv[1:] if args is None else args
    try:
        with redirect_stdout(env.stdout), redirect_stderr(env.stderr):
            code = call(app, given, env)
    except SystemExit as done:  # a shell has been told how a command may go on
        code = int(done.code or ExitCode.DONE)
    except DialogkitError as untold:  # what is wrong with the command cannot be said
        code = untold.exit_code
    except OSError:  # help that is sent to a file on a full disk
        code = ExitCode.FILE
    try:
        env.stdout.flush()
    except OSError as error:
        broken = close_pipe(env.stdout)
        code = broken if is_broken_pipe(error) else ExitCode.FILE
    return int(code)


def _show_version(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        typer.echo(f"dialogkit {__version__}")
        raise typer.Exit()


def _show_completion(context: typer.Context, shell: completion.Shell | Problem | None) -> None:
    if isinstance(shell, Problem):
        raise UsageError(shell)
    if shell and not context.resilient_parsing:
        typer.echo(completion.script(shell))
        raise typer.Exit()


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version)] = False,
    shell: Annotated[
        completion.Shell | None,
        # asked for once, by who has read how
        choice("--show-completion", get_args(completion.Shell), is_eager=True, callback=_show_completion, hidden=True),
    ] = None,
) -> None:
    pass


@app.command(cls=Command)
def new(
    context: typer.Context,
    year: Annotated[str, typer.Argument(metavar="YEAR")],
    lang: LangOption = "nb",
    process: ProcessOption = "dialogue",
    folder: Annotated[Path, typer.Option("--dir", metavar="FOLDER")] = Path("."),
    place: Annotated[str | None, typer.Option("--place", metavar="NAME")] = None,
    municipality: Annotated[str | None, typer.Option("--municipality", metavar="NAME")] = None,
    earlier: FromOption = None,
    quiet: QuietOption = False,
) -> None:
    """Starts a year."""
    given = tuple(f"--{name}" for name in ("lang", "process", "place", "municipality") if is_given(context, name))
    names = {"place": place, "municipality": municipality}

    def work(console: Console, before: Folder | None = None) -> ExitCode:
        from dialogkit.terminal.work.starting import Asked, start

        start(console, Asked(year, lang, process, folder, names, before, given))
        return ExitCode.DONE

    if earlier is None:
        run_in(context.obj, lang, quiet, work)
    else:
        run_on(context.obj, earlier, quiet, work)


@app.command(cls=Command)
def add(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    names: SectionsArgument = None,
    form: TableOption = "text",
    quiet: QuietOption = False,
) -> None:
    """Puts sections into a year's file, or shows them all."""
    from dialogkit.terminal.work.adding import here_if_section, put_in, table

    year, wanted = here_if_section(cycle, names or [])

    def work(console: Console, year: Folder) -> ExitCode:
        if wanted:
            put_in(console, year, wanted)
        else:
            table(console, year, form)
        return ExitCode.DONE

    run_on(context.obj, year, quiet, work)


@app.command(cls=OrderingCommand)
@collected(BuildOptions)
def build(context: typer.Context, asked: BuildOptions) -> None:
    """Makes the kit."""

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.terminal.work.building import make

        make(console, year, asked)
        return ExitCode.DONE

    run_on(context.obj, asked.cycle, asked.quiet, work, asked.show)


@app.command(cls=Command)
def materials(context: typer.Context, cycle: CycleArgument = Path("."), form: TableOption = "text") -> None:
    """Shows all materials."""

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.cycle.cycle_file import text_of
        from dialogkit.terminal.work.listing import table

        table(console, None if cycle == Path(".") and not text_of(year) else year, form)
        return ExitCode.DONE

    run_on(context.obj, cycle, False, work)


@app.command(cls=Command)
def status(context: typer.Context, cycle: CycleArgument = Path("."), form: TableOption = "text") -> None:
    """Shows how far a year is, and what comes next."""

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.terminal.work.status import tell

        tell(console, year, form)
        return ExitCode.DONE

    run_on(context.obj, cycle, False, work)


@app.command(cls=Command)
def consents(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    pdf: Annotated[bool, typer.Option("--pdf")] = False,
    form: TableOption = "text",
    quiet: QuietOption = False,
) -> None:
    """Shows who has said yes to what."""

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.terminal.work.consents import tell

        tell(console, year, pdf, form)
        return ExitCode.DONE

    run_on(context.obj, cycle, quiet, work)


@app.command(cls=Command)
def withdraw(
    context: typer.Context,
    cycle: CycleArgument,
    what: Annotated[str, typer.Argument(metavar="WHAT")],
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    quiet: QuietOption = False,
) -> None:
    """Takes back a yes."""

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.terminal.work.withdrawing import withdraw

        withdraw(console, year, what, dry_run)
        return ExitCode.DONE

    run_on(context.obj, cycle, quiet, work)


@app.command(cls=Command)
def table(
    context: typer.Context,
    name: ListArgument = None,
    earlier: FromOption = None,
    lang: AnyLangOption = None,
    quiet: QuietOption = False,
) -> None:
    """Makes a table for a list, or moves a list of a year into one."""
    from dialogkit.terminal.work.tabling import Asked, done

    asked = Asked(name, earlier, lang)
    run_on(context.obj, earlier or Path("."), quiet, lambda console, year: done(console, year, asked), lang=lang)


@app.command(cls=Command)
def calibrate(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE")] = None,
    lang: LangOption = "nb",
    save: Annotated[str | None, typer.Option("--save", metavar="NAME")] = None,
    dx: Annotated[str | None, typer.Option("--dx", metavar="MM")] = None,
    dy: Annotated[str | None, typer.Option("--dy", metavar="MM")] = None,
    quiet: QuietOption = False,
) -> None:
    """Makes the sheet that shows how far a printer's backs miss its fronts, or keeps what was read off it."""

    def work(console: Console) -> ExitCode:
        from dialogkit.terminal.work.calibrating import make_or_keep

        make_or_keep(console, out, save, dx, dy)
        return ExitCode.DONE

    run_in(context.obj, lang, quiet, work)


@app.command(cls=Command)
def check(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    form: FormatOption = "text",
    each: Annotated[bool, typer.Option("--all")] = False,
    edition: EditionOption = "internal",
    show: ShowOption = False,
    quiet: QuietOption = False,
) -> None:
    """Tells every problem in a year."""

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.terminal.work.checking import Asked, tell

        return tell(console, year, Asked(cycle, edition, form, each, show))

    run_on(context.obj, cycle, quiet, work, show)


@app.command(cls=Command)
def read(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    form: TableOption = "text",
    show: ShowOption = False,
) -> None:
    """Shows how hard each material is to read."""

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.terminal.work.reading import tell

        tell(console, year, form, show)
        return ExitCode.DONE

    run_on(context.obj, cycle, False, work, show)


@app.command(cls=Command)
def symbols(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    find: Annotated[str | None, typer.Option("--find", metavar="WORD")] = None,
    make_pack: Annotated[Path | None, typer.Option("--make-pack", metavar="FOLDER")] = None,
    lang: AnyLangOption = None,
    form: TableOption = "text",
    quiet: QuietOption = False,
) -> None:
    """Makes the sheet of a year's symbols, finds one by a word, or begins a symbol pack."""
    from dialogkit.terminal.work.symbols import Asked, done, language

    asked = Asked(cycle, find, make_pack, lang, form)
    run_on(context.obj, cycle, quiet, lambda console, year: done(console, year, asked), lang=language(asked))


@app.command(cls=Command)
def review(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    by: Annotated[str | None, typer.Option("--by", metavar="INITIALS")] = None,
    listed: Annotated[bool, typer.Option("--list")] = False,
    form: TableOption = "text",
    show: ShowOption = False,
) -> None:
    """Asks whether what the public edition prints may be printed."""

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.cycle.load import load
        from dialogkit.kit.build import to_review
        from dialogkit.kit.order import Order
        from dialogkit.terminal.work.reviewing import Reviewing

        check_shown(show, form)
        loaded, today = load(year), day_of(console.env)
        reviewing = Reviewing(console, loaded, to_review(loaded, Order(edition="public", today=today)), today)
        if listed:
            reviewing.table(form)
        else:
            reviewing.read(by)
        return ExitCode.DONE

    run_on(context.obj, cycle, False, work, show)
