"""The slip that confirms to a person that a yes is taken back. It says what is done about it, and repeats no word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dialogkit.cycle.consents.subjects import Subject
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.mistakes.habits import id_of
from dialogkit.disk.journal import hash_of
from dialogkit.kit.beside.put import put_beside, written
from dialogkit.kit.build import bench_of
from dialogkit.kit.order import Order
from dialogkit.templating.wording.people import with_people

NAME = "withdrawn"


def slip_file(what: str, out: Path) -> Path:
    """The path of the slip for a reference or a name in the folder of the year's kit."""
    label = id_of(what) or hash_of(what.encode("utf-8", "surrogatepass"))[:8]
    return out / f"{NAME}-{label[:40].lower()}.pdf"


def write_slip(loaded: Loaded, found: Sequence[Subject], file: Path, today: date) -> None:
    """Write the slip into its file. Raises as `put_beside`."""
    cycle, words = loaded.cycle, loaded.words
    seen = {
        "t": with_people(cycle, words),
        "day": words.day,
        "today": today,
        "kinds": [kind for kind in ("quote", "photo", "groups") if any(each.kind == kind for each in found)],
        "ref": next((each.consent.ref for each in found if each.consent and each.consent.ref), None),
        "contact": cycle.contact,
    }
    bench, _ = bench_of(loaded, Order(today=today), {}, True)
    put_beside(bench, written(loaded, NAME, seen, "easy"), file, NAME, {})
