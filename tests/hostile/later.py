# ruff: noqa: E501 — one attack, one line
"""What is kept of a year from one day to the next: promises, what meetings wish, and who has said yes to what."""

from __future__ import annotations

import json
from pathlib import Path

from hostile import file, kind, listed, quoted, year
from hostile.pictures import png
from hostile.public import word

TOLD = ("check", "status", "materials", "new 2028 --from @ --dir @")
YESES = ("status", "consents", "consents --pdf", "withdraw @ nothing --dry-run", "withdraw @ paper", "new 2028 --from @ --dir @")


@kind("promises", 100, 1_000, 2_500, honest=True, commands=TOLD)
def _promises(folder: Path, size: int) -> None:
    more = "owner: Kjøkkenet, due: 2026-06-01, status: doing, since: 2021, symbol: home, theme: one, n: 7"
    year(
        folder,
        promises=listed(
            size,
            lambda n: f"{{text: Vi lager en plan for {word(n)}, {more}, history: ['I 2022: avtalt', 'I 2023: under arbeid']}}",
        ),
    )


@kind("promises of long ago", 100, 1_000, 2_500, honest=True, commands=TOLD)
def _history(folder: Path, size: int) -> None:
    """One has been moved from year to year, again and again, beside as many that have no more than their text."""
    told = json.dumps([f"I {2000 + n % 26}: ikke gjort, {word(n)}" for n in range(size)], ensure_ascii=False)
    year(
        folder, promises=f"[{{text: Vi pusser opp, history: {told}}}, {', '.join(f'Vi vil {word(n)}' for n in range(size - 1))}]"
    )


@kind("promises that are none", 100, 1_000, 9_900, commands=TOLD)
def _no_promises(folder: Path, size: int) -> None:
    odd = (
        "{}",
        "[]",
        "~",
        "{text: []}",
        "{text: A, n: -1}",
        "{text: A, since: 99999}",
        "{text: A, due: 0}",
        "{text: A, history: {a: b}}",
    )
    year(folder, promises=listed(size, lambda n: odd[n % len(odd)]))


@kind("meetings in short", 100, 1_000, 2_500, honest=True, commands=TOLD)
def _in_short(folder: Path, size: int) -> None:
    """What is said at the head of the minutes, at their end, and of the meeting that follows."""
    lines = json.dumps([f"Vi snakket om {word(n)}." for n in range(size)], ensure_ascii=False)
    wishes = json.dumps([f"Tur til {word(n)}" for n in range(size)], ensure_ascii=False)
    year(
        folder,
        events=f"[{{id: m, kind: meeting, title: Møte, in_short: {lines}, feedback: {lines}, closing: {lines}, next: {{text: {lines}, changes: {lines}, wishes: {wishes}}}}}]",
    )


@kind("wishes of many meetings", 4, 40, 240, honest=True, commands=TOLD)
def _wishes(folder: Path, size: int) -> None:
    """Each wishes much, and all of it is a theme of the year that follows: more than a year may have."""

    def meeting(n: int) -> str:
        wishes = json.dumps([f"Tur til {word(240 * n + each)}" for each in range(240)])
        return f"{{id: m{n}, kind: meeting, title: Møte {n}, next: {{wishes: {wishes}}}}}"

    year(folder, events=listed(size, meeting))


@kind("one form for all", 100, 1_000, 9_900, honest=True, commands=YESES)
def _one_form(folder: Path, size: int) -> None:
    """Whoever takes back that one yes has said all of it."""
    given = "consent: {status: given, scope: [game, report], not_in: [web], ref: Paper, date: 2026-01-02, expires: 2027-01-01}"
    year(
        folder,
        quotes=listed(size, lambda n: f"{{id: k{n}, text: Jeg liker {word(n)}, {given}}}"),
        findings="[{id: f, text: Vi vil ha mer tid}]",
    )


LETTERS = [chr(97 + 7 * number % 26) for number in range(190)]


@kind("forms with long numbers", 10, 100, 500, honest=True, commands=(*YESES, f"withdraw @ {''.join(LETTERS)} --dry-run"))
def _forms(folder: Path, size: int) -> None:
    """All have the letters of what is typed, in another order."""
    given = "consent: {status: pending, ref: %s}"
    refs = [LETTERS[n % 190 :] + LETTERS[: n % 190 : -1] for n in range(size)]
    year(
        folder,
        quotes=listed(size, lambda n: f"{{id: k{n}, text: Det er fint, {given % quoted(''.join(refs[n]))}}}"),
        findings="[{id: f, text: Vi vil ha mer tid}]",
    )


@kind("photos of people with forms", 10, 100, 900, honest=True, commands=YESES)
def _people(folder: Path, size: int) -> None:
    """One file, in as many places as a year may name it, each with a yes of its own."""
    file(folder, "p.png", png(300, 200))
    year(
        folder,
        "symbols:\n"
        + "".join(
            f"  s{n}: {{src: p.png, alt: To beboere, kind: photo, people: ja, consent: {{status: given, scope: [report], ref: Paper}}}}\n"
            for n in range(size)
        ),
    )
