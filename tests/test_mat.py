"""The answer mat: each kind of question can be answered without words, and what is cut out has its measure."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pikepdf
import pytest

import structure
from dialogkit.cycle.load import load
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import PAGES, mm
from dialogkit.press.game.mat.cutout import Cutout
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.templating.seen.view import View
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout import rules
from layout.facts import Facts, Mark, read
from layout.seen import rgb
from layout.years import PHOTO
from paper import HOME, START, bare, built, page_sizes, pressed, problems, ready, shown, spoken, text_of

LONG = "When I can decide myself what I do in my spare time and who I want to be together with"
YEAR = f"""
symbols: {{own: {{src: {PHOTO.name}, alt: A house, kind: illustration}}}}
themes:
  - id: t
    title: Alpha
    symbol: home
    questions:
      - id: many
        text: What do you like?
        type: multi
        options: [{{text: Football}}, {{text: My house, symbol: own}}, {{text: Zz}}, {LONG}, {{text: Other, open: yes}}]
      - {{id: yesno, text: Are you well?, type: yesno, symbol: heart}}
      - {{id: usual, text: How is the food?, type: scale}}
      - id: scaled
        text: How much do you decide?
        type: scale
        scale: [Most of it, {{text: Some, symbol: own}}, Little]
      - id: single
        text: Who decides?
        type: single
        options: [I do, The staff]
        scale: [Most of it, {{text: Some, symbol: own}}, Little]
      - {{id: staff, text: Only for staff, to: staff}}
      - {{id: free, text: What makes you happy?}}
  - {{id: o, title: All the rest, open: yes}}
  - {{id: n, title: Only a heading}}
"""
KINDS = {"question": (259, 62), "apart": (59.5, 62)}
Pages = dict[int, list[Mark]]


def _make(lang: Lang, settings: Sequence[str], folder: Path) -> None:
    shutil.copy(PHOTO, folder / PHOTO.name)
    (folder / "cycle.yaml").write_text(spoken(START, lang) + YEAR, encoding="utf-8")
    build(load(folder), folder / "build", Order(("mat",), settings=tuple(settings)))


def file(shelf: Shelf, lang: Lang = "en", *settings: str) -> Path:
    name = "-".join(["mat", lang, *settings])
    return shelf.made(name, partial(_make, lang, settings)) / "build" / "mat.pdf"


def facts(shelf: Shelf, lang: Lang = "en", *settings: str) -> Facts:
    return shelf.told(read, file(shelf, lang, *settings))


def frames(found: Facts) -> Pages:
    """What is drawn round as a box, by its page: fields and places of mats, and the lines to cut along."""
    pages: Pages = {}
    for mark in found.ofkind("line"):
        if min(mark.sides) > 41 * mm and not mark.form and not (mark.dashed and mark.page > 3):
            pages.setdefault(mark.page, []).append(mark)
    return pages


def sides(marks: Sequence[Mark]) -> list[tuple[float, float]]:
    return [(round(mark.sides[0] / mm, 1), round(mark.sides[1] / mm, 1)) for mark in marks]


def mats(found: Facts) -> list[int]:
    return [page for page, size in enumerate(found.sizes) if size[0] > size[1]]


def said(found: Facts, page: int) -> list[str]:
    return [block.text.strip() for block in found.blocks if block.pages == [page]]


# ------------------------------------------------------------------------------------------------ the mats


@pytest.mark.parametrize("lang", LANGS)
def test_a_mat_for_each_scale_that_there_is(shelf: Shelf, lang: Lang) -> None:
    """In the order in which they are first used; whatever is answered on the same scale shares one."""
    t, found = load_words(lang), facts(shelf, lang)
    yes, between, no = t("common.yes"), t("mat.between"), t("common.no")
    usual, own = [t(f"tasks.scale_{number}") for number in (1, 2, 3)], ["Most of it", "Some", "Little"]
    told = [said(found, page) for page in mats(found)]
    above = [t("mat.how_1"), t("mat.how_2"), t("mat.question"), t("mat.unsure"), t("mat.no_answer")]
    fields = enumerate(([yes, between, no], [yes, no], usual, own), 1)
    assert told == [[t("mat.title_n", n=number), *above, *each] for number, each in fields]


def test_fields_and_places_have_their_measure(shelf: Shelf) -> None:
    found = frames(facts(shelf))
    for page, count, wide in ((0, 3, 126), (1, 2, 192.5), (2, 3, 126), (3, 3, 126)):
        question, *apart_and_fields = sides(found[page])
        assert [question, *apart_and_fields[:2]] == [KINDS["question"], *[KINDS["apart"]] * 2]
        assert apart_and_fields[2:] == [(wide, 192)] * count


def test_nothing_is_printed_where_cards_lie(shelf: Shelf) -> None:
    """Below the heads of its fields a mat has room for two cards, one above the other."""
    found = facts(shelf)
    for page in mats(found):
        low = min(mark.box[1] for mark in frames(found)[page])
        words = [word.base for word in found.words if word.page == page]
        symbols = [mark.box[1] for mark in found.ofkind("symbol", "picture") if mark.page == page]
        assert min(*words, *symbols) - low > 2 * 60 * mm


def test_a_mat_on_a4_is_all_of_it_smaller_and_so_are_its_cards(shelf: Shelf) -> None:
    found = facts(shelf, "en", "mat.size=A4")
    assert {tuple(map(round, size)) for size in found.sizes} == {(595, 842), (842, 595)}
    assert sides(frames(found)[0])[0] == (pytest.approx(259 * 0.7071, abs=0.2), pytest.approx(62 * 0.7071, abs=0.2))
    assert min(one.size for one in shown(file(shelf, "en", "mat.size=A4")) if one.page < 4) >= 14
    assert sides(frames(found)[4])[0] == (176, 42) and sides(frames(found)[6]) == [(50, 50)] * 15


def test_a_mat_can_be_glued_together_of_sheets_of_a4(shelf: Shelf) -> None:
    whole, tiled = file(shelf), file(shelf, "en", "mat.tile=A4")
    assert len(page_sizes(tiled)) == len(page_sizes(whole)) + 4 * 4
    assert all(min(size) < 596 and max(size) < 843 for size in page_sizes(tiled))


def test_a_year_with_one_scale_has_one_mat_without_a_number(tmp_path: Path) -> None:
    path = built(tmp_path, "themes: [{id: t, title: T, questions: [{id: q, text: Why?}]}]", "mat") / "mat.pdf"
    assert [size[0] > size[1] for size in page_sizes(path)].count(True) == 1
    assert "Answer mat 1" not in text_of(path)


@pytest.mark.parametrize(
    ("more", "is_ready"),
    [
        ("themes: [{id: t, title: T, questions: [{id: q, text: Why?, to: staff}]}]", False),
        ("themes: [{id: t, title: T, questions: [{id: q, text: Why?, to: users}]}]", True),
        ("themes: [{id: t, title: T, open: yes}]", True),
        ("themes: [{id: t, title: T}]", False),
    ],
)
def test_it_waits_for_a_question_to_residents(tmp_path: Path, more: str, is_ready: bool) -> None:
    (tmp_path / "cycle.yaml").write_text(START + more, encoding="utf-8")
    assert ("mat" in ready(tmp_path)) == is_ready


# ------------------------------------------------------------------------------------------------ what is cut out


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_cut_out_has_its_measure(shelf: Shelf, lang: Lang) -> None:
    """Questions of 176 by 42 mm, six to a sheet, and cards of 60 by 60 mm, twelve to a sheet; they touch, and none overlap."""
    found = frames(facts(shelf, lang))
    strips, cards = [found[page] for page in (4, 5)], [found[page] for page in (6,)]
    for sheets, size, count in ((strips, (176, 42), 6), (cards, (60, 60), 12)):
        for sheet in sheets:
            assert sides(sheet) == [size] * count
            assert len({(round(mark.box[0]), round(mark.box[1])) for mark in sheet}) == count
            across, up = (max(mark.box[side + 2] for mark in sheet) - min(mark.box[side] for mark in sheet) for side in (0, 1))
            assert across * up == pytest.approx(count * size[0] * size[1] * mm * mm, abs=1)


@pytest.mark.parametrize("lang", LANGS)
def test_each_question_has_its_strip_and_its_cards(shelf: Shelf, lang: Lang) -> None:
    """By the number on both; questions to staff alone have none. A strip says which mat it is for."""
    t, found = load_words(lang), facts(shelf, lang)
    strips = [each for page in (4, 5) for each in said(found, page)][1:]
    asked = ["What do you like?", "Are you well?", "How is the food?", "How much do you decide?", "Who decides?"]
    asked += ["What makes you happy?", "All the rest"]
    numbers, on = ["1", "2", "3", "4", "5", "6", "1"], [1, 2, 3, 4, 4, 1, 1]
    told = [text for three in zip(numbers, (t("mat.title_n", n=each) for each in on), asked) for text in three]
    assert strips == [*told, t("mat.own_question")]
    mine = t("mat.my_answer")
    cards = ["1", "Football", "1", "My house", "1", "Zz", "1", LONG, "1", "Other", "2", mine, "3", mine, "4", mine]
    cards += ["5", "I do", "5", "The staff", "6", mine, "1", mine]
    later = [each for page in range(6, len(found.sizes)) for each in said(found, page)]
    assert later[1 : len(cards) + 2] == [*cards, t("mat.use")]


def test_places_that_are_left_are_for_cards_of_ones_own(tmp_path: Path) -> None:
    """All of them. They say nothing new, so a screen reader meets the first alone."""
    path = built(tmp_path, "themes: [{id: t, title: T, questions: [{id: q, text: Why?}]}]", "mat") / "mat.pdf"
    assert bare(text_of(path)).count("Makeyourown") == 11
    assert [" ".join(block.text.split()) for block in read(path).blocks].count("Make your own") == 1


def test_a_card_for_the_answer_itself_shows_who_says_it(tmp_path: Path) -> None:
    """Not the question's picture: that would read as what the card says."""
    asked = "[{id: a, text: A?, type: yesno, symbol: heart}, {id: b, text: B?, type: scale}, {id: c, text: C?}]"
    (tmp_path / "cycle.yaml").write_text(f"{START}themes: [{{id: t, title: T, questions: {asked}}}]", encoding="utf-8")
    cards = View(load(tmp_path).cycle, load_words("en")).mats.cards
    assert [(each.sign, each.text, each.symbol) for each in cards] == [(n, "My answer", "message-circle-user") for n in (1, 2, 3)]


def rows(tmp_path: Path, *themes: int, own: str = "no") -> list[list[str]]:
    """The words of cards of themes, in their places on each sheet, three to a row; a dash where there is none."""
    texts = [f'<cutout theme="{n}" open="{own}">{n}</cutout>' for n, count in enumerate(themes, 1) for _ in range(count)]
    (tmp_path / "c.pdf").write_bytes(pressed(cutouts(*texts, '<cutout open="yes">B</cutout>', fill="yes")).data)
    found = read(tmp_path / "c.pdf")
    sheets = []
    for page, cells in sorted(frames(found).items()):
        boxes = sorted((mark.box for mark in cells), key=lambda box: (-round(box[1]), round(box[0])))
        words = [word for word in found.words if word.page == page]
        inside = ([word.text for word in words if box[0] < word.box[0] < box[2] and box[1] < word.base < box[3]] for box in boxes)
        sheets.append("".join((each or ["-"])[0] for each in inside))
    return [[sheet[start : start + 3] for start in range(0, len(sheet), 3)] for sheet in sheets]


@pytest.mark.parametrize(
    ("themes", "own", "sheets"),
    [
        ((1, 3), "no", ["1BB 222 BBB BBB"]),
        ((2, 9), "no", ["112 222 222 22B"]),
        ((4, 5), "no", ["111 1BB 222 22B"]),
        ((4, 3), "no", ["111 1BB 222 BBB"]),
        ((12,), "no", ["111 111 111 11B", "1BB BBB BBB BBB"]),
        ((12,), "yes", ["111 111 111 111"]),
        ((4, 8), "no", ["111 1BB 222 222", "22B BBB BBB BBB"]),
    ],
)
def test_a_theme_begins_a_row_where_that_takes_no_sheet_more(
    tmp_path: Path, themes: tuple[int, ...], own: str, sheets: list[str]
) -> None:
    """And blank cards never have a sheet of their own, nor are there none, unless others are open."""
    assert [" ".join(sheet) for sheet in rows(tmp_path, *themes, own=own)] == sheets


def test_an_own_picture_fills_its_field_below_the_sign(shelf: Shelf) -> None:
    found = facts(shelf)
    (photo,) = [mark for mark in found.ofkind("picture") if mark.page == 6]
    assert photo.owner.role == "Figure" and photo.owner.alt == "A house"
    left, low, right, top = photo.seen
    card = next(mark.box for mark in frames(found)[6] if mark.box[0] - 1 < left < mark.box[2] and mark.box[1] < low < mark.box[3])
    assert (left, right) == pytest.approx((card[0], card[2]), abs=0.1)
    assert 8 * mm < card[3] - top < 10 * mm


def test_the_line_round_a_photo_on_a_mat_is_its_edge(shelf: Shelf) -> None:
    found = facts(shelf)
    (photo,) = [mark for mark in found.ofkind("picture") if mark.page == 3]
    lines = [mark.box for mark in found.ofkind("line") if mark.page == 3 and abs(mark.box[0] - photo.seen[0]) < 2]
    assert lines == [pytest.approx(photo.seen, abs=0.5)]
    assert photo.seen[2] - photo.seen[0] == pytest.approx(34 * mm, abs=0.1)


def test_a_drawing_of_the_years_own_stands_on_white(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="3" fill="#d33"/></svg>'
    (tmp_path / "own.svg").write_text(drawing, encoding="utf-8")
    asked = "{id: q, text: Q?, type: single, options: [{text: A, symbol: own}, {text: B, symbol: home}]}"
    more = f"symbols: {{own: {{src: own.svg, alt: Red}}}}\nthemes: [{{id: t, title: T, questions: [{asked}]}}]\n"
    found = read(built(tmp_path, more, "mat") / "mat.pdf")
    own, symbol = (mark for mark in found.ofkind("symbol", "picture") if mark.page == 2 and max(mark.sides) > 20 * mm)
    assert rgb(rules.under(found, own).colour) == (1, 1, 1) != rgb(rules.under(found, symbol).colour)


def cutouts(*inside: str, card: str = "60x60", fill: str = "no") -> str:
    return f'<cutouts><paper card="{card}" corner="0" guides-front="full" fill="{fill}"/><h1>H</h1>{"".join(inside)}</cutouts>'


def cards_of(tmp_path: Path, markup: str) -> list[list[tuple[float, float]]]:
    (tmp_path / "cards.pdf").write_bytes(pressed(markup).data)
    return [sides(marks) for _, marks in sorted(frames(read(tmp_path / "cards.pdf")).items())]


@pytest.mark.parametrize(("count", "sheets", "blanks"), [(1, 1, 11), (11, 1, 1), (12, 2, 12), (13, 2, 11), (22, 2, 2)])
def test_what_fills_a_sheet_never_takes_one_of_its_own(count: int, sheets: int, blanks: int) -> None:
    cards = [f"<cutout>Card {number}</cutout>" for number in range(count)]
    made = pressed(cutouts(*cards, '<cutout open="yes">Blank</cutout>', fill="yes"))
    assert made.pages == sheets
    assert text_of(made.data).count("Blank") == blanks


@pytest.mark.parametrize(("card", "larger"), [("60x60", (90, 90)), ("50x50", (75, 75)), ("176x42", (176, 84))])
def test_cards_are_larger_where_a_text_has_no_room(tmp_path: Path, card: str, larger: tuple[float, float]) -> None:
    width = int(card.partition("x")[0])
    words = " ".join(["word"] * {60: 45, 50: 30, 176: 120}[width])
    (sheet,) = cards_of(tmp_path, cutouts(f"<cutout>{words}</cutout>", '<cutout symbol="home">Short</cutout>', card=card))
    assert set(sheet) == {larger}


@pytest.mark.parametrize("symbol", ["home", ""])
def test_a_long_answer_keeps_its_picture(tmp_path: Path, symbol: str) -> None:
    """A smaller one, for who does not read has nothing else; room to make one is large enough, or not there."""
    said = "Being together with my girlfriend or boyfriend at my home"
    text = f'<cutout theme="1" sign="1" symbol="{symbol}">{said}</cutout>'.replace(' symbol=""', "")
    (tmp_path / "c.pdf").write_bytes(pressed(cutouts(text, card="50x50")).data)
    pictures = [mark for mark in read(tmp_path / "c.pdf").ofkind("symbol") if mark.name != "sym-scissors"]
    assert [mark.name.removesuffix("-fine") for mark in pictures] == [f"sym-{symbol}"] * bool(symbol)
    assert all(max(mark.sides) > 10 * mm for mark in pictures)


def test_only_cards_of_the_size_that_is_printed_are_set_in_all_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On smaller ones it is enough that some have no room; and what is far too long for any is not set at all."""
    tried: list[float] = []
    fit, fits = Cutout.fit, Paragraph.fits
    monkeypatch.setattr(Cutout, "fit", lambda card, form: tried.append(card._size[0]) or fit(card, form))
    pressed(cutouts(f"<cutout>{'word ' * 45}</cutout>", "<cutout>Short</cutout>"))
    assert {round(width / mm) for width in tried} == {90}

    def checked(words: Paragraph, width: float, height: float) -> bool:
        assert len(words.words) < 9_000
        return fits(words, width, height)

    monkeypatch.setattr(Paragraph, "fits", checked)
    made = pressed(cutouts(f"<cutout>{'word ' * 2_000}</cutout>"))
    assert [each.code for each in made.problems] == ["cutout-too-full"]


def test_larger_cards_are_told(tmp_path: Path) -> None:
    made = pressed(cutouts("<cutout>Arbeidstreningssentrenes</cutout>", "<cutout>Short</cutout>"))
    assert made.remarks == [("cards_larger", {"size": "90 × 90 mm", "names": "Arbeidstreningssentrenes"})]
    assert pressed(cutouts("<cutout>Short</cutout>")).remarks == []


def test_a_text_that_no_card_holds_is_a_problem_at_its_place(tmp_path: Path) -> None:
    more = f"themes: [{{id: t, title: T, questions: [{{id: q, text: Q?, type: single, options: [A,\n  {'word ' * 3000}]}}]}}]\n"
    found = [each for each in problems(tmp_path, more, "mat") if each.code == "cutout-too-full"]
    assert [(each.place.line, each.details["floor"]) for each in found] == [(6, 14)]


def test_a_scale_that_no_mat_holds_is_a_problem_at_its_place(tmp_path: Path) -> None:
    more = f"themes: [{{id: t, title: T, questions: [{{id: q, text: Q?, type: scale, scale: [A, B,\n  {'word ' * 200}]}}]}}]\n"
    found = [each for each in problems(tmp_path, more, "mat") if each.code == "mat-too-full"]
    assert [each.place.line for each in found] == [6]


def test_a_photo_of_somebody_who_has_not_said_yes_is_not_on_a_card(tmp_path: Path) -> None:
    shutil.copy(PHOTO, tmp_path / PHOTO.name)
    consent = "consent: {status: STATUS, scope: [photo]}"
    photo = f"symbols: {{own: {{src: {PHOTO.name}, alt: A house, kind: photo, people: yes, {consent}}}}}\n"
    asked = "themes: [{id: t, title: T, questions: [{id: q, text: Q?, type: single, options: [A, {text: B, symbol: own}]}]}]\n"
    for status, count in (("given", 1), ("refused", 0)):
        path = built(tmp_path, photo.replace("STATUS", status) + asked, "mat", start=HOME) / "mat.pdf"
        with pikepdf.open(path) as pdf:
            pictures = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        assert len(pictures) == count


# ------------------------------------------------------------------------------------------------ all of it


def test_it_is_well_made(shelf: Shelf) -> None:
    """Those of whole years are looked at with these."""
    assert structure.problems(file(shelf, "en", "mat.size=A4")) == []
    assert rules.problems(facts(shelf, "en", "mat.size=A4")) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_steps_of_using_it_stand_on_one_page_with_a_mat_as_it_lies(shelf: Shelf, lang: Lang) -> None:
    found = facts(shelf, lang)
    pages = [page for page in range(len(found.sizes)) if "scissors" in " ".join(drawn(found, page))]
    assert len(pages) == 1 and {"sym-thumb-up", "sym-thumb-sideways", "sym-thumb-down"} <= {*drawn(found, pages[0])}
    assert {"sym-camera", "sym-ear", "sym-question-mark"} <= {*drawn(found, pages[0])}


def test_a_mat_of_two_fields_lies_there_with_two(tmp_path: Path) -> None:
    found = read(
        built(tmp_path, "themes: [{id: t, title: T, questions: [{id: q, type: yesno, text: Is it?}]}]\n", "mat") / "mat.pdf"
    )
    names = [name for page in range(len(found.sizes)) for name in drawn(found, page)]
    assert "sym-device-tv" not in names and names.count("sym-wallet") == 1


def drawn(found: Facts, page: int) -> list[str]:
    return [mark.name.removesuffix("-fine") for mark in found.ofkind("symbol") if mark.page == page]


@pytest.mark.parametrize("lang", LANGS)
def test_one_sheet_to_note_serves_all_mats(shelf: Shelf, lang: Lang) -> None:
    """By the mat's number and where its fields lie."""
    t, found = load_words(lang), facts(shelf, lang)
    use, note = len(found.sizes) - 2, len(found.sizes) - 1
    assert said(found, use)[0] == t("mat.use")
    assert " ".join(t("mat.use_3").split()) in " ".join(said(found, use))  # in a new order each time
    words = said(found, note)
    assert words[0] == t("mat.laid")
    told = ("date", "number", "asked", "left", "middle", "right", "unsure", "no_answer", "read_back", "photo")
    assert [word for word in words if word in [t(f"mat.{name}") for name in told]] == [t(f"mat.{name}") for name in told]


def test_the_sheet_to_note_has_the_fields_of_the_only_mat(tmp_path: Path) -> None:
    asked = "[{id: q, text: Q?, type: scale, scale: [Most of it, Some, Little]}]"
    found = read(built(tmp_path, f"themes: [{{id: t, title: T, questions: {asked}}}]", "mat") / "mat.pdf")
    words = said(found, len(found.sizes) - 1)
    assert {"Most of it", "Some", "Little"} <= set(words) and "Answer mat number" not in words


def test_the_same_year_gives_the_same_bytes(shelf: Shelf, tmp_path: Path) -> None:
    _make("en", (), tmp_path)
    assert (tmp_path / "build" / "mat.pdf").read_bytes() == file(shelf).read_bytes()
    assert page_sizes(file(shelf))[0] == pytest.approx(PAGES["A3"][::-1], abs=0.1)
