"""Prints what the largest honest years cost: processor seconds, memory and pages of a build. Asserts only that it succeeds.

    python benchmarks/large.py [SHARE]

`SHARE` makes them smaller: 0.1 is a tenth. `dialogkit.limits` asks for 1,000 quotes and 500 pages with ease, and for 10,000 cards
and 2,000 pages at all.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAD = """\
dialogkit: 1
lang: nb
cycle: {year: 2026}
kit: {title: Dialogpakken}
organisation: {municipality: Fjordvik kommune, service_place: Solbakken}
"""
WHO = "Vi Jeg Beboerne Alle Mange Noen".split()
WILL = ["vil", "kan", "får ofte", "skal", "liker å", "ønsker å", "må alltid", "pleier å", "får lov til å", "prøver å"]
DO = "lage bake handle velge vaske planlegge bestemme bruke finne rydde pynte prate lese synge bygge male".split()
WHAT = "maten turen kaken rommet dagen musikken filmen hagen benken planen festen duken boka laget stolen lyset".split()
WHEN = ["om morgenen", "på fredager", "etter middag", "i helgene", "sammen", "uten hjelp", "i ro og mak", "når det passer", "ute"]


def sentences() -> Iterator[str]:
    """Sentences for plain reading, 150,000 and more, no two the same."""
    for when, will, do, what, who in product(WHEN, WILL, DO, WHAT, WHO):
        yield f"{who} {will} {do} {what} {when}."


def cards(count: int) -> str:
    """A year with so many quotes, each with consent, that all become cards."""
    said = sentences()
    consent = "consent: {status: given, scope: [game, report], ref: Skjema 3, date: 2026-03-01, expires: 2030-01-01}"
    more = f"event: e, tone: good, who: user, edited: no, {consent}"
    rows = [f"  - {{id: q{number}, text: {next(said)}, theme: t{number % 4}, {more}}}\n" for number in range(count)]
    themes = "".join(f"  - {{id: t{number}, title: Tema {number}}}\n" for number in range(4))
    return f"{HEAD}themes:\n{themes}events:\n  - {{id: e, kind: conference, date: 2026-02-01}}\nquotes:\n{''.join(rows)}"


def pages(count: int) -> str:
    """A year whose report has about so many pages: what groups noted, findings, and rounds of solutions."""
    said, count = sentences(), count * 23 // 25  # what it was reckoned with were smaller pages
    text = [HEAD, "events:\n  - {id: e, kind: conference, date: 2026-02-01}\nthemes:\n"]
    themes = max(1, count // 20)
    text += [f"  - {{id: t{number}, title: Tema nummer {number}}}\n" for number in range(themes)]
    text.append("tasks:\n")
    consent = "{status: given, scope: [report]}"
    for number in range(count // 6):
        text.append(f"  - id: o{number}\n    title: Oppgave {number}\n    theme: t{number % themes}\n    event: e\n")
        text.append(f"    consent: {consent}\n    groups:\n")
        for group in range(1, 5):
            text.append(f"      - n: {group}\n        points:\n" + "".join(f"          - {next(said)}\n" for _ in range(10)))
            text.append("        sections:\n          - heading: Mer\n            points:\n")
            text += [f"              - {next(said)}\n" for _ in range(8)]
    text.append("findings:\n")
    for number in range(count * 2 // 5):
        text.append(f"  - {{id: f{number}, theme: t{number % themes}, level: home, tone: good, text: {next(said)}}}\n")
    text.append("solutions:\n")
    for number in range(count * 2 // 5):
        text.append(f"  - id: s{number}\n    finding: f{number}\n")
        for name in ("ideas", "obstacles", "obstacle_ideas"):
            text.append(f"    {name}:\n" + "".join(f"      - {next(said)}\n" for _ in range(4)))
        text.append("    proposals:\n")
        text += [f"      - {{text: {next(said)}, level: home, owner: Kjøkkenet, due: 2026-12-01}}\n" for _ in range(3)]
    return "".join(text)


def cost(name: str, text: str, material: str) -> None:
    """Build one material of a year, and print what that took."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "cycle.yaml").write_text(text, encoding="utf-8")
        child = subprocess.Popen(
            [sys.executable, "-m", "dialogkit", "build", folder, "--only", material], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        out = child.stdout.read() if child.stdout else ""
        seconds, memory = float("nan"), float("nan")
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            seconds, memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        assert child.wait() == 0, out
        told = out.splitlines()[0].rpartition(", ")[2]
        print(f"{name:<14} {len(text) / 1e6:5.1f} MB of text {seconds:7.1f} s {memory:6.0f} MB   {told}", flush=True)


def main() -> None:
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for count in (1_000, 10_000):
        cost(f"{count:,} quotes", cards(round(count * share)), "cards")
    for count in (500, 2_000):
        cost(f"{count:,} pages", pages(round(count * share)), "report")


if __name__ == "__main__":
    main()
