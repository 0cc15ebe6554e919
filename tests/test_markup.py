"""The template language: a closed vocabulary, bold, escaping, and no tricks that XML knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogkit import limits
from dialogkit.markup import addresses
from dialogkit.markup.parser import lone_marks, parse
from dialogkit.markup.tree import KEPT, Node
from dialogkit.markup.vocabulary import ELEMENTS, MOVED, OF_PAGES, element, pattern
from dialogkit.problems import DialogkitError, Place, Problem
from dialogkit.templating.environment import environment, render
from dialogkit.words import LANGS, load_words
from paper import bare, built, loaded, page_sizes, pressed, ready, text_of, tree
from work import LINEAR, calls

NAME = "own.xml.j2"


def problems(body: str) -> tuple[Problem, ...]:
    with pytest.raises(DialogkitError) as caught:
        parse(f'<document title="T" _at="{NAME}:1:1"><pages _at="{NAME}:2:1">{body}</pages></document>', NAME)
    return caught.value.problems


def told(body: str) -> list[str]:
    return [f"{problem.code} {problem.place.line}:{problem.place.column}" for problem in problems(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<pp _at="own.xml.j2:3:5">x</pp>', "markup-unknown-element 3:5"),
        ('<script _at="own.xml.j2:3:5">x</script>', "markup-unknown-element 3:5"),
        ('<p _at="own.xml.j2:3:5" rolle="lead">x</p>', "markup-unknown-attribute 3:5"),
        ('<p _at="own.xml.j2:3:5" style="color: red">x</p>', "markup-unknown-attribute 3:5"),
        ('<li _at="own.xml.j2:3:5">x</li>', "markup-misplaced 3:5"),
        ('<document title="T" _at="own.xml.j2:3:5"/>', "markup-misplaced 3:5"),
        ('<p _at="own.xml.j2:3:5">a<p _at="own.xml.j2:4:7">b</p></p>', "markup-misplaced 4:7"),
        ('<a href="x" _at="own.xml.j2:3:5">x</a>', "markup-misplaced 3:5"),
        ('<ul _at="own.xml.j2:3:5">words<li _at="own.xml.j2:4:1">x</li></ul>', "markup-loose-text 3:5"),
        ('<figure alt="x" _at="own.xml.j2:3:5"/>', "markup-missing-attribute 3:5"),
        ('<chart _at="own.xml.j2:3:5"><bar _at="own.xml.j2:4:5" label="x" value="2"/></chart>', "markup-missing-attribute 3:5"),
    ],
)
def test_what_is_not_in_the_vocabulary_is_told_with_its_line(body: str, expected: str) -> None:
    assert told(body) == [expected]
    assert {problem.place.file for problem in problems(body)} == {NAME}


def test_all_problems_at_once_and_near_names() -> None:
    found = problems('<tabel _at="own.xml.j2:3:1"/><p _at="own.xml.j2:4:1" rol="lead">x</p>loose<li _at="own.xml.j2:5:1">y</li>')
    assert [problem.code for problem in found] == [
        "markup-unknown-element", "markup-unknown-attribute", "markup-loose-text", "markup-misplaced",
    ]  # fmt: skip
    assert found[0].details["suggestion"] == "table"
    assert found[1].details["suggestion"] == "role"


@pytest.mark.parametrize(
    ("body", "attribute"),
    [
        ('<lines count="many"/>', "count"),
        ('<lines count="-1"/>', "count"),
        ('<lines count="1000000000"/>', "count"),
        ('<p role="huge">x</p>', "role"),
        ('<p theme="red">x</p>', "theme"),
        ('<section break="now"><p>x</p></section>', "break"),
        ('<figure symbol="home"><paper height="tall"/></figure>', "height"),
        ('<figure symbol="home"><paper height="nan"/></figure>', "height"),
        ('<table widths="1 x"><tr><td>a</td><td>b</td></tr></table>', "widths"),
        ('<table widths="0 0"><tr><td>a</td><td>b</td></tr></table>', "widths"),
        ('<fields><field width="wide">x</field></fields>', "width"),
        ('<chart title="x"><bar label="a" value="few"/></chart>', "value"),
        ('<choices><choice open="perhaps">x</choice></choices>', "open"),
    ],
)
def test_a_value_that_an_attribute_cannot_have(body: str, attribute: str) -> None:
    (problem,) = problems(body.replace(">", f' _at="{NAME}:7:3">', 1).replace(f'/ _at="{NAME}:7:3"', f' _at="{NAME}:7:3"/'))
    assert problem.code == "markup-bad-value"
    assert problem.details["attribute"] == attribute


@pytest.mark.parametrize(
    ("body", "child"),
    [
        ("<ul/>", "li"),
        ("<ol/>", "li"),
        ("<table/>", "tr"),
        ("<choices/>", "choice"),
        ("<fields/>", "field"),
        ("<columns/>", "column"),
    ],
)
def test_an_element_that_cannot_be_empty(body: str, child: str) -> None:
    (problem,) = problems(body)
    assert (problem.code, problem.details["child"]) == ("markup-empty", child)


@pytest.mark.parametrize("name", sorted(MOVED))
@pytest.mark.parametrize("lang", LANGS)
def test_what_stood_in_an_element_and_is_of_paper_is_told_once_with_what_to_write(name: str, lang: str) -> None:
    """A year's own template of before there was an element `paper` says such things in the element itself."""
    attrs = " ".join(f'{old}="1"' for old in MOVED[name])
    with pytest.raises(DialogkitError) as caught:
        parse(
            f'<document title="T" {attrs}/>' if name == "document" else f'<document title="T"><{name} {attrs}/></document>', NAME
        )
    (told,) = (problem for problem in caught.value.problems if problem.code == "markup-moved-to-paper")
    assert not [problem for problem in caught.value.problems if problem.code == "markup-unknown-attribute"]
    assert all(f'{new}="…"' in load_words(lang).hint(told) for new in MOVED[name].values())


def test_paper_is_told_of_once_in_an_element() -> None:
    assert {problem.code for problem in problems('<paper size="A4"/><paper size="A5"/><p>x</p>')} == {"markup-twice"}


@pytest.mark.parametrize("body", ['<paper bleed="3"/>', '<box><paper size="A4"/></box>'])
def test_paper_says_only_what_its_element_needs(body: str) -> None:
    assert {problem.code for problem in problems(body)} & {"markup-unknown-attribute", "markup-misplaced"}


@pytest.mark.parametrize(
    "master", ['<board><paper card="A7"/></board>', '<deck><card kind="quote" symbol="home" back="home"><p>x</p></card></deck>']
)
def test_what_the_board_and_a_card_cannot_do_without(master: str) -> None:
    with pytest.raises(DialogkitError) as caught:
        parse(f'<document title="T">{master}</document>', NAME)
    assert {problem.code for problem in caught.value.problems} == {"markup-empty"}


_TEXTS = {"symbol": "home", "back": "home", "at": "cycle.yaml:3:1", "href": "https://example.no/a", "lang": "en-GB"}
_LEAVES = {"toc", "page-break", "lines", "figure", "die", "bar"}


@st.composite
def elements(draw: st.DrawFn, name: str, parent: str = "document", depth: int = 0, of_pages: bool = True) -> str:
    """An element with any attributes and children that the vocabulary allows."""
    row = element(name, parent)
    assert row
    optional = draw(st.lists(st.sampled_from(sorted(row.attrs)), unique=True, max_size=3)) if row.attrs else []
    attributes = {}
    for attribute in {*optional, *row.needs}:
        allowed = pattern(name, attribute, parent)
        value = draw(st.from_regex(allowed, fullmatch=True)) if allowed else _TEXTS.get(attribute, "Words")
        attributes[attribute] = value
    of_pages = of_pages and name in ("pages", "section")
    held = sorted(row.holds - {"paper"} - (frozenset() if of_pages else OF_PAGES)) if depth < 5 else []
    kids = sorted(row.must)
    kids += draw(st.lists(st.sampled_from(held), max_size=3 if depth else 2)) if held else []
    kids += ["paper"] if "paper" in row.holds - row.must and draw(st.booleans()) else []
    words = draw(st.sampled_from(["", "Some words", "A **bold** word"])) if row.words else ""
    inside = words + "".join(draw(elements(kid, name, depth + 1, of_pages)) for kid in kids)
    return f"<{name}{''.join(f' {key}={chr(34)}{value}{chr(34)}' for key, value in sorted(attributes.items()))}>{inside}</{name}>"


@pytest.mark.parametrize("master", sorted(ELEMENTS["document"].holds - {"paper"}))
def test_whatever_the_vocabulary_lets_through_can_be_set(master: str) -> None:
    """No element, and no value that it allows, breaks the press: there are pages, or problems that say where."""

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(elements(master))
    def run(markup: str) -> None:
        made = pressed(markup)
        assert made.problems or made.pages == len(page_sizes(made.data))
        assert all(problem.place for problem in made.problems)

    run()


@pytest.mark.parametrize("empty", ["<pawns></pawns>", '<steps><step symbol="home"></step></steps>'])
def test_what_holds_nothing_is_set(empty: str) -> None:
    assert pressed(f"<pages>{empty}<p>x</p></pages>").pages == 1


def test_a_template_in_the_depths_is_refused() -> None:
    assert {problem.code for problem in problems("<section>" * 3000 + "<p>x</p>" + "</section>" * 3000)} == {"markup-misplaced"}


@pytest.mark.parametrize(
    "body", ["<p>x", "<p>x</q>", "<p>a & b</p>", "<p>&nbsp;</p>", '<p role="a" role="b">x</p>', "<p>\x07</p>", "</pages>"]
)
def test_broken_markup_is_told_with_the_last_line_that_was_read(body: str) -> None:
    assert told(body)[-1] in ("markup-broken 2:1", "markup-broken 1:1")


def test_half_a_character_is_told_with_the_last_line_that_was_read() -> None:
    assert told('<p _at="own.xml.j2:3:5">a</p><p _at="own.xml.j2:4:5">b\ud800</p><p _at="own.xml.j2:5:5"/>') == [
        "markup-broken 4:5"
    ]
    assert told('<p _at="own.xml.j2:3:5">a</pp>\udfff') == ["markup-broken 3:5"]


@pytest.fixture
def hundred(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many pages as there may be of a material: the thousands take as long to make as to refuse."""
    monkeypatch.setattr(limits, "PAGES", 100)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ('<p _at="own.xml.j2:3:5"/>', 100 * limits.PAGE_LETTERS // limits.LINE_LETTERS),
        ('<page-break _at="own.xml.j2:3:5"/>', 100),
        ('<section break="page" _at="own.xml.j2:3:5"/>', 100),
    ],
)
def test_what_takes_more_pages_than_there_may_be_is_told_before_it_is_laid_out(hundred: None, body: str, count: int) -> None:
    assert told(body * count) == ["document-too-long 3:5"]
    assert len(parse(f'<document title="T"><pages>{body * (count - 50)}</pages></document>', NAME).nodes) == 1


def test_a_text_that_takes_more_pages_than_there_may_be_is_told(hundred: None) -> None:
    assert told(f"<p>{'Vi bor her. ' * (100 * limits.PAGE_LETTERS // 12)}</p>") == ["document-too-long 2:1"]
    bold = "**a** " * (100 * limits.PAGE_LETTERS // (6 + 2 * limits.BOLD_LETTERS))
    assert told(f"<p>{bold}</p>") == ["document-too-long 2:1"]


@pytest.mark.parametrize("markup", ["", "   ", "words", "<document"])
def test_no_document_at_all(markup: str) -> None:
    with pytest.raises(DialogkitError) as caught:
        parse(markup, NAME)
    assert [problem.code for problem in caught.value.problems] == ["markup-broken"]


BOMB = '<!DOCTYPE document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize("doctype", [BOMB, "<!DOCTYPE document>", '<!DOCTYPE document SYSTEM "file:///etc/hostname">'])
def test_a_doctype_is_refused_before_it_does_anything(doctype: str) -> None:
    with pytest.raises(DialogkitError) as caught:
        parse(f'{doctype}<document title="T"><pages><p>&c;</p></pages></document>', NAME)
    assert [problem.code for problem in caught.value.problems] == ["markup-doctype"]


# ------------------------------------------------------------------------------------------------ words


def words(body: str) -> str:
    """The first paragraph, with its bold words in brackets."""
    return _marked(next(node for node in tree(f"<p>{body}</p>").walk() if node.name == "p"))


def _marked(node: Node) -> str:
    return "".join(child if isinstance(child, str) else f"[{_marked(child)}]" for child in node.children)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("one **two** three", "one [two] three"),
        ("**one**", "[one]"),
        ("**one** and **two**", "[one] and [two]"),
        ("**one two**", "[one two]"),
        ("one**two**three", "one[two]three"),
        ("**one\n two**", "[one two]"),
        ("a * b * c", "a * b * c"),
        ("2 ** 3 ** 4", "2 3 4"),
        ("**one", "one"),
        ("one **two", "one two"),
        ("**one** two**", "[one] two"),
        ("one ** two", "one two"),
        ("f***n", "f***n"),
        ("one**", "one"),
        ("** one **", "[one]"),
        ("** one** two", "[one] two"),
        ("one **two **", "one [two]"),
        ("** **", ""),
        ("<strong>one **two** three</strong>", "[one two three]"),
        ("<strong>**one**: two</strong>", "[one: two]"),
        ("<em>one **two**</em>", "[one [two]]"),
        ("****", "****"),
        ("*one*", "*one*"),
        ("__one__ _two_ `three`", "__one__ _two_ `three`"),
    ],
)
def test_bold_and_odd_asterisks(body: str, expected: str) -> None:
    assert words(body) == expected


@given(st.text("*a \n", max_size=30))
def test_any_asterisks_keep_the_words(body: str) -> None:
    """Bold takes two pairs of asterisks away, a pair without its fellow goes, and nothing else."""
    made = words(f"x{body}x")
    bold, alone = made.count("["), len(lone_marks(re.sub(r"\s+", " ", f"x{body}x")))
    assert made.count("]") == bold
    assert made.count("*") == body.count("*") - 4 * bold - 2 * alone
    assert not re.search(r"(?<![*\[\]])\*\*(?![*\[\]])", made)
    assert re.sub(r"[\s*\[\]]", "", made) == re.sub(r"[\s*]", "", f"x{body}x")


def test_white_space_is_folded_and_kept_between_words() -> None:
    assert words("  one\n   <strong>two</strong>\n three  ") == "one [two] three"
    assert words("<strong>one</strong> <em>two</em>") == "[one] [two]"


def dump(node: Node, indent: int = 0) -> str:
    """The tree as indented text."""
    pad = "  " * indent
    attrs = "".join(f" {key}={value!r}" for key, value in sorted(node.attrs.items()))
    lines = [f"{pad}{node.name}{attrs}"]
    for child in node.children:
        lines.append(f"{pad}  {child!r}" if isinstance(child, str) else dump(child, indent + 1))
    return "\n".join(lines)


def test_the_tree_as_text() -> None:
    assert dump(tree('<p role="lead">Hello <strong>you</strong></p>')).splitlines() == [
        "document lang='en-GB' title='T'",
        "  pages",
        "    p role='lead'",
        "      'Hello '",
        "      strong",
        "        'you'",
    ]


# ------------------------------------------------------------------------------------------------ user text

HOSTILE = """<b>&"{{ 7*7 }}{% for %}</p>&lt;'"""


def test_user_text_prints_as_it_is_written(tmp_path: Path) -> None:
    """In words and in attributes, in every material that quotes it."""
    quoted = HOSTILE.replace("'", "''")
    more = f"""
themes:
  - id: one
    title: '{quoted}'
    questions: [{{id: q, text: '{quoted}', type: single, options: ['{quoted}', 'B']}}]
events: [{{id: c, kind: conference, place: '{quoted}'}}]
quotes: [{{id: q, text: '{quoted}', consent: {{status: given, scope: [game, report]}}}}]
findings: [{{id: f, text: '{quoted}', theme: one, quotes: [q]}}]
tasks: [{{id: t, title: x, theme: one, groups: [{{n: 1, points: ['{quoted}']}}]}}]
poster: {{title: '{quoted}', we_want: ['{quoted}']}}
game: {{title: '{quoted}', rules: ['{quoted}']}}
contact: {{name: '{quoted}', heading: '{quoted}'}}
"""
    out = built(tmp_path, more)
    files = {file.stem for file in out.glob("*.pdf")}
    assert files == ready(tmp_path) | {"overview-a4"}
    for file in ("board", "cards", "handout", "poster", "report", "tasks"):
        assert file in files
        assert bare(HOSTILE) in bare(text_of(out / f"{file}.pdf")), file


def test_a_problem_says_where_in_the_template() -> None:
    with pytest.raises(DialogkitError) as caught:
        pressed("<pages><p>x</p><oops/></pages>")
    assert caught.value.problems[0].place == Place("test.xml.j2", 1, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Se https://example.no/a_b?c=d&e=(f). Takk", [("https://example.no/a_b?c=d&e=(f)", "")]),
        ("(se www.example.no)", [("www.example.no", "https://")]),
        ("«HTTPS://EXAMPLE.NO/», sa hun", [("HTTPS://EXAMPLE.NO/", "")]),
        ("Skriv til **post+a@fjordvik.kommune.no**!", [("post+a@fjordvik.kommune.no", "mailto:")]),
        ("post@a.no, post@b.no/post@c.no", [("post@a.no", "mailto:"), ("post@b.no", "mailto:")]),
        ("Blåbær@gård.no", [("Blåbær@gård.no", "mailto:")]),
        ("Er du @hjemme? 10 % @ kl. 9. https:// og http://... www. a@b, file:///c", []),
        ("ring 12 34 56 78 eller se fjordvik.kommune.no", []),
    ],
)
def test_addresses_are_links(text: str, found: list[tuple[str, str]]) -> None:
    node = tree(f"<p>{escape(text)}</p>").need("pages").need("p")
    links = [(link.text, link.get("href")) for link in node.walk() if link.name == "a"]
    assert links == [(address, scheme + address) for address, scheme in found]
    assert node.text == text.replace("**", "")


def test_a_link_stays_the_link_that_it_is() -> None:
    node = tree('<p>See <a href="https://example.no/b">www.example.no</a></p>').need("pages").need("p")
    assert [link.get("href") for link in node.walk() if link.name == "a"] == ["https://example.no/b"]


@pytest.mark.parametrize("part", ["a-", "a.", "a@", "@", "www.", "http://", "www.a-", "a@b.", "a@b.c ", "https://a.b/))"])
def test_addresses_without_end_are_found_soon(part: str) -> None:
    short, long = (calls(lambda: list(addresses.cut(part * count))) for count in (1_000, 2_000))
    assert long < LINEAR * short


def test_lines_of_a_template_are_no_lines_that_somebody_kept(tmp_path: Path) -> None:
    """Those of the year are, also in what is put together of several texts; a title, which has one line, is on one."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/poster.xml.j2").write_text(
        """<document title="{{ cycle.purpose.problem }}"><pages><h1>A
        poster</h1><p>Of {{ cycle.purpose.problem }}, and
        more</p></pages></document>""",
        encoding="utf-8",
    )
    year = loaded(tmp_path, "purpose:\n  problem: |\n    Who\n    knocks?\n\n    We do\nposter: {we_want: [Peace]}\n")
    env = environment(year.folder)
    markup = render(env, "poster.xml.j2", {"cycle": year.cycle})
    document = parse(markup, "poster.xml.j2")
    assert document.get("title") == "Who knocks? We do"
    words = [node.children for node in document.walk() if node.name in ("h1", "p")]
    assert words == [["A poster"], [f"Of Who{KEPT}knocks?{KEPT}{KEPT}We do, and more"]]


@pytest.mark.parametrize("begin", ["", ">\n    ", "|\n    ", "'"])
def test_an_empty_line_is_a_new_paragraph_however_a_text_is_written(tmp_path: Path, begin: str) -> None:
    """YAML joins lines in all ways but one, and tells an empty line between them as it tells a kept line in that one."""
    end = begin.strip(">|\n ")
    text = f"{begin}One two\n\n    three.{end}"
    assert loaded(tmp_path, f"purpose:\n  problem: {text}\n").cycle.purpose.problem == "One two\n\nthree."


def test_what_only_paper_needs_is_found_without_a_look_at_ten_thousand_cards() -> None:
    def children() -> Iterator[Node]:
        yield Node("paper", {"bleed": "3"})
        raise AssertionError("looked on")

    deck: Any = Node("deck")
    deck.children = children()
    assert deck.paper.get("bleed") == "3"
