"""A symbol pack begins: a folder of pictures gets a pack.yaml with a row for each, and with what is to be filled in by hand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from string import digits

from dialogkit import limits, picture_files
from dialogkit.cycle.files import PICTURES
from dialogkit.cycle.folder import CYCLE_FILE, Folder, Refused, steps
from dialogkit.cycle.packs.packs import ZIP, plain
from dialogkit.cycle.packs.read import FROM_A_MAC, PACK_FILE, read_list
from dialogkit.cycle.text.scalars import YES, quoted
from dialogkit.disk.swap import hold
from dialogkit.paths import composed
from dialogkit.problems import DialogkitError, FileError, Place, Problem, Reason, Severity, errors_in, file_error
from dialogkit.resources import own_text, word_lists
from dialogkit.terms import LANGS, Lang
from dialogkit.words import filled

_DEEPEST = 4  # folders in one another that are looked into
_LOOKED_AT = 4_000  # bytes at both ends of a file
_FEW = 5  # names that are told
_RULE = "#---\n"  # between the parts of the text that a pack begins with
_HIDDEN = (".", "~", FROM_A_MAC, "Thumbs.db", "desktop.ini")  # what systems and editors put beside
_SVG, _SVG_END = re.compile(rb"<(?:\w+:)?svg[\s>]"), re.compile(rb"</(?:\w+:)?svg\s*>")
_PNG_END = b"IEND"
_HUMP = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
_PIECE = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"[0-9]+[a-z]?|[0-9]+x[0-9]+|[0-9]+px|v[0-9]+", re.IGNORECASE)
_NO_LETTER = re.compile("[\ud800-\udfff]")  # what Linux has in a name that is in no encoding
_INFINITIVE = re.compile(r",[_ ]*to\Z")  # as Mulberry writes English verbs
_BARE = re.compile(r"[^\W\d_]+(?: [^\W_]+)*")
_OTHER_IN_YAML = frozenset("yes no true false null on off y n".split())


@dataclass(frozen=True, slots=True)
class Begun:
    """A pack that has begun: its file, how many pictures it lists, and how many of them have no words yet."""

    file: Path
    pictures: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class _Row:
    """A picture as it is listed: its path in the folder, the word that its name says, or "", and whether it is a photo."""

    file: str
    word: str
    is_photo: bool


def begin(path: Path, lang: Lang) -> tuple[Begun, list[Problem]]:
    """Write a pack.yaml into a folder of pictures, with comments in a language, which is also that of the pictures' names.

    Gives also a warning for each file that is no picture that can be printed. Raises FileError where there is no such folder, it
    has no pictures or too many, or it has a pack.yaml, with those that are not in it: then nothing has changed.
    """
    _check(path)
    folder = Folder(path)
    skipped: list[Problem] = []
    photos: dict[str, bool] = {}
    for number, file in enumerate(_files(folder, skipped)):
        if number == limits.ENTRIES:
            raise _too_many(folder)
        if (is_photo := _is_photo(folder, file, skipped)) is not None:
            photos[file] = is_photo
    if PACK_FILE in folder.names():
        raise _there(folder, list(photos))
    if not photos:
        raise FileError([*(file_error("pack-of-nothing", path, allowed=PICTURES).problems), *skipped])
    rows = [*_rows(photos)]
    text = _text(path, rows, lang)
    with hold(path) as held:
        held.swap({PACK_FILE: text.encode()}, known={})
    return Begun(path / PACK_FILE, len(rows), sum(not row.word for row in rows)), skipped


def _check(path: Path) -> None:
    """Raises FileError for what is no folder in which a pack may begin."""
    if os.path.isdir(path):
        if os.path.isfile(path / CYCLE_FILE):
            raise file_error("pack-of-year", path)
        return
    if path.suffix.lower() == ZIP and os.path.isfile(path):
        raise file_error("pack-of-zip", path)
    raise file_error("pack-of-file" if os.path.isfile(path) else "no-such-folder", path)


# ------------------------------------------------------------------------------------------------ what lies in the folder


def _files(folder: Folder, skipped: list[Problem], above: str = "", depth: int = 1) -> Iterator[str]:
    """The files in a folder and in those below it, by their paths; what may not be opened is skipped."""
    names = folder.names(above or ".")
    if len(names) >= limits.FOLDER_ENTRIES:  # there may be more, which nobody would miss
        raise _too_many(folder)
    for name in names:
        if name.startswith(_HIDDEN) or not above and name == PACK_FILE:
            continue
        file = f"{above}/{name}" if above else name
        try:
            if _NO_LETTER.search(name):
                raise Refused("unfit-name", name)
            steps(file)
            below = folder.names(file) if depth < _DEEPEST else ()
        except Refused as error:
            skipped.append(_skipped(folder, file, _why(error)))
            continue
        if below:
            yield from _files(folder, skipped, file, depth + 1)
        else:
            yield composed(file)


def _too_many(folder: Folder) -> FileError:
    return file_error("pack-of-many", folder.path, limit=min(limits.ENTRIES, limits.FOLDER_ENTRIES))


def _why(error: Refused) -> Reason:
    if error.code == "path-outside":
        return Reason("pack-link")
    return Reason("pack-unfit-name") if error.code in ("unfit-name", "path-backslash") else Reason("pack-unreadable")


def _is_photo(folder: Folder, file: str, skipped: list[Problem]) -> bool | None:
    """Whether a picture is a photo, as far as its format says that; None for what is none that can be printed, which is told."""
    try:
        first, last, size = folder.ends(file, _LOOKED_AT)
    except Refused as error:
        if error.code != "path-not-a-file":  # an empty folder
            skipped.append(_skipped(folder, file, _why(error)))
        return None
    form = picture_files.foreign(first)
    is_named = file.lower().endswith(PICTURES)
    most = limits.SVG_BYTES if _SVG.search(first) else limits.FILE_BYTES
    if form or not is_named:
        skipped.append(_skipped(folder, file, Reason("pack-format", {"format": form}) if form else Reason("pack-no-picture")))
    elif size > most:
        skipped.append(_skipped(folder, file, Reason("pack-too-large", {"limit": limits.size(most)})))
    elif not _is_whole(file, first, last):
        skipped.append(_skipped(folder, file, Reason("pack-broken")))
    else:
        return first.startswith(picture_files.JPEG)
    return None


def _is_whole(file: str, first: bytes, last: bytes) -> bool:
    """Whether a file begins and ends as pictures do. What is between shows when it is printed."""
    if first.startswith(picture_files.PNG):
        return _PNG_END in last
    if first.startswith(picture_files.JPEG):
        return True  # cameras put whatever they like behind its end
    return file.lower().endswith(".svg") and bool(_SVG.search(first) and _SVG_END.search(last))


def _skipped(folder: Folder, file: str, reason: Reason) -> Problem:
    return Problem("pack-skipped", Place(str(folder.path / file)), {"name": file, "reason": reason}, Severity.WARNING)


def _there(folder: Folder, files: Sequence[str]) -> FileError:
    """Of a folder that has a pack.yaml, with the pictures that are not in it."""
    path = folder.path / PACK_FILE
    try:
        source = read_list(folder, PACK_FILE)
    except DialogkitError:
        return file_error("pack-there-unread", path)
    rows = source.data.get("pictures")
    if errors_in(source.problems) or not isinstance(rows, list):
        return file_error("pack-there-unread", path)
    listed = {plain(str(row.get("file"))) for row in rows if isinstance(row, dict)}
    new = [file for file in files if plain(file) not in listed]
    if not new:
        return file_error("pack-there", path)
    names = ", ".join(new[:_FEW]) + (" …" if len(new) > _FEW else "")
    return file_error("pack-there-not-all", path, count=len(new), names=names)


# ------------------------------------------------------------------------------------------------ what is written


def _rows(photos: dict[str, bool]) -> Iterator[_Row]:
    """The pictures with the words that their names say, no word twice."""
    known: dict[str, int] = {}  # each with the number of the last that had another behind it
    for file, is_photo in photos.items():
        said = word = word_of(file, is_photo)
        number = known.get(plain(said), 1)
        while word and plain(word) in known:
            number += 1
            word = f"{said} {number}"
        known |= {plain(word): 1, plain(said): number}
        yield _Row(file, word, is_photo)


def word_of(file: str, is_photo: bool = False) -> str:
    """The word that the name of a picture file says; "" where it says none. Names in those of photos keep their capitals."""
    pieces = _PIECE.findall(_INFINITIVE.sub("", PurePosixPath(file).stem))
    words = word_lists("words.yaml")
    left = [each for each in pieces if not _NUMBER.fullmatch(each)]
    is_counted = len(left) < len(pieces)
    left = [each for each in left if each.casefold().rstrip(digits) not in words["of_picture_files"]]
    if is_counted and all(each.casefold() in words["says_nothing"] for each in left):
        return ""
    text = " ".join(_HUMP.sub(" ", each) for each in left)
    return text if is_photo else text.lower()


def _text(path: Path, rows: Sequence[_Row], lang: Lang) -> str:
    """The whole pack.yaml: what its fields are for in comments, and a row for each picture."""
    photos = sum(row.is_photo for row in rows)
    here = " ".join(Path(os.path.abspath(path)).name.split())
    name = " ".join(_PIECE.findall(here)) or PACK_FILE
    head, of_photos, above_list = own_text("cycles", f"pack-{lang}.yaml").split(_RULE)
    text = filled(head, NAME=quoted(name), FOLDER=here)
    if photos:
        text += of_photos
    if photos == len(rows):
        text += "kind: photo\n"
    return text + above_list + "".join(line for row in rows for line in _lines(row, lang, photos != len(rows)))


def _lines(row: _Row, lang: Lang, mixed: bool) -> Iterator[str]:
    """The lines of a picture; that it is a photo stands there where not all of the pack are."""
    yield f"  - file: {_scalar(row.file)}\n"
    for each in LANGS:
        yield f"    {each}: {_scalar(row.word) if each == lang else ''}".rstrip() + "\n"
    if row.is_photo:
        yield from ["    kind: photo\n"] if mixed else ()
        yield "    alt:\n"
        yield f"    people: {YES[lang]}\n"
        yield "    consent:\n"


def _scalar(text: str) -> str:
    """A text as YAML writes it: as it is where it can be nothing else."""
    if not text or _BARE.fullmatch(text) and text.casefold() not in _OTHER_IN_YAML:
        return text
    return quoted(text)
