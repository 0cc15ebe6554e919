"""What is still to be asked about: quotes and photos that wait for an answer. Papers that ask show these, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from dialogkit import limits
from dialogkit.checks.echo import ALONE, words_of
from dialogkit.clearing.select import Cleared, Gate, LeftOut, file_of, without
from dialogkit.cycle.model import Consent, Cycle, Picture, Quote, photos_of
from dialogkit.terms import NOES


def asked_about(cycle: Cycle, gate: Gate) -> Cleared:
    """The cycle with those quotes and photos of people alone that wait for an answer, and without what groups have said.

    What somebody has said no to is not asked about again: not under another id, nor whatever else stands on the same paper form
    (that a no to a photo holds for each file that is the same, `cycle.consents` sees to). In an edition for anybody nothing
    is asked. Those that no print has room for are asked about later, when these are answered.
    """
    refusals = _Refusals(cycle)
    open_to_ask = gate.edition == "internal"
    waiting = [quote for quote in cycle.quotes if open_to_ask and refusals.may_ask(quote)]
    quotes = waiting[: limits.ASKED]
    photos = [*photos_of(cycle)]
    files = {file_of(photo.src) for photo in photos}
    open_files = dict.fromkeys(file_of(photo.src) for photo in photos if open_to_ask and refusals.may_ask(photo))
    asked = {*islice(open_files, limits.ASKED - len(quotes))}
    members = [member for member in cycle.working_group if member.publish]
    kept = cycle.model_copy(update={"quotes": quotes, "tasks": [], "working_group": members})
    others = (photo for photo in photos if file_of(photo.src) not in asked)
    left_out = [LeftOut("picture", photo.src, photo.at, "unasked", False) for photo in others]
    later = len(waiting) + len(open_files) - len(quotes) - len(asked)
    return Cleared(without(kept, {quote.id for quote in quotes}, files - asked), left_out, later)


class _Refusals:
    """All that somebody has said no to in a year."""

    def __init__(self, cycle: Cycle):
        quotes = [quote for quote in cycle.quotes if _is_no(quote.consent)]
        photos = [photo for photo in photos_of(cycle) if _is_no(photo.consent)]
        tasks = [task.consent for task in cycle.tasks if _is_no(task.consent)]
        self._words = {words for quote in quotes if len(words := words_of(quote.text)) >= ALONE}
        self._forms = _forms([*(quote.consent for quote in quotes), *(photo.consent for photo in photos), *tasks])

    def may_ask(self, item: Quote | Picture) -> bool:
        """Whether it waits for an answer, and nothing that is the same has got a no."""
        consent = item.consent
        if consent is None or consent.status != "pending" or not self._forms.isdisjoint(_forms([consent])):
            return False
        return isinstance(item, Picture) or words_of(item.text) not in self._words


def _is_no(consent: Consent | None) -> bool:
    return consent is not None and consent.status in NOES


def _forms(consents: Iterable[Consent | None]) -> set[str]:
    """The paper forms that some consents point at, however their numbers are written."""
    return {consent.ref.casefold().strip() for consent in consents if consent and consent.ref}
