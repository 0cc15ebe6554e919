"""Proves that a change changes no page: builds many kits before it and after it, and says what differs.

python tools/same_bytes.py save FILE [CHECKOUT]     keeps what is made and said now
python tools/same_bytes.py compare FILE [CHECKOUT]  makes it all again; ends with 1 where anything is other than it was

CHECKOUT is another checkout than the one where this file lies. FILE is sorted text, a line for each thing: its name, a tab, and
a SHA-256 or, in JSON, the lines that were said. Nothing is used of dialogkit but its command line, so that everything behind
it may move. It is always the same day, and nobody's own settings are read or written.
"""

from __future__ import annotations

import difflib
import gc
import hashlib
import importlib
import io
import json
import os
import re
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

NOON = datetime(2026, 10, 1, 12)
"""The day it is: the examples' consents have not run out."""
LANGS = ("nb", "nn", "en")
EXAMPLES = ("solbakken-2026", "solbakken-2027")
ENVIRONMENT = {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
FORGOTTEN = ("CI", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH")
MOST_TOLD = 12  # lines of what is said otherwise, of one run

Found = dict[str, str]
"""What was made and said, by name."""


@dataclass(frozen=True)
class Run:
    """One command. `made` is a folder or a file that it fills, `answers` are typed, `epoch` is SOURCE_DATE_EPOCH."""

    name: str
    command: str
    made: str = ""
    answers: str = ""
    epoch: str = ""


# ------------------------------------------------------------------------------------------------ what is built

PRINT = {  # for new years that have been filled, in turn
    "a3-corners": "--only cards --print cards.paper=A3 --print cards.margin=12 --print cards.guides.front=corners",
    "letter-full": "--only cards --print cards.paper=Letter --print cards.guides.front=full --print cards.guides.back=full",
    "bleed": "--only cards --print cards.bleed=3 --print cards.backs=short-edge --print cards.guides.back=corners",
    "fronts-then-backs": "--only cards --print cards.backs=fronts-then-backs --print cards.back=deck",
    "gutterfold": "--only cards --print cards.backs=gutterfold --print cards.guides.front=none",
    "separate": "--only cards --print cards.backs=separate --print cards.corner=0",
    "no-backs-cut-file": "--only cards --print cards.backs=none --print cards.cut_file=yes --print cards.corner=5",
    "back-of-card": "--only cards --print cards.back=card --print cards.margin=5 --print cards.guides.back=margin",
    "camera-marks": "--only cards --print cards.camera_marks=yes --print cards.cut_file=yes",
    "camera-marks-a3": "--only cards --print cards.camera_marks=yes --print cards.paper=A3 --print cards.cut_file=yes",
    "nudge": "--cards blank --print cards.sheet=L7165 --print cards.nudge.right=0,5 --print cards.backs=none",
    "nudge-up": "--cards blank --print cards.sheet=4x2-A7 --print cards.nudge.up=-1 --print cards.backs=short-edge",
    "sheet-no-backs-cut": "--only cards --print cards.sheet=4x2-A7 --print cards.backs=none --print cards.cut_file=yes",
    "own-sheet": "--cards questions,blank --print cards.sheet=own",
    "grey": "--ink grey",
    "low": "--ink low",
    "grey-sheet": "--ink grey --only cards --print cards.sheet=2x2-A6",
    "booklet": "--booklet --only handout",
    "booklet-low": "--booklet --only handout --ink low",
    "proof": "--proof",
    "proof-of-tiles": "--proof --only poster,board --tile A4",
    "printshop": "--printshop",
    "printshop-bleed": "--printshop --only cards --print cards.bleed=5",
    "tile-a4": "--tile A4 --only poster,board",
    "tile-a3": "--tile A3 --only poster,board --print poster.size=A1 --print board.size=A1",
    "poster-a4": "--only poster --print poster.size=A4",
    "poster-a2-a4": "--only poster --print poster.size=A2 --print poster.tile=A4",
    "poster-a1": "--only poster --print poster.size=A1 --ink low",
    "board-2x2": "--only board --print board.size=2x2A4",
    "board-a2": "--only board --print board.size=A2 --print ink=grey",
    "printer": "--only cards --printer kontor",
    "printer-short-edge": "--only cards --printer kontor --print cards.backs=short-edge",
    "printer-sheet": "--cards blank --printer kontor --print cards.sheet=2x5-85x54",
    "cards": "--cards quotes,rights:12-19,questions:2",
    "copies": "--copies 3 --cards rights:19 --only cards",
    "blank-cards": "--cards blank --copies 9",
}
SHEETS = {
    "1x2-200x144": "--only cards --print cards.backs=none",
    "2x2-99x139": "--only cards --print cards.backs=none",
    "2x2-A6": "--only cards",
    "2x3-99x93": "--only cards --print cards.backs=none",
    "2x4-85x54": "--cards questions,blank",
    "2x4-99x68": "--cards questions,blank --print cards.backs=none",
    "2x4-A7": "--cards questions,blank",
    "2x5-85x54": "--cards questions,blank --print cards.back=deck",
    "4x2-68x99": "--cards questions,blank --print cards.backs=none",
    "4x2-A7": "--only cards --print cards.backs=short-edge",
}
LARGE = {
    "grey": "--ink grey --tile A4",
    "low": "--ink low --print cards.backs=gutterfold",
    "printshop": "--printshop",
    "proof": "--proof",
    "booklet": "--booklet --only handout",
    "booklet-low": "--booklet --only handout --ink low",
    "sheet": "--only cards --print cards.sheet=2x2-A6 --print cards.cut_file=yes",
}
"""Choices for a year with much in it, and with symbols and pictures of its own."""
GAMES = ("poker", "bridge", "tarot", "A6", "A5", "70x70 mm")
"""Sizes of cards: each in a year with another board, and only cards with a few words."""
WRONG = {
    "none": "",
    "command": "biuld",
    "option": "build solbakken-2026 --papir A4",
    "choice": "build solbakken-2026 --tile A5",
    "print": "build solbakken-2026 --print cards.backs=both --print cards.edge=1 --print cards=1 --print backs",
    "tile-too-large": "build solbakken-2026 --tile A3 --print poster.size=A4 --print board.size=2x2A4",
    "material": "build solbakken-2026 --only poster,kards",
    "cards": "build solbakken-2026 --cards quotes:none,rights:99,kinds",
    "cards-left-out": "build solbakken-2026 --copies 2 --only poster",
    "copies": "build solbakken-2026 --copies 0",
    "booklet": "build solbakken-2026 --booklet --only poster",
    "booklet-proof": "build solbakken-2026 --booklet --proof",
    "printshop": "build solbakken-2026 --printshop --booklet --ink grey --proof --printer kontor --tile A4 --only tasks",
    "public": "build solbakken-2026 --edition public --only cards --proof --printshop --booklet",
    "printer": "build solbakken-2026 --printer kontroll",
    "sheet": "build solbakken-2026 --only cards --print cards.sheet=L71650",
    "calibrate": "calibrate --save kontor --dx 1",
    "offset": "calibrate --save kontor --dx 99 --dy much",
    "folder": "check nowhere",
    "year": "new 20x7",
    "taken": "new 2027 --dir new-nb",
    "show": "check solbakken-2026 --show --format json",
}
WRONG_YEARS = {
    "process": ("^process: dialogue", "process: forum"),
    "language": ("^lang: nb", "lang: de"),
    "field": ("^game:$", "game:\n  sqares: 10"),
    "reference": ("theme: hjelp$", "theme: hjepl"),
    "symbol": ("symbol: sun$", "symbol: sunn"),
    "picture": ("src: bilder/kaffekanne.svg", "src: bilder/kanne.svg"),
    "outside": ("src: bilder/kaffekanne.svg", "src: ../kanne.svg"),
    "moments": ("start: 09[.:]30$", "start: 25.30"),
    "too-long": ("text: Hva klarer du best selv\\?", f"text: {'Hva klarer du best selv, og hva vil du lære? ' * 12}"),
    "colour": ("#0B4A6F", "#F0E000"),
    "no-consent": ("status: given", "status: withdrawn"),
    "photo": ("^    consent: .*\n", ""),
    "people": ("^      kind: illustration\n", ""),
    "private": ("text: Kom og prøv samtalestien sammen med oss\\.", "text: Ring Kari på 912 34 567, hun har epilepsi."),
}
TEMPLATE = """\
<document title="{{ cycle.kit.title }}">
  <paper footer="{{ cycle.kit.title }}" paging="{{ t('common.paging') }}"/>
  <pages>
    <h1 symbol="messages">{{ t("handout.year") }}</h1>
    {% for theme in cycle.themes %}
    <section theme="{{ loop.index }}"><h2 at="{{ theme.at }}">{{ theme.title }}</h2>
      {% for text in theme.text %}<p>{{ text }}</p>{% endfor %}<lines count="3"/></section>
    {% endfor %}
  </pages>
</document>
"""
SHEET = "columns: 2\nrows: 4\nwidth: 90\nheight: 60\nleft: 12\ntop: 20\ngap_across: 6\ngap_down: 5\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><path d="M5 5h80v50h-80z" fill="#246"/></svg>'


def runs(tree: Path) -> Iterator[Run]:
    """Every command, in their order. What a later one needs is made when this is asked for it."""
    yield from _helps()
    yield Run("calibrate", "calibrate --out calibrate/nb.pdf", "calibrate")
    yield Run("calibrate.save", "calibrate --save kontor --dx 1.5 --dy -0.7")
    for name in EXAMPLES:
        shutil.copytree(tree / "examples" / name, name, ignore=shutil.ignore_patterns("build", "public"))
        yield from _year(name)
    for lang in LANGS:
        where = f"--place Solbakken --municipality Fjordvik --lang {lang} --dir new-{lang}"
        yield Run(f"new-{lang}.new", f"new 2027 {where}", f"new-{lang}")
        yield from _year(f"new-{lang}/2027")
        yield from _with_all(tree, f"new-{lang}/2027", f"filled-{lang}")
        _fill(Path(f"filled-{lang}"))
        yield from _year(f"filled-{lang}")
        yield Run(f"filled-{lang}.check-json", f"check --format json filled-{lang}")
        yield Run(f"filled-{lang}.check-github", f"check --format github filled-{lang}")
        yield Run(f"filled-{lang}.read-json", f"read --format json filled-{lang}")
        yield Run(f"filled-{lang}.symbols", f"symbols filled-{lang}", f"filled-{lang}/build")
    yield from _printed()
    yield from _with_all(tree, "new-en/2027", "games")
    yield from _other_years()
    yield from (Run(f"wrong.{name}", command) for name, command in WRONG.items())
    for name, change in WRONG_YEARS.items():
        yield Run(f"wrong-year.{name}", f"check --all {_changed('filled-nb', f'wrong-{name}', change)}")
    yield from _mistakes()


def _helps() -> Iterator[Run]:
    from typer.main import get_command

    whole: Any = get_command(importlib.import_module("dialogkit.cli").app)
    yield from (Run(f"help.{name or 'all'}", f"{name} --help") for name in ("", *whole.commands))
    yield Run("version", "--version")


def _year(folder: str) -> Iterator[Run]:
    """All that can be asked of a year, in both editions. A new one has no public edition before somebody has read it."""
    name = folder.partition("/")[0]
    yield _build(name, folder)
    yield Run(f"{name}.check", f"check --all {folder}")
    yield Run(f"{name}.read", f"read {folder}")
    if not name.startswith("new"):
        yield Run(f"{name}.review", f"review --by ab {folder}", f"{folder}/reviewed.yaml", "yes\n" * 400)
        yield Run(f"{name}.review-list", f"review --list {folder}")
        yield Run(f"{name}.check-public", f"check --all --edition public {folder}")
    yield _build(f"{name}.public", folder, "--edition public")


def _printed() -> Iterator[Run]:
    Path("filled-nb/sheets").mkdir()
    Path("filled-nb/sheets/own.yaml").write_text(SHEET, encoding="utf-8")
    for number, (name, options) in enumerate(PRINT.items()):
        lang = "nb" if name == "own-sheet" else LANGS[number % len(LANGS)]
        yield _build(f"print.{name}", f"filled-{lang}", options)
    for number, (sheet, options) in enumerate(SHEETS.items()):
        yield _build(f"sheet.{sheet}", f"filled-{LANGS[number % len(LANGS)]}", f"--print cards.sheet={sheet} {options}")
    for name, options in LARGE.items():
        yield _build(f"large.{name}", "solbakken-2026", options)
    yield _build("source-date-epoch", "solbakken-2027", "--only handout,cards", epoch="1800000000")


def _other_years() -> Iterator[Run]:
    for number, size in enumerate(GAMES):
        change = (
            "^  squares: 16\n  pieces: 6(?:\n  #.*)*\n  size: 70x97",
            f"  squares: {10 * number + 10}\n  pieces: {number + 2}\n  size: {size}",
        )
        year = _changed("games", f"game-{number}", change)
        yield _build(f"game.{size.replace(' ', '')}", year, "--only board,cards --cards questions,blank")
    yield _build("changed.before", "filled-nb", "--only cards", out="changed")
    change = ("Hva klarer du best selv", "Hva klarer du alene")
    year = _changed("filled-nb", "changed-year", change, ("squares: 16", "squares: 18"), ("free: 3", "free: 5"))
    yield _build("changed.only", year, "--only-changed", out="changed")
    yield _build("changed.all", year, "--only cards", out="changed")
    own = Path(_changed("filled-en", "own-template"))
    (own / "templates").mkdir()
    (own / "templates" / "handout.xml.j2").write_text(TEMPLATE, encoding="utf-8")
    yield _build("own-template", str(own), "--only handout")


def _mistakes() -> Iterator[Run]:
    """What the tests know that people type: each row is a year of its own."""
    for number, row in enumerate(importlib.import_module("mistakes").mistakes()):
        folder = Path(f"mistakes/{number:03}")
        folder.mkdir(parents=True)
        (folder / "cycle.yaml").write_text(row.text, encoding="utf-8", newline="")
        yield Run(f"mistake.{re.sub(r'[^a-z0-9]+', '-', row.name.lower())}", f"check --all {folder.as_posix()}")


def _build(name: str, year: str, options: str = "", out: str = "", epoch: str = "") -> Run:
    folder = f"out/{out or name}"
    return Run(name, f"build {year} --out {folder} {options}", folder, epoch=epoch)


# ------------------------------------------------------------------------------------------------ years to build


def _changed(year: str, name: str, *changes: tuple[str, str]) -> str:
    """A copy of a year, with something else in it. Gives its folder."""
    shutil.copytree(year, name)
    file = Path(name, "cycle.yaml")
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        text, count = re.subn(old, new, text, flags=re.MULTILINE)
        if not count:
            sys.exit(f"{year} has nothing like {old!r}, which this was to change for {name}")
    file.write_text(text, encoding="utf-8")
    return name


def _with_all(tree: Path, new: str, name: str) -> Iterator[Run]:
    """A copy of a new year, with every section that stands ready. A checkout where none does begins with all of them."""
    shutil.copytree(new, name)
    ready = tree / "templates/cycles/dialogue/sections.txt"
    if ready.exists():
        later = [line.strip() for line in ready.read_text(encoding="utf-8").splitlines() if not line.startswith("*")]
        yield Run(f"{name}.list", f"add {name}")
        yield Run(f"{name}.add", f"add {name} {' '.join(later)}")


def _fill(filled: Path) -> None:
    """Takes into use every field that a year shows, puts real words in the place of examples, and makes every file."""
    file = filled / "cycle.yaml"
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"^( *)# ( *(?:[a-z_]+:(?: .*)?|- .*))$", r"\1\2", text, flags=re.MULTILINE)
    text = re.sub(r"^ *(?:previous|sheet|nudge|right|up):.*\n", "", text, flags=re.MULTILINE)  # these come by the command line
    text = re.sub(r"\((?:Eksempel|Døme|Example)\) ", "", text).replace("status: pending", "status: given")
    consent = r"\1kind: photo\n\1consent: {status: given, scope: [photo, report, web]}"
    text = re.sub(r"^( *)kind: photo$", consent, text, flags=re.MULTILINE)
    text = re.sub(r"^( *)src: (\S+\.jpg)$", r"\1src: \2\n\1kind: illustration", text, flags=re.MULTILINE)
    text = re.sub(r"(- who: \w+ \w+).*", r"\1", text)  # a department with a number looks like an address
    file.write_text(text, encoding="utf-8")
    for path in re.findall(r"^ *(?:src|regular|bold|names_file): (\S+)$", text, re.MULTILINE):
        made = filled / path
        made.parent.mkdir(exist_ok=True)
        _file(made)


def _file(path: Path) -> None:
    """A picture, a font or a list of names."""
    import reportlab
    from PIL import Image

    if path.suffix in (".png", ".jpg"):
        Image.linear_gradient("L").resize((1500, 1000)).convert("RGB").save(path)
    elif path.suffix == ".ttf":
        font = "VeraBd.ttf" if "bold" in path.stem.lower() else "Vera.ttf"
        shutil.copyfile(Path(reportlab.__file__).parent / "fonts" / font, path)
    else:
        path.write_text(SVG if path.suffix == ".svg" else "Torvald\n", encoding="utf-8")


# ------------------------------------------------------------------------------------------------ one process, one day


def found(tree: Path) -> Found:
    """All that a checkout makes and says."""
    with tempfile.TemporaryDirectory() as folder:
        settled = _settle(tree, Path(folder).resolve())
        os.chdir(folder)
        try:
            everything: Found = {}
            for run in runs(tree):
                for name, value in _done(run, settled).items():
                    if name in everything:
                        sys.exit(f"two of the name {name}")
                    everything[name] = value
            return everything
        finally:
            os.chdir(tree)


def _settle(tree: Path, folder: Path) -> Path:
    """Makes the world the same for everybody, before anything of dialogkit is loaded. Gives the folder that all is made in."""
    started = time.monotonic()
    time.time = lambda: NOON.timestamp() + time.monotonic() - started
    if date.today() != NOON.date():
        sys.exit("this Python does not ask time.time what day it is")
    for name in FORGOTTEN:
        os.environ.pop(name, None)
    os.environ |= ENVIRONMENT | {"PYTHONPATH": str(tree)}
    sys.path[:1] = [str(tree), str(tree / "tests")]
    import platformdirs
    import typer.main

    secrets.token_hex = lambda nbytes=None: "5a" * (nbytes or 32)  # what has been read is noted with a salt
    gc.set_threshold(20_000)  # to look for garbage less often is quicker
    typer.main.get_command = cache(typer.main.get_command)  # or all commands would be put together anew for each run
    settings: Any = platformdirs
    settings.user_config_path = lambda *_, **__: folder / "settings"
    settings.user_state_path = lambda *_, **__: folder / "state"
    package = importlib.import_module("dialogkit").__file__
    if not package or tree not in Path(package).parents:
        sys.exit(f"it is {package} that would be tried, and not {tree}")
    return folder


def _done(run: Run, folder: Path) -> Found:
    """What one command made and said."""
    out, err, stdin = io.StringIO(), io.StringIO(), sys.stdin
    os.environ |= {"SOURCE_DATE_EPOCH": run.epoch} if run.epoch else {}
    sys.stdin = io.StringIO(run.answers)
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = importlib.import_module("dialogkit.cli").main(run.command.split())
    finally:
        sys.stdin = stdin
        os.environ.pop("SOURCE_DATE_EPOCH", None)
    said = [f"exit {code}", *out.getvalue().splitlines(), "-- errors and warnings:", *err.getvalue().splitlines()]
    return {f"{run.name}/said": _texts(said, folder)} | _made(run, folder)


def _made(run: Run, folder: Path) -> Found:
    """The files of a run, by the run's name and theirs."""
    top = folder / run.made
    if not run.made or not top.exists():
        return {}
    files = [top] if top.is_file() else sorted(file for file in top.rglob("*") if file.is_file())
    return {f"{run.name}/{file.relative_to(top).as_posix() if file != top else top.name}": _content(file) for file in files}


def _content(file: Path) -> str:
    """A file's hash; but of a manifest what it says, less the hashes of files, which are here in their own right."""
    data = file.read_bytes()
    if file.name != "manifest.json":
        return hashlib.sha256(data).hexdigest()
    return _texts(re.sub(r'("sha256": )"[0-9a-f]+"', r'\1"…"', data.decode()).splitlines())


def _texts(lines: list[str], folder: Path | None = None) -> str:
    return json.dumps([line.replace(str(folder), "FOLDER") for line in lines], ensure_ascii=False)


# ------------------------------------------------------------------------------------------------ before and after


def written(everything: Found) -> str:
    """The lines of FILE."""
    return "".join(f"{name}\t{value}\n" for name, value in sorted(everything.items()))


def read(text: str) -> Found:
    """What was `written`."""
    return dict(line.split("\t", 1) for line in text.split("\n") if line)


def differences(before: Found, after: Found) -> Iterator[str]:
    """A line for each thing that is not as it was: first files that were made, then what is said in manifests and aloud."""
    for title, ours in (("files", ""), ("manifests", "manifest.json"), ("what is said", "said")):
        names = [name for name in sorted(before | after) if _kind(name) == ours]
        changed = [name for name in names if before.get(name) != after.get(name)]
        yield f"{title}: {len(changed)} of {len(names)} differ"
        for name in changed:
            yield f"  {'missing' if name not in after else 'differs' if name in before else 'new'}: {name}"
            if name in before and name in after:
                yield from _lines_changed(before[name], after[name])


def _kind(name: str) -> str:
    last = name.rpartition("/")[2]
    return last if last in ("manifest.json", "said") else ""


def _lines_changed(before: str, after: str) -> Iterator[str]:
    if before.startswith("["):
        changed = list(difflib.unified_diff(json.loads(before), json.loads(after), n=0, lineterm=""))[2:]
        lines = [line for line in changed if not line.startswith("@@")]
        yield from (f"    {line}" for line in lines[:MOST_TOLD])
        if len(lines) > MOST_TOLD:
            yield f"    … and {len(lines) - MOST_TOLD} more lines"


def main(arguments: list[str]) -> int:
    """Saves or compares. Gives the exit code."""
    if len(arguments) not in (2, 3) or arguments[0] not in ("save", "compare"):
        print(__doc__)
        return 2
    file = Path(arguments[1]).resolve()
    tree = (Path(arguments[2]) if len(arguments) == 3 else Path(__file__).parents[1]).resolve()
    before = read(file.read_text(encoding="utf-8")) if arguments[0] == "compare" else {}
    after = found(tree)
    if arguments[0] == "save":
        file.write_text(written(after), encoding="utf-8", newline="\n")
        print(f"{len(after)} things of {tree} are in {file}")
        return 0
    print("\n".join(differences(before, after)))
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
