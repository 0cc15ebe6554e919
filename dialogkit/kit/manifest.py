"""What the last kit was: its files, and for each card of the deck what was printed on it, as hashes.

It lies beside the kit and holds no words of the cycle, no path, no name of a person and no time: the same kit gives the same
bytes. Hashes are SHA-256.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.problems import Place, Problem, Severity

NAME = "manifest.json"

_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\]{1,100}$")]
_CardName = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}:[^\s,:]{1,80}$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class File(_Model):
    """A file of the kit."""

    pages: Annotated[int, Field(ge=0)]
    sha256: _Hash


class Manifest(_Model):
    """Files by name; cards by full name, in the state in which they were printed last."""

    manifest: Literal[1] = 1
    files: dict[_FileName, File] = {}
    cards: dict[_CardName, _Hash] = {}

    def data(self) -> bytes:
        """The manifest as it is written: sorted, one line for each card."""
        return (json.dumps(self.model_dump(), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def read(out: Path) -> tuple[Manifest, list[Problem]]:
    """The manifest in a folder. An empty one where there is none; the same, and a warning, where it is not dialogkit's own."""
    try:
        return Manifest.model_validate_json(Folder(out).read(NAME, limits.MANIFEST_BYTES)), []
    except (Refused, ValueError) as error:
        if isinstance(error, Refused) and error.code == "path-missing":
            return Manifest(), []
        return Manifest(), [Problem("manifest-unusable", Place(str(out / NAME)), {"file": NAME}, Severity.WARNING)]


def entry(data: bytes, pages: int) -> File:
    """What the manifest says of a file."""
    return File(pages=pages, sha256=hashlib.sha256(data).hexdigest())


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
    gone = (name for name in before if name in left - changed and not name.startswith("blank:"))
    return Change(frozenset(changed), tuple(gone), frozenset(left & changed))


def after(before: Mapping[str, str], now: Mapping[str, str], printed: Collection[str]) -> dict[str, str]:
    """The cards as they are on paper once the `printed` ones are: what has changed and was not printed stays what it was."""
    change = compare(before, now)
    waiting = change.changed - set(printed)
    old = {name: before[name] for name in waiting & change.replaced}
    return {name: digest for name, digest in now.items() if name not in waiting} | old
