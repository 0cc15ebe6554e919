"""Marks that Word put before the words of a list, pasted along with it: each list on paper has marks of its own.

They are taken away before the year is read, so that the word behind one begins its sentence, and each is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogkit.cycle.schema import Shape, is_item, role_of
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Problem, Severity

BULLETS = "•·‣◦▪▫■□●○◆◇►▶➢➤❖⁃∙✓✔" + "".join(map(chr, range(0xF020, 0xF100)))
"""Those of Word, and of its fonts of symbols, whose letters have code points that no other font knows."""
_SPACE = "[ \t\u00a0]"
_BULLET = re.compile(rf"{_SPACE}*(?:(?P<mark>[{BULLETS}]+)(?:{_SPACE}+[{BULLETS}])*|(?P<star>\*)(?={_SPACE})){_SPACE}*(?=\S)")
_OTHER = re.compile(
    r"(?P<mark>[-–—−]|o(?=\t|[ \u00a0]{2}|[ \u00a0][A-ZÆØÅ])|\(?(?:[a-zæøå]|\d{1,2}|[ivx]{2,4})\))[ \t\u00a0]+(?=\S)"
)
_ORDINAL = re.compile(r"(?P<mark>(?:\d{1,2}|[a-z])\.)[ \t\u00a0]+(?=[A-ZÆØÅ«\"“(])")
_SAYS = ("text", "title", "item", "label")  # what an entry of a list begins with


def take_off_marks(source: Source) -> list[Problem]:
    """Changes the source's data, and gives a warning for each mark that was taken away."""
    texts = [(path, shape, value) for path, shape, value in source.values if isinstance(value, str) and path and _is_text(shape)]
    counted = _counted(texts)
    return [problem for path, shape, value in texts for problem in _taken(source, path, value, shape, path in counted)]


def _is_text(shape: Shape) -> bool:
    return is_item(shape.kind) or shape.kind is str and role_of(shape) != "file"


def _taken(source: Source, path: Path, text: str, shape: Shape, counted: bool) -> Iterator[Problem]:
    in_a_list = _entry(path) is not None and path[0] != "quotes"  # a quote may begin with the dash of speech
    pattern = _ORDINAL if counted else _OTHER
    first = _BULLET.match(text) or (pattern.match(text) if in_a_list else None)
    lines = (text[first.end() :] if first else text).split("\n")
    rest = "\n".join([lines[0], *(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in lines[1:])])
    if rest == text:
        return
    place = source.place_of(path)
    source.put(path, rest)
    line = source.excerpt(place)
    begins = line[place.column - 1 : place.column]
    if first and begins not in ("|", ">"):
        source.spots[path] = (place.line, place.column + first.end() + (begins in ("'", '"')))
    mark = _named(first) if first else "•"
    yield Problem("list-mark", place, {"mark": mark}, Severity.WARNING, line)


def _named(found: re.Match[str]) -> str:
    mark = found["mark"] or found["star"]
    return mark if mark.isprintable() and mark < "\ue000" else f"U+{ord(mark[0]):04X}"


def _counted(texts: list[tuple[Path, Shape, str]]) -> set[Path]:
    """The entries of lists that are numbered 1. 2. 3. or a. b. c. throughout. One alone may be a date, or a floor of a house."""
    lists: dict[Path, dict[int, tuple[Path, str]]] = {}
    for path, _, text in texts:
        entry = _entry(path)
        if entry is not None:
            lists.setdefault(path[: len(path) - 1 - (path[-1] != entry)], {}).setdefault(entry, (path, text))
    found: set[Path] = set()
    for entries in lists.values():
        marks = [match["mark"] if (match := _ORDINAL.match(text)) else "" for _, text in entries.values()]
        numbers, letters = (
            [f"{number}." for number in range(1, len(marks) + 1)],
            [f"{chr(96 + n)}." for n in range(1, len(marks) + 1)],
        )
        if len(marks) > 1 and marks in (numbers, letters):
            found |= {path for path, _ in entries.values()}
    return found


def _entry(path: Path) -> int | None:
    """The number of the list's entry that a text is, or is what it begins with."""
    step = path[-2] if len(path) > 1 and path[-1] in _SAYS else path[-1]
    return step if isinstance(step, int) else None
