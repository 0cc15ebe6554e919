"""Makes the pictures in LESMEG.md: python examples/lesmeg/make.py

Windows are drawn, not taken from a screen. What dialogkit says in them is what it does say: all that LESMEG.md tells the reader
to type is done, one thing after the other, in an empty folder. Each picture keeps what it shows as text, so that a test finds the
ones that are no longer true.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path

from drawing import Row, Sheets, Span, Window, drawn, joined, page
from PIL import Image, PngImagePlugin

from dialogkit.cli import main as dialogkit
from dialogkit.terminal.console import Environment

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PAGE = ROOT / "LESMEG.md"
ANSWERS = "Solbakken\nFjordvik kommune\n"
TOLD = "told"  # the chunk of a PNG with what it shows
BUILD = "dialogkit build 2027"
ADD = "dialogkit add 2027"
DAY = "1822262400"  # on which all of it is done: the 29th of September 2027, after the conference
TABLE, STATUS, WITHDRAW, NEXT = (
    "dialogkit table findings",
    "dialogkit status 2027",
    "dialogkit withdraw 2027 q1",
    "dialogkit new 2028 --from 2027",
)
LISTED = 9  # lines of the list of sections

ANSI = {"0": "", "1": "bold", "2": "dim", "31": "red", "33": "yellow", "34": "cyan", "36": "cyan"}

Picture = tuple[Window | Sheets, ...]  # below each other


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name, picture in pictures(lived()).items():
            chunk = PngImagePlugin.PngInfo()
            chunk.add_itxt(TOLD, told(picture), zip=True)
            small = joined([drawn(part) for part in picture]).quantize(20, Image.Quantize.MAXCOVERAGE)
            small.save(HERE / f"{name}.png", optimize=True, pnginfo=chunk)
        os.chdir(ROOT)


def told(picture: Picture) -> str:
    """All that a picture shows, as text."""
    return json.dumps([asdict(part) for part in picture], ensure_ascii=False)


# ------------------------------------------------------------------------------------------------ what the reader does


@dataclass(frozen=True)
class Done:
    """A command, its exit code, and what stands on the screen after it."""

    command: str
    code: int
    screen: str


class Screen(StringIO):
    """A screen, or with `terminal` off a pipe."""

    terminal = True

    def isatty(self) -> bool:
        return self.terminal


class Keyboard(Screen):
    """What is typed is seen on the screen."""

    def __init__(self, typed: str, screen: Screen):
        super().__init__(typed)
        self.screen = screen

    def readline(self, size: int = -1, /) -> str:
        line = super().readline(size)
        self.screen.write(line)
        return line


def lived() -> list[Done]:
    """Does in the current folder what LESMEG.md says, in its order. What installs dialogkit is but noted, with exit code 0."""
    done = []
    for what, *words in steps(PAGE.read_text(encoding="utf-8")):
        if what == "write":
            file = Path("2027/cycle.yaml")
            text = file.read_text(encoding="utf-8")
            if text.count(words[0]) != 1:
                raise SystemExit(f"LESMEG.md: «{words[0]}» stands {text.count(words[0])} times in the file")
            file.write_text(text.replace(*words), encoding="utf-8")
        else:
            done.append(typed(words[0]))
            if words[0] == BUILD:
                shutil.copytree("2027/build", "kit")  # with the board whole
    return done


def steps(text: str) -> Iterator[tuple[str, ...]]:
    """What is typed into the command window and into the file, in order: («type», command) or («write», old, new)."""
    for block, old, new, in_table in re.findall(
        r"^ *```\n(.*?)^ *```$|Bytt\s+ut\s+`([^`]+)`\s+med\s+`([^`]+)`|^ *\| [^|]+ \| `([^`]+)` \|$", text, re.M | re.S
    ):
        if old:
            yield "write", old, new
        for line in [in_table] if in_table else block.splitlines():
            yield "type", line.strip()


def typed(command: str) -> Done:
    """Runs a command of dialogkit's own. One that opens a file or a folder fails where there is none."""
    program, *args = command.split()
    if program in ("notepad", "explorer", "open", "xdg-open"):
        return Done(command, int(not Path(args[-1].replace("\\", "/")).exists()), "")
    if program != "dialogkit":
        return Done(command, 0, "")
    screen = Screen()
    screen.terminal = args[0] != "build"  # its bar comes and goes
    environment = Environment(Keyboard(ANSWERS, screen), screen, screen, {"TERM": "xterm-256color", "SOURCE_DATE_EPOCH": DAY}, 88)
    return Done(command, dialogkit(args, environment), screen.getvalue())


# ------------------------------------------------------------------------------------------------ what the pictures show


def pictures(done: list[Done]) -> dict[str, Picture]:
    """Every picture by its name, of what has been done in the current folder."""
    said: dict[str, list[str]] = defaultdict(list)
    for each in done:
        said[each.command].append(each.screen)
    blocks = [list(filter(None, map(str.strip, block.splitlines()))) for block in re.findall(
        r"^ *```\n(.*?)^ *```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)]  # fmt: skip
    windows, macos, linux = blocks[:3]
    check, build, a4 = "dialogkit check 2027", BUILD, f"{BUILD} --tile A4"
    return {
        "hent": (browser("siden til dialogkit", ("dialogkit", "bold"), ("Code", "button"), ("Download ZIP", "ring")),),
        "pakk-ut": (menu("dialogkit.zip", "Åpne", "Pakk ut alle …", "Kopier", ringed="Pakk ut alle …"),),
        "mappen": (folder("Dokumenter › dialogkit", *of_the_project(), ringed="LESMEG.md"),),
        "python": (browser("python.org/downloads", ("Python", "bold"), ("Download", "button ring")),),
        "installer": (
            Window("Python", ((("Install Python?", "bold"),), (("Install Python", "button ring"),))),
            Window("Python", ((("… [y/N] ", ""), ("Enter", "ring")), (("… [Y/n] ", ""), ("Enter", "ring"))), dark=True),
        ),
        "installer-mac": (
            Window(
                "Installer Python",
                ((("Klar til å installere Python", "bold"),), (("Gå tilbake", "button"), ("Installer", "button ring"))),
            ),
        ),
        "cmd": (folder("cmd", *of_the_project(), typed=True),),
        "windows": (terminal(r"…\dialogkit>", windows),),
        "macos": (terminal("dialogkit %", macos),),
        "linux": (terminal("dialogkit $", linux),),
        "dra": (
            Window(
                "Kommandovindu",
                ((("% ", "dim"), ("cd ", "bold")), ((" ", ""),), (("", "arrow"), ("dialogkit", "folder ring"))),
                dark=True,
            ),
        ),
        "terminal": (menu("dialogkit", "Ny mappe", "Lim inn", "Åpne i terminal", ringed="Åpne i terminal"),),
        "new": (command("dialogkit new 2027", said["dialogkit new 2027"][0]),),
        "filen": (notepad("name: Kontoret", "name: Kontoret"),),
        "rettet": (notepad("name: Vaktrommet", "name: Vaktrommet"),),
        "lagret": (notepad("name: Vaktrommet", "UTF-8"),),
        "check": (command(check, said[check][0]),),
        "feil": (command(check, said[check][1]),),
        "build": (command(build, said[build][0]),),
        "a4": (command(a4, only_board(said[a4][0])),),
        "filene": (folder(r"2027 › build", *sorted(file.name for file in Path("kit").iterdir())),),
        "skriv-ut": (printing(),),
        "maal": (sheets(("cards", 1), drawn="ruler"),),
        "papirene": (sheets(("handout", 1), ("tasks", 1), ("cards", 1), ("board", 1)),),
        "skjaer": (sheets(("cards", 1), drawn="cuts"),),
        "terning": (sheets(("board", 3)),),
        "liste": (table(ADD, said[ADD][0].splitlines()[:LISTED]),),
        "add": (command(f"{ADD} quotes", said[f"{ADD} quotes"][0]),),
        "tabell": (command(TABLE, said[TABLE][0]),),
        "status": (table(STATUS, said[STATUS][0].splitlines()),),
        "trukket": (command(WITHDRAW, said[WITHDRAW][0]),),
        "neste-aar": (command(NEXT, said[NEXT][0]),),
        "neste": (terminal(r"…\dialogkit>", windows[1:2], more=("", "")),),
    }  # fmt: skip


def of_the_project() -> list[str]:
    """Some of what lies in dialogkit's own folder."""
    return [name for name in ("docs", "examples", "templates", "LESMEG.md", "README.md") if (ROOT / name).exists()]


def browser(address: str, heading: Span, *buttons: Span) -> Window:
    return Window("Nettleser", ((heading,), *((button,) for button in buttons)), bar=address)


def menu(name: str, *choices: str, ringed: str) -> Window:
    icon = "folder" if "." not in name else "file"
    return Window(
        "Mapper og filer", (((name, icon),), *(((f"    {choice}", "ring" if choice == ringed else ""),) for choice in choices))
    )


def folder(address: str, *names: str, ringed: str = "", typed: bool = False) -> Window:
    """A folder with its folders and files. An address that is `typed` has a ring round it."""
    rows = tuple(((name, ("file" if "." in name else "folder") + (" ring" if name == ringed else "")),) for name in names)
    return Window("Mapper og filer", rows, bar=f"*{address}" if typed else address)


def notepad(line: str, ringed: str) -> Window:
    """The lines around one line of the year's file as it was when it said so, with a ring round the line or the foot."""
    lines = Path("2027/cycle.yaml").read_text(encoding="utf-8").splitlines()
    here = next(number for number, each in enumerate(lines) if each.strip() == "name: Vaktrommet")
    shown = [f"  {line}" if number == here else lines[number] for number in range(here - 3, here + 3)]
    rows = tuple(((each, "ring" if each.strip() == ringed else ""),) for each in shown)
    return Window("cycle.yaml – Notisblokk", rows, foot="*UTF-8" if ringed == "UTF-8" else "UTF-8")


def printing() -> Window:
    return Window(
        "Skriv ut",
        (
            (("Sider: ", ""), ("1–2", "bold")),
            (("Begge sider, snu på langsiden", "on"),),
            (("100 % eller «Faktisk størrelse»", "on ring"),),
            (("Tilpass til siden", "off"),),
            (("Skriv ut", "button"),),
        ),
    )  # fmt: skip


def terminal(prompt: str, commands: list[str], more: tuple[str, ...] = ()) -> Window:
    """Commands that install dialogkit, as they are typed one after the other. `more` are commands yet to be typed."""
    rows: list[Row] = []
    ready = ""
    for each in [*commands, *more[:1]]:
        rows.append(((f"{ready}{prompt} ", "dim"), (each, "bold")))
        ready = "(.venv) " if each.endswith("activate") else ready
    if commands[-1] == "pip install .":
        rows += [(("…", "dim"),), (("Successfully installed … dialogkit …", ""),), ((f"{ready}{prompt}", "dim"),)]
    return Window("Kommandovindu", tuple(rows), dark=True)


def command(line: str, said: str) -> Window:
    """The command window of Windows with a command of dialogkit's and what it says."""
    rows: list[Row] = [(("(.venv) …\\dialogkit> ", "dim"), (line, "bold"))]
    rows += [
        coloured(each) for each in re.sub(r"(?<=2027)/(build/)?", lambda match: match[0].replace("/", "\\"), said).splitlines()
    ]
    return Window("Kommandovindu", tuple(rows), dark=True)


def table(line: str, said: list[str]) -> Window:
    """The same with a table: each of its cells stands where its first letter does."""
    plain = [re.sub(r"\x1b\[[\d;]*m", "", row) for row in said]
    cells = [[*re.finditer(r"\S+(?: \S+)*", row)] for row in plain]
    rows = [tuple((cell[0], f"@{cell.start()}" if len(row) > 1 else "") for cell in row) for row in cells]
    return Window("Kommandovindu", (*command(line, "").rows, *rows), dark=True)


def coloured(line: str) -> Row:
    """A line of a terminal, by the codes in it that say in which colour it goes on."""
    spans, style = [], ""
    for number, part in enumerate(re.split(r"\x1b\[([\d;]*)m", line)):
        if number % 2:
            style = ANSI[part.split(";")[-1] or "0"]
        elif part:
            spans.append((part, style))
    return tuple(spans)


def only_board(said: str) -> str:
    return "\n".join(line for line in said.splitlines() if line.startswith("board:"))


def sheets(*pages: tuple[str, int], drawn: str = "") -> Sheets:
    words = [page(*each).get_textpage().get_text_bounded() for each in pages]
    return Sheets(pages, " ".join(" ".join(words).split()), drawn)


if __name__ == "__main__":
    main()
