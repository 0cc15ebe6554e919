"""What becomes of files of earlier builds that this build does not make: those that are no longer true go, and it is told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dialogkit.kit.make import Made, end_of
from dialogkit.kit.reprint.manifest import BESIDE, KIT, File, Manifest
from dialogkit.kit.reprint.withdrawn import Consents

Fate = Literal["", "empty", "no-template", "off", "replaced", "untrue", "withdrawn", "old", "changed"]
"""Nothing to tell; removed because the year has nothing for it, or no template any more, or has switched it off, another kind of
file has been made, it shows something else now, or it holds what has no yes any more; left, though it may show something else;
left, though it does, because somebody has changed the file."""

_REMOVED = ("empty", "no-template", "off", "replaced", "untrue", "withdrawn")
_OPTIONS = {"selection": "--cards …", "booklet": "--booklet", "proof": "--proof", "printshop": "--printshop"}


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file of an earlier build, and its fate. `command` makes it again; it is `missing` where somebody has removed it."""

    material: str
    name: str
    fate: Fate = ""
    command: str = ""
    missing: bool = False

    @property
    def removed(self) -> bool:
        """Whether this build removes it."""
        return self.fate in _REMOVED


def leftovers(before: Manifest, made: Sequence[Made], hash_now: Callable[[str], str | None]) -> list[Leftover]:
    """The files of the materials that have been looked at, without those that are made now, and what becomes of each.

    `hash_now` gives the hash of a file as it lies there, None where there is none.
    """
    return [each for one in made if one.shown is not None for each in _of(one, before, hash_now)]


def given_up(
    before: Manifest, names: Collection[str], off: Collection[str], hash_now: Callable[[str], str | None]
) -> Iterator[Leftover]:
    """The files of materials that the year is not made into any more: they are not among the `names`, or are switched `off`."""
    for name, file in before.files.items():
        if file.material is not None and (file.material not in names or file.material in off):
            yield _left(name, file, "off" if file.material in off else "no-template", hash_now(name))


def with_withdrawn(
    left: Sequence[Leftover], before: Manifest, new: Collection[str], consents: Consents, hash_now: Callable[[str], str | None]
) -> list[Leftover]:
    """What becomes of all files that are not made anew: what holds something that has no yes any more goes."""
    told = {each.name: each for each in left}
    for name, file in before.files.items():
        if name in new or name in told and told[name].removed or not consents.gone_from(name, file):
            continue
        told[name] = _left(name, file, "withdrawn", hash_now(name))
    return list(told.values())


def _of(made: Made, before: Manifest, hash_now: Callable[[str], str | None]) -> Iterator[Leftover]:
    for name, file in before.files.items():
        if file.material != made.material.name or name in made.pressed:
            continue
        yield _left(name, file, _fate(made, name, file), hash_now(name))


def _left(name: str, file: File, fate: Fate, now: str | None) -> Leftover:
    """A file with what becomes of it, and its hash now. One that would go and that somebody has changed stays, and is told."""
    if fate in _REMOVED and now != file.sha256:
        fate = "changed"
    return Leftover(str(file.material), name, "" if now is None else fate, _command(file), now is None)


def _fate(made: Made, name: str, file: File) -> Fate:
    """What becomes of a file that nobody has changed. The kit itself goes only where the kit is built."""
    shown = made.shown
    assert shown is not None
    if file.shows is None and shown.whole and file.choice != made.choice:
        return "old"  # of before it was noted what a file shows
    if not shown.whole:
        fate: Fate = "empty"
    elif file.choice == made.choice and made.pressed:
        fate = "replaced"
    elif file.shows is not None and file.shows != shown.of(file.cards, end_of(made.material, name)):
        fate = "untrue"
    else:
        return ""
    return "old" if file.choice == KIT != made.choice else fate


def _command(file: File) -> str:
    """What makes a file again."""
    if file.material in BESIDE:
        return BESIDE[file.material]
    if file.edition == "public":
        return "dialogkit build --edition public"
    options = [option for choice, option in _OPTIONS.items() if choice in file.choice.split("-")]
    return " ".join(["dialogkit build", *options] if options else ["dialogkit build --only", str(file.material)])
