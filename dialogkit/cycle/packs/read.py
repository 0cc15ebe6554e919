"""The symbol packs that a year names, read as far as their lists of words: no picture is opened, whatever their number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from pydantic import ValidationError

from dialogkit import limits
from dialogkit.cycle.files import PICTURES
from dialogkit.cycle.folder import Folder, Refused, steps
from dialogkit.cycle.mistakes.schema_problems import complaints
from dialogkit.cycle.model import items
from dialogkit.cycle.packs.model import PackFile
from dialogkit.cycle.packs.packs import ZIP, Pack, Packs, plain
from dialogkit.cycle.source import Source, read_source
from dialogkit.cycle.text.suggest import closest
from dialogkit.paths import composed
from dialogkit.problems import DialogkitError, Problem, errors_in
from dialogkit.terms import LANGS

PACK_FILE = "pack.yaml"
_LIST = re.compile(r"pack(?:[ _-]?file)?\.ya?ml(?:\.txt)?|pack\.txt", re.IGNORECASE)
_ASKS_CREDIT = re.compile(
    r"\bcc[ -]?by\b|creative commons(?!.*\b(?:zero|0)\b)|attribution|navngivelse|namngjeving", re.IGNORECASE
)
FROM_A_MAC = "__MACOSX"  # beside what a Mac has put into a zip file


def read_packs(source: Source, folder: Folder) -> tuple[Packs, list[Problem]]:
    """The packs that a cycle names, as far as they can be used, and all that is wrong with them: at their places in the cycle
    file and in each pack.yaml."""
    given = source.data.get("symbol_packs")
    packs: dict[str, Pack] = {}
    problems: list[Problem] = []
    for number, name in enumerate(given[: limits.PACKS] if isinstance(given, list) else ()):
        if not isinstance(name, str):
            continue  # which is told
        here = ("symbol_packs", number)
        try:
            pack, found = _read(folder, name.strip().rstrip("/"))
        except Refused as error:
            pack, found = None, [source.placed(error.problem, here)]
        except DialogkitError as error:
            pack, found = None, list(error.problems)
        problems += found
        if pack and pack.stem in packs:
            problems.append(source.problem("pack-twice", here, name=name))
        elif pack:
            packs[pack.stem] = pack
        if sum(len(each.about.pictures) for each in packs.values()) > limits.PACK_PICTURES:
            problems.append(source.problem("packs-too-large", here, limit=limits.PACK_PICTURES))
            break
        if len(errors_in(problems)) > limits.ERRORS:
            break
    return Packs(tuple(packs.values()), lacking=bool(errors_in(problems))), problems


def _read(folder: Folder, name: str) -> tuple[Pack | None, list[Problem]]:
    """A pack, or None where it has mistakes. Raises Refused where there is none at that path, or it must not be opened."""
    given = str(PurePosixPath(*steps(name)))
    base = _base(folder, given)
    source = read_list(folder, f"{base}/{PACK_FILE}")
    problems = [*source.problems]
    torn = bool(errors_in(problems))  # then the rest could not be read
    about = None
    told = {} if source.data.get("licence") else {"licence": "?"}  # so that all that is wrong beside it is found too
    try:
        about = PackFile.model_validate({**source.data, **told})
    except ValidationError as error:
        errors = [each for each in error.errors(include_url=False) if each["loc"] != ("licence",)]
        known = {problem.place for problem in problems}
        found = complaints(errors, source, PackFile)
        problems += [each for each in found if each.place not in known and not (torn and each.code == "missing-field")]
    meant = {problem.details.get("suggestion") for problem in problems if problem.code == "unknown-field"}
    problems += _terms(source, torn or "licence" in meant)
    if about:
        problems += [*_files(source, folder, base, about), *_words(source, about)]
    if not about or errors_in(problems):
        return None, problems
    for path, item in items(about):
        item._at = source.place_of(path).mark
    return Pack(given, base, about, source), problems


def read_list(folder: Folder, file: str) -> Source:
    """A pack.yaml as text and data. Raises as `read_source` does."""
    return read_source(folder, file, str(folder.path / file), limits.PACK_BYTES)


def _base(folder: Folder, name: str) -> str:
    """The folder of a pack's pack.yaml: of a zip file also the only one in it, or in that, as one gets by packing folders."""
    zipped = name.lower().endswith(ZIP)
    if zipped:
        folder.look_into(name)
    else:
        there = folder.spelled(name)
        if there is None:
            folder_of = str(PurePosixPath(name).parent)
            raise Refused("path-missing", name, suggestion=closest(PurePosixPath(name).name, folder.names(folder_of)))
        if name != "." and composed(there) != composed(name):
            raise Refused("path-case", name, suggestion=composed(there))
        if folder.holds_file(name):
            raise Refused("pack-no-folder", name)
    here = name
    while not folder.holds(here, PACK_FILE):
        inside = [f"{here}/{each}" for each in (folder.names(here) if zipped else ()) if each != FROM_A_MAC]
        having = [each for each in inside if folder.holds(each, PACK_FILE)]
        folders = having or [each for each in inside if folder.names(each)]
        if len(folders) != 1:
            raise Refused("pack-without-file", name, suggestion=_misnamed(folder.names(here)))
        here = folders[0]
    return here


def _misnamed(names: Sequence[str]) -> str | None:
    """What is perhaps the list of a pack, under another name: editors put an ending behind it, and some write another one."""
    return next((name for name in names if _LIST.fullmatch(name)), None)


def _terms(source: Source, torn: bool) -> Iterator[Problem]:
    """Problems with what a pack says of the terms on which it may be used."""
    licence = source.data.get("licence")
    if not isinstance(licence, str) or not licence.strip():
        if not torn and not isinstance(licence, (list, dict)):
            yield source.problem("pack-without-licence", ("licence",), at_key=True)
    elif _ASKS_CREDIT.search(licence) and not source.data.get("credit"):
        yield source.problem("pack-without-credit", ("licence",), licence=licence)


def _files(source: Source, folder: Folder, base: str, about: PackFile) -> Iterator[Problem]:
    """Problems with the names of files: none is opened."""
    first: dict[str, int] = {}
    missing = 0
    for number, row in enumerate(about.pictures):
        here = ("pictures", number, "file")
        try:
            file = str(PurePosixPath(*steps(row.file)))
            there = folder.spelled(f"{base}/{file}")
        except Refused as error:
            yield source.placed(error.problem, here)
            continue
        first.setdefault(plain(file), number)
        if first[plain(file)] != number:
            line = source.place_of(("pictures", first[plain(file)], "file")).line
            yield source.problem("pack-file-twice", here, name=row.file, line=line)
        elif there is None:
            missing += 1
            meant = _meant(folder, f"{base}/{file}") if missing <= limits.SUGGESTIONS else None
            yield source.problem("path-missing", here, name=row.file, suggestion=meant)
        elif composed(there) != composed(f"{base}/{file}"):
            yield source.problem("path-case", here, name=row.file, suggestion=composed(there).removeprefix(f"{composed(base)}/"))
        elif not file.lower().endswith(PICTURES):
            yield source.problem("path-ending", here, name=row.file, allowed=PICTURES)


def _meant(folder: Folder, file: str) -> str | None:
    """The picture that was probably meant, in the same folder."""
    names = folder.names(str(PurePosixPath(file).parent))
    return closest(PurePosixPath(file).name, [name for name in names if name.lower().endswith(PICTURES)])


def _words(source: Source, about: PackFile) -> Iterator[Problem]:
    """Problems with the words: a picture without any, a word for two pictures, a photo that says nothing to who can't see it."""
    said: dict[tuple[str, str], int] = {}
    for number, row in enumerate(about.pictures):
        here = ("pictures", number)
        if not any(row.words(lang) for lang in LANGS):
            yield source.problem("pack-without-words", here, name=row.file)
        if (row.kind or about.kind) == "photo" and not row.alt:
            yield source.problem("pack-without-alt", here, name=row.file)
        for lang in LANGS:
            for at, word in enumerate(row.words(lang)):
                first = said.setdefault((lang, plain(word)), number)
                file = about.pictures[first].file
                if first != number and file != row.file:  # else that is told
                    line = source.place_of(("pictures", first)).line
                    yield source.problem("pack-word-twice", (*here, lang, at), name=word, file=file, line=line)
