"""What `tools/same_bytes.py` tells of two runs. That it sees a page move, it has shown by hand: a run takes a minute."""

from __future__ import annotations

from tools.same_bytes import _texts, differences, read, written

BEFORE = {
    "kit/cards.pdf": "aa",
    "kit/poster.pdf": "bb",
    "kit/manifest.json": _texts(['{"pages": 1}']),
    "kit/said": _texts(["ok", "a\u2028b"]),
}


def test_what_was_saved_is_read_again() -> None:
    assert read(written(BEFORE)) == BEFORE
    assert [line for line in differences(BEFORE, BEFORE) if not line.endswith(" differ")] == []


def test_each_thing_that_differs_is_told() -> None:
    after = {
        "kit/cards.pdf": "cc",
        "kit/board.pdf": "dd",
        "kit/manifest.json": _texts(['{"pages": 2}']),
        "kit/said": _texts(["ok"]),
    }
    assert list(differences(BEFORE, after)) == [
        "files: 3 of 3 differ",
        "  new: kit/board.pdf",
        "  differs: kit/cards.pdf",
        "  missing: kit/poster.pdf",
        "manifests: 1 of 1 differ",
        "  differs: kit/manifest.json",
        '    -{"pages": 1}',
        '    +{"pages": 2}',
        "what is said: 1 of 1 differ",
        "  differs: kit/said",
        "    -a\u2028b",
    ]
