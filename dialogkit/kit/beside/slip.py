"""The slip that confirms to a person that a yes is taken back. It says what is done about it, and repeats no word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.mistakes.habits import id_of
from dialogkit.disk.journal import hash_of
from dialogkit.kit.beside.put import put_beside
from dialogkit.kit.build import bench_of
from dialogkit.kit.order import Order
from dialogkit.kit.reprint import manifest
from dialogkit.kit.withdrawal.found import Match
from dialogkit.markup.parser import parse
from dialogkit.press.document import press
from dialogkit.problems import DialogkitError, errors_in
from dialogkit.resources import templates_folder
from dialogkit.templating.environment import environment, render
from dialogkit.templating.seen.view import View

NAME = "withdrawn"
_TEMPLATE = f"{NAME}.xml.j2"


def write_slip(loaded: Loaded, what: str, found: Sequence[Match], out: Path, today: date) -> Path:
    """Write the slip for a reference or a name into the folder of the year's kit, and give its path.

    Raises DialogkitError where it cannot be laid out, and FileError where a file of that name is not dialogkit's.
    """
    order = Order(today=today)
    bench, _ = bench_of(loaded, order, {}, True)
    words, cycle = loaded.words, loaded.cycle
    view = View(cycle, words)
    seen = {
        "t": view.t,
        "day": words.day,
        "kit": view.with_year(cycle.kit.title),
        "today": today,
        "kinds": [kind for kind in ("quote", "photo", "groups") if any(each.kind == kind for each in found)],
        "ref": next((each.consent.ref for each in found if each.consent and each.consent.ref), None),
        "contact": cycle.contact,
        "place": cycle.organisation.service_place,
    }
    tree = parse(render(environment(Folder(templates_folder())), _TEMPLATE, seen), _TEMPLATE)
    tree.attrs |= {"lang": words.code, "reading": "easy"}
    made = press(tree, bench.fonts, bench.book, bench.stamp, order.job(cycle))
    if errors_in(made.problems):
        raise DialogkitError(made.problems)
    label = id_of(what) or hash_of(what.encode("utf-8", "surrogatepass"))[:8]
    name, year = f"{NAME}-{label[:40].lower()}.pdf", manifest.year_of(loaded.folder)
    entry = manifest.File(pages=made.pages, sha256=hash_of(made.data), material=NAME, holds={}, of=year)
    put_beside(out, name, made.data, entry)
    return out / name
