"""Who made the pictures of a pack: once in each file that shows one, also where only a part of a document is printed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

import packs
import structure
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import PAGES
from dialogkit.terms import LANGS, Lang
from paper import HOME, shown, spoken, text_of

LEAST = 12  # pt
YEAR = """\
themes: [{id: t, title: Pausen, symbol: coffee, questions: [{id: q, text: Er det bra her?, type: yesno}]}]
poster: {title: Vi bestemmer, we_want: [{text: Vi drikker kaffe., symbol: coffee}]}
game: {cards: {questions: [{text: Hva er god hjelp?, symbol: coffee}]}}
kit: {title: Pakken, cover: {src: hus.jpg, alt: Huset, kind: photo, people: nei, author: Arbeidsgruppa}}
symbol_packs: [pack]
"""
MAT = '<mat><h1>M</h1><p>P</p><scale><choice symbol="coffee">A</choice><choice symbol="users">B</choice></scale>{}</mat>'
BOARD = '<board><h1>B</h1><square kind="start" symbol="coffee">S</square><square kind="goal" symbol="home">G</square>{}</board>'
TILES = (
    '<tiles paper="A4" label="r" part="p {row} {column}" row="r" column="c" map="m" sheets="s" glue="g" ruler="r">'
    "<h1>T</h1></tiles>"
)
PAPER = '<paper size="A4" card="60x60" corner="0" guides-front="full" front="f" turn="t" ruler="r"/>'
CUTOUTS = f'<cutouts>{PAPER}<h1>C</h1><cutout symbol="coffee">K</cutout></cutouts>'
COVER = '<cover><h1>F</h1><figure symbol="coffee" alt="K"/></cover>'


def year(folder: Path, lang: Lang = "nb", more: str = "") -> Loaded:
    """A year in which each material shows a picture of a pack, and the board one of its own too."""
    start = spoken(HOME, lang).replace("kit: {title: Dialogpakken}\n", "")
    packs.as_folder(folder / "pack", packs.colourful({**packs.WORDS, "ute": ("ute", "ute", "outside")}))
    (folder / "hus.jpg").write_bytes(packs.photo(1, 1800, 1200))
    (folder / "cycle.yaml").write_text(f"{start}{YEAR}{more}", encoding="utf-8")
    return load(folder)


def made(folder: Path, order: Order, lang: Lang = "nb", more: str = "") -> list[Path]:
    build(year(folder, lang, more), folder / "out", order)
    return sorted((folder / "out").glob("*.pdf"))


def credited(file: Path, factor: float = 1) -> list[float]:
    """The sizes on paper of the lines that tell who drew the pack's pictures, in a file that is `factor` times as large."""
    return [line.size * factor for line in shown(file) if "Tegnet av" in line.text]


@pytest.mark.parametrize("how", ["printshop", "proof"])
@pytest.mark.parametrize("lang", LANGS)
def test_what_is_cut_out_has_its_credits_where_it_is_printed_alone(tmp_path: Path, lang: Lang, how: str) -> None:
    files = made(tmp_path, Order(printshop=how == "printshop", proof=how == "proof"), lang)
    assert {file.stem.partition("-")[0] for file in files} == {"board", "cards", "mat", "poster"}
    for file in files:
        sizes = credited(file)
        times = 3 if file.stem == "cards-proof" else 1  # which shows each card on its sheet, among all, and through the paper
        assert len(sizes) == times and min(sizes) >= LEAST - 0.01, file.name
        assert structure.problems(file) == [] and "Tegnet av" in " ".join(structure.reading_text(file))
        assert ("Arbeidsgruppa" in text_of(file)) == (file.stem.startswith(("board", "poster"))), (
            "the year's own, where it is shown"
        )


def test_credits_are_as_large_on_smaller_paper(tmp_path: Path) -> None:
    (file,) = made(tmp_path, Order(("mat",), printshop=True), more="print: {mat: {size: A4}}\n")
    assert min(credited(file, PAGES["A4"][0] / PAGES["A3"][0])) >= LEAST - 0.01


@pytest.mark.parametrize(
    "inside",
    [
        MAT.format(""),
        BOARD.format(""),
        MAT.format(TILES),
        BOARD.format(TILES),
        CUTOUTS,
        COVER,
        MAT.format("") + CUTOUTS,
        MAT.format("") * 2,
    ],
)
def test_a_template_of_ones_own_without_a_place_for_credits_has_them(tmp_path: Path, inside: str) -> None:
    (tmp_path / "templates").mkdir()
    text = f'<document lang="nb" title="T" subject="S">{inside}</document>'
    (tmp_path / "templates" / "plakat.xml.j2").write_text(text, encoding="utf-8")
    (file,) = made(tmp_path, Order(("plakat",)))
    assert len(credited(file)) == 1 and min(credited(file)) >= LEAST - 0.01
    assert structure.problems(file) == []


@pytest.mark.parametrize(("size", "tile"), [("A3", "A4"), ("A2", "A4"), ("A2", "A3"), ("A1", "A4"), ("A1", "A3")])
def test_no_seam_goes_through_credits(tmp_path: Path, size: str, tile: str) -> None:
    """Each word of them stands whole on one sheet of a poster, clear of the edge that lies below the next."""
    (file,) = made(tmp_path, Order(("poster",)), more=f"print: {{poster: {{size: {size}, tile: {tile}}}}}\n")
    with pypdfium2.PdfDocument(file) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    parts = [text for text in texts[1:] if "Tegnet" in text]
    assert len(parts) == 1 and all(
        word in parts[0] for word in ("Arbeidsgruppa", "Tegnet av", "Solbakken", "example.no/tegninger")
    )


def test_what_a_print_shop_asks_for_is_told_once_for_several_mats(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    text = f'<document lang="nb" title="T" subject="S">{MAT.format("") * 3}<pages><p>P</p></pages></document>'
    (tmp_path / "templates" / "mat.xml.j2").write_text(text, encoding="utf-8")
    (result,), _ = build(year(tmp_path), tmp_path / "out", Order(("mat",), printshop=True))
    assert [key for key, _ in result.remarks] == ["printshop", "printshop_rest"]


WORK = "findings", "roundrobin", "proposals", "decide", "agreement"
FOUND = """\
findings: [{id: f, text: Pausen er kort., theme: t}, {id: g, text: Alt er fint., theme: t}]
solutions: [{id: s, finding: f, proposals: [Vi tar en lang pause.]}]
"""


@pytest.mark.parametrize("lang", LANGS)
def test_papers_of_the_work_name_who_made_their_pictures(tmp_path: Path, lang: Lang) -> None:
    """Who made a picture of the year's own and who drew the pack's, once in each file, on no page of their own."""
    own = "symbols: {house: {src: hus.jpg, alt: Huset, kind: photo, people: nei, author: Arbeidsgruppa}}\n"
    more = FOUND.replace("theme: t}]", "theme: u}]") + own
    year(tmp_path, lang, more)
    file = tmp_path / "cycle.yaml"
    text = file.read_text(encoding="utf-8").replace("themes: [", "themes: [{id: u, title: Huset, symbol: house}, ")
    file.write_text(text, encoding="utf-8")
    build(load(tmp_path), tmp_path / "out", Order(WORK))
    files = {file.stem: text_of(file) for file in (tmp_path / "out").glob("*.pdf")}
    drawn = {name: said.count("Tegnet av") for name, said in files.items()}
    assert drawn == {name: int(name != "proposals-count") for name in files}
    named = {name for name, said in files.items() if said.count("Arbeidsgruppa") == 1}
    assert named == {"findings", "roundrobin", "roundrobin-a4", "decide"}


OWN = ("tasks", "themes", "programme", "wall", "plan", "consent")
SHOWN = """\
symbols:
  house: {src: hus.jpg, alt: Huset vårt, kind: photo, people: nei, author: Arbeidsgruppa}
  asked: {src: spurt.jpg, alt: To i hagen, kind: photo, author: En annen, consent: {status: pending}}
themes:
  - {id: t, title: Huset, symbol: house, articles: [19], questions: [{id: q, text: Er det bra her?, type: yesno}]}
events: [{id: e, kind: conference, agenda: [{title: Velkommen, symbol: house}]}]
quotes: [{id: s, text: Vi vil ha ro., theme: t, symbol: house, consent: {status: given, scope: [report], ref: C-1}}]
findings: [{id: f, text: Pausen er kort., theme: t, symbol: house, quotes: [s]}]
solutions: [{id: s, finding: f, proposals: [Vi tar en lang pause.]}]
"""


def test_a_picture_of_the_years_own_is_credited_wherever_it_is_shown(tmp_path: Path) -> None:
    """Also where the template has no place for it; but nobody is told of the photo that another is asked about."""
    (tmp_path / "hus.jpg").write_bytes(packs.photo(1, 1800, 1200))
    (tmp_path / "spurt.jpg").write_bytes(packs.photo(2, 1800, 1200))
    (tmp_path / "cycle.yaml").write_text(f"{HOME}{SHOWN}", encoding="utf-8")
    build(load(tmp_path), tmp_path / "out", Order(OWN))
    files = {file.stem: text_of(file) for file in (tmp_path / "out").glob("*.pdf")}
    named = {name: said.count("Arbeidsgruppa") for name, said in files.items() if not name.startswith("consent")}
    assert set(named) == {"tasks", "themes", "programme", "wall", "plan", "plan-wall"} and set(named.values()) == {1}
    assert "consent" in files and not any("En annen" in said or "Arbeidsgruppa" in files["consent"] for said in files.values())
