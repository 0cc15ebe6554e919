"""What dialogkit has made in a folder: its files, and for each card of the deck what was printed on it, as hashes.

It lies beside the kit and holds no words of the cycle, no path, no name of a person and no time: the same kit gives the same
bytes. Hashes are SHA-256. Of what it does not name, nothing is ever written over or removed.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dialogkit import limits
from dialogkit.cycle.folder import CYCLE_FILE, Folder, Refused
from dialogkit.disk.journal import hash_of
from dialogkit.terms import Edition

NAME = "manifest.json"
OUT: dict[Edition, str] = {"internal": "build", "public": "public"}
"""The folders of a year that its editions go to, where no other is asked for."""
KIT = "kit"  # the choice of a file that is made where nothing else is asked for
BESIDE = {"symbols": "dialogkit symbols", "consents": "dialogkit consents --pdf", "withdrawn": "dialogkit withdraw"}
"""What lies beside the materials and is none, by its name as theirs, with the command that makes it."""

_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_ShortHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{20}$")]
_FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,98}[a-z0-9]$")]
_Word = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}(-[a-z]{1,20})*$")]
_Held = Annotated[str, StringConstraints(pattern=r"^(quotes|tasks|pictures):[^\s,:]{1,80}$")]
_CardName = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}:[^\s,:]{1,80}$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class File(_Model):
    """A file that dialogkit has made of a material, by a choice: the whole `kit`, a `selection` of cards, a `proof` …

    `shows` is a hash of what can be seen in it (see `kit.reprint.fingerprint`), and `cards` which cards that are, where it is
    not the whole material. `holds` is what somebody has said yes to (see `kit.reprint.withdrawn`). None: not noted yet.
    `of` is a hash of the name of the cycle file, where that is not `cycle.yaml`: another year may lie in the same folder.
    """

    pages: Annotated[int, Field(ge=0)]
    sha256: _Hash
    material: _Word | None = None
    choice: _Word = KIT
    shows: _Hash | None = None
    cards: tuple[_CardName, ...] | None = None
    edition: Edition = "internal"
    holds: dict[_Held, _ShortHash] | None = None
    of: _ShortHash | None = None


class Manifest(_Model):
    """Files by name; cards by full name, in the state in which they were printed last.

    `printed` is what may not be printed any more, and in which files of which edition it was.
    """

    manifest: Literal[1, 2] = 2
    files: dict[_FileName, File] = {}
    cards: dict[_CardName, _Hash] = {}
    printed: dict[_Held, dict[_FileName, Edition]] | None = None

    def data(self) -> bytes:
        """The manifest as it is written: sorted, one line for each card."""
        return (json.dumps(self.model_dump(exclude_none=True), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Earlier:
    """The manifest that lies in a folder, and the hash of its file; an empty one, and "", where there is none."""

    manifest: Manifest = Manifest()
    sha256: str = ""


def read(path: Path) -> Earlier:
    """The manifest in a file. Raises ValueError where the file is not one of dialogkit's, or cannot be read."""
    if not os.path.lexists(path):
        return Earlier()
    if path.is_symlink():  # it is this folder's file that counts
        raise ValueError(path)
    try:
        data = Folder(path.parent).read(path.name, limits.MANIFEST_BYTES)
    except Refused as error:
        raise ValueError(path) from error
    found = Manifest.model_validate_json(data)
    if len(found.files) > limits.MANIFEST_FILES:
        raise ValueError(path)
    if found.manifest == 1:
        files = {name: file.model_copy(update=said_by(name)) for name, file in found.files.items()}
        found = Manifest(files=files, cards=found.cards)
    return Earlier(found, hash_of(data))


def year_of(folder: Folder) -> str | None:
    """What a file of a year's says in `of`."""
    return None if folder.start == CYCLE_FILE else hash_of(folder.start.encode("utf-8", "surrogatepass"))[:20]


def said_by(name: str) -> dict[str, str]:
    """The material and the choice that the name of a file says, in a manifest that does not."""
    material, _, rest = name.partition(".")[0].partition("-")
    choice = re.sub("(^|-)(backs|cut)$", "", rest)
    return {"material": material, "choice": choice or KIT}


@dataclass(frozen=True, slots=True)
class Change:
    """How a deck differs from the one before, by full names: `changed` cards are new or look other than they did.

    `gone` ones are to be taken out of the deck, `replaced` ones give way to the changed card of the same name. Both are names
    in the deck before.
    """

    changed: frozenset[str]
    gone: tuple[str, ...]
    replaced: frozenset[str]


def compare(before: Mapping[str, str], now: Mapping[str, str]) -> Change:
    """How the cards `now` differ from those `before`, both as name → hash.

    A card that only has another name than before, such as a question that moved up by one, is the same card on paper.
    A blank card too many is not gone: somebody may have written on it.
    """
    same = {name for name in now if before.get(name) == now[name]}
    spare: dict[str, list[str]] = {}
    for name in before:
        if name not in same:
            spare.setdefault(before[name], []).append(name)
    changed = set()
    for name in now:
        if name in same:
            continue
        if spare.get(now[name]):
            spare[now[name]].pop(0)
        else:
            changed.add(name)
    left = {name for names in spare.values() for name in names}
    given_up = left - changed
    gone = (name for name in before if name in given_up and not name.startswith("blank:"))
    return Change(frozenset(changed), tuple(gone), frozenset(left & changed))


def after(before: Mapping[str, str], now: Mapping[str, str], printed: Collection[str]) -> dict[str, str]:
    """The cards as they are on paper once the `printed` ones are: what has changed and was not printed stays what it was."""
    change = compare(before, now)
    waiting = change.changed - set(printed)
    old = {name: before[name] for name in waiting & change.replaced}
    return {name: digest for name, digest in now.items() if name not in waiting} | old
