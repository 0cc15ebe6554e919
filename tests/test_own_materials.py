"""A template of a year's own that writes a document is a material like any other, for those in the work alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit import limits
from dialogkit.clearing.select import cleared
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.kit.build import build, check, to_review
from dialogkit.kit.materials import check_own, known_materials, own_materials
from dialogkit.kit.order import Order
from dialogkit.kit.told.readings import readings
from dialogkit.problems import Severity, UsageError, errors_in
from dialogkit.processes import MATERIALS, materials_in
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment, shipped
from dialogkit.terminal.completion import materials
from dialogkit.terms import Edition
from paper import HOME, loaded, text_of
from whole_year import whole_text

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "solbakken-2026"
PAGE = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
TEN_LINES = re.findall(r"```xml\n(.*?)\n```", PAGE.partition("## A material of your own in ten lines")[2], re.DOTALL)[0]
YEAR = """
themes: [{id: one, title: Maten}]
events: [{id: c, kind: conference, date: 2027-09-16, place: Storsalen}]
quotes: [{id: q, text: Jeg liker laks, consent: {status: given, scope: [game, report, web]}}]
findings: [{id: f, text: Maten er viktig.}]
"""
PAGES = '<document title="T"><pages><h1>Brev</h1>{}</pages></document>'
LETTER = PAGES.format("")


def put(folder: Path, name: str, source: str = LETTER) -> None:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / name).write_text(source, encoding="utf-8")


def names(folder: Path) -> list[str]:
    return [each.name for each in own_materials(Folder(folder))]


def told(folder: Path) -> list[tuple[str, str, object]]:
    return [(each.code, each.place.file if each.place else "", each.details.get("right")) for each in check_own(Folder(folder))]


# ------------------------------------------------------------------------------------------------ a material like any other


def test_the_ten_lines_are_ten_and_make_the_material(tmp_path: Path) -> None:
    assert len(TEN_LINES.splitlines()) == 10
    put(tmp_path, "greeting.xml.j2", TEN_LINES)
    year, out = loaded(tmp_path, YEAR, HOME), tmp_path / "build"
    results, problems = build(year, out, Order(("greeting",)))
    assert [(each.material, each.pages) for each in results] == [("greeting", 1)]
    assert [each.code for each in problems if each.place and each.place.file == "greeting.xml.j2"] == []
    text = " ".join(text_of(out / "greeting.pdf").split())
    assert (
        "Takk for at du var med" in text and "16. september 2027, Storsalen" in text and "Maten" in text and "Hilsen fra" in text
    )
    assert json.loads((out / "manifest.json").read_text())["files"]["greeting.pdf"]["material"] == "greeting"


def test_it_comes_last_of_the_kit_and_is_read_and_checked_as_all_are(tmp_path: Path) -> None:
    put(tmp_path, "letter.xml.j2", PAGES.format("<p>{{ cycle.nothing }}</p>"))
    year = loaded(tmp_path, YEAR, HOME)
    kit = [each.name for each in materials_in(year.cycle)]
    assert [each.name for each in Order(every=True).materials(year)] == [*kit, "letter"]
    (problem,) = [each for each in check(year) if each.code == "template-broken"]
    assert problem.place and (problem.place.file, problem.place.line) == ("letter.xml.j2", 1)
    put(tmp_path, "letter.xml.j2", PAGES.format("<p>Vi snakker om mat og om venner.</p>"))
    year = loaded(tmp_path, YEAR, HOME)
    assert [each.figures.words for each in readings(year, Order()) if each.material == "letter"] == [7]


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize("place", [EXAMPLE, "new", "small"], ids=["example", "new", "small"])
def test_the_others_are_made_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: object, edition: Edition) -> None:
    """What templates do is counted where a year has one of its own: dialogkit's must do nothing that is not counted."""
    monkeypatch.setattr("dialogkit.templating.environment.own_templates", lambda folder: ["letter.xml.j2"])
    if place == "small":
        loaded(tmp_path, YEAR, HOME)
    elif place == "new":
        (tmp_path / "cycle.yaml").write_text(whole_text("nn").replace("{YEAR}", "2027"), encoding="utf-8")
    year = load(place if isinstance(place, Path) else tmp_path)
    env, gate = environment(year.folder, len(year.source.spots)), Order(edition=edition).gate(year.cycle)
    for material in MATERIALS:
        cycle = cleared(year.cycle, material.medium, gate, material.photos).cycle
        if material.ready(cycle):
            assert document(year, material, env, cycle, gate).children, material.name


def test_it_is_offered_and_asked_for_by_its_name(tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(tmp_path, YEAR, HOME)
    put(tmp_path, "letter.xml.j2")
    assert (
        materials(tmp_path)
        == [each.name for each in known_materials(Folder(tmp_path))]
        == [*(each.name for each in MATERIALS), "letter"]
    )
    assert shell("build", tmp_path, "--only", "leter", "--proof") == 2
    assert "Mente du `letter`?" in shell.err and shell.err.count("feil: ") == 1
    monkeypatch.chdir(tmp_path)
    assert shell("build", "--only", "handout", "letter") == 2  # PowerShell has taken a list apart
    assert '`--only "handout,letter"`' in shell.err


@pytest.mark.parametrize(
    ("option", "code"), [("proof", "not-in-it"), ("printshop", "not-for-printshop"), ("booklet", "not-in-it")]
)
def test_what_its_template_alone_says_how_to_print_cannot_be_asked_for(tmp_path: Path, option: str, code: str) -> None:
    put(tmp_path, "letter.xml.j2")
    with pytest.raises(UsageError) as raised:
        build(loaded(tmp_path, YEAR, HOME), tmp_path / "build", Order(("letter",), **{option: True}))
    assert [problem.code for problem in raised.value.problems] == [code]


# ------------------------------------------------------------------------------------------------ for those in the work


def test_it_is_in_no_public_edition(tmp_path: Path) -> None:
    put(tmp_path, "letter.xml.j2", PAGES.format("<p>Kun for oss</p>"))
    year = loaded(tmp_path, YEAR, HOME)
    with pytest.raises(UsageError) as raised:
        build(year, tmp_path / "public", Order(("letter",), "public"))
    assert [problem.code for problem in raised.value.problems] == ["not-public"]
    public = Order(edition="public")
    assert "letter" not in [each.name for each in public.materials(year)]
    pieces = [piece for page in to_review(year, public) for piece in page.pieces]
    assert pieces and not any(
        piece.place.file == "letter.xml.j2" for piece in pieces
    )  # so that nobody must read it for the report


def test_what_somebody_has_said_is_not_given_to_it(tmp_path: Path) -> None:
    said = "{{ cycle.quotes|length }}{{ cycle.tasks|length }}{{ quote('q') }}{{ cycle.working_group|map(attribute='name')|join }}"
    put(tmp_path, "letter.xml.j2", PAGES.format(f"<p>{said}</p>"))
    group = "working_group: [{name: Kari, side: user_rep, publish: yes}, {name: Ola, side: staff, publish: no}]\n"
    tasks = "tasks: [{id: t, title: Mat, consent: {status: given, scope: [report]}, groups: [{n: 1, points: [Laks]}]}]\n"
    build(loaded(tmp_path, YEAR + group + tasks, HOME), tmp_path / "build", Order(("letter",)))
    assert text_of(tmp_path / "build" / "letter.pdf").split() == ["Brev", "00NoneKari"]


def test_its_own_words_are_looked_through(tmp_path: Path) -> None:
    put(tmp_path, "letter.xml.j2", PAGES.format("\n<p>Ring 55 12 34 56, eller 01017012345</p>"))
    found = [each for each in check(loaded(tmp_path, YEAR, HOME)) if each.place and each.place.file == "letter.xml.j2"]
    assert found and {each.place.line for each in found if each.place} == {2}


# ------------------------------------------------------------------------------------------------ what is none, and what is told


def test_parts_are_no_materials(tmp_path: Path) -> None:
    put(tmp_path, "part.xml.j2", "{# no <document> #}<p>{{ '<document ' }}</p>")
    put(tmp_path, "_frame.xml.j2", "{% macro frame() %}" + LETTER + "{% endmacro %}")
    put(tmp_path, "handout.xml.j2")  # takes a material's place
    put(tmp_path, "notes.md")
    assert names(tmp_path) == told(tmp_path) == []
    put(
        tmp_path,
        "letter.xml.j2",
        '{% from "_frame.xml.j2" import frame %}\n<!-- ours -->\n' + PAGES.format('{% include "part.xml.j2" %}'),
    )
    assert names(tmp_path) == ["letter"]
    assert [each.material for each in build(loaded(tmp_path, YEAR, HOME), tmp_path / "out", Order(("letter",)))[0]] == ["letter"]


@pytest.mark.parametrize(
    ("name", "code", "right"),
    [
        ("møteplan.xml.j2", "template-misnamed", "moteplan.xml.j2"),
        ("Letter.xml.j2", "template-misnamed", "letter.xml.j2"),
        ("letter.XML.J2", "template-misnamed", "letter.xml.j2"),
        ("letter.xml.j2.txt", "template-misnamed", "letter.xml.j2"),
        ("letter.xml", "template-misnamed", "letter.xml.j2"),
        ("people.xml.j2.txt", "template-misnamed", "people.xml.j2"),
        ("cards-proof.xml.j2", "template-misnamed", "cardsproof.xml.j2"),
        ("handout - Kopi.xml.j2", "template-misnamed", "handoutkopi.xml.j2"),
        ("2027.xml.j2", "template-misnamed", "x.xml.j2"),
        (f"{'a' * 21}.xml.j2", "template-misnamed", f"{'a' * 20}.xml.j2"),
        ("event.xml.j2", "template-name-taken", None),
        ("calibrate.xml.j2", "template-name-taken", None),
    ],
)
def test_a_name_that_cannot_be_a_materials_is_told(tmp_path: Path, name: str, code: str, right: str | None) -> None:
    put(tmp_path, name)
    assert names(tmp_path) == []
    ((found, file, meant),) = told(tmp_path)
    assert (found, file) == (code, name) and right in (None, meant)
    problems = [each for each in check(loaded(tmp_path, YEAR, HOME)) if each.code == code]
    assert [each.severity for each in problems] == [Severity.WARNING]  # it stops nothing: it may be a copy to come back to


def test_one_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "templates" / "letter.xml.j2").mkdir(parents=True)
    assert names(tmp_path) == ["letter"]
    assert "path-not-a-file" in [each.code for each in check(loaded(tmp_path, YEAR, HOME), Order(("letter",)))]


def test_there_are_not_too_many(tmp_path: Path) -> None:
    for number in range(limits.OWN_MATERIALS + 2):
        put(tmp_path, f"letter{chr(97 + number)}.xml.j2")
    assert len(names(tmp_path)) == limits.OWN_MATERIALS
    assert told(tmp_path) == [("too-many-materials", "letterk.xml.j2", None)]


# ------------------------------------------------------------------------------------------------ taken away


def test_its_file_goes_when_its_template_is_gone(tmp_path: Path) -> None:
    put(tmp_path, "letter.xml.j2")
    put(tmp_path, "other.xml.j2")
    out = tmp_path / "build"
    build(loaded(tmp_path, YEAR, HOME), out, Order(("letter", "other")))
    (out / "other.pdf").write_bytes(b"notes")
    for name in ("letter", "other"):
        (tmp_path / "templates" / f"{name}.xml.j2").unlink()
    build(loaded(tmp_path, YEAR, HOME), out, Order(("tasks", "board")))
    assert (out / "letter.pdf").exists()  # they were not asked for
    results, _ = build(loaded(tmp_path, YEAR, HOME), out)
    assert {each.material: each.fate for each in results if each.fate} == {"letter": "no-template", "other": "changed"}
    assert not (out / "letter.pdf").exists() and (out / "other.pdf").read_bytes() == b"notes"
    assert "letter.pdf" not in json.loads((out / "manifest.json").read_text())["files"]


def test_it_is_cleared_as_one_without_words(tmp_path: Path) -> None:
    put(tmp_path, "letter.xml.j2")
    (letter,) = own_materials(Folder(tmp_path))
    year = loaded(tmp_path, YEAR, HOME)
    seen = cleared(year.cycle, letter.medium, Order().gate(year.cycle), letter.photos)
    assert (letter.public, letter.medium, seen.cycle.quotes) == (False, None, [])


def test_all_that_own_templates_write_may_be_as_long_as_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("aaa", "bbb", "ccc", "handout"):
        put(tmp_path, f"{name}.xml.j2", "<document title='T'><pages><p>" + "a" * 2_000 + "</p></pages></document>")
    assert [problem.code for problem in check(loaded(tmp_path, YEAR, HOME))] == []
    monkeypatch.setattr(limits, "PAGES", 5)
    problems = check(loaded(tmp_path, YEAR, HOME), Order(("handout", "aaa", "bbb", "ccc")))  # handout comes first
    assert [f"{each.code} {each.place}" for each in errors_in(problems)] == ["own-too-long bbb.xml.j2:1:28"]


def test_so_may_what_they_have_a_part_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Board and poster are dialogkit's own, and say what stands in a part of the year's."""
    whole = shipped("tiles.xml.j2").replace("if tile", "if true").replace("{{ tile }}", "A4")
    for letters, found in ((50_000, []), (90_000, ["tiles.xml.j2:7:3"])):
        put(tmp_path, "tiles.xml.j2", whole.replace('{{ t("tiles.title") }}', "a" * letters))
        monkeypatch.setattr(limits, "PAGES", 50)
        problems = check(loaded(tmp_path, f"{YEAR}poster: {{we_want: [Mat]}}\n", HOME), Order(("board", "poster")))
        assert [str(each.place) for each in problems if each.code == "own-too-long"] == found
