"""Commands as somebody may type them, right and wrong, in folders of all kinds. Each is made from its number (see `fuzz`)."""

from __future__ import annotations

import io
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unittest import mock

import typer.main

import day
import packs
from conftest import SMALL
from dialogkit import cli
from dialogkit.problems import ExitCode
from dialogkit.processes import MATERIALS
from dialogkit.terminal.console import Environment
from fuzz_cycles import PICTURE
from fuzz_templates import SMALL as FULL

NAMES = [material.name for material in MATERIALS]
ODD = [
    "", " ", ".", "..", "-", "--", "---", "x", "å", "\udcff", "\ufffe", "\u202e", "\x01", "a\nb", "0", "-1", "1", "2027",
    "9" * 400, "x" * 300, "x/" * 3_000, "*", "~", "$HOME", "%s", "{x}", "{", "[", "**a**", "<p>", "[bold]", "[/]", "=", "a=b",
    ",", ",,,", "a,b", ":", "nan", "inf", "1e9", "1,5", "²", "٣", "nb", "NB", "nn ", "en", "sv", "text", "json", "csv", "yes",
    "ja", "poster", "Poster", "plakat", "report,cards", "cards", "quotes", "quotes:q", "quotes:1-9", "rights:19,9",
    "blank:1-2", "blank:" + "1," * 999 + "1", "free:0", "quotes:" + "9" * 99, "1-", "-1-2", "3-1", "A3", "A4", "A1", "grey",
    "low", "colour", "public", "internal", "ink=grey", "cards.backs=none", "cards.size=poker", "cards.sheet=nothing",
    "cards.sheet=mine", "poster.size=A1", "poster.tile=A4", "cards.margin=nan", "cards.x=1", "x.y.z=1", "poster=A3",
    "cards.guides.front=full", "=grey", "ink=", ".=.", "themes", "quotes", "tasks", "materials", "solutions", "evaluation",
    "hus", "apple", "tom", "Fjordvik", "AB", "pack", "packs/p", "mine.yaml",
]  # fmt: skip
FOLDERS = [
    "year",
    "year/cycle.yaml",
    "broken",
    "empty",
    "none",
    "file.txt",
    "odd",
    "year/build",
    "packed",
    "binary",
    "link",
    "own",
    ".",
]
LIKELY = {
    "--only": [*NAMES, "report,cards", "board,handout,mine", "mine"],
    "--cards": ["quotes", "quotes:s1", "rights:19,9", "blank:1", "free", "questions:1-2,blank"],
    "--copies": ["1", "2"],
    "--out": ["out", "year/build", "file.txt", "file.txt/x", "year", "out/a/b"],
    "--tile": ["A4", "A3"],
    "--ink": ["grey", "low", "Colour"],
    "--printer": ["skriver"],
    "--print": ["ink=grey", "cards.backs=none", "cards.size=poker", "poster.size=A1", "poster.tile=A4", "cards.sheet=mine"],
    "--edition": ["public", "internal"],
    "--format": ["text", "json", "csv"],
    "--lang": ["nb", "nn", "en"],
    "--dir": ["out", "year", "file.txt", "none/a"],
    "--make-pack": ["out", "year", "odd", "packs", "file.txt"],
    "--find": ["hus", "eple", "ord", "?", "hus " * 99],
    "--save": ["skriver"],
    "--dx": ["1", "-0,5", "0.3"],
    "--dy": ["1", "-0,5", "99"],
    "--by": ["AB", "Å"],
}
ANSWERS = ["", "\n", "y\n", "j\nn\nx\n" * 40, "ja\nnei\n\ns\n" * 20, "\udcff\n" * 9, "q\n", "\x03", "AB\nj\nj\nj\nj\n"]


def command(number: int) -> tuple[list[str], str, bool]:
    """What is typed, what is answered, and whether somebody sits there."""
    chance = random.Random(number)
    commands = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
    verb = chance.choice([*commands, "build", "build"]) if chance.random() < 0.97 else chance.choice(ODD)
    options = [each for each in commands[verb].params if each.param_type_name == "option"] if verb in commands else []
    args = [verb]
    if chance.random() < 0.9:
        args += [chance.choice(("2027", "1999", chance.choice(ODD))) if verb in ("new", "calibrate") else chance.choice(FOLDERS)]
    for option in chance.sample(options, min(len(options), chance.choice((0, 1, 1, 2, 3)))):
        name = chance.choice(option.opts)
        value = [] if option.is_flag else [_value(chance, name)]
        args += [f"{name}={value[0]}"] if value and chance.random() < 0.2 else [name, *value]
        if chance.random() < 0.05:
            args += [name, *value]
    if verb == "add" or chance.random() < 0.1:
        args += [chance.choice(ODD) for _ in range(chance.choice((0, 1, 1, 2, 9)))]
    if chance.random() < 0.05:
        args.insert(chance.randrange(len(args) + 1), chance.choice(ODD))
    return [arg.replace("\0", "") for arg in args], chance.choice(ANSWERS), chance.random() < 0.4


def _value(chance: random.Random, option: str) -> str:
    """A value that the option may have, as a rule; else any."""
    if option in LIKELY and chance.random() < 0.7:
        return chance.choice(LIKELY[option])
    return chance.choice(ODD)


def write_folders(here: Path) -> None:
    """What commands are tried on: years that are whole, new, broken and none, and what may lie in a folder."""

    def write(name: str, data: str | bytes) -> None:
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    write("year/cycle.yaml", FULL)
    write("cycle.yaml", SMALL)
    write("broken/cycle.yaml", SMALL + "themes: [{id: one, titel: 1}\nx: y: z\n")
    write("binary/cycle.yaml", bytes(range(256)))
    (here / "empty").mkdir()
    write("file.txt", "hei\n")
    write("odd/cycle.yaml", SMALL + "materials: {board: no, wall: yes, nothing: yes}\nreply_by: x\n")
    write("odd/build/manifest.json", "[" * 9_000)
    write("odd/reviewed.yaml", "reviewed: 1\n")
    write("odd/templates/none.xml.j2", "{{")
    write("odd/sheets/mine.yaml", "columns: x\n")
    write("packed/cycle.yaml", SMALL + "symbol_packs: [p.zip, p]\nposter: {we_want: [{text: Ord, symbol: ord}]}\n")
    packs.as_zip(
        here / "packed/p.zip",
        {"pack.yaml": b"name: N\nlicence: egne\npictures: [{file: a.svg, nb: ord}]\n", "a.svg": PICTURE.encode()},
    )
    write("own/cycle.yaml", FULL)
    write("own/templates/mine.xml.j2", "<document title='T'><pages><h1>{{ cycle.kit.title }}</h1></pages></document>")
    (here / "link").symlink_to("year")


@contextmanager
def elsewhere(here: Path) -> Iterator[None]:
    """What is written of the person, and what day it is, is not that of whoever runs this."""
    before = Path.cwd()
    with (
        mock.patch("platformdirs.user_config_path", lambda *_, **__: here.parent / "settings"),
        mock.patch("platformdirs.user_state_path", lambda *_, **__: here.parent / "state"),
        mock.patch("typer.main.get_command", cache(typer.main.get_command)),
        mock.patch("dialogkit.terminal.run.date", day.on(day.TODAY)),
    ):
        os.chdir(here)
        try:
            yield
        finally:
            os.chdir(before)


def run(number: int, folder: Path) -> int:
    """Runs the command of that number in a fresh folder. Raises AssertionError where it ends as no command may."""
    here = folder / "here"
    shutil.rmtree(here, ignore_errors=True)
    here.mkdir()
    write_folders(here)
    args, answers, sits = command(number)
    streams = [_Stream(answers, sits), _Stream("", sits), _Stream("", sits)]
    with elsewhere(here):
        code = cli.main(args, Environment(*streams, {"TERM": "xterm"} if sits else {}, 80))
    told = streams[1].getvalue() + streams[2].getvalue()
    known = {int(each) for each in ExitCode} - {int(ExitCode.BUG)}
    assert code in known and "Traceback" not in told, (code, args, told[-1500:])
    assert code in (0, 1) or told.strip(), ("nothing is said", code, args)
    return code


class _Stream(io.StringIO):
    """Text that says whether it is a terminal."""

    def __init__(self, text: str, terminal: bool):
        super().__init__(text)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal
