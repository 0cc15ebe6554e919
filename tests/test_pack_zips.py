"""Zip files that anybody may have made: none is unpacked to the disk, none takes all of the memory, and each ends in one line."""

from __future__ import annotations

import io
import random
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import packs
from conftest import SMALL
from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.packs.archive import Archive, BadZip
from dialogkit.problems import Reason
from dialogkit.terms import LANGS
from dialogkit.words import load_words

GOOD = {**packs.colourful({"kaffe": ("kaffe", "kaffi", "coffee")}, ending="png")}


LIST = b"name: N\nlicence: egne\npictures:\n  - {file: kaffe.png, nb: kaffe}\n"


def zipped(*more: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A good pack with more in it."""
    data = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(data, "w", method) as file:
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, inside in (*GOOD.items(), *more):
            file.writestr(name, inside)
    return data.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def in_directory(data: bytes, name: bytes, at: int, form: str, value: int) -> bytes:
    """The file with another value in what its list says of an entry (APPNOTE.TXT of PKWARE, 4.3.12)."""
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(name))
    return data[: entry + at] + struct.pack(form, value) + data[entry + at + struct.calcsize(form) :]


def swapped(data: bytes, name: bytes, other: bytes) -> bytes:
    assert len(name) == len(other) and name in data
    return data.replace(name, other)


def large(entries: int = len(GOOD), size: int | None = None) -> bytes:
    """A good pack whose end is of the larger form, as of files beyond 4 GB (APPNOTE.TXT of PKWARE, 4.3.14 to 4.3.16)."""
    data = zipped()
    end = data.rindex(b"PK\x05\x06")
    length, begins = struct.unpack_from("<LL", data, end + 12)
    told = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, entries, entries, size or length, begins)
    there = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    return data[:end] + told + there + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, *[0xFFFF] * 2, *[0xFFFFFFFF] * 2, 0)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no such size": (lambda: large(size=1 << 40), "zip-broken"),
    "no such number": (lambda: large(entries=1 << 63, size=(1 << 63) - 1), "zip-broken"),
    "out": (lambda: zipped(("../ute.png", b"x")), "zip-out"),
    "out below": (lambda: zipped(("a/../../ute.png", b"x")), "zip-out"),
    "absolute": (lambda: zipped(("/etc/passwd", b"x")), "zip-out"),
    "drive": (lambda: zipped(("C:/x.png", b"x")), "zip-out"),
    "drive alone": (lambda: zipped(("c:x.png", b"x")), "zip-out"),
    "backslash": (lambda: swapped(zipped(("aaxb.png", b"x")), b"aaxb.png", b"..\\b.png"), "zip-out"),
    "nul": (lambda: swapped(zipped(("axb.png", b"x")), b"axb.png", b"a\0b.png"), "zip-out"),
    "folder out": (lambda: zipped(("../", b"")), "zip-out"),
    "link": (lambda: zipped((link("lenke.png"), b"/etc/passwd")), "zip-link"),
    "twice": (lambda: zipped(("kaffe.png", b"x")), "zip-twice"),
    "twice by a dot": (lambda: zipped(("./kaffe.png", b"x")), "zip-twice"),
    "twice by its letters": (lambda: zipped(("å.png", b"x"), ("a\u030a.png", b"x")), "zip-twice"),
    "locked": (lambda: in_directory(zipped(), b"kaffe.png", 8, "<H", 1), "zip-locked"),
    "lzma": (lambda: zipped(method=zipfile.ZIP_LZMA), "zip-method"),
    "unknown method": (lambda: in_directory(zipped(), b"kaffe.png", 10, "<H", 99), "zip-method"),
    "bomb": (lambda: zipped(("stor.png", bytes(3_000_000))), "zip-bomb"),
    "declared": (lambda: in_directory(zipped(), b"kaffe.png", 24, "<L", 4_000_000_000), "zip-bomb"),
    "empty": (lambda: b"", "zip-broken"),
    "cut short": (lambda: zipped()[:-30], "zip-broken"),
    "other": (lambda: b"%PDF-1.7 " * 100, "zip-broken"),
}


def year(folder: Path, data: bytes) -> Loaded:
    (folder / "pakke.zip").write_bytes(data)
    (folder / "cycle.yaml").write_text(f"{SMALL}symbol_packs: [pakke.zip]\n")
    return load(folder)


def test_a_good_one_is_good(tmp_path: Path) -> None:
    loaded = year(tmp_path, zipped(("under/mer/", b""), ("bilde?.png", b"x"), ("CON", b"x"), ("x" * 300, b"x")))
    assert loaded.problems == () and len(loaded.packs.symbols) == 1, "what nobody names does no harm"


def test_one_of_the_larger_form_is_good(tmp_path: Path) -> None:
    loaded = year(tmp_path, large())
    assert loaded.problems == () and len(loaded.packs.symbols) == 1


def test_paths_may_be_written_as_windows_does(tmp_path: Path) -> None:
    packs.as_zip(tmp_path / "made.zip", {"bil/": b"", "bil/pack.yaml": LIST, "bil/kaffe.png": b"x"})
    loaded = year(tmp_path, (tmp_path / "made.zip").read_bytes().replace(b"bil/", b"bil\\"))
    assert loaded.problems == () and [each.src for each in loaded.packs.packs[0].symbols] == ["pakke.zip/bil/kaffe.png"]


@pytest.mark.parametrize("above", ["mappe/", "en/to/", "en/to/tre/", "__MACOSX/x.png|mappe/pakke/"])
def test_folders_that_hold_nothing_else_are_passed_through(tmp_path: Path, above: str) -> None:
    other, _, folders = above.rpartition("|")
    files = [(f"{folders}pack.yaml", LIST), (f"{folders}kaffe.png", b"x"), *([(other, b"x")] if other else [])]
    packs.as_zip(tmp_path / "made.zip", files)
    loaded = year(tmp_path, (tmp_path / "made.zip").read_bytes())
    assert loaded.problems == () and len(loaded.packs.symbols) == 1


@pytest.mark.parametrize("name", HOSTILE)
def test_a_zip_file_that_no_honest_person_makes_is_not_used(tmp_path: Path, name: str) -> None:
    make, expected = HOSTILE[name]
    loaded = year(tmp_path, make())
    (problem,) = loaded.problems
    reason = problem.details["reason"]
    assert isinstance(reason, Reason) and (problem.code, reason.key) == ("zip-refused", expected)
    assert (problem.line, problem.place and problem.place.column) == (6, 16) and not loaded.packs
    for lang in LANGS:
        assert "pakke.zip" in load_words(lang).message(problem)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["cycle.yaml", "pakke.zip"]
    assert sorted(file.name for file in tmp_path.parent.iterdir() if file.name.startswith("ute")) == []


@pytest.mark.parametrize(("limit", "value"), [("ZIP_ENTRIES", 1), ("ZIP_DIRECTORY", 100)])
def test_a_list_of_contents_that_is_too_long_is_not_read(tmp_path: Path, monkeypatch, limit: str, value: int) -> None:
    monkeypatch.setattr(limits, limit, value)
    (problem,) = year(tmp_path, zipped()).problems
    assert isinstance(problem.details["reason"], Reason) and problem.details["reason"].key == "zip-large"


def test_of_a_hundred_thousand_entries_no_list_is_made(tmp_path: Path) -> None:
    """The end of the file says how long the list is: it is not begun."""
    (problem,) = year(tmp_path, packs.of_entries(100_000)).problems
    assert isinstance(problem.details["reason"], Reason) and problem.details["reason"].key == "zip-large"


def test_a_name_of_thousands_of_folders_takes_no_time(tmp_path: Path) -> None:
    steps = calls_of_add(lambda: year(tmp_path, zipped(*((f"{number}/" + "a/" * 20_000 + "b", b"") for number in range(20)))))
    assert steps < 500


def calls_of_add(work: Callable[[], object]) -> int:
    """How many folders are looked at while something is done."""
    seen = 0
    really = Archive._add_folder

    def add(self: Archive, parts: tuple[str, ...]) -> None:
        nonlocal seen
        seen += 1 + len(parts)
        really(self, parts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Archive, "_add_folder", add)
        work()
    return seen


def test_what_is_larger_than_it_says_is_not_unpacked_to_its_end(tmp_path: Path) -> None:
    """The list says that it is as small as one, and its bytes become three million."""
    data = in_directory(zipped(("stor.png", bytes(900_000))), b"stor.png", 24, "<L", 10)
    (tmp_path / "pakke.zip").write_bytes(data)
    folder = Folder(tmp_path)
    folder.look_into("pakke.zip")
    with pytest.raises(Refused) as caught:
        folder.read("pakke.zip/stor.png", 1000)
    assert caught.value.code == "path-too-large"
    with pytest.raises(Refused) as caught:
        folder.read("pakke.zip/stor.png")
    assert caught.value.code == "zip-refused"
    assert folder.read("pakke.zip/kaffe.png") == GOOD["kaffe.png"]


def test_a_zip_file_that_is_replaced_is_told(tmp_path: Path) -> None:
    (tmp_path / "pakke.zip").write_bytes(zipped())
    folder = Folder(tmp_path)
    folder.look_into("pakke.zip")
    (tmp_path / "pakke.zip").write_bytes(zipped(("a.png", b"x" * 1000))[500:])
    with pytest.raises(Refused) as caught:
        folder.read("pakke.zip/kaffe.png")
    assert caught.value.code == "zip-refused"


def broken(seed: int) -> Iterator[bytes]:
    """A good zip file with bytes changed, cut and put in."""
    chance, data = random.Random(seed), zipped(("å.png", b"x"), method=zipfile.ZIP_STORED)
    for _ in range(150):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(changed)) if chance.random() < 0.4 else max(0, len(changed) - chance.randrange(400))
            if chance.random() < 0.7 and at < len(changed):
                changed[at] = chance.choice((0, 1, 0xFF, chance.randrange(256)))
            elif chance.random() < 0.5:
                del changed[at : at + chance.randint(1, 8)]
            else:
                changed[at:at] = chance.randbytes(chance.randint(1, 4))
        yield bytes(changed)


def test_whatever_is_wrong_with_one_it_is_told(tmp_path: Path) -> None:
    refused = 0
    for data in broken(1):
        (tmp_path / "pakke.zip").write_bytes(data)
        folder = Folder(tmp_path)
        try:
            folder.look_into("pakke.zip")
            for name in folder.names("pakke.zip"):
                folder.read(f"pakke.zip/{name}")
        except Refused:
            refused += 1
        except BadZip:
            pytest.fail("it came out of the door")
    assert 30 < refused < 150
