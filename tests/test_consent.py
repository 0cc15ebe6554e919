"""Papers that ask for a yes: they show what waits for an answer and nothing else, each to the person it is about."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import structure
from conftest import Shell
from dialogkit import limits
from dialogkit.clearing.asking import asked_about
from dialogkit.clearing.select import Gate
from dialogkit.cycle.load import load
from dialogkit.cycle.model import photos_of
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.kit.told.listing import listed
from dialogkit.paper import mm
from dialogkit.problems import ExitCode, UsageError
from dialogkit.processes import DIALOGUE
from dialogkit.templating.seen.asked import asked
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import read
from layout.rules import problems
from layout.stress import words
from layout.years import PHOTO
from paper import HOME, SAID_AT_LENGTH, bare, loaded, page_sizes, pressed, shown, spoken, text_of

SAID = {
    "pending": "Jeg vil lage maten min selv.",
    "given": "Det er godt å bo et sted der folk hilser.",
    "refused": "Naboen spiller trommer hver natt.",
    "withdrawn": "Ingen banker på hos meg lenger.",
    "none": "Vi trenger en ny sofa i stua.",
}
LONG = SAID_AT_LENGTH.partition(" Neste gang")[0]


def _consent(status: str, more: str = "") -> str:
    return "" if status == "none" else f", consent: {{status: {status}, ref: C-{status}{more}}}"


QUOTES = "quotes:\n" + "".join(f"  - {{id: {status}, text: {text}{_consent(status)}}}\n" for status, text in SAID.items())
TASKS = "tasks: [{id: t, title: Arbeid, consent: {status: refused, ref: C-5}, groups: [{n: 1, points: [Vi vil ha ro.]}]}]\n"
PHOTOS = """\
symbols:
  a: {src: a.jpg, alt: To personer i en hage, kind: photo, consent: {status: pending, ref: B-1, expires: 2028-12-31}}
  b: {src: b.jpg, alt: Fire personer ved et bord, kind: photo, consent: {status: pending, scope: [poster, web]}}
"""


def year(folder: Path, more: str, lang: Lang = "nb") -> None:
    for name in ("a.jpg", "b.jpg"):
        shutil.copy(PHOTO, folder / name)
    (folder / "cycle.yaml").write_text(spoken(HOME, lang) + more, encoding="utf-8")


def _make(lang: Lang, folder: Path) -> None:
    long = f'  - {{id: long, text: "{LONG}", consent: {{status: pending, scope: [game, report]}}}}\n'
    year(folder, QUOTES + long + PHOTOS, lang)
    build(load(folder), folder / "build", Order(("consent",)))


def papers(shelf: Shelf, lang: Lang = "nb") -> dict[str, Path]:
    return {path.stem: path for path in (shelf.made(f"consent-{lang}", partial(_make, lang)) / "build").glob("*.pdf")}


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    return [path for lang in LANGS for path in papers(shelf, lang).values()]


# ------------------------------------------------------------------------------------------------ what is asked about


def waiting(folder: Path, more: str, gate: Gate | None = None) -> list[str]:
    cycle = loaded(folder, more, HOME).cycle
    seen = asked_about(cycle, gate or Gate(cycle.day)).cycle
    assert not seen.tasks
    return [*(quote.id for quote in seen.quotes), *(photo.src for photo in photos_of(seen))]


def test_only_what_waits_for_an_answer_is_shown(tmp_path: Path) -> None:
    assert waiting(tmp_path, QUOTES + TASKS) == ["pending"]


@pytest.mark.parametrize(
    ("most", "shown", "told"),
    [(4, ["q0", "q1", "q2", "a.jpg"], "1 til"), (2, ["q0", "q1"], "3 til"), (5, ["q0", "q1", "q2", "a.jpg", "b.jpg"], "")],
)
def test_what_no_print_has_room_for_is_asked_about_when_the_first_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, shown: list[str], told: str
) -> None:
    monkeypatch.setattr(limits, "ASKED", most)
    said = "".join(f"  - {{id: q{n}, text: Vi baker brød nummer {n}, consent: {{status: pending}}}}\n" for n in range(3))
    year(tmp_path, f"quotes:\n{said}{PHOTOS}")
    seen = waiting(tmp_path, f"quotes:\n{said}{PHOTOS}")
    assert seen == shown
    shell = Shell()
    assert shell("build", tmp_path, "--only", "consent") == ExitCode.DONE
    assert (told in shell.out) if told else ("til venter" not in shell.out)
    assert sum(f"nummer {n}" in text_of(tmp_path / "build" / "consent.pdf") for n in range(3)) == min(3, most)


def test_nothing_is_asked_where_anybody_may_read(tmp_path: Path) -> None:
    cycle = loaded(tmp_path, QUOTES + PHOTOS, HOME).cycle
    seen = asked_about(cycle, Gate(cycle.day, "public")).cycle
    assert not seen.quotes and not [*photos_of(seen)]


@pytest.mark.parametrize("status", ["refused", "withdrawn"])
@pytest.mark.parametrize(
    "again",
    [
        "quotes: [{id: a, text: Alt er bra her hos oss., consent: {status: %s}}, "
        "{id: b, text: alt er bra her hos oss, consent: {status: pending}}]",
        "quotes: [{id: a, text: Noe jeg sa., consent: {status: %s, ref: C-7}}, "
        "{id: b, text: Noe annet da., consent: {status: pending, ref: ' c-7'}}]",
        "tasks: [{id: a, title: T, consent: {status: %s, ref: C-7}}]\n"
        "quotes: [{id: b, text: Noe annet da., consent: {status: pending, ref: C-7}}]",
        "symbols: {a: {src: a.jpg, alt: En hage, kind: photo, consent: {status: %s}}, "
        "b: {src: ./a.jpg, alt: En hage, kind: photo, consent: {status: pending}}}",
    ],
)
def test_who_has_said_no_is_not_asked_again(tmp_path: Path, status: str, again: str) -> None:
    shutil.copy(PHOTO, tmp_path / "a.jpg")
    assert waiting(tmp_path, again % status) == []


def test_a_short_word_is_not_the_same_said_again(tmp_path: Path) -> None:
    more = "quotes: [{id: a, text: Nei., consent: {status: refused}}, {id: b, text: Nei., consent: {status: pending}}]"
    assert waiting(tmp_path, more) == ["b"]


@pytest.mark.parametrize(
    ("consent", "media"),
    [
        ("status: pending", ["poster", "game", "report", "web"]),
        ("status: pending, scope: [web, game]", ["game", "web"]),
        ("status: pending, scope: [photo]", ["poster", "game", "report", "web"]),
    ],
)
def test_a_yes_or_no_to_each_place_that_the_kit_has(tmp_path: Path, consent: str, media: list[str]) -> None:
    more = f"quotes: [{{id: q, text: Noe jeg sa., consent: {{{consent}}}}}]\n"
    more += f"symbols: {{a: {{src: a.jpg, alt: En hage, kind: photo, consent: {{{consent}}}}}}}"
    year(tmp_path, more)
    quote, photo = asked(load(tmp_path).cycle, load_words("nb"))
    assert [*quote.media] == media and [*photo.media] == ["photo", *media]


def test_a_place_that_has_got_a_no_is_not_asked_about_again(tmp_path: Path) -> None:
    """And nobody is asked where nothing is left to ask about."""
    waits = "status: pending, not_in:"
    more = f"quotes:\n  - {{id: q, text: Noe jeg sa., consent: {{{waits} [web, poster]}}}}\n"
    more += f"  - {{id: r, text: Noe annet., consent: {{{waits} [web, poster, game, report]}}}}\n"
    more += f"symbols: {{a: {{src: a.jpg, alt: En hage, kind: photo, consent: {{{waits} [photo, web]}}}}}}"
    year(tmp_path, more)
    assert [each.media for each in asked(load(tmp_path).cycle, load_words("nb"))] == [
        ("game", "report"),
        ("poster", "game", "report"),
    ]


@pytest.mark.parametrize(
    ("switched", "media"),
    [
        ("board: nei, cards: nei", ("poster", "report", "web")),
        ("report: nei, easy-report: nei", ("poster", "game")),
        ("poster: nei, report: nei, easy-report: nei, wall: ja", ("game", "report")),
    ],
)
def test_nothing_is_asked_of_what_the_year_does_not_print(tmp_path: Path, switched: str, media: tuple[str, ...]) -> None:
    year(tmp_path, QUOTES + f"materials: {{{switched}}}\n")
    assert {each.media for each in asked(load(tmp_path).cycle, load_words("nb"))} == {media}


def test_a_photo_is_asked_about_for_all_that_hangs_on_a_wall(tmp_path: Path) -> None:
    """A quote stands on none of that but the poster; the board shows a photo, and no quote."""
    photo = "symbols: {a: {src: a.jpg, alt: En hage, kind: photo, consent: {status: pending}}}\n"
    year(tmp_path, f"quotes: [{{id: q, text: Noe jeg sa., consent: {{status: pending}}}}]\n{photo}")
    file = tmp_path / "cycle.yaml"
    text = file.read_text(encoding="utf-8")
    for switched, quoted, seen in (
        ("poster: nei, cards: nei", ("report", "web"), ("photo", "poster", "game", "report", "web")),
        (
            "overview: nei, programme: nei, themes: nei, poster: nei, plan: nei",
            ("game", "report", "web"),
            ("photo", "game", "report", "web"),
        ),
    ):
        file.write_text(f"{text}materials: {{{switched}}}\n", encoding="utf-8")
        assert [each.media for each in asked(load(tmp_path).cycle, load_words("nb"))] == [quoted, seen]


# ------------------------------------------------------------------------------------------------ the papers


@pytest.mark.parametrize("lang", LANGS)
def test_each_has_one_sheet_and_a_copy_to_keep(shelf: Shelf, lang: Lang) -> None:
    file, t = papers(shelf, lang)["consent"], load_words(lang)
    pages = [bare(text) for text in text_of(file).split(t("consent.where"))]
    assert len(page_sizes(file)) == 2 * 4 == len(pages) - 1
    assert text_of(file).count(t("consent.answered")) == text_of(file).count(t("consent.copy")) == 4
    assert structure.problems(file) == [] and problems(read(file)) == []


@pytest.mark.parametrize("lang", LANGS)
def test_each_sheet_and_each_copy_is_one_page_however_long_the_words(tmp_path: Path, lang: Lang) -> None:
    """A quote of sixty words, and a photo that may be shown in five places; with all that a copy can tell."""
    told = "contact: {name: Kontoret på Solbakken, phone: 22 00 00 00, email: kontoret@example.no}\n"
    told += "privacy: {controller: Fjordvik kommune, dpo: vern@example.no}\nquotes:\n"
    lengths = (5, 12, 25, 40, 60)
    for count in lengths:
        consent = f"{{status: pending, ref: C-{count}, expires: 2028-12-31}}"
        told += f"  - {{id: q{count}, text: {words(lang, count)}, event: e, consent: {consent}}}\n"
    event = "events: [{id: e, kind: conference, title: Dialogkonferansen 2027, date: 2027-09-16}]\n"
    year(tmp_path, told + event + PHOTOS, lang)
    build(load(tmp_path), tmp_path / "build", Order(("consent",)))
    texts = shown(tmp_path / "build" / "consent.pdf")
    heads = {one.text: one.page for one in texts if one.size >= 24}
    assert len(page_sizes(tmp_path / "build" / "consent.pdf")) == 2 * (len(lengths) + 2), heads
    assert min(one.size for one in texts if one.text.startswith(("«", "“"))) >= 15


@pytest.mark.parametrize(("sentences", "pages", "signed"), [(4, 2, 0), (9, 3, 1), (16, 4, 1)])
def test_nobody_signs_on_another_page_than_the_crosses(tmp_path: Path, sentences: int, pages: int, signed: int) -> None:
    """However many short sentences the words are: what does not fit below them goes on together."""
    said = " ".join(words("nb", 12, number) for number in range(sentences))
    year(tmp_path, f"quotes: [{{id: q, text: {said}, consent: {{status: pending, expires: 2028-12-31}}}}]\n")
    build(load(tmp_path), tmp_path / "build", Order(("consent",)))
    t, found = load_words("nb"), read(tmp_path / "build" / "consent.pdf")
    assert len(found.sizes) == pages
    of = {
        key: [block.pages[0] for block in found.blocks if block.text.strip() == t(f"consent.{key}")]
        for key in ("where", "answered")
    }
    assert of["answered"] == [signed] and of["where"][0] == signed


def test_few_rows_stand_farther_apart_where_there_is_room(tmp_path: Path) -> None:
    year(
        tmp_path,
        f"quotes: [{{id: a, text: {words('nb', 4)}, consent: {{status: pending}}}}, "
        f"{{id: b, text: {words('nb', 60)}, consent: {{status: pending}}}}]\n",
    )
    build(load(tmp_path), tmp_path / "build", Order(("consent",)))
    found = read(tmp_path / "build" / "consent.pdf")
    bases = [sorted(word.base for word in found.words if word.page == page and word.size == 17) for page in (0, 2)]
    short, long = (two - one for one, two, *_ in bases)
    assert short > 24 * mm > 20 * mm > long > 18 * mm


def test_a_sheet_shows_nothing_of_the_file_nor_how_many_are_asked(shelf: Shelf) -> None:
    """A quote without a number has none on paper, not its name in the file; and pages are not counted across people."""
    text = " ".join(text_of(papers(shelf)["consent"]).split())
    assert "Nummer C-pending" in text and "Nummer long" not in text and not re.search(r"\d av \d", text)


@pytest.mark.parametrize("lang", LANGS)
def test_the_row_of_a_yes_that_leads_to_a_wall_says_so(shelf: Shelf, lang: Lang) -> None:
    """Quotes hang in large where a yes to the report is enough."""
    (wall,) = (each for each in DIALOGUE.materials if each.name == "wall")
    wanted = {"nb": "ark på veggen", "nn": "ark på veggen", "en": "wall sheets"}[lang]
    assert wanted in load_words(lang)(f"consent.who_{wall.medium}")
    assert bare(wanted) in bare(text_of(papers(shelf, lang)["consent"]))


def test_nothing_else_that_anybody_has_said_is_on_them(shelf: Shelf) -> None:
    for file in papers(shelf).values():
        text = bare(text_of(file))
        assert [status for status, words in SAID.items() if bare(words) in text] == (
            ["pending"] if file.stem == "consent" else []
        )


def test_the_list_holds_numbers_and_no_words(shelf: Shelf) -> None:
    text = text_of(papers(shelf)["consent-list"])
    assert all(number in text for number in ("C-pending", "long", "B-1", "Bilde 2"))
    assert not [word for word in bare(LONG + SAID["pending"]).split(".") if word and word in bare(text)]
    assert not [*read(papers(shelf)["consent-list"]).ofkind("picture")]


def test_a_photo_stands_there_whole(shelf: Shelf) -> None:
    found = read(papers(shelf)["consent"])
    photos = [mark for mark in found.ofkind("picture") if min(mark.sides) > 80]
    assert len(photos) == 4 and min(mark.sides[0] for mark in photos) > 58 * mm, "it is what one is asked about"
    with Image.open(PHOTO) as photo:
        whole = photo.width / photo.height
    assert [mark.sides[0] / mark.sides[1] for mark in photos] == pytest.approx([whole] * 4, rel=0.02)


def test_a_copy_is_not_printed_on_the_back_of_the_sheet(shelf: Shelf) -> None:
    with pikepdf.open(papers(shelf)["consent"]) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/Simplex"


def test_whom_to_tell_stands_on_the_copy(tmp_path: Path) -> None:
    year(tmp_path, QUOTES + "contact: {name: Kontoret, phone: 22 00 00 00}\n")
    build(load(tmp_path), tmp_path / "build", Order(("consent",)))
    text = " ".join(text_of(tmp_path / "build" / "consent.pdf").split())
    assert text.count("Kontoret kan hjelpe: 22 00 00 00") == 1


def test_a_year_in_which_nothing_waits_says_so(tmp_path: Path) -> None:
    year(tmp_path, QUOTES.replace("status: pending", "status: given"))
    results, _ = build(load(tmp_path), tmp_path / "build", Order(("consent",)))
    assert [result.waits for result in results] == ["waits.consent"]


# ------------------------------------------------------------------------------------------------ when, and what becomes of them


def test_they_are_made_only_when_asked_for_and_then_it_is_told(tmp_path: Path) -> None:
    year(tmp_path, QUOTES + PHOTOS)
    shell = Shell()
    assert shell("build", tmp_path) == ExitCode.DONE
    assert not list((tmp_path / "build").glob("consent*"))
    assert shell("build", tmp_path, "--only", "consent") == ExitCode.DONE
    assert "1 sitat og 2 bilder uten ja ennå" in shell.out
    assert len(list((tmp_path / "build").glob("consent*.pdf"))) == 2


def test_the_list_of_materials_knows_whether_there_is_anything_to_ask(tmp_path: Path) -> None:
    for text, waits in ((QUOTES, False), (QUOTES.replace("status: pending", "status: given"), True)):
        year(tmp_path, text)
        found = {each.name: each.waits for each in listed(load(tmp_path), Order())}
        assert bool(found["consent"]) is waits


def test_never_in_the_public_edition(tmp_path: Path) -> None:
    year(tmp_path, QUOTES)
    with pytest.raises(UsageError) as caught:
        build(load(tmp_path), tmp_path / "public", Order(("consent",), edition="public"))
    assert [problem.code for problem in caught.value.problems] == ["not-public"]


@pytest.mark.parametrize(("answer", "stays"), [("given", True), ("refused", False), ("withdrawn", False)])
def test_a_paper_goes_when_the_answer_is_no(tmp_path: Path, answer: str, stays: bool) -> None:
    """Whatever is built then; and nobody is told to take down what lies in a drawer."""
    year(tmp_path, QUOTES + PHOTOS)
    build(load(tmp_path), tmp_path / "build", Order(("consent",)))
    year(tmp_path, QUOTES.replace("status: pending", f"status: {answer}") + PHOTOS)
    results, told = build(load(tmp_path), tmp_path / "build", Order(("board",)))
    assert (tmp_path / "build" / "consent.pdf").exists() is stays
    assert {result.fate for result in results if result.material == "consent"} == (set() if stays else {"withdrawn"})
    assert not [problem for problem in told if problem.code == "take-down"]


def test_no_other_sheet_shows_what_is_asked_about(tmp_path: Path) -> None:
    """Where the year asks in each build, the sheet of its symbols and what is told of them name no such photo."""
    year(tmp_path, QUOTES + PHOTOS + "materials: {consent: ja}\n")
    shell = Shell()
    assert shell("symbols", tmp_path) == ExitCode.DONE
    text = bare(text_of(next((tmp_path / "build").glob("symbols*.pdf"))))
    assert bare("a.jpg") not in text and bare("To personer i en hage") not in text
    assert not [*read(next((tmp_path / "build").glob("symbols*.pdf"))).ofkind("picture")]


def test_each_page_says_what_the_boxes_mean() -> None:
    rows = "".join(f'<matter symbol="home"><p>Place {number}</p><p>who sees it</p></matter>' for number in range(16))
    answers = '<answer symbol="thumb-up">Aye</answer><answer symbol="thumb-down">Nay</answer>'
    made = pressed(f"<pages><crosses><h2>Where?</h2>{answers}{rows}</crosses></pages>")
    assert made.pages == 2 and not made.problems
    texts = shown(made.data)
    for page in range(2):
        words = " ".join(one.text for one in texts if one.page == page)
        assert words.count("Aye") == words.count("Nay") == 1
        (nay,) = [one for one in texts if one.page == page and "Nay" in one.text]
        assert all(one.top < nay.bottom for one in texts if one.page == page and one.text.startswith("Place"))
    assert len({one.text for one in texts if one.text.startswith("Place")}) == 16
