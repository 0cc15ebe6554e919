"""The poster: one page to be read from two metres; what does not fit is a problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import structure
from dialogkit.paper import PAGES
from dialogkit.press.game.poster import SIZES
from paper import bare, built, outside, page_sizes, pressed, problems, shown, text_of

FLOOR = 28
POSTER = """
poster:
  title: How we want it
  we_want: [We want to be asked, Knock and wait]
  good_cooperation: [We say it kindly]
  staff_do: [Staff come on time]
  users_do: [We say what we think, We listen]
  sign_lines: {lines}
"""


def panel(count: int, text: str = "Some words to read", symbol: bool = True) -> str:
    mark = ' symbol="home"' if symbol else ""
    return f'<column><panel theme="1"><h2>Heading</h2><ul>{f"<li{mark}>{text}</li>" * count}</ul></panel></column>'


def poster(body: str, signatures: int = 2) -> str:
    signs = f"<signatures>{'<field>Residents</field>' * signatures}</signatures>" if signatures else ""
    return f'<poster at="cycle.yaml:9:3"><h1>How we want it</h1><p>Solbakken</p>{body}{signs}</poster>'


def test_the_floor_is_what_can_be_read_from_two_metres() -> None:
    assert SIZES[-1] == FLOOR
    assert list(SIZES) == sorted(SIZES, reverse=True)


@pytest.mark.parametrize("lines", range(7))
def test_every_letter_is_large_enough(tmp_path: Path, lines: int) -> None:
    out = built(tmp_path, POSTER.format(lines=lines), "poster")
    pieces = shown(out / "poster.pdf")
    assert pieces
    assert [piece for piece in pieces if piece.size < FLOOR] == []


@pytest.mark.parametrize("lines", range(7))
def test_one_standing_page_with_everything_on_it(tmp_path: Path, lines: int) -> None:
    out = built(tmp_path, POSTER.format(lines=lines), "poster")
    (size,) = page_sizes(out / "poster.pdf")
    assert size == pytest.approx(PAGES["A3"], abs=0.01)
    assert outside(out / "poster.pdf") == []
    text = bare(text_of(out / "poster.pdf"))
    for words in (
        "How we want it",
        "We want to be asked",
        "Knock and wait",
        "We say it kindly",
        "Staff come on time",
        "We listen",
    ):
        assert bare(words) in text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), min_size=1, max_size=3),
    st.integers(0, 6),
    st.booleans(),
)
def test_whatever_is_on_it_fits_or_is_a_problem(rows: list[tuple[int, int]], signatures: int, symbol: bool) -> None:
    body = "".join(f"<columns>{panel(left, symbol=symbol)}{panel(right, symbol=symbol)}</columns>" for left, right in rows)
    made = pressed(poster(body, signatures))
    if made.problems:
        assert [(problem.code, str(problem.place)) for problem in made.problems] == [("poster-too-full", "cycle.yaml:9:3")]
        return
    assert made.pages == 1
    assert outside(made.data) == []
    pieces = shown(made.data)
    assert min(piece.size for piece in pieces) >= FLOOR
    lowest = min((piece.bottom for piece in pieces if "Residents" not in piece.text), default=0)
    signed = [piece for piece in pieces if "Residents" in piece.text]
    assert len(signed) == signatures
    assert all(piece.top <= lowest for piece in signed)  # no panel reaches down to the signatures


def test_lines_stand_apart(tmp_path: Path) -> None:
    """No text lies on another."""
    data = pressed(poster(f"<columns>{panel(4)}{panel(6)}</columns><columns>{panel(3)}{panel(3)}</columns>")).data
    pieces = shown(data)
    for number, one in enumerate(pieces):
        for two in pieces[number + 1 :]:
            beside = one.right <= two.left + 0.5 or two.right <= one.left + 0.5
            assert beside or one.bottom >= two.top - 0.5 or two.bottom >= one.top - 0.5, (one, two)


def test_short_lines_are_larger() -> None:
    def largest(count: int) -> float:
        return max(
            piece.size for piece in shown(pressed(poster(f"<columns>{panel(count)}</columns>")).data) if "Some" in piece.text
        )

    assert largest(2) > FLOOR
    assert largest(2) >= largest(8)


@pytest.mark.parametrize(
    "text", ["many words " * 300, "Kommunestyrerepresentantskapsmøteinnkallingsfristforlengelse" * 2], ids=["long", "wide"]
)
def test_too_much_text_is_a_problem_at_the_posters_line(tmp_path: Path, text: str) -> None:
    (problem,) = problems(tmp_path, f"poster:\n  title: Ours\n  we_want:\n    - {text}\n", "poster")
    assert (problem.code, problem.place.line, problem.details["floor"]) == ("poster-too-full", 6, FLOOR)


@pytest.mark.parametrize("body", ["<columns><column><p>words</p></column></columns>", "<columns><column/></columns>"])
def test_columns_of_a_poster_hold_panels(body: str) -> None:
    (problem,) = pressed(poster(body)).problems
    assert problem.code in ("markup-misplaced", "markup-empty")


def test_it_is_read_panel_by_panel(tmp_path: Path) -> None:
    out = built(tmp_path, POSTER.format(lines=2), "poster")
    read = " ".join(structure.reading_text(out / "poster.pdf"))
    order = [
        "How we want it",
        "We want to be asked",
        "Knock and wait",
        "We say it kindly",
        "Staff come on time",
        "We say what we think",
        "We listen",
    ]
    places = [read.index(words) for words in order]
    assert places == sorted(places)
    assert structure.problems(out / "poster.pdf") == []


@pytest.mark.parametrize(
    "parts", ["we_want: [A]", "good_cooperation: [A]", "staff_do: [A]", "users_do: [A]", "we_want: [A], users_do: [B]"]
)
def test_a_poster_of_some_parts_only(tmp_path: Path, parts: str) -> None:
    out = built(tmp_path, f"poster: {{{parts}}}\n", "poster")
    assert structure.problems(out / "poster.pdf") == []
