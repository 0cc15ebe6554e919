"""What must be in order before an edition is made, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogkit.checks.privacy.cycle_privacy import check_private
from dialogkit.clearing.groups import too_few
from dialogkit.clearing.returned import check_returned
from dialogkit.clearing.reviewed import Reviewed, read_reviewed
from dialogkit.clearing.select import Gate
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Consent, Cycle, Picture, items, pictures
from dialogkit.cycle.packs.model import PackPicture
from dialogkit.cycle.residents import residents
from dialogkit.problems import DialogkitError, Place, Problem, Severity
from dialogkit.processes import process_of
from dialogkit.terms import Edition

_OF_CAMERAS = (".jpg", ".jpeg")


def reviewed_for(loaded: Loaded, edition: Edition) -> tuple[Reviewed | None, list[Problem]]:
    """What a person must have read in an edition, and has; None for the internal one. And what is wrong with the file."""
    if edition == "internal":
        return None, []
    try:
        return read_reviewed(loaded.folder), []
    except DialogkitError as error:
        return None, list(error.problems)


def check_edition(loaded: Loaded, gate: Gate, reviewed: Reviewed | None = None) -> Iterator[Problem]:
    """Warnings in the internal edition. In the public one, what must not be published is an error.

    The list of names may be missing where all has been `reviewed` by a person who had it: it is on no machine but that one.
    """
    returned = list(check_returned(loaded, gate))  # first, since it ends what is no year
    for problem in check_private(loaded, gate.edition):
        known = problem.code == "names-file-missing" and reviewed is not None and reviewed.had_names
        yield replace(problem, severity=Severity.NOTICE) if known else problem
    yield from returned
    cycle, public = loaded.cycle, gate.edition == "public"
    severity = Severity.ERROR if public else Severity.WARNING
    until = cycle.privacy.retention_until
    if until and until < gate.day:
        yield loaded.source.problem("kept-too-long", ("privacy", "retention_until"), severity, day=until)
    yield from _photos_perhaps(loaded, severity)
    if not public:
        return
    yield from _nothing_for_the_web(cycle)
    if process_of(cycle).is_open and not cycle.quotes:  # who reads it need not know how many residents there are
        return
    count, least = residents(cycle), cycle.privacy.min_group
    if count is None:
        yield loaded.source.problem("residents-unknown", ("organisation",), at_key=True, least=least)
    elif too_few(cycle):
        yield loaded.source.problem("few-residents", ("organisation",), Severity.WARNING, at_key=True, count=count, least=least)
    if not cycle.checked_by:
        yield Problem("not-checked", Place(loaded.source.file), severity=Severity.WARNING)


def _nothing_for_the_web(cycle: Cycle) -> Iterator[Problem]:
    """One line for a year, or a file of before `web` meant the public edition, in which every yes is for something else."""
    given = [item for _, item in items(cycle) if isinstance(item, Consent) and item.status == "given"]
    if given and not any("web" in consent.scope for consent in given):
        yield Problem("nothing-for-the-web", Place.parse(given[0].at), severity=Severity.WARNING)


def _photos_perhaps(loaded: Loaded, severity: Severity) -> Iterator[Problem]:
    """Pictures in the form that cameras give, of which nothing says whether they are photos: those need consent."""
    for path, item in pictures(loaded.cycle):
        if _is_photo_perhaps(item, item.src):
            yield loaded.source.problem("photo-perhaps", (*path, "src"), severity, name=item.src)
    for pack in loaded.packs.packs:
        unsaid = () if "kind" in pack.about.model_fields_set else pack.symbols
        first = next((each for each in unsaid if _is_photo_perhaps(each.picture, each.src)), None)
        if first:  # `kind` is said once for all of a pack
            yield Problem("photo-perhaps", first.place, {"name": first.src}, severity)


def _is_photo_perhaps(picture: Picture | PackPicture, src: str) -> bool:
    return "kind" not in picture.model_fields_set and src.lower().endswith(_OF_CAMERAS)
