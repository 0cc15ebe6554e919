"""The rules find what is private in everyday sentences, and leave the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from private_rates import alarms, rates


@pytest.mark.parametrize(("with_names", "least"), [(False, 0.85), (True, 0.95)])
def test_most_of_what_is_private_is_found(tmp_path: Path, with_names: bool, least: float) -> None:
    counted = rates(tmp_path, with_names)
    assert counted.all.total() >= 200
    assert counted.rate >= least, counted.missed


def test_little_that_is_harmless_is_taken_for_private(tmp_path: Path) -> None:
    counted = alarms(tmp_path)
    assert counted.all.total() >= 400
    assert counted.rate <= 0.02, counted.alarms
