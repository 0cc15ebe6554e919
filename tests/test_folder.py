"""One door to a cycle's folder: what is opened lies in it, is an ordinary file of a fitting size, and stays what it is."""

from __future__ import annotations

import ast
import json
import os
import shutil
import socket
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

import packs
from conftest import SMALL, Shell
from dialogkit import limits
from dialogkit.cycle import folder as door
from dialogkit.cycle.folder import Folder, Refused, steps
from dialogkit.cycle.load import load
from dialogkit.kit.build import build, check
from dialogkit.kit.order import Order
from dialogkit.problems import DialogkitError, ExitCode
from dialogkit.words import LANGS, load_words
from kits import EXAMPLES
from sources import FILES, dotted, module_name, parsed

ROOT = Path(__file__).parents[1]


def refusal(folder: Path | Folder, name: str, most: int = 1000) -> str:
    """The code with which a file is refused, or nothing."""
    try:
        (folder if isinstance(folder, Folder) else Folder(folder)).read(name, most)
    except Refused as error:
        return error.code
    return ""


@pytest.fixture(params=["stepwise", "compared"])
def year(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files in it and one beside it, on a system that can open step by step, and on one that cannot."""
    if request.param == "compared":
        monkeypatch.setattr(door, "_STEPWISE", False)
    elif not door._STEPWISE:
        pytest.skip("this system cannot open step by step")
    folder = tmp_path / "year"
    (folder / "pictures" / "inner").mkdir(parents=True)
    for file in (folder / "a.png", folder / "pictures" / "b.png", tmp_path / "outside.png"):
        file.write_bytes(file.name.encode())
    return folder


_opened: list[str] = []
_watching: list[bool] = []


def _watch(event: str, args: tuple[object, ...]) -> None:
    if _watching and event == "open" and isinstance(args[0], (str, bytes, os.PathLike)):
        _opened.append(os.fsdecode(args[0]))


sys.addaudithook(_watch)  # it can't be taken away again


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The path of each file that is opened meanwhile, as it is asked for."""
    _watching.append(True)
    yield _opened
    _watching.clear(), _opened.clear()


# ------------------------------------------------------------------------------------------------ what is opened


@pytest.mark.parametrize("name", ["a.png", "./a.png", "pictures/b.png", "pictures/./b.png", "pictures//b.png"])
def test_files_of_the_folder_are_read(year: Path, name: str) -> None:
    assert Folder(year).read(name) == Path(name).name.encode()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../outside.png", "path-outside"),
        ("pictures/../a.png", "path-outside"),
        ("pictures/../../outside.png", "path-outside"),
        ("/etc/hostname", "path-outside"),
        ("//host/share/a.png", "path-outside"),
        ("\\\\host\\share\\a.png", "path-outside"),
        ("\\\\?\\C:\\a.png", "path-outside"),
        ("\\a.png", "path-outside"),
        ("C:a.png", "path-outside"),
        ("C:/a.png", "path-outside"),
        ("~/a.png", "path-outside"),
        ("~root/a.png", "path-outside"),
        ("..\\outside.png", "path-outside"),
        ("pictures\\b.png", "path-backslash"),
        ("", "path-not-a-file"),
        (".", "path-not-a-file"),
        ("pictures", "path-not-a-file"),
        ("pictures/", "path-not-a-file"),
        ("gone.png", "path-missing"),
        ("gone/a.png", "path-missing"),
        ("a.png/b.png", "path-missing"),
        ("a\0b.png", "unfit-name"),
        ("\0", "unfit-name"),
        ("a\ud800.png", "path-missing"),
        ("å\udc80.png", "path-missing"),
        ("x" * 300 + ".png", "path-missing"),
        ("å" * 5000 + "/" + "y" * 5000, "path-missing"),
        ("/".join("x" * 3000), "path-missing"),
    ],
)
def test_any_other_path_is_refused(year: Path, name: str, code: str) -> None:
    folder = Folder(year)
    for _ in range(2):  # nothing of the first answer opens the door for the second
        assert refusal(folder, name) == code


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("aux.png", False), ("pictures/NUL", False), ("con", False), ("Lpt1.svg.png", False), ("COM¹.png", False),
        ("nul .png", False), ("a.png.", False), ("a.png ", False), ("pictures./b.png", False), ("a.png:hidden", False),
        ("ab:c.png", False), ("a?.png", False), ("a\x01.png", False),
        ("auxiliary.png", True), ("common/null.png", True), ("a.b.png", True),
    ],
)  # fmt: skip
def test_names_that_mean_something_else_on_windows(name: str, there: bool) -> None:
    if there:
        assert steps(name) == tuple(name.split("/"))
    else:
        with pytest.raises(Refused):
            steps(name)


def test_a_file_may_be_as_large_as_it_may_be_and_no_larger(year: Path) -> None:
    (year / "a.png").write_bytes(b"x" * 1000)
    assert refusal(year, "a.png") == ""
    (year / "a.png").write_bytes(b"x" * 1001)
    assert refusal(year, "a.png") == "path-too-large"
    folder = Folder(year)
    assert (refusal(folder, "a.png", 2000), refusal(folder, "a.png", 1000)) == ("", "path-too-large")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_ordinary_file_is_not_opened(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(year / "pipe.png")
    monkeypatch.chdir(year)  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.png")
        assert (refusal(year, "pipe.png"), refusal(year, "socket.png")) == ("path-not-a-file", "path-not-a-file")
    (year / "device.png").symlink_to("/dev/zero")
    assert refusal(year, "device.png") == "path-outside"


def test_where_links_lead(year: Path) -> None:
    try:
        (year / "inside.png").symlink_to("pictures/b.png")
    except OSError:
        pytest.skip("this system makes no links")
    (year / "whole.png").symlink_to(year / "pictures" / "b.png")
    (year / "there").symlink_to("pictures")
    (year / "outside.png").symlink_to("../outside.png")
    (year / "up").symlink_to("..")
    (year / "back").symlink_to("../year")
    (year / "ring.png").symlink_to("ring.png")
    (year / "one.png").symlink_to("two.png"), (year / "two.png").symlink_to("one.png")
    (year / "dead.png").symlink_to("gone.png")
    (year / "proc").symlink_to("/proc/self")
    os.link(year.parent / "outside.png", year / "hard.png")
    expected = {
        "inside.png": "", "whole.png": "", "there/b.png": "", "back/a.png": "", "hard.png": "",
        "outside.png": "path-outside", "up/outside.png": "path-outside", "up/year/a.png": "",
        "ring.png": "path-outside", "one.png": "path-outside", "dead.png": "path-missing", "proc/environ": "path-outside",
    }  # fmt: skip
    assert {name: refusal(year, name) for name in expected} == expected


def test_links_in_a_row_are_followed_only_so_far(year: Path, shell: Shell) -> None:
    """Python follows them by calling itself: a thousand are too many for it."""
    for number in range(1_200):
        (year / f"l{number}").symlink_to(f"l{number + 1}")
    (year / "l1200").write_bytes(b"here")
    assert (refusal(year, "l1190"), refusal(year, "l0")) == ("", "path-outside")
    (year / "cycle.yaml").symlink_to("l0")
    assert shell("check", year) == ExitCode.FILE
    (year / "up").symlink_to(year / "l0")
    assert Folder(year).names("up") == ()


def test_the_folder_itself_may_be_reached_by_a_link(year: Path) -> None:
    (year.parent / "link").symlink_to(year)
    assert Folder(year.parent / "link").read("a.png") == b"a.png"


def test_a_file_that_one_may_not_read(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, *args: object, **kwargs: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Refused) as caught:
        Folder(year).read("a.png")
    assert (caught.value.code, caught.value.problem.details["reason"]) == ("path-unreadable", "EACCES")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("asked", ["NFC", "NFD"])
def test_a_name_from_a_mac_is_found(year: Path, form: str, asked: str) -> None:
    name = "bilder på kjøkkenet/blåbær.png"
    file = year / unicodedata.normalize(form, name)
    file.parent.mkdir()
    file.write_bytes(b"here")
    assert Folder(year).read(unicodedata.normalize(asked, name)) == b"here"
    assert refusal(year, unicodedata.normalize(asked, "bilder på kjøkkenet/bål.png")) == "path-missing"


def test_a_link_with_a_name_from_a_mac_leads_no_further_than_others(year: Path) -> None:
    (year / unicodedata.normalize("NFD", "blå.png")).symlink_to("../outside.png")
    assert refusal(year, "blå.png") == "path-outside"


# ------------------------------------------------------------------------------------------------ the same for a whole run


def test_a_file_is_read_once(year: Path) -> None:
    folder = Folder(year)
    assert folder.read("a.png") == b"a.png"
    (year / "a.png").write_bytes(b"other")
    assert folder.read("./a.png") == b"a.png"


def test_a_file_that_had_to_give_way_is_the_same_or_refused(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "KEPT_BYTES", 8)
    folder = Folder(year)
    digest = folder.digest("a.png")
    folder.read("pictures/b.png")  # now a.png is in memory no more
    assert (folder.read("a.png"), folder.digest("a.png")) == (b"a.png", digest)
    folder.read("pictures/b.png")
    (year / "a.png").write_bytes(b"other")
    assert refusal(folder, "a.png") == "path-changed"
    folder.read("pictures/b.png")
    (year / "a.png").unlink()
    assert refusal(folder, "a.png") == "path-missing"


def test_what_has_been_swapped_for_a_link_is_not_followed(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at a path and its opening, somebody puts a link in the place of the file or its folder."""
    real = Folder._open

    def swapped(self: Folder, parts: tuple[str, ...], name: str) -> int:
        (year / "a.png").unlink()
        (year / "a.png").symlink_to("../outside.png")
        shutil.rmtree(year / "pictures")
        (year / "pictures").symlink_to("..")
        return real(self, parts, name)

    (year.parent / "b.png").write_bytes(b"secret")
    for name in ("a.png", "pictures/b.png"):
        with monkeypatch.context() as patch:
            patch.setattr(Folder, "_open", swapped)
            assert refusal(year, name) in ("path-outside", "path-not-a-file", "path-missing")
        (year / "a.png").unlink(), (year / "pictures").unlink(), (year / "pictures").mkdir()
        (year / "a.png").write_bytes(b"a"), (year / "pictures" / "b.png").write_bytes(b"b")


def test_a_year_uses_only_so_many_files(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILES", 1)
    folder = Folder(year)
    assert (refusal(folder, "a.png"), refusal(folder, "a.png"), refusal(folder, "pictures/b.png")) == ("", "", "path-too-many")
    monkeypatch.setattr(limits, "FILES", 10)
    monkeypatch.setattr(limits, "ALL_BYTES", 8)
    folder = Folder(year)
    assert (refusal(folder, "a.png"), refusal(folder, "pictures/b.png")) == ("", "path-too-many")


def test_what_lies_in_a_folder(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(year)
    assert (folder.names(), folder.names("pictures"), folder.names("gone")) == (("a.png", "pictures"), ("b.png", "inner"), ())
    (year / "up").symlink_to("..")
    for name in ("up", "..", "/"):
        with pytest.raises(Refused):
            Folder(year).names(name)
    monkeypatch.setattr(limits, "FOLDER_ENTRIES", 1)
    assert len(Folder(year).names()) == 1


# ------------------------------------------------------------------------------------------------ whatever has been told


@pytest.mark.parametrize("mark", ["", "&x ", "!!str ", "!t ", "!!str &x ", "!!binary ", "| ", "? "])
@pytest.mark.parametrize(
    "field", ["symbols: {hus: {alt: A, src: %s.png}}", "fonts: {regular: %s.ttf, bold: a.ttf}", "privacy: {names_file: %s.png}"]
)
def test_no_mark_before_a_path_opens_the_door(tmp_path: Path, shell: Shell, opened: list[str], field: str, mark: str) -> None:
    (tmp_path / "year").mkdir()
    for name in ("outside.png", "outside.ttf"):
        Image.new("RGB", (4, 4), "red").save(tmp_path / name, "PNG")
    (tmp_path / "year" / "cycle.yaml").write_text(SMALL + field % f"{mark}../outside" + "\n")
    opened.clear()
    assert shell("check", tmp_path / "year") in (ExitCode.DONE, ExitCode.PROBLEMS)
    assert "cycle.yaml" in opened and not [name for name in opened if "outside" in name]


def test_the_door_refuses_where_nobody_has_looked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check of the names is no more than that: without it nothing is opened either, and it is told all the same."""
    (tmp_path / "year").mkdir()
    Image.new("RGB", (4, 4), "red").save(tmp_path / "outside.png")
    (tmp_path / "year" / "cycle.yaml").write_text(
        SMALL.replace("title: Dialogpakke", "title: x, cover: {alt: x, src: ../outside.png}")
        + "symbols: {hus: {alt: A, src: ../outside.png}}\nfonts: {regular: ../outside.ttf, bold: ../outside.ttf}\n"
        + "game: {cards: {questions: [{text: Hva?, symbol: hus}]}}\n"
    )
    monkeypatch.setattr("dialogkit.cycle.load.check_files", lambda source, folder: [])
    loaded = load(tmp_path / "year")
    assert loaded.problems == ()
    told = {(problem.code, problem.place.line) for problem in check(loaded)}
    assert told >= {("path-outside", 4), ("path-outside", 6), ("path-outside", 7)}
    with pytest.raises(DialogkitError):
        build(loaded, tmp_path / "year" / "build")
    assert not (tmp_path / "year" / "build").exists()


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("command", ["check", "read", "build"])
def test_a_cycle_file_that_is_a_link_shows_nothing_of_another_file(
    tmp_path: Path, shell: Shell, command: str, named: bool
) -> None:
    (tmp_path / "secret.yaml").write_text("Hemmelig: [\n")
    (tmp_path / "year").mkdir()
    (tmp_path / "year" / "cycle.yaml").symlink_to(tmp_path / "secret.yaml")
    assert shell(command, tmp_path / "year" / "cycle.yaml" if named else tmp_path / "year") == ExitCode.FILE
    assert "Hemmelig" not in shell.out + shell.err and "lenke" in shell.out + shell.err


def test_a_cycle_file_that_is_a_link_in_its_folder_is_read(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "version-3.yaml").write_text(SMALL)
    (tmp_path / "cycle.yaml").symlink_to("version-3.yaml")
    assert shell("check", tmp_path) == ExitCode.DONE


def test_a_cycle_file_that_is_a_link_to_another_folder_is_not_read(tmp_path: Path, shell: Shell) -> None:
    """Also to one inside its own: its pictures and its list of names lie beside the file, and not beside the link."""
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / "3.yaml").write_text("Hemmelig: [\n")
    (tmp_path / "cycle.yaml").symlink_to("versions/3.yaml")
    assert shell("check", tmp_path) == ExitCode.FILE
    assert "Hemmelig" not in shell.out + shell.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize(
    "names",
    [
        "cycle.yaml",
        "pipe.png pipe.svg pipe.ttf names.txt sheets/mine.yaml templates/handout.xml.j2 build/manifest.json",
    ],
)
def test_a_pipe_anywhere_does_not_hang(tmp_path: Path, names: str) -> None:
    more = "symbols: {a: {alt: A, src: pipe.png}, b: {alt: B, src: pipe.svg}}\nfonts: {regular: pipe.ttf, bold: pipe.ttf}\n"
    more += "privacy: {names_file: names.txt}\nprint: {cards: {sheet: mine}}\n"
    (tmp_path / "cycle.yaml").write_text(SMALL + more)
    for name in names.split():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).unlink(missing_ok=True)
        os.mkfifo(tmp_path / name)
    run = subprocess.run([sys.executable, "-m", "dialogkit", "build", tmp_path], capture_output=True, text=True, timeout=600)
    assert run.returncode in (ExitCode.PROBLEMS, ExitCode.FILE), run.stdout + run.stderr


def test_a_photo_without_consent_is_gone_under_each_name_of_its_file(tmp_path: Path) -> None:
    """A copy or a link of a photo is that photo."""
    Image.new("RGB", (1200, 900), "navy").save(tmp_path / "a.jpg")
    shutil.copy(tmp_path / "a.jpg", tmp_path / "copy.jpg")
    (tmp_path / "link.jpg").symlink_to("a.jpg")
    for other in ("copy.jpg", "link.jpg"):
        photo = "{src: a.jpg, alt: A, kind: photo, people: yes}"
        other = f"{{src: {other}, alt: B, kind: illustration}}"
        start = SMALL.replace("title: Dialogpakke", f"title: x, cover: {other}")
        (tmp_path / "cycle.yaml").write_text(start + f"symbols: {{one: {photo}, two: {other}}}\n")
        results, _ = build(load(tmp_path), tmp_path / "out", Order(("board",)))
        assert results[0].path.read_bytes().count(b"/Subtype /Image") == 0


@pytest.mark.parametrize("lang", LANGS)
def test_each_refusal_has_words(lang: str) -> None:
    words = load_words(lang)
    for code in ("outside", "backslash", "missing", "not-a-file", "unreadable", "changed", "too-large", "too-many"):
        (problem,) = Refused(f"path-{code}", "a.png", reason="EIO", limit=1, size="2 GB").problems
        assert words.message(problem) and words.hint(problem)


# ------------------------------------------------------------------------------------------------ there is no other door

OPENS = set(
    """open fdopen read_bytes read_text write_bytes write_text exists lexists is_file isfile is_dir isdir is_symlink islink stat
    lstat iterdir listdir scandir glob iglob rglob fwalk access getsize getmtime resolve realpath samefile readlink copy copy2
    copyfile copytree TTFont truetype getline getlines mmap run Popen check_output check_call popen run_path
    getatime getctime statvfs is_fifo is_mount is_socket is_block_device is_char_device spec_from_file_location SourceFileLoader
    TTCollection unpack_archive make_archive cmpfiles dircmp
    FileSystemLoader FileHandler ImageReader PdfDocument PdfReader TarFile ZipFile is_zipfile iterparse fromfile imread
    svg2rlg""".split()
)
OWNERS = (
    "builtins bz2 codecs glob gzip io linecache lzma mmap os os.path path pathlib shutil subprocess zipfile Path Image".split()
)
"""Modules and classes whose functions open paths: those must not even be named by other code, to be called later."""
ALLOWED = {
    "cycle.editing.saved.save": "asks only whether the file may be written",
    "kit.withdrawal.taken_out._in_kit": "asks only which files of a kit are there",
    "press.flow.arrange.tightened": "a copy of a block", "press.flow.blocks.tightened": "a copy of a block",
    "press.flow.table.tightened": "a copy of a table",
    "terminal.work.adding.here_if_section": "what was typed",
    "cycle.folder": "the door", "cycle.packs.archive": "streams that the door has opened",
    "resources": "dialogkit's own files",
    "press.pdf.pdfx.output_intents": "dialogkit's own profile", "press.pdf.icc.in_inks": "dialogkit's own profile",
    "press.art.tabler._file": "dialogkit's own symbols",
    "press.pdf.fonts._own": "bytes", "press.pdf.fonts._packaged": "the file of a package",
    "checks.privacy.pictures._raster": "bytes", "press.art.raster.opened": "bytes", "press.art.raster._small": "bytes",
    "press.art.svg._run": "a program with no path of a cycle's",
    "watched": "a program with no path of a cycle's",
    "cycle.tables.moved.move": "asks only whether the table's name is free",
    "terminal.work.tabling._begin": "asks only whether the name of a table is free",
    "cycle.tables.workbooks.opened.read": "a program with no path of a cycle's",
    "cycle.tables.workbooks.put.with_cells": "bytes", "cycle.tables.workbooks.xls.stream": "bytes",
    "terminal.command._lay_out": "a page of help, and no file",
    "terminal.run.close_pipe": "the null device", "terminal.console.of_process": "the null device",
    "terminal.help._language_there": "asks only whether there may be a year where a person types one",
    "terminal.completion": "asks which folders are there where a person types a path, and whether a year is in them",
    "cycle.cycle_file._no_cycle": "asks only whether the folder that a person named is there",
    "cycle.cycle_file._near": "asks only what is there of a path that a person named",
    "cycle.new": "a new year's folder", "terminal.work.starting.start": "the file that was just made there",
    "cycle.sections.blocks.block_file": "dialogkit's own files",
    "cycle.packs.begin._check": "asks only what is there where a person types a folder",
    "terminal.work.symbols.check": "asks only whether there is something where a person types a path",
    "disk": "where a kit is written", "kit.reprint.manifest.read": "asks only whether it is a link",
    "kit.calibrate.write": "where a person wants the sheet", "kit.printers": "the person's own settings, which may be a link",
}  # fmt: skip
"""Who else may touch a disk, and why no path of a cycle's comes there: a package, a module or a function."""


def opens(node: ast.AST) -> bool:
    """Whether something in a module could open or ask for a file, there or where it is handed on to."""
    if isinstance(node, ast.ImportFrom):
        return node.module in OWNERS and any(alias.name in OPENS for alias in node.names)
    if isinstance(node, ast.Call):
        by_name = dotted(node.func) == "getattr" and isinstance(node.args[1], ast.Constant) and node.args[1].value in OPENS
        return by_name or dotted(node.func).rpartition(".")[2] in OPENS
    if isinstance(node, ast.Attribute):
        return node.attr in OPENS and dotted(node.value) in OWNERS
    return isinstance(node, ast.Name) and node.id == "open" and isinstance(node.ctx, ast.Load)


def touches(name: str, tree: ast.AST) -> Iterator[str]:
    """Each thing in a module that could open or ask for a file, as module.function."""

    def below(node: ast.AST, function: str) -> Iterator[str]:
        for child in ast.iter_child_nodes(node):
            inner = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
            if opens(child):
                yield f"{name}.{inner}" if inner else name
            yield from below(child, inner)

    yield from below(tree, "")


def test_no_other_code_opens_a_path() -> None:
    found: set[str] = set()
    for path in FILES:
        found.update(touches(module_name(path), parsed(path)))
    assert [each for each in sorted(found) if not any(f"{each}.".startswith(f"{known}.") for known in ALLOWED)] == []
    # who opens nothing any more has no business in the list
    assert [known for known in ALLOWED if not any(f"{each}.".startswith(f"{known}.") for each in found)] == []


@pytest.mark.parametrize(
    "source",
    [
        "open(name)",
        "def f(p):\n    p.read_text()",
        "with (a / b).open('rb') as x: pass",
        "os.path.exists(p)",
        "Image.open(p)",
        "p.stat()",
        "map(open, names)",
        "map(Path.read_text, paths)",
        "read = io.open",
        "from os import open as reach",
        "from shutil import copyfile",
        "getattr(p, 'read_bytes')()",
        "def f(p, reader=os.open): pass",
        "os.open(p, os.O_RDONLY)",
        "codecs.open(p)",
        "shutil.copy(p, q)",
        "zipfile.ZipFile(p)",
        "pypdfium2.PdfDocument(p)",
        "reportlab.lib.utils.ImageReader(p)",
        "TTFont('x', p)",
        "jinja2.FileSystemLoader(p)",
        "os.path.getsize(p)",
        "p.is_fifo()",
        "importlib.util.spec_from_file_location('x', p)",
        "subprocess.check_output(['cat', p])",
    ],
)
def test_another_door_is_found(source: str) -> None:
    assert list(touches("checks.new", ast.parse(source)))


WATCHED = """
import collections, ctypes, os, struct, sys
cycle = {cycle!r}
opened, wrong = collections.Counter(), []
written = ["build", "public", ".", ".dialogkit-swap", "cycle.yaml"]  # the last three where a yes is taken back

def watch(event, args):
    if event in ("open", "os.listdir", "os.scandir") and not isinstance(args[0], int) and args[0] is not None:
        frame = sys._getframe(1)
        while frame.f_back and os.sep + "dialogkit" + os.sep not in frame.f_code.co_filename:
            frame = frame.f_back  # who has asked pathlib, or a library
        caller, path = frame.f_code.co_filename, os.fsdecode(args[0])
        if caller.endswith(os.path.join("cycle", "folder.py")):
            opened[os.path.basename(path)] += event == "open"
            return
        where = os.path.relpath(os.path.abspath(path), cycle).split(os.sep)[0]
        if os.path.join("dialogkit", "disk") in caller and where in written:
            opened[os.path.basename(path)] += event == "open"
        elif where != "..":
            wrong.append((event, path, caller))

sys.addaudithook(watch)
libc = ctypes.CDLL(None) if sys.platform == "linux" else None
if libc:  # Linux tells of each opening, also of those that C code does by itself
    OPEN, CLOSE, FOLDER = 0x20, 0x18, 0x40000000
    queue = libc.inotify_init1(os.O_NONBLOCK)
    for folder, _, _ in list(os.walk(cycle)):
        assert libc.inotify_add_watch(queue, os.fsencode(folder), OPEN | CLOSE) > 0
    opened.clear(), wrong.clear()
from dialogkit.cli import main
for command in (
    "check", "read", "materials", "status", "consents", "add", "symbols --find hus", "symbols", "build", "build --all",
    "build --only poster", "check --edition public", "review --list", "consents --pdf", "withdraw @ q --dry-run",
    "withdraw @ q", "new 2030 --from @ --dir @/..",
):
    verb, *rest = command.replace("@", cycle).split()
    code = main([verb, *rest] if "@" in command else [verb, cycle, *rest])
    assert code == (1 if "public" in command else 0), (command, code)
seen, data = collections.Counter(), os.read(queue, 1 << 22) if libc else b""
while data:
    _, kind, _, size = struct.unpack_from("iIII", data)
    name, data = data[16 : 16 + size].rstrip(bytes(1)).decode(), data[16 + size :]
    seen[name] += bool(kind & OPEN and not kind & FOLDER)
assert not libc or seen["cycle.yaml"], "inotify has told nothing"
wrong += [name for name in seen if seen[name] > opened[name]]
assert not wrong, wrong
print(" ".join(sorted(name for name in opened if opened[name])))
"""


def test_a_whole_run_opens_files_of_the_cycle_by_the_door_only(tmp_path: Path) -> None:
    cycle = tmp_path / "year"
    cycle.mkdir()
    fonts = Path(find_spec("fontpkg_atkinson_hyperlegible").submodule_search_locations[0])
    (cycle / "fonts").mkdir(), (cycle / "sheets").mkdir(), (cycle / "templates").mkdir()
    for name in ("Regular", "Bold"):
        shutil.copy(next(fonts.rglob(f"*-{name}.ttf")), cycle / "fonts" / f"{name}.ttf")
    (cycle / "names.txt").write_text("Bragulf Testesen\n")
    shutil.copy(ROOT / "templates" / "materials" / "words" / "poster.xml.j2", cycle / "templates")
    shutil.copy(sorted((ROOT / "templates" / "sheets").glob("*.yaml"))[0], cycle / "sheets" / "mine.yaml")
    shutil.copy(sorted(EXAMPLES[0].glob("pictures/*.svg"))[0], cycle / "mine.svg")
    for make, name, word in ((packs.as_folder, "dyr", "hest"), (packs.as_zip, "flere.zip", "hund")):
        listed = f"name: N\nlicence: egne bilder\npictures:\n  - {{file: {word}.png, nb: {word}}}\n"
        make(cycle / name, {"pack.yaml": listed.encode(), f"{word}.png": packs.small(1)})
    text = SMALL + "symbol_packs: [dyr, flere.zip]\n"
    text += "symbols: {mine: {src: mine.svg, alt: Et hus}}\n"
    text += "quotes: [{id: q, text: Vi ler, symbol: mine, consent: {status: given, scope: [game]}}]\n"
    text += "poster: {we_want: [{text: Vi spør først, symbol: hest}, {text: Vi ler, symbol: hund}]}\n"
    text += "fonts: {regular: fonts/Regular.ttf, bold: fonts/Bold.ttf}\nprivacy: {names_file: names.txt}\n"
    text += "print: {cards: {sheet: mine, backs: none}}\n"
    (cycle / "cycle.yaml").write_text(text, encoding="utf-8")
    (cycle / "reviewed.yaml").write_text("reviewed: 1\nsalt: 0123456789abcdef\nread: []\n")
    files = {path.name for path in cycle.rglob("*") if path.is_file()}
    code = [sys.executable, "-c", WATCHED.format(cycle=str(cycle))]
    run = subprocess.run(code, capture_output=True, text=True, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    names = set(run.stdout.splitlines()[-1].split())
    assert names >= {*files, "manifest.json"} and len(files) == 11, run.stdout


def test_json_tells_a_refused_file_like_any_other(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "cycle.yaml").write_text(SMALL + 'symbols: {a: {alt: A, src: "a\\0b.png"}, b: {alt: B, src: "x\\ud800.png"}}\n')
    assert shell("check", tmp_path, "--format", "json") == ExitCode.PROBLEMS
    assert {problem["line"] for problem in json.loads(shell.out)} == {6}
