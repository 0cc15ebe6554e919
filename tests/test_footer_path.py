"""The path below a page: of its stops, the one that the page belongs to is full."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogkit.cycle.load import load
from dialogkit.paper import mm
from dialogkit.processes import process_of
from kits import Shelf
from layout.facts import RUNNING, Facts, read
from paper import built

YEAR = "solbakken-2026"
_FOOT, _LARGEST = 26 * mm, 8 * mm  # on A3 as well, whose sheets may be enlarged more
WHITE = (1.0, 1.0, 1.0)


def full(found: Facts) -> dict[int, list[int]]:
    """By page, which stops of its path are full, counted from the left; pages without a path are left out."""
    discs = [mark for mark in found.ofkind("area") if mark.box[3] < _FOOT and max(mark.sides) < _LARGEST]
    by_page = {page: sorted((mark for mark in discs if mark.page == page), key=lambda mark: mark.box[0]) for page in range(99)}
    return {page: [n for n, mark in enumerate(path) if mark.colour != WHITE] for page, path in by_page.items() if path}


@pytest.mark.parametrize("name", ["programme", "guide", "invitation", "minutes-verkstedet", "themes"])
def test_each_page_shows_which_meeting_it_is_for(shelf: Shelf, name: str) -> None:
    cycle = load(shelf.year(YEAR)).cycle
    stops = [part.id for part in cycle.parts]
    assert list(process_of(cycle).stops) != stops  # so their order is the year's own
    kinds = {
        "programme": ["conference", "workshop", "solutions_conference"],
        "guide": stops,
        "invitation": ["conference", "solutions_conference"],
        "minutes-verkstedet": ["workshop"],
        "themes": ["conference"],
    }[name]
    found = full(shelf.told(read, shelf.kit(YEAR, "--all")[name]))
    assert found and all(len(each) == 1 for each in found.values()), found
    assert list(dict.fromkeys(each[0] for each in found.values())) == sorted(stops.index(kind) for kind in kinds)


@pytest.mark.parametrize("name", ["programme", "guide", "minutes-verkstedet"])
def test_a_page_that_goes_on_has_the_colour_of_the_one_before(shelf: Shelf, name: str) -> None:
    """And one that begins with a title and no band that of the title."""
    found = shelf.told(read, shelf.kit(YEAR, "--all")[name])
    dots = {mark.colour for mark in found.ofkind("area") if mark.box[3] < _FOOT and max(mark.sides) < _LARGEST} - {WHITE}
    assert len(found.sizes) > 1 and len(dots) == 1


@pytest.mark.parametrize("place", ["Solbakken", "Solbakken bofellesskap og aktivitetssenter i Fjordvik"])
def test_a_long_name_of_the_place_is_told_whole_below_a_page(tmp_path: Path, place: str) -> None:
    """On one line: the path has no room beside it then."""
    year = "cycle: {year: 2027}\nkit: {title: Slik vil vi ha det hjemme hos oss og på turene i året}\n"
    year += f"organisation: {{municipality: Fjordvik, service_place: {place}}}\ncontact: {{name: Vi, phone: 22 00 00 00}}\n"
    more = "themes: [{id: a, title: Å bo her}]\nevents: [{id: k, kind: conference}]\n"
    found = read(built(tmp_path, f"lang: nb\n{year}{more}", "handout", start="") / "handout.pdf")
    for page in range(1, len(found.sizes)):
        foot = [word for word in found.words if word.page == page and word.owner is None and word.base < RUNNING]
        assert len({word.base for word in foot}) == 1 and " ".join(word.text.strip() for word in foot).startswith(place)
        assert not any("…" in word.text for word in foot)
    assert len(full(found)) == (len(found.sizes) - 1 if place == "Solbakken" else 0)
