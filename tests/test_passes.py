"""What is done once on a document tree, before any renderer: each pass gives a new tree, and leaves the old one as it is."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from day import TODAY
from dialogkit.clearing.select import cleared
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Picture
from dialogkit.kit.order import Order
from dialogkit.kit.passes.alternatives import with_alternatives
from dialogkit.kit.passes.consent import check_consent
from dialogkit.kit.passes.credit import with_credits
from dialogkit.kit.passes.glossary import with_glossary
from dialogkit.kit.passes.left_out import without_pictures
from dialogkit.kit.passes.paper.label_sheet import on_label_sheet
from dialogkit.kit.passes.paper.sides import apart
from dialogkit.kit.passes.symbols import check_symbols, with_stand_ins
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.problems import DialogkitError
from dialogkit.words import LANGS, load_words
from paper import built, loaded, tree
from work import LINEAR, calls

YEAR = """\
glossary:
  - {word: CRPD, plain: A treaty. See https://example.org}
  - {word: guardian, plain: One who **helps** you.}
symbols:
  pot: {src: pot.svg, alt: A coffee pot., author: The group}
  bench: {src: bench.svg, alt: A bench, licence: CC BY 4.0}
  plain: {src: plain.svg, alt: Nobody asks}
awards: [{name: Prize, photo: {src: bench.svg, alt: A bench, caption: Our bench, author: Kim}}]
quotes:
  - {id: q1, text: We want to choose our own supper., consent: {status: given, scope: [game, report]}}
  - {id: q2, text: Nobody ever knocks on my door., consent: {status: refused}}
  - {id: q3, text: Yes please., consent: {status: refused}}
  - {id: q4, text: Always say no, consent: {status: refused}}
working_group: [{name: Anna Berg, side: user_rep, publish: no}]
"""


def a_year(folder: Path, more: str = YEAR) -> Loaded:
    for name in ("pot", "bench", "plain"):
        (folder / f"{name}.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
        )
    return loaded(folder, more)


def of_report(year: Loaded) -> Cycle:
    return cleared(year.cycle, "report", Order(today=TODAY).gate(year.cycle)).cycle


def said(made: Node) -> list[str]:
    """The words of each block of a tree's pages."""
    return [node.text for node in made.need("pages").walk() if node.name in ("h1", "h2", "p", "li")]


def test_the_words_that_a_document_uses_are_explained_in_their_place(tmp_path: Path) -> None:
    year = a_year(tmp_path)
    before = tree("<h2>Rights</h2><p>CRPD says so</p><glossary><h2>Words</h2></glossary><p>On</p>")
    kept = deepcopy(before)
    made = with_glossary(before, year.cycle.glossary)
    assert before == kept
    assert said(made) == ["Rights", "CRPD says so", "Words", "CRPD: A treaty. See https://example.org", "On"]
    (link,) = (node for node in made.walk() if node.name == "a")
    assert link.get("href") == "https://example.org"
    assert [node.get("at") for node in made.walk() if node.get("at")] == [year.cycle.glossary[0].at]


def test_words_are_explained_in_the_look_that_their_place_asks_for(tmp_path: Path) -> None:
    before = tree('<p>CRPD says so</p><glossary role="lead"><h2>Words</h2></glossary>')
    made = with_glossary(before, a_year(tmp_path).cycle.glossary)
    assert [node.get("role") for node in made.walk() if node.name == "p"] == ["", "lead"]


@pytest.mark.parametrize(
    "place", ["<glossary><h2>CRPD</h2></glossary>", '<section break="page"><glossary><h2>W</h2></glossary></section>']
)
def test_where_nothing_is_to_be_explained_nothing_stands(tmp_path: Path, place: str) -> None:
    """The glossary's own heading is no use of a word. A section that holds more stays, and so does one that was empty before."""
    year = a_year(tmp_path)
    made = with_glossary(tree(f'<p>x</p>{place}<section theme="1"/>'), year.cycle.glossary)
    assert [node.name for node in made.walk()][2:] == ["p", "section"]


def test_pictures_that_a_document_shows_are_credited_and_no_others(tmp_path: Path) -> None:
    year = a_year(tmp_path)
    before = tree('<p symbol="pot">x</p><figure symbol="./plain.svg"/><credits role="small"><h2>Made by</h2></credits>')
    made = with_credits(before, year.cycle, load_words("en"))
    assert said(made) == ["x", "Made by", "Picture: A coffee pot, The group"]
    assert [node.get("role") for node in made.walk() if node.name == "p"] == ["", "small"]
    assert said(with_credits(tree("<p>x</p><credits><h2>Made by</h2></credits>"), year.cycle, load_words("en"))) == ["x"]


def test_credits_of_own_pictures_stand_beside_those_of_packs(tmp_path: Path) -> None:
    """A deck has them in two places. A second place for the same has none, nor one for some beside one for all."""
    year = a_year(tmp_path)
    own, packs, every = '<credits of="own"/>', '<credits of="packs"/>', "<credits/>"
    for places in (packs + own, packs + own + own, own + every, every + own, packs + every):
        made = with_credits(tree('<p symbol="pot">x</p>' + places), year.cycle, load_words("en"))
        assert said(made) == ["x", "Picture: A coffee pot, The group"]


def test_joined_credits_name_one_picture_or_those_who_made_several(tmp_path: Path) -> None:
    """Each maker once. What the document does not show is not told."""
    year = a_year(tmp_path)
    place = '<credits joined="yes"/>'
    assert said(with_credits(tree(place), year.cycle, load_words("en"))) == []
    one = '<figure symbol="pot"/>'
    assert said(with_credits(tree(one + place), year.cycle, load_words("en"))) == ["Picture: A coffee pot, The group"]
    two = f'{one}<figure symbol="bench.svg"/>'
    assert said(with_credits(tree(two + place), year.cycle, load_words("en"))) == ["Pictures: Kim; The group"]
    cover = Picture(src="bench.svg", alt="A bench", author="The group")
    alike = year.cycle.model_copy(update={"kit": year.cycle.kit.model_copy(update={"cover": cover}), "awards": []})
    assert said(with_credits(tree(two + place), alike, load_words("en"))) == ["Pictures: The group"]


@pytest.mark.parametrize(
    ("figure", "alt"),
    [
        ('symbol="pot"', "A coffee pot."),
        ('symbol="./plain.svg"', "Nobody asks"),
        ('symbol="pot" alt="Mine"', "Mine"),
        ('symbol="pot" alt=""', ""),
        ('symbol="home"', ""),
    ],
)
def test_own_pictures_say_what_they_show_and_symbols_do_not(tmp_path: Path, figure: str, alt: str) -> None:
    (node,) = with_alternatives(tree(f"<figure {figure}/>"), a_year(tmp_path).cycle).need("pages").nodes
    assert node.get("alt") == alt


def test_words_are_explained_once_however_often_a_template_asks(tmp_path: Path) -> None:
    made = with_glossary(tree("<p>CRPD</p>" + "<glossary><h2>Words</h2></glossary>" * 3), a_year(tmp_path).cycle.glossary)
    assert [node.name for node in made.need("pages").nodes] == ["p", "glossary"]


def test_a_picture_without_a_yes_goes_whatever_names_it() -> None:
    before = tree('<h1 symbol="a.jpg">x</h1><figure symbol="a.jpg" alt="x"/><steps><step symbol="a.jpg"><p>x</p></step></steps>')
    kept = deepcopy(before)
    made = without_pictures(before, lambda name: name == "a.jpg")
    assert before == kept
    assert [(node.name, node.get("symbol")) for node in made.walk()][2:] == [
        ("h1", ""),
        ("steps", ""),
        ("step", "point"),
        ("p", ""),
    ]


def test_a_symbol_that_is_not_there_is_told_or_has_a_stand_in() -> None:
    before = tree('<h1 symbol="hoome">x</h1><p symbol="home">x</p>')
    with pytest.raises(DialogkitError) as raised:
        check_symbols(before, SymbolBook())
    (problem,) = raised.value.problems
    assert (problem.code, problem.details) == ("unknown-symbol", {"name": "hoome", "suggestion": "home"})
    check_symbols(with_stand_ins(before, SymbolBook()), SymbolBook())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Somebody says: nobody ever knocks on my door!", ["q2"]),  # whatever stands around it
        ("Led by Anna Berg", ["Anna Berg"]),
        ("We want to choose our own supper.", []),
        ("Yes please.", []),  # two words are anybody's
        ("You may always say no", []),  # and so are three among others
        ("You may: always say no!", ["q4"]),
        ("Nobody ever calls on my door", []),
    ],
)
def test_words_without_a_yes_do_not_reach_a_renderer(tmp_path: Path, words: str, told: list[str]) -> None:
    year = a_year(tmp_path)
    names = {quote.at: quote.id for quote in year.cycle.quotes} | {member.at: member.name for member in year.cycle.working_group}
    try:
        check_consent(tree(f"<p>{words}</p>"), year, of_report(year))
        found = []
    except DialogkitError as error:
        assert {problem.code for problem in error.problems} == {"shown-without-consent"}
        found = [names[str(problem.place)] for problem in error.problems]
    assert found == told


def test_what_comes_from_a_place_without_a_yes_does_not_reach_a_renderer(tmp_path: Path) -> None:
    year = a_year(tmp_path)
    first, second, *_ = year.cycle.quotes
    check_consent(tree(f'<p at="{first.at}">x</p>'), year, of_report(year))
    with pytest.raises(DialogkitError, match="shown-without-consent"):
        check_consent(tree(f'<p at="{second.at}">x</p>'), year, of_report(year))


def test_what_the_year_says_elsewhere_is_told_there_and_not_here(tmp_path: Path) -> None:
    """`says-what-is-left-out` tells of it, by rules of its own (see test_returned)."""
    year = a_year(tmp_path, YEAR + "purpose: {problem: Nobody ever knocks on my door.}\n")
    check_consent(tree("<p>Nobody ever knocks on my door.</p>"), year, of_report(year))


def test_all_that_has_no_yes_is_looked_for_in_one_pass(tmp_path: Path) -> None:
    """The words begin alike, as those of each text do."""

    def look(count: int) -> int:
        said = "".join(
            f"  - {{id: r{n}, text: we want to have more of {n} and {n + 1}, consent: {{status: refused}}}}\n"
            for n in range(count)
        )
        year = loaded(tmp_path, f"quotes:\n{said}")
        shown = tree("".join(f"<p>we want to have more of everything {n}</p>" for n in range(count)))
        cycle = of_report(year)
        return calls(lambda: check_consent(shown, year, cycle))

    assert look(60) < LINEAR * look(30)


def test_a_hole_in_the_clearing_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is made where a template gets to see what it must not."""
    a_year(tmp_path, YEAR + "findings: [{id: f, text: Many want more.}]\n")
    monkeypatch.setattr(
        "dialogkit.kit.make.document",
        lambda loaded, *_: tree(f"<h1>R</h1><blockquote>{loaded.cycle.quotes[1].text}</blockquote>"),
    )
    with pytest.raises(DialogkitError) as raised:
        built(tmp_path, YEAR + "findings: [{id: f, text: Many want more.}]\n", "report")
    assert "shown-without-consent" in [problem.code for problem in raised.value.problems]
    assert not (tmp_path / "build").exists() or not [*(tmp_path / "build").glob("*.pdf")]


def test_passes_of_paper_leave_the_tree_as_it_is(tmp_path: Path) -> None:
    deck = Node("deck", {}, [Node("paper", {"backs": "separate"}), Node("card")])
    before = Node("document", {}, [deck])
    kept = deepcopy(before)
    sides = apart(before)
    assert [made.need("deck").paper.get("side") for made in sides.values()] == ["front", "back"]
    year = loaded(tmp_path)
    assert on_label_sheet(before, year) is before
    assert apart(replace(before, children=[])) == {"": Node("document")}
    assert before == kept


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("name", "now"), [("explained", "<glossary>"), ("credits", "<credits>")])
def test_a_template_of_before_is_told_what_to_write_now(tmp_path: Path, lang: str, name: str, now: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "report.xml.j2").write_text(
        f'<document title="T"><pages>\n{{% if {name} %}}<h1>x</h1>{{% endif %}}</pages></document>', encoding="utf-8"
    )
    with pytest.raises(DialogkitError) as raised:
        built(tmp_path, "findings: [{id: f, text: Many want more.}]\n", "report")
    (problem,) = (problem for problem in raised.value.problems if problem.code == "template-broken")
    assert (problem.place.line if problem.place else 0) == 2
    assert now in load_words(lang).message(problem)


# ------------------------------------------------------------------------------------------------ words on their own page


def test_a_word_is_explained_in_each_section_that_uses_it(tmp_path: Path) -> None:
    glossary = a_year(tmp_path).cycle.glossary
    sheet = "<section><p>{}</p><aside><p>Know this</p><meanings/></aside></section>"
    before = tree("".join(map(sheet.format, ["CRPD", "nothing", "A guardian", "CRPD again"])))
    kept = deepcopy(before)
    made = with_glossary(before, glossary)
    assert before == kept
    told = [[node.text.split(":")[0] for node in section.walk() if node.get("at")] for section in made.need("pages").nodes]
    assert told == [["CRPD"], [], ["guardian"], ["CRPD"]]


def test_a_word_is_explained_once_beside_the_first_finding_that_uses_it(tmp_path: Path) -> None:
    row = '<finding><said><p>S</p></said><found>{}</found><meanings once="yes"/><done><p>D</p></done></finding>'
    before = tree(
        f"<findings><h1>T</h1><head symbol='home'>H</head>{''.join(map(row.format, ['plain', 'CRPD', 'CRPD again']))}</findings>"
    )
    made = with_glossary(before, a_year(tmp_path).cycle.glossary)
    explained = [bool(node.find("meanings")) for node in made.walk() if node.name == "finding"]
    assert explained == [False, True, False]


def test_what_is_told_once_is_told_where_it_stands_first(tmp_path: Path) -> None:
    glossary = a_year(tmp_path).cycle.glossary
    sheet = '<section><p>CRPD and {}</p><meanings once="yes"/></section>'
    made = with_glossary(tree(sheet.format("one") + sheet.format("a guardian") + "<glossary><h2>W</h2></glossary>"), glossary)
    assert [text for text in said(made) if ":" in text] == [
        "CRPD: A treaty. See https://example.org",
        "guardian: One who helps you.",
    ]
    assert made.need("pages").find("glossary") is None, "nothing is left for it"


def test_a_panel_that_would_hold_nothing_but_meanings_goes(tmp_path: Path) -> None:
    glossary = a_year(tmp_path).cycle.glossary
    made = with_glossary(tree("<section><p>plain</p><aside><meanings/></aside><p>on</p></section>"), glossary)
    assert [node.name for node in made.need("pages").nodes[0].nodes] == ["p", "p"]


def test_what_a_text_says_itself_in_the_same_words_is_not_said_twice(tmp_path: Path) -> None:
    year = loaded(tmp_path, "glossary: [{word: decision, plain: A letter from the council about help.}]\n")
    sheet = "<section><p>A decision is a letter {}.</p><meanings/></section>"
    for end, count in (("from the council", 1), ("that you get", 2)):
        made = with_glossary(tree(sheet.format(end)), year.cycle.glossary)
        assert sum("letter" in text for text in said(made)) == count


def test_a_glossary_says_nothing_twice_on_its_page(tmp_path: Path) -> None:
    year = loaded(tmp_path, "glossary: [{word: decision, plain: A letter from the council about help.}]\n")
    words = "<glossary><h2>Words</h2></glossary>"
    here, elsewhere = "<p>A decision is a letter from the council.</p>", "<p>A decision is a letter.</p>"
    for before, after, count in ((here, "", 1), (elsewhere, "", 2), ("", here, 2)):
        made = with_glossary(tree(f"<section>{before}{words}</section><section>{after}<p>x</p></section>"), year.cycle.glossary)
        assert sum("letter" in text for text in said(made)) == count


def test_meanings_without_end_are_filled_as_often_as_there_can_be_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dialogkit.limits.PAGES", 3)
    made = with_glossary(tree("<section><p>CRPD</p><meanings/></section>" * 9), a_year(tmp_path).cycle.glossary)
    assert sum(node.name == "meanings" for node in made.walk()) == 3


def test_pages_that_are_apart_are_a_document_with_a_title_of_its_own() -> None:
    """Which stands at the foot of its pages too; also where no others are left."""
    own = '<pages><paper apart="k-1" title="One"/><p>b</p></pages>'
    for more in ("", "<pages><p>a</p></pages>"):
        markup = f'<document title="All" lang="nb"><paper footer="All" paging="1"/>{more}{own}</document>'
        made = apart(parse(markup, "test.xml.j2"))
        assert [*made] == ([""] if more else []) + ["-k-1"]
        one = made["-k-1"]
        assert (one.get("title"), one.paper.get("footer"), one.paper.get("paging")) == ("One", "One", "1")
        assert [node.text for node in one.nodes if node.name == "pages"] == ["b"]
    assert made[""].get("title") == "All" and made[""].paper.get("footer") == "All"
