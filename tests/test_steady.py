"""The tests themselves: they find the same today and tomorrow, whatever runs before them or beside them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def examples() -> list[tuple[str, int]]:
    """What Hypothesis gives a test."""
    given_to_it = []

    @given(st.text(), st.integers())
    def look(text: str, number: int) -> None:
        given_to_it.append((text, number))

    look()
    return given_to_it


@pytest.mark.skipif(not settings.default.derandomize, reason="new examples are looked for")
def test_what_is_loaded_does_not_choose_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = examples()
    constants = "".join(f"W{number} = 'word {number}'\nN{number} = {number * 1_000_003}\n" for number in range(200))
    (tmp_path / "words_and_numbers.py").write_text(constants, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    import_module("words_and_numbers")
    assert examples() == before
