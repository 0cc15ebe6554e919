"""How much of what is private the rules find, and how often they take what is harmless for private.

`python tests/private_rates.py` prints both by kind, and what is missed. The sentences in tests/private are written from life.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from dialogkit.checks.privacy.cycle_privacy import findings
from dialogkit.problems import Severity
from dialogkit.words import LANGS
from paper import loaded

HERE = Path(__file__).parent / "private"
START = """\
lang: {lang}
cycle: {{year: 2026}}
kit: {{title: Package}}
organisation: {{municipality: Fjordvik kommune, service_place: Solbakken}}
privacy: {{names_file: names.txt}}
"""


@dataclass
class Rates:
    """Sentences by kind, those in which nothing is found, and in how many something is."""

    all: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return self.found.total() / self.all.total()


def lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def told(folder: Path, lang: str, texts: list[str], names: list[str]) -> set[int]:
    """The numbers of the quotes of which more is told than a notice, in the public edition of a year with a list of `names`."""
    (folder / "names.txt").write_text("\n".join(names), encoding="utf-8")
    quotes = [{"id": f"q{number}", "text": text} for number, text in enumerate(texts)]
    year = loaded(folder, f"quotes: {json.dumps(quotes, ensure_ascii=False)}\n", START.format(lang=lang))
    found = ((said.path, each.levels[True]) for said, each, _ in findings(year))
    return {
        int(path[1])
        for path, level in found
        if path[:1] == ("quotes",) and path[-1] == "text" and level not in (None, Severity.NOTICE)
    }


def rates(folder: Path, with_names: bool = False) -> Rates:
    """Of the planted sentences of all three languages."""
    counted, names = Rates(), lines("names.txt") if with_names else []
    for lang in LANGS:
        rows = [line.split(" | ", 1) for line in lines(f"planted-{lang}.txt")]
        found = told(folder, lang, [text for _, text in rows], names)
        counted.all.update(kind for kind, _ in rows)
        counted.found.update(rows[number][0] for number in found)
        counted.missed += (f"{lang} {kind}: {text}" for number, (kind, text) in enumerate(rows) if number not in found)
    return counted


def alarms(folder: Path) -> Rates:
    """Of the harmless ones."""
    counted = Rates()
    for lang in LANGS:
        texts = [*lines(f"harmless-{lang}.txt"), *lines(f"everyday-{lang}.txt")]
        found = told(folder, lang, texts, [])
        counted.all[lang], counted.found[lang] = len(texts), len(found)
        counted.alarms += (f"{lang}: {texts[number]}" for number in sorted(found))
    return counted


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for title, one in (
            ("found without a list of names", rates(Path(folder))),
            ("found with one", rates(Path(folder), with_names=True)),
            ("false alarms", alarms(Path(folder))),
        ):
            print(f"{title}: {one.found.total()} of {one.all.total()}, {one.rate:.1%}")
            print("  " + ", ".join(f"{kind} {one.found[kind]}/{count}" for kind, count in one.all.items()))
            print(*(f"  - {line}" for line in (*one.missed, *one.alarms)), sep="\n")
