"""The poster: one page to be read from two metres; what does not fit is a problem of the line that is to blame."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

import structure
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import PAGES, mm
from layout.facts import Facts, read
from layout.rules import under
from paper import bare, built, loaded, outside, page_sizes, pressed, problems, shown, text_of
from work import LINEAR, calls

FLOOR, HEADING = 24, 38
POSTER = """
poster:
  title: How we want it
  we_want: [We want to be asked, Knock and wait]
  good_cooperation: [We say it kindly]
  staff_do: [Staff come on time]
  users_do: [We say what we think, We listen]
  sign_lines: {lines}
"""
COVER = "kit: {title: Ours, cover: {src: house.png, alt: A red house., kind: illustration}}\n"
START = "lang: en\ncycle: {year: 2026}\norganisation: {municipality: Fjordvik, service_place: Solbakken}\n"


def panel(count: int, text: str = "Some words to read", symbol: bool = True) -> str:
    mark = ' symbol="home"' if symbol else ""
    lines = "".join(f'<li{mark} at="cycle.yaml:{20 + number}:5">{text}</li>' for number in range(count))
    return f'<column><panel theme="1"><h2>Heading</h2><ul>{lines}</ul></panel></column>'


def poster(body: str, signatures: int = 2) -> str:
    signs = f"<signatures>{'<field>Residents</field>' * signatures}</signatures>" if signatures else ""
    return f'<poster at="cycle.yaml:9:3"><h1>How we want it</h1><p>Solbakken</p>{body}{signs}</poster>'


def lines(key: str, *texts: str) -> str:
    return f"  {key}:\n" + "".join(f"    - {{text: {text}, symbol: door}}\n" for text in texts)


def facts(folder: Path, more: str, start: str = START + "kit: {title: Ours}\n", **order: bool) -> Facts:
    made = build(loaded(folder, more, start), folder / "build", Order(("poster",), **order))
    assert made
    (file,) = (folder / "build").glob("poster*.pdf")
    return read(file)


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
        assert {(problem.code, str(problem.place)) for problem in made.problems} == {("poster-too-full", "cycle.yaml:20:5")}
        assert all(0 < problem.details["fits"] < problem.details["count"] for problem in made.problems)
        return
    assert made.pages == 1
    assert outside(made.data) == []
    pieces = shown(made.data)
    assert min(piece.size for piece in pieces) >= FLOOR
    lowest = min((piece.bottom for piece in pieces if piece.text.startswith("Some")), default=0)
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


def sizes(data: bytes, words: str) -> set[float]:
    return {round(piece.size, 1) for piece in shown(data) if words in piece.text}


def test_words_grow_with_the_room_and_stay_as_large_as_each_other() -> None:
    """Never larger than the headings, nor these larger than the title."""
    few, many = (pressed(poster(f"<columns>{panel(count)}{panel(1)}</columns>" * 2)).data for count in (2, 5))
    (large,), (small,) = sizes(few, "words"), sizes(many, "words")
    assert max(sizes(few, "Heading")) >= large > small >= FLOOR
    assert max(sizes(few, "How we")) >= max(sizes(few, "Heading")) > HEADING == max(sizes(many, "Heading"))


@pytest.mark.parametrize("symbol", [True, False])
@pytest.mark.parametrize("count", [2, 4])
def test_the_words_of_two_lines_are_clearly_further_apart_than_lines_of_one(count: int, symbol: bool, tmp_path: Path) -> None:
    said = "Some words that take two lines at least here"
    body = f"<columns>{panel(count, said, symbol)}{panel(1, 'x')}</columns><columns>{panel(1, 'x')}{panel(1, 'x')}</columns>"
    (tmp_path / "poster.pdf").write_bytes(pressed(poster(body)).data)
    found = read(tmp_path / "poster.pdf")
    items = [block for block in found.blocks if block.text.startswith("Some")]
    bases, size = [[line.base for line in item.lines] for item in items], items[0].size
    assert all(above - below == pytest.approx(1.3 * size, abs=0.2) for item in bases for above, below in pairwise(item))
    gaps = [above[-1] - below[0] for above, below in pairwise(bases)]
    assert len(gaps) == count - 1 and min(map(len, bases)) > 1 and min(gaps) >= 1.8 * size


def test_many_lines_in_a_panel_as_wide_as_the_page_stand_side_by_side() -> None:
    data = pressed(poster(f"<columns>{panel(5, symbol=False)}</columns>")).data
    starts = {round(piece.left) for piece in shown(data) if piece.text.startswith("Some")}
    assert len(starts) == 2
    whole = pressed(poster(f"<columns>{panel(5, 'W' * 25, symbol=False)}</columns>"))
    assert not whole.problems and len({round(piece.left) for piece in shown(whole.data) if "WW" in piece.text}) == 1


@pytest.mark.parametrize("first", [1, 2, 3, 4])
def test_symbols_fill_discs_of_32_mm(first: int, tmp_path: Path) -> None:
    """With a row to sign in too. Of a symbol's box a little is empty."""
    rows = f"<columns>{panel(first)}{panel(4)}</columns><columns>{panel(3)}{panel(2)}</columns>"
    (tmp_path / "poster.pdf").write_bytes(pressed(poster(rows)).data)
    found = read(tmp_path / "poster.pdf")
    discs = [under(found, mark) for mark in found.ofkind("symbol")]
    assert len(discs) == first + 9
    assert min(disc.box[2] - disc.box[0] for disc in discs if disc) >= 31.9 * mm
    assert min(max(mark.sides) for mark in found.ofkind("symbol")) >= 26 * mm


def test_a_fifth_line_stops_nothing() -> None:
    made = pressed(poster(f"<columns>{panel(5)}{panel(5)}</columns>" * 2))
    assert made.problems == [] and made.pages == 1


@pytest.mark.parametrize(("size", "count"), [("A3", 6), ("A3", 8), ("A2", 8)])
def test_eight_short_lines_a_panel_have_room_with_their_symbols(size: str, count: int, tmp_path: Path) -> None:
    """The discs become smaller, words do not."""
    four = "".join(lines(key, *["We knock and wait"] * count) for key in ("we_want", "good_cooperation", "staff_do", "users_do"))
    found = facts(tmp_path, f"print: {{poster: {{size: {size}}}}}\nposter:\n  title: Ours\n{four}")
    assert found.sizes == [pytest.approx(PAGES[size], abs=0.01)]
    discs = [under(found, mark) for mark in found.ofkind("symbol")]
    assert len(discs) == 4 * count and min(disc.box[2] - disc.box[0] for disc in discs if disc) >= 13.9 * mm
    assert min(word.size for word in found.words) >= FLOOR


@pytest.mark.parametrize("words", [1, 4, 8])
def test_a_poster_with_a_picture_has_room_on_small_paper(words: int) -> None:
    """Nothing comes near the paper's edge: A4 is seven tenths of the page that is laid out."""
    body = poster(f"<columns>{panel(4)}{panel(4)}</columns>" * 2).replace("How we want it", " ".join(["wanting"] * words))
    picture = '</h1><figure symbol="home" alt="A house"/>'
    assert not pressed(body.replace("<h1>", '<paper size="A4"/><h1>').replace("</h1>", picture)).problems


def test_what_no_page_could_hold_takes_no_search_line_by_line() -> None:
    """Of twice as many lines as many are told to have room, with twice the work."""
    fits: dict[int, int] = {}

    def tell(count: int) -> None:
        (told,) = pressed(poster(f"<columns>{panel(count, symbol=False)}</columns>", 0)).problems
        fits[count] = told.details["fits"]

    assert calls(lambda: tell(160)) < LINEAR * calls(lambda: tell(80))
    assert fits[80] == fits[160]


def test_what_is_too_much_is_told_with_how_many_lines_have_room(tmp_path: Path) -> None:
    """And so many do. On A2 all of them have, in letters that are as large."""
    said, full = "We knock and wait until the one who lives there has answered", ("we_want", "good_cooperation", "users_do")

    def year(*counts: int) -> str:
        panels = "".join(lines(key, *[said] * count) for key, count in zip(full, counts))
        return f"poster:\n  title: Ours\n{panels}{lines('staff_do', *[said] * 3)}"

    found = problems(tmp_path, year(8, 8, 8), "poster")
    assert [each.code for each in found] == ["poster-too-full"] * 3 and {each.details["count"] for each in found} == {8}
    by_line = sorted(found, key=lambda each: each.place.line if each.place else 0)
    assert not problems(tmp_path, year(*(each.details["fits"] for each in by_line)), "poster")
    large = facts(tmp_path, "print: {poster: {size: A2}}\n" + year(8, 8, 8))
    assert min(word.size for word in large.words) >= FLOOR


def test_a_line_without_a_picture_stands_as_its_neighbours_do(tmp_path: Path) -> None:
    mixed = panel(2).replace(' symbol="home"', "", 1)
    (tmp_path / "poster.pdf").write_bytes(pressed(poster(f"<columns>{panel(2)}{mixed}</columns>")).data)
    found = read(tmp_path / "poster.pdf")
    said = [block.lines[0] for block in found.blocks if block.text.startswith("Some")]
    assert [line.base for line in said[:2]] == pytest.approx([line.base for line in said[2:]])
    assert said[2].left == pytest.approx(said[3].left) and len(found.ofkind("symbol")) == 3
    round_ones = [area for area in found.ofkind("area") if abs(area.sides[0] - area.sides[1]) < 1 and area.sides[0] < 70 * mm]
    (dot,) = (area for area in round_ones if area.sides[0] < 10 * mm)
    assert len(round_ones) == 4  # and no disc with nothing in it
    assert dot.box[2] < said[2].left and said[2].base < dot.box[3] < said[2].base + said[2].size


@pytest.mark.parametrize(("there", "discs"), [(1, 0), (2, 0), (3, 3), (4, 4)])
def test_pictures_that_words_propose_stand_where_most_lines_of_a_panel_have_one(there: int, discs: int, tmp_path: Path) -> None:
    """One that is named always stands, and one whose theme has a picture has that."""
    said = [*["Knock first"] * there, *["We are so"] * (4 - there)]
    plain = "".join(f"    - {text} {number}\n" for number, text in enumerate(said))
    for more, count in (("", discs), ("  users_do: [{text: It is so, symbol: sun}, So, Thus]\n", discs + 1)):
        found = facts(tmp_path, f"poster:\n  we_want:\n{plain}{more}")
        marks = [mark.name for mark in found.ofkind("symbol")]
        assert len([name for name in marks if "door" in name or "sun" in name]) == count
    themed = "themes: [{id: t, title: T, symbol: star}]\nposter: {we_want: [{text: It is so, theme: t}, {text: So, theme: t}]}\n"
    assert len(facts(tmp_path, themed).ofkind("symbol")) == 2


@pytest.mark.parametrize(("count", "across"), [(3, 1), (4, 2)])
def test_three_lines_in_three_panels_take_the_width_of_the_page_and_four_stand_two_by_two(
    count: int, across: int, tmp_path: Path
) -> None:
    keys = ("we_want", "good_cooperation", "staff_do", "users_do")[:count]
    found = facts(tmp_path, "poster:\n" + "".join(f"  {key}: [Knock and wait until I answer.]\n" for key in keys))
    said = [block for block in found.blocks if block.text.startswith("Knock")]
    assert len(said) == count and min(block.lines[0].size for block in said) > 36
    assert {len(block.lines) for block in said} == {2 * across - 1} and len(
        {round(block.lines[0].left) for block in said}
    ) == across


@pytest.mark.parametrize(("more", "title"), [("", "How we work together"), ("labels: {poster: The wall}\n", "The wall")])
def test_a_poster_without_a_title_says_what_it_is_about(more: str, title: str, tmp_path: Path) -> None:
    text = text_of(built(tmp_path, f"{more}poster: {{we_want: [Knock first]}}\n", "poster") / "poster.pdf")
    assert bare(title) in bare(text)


def test_a_poster_without_pictures_shows_what_each_panel_is_about(tmp_path: Path) -> None:
    plain = facts(tmp_path, "poster: {title: Ours, we_want: [It is so], users_do: [So it is]}\n")
    names = [mark.name.removeprefix("sym-").removesuffix("-fine") for mark in plain.ofkind("symbol")]
    assert names == ["message-circle", "users"]
    assert min(min(mark.sides) for mark in plain.ofkind("symbol")) >= 26 * mm


def test_the_picture_of_a_panel_stands_beside_its_heading(tmp_path: Path) -> None:
    plain = facts(tmp_path, "poster: {title: Ours, we_want: [It is so, So it is], users_do: [So it is, It is so]}\n")
    signs = plain.ofkind("symbol")
    headings = [next(word for word in plain.words if word.text.startswith(start)) for start in ("What", "Residents")]
    for sign, heading in zip(signs, headings, strict=True):
        assert sign.box[2] < heading.box[0] and sign.box[1] < heading.base < sign.box[3]


def test_a_panel_has_one_colour(tmp_path: Path) -> None:
    """That of the themes of its lines is none of its own."""
    themes = "themes:\n" + "".join(f"  - {{id: t{n}, title: Theme {n}, symbol: home}}\n" for n in range(1, 5))
    own = "".join(f"    - {{text: We say it {n}, theme: t{n}, symbol: door}}\n" for n in range(1, 5))
    found = facts(tmp_path, f"{themes}poster:\n  staff_do:\n{own}")
    assert len({mark.colour for mark in found.ofkind("symbol")}) == 1
    (heading,) = {word.colour for word in found.words if "do this" in word.text}
    assert {mark.colour for mark in found.ofkind("symbol")} == {heading}


def test_a_line_without_a_symbol_has_a_dot() -> None:
    assert pressed(poster(f"<columns>{panel(2, symbol=False)}{panel(2)}</columns>")).problems == []
    narrow, wide = (pressed(poster(f"<columns>{panel(2, symbol=mark)}</columns>")).data for mark in (True, False))

    def left(data: bytes) -> float:
        return min(piece.left for piece in shown(data) if "words" in piece.text)

    assert left(wide) < left(narrow) - 20 * mm


# ------------------------------------------------------------------------------------------------ who is to blame


FILLER = "Two words here"
TITLE = "poster:\n  title: Ours\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (TITLE + lines("we_want", "many words " * 300), ("poster-text-too-long", 8, None, "many words many")),
        (
            TITLE + lines("we_want", FILLER) + lines("staff_do", *["We come at once"] * 39, "We come as soon as we can"),
            ("poster-too-full", 49, "Staff do this", "We come as soon as we can"),
        ),
        (
            TITLE + lines("we_want", FILLER) + lines("users_do", "Kommunestyrerepresentantskapsmøteinnkallingsfrist" * 2),
            ("poster-word-too-long", 10, None, "Kommunestyre"),
        ),
        (
            f"labels: {{users: {'Mmmm' * 10}}}\n{TITLE}{lines('users_do', FILLER)}",
            ("poster-word-too-long", 5, None, "Mmmm"),
        ),
        (
            f"labels: {{poster: {'A very long name of it ' * 60}}}\nposter:\n{lines('users_do', FILLER)}",
            ("poster-text-too-long", 5, None, "A very long name"),
        ),
        (
            f"poster:\n  title: {'Sommermånen' * 5}\n" + lines("users_do", FILLER),
            ("poster-word-too-long", 6, None, "Sommermånen"),
        ),
    ],
    ids=["long line", "many lines", "wide word", "wide label", "long label", "wide title"],
)
def test_the_blame_is_laid_where_it_belongs(more: str, said: tuple[str, int, str | None, str], tmp_path: Path) -> None:
    found = {(each.code, each.place.line if each.place else 0) for each in problems(tmp_path, more, "poster")}
    code, line, name, text = said
    assert found == {(code, line)}
    problem = problems(tmp_path, more, "poster")[0]
    assert str(problem.details["text"]).startswith(text) and problem.details.get("panel") == name


@pytest.mark.parametrize("words", [125, 130, 150])
def test_a_title_that_leaves_no_line_any_room_is_to_blame_however_full_the_panels_are(words: int) -> None:
    body = poster(f"<columns>{panel(60)}{panel(60)}</columns>").replace("How we want it", " ".join(["wanting"] * words))
    (problem,) = pressed(body).problems
    assert problem.code == "poster-text-too-long" and str(problem.details["text"]).startswith("wanting")


def test_a_long_name_of_the_place_is_to_blame(tmp_path: Path) -> None:
    start = START.replace("Solbakken", "Home of many names " * 120) + "kit: {title: Ours}\n"
    (problem,) = problems(tmp_path, "poster:\n" + lines("we_want", FILLER), "poster", start=start)
    assert (problem.code, problem.place and problem.place.line) == ("poster-text-too-long", 3)


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (2, 1), (4, 1), (6, 2), (8, 2)])
def test_boxes_to_sign_in_share_the_width_of_the_page(count: int, rows: int, tmp_path: Path) -> None:
    """So that a name has room, or a hand: nothing stands beside them."""
    (tmp_path / "poster.pdf").write_bytes(pressed(poster(f"<columns>{panel(4)}{panel(4)}</columns>", count)).data)
    found = read(tmp_path / "poster.pdf")
    boxes = [mark.box for mark in found.ofkind("line") if mark.corners > 4 and mark.sides[0] > 40 * mm]
    assert len(boxes) == count and len({round(box[1]) for box in boxes}) == rows
    assert min(box[3] - box[1] for box in boxes) > 20 * mm
    assert max(box[2] for box in boxes) - min(box[0] for box in boxes) == pytest.approx(277 * mm, abs=2)


@pytest.mark.parametrize("body", ["<columns><column><p>words</p></column></columns>", "<columns><column/></columns>"])
def test_columns_of_a_poster_hold_panels(body: str) -> None:
    (problem,) = pressed(poster(body)).problems
    assert problem.code in ("markup-misplaced", "markup-empty")


# ------------------------------------------------------------------------------------------------ how it is read


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


@pytest.mark.parametrize(
    ("more", "said", "unsaid"),
    [
        ("  title: Ours\n", "Solbakken 2026", "Valid"),
        ("  title: Ours\n  valid_to: 2027-09-30\n", "Valid until 30 September 2027", "Solbakken."),
        ("  title: How we do it at Solbakken\n  valid_to: 2027-09-30\n", "Valid until 30 September 2027", "SolbakkenValid"),
    ],
)
def test_how_long_it_is_valid_stands_without_stray_stops(more: str, said: str, unsaid: str, tmp_path: Path) -> None:
    text = bare(text_of(built(tmp_path, "poster:\n" + more + lines("we_want", "Knock"), "poster") / "poster.pdf"))
    assert bare(said) in text and bare(unsaid) not in text
    assert text.count("Solbakken") == 1


# ------------------------------------------------------------------------------------------------ the band


@pytest.mark.parametrize(
    "title", ["Our cooperation poster", "Samarbeidsplakaten vår", "How we want it at home here", "Slik samarbeider vi"]
)
def test_no_title_leaves_one_word_on_its_first_or_last_line(title: str) -> None:
    data = pressed(f"<poster><h1>{title}</h1><columns>{panel(1)}{panel(1)}</columns></poster>").data
    size = max(piece.size for piece in shown(data))
    lines = [piece.text.split() for piece in shown(data) if piece.size == size]
    assert size >= HEADING and (len(lines) == 1 or len(lines[0]) > 1 < len(lines[-1]))


def house(folder: Path, wide: int = 1800, tall: int = 1200) -> str:
    buffer = BytesIO()
    Image.linear_gradient("L").resize((wide, tall)).convert("RGB").save(buffer, "PNG")  # which noise would be ten times longer
    (folder / "house.png").write_bytes(buffer.getvalue())
    return START + COVER


def band(found: Facts) -> tuple[float, float, float, float]:
    (box,) = {area.box for area in found.ofkind("area") if area.box[2] - area.box[0] >= found.sizes[0][0] - 1}
    return box


def test_the_homes_picture_stands_in_the_band_beside_the_title(tmp_path: Path) -> None:
    found = facts(tmp_path, POSTER.format(lines=0), house(tmp_path))
    (picture,) = found.ofkind("picture")
    assert picture.owner is not None and picture.owner.alt == "A red house."
    title = max(found.words, key=lambda word: word.size)
    left, low, right, top = band(found)
    assert (left, right, top) == pytest.approx((0, *found.sizes[0]), abs=0.1)
    assert title.right < picture.box[0] and low < picture.box[1] and picture.box[3] < top
    assert title.colour == (1, 1, 1)


@pytest.mark.parametrize("shape", [(3000, 900), (900, 3000)])
def test_a_picture_of_any_shape_fills_its_frame(shape: tuple[int, int], tmp_path: Path) -> None:
    """What is too wide or too tall is cut off on both sides alike, never squeezed."""
    found = facts(tmp_path, POSTER.format(lines=0), house(tmp_path, *shape))
    (picture,) = found.ofkind("picture")
    wide, tall = picture.box[2] - picture.box[0], picture.box[3] - picture.box[1]
    assert wide / tall == pytest.approx(shape[0] / shape[1], rel=0.01)
    frame = next(area for area in reversed(found.ofkind("area")) if area.order < picture.order)
    assert frame.box[0] >= picture.box[0] - 0.1 and frame.box[3] <= picture.box[3] + 0.1
    assert 0.9 < (frame.box[2] - frame.box[0]) / (frame.box[3] - frame.box[1]) < 1.6


@pytest.mark.parametrize("pixels", [600, 40])
def test_a_logo_stands_at_the_foot(pixels: int, tmp_path: Path) -> None:
    """It is read last. At a print shop one of few pixels is left out, and that is told."""
    Image.effect_noise((pixels, pixels), 60).convert("RGB").save(tmp_path / "logo.png")
    start = START.replace("Solbakken}", "Solbakken, logo: {src: logo.png, alt: A sun., people: no}}") + "kit: {title: Ours}\n"
    found = facts(tmp_path, POSTER.format(lines=2), start)
    (logo,) = found.ofkind("picture")
    assert logo.owner is not None and logo.owner.alt == "A sun."
    assert logo.box[2] <= found.sizes[0][0] - 9 * mm and logo.box[3] < min(
        word.box[1] for word in found.words if "listen" in word.text
    )
    loaded_year = loaded(tmp_path, POSTER.format(lines=2), start)
    results, *_ = build(loaded_year, tmp_path / "shop", Order(("poster",), printshop=True))
    assert (("poster_logo", {}) in results[0].remarks) == (pixels == 40)


def test_without_a_picture_the_title_takes_the_band(tmp_path: Path) -> None:
    title = "poster:\n  title: How we want to have it at Solbakken\n" + lines("we_want", "Knock")
    without = max(word.size for word in facts(tmp_path, title).words)
    beside = max(word.size for word in facts(tmp_path, title, house(tmp_path)).words)
    assert without > beside >= HEADING


def test_at_a_print_shop_the_band_goes_past_the_cut(tmp_path: Path) -> None:
    found = facts(tmp_path, POSTER.format(lines=2), house(tmp_path), printshop=True)
    box, (wide, tall) = band(found), found.sizes[0]
    assert box[0] <= 0 and box[2] >= wide and box[3] >= tall
    assert len(found.ofkind("picture")) == 1


def test_a_picture_that_a_print_shop_would_send_back_is_left_out_and_told(tmp_path: Path) -> None:
    start = house(tmp_path, 200, 150)
    results, *_ = build(loaded(tmp_path, POSTER.format(lines=2), start), tmp_path / "build", Order(("poster",), printshop=True))
    assert ("poster_picture", {}) in [remark for result in results for remark in result.remarks]
    assert read(tmp_path / "build" / "poster-printshop.pdf").ofkind("picture") == []


def test_lines_that_fit_only_without_their_symbols_have_dots(tmp_path: Path) -> None:
    """And that is told."""
    year = TITLE + lines("we_want", FILLER) + lines("staff_do", *["We come at once"] * 24)
    result, _ = build(loaded(tmp_path, year, START + "kit: {title: Ours}\n"), tmp_path / "build", Order(("poster",)))
    assert ("poster_symbols", {}) in [remark for each in result for remark in each.remarks]
    assert not [mark for mark in read(tmp_path / "build" / "poster.pdf").ofkind("symbol") if "door" in mark.name]


def test_one_line_beside_a_panel_of_many_begins_at_its_head(tmp_path: Path) -> None:
    """It does not float in the middle of a tall panel while the others run from the top."""
    many = ["Bank på døra.", "Vent på svar.", "Spør meg først.", "Si fra i tide.", "Snakk med meg."]
    year = f"poster:\n  we_want: {many}\n  good_cooperation: [Vi lytter.]\n"
    year += "  staff_do: [Vi møter i tide., Vi lytter til deg., Vi ringer.]\n  users_do: [Vi sier fra.]\n"
    found = read(built(tmp_path, year, "poster") / "poster.pdf")
    base = {" ".join(block.text.split()): block.lines[0].base for block in found.blocks if block.lines}
    assert abs(base["Vi lytter."] - base["Bank på døra."]) < 25 * mm
