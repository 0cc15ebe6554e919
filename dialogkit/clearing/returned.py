"""What is left out and comes back by another door: the words of a quote without a yes, a name that is not to be printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dialogkit import limits
from dialogkit.checks.echo import Echoes, Words, sentences_of, words_of
from dialogkit.checks.pack_texts import said_in_packs
from dialogkit.checks.privacy.own_templates import template_lines
from dialogkit.checks.privacy.voices import Said, said_texts
from dialogkit.checks.privacy.word_lists import homographs
from dialogkit.clearing.groups import too_few
from dialogkit.clearing.select import Gate, may_print
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Consent, Cycle
from dialogkit.problems import DialogkitError, Problem, Severity
from dialogkit.terms import NOES, Medium

_PUBLIC: set[Medium] = {"report", "web"}
_NOT_PRINTED = ("file", "own", "privacy")
_NOT_PUBLIC = ("poster", "game", "parts")
"""Sections that no public edition holds."""
_AGREED = ("measures",)
"""Sections of what was agreed by all in the words of a group: they are the meeting's own, unless somebody has said no."""
_SHORTEST, _LONGEST = 3, 9  # letters of a name that stands alone, and words of which a name is looked for


@dataclass(frozen=True, slots=True)
class _Kept:
    """A text that is left out. `name` is its quote's or task's id; `strict` where somebody has said no, `given` where the yes
    holds for something else only."""

    said: Said
    name: str
    strict: bool
    given: bool


def check_returned(loaded: Loaded, gate: Gate) -> Iterator[Problem]:
    """A problem at both places for each text that says what is left out. Where somebody has said no, nothing is printed.

    Raises DialogkitError where more is left out than any year has.
    """
    consents = dict(_consents(loaded.cycle))
    few = too_few(loaded.cycle)
    kept: list[_Kept] = []
    others: list[Said] = []
    names: list[Said] = []
    for said in (*said_texts(loaded.source), *said_in_packs(loaded), *template_lines(loaded.folder)):
        mark = loaded.source.place_of(said.path[:2]).mark
        if said.role == "member" and said.path[0] == "working_group":
            names += [said] if mark in consents else []
        elif said.role in _NOT_PRINTED:
            continue
        elif mark in consents and (one := _left_out(said, *consents[mark], gate, few)):
            kept.append(one)
        else:
            others.append(said)
    yield from _said_again(loaded, sorted(kept, key=lambda one: (not one.strict, one.given)), others, gate)
    yield from _named_again(loaded, names, others, gate)


def _consents(cycle: Cycle) -> Iterator[tuple[str, tuple[str, Consent | None]]]:
    """What needs a yes by its place, with its name; members of the group who are not to be named as well."""
    yield from ((quote.at, (quote.id, quote.consent)) for quote in cycle.quotes)
    yield from ((task.at, (task.id, task.consent)) for task in cycle.tasks)
    yield from ((member.at, ("", None)) for member in cycle.working_group if not member.publish)


def _left_out(said: Said, name: str, consent: Consent | None, gate: Gate, few: bool) -> _Kept | None:
    """The text if it is left out. Where `few` live, the public edition leaves out all that was said."""
    if said.role not in ("quote", "said"):
        return None
    strict = consent is not None and consent.status in NOES
    given = may_print(consent, set(), gate.day)
    if given and (gate.edition == "internal" or may_print(consent, _PUBLIC, gate.day) and not few):
        return None
    return _Kept(said, name, strict, given)


def _said_again(loaded: Loaded, kept: list[_Kept], others: list[Said], gate: Gate) -> Iterator[Problem]:
    echoes = Echoes([one.said.text.origin for one in kept]) if kept else None
    if echoes and echoes.too_many is not None:
        place = kept[echoes.too_many].said.place
        raise DialogkitError(Problem("too-much-left-out", place, {"limit": limits.LEFT_OUT_WORDS}))
    for said, number in _echoed(echoes, others) if echoes else ():
        one, section = kept[number], said.path[0] if said.path else ""
        if one.given and section in _NOT_PUBLIC or section in _AGREED and one.said.path[0] == "tasks" and not one.strict:
            continue
        severity = Severity.ERROR if one.strict or gate.edition == "public" else Severity.WARNING
        yield Problem("says-what-is-left-out", said.place, {"name": one.name, "at": _at(one.said, said)}, severity)
        yield Problem("left-out-but-said", one.said.place, {"name": one.name, "at": _at(said, one.said)}, severity)


def _echoed(echoes: Echoes, others: list[Said]) -> Iterator[tuple[Said, int]]:
    """The texts that say again what another has said, with its number; also where two or three in a row do so together."""
    row: list[list[Words]] = []
    for said in others:
        row = [*row[-2:], sentences_of(said.text.origin)]
        if (number := echoes.of_last(row)) is not None:
            yield said, number
            row = []


def _named_again(loaded: Loaded, names: list[Said], others: list[Said], gate: Gate) -> Iterator[Problem]:
    """A full name, or one that stands alone with its capital letter, in another text."""
    severity = Severity.ERROR if gate.edition == "public" else Severity.WARNING
    by_words: dict[Words, list[Said]] = {}
    for name in names:
        words = words_of(name.text.origin)[:_LONGEST]
        if len(words) > 1 or words and len(words[0]) >= _SHORTEST and words[0] not in homographs():
            by_words.setdefault(words, []).append(name)
    lengths: dict[str, set[int]] = {}
    for words in by_words:
        lengths.setdefault(words[0], set()).add(len(words))
    for said in others if names else ():
        words = words_of(said.text.origin)
        rows = (words[at : at + length] for at, first in enumerate(words) for length in lengths.get(first, ()))
        for row in dict.fromkeys(row for row in rows if row in by_words):
            for name in [name for name in by_words[row] if _is_name(name, said)][:1]:
                yield Problem("names-who-is-not-named", said.place, {"at": _at(name, said)}, severity)
                yield Problem("not-named-but-is", name.place, {"at": _at(said, name)}, severity)


def _is_name(name: Said, said: Said) -> bool:
    """A name of one word must stand with its capital letter."""
    text = name.text.text.strip()
    return " " in text or text in said.text.text


def _at(said: Said, seen_from: Said) -> str:
    """Where a text stands, as it is told at another."""
    return said.place.seen_from(seen_from.place.file)
