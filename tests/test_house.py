"""The measures of the house: files and folders small enough to be read, and names that tell rooms apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from sources import FILES, PACKAGE

LINES, MODULES = 400, 15


def too_long(files: dict[str, int]) -> list[str]:
    """Files of so many lines, by their names, that have more than one reads."""
    return [name for name, lines in files.items() if lines >= LINES]


def too_full(files: list[Path]) -> list[str]:
    folders = Counter(path.parent.as_posix() for path in files)
    return [folder for folder, count in folders.items() if count > MODULES]


def alike(files: list[Path]) -> list[str]:
    """Modules of one name in rooms that lie beside each other, or one in the other."""
    rooms = defaultdict(list)
    for path in files:
        if path.stem != "__init__":
            rooms[path.stem].append(path.parent)
    return [
        name
        for name, found in rooms.items()
        for one in found
        for other in found
        if one != other and (other.parent in (one, one.parent))
    ]


def test_files_and_folders_stay_small_and_names_differ() -> None:
    files = [path.relative_to(PACKAGE) for path in FILES]
    assert len(files) > 200
    assert too_long({str(path): len((PACKAGE / path).read_text(encoding="utf-8").splitlines()) for path in files}) == []
    assert too_full(files) == []
    assert alike(files) == []


def test_what_is_too_long_or_too_full_is_found() -> None:
    assert too_long({"a.py": 399, "b.py": 400}) == ["b.py"]
    assert too_full([Path(f"room/{n}.py") for n in range(16)] + [Path(f"other/{n}.py") for n in range(15)]) == ["room"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["press/flow/look.py", "press/game/look.py"], True),
        (["press/look.py", "press/game/look.py"], True),
        (["press/flow/look.py", "kit/reprint/look.py"], False),
        (["press/__init__.py", "press/game/__init__.py"], False),
    ],
)
def test_two_of_one_name_are_found_in_neighbouring_rooms(files: list[str], expected: bool) -> None:
    assert bool(alike([Path(file) for file in files])) == expected
