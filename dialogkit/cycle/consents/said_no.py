"""Whoever has said no to a photo has said no to that photo: under each name that its file has, in the year and in its packs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from dialogkit.cycle.consents.subjects import subjects
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.model import Consent, Cycle, Item, Picture
from dialogkit.cycle.packs.packs import Packs
from dialogkit.problems import Problem
from dialogkit.terms import NOES

_T = TypeVar("_T")


def said_no(cycle: Cycle, packs: Packs, folder: Folder) -> tuple[Mapping[str, Consent], list[Problem]]:
    """What was answered, by the digests of the photos to which somebody has said no, or to some places of it. No other is opened.

    A no to all comes before one to some places. Gives also the problems with files of packs that cannot be read for it, at their
    rows. A file of the year's own that cannot be has been told.
    """
    found: list[tuple[str, Consent]] = []
    problems: list[Problem] = []
    for photo in subjects(cycle, packs):
        if photo.kind != "photo" or not photo.consent or not _is_no(photo.consent):
            continue
        try:
            found.append((folder.digest(photo.name), photo.consent))
        except Refused as error:
            if photo.pack:
                problems.append(photo.pack.source.placed(error.problem, (*photo.path, "file")))
    found.sort(key=lambda each: each[1].status in NOES)  # the last one counts
    return dict(found), problems


def _is_no(consent: Consent) -> bool:
    return consent.status in NOES or bool(consent.not_in)


def _digest(folder: Folder, src: str) -> str | None:
    """The digest of a file of the year; None where it cannot be read, which is told."""
    try:
        return folder.digest(src)
    except Refused:
        return None


def with_no(value: _T, answers: Mapping[str, Consent], folder: Folder) -> _T:
    """A cycle, or anything in it, with the no to a photo at each picture that is the same file. What is kept is not copied."""

    def made(value: object) -> object:
        if isinstance(value, Picture):
            answer = answers.get(_digest(folder, value.src) or "")
            return value.model_copy(update={"kind": "photo", "people": True, "consent": answer}) if answer else value
        if isinstance(value, Item):
            fields = {name: getattr(value, name) for name in type(value).model_fields}
            changes = {name: new for name, old in fields.items() if (new := made(old)) is not old}
            return value.model_copy(update=changes) if changes else value
        if isinstance(value, list):
            entries = [made(entry) for entry in value]
            return entries if any(new is not old for new, old in zip(entries, value)) else value
        if isinstance(value, dict):
            named = {name: made(entry) for name, entry in value.items()}
            return named if any(named[name] is not old for name, old in value.items()) else value
        return value

    return made(value)  # type: ignore[return-value]
