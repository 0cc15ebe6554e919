"""The command line: parses, calls, sets the exit code. Help is in English; everything else in the cycle's language."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from dialogkit import __version__, limits
from dialogkit.paths import check_here, check_name_of, typed
from dialogkit.problems import DialogkitError, ExitCode, Place, Problem, Severity, UsageError, fewer
from dialogkit.terminal.console import Console, Environment, Format, TableFormat, is_broken_pipe
from dialogkit.terminal.options import (
    CopiesOption,
    CycleArgument,
    Edition,
    EditionOption,
    FormatOption,
    InkOption,
    Lang,
    LangOption,
    PaperOption,
    QuietOption,
    ShowOption,
    TableOption,
)

if TYPE_CHECKING:
    from dialogkit.cycle.folder import Folder
    from dialogkit.cycle.load import Loaded
    from dialogkit.kit.order import Choices

_KILLED = 128  # and the signal's number, as shells count
_BROKEN_PIPE = 141  # _KILLED + SIGPIPE

app = typer.Typer(
    name="dialogkit",
    help="Turn one YAML file a year into the printed kit of a dialogue package.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich's help would take as long again as all the rest
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(args: list[str] | None = None, env: Environment | None = None) -> int:
    """Runs one command. Returns what the process should return to the shell (see `problems.ExitCode`)."""
    env = env or Environment.of_process()
    given = sys.argv[1:] if args is None else args
    try:
        with redirect_stdout(env.stdout), redirect_stderr(env.stderr):
            code = _called(given, env)
    except DialogkitError as untold:  # what is wrong with the command cannot be said
        code = untold.exit_code
    except OSError:  # help that is sent to a file on a full disk
        code = ExitCode.FILE
    try:
        env.stdout.flush()
    except OSError as error:
        broken = _close_pipe(env.stdout)
        code = broken if is_broken_pipe(error) else ExitCode.FILE
    return int(code)


def _called(args: list[str], env: Environment) -> int:
    """Runs the command that `args` name. What is wrong with them is told as any other problem; none at all asks for help."""
    if not args:
        _called(["--help"], env)
        return ExitCode.USAGE
    try:
        return int(app(args=args, prog_name="dialogkit", obj=env, standalone_mode=False) or ExitCode.DONE)
    except Exception as error:
        from dialogkit.terminal.usage import language_of, usage_problems
        from dialogkit.words import load_words

        problems = usage_problems(error, args, app)
        if problems is None:
            raise
        Console(env, load_words(language_of(args))).problems(problems, env.stderr)
        return error.exit_code if isinstance(error, DialogkitError) else ExitCode.USAGE


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=lambda value: _show_version(value), help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def new(
    context: typer.Context,
    year: Annotated[str, typer.Argument(metavar="YEAR", help="The year, with four digits. Its folder is named after it.")],
    lang: LangOption = Lang.NB,
    folder: Annotated[Path, typer.Option("--dir", metavar="FOLDER", help="Make the year's folder in this folder.")] = Path("."),
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="The home or service the year is about.")] = None,
    municipality: Annotated[
        str | None, typer.Option("--municipality", metavar="NAME", help="The municipality it belongs to.")
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Start a year: a folder with a cycle.yaml to edit.

    On a terminal it asks for place and municipality when they are not given. It never overwrites anything.
    """

    def work(console: Console) -> ExitCode:
        from dialogkit.cycle.new import check_free, create, parse_year
        from dialogkit.processes import DIALOGUE

        number = parse_year(year)
        check_name_of(folder)
        check_free(folder / str(number))
        names: dict[str, str] = {}
        for name, given in {"place": place, "municipality": municipality}.items():
            default = console.words(f"new.default_{name}")
            if given is None:
                given = console.ask(f"new.ask_{name}", default) if console.env.can_ask else default
            names[name] = given
        file = create(folder, DIALOGUE.name, number, lang.value, **names)
        console.say("new.made", file=file)
        for key in ("next_edit", "next_check", "next_build"):
            console.say(f"new.{key}", folder=typed(file.parent))
        return ExitCode.DONE

    _run(context.obj, lang.value, quiet, work)


@app.command()
def build(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FOLDER", help="Write the PDFs here instead of CYCLE/build, or CYCLE/public.")
    ] = None,
    only: Annotated[
        str | None, typer.Option("--only", metavar="MATERIALS", help="Build only these materials: handout,cards for example.")
    ] = None,
    cards: Annotated[
        str | None,
        typer.Option("--cards", metavar="CARDS", help="Print these cards alone: quotes,rights:3,12-19 for example."),
    ] = None,
    copies: CopiesOption = None,
    only_changed: Annotated[
        bool, typer.Option("--only-changed", help="Print the cards that changed since the last kit, no more.")
    ] = False,
    tile: PaperOption = None,
    ink: InkOption = None,
    booklet: Annotated[
        bool, typer.Option("--booklet", help="Make the handout a booklet of A5 pages, printed on A4 to fold and staple.")
    ] = False,
    settings: Annotated[
        list[str] | None,
        typer.Option("--print", metavar="NAME=VALUE", help="Another choice under print: cards.backs=none for example."),
    ] = None,
    printshop: Annotated[
        bool, typer.Option("--printshop", help="Make files for a print shop: cards, poster and board, with bleed.")
    ] = False,
    printer: Annotated[
        str | None,
        typer.Option("--printer", metavar="NAME", help="Move the backs of cards as this printer wants it: see calibrate."),
    ] = None,
    proof: Annotated[
        bool, typer.Option("--proof", help="Make proofs of poster, board and cards, to look at before you print.")
    ] = False,
    edition: EditionOption = Edition.INTERNAL,
    show: ShowOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make the kit: one PDF for each material that the year can fill.

    The public edition holds only what anybody may read, and is made only when nothing private stands in the way.
    """

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.kit.order import (
            CardChoice,
            Choices,
            check_booklet_asked,
            check_printshop,
            check_public,
            with_cards,
            with_print,
        )
        from dialogkit.press.job import Job

        chosen = _materials(only)
        check_name_of(out)
        if printshop:
            check_printshop(
                chosen,
                {
                    "--tile": tile is not None,
                    "--printer": printer is not None,
                    "--booklet": booklet,
                    "--proof": proof,
                    "--ink": ink is not None,
                },
            )
        loaded = _load(year)
        asked = [f"{name}.tile={tile.value}" for name in ("poster", "board") if tile]
        asked += [f"ink={ink.value}"] if ink else []
        asked += settings or []
        if asked:
            loaded = with_print(loaded, asked, chosen)
        job = Job(printshop=printshop, proof=proof)
        asked_cards, today = CardChoice(cards, copies, only_changed), _today(console.env)
        choices = Choices(job, asked_cards, booklet, edition=edition.value, today=today)
        if choices.cards:
            chosen = with_cards(chosen)
        check_booklet_asked(chosen, choices)
        if edition is Edition.PUBLIC:
            check_public(chosen, {"--printshop": printshop, "--proof": proof, "--booklet": booklet})
        if printer is not None:
            choices = _for_printer(choices, printer)
        try:
            with console.progress() as report:
                from dialogkit.kit import build as kit

                target = out if out is not None else year.path / kit.OUT[edition.value]
                results, warnings = kit.build(loaded, target, chosen, report, choices)
        except DialogkitError as error:
            error.problems = tuple(_joined(loaded, error.problems, show))
            raise
        console.problems(_joined(loaded, warnings, show), console.env.stderr)
        console.results(results)
        return ExitCode.DONE

    _run_on(context.obj, cycle, quiet, work, show)


@app.command()
def calibrate(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the sheet here instead of calibrate.pdf.")
    ] = None,
    lang: LangOption = Lang.NB,
    save: Annotated[
        str | None, typer.Option("--save", metavar="NAME", help="Keep what was read off the sheet, for the printer of this name.")
    ] = None,
    dx: Annotated[str | None, typer.Option("--dx", metavar="MM", help="The number at the top of the sheet.")] = None,
    dy: Annotated[str | None, typer.Option("--dy", metavar="MM", help="The number at the left of the sheet.")] = None,
    quiet: QuietOption = False,
) -> None:
    """Find out how far a printer's backs miss its fronts: print the sheet, then keep what it shows with --save."""

    def work(console: Console) -> ExitCode:
        if save is None and dx is None and dy is None:
            from dialogkit.kit.calibrate import write

            check_name_of(out)
            console.say("progress.calibrated", file=write(out, console.words))
            return ExitCode.DONE
        if save is None or dx is None or dy is None or out is not None:
            raise UsageError(Problem("calibrate-half"))
        from dialogkit.kit import printers

        offset = printers.parse_offset(dx, dy)
        name, file = printers.save(save, offset)
        console.say("progress.printer_kept", name=name, dx=f"{offset.dx:+g}", dy=f"{offset.dy:+g}", file=file)
        return ExitCode.DONE

    _run(context.obj, lang.value, quiet, work)


@app.command()
def check(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    form: FormatOption = Format.TEXT,
    each: Annotated[bool, typer.Option("--all", help="Show each place of all advice, not the first of a kind.")] = False,
    edition: EditionOption = Edition.INTERNAL,
    show: ShowOption = False,
    quiet: QuietOption = False,
) -> None:
    """Find every problem in a year, without making any PDF."""

    def work(console: Console, year: Folder) -> ExitCode:
        code = ExitCode.DONE
        _check_shown(show, form)
        try:
            problems = _all_problems(year, _choices(console, edition), show)
        except DialogkitError as error:
            problems, code = list(error.problems), error.exit_code
        if any(problem.severity is Severity.ERROR for problem in problems):
            code = code or ExitCode.PROBLEMS
        console.problems(problems, console.env.stdout, form, each)
        if not problems and form is Format.TEXT:
            console.say("progress.no_problems_here" if cycle == Path(".") else "progress.no_problems", file=cycle)
        return code

    _run_on(context.obj, cycle, quiet, work, show)


@app.command()
def read(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    form: TableOption = TableFormat.TEXT,
    show: ShowOption = False,
) -> None:
    """Show how hard each material is to read: words, sentences, LIX, the longest sentence, and hard words."""

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.checks.privacy.cycle_privacy import star_of
        from dialogkit.kit.readings import readings

        _check_shown(show, form)
        loaded = _load(year)
        if any(problem.severity is Severity.ERROR for problem in loaded.problems):
            raise DialogkitError(loaded.problems)  # what is wrong is left out, and the figures would be wrong too
        figures, star = list(readings(loaded, _choices(console, Edition.INTERNAL))), str if show else star_of(loaded)
        console.readings([replace(each, hard=tuple(map(star, each.hard))) for each in figures], form)
        return ExitCode.DONE

    _run_on(context.obj, cycle, False, work, show)


@app.command()
def review(
    context: typer.Context,
    cycle: CycleArgument = Path("."),
    by: Annotated[str | None, typer.Option("--by", metavar="INITIALS", help="Who reads. Asked for where it is left out.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="Show all there is to read, and who has read it.")] = False,
    form: TableOption = TableFormat.TEXT,
    show: ShowOption = False,
) -> None:
    """Read what the public edition prints, page by page, and say yes, no, later or stop.

    The public edition is made only when somebody has said yes to all of it. A text that changes must be read again.
    """

    def work(console: Console, year: Folder) -> ExitCode:
        from dialogkit.kit.build import to_review
        from dialogkit.terminal.reviewing import Reviewing

        _check_shown(show, form)
        loaded = _load(year)
        reviewing = Reviewing(console, loaded, to_review(loaded, _choices(console, Edition.PUBLIC)), _today(console.env))
        if listed:
            reviewing.table(form)
        else:
            reviewing.read(by)
        return ExitCode.DONE

    _run_on(context.obj, cycle, False, work, show)


# ------------------------------------------------------------------------------------------------ around a command


def _run_on(env: Environment, cycle: Path, quiet: bool, work: Callable[[Console, Folder], ExitCode], show: bool = False) -> None:
    """As `_run`, in the language of a cycle, whose folder the work gets. Nothing private of it is said aloud but to `show` it."""
    from dialogkit.checks.privacy.mask import Mask
    from dialogkit.cycle.folder import Folder
    from dialogkit.cycle.source import lang_of

    year = Folder.at(cycle)
    if show and env.environ.get("CI"):  # others read what is said there
        _run(env, lang_of(year), quiet, _not_shown)
    _run(env, lang_of(year), quiet, lambda console: work(console, year), str if show else Mask(year))


def _not_shown(console: Console) -> ExitCode:
    raise UsageError(Problem("show-for-others"))


def _check_shown(show: bool, form: Format | TableFormat) -> None:
    """Raises UsageError where private words are to be shown to a program."""
    if show and form.value != "text":
        raise UsageError(Problem("show-for-others"))


def _run(env: Environment, lang: str, quiet: bool, work: Callable[[Console], ExitCode], hide: Callable[[str], str] = str) -> None:
    """Does a command's work and leaves with its exit code, whatever happens. What `hide` stars is not said aloud.

    What an earlier command has left that was cut off is finished or undone first.
    """
    from dialogkit.disk.redo import recover
    from dialogkit.disk.signals import Interrupted, interruptions
    from dialogkit.words import load_words

    console = Console(env, load_words(lang), quiet, hide)
    try:
        with interruptions():
            console.problems(map(_settled, recover()), env.stderr)
            code = _told(console, work)
    except Interrupted as stop:
        code = _KILLED + stop.number
    except KeyboardInterrupt:
        code = _KILLED + signal.SIGINT
    except BrokenPipeError:
        code = _close_pipe(env.stdout)
    except DialogkitError as untold:  # what is said of errors goes into a file on a full disk
        code = untold.exit_code
    except Exception as error:
        console.bug(error)
        code = ExitCode.BUG
    raise typer.Exit(int(code))


def _settled(folder: Path) -> Problem:
    return Problem("swap-settled", Place(str(folder)), {"file": str(folder)}, Severity.NOTICE)


def _told(console: Console, work: Callable[[Console], ExitCode]) -> int:
    """Does the work, and prints the problems that stopped it."""
    try:
        check_here()
        code = work(console)
        console.finish()
        return code
    except DialogkitError as error:
        console.problems(error.problems, console.env.stderr)
        return error.exit_code


def _close_pipe(stream: TextIO) -> int:
    """Nobody reads on. The stream is turned away, or Python would complain when it closes it."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        pass  # a stream that is no file of the system's has nothing to be flushed to
    return _BROKEN_PIPE


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dialogkit {__version__}")
        raise typer.Exit()


def _load(year: Folder) -> Loaded:
    from dialogkit.cycle.load import load

    return load(year)


def _choices(console: Console, edition: Edition) -> Choices:
    from dialogkit.kit.order import Choices

    return Choices(edition=edition.value, today=_today(console.env))


def _today(env: Environment) -> date:
    """The day it is, or that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated later."""
    epoch = env.environ.get("SOURCE_DATE_EPOCH", "").strip()
    return datetime.fromtimestamp(int(epoch), timezone.utc).date() if re.fullmatch("[0-9]{1,11}", epoch) else date.today()


def _all_problems(year: Folder, choices: Choices, show: bool) -> list[Problem]:
    """Every problem of a cycle that can be loaded. Raises DialogkitError with all of them when one stands in the way."""
    loaded = _load(year)
    from dialogkit.checks.reading.cycle_reading import check_reading
    from dialogkit.kit import build as kit

    reading = check_reading(loaded)
    try:
        return _joined(loaded, [*reading, *kit.check(loaded, choices)], show)
    except DialogkitError as error:
        error.problems = tuple(_joined(loaded, [*reading, *error.problems], show))
        raise


def _materials(only: str | None) -> list[str] | None:
    """The names in `--only`, or None for all. Raises UsageError with every name that there is not."""
    if only is None:
        return None
    from dialogkit.processes import MATERIALS
    from dialogkit.terminal.usage import meant

    names = tuple(material.name for material in MATERIALS)
    chosen = [name.strip() for name in only.split(",") if name.strip()]
    if not chosen:
        raise UsageError(Problem("option-alone", details={"command": "dialogkit build", "option": "--only"}))
    unknown = [name for name in dict.fromkeys(chosen) if name not in names]
    if unknown:
        details = ({"name": name, "allowed": names, "suggestion": meant(name, names)} for name in unknown)
        raise UsageError(Problem("unknown-material", details=detail) for detail in details)
    return list(dict.fromkeys(chosen))


def _for_printer(choices: Choices, printer: str) -> Choices:
    """The choices with that printer's offset. Raises UsageError for one that has not been calibrated."""
    from dialogkit.kit import printers
    from dialogkit.kit.order import for_printer

    offset = printers.find(printer)
    return for_printer(choices, printer.strip(), offset.dx, offset.dy)


def _joined(loaded: Loaded, more: Iterable[Problem], show: bool) -> list[Problem]:
    """The cycle's warnings and a kit's problems in the order of their places, each once and with the line that it is about.

    What has no consent, or nobody has read, is not told even here, unless somebody wants to `show` it: its line may hold it.
    """
    from dialogkit.checks.privacy.clear import in_clear
    from dialogkit.checks.privacy.cycle_privacy import without_private
    from dialogkit.clearing.consent import UNSHOWN

    found: dict[object, Problem] = {}
    more = list(more)
    for problem in (*loaded.problems, *more):
        place = problem.place
        if place and place.file == loaded.source.file and not (problem.excerpt or problem.code in UNSHOWN):
            problem = replace(problem, excerpt=loaded.source.excerpt(place.line))
        found.setdefault((place, problem.code, problem.severity, str(problem.details)), problem)
    told = fewer(sorted(found.values(), key=lambda problem: problem.place or Place("")), limits.FINDINGS)
    return in_clear(loaded.source, told) if show else without_private(loaded, told, more)
