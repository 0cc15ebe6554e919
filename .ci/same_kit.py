"""Says whether two kits of one year, built with other versions of what dialogkit uses, hold the same.

    python .ci/same_kit.py FOLDER FOLDER

Pixels may differ, which Pillow and resvg draw, and how a stream is packed; each word, line and tag is dialogkit's own and may
not. Leaves with 1 where something else differs.
"""

from __future__ import annotations

import sys
from itertools import zip_longest
from pathlib import Path

import pikepdf

_OF_PACKING = {"/Length", "/Filter", "/DecodeParms"}


def told(thing: object) -> object:
    """What an object of a PDF says: entries and, unless it is a picture, what its stream holds unpacked."""
    if not isinstance(thing, pikepdf.Stream):
        return thing.unparse() if isinstance(thing, pikepdf.Object) else thing
    entries = {name: told(value) for name, value in thing.items() if name not in _OF_PACKING}
    return entries, None if thing.get("/Subtype") == "/Image" else thing.read_bytes()


def differing(one: Path, other: Path) -> list[int]:
    """The numbers of the objects that are not the same in two PDFs."""
    with pikepdf.open(one) as first, pikepdf.open(other) as second:
        pairs = enumerate(zip_longest(first.objects, second.objects), 1)
        return [number for number, (mine, yours) in pairs if told(mine) != told(yours)]


def main(one: Path, other: Path) -> int:
    names = sorted({path.name for folder in (one, other) for path in folder.glob("*.pdf")})
    wrong = 0
    for name in names:
        files = one / name, other / name
        if not all(file.exists() for file in files):
            said = "is in one kit only"
        elif files[0].read_bytes() == files[1].read_bytes():
            said = "the same bytes"
        elif objects := differing(*files):
            said = f"differs in the objects {objects[:10]}"
        else:
            said = "the same but for pixels and packing"
        wrong += said.startswith(("is", "differs"))
        print(f"{name}: {said}")
    return 1 if wrong or not names else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
