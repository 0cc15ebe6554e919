"""An insight project: all that is typed stands in its folder, on the plain pages and in the report that should hold it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.cycle.load import load
from dialogkit.kit.order import Order
from dialogkit.processes import INSIGHT, NEEDS
from dialogkit.terms import LANGS
from holds import papers, squeezed, unheld
from kits import ROOT, Shelf
from paper import text_of

EXAMPLE = ROOT / "examples" / "elvestrand"
TYPED = sorted((ROOT / "tests" / "data" / "insights").glob("*.yaml"))
BOTH = ("folder", "folder-page")
TABLE = {
    "kit": BOTH,
    "kit.cover.caption": (),
    "kit.cover": (*BOTH, "report"),
    "kit.title": (*BOTH, "report"),
    "kit.pictures": (*BOTH, "report"),
    "organisation.municipality": BOTH,
    "organisation": (),
    "contact": BOTH,
    "working_group": ("report",),
    "working_group.org": ("report",),
    "partners": ("report",),
    "purpose": ("report",),
    "chapters": (*BOTH, "report"),
    "chapters.from": ("report",),
    "quotes": (*BOTH, "report"),
    "findings": (*BOTH, "report"),
    "measures": (*BOTH, "report"),
    "measures.groups.proposals.owner": ("report", "plan"),
    "evaluation": ("report",),
    "evaluation.since": (),
    "report": ("report",),
    "glossary": ("report",),
    "sources": ("report",),
    "checked_by": ("report",),
    "thanks": ("report",),
}
_AT_HEADS = re.compile(r"Side \d av \d|Page \d of \d")


def project(folder: Path, text: str) -> Path:
    """A project of that text, with the example's pictures."""
    shutil.copytree(EXAMPLE / "pictures", folder / "pictures")
    (folder / "cycle.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("source", [EXAMPLE / "cycle.yaml", *TYPED], ids=lambda path: path.stem)
def test_each_text_stands_where_it_should(tmp_path: Path, source: Path) -> None:
    assert unheld(project(tmp_path, source.read_text(encoding="utf-8")), TABLE, Order(every=True)) == []


@pytest.mark.parametrize("source", [EXAMPLE / "cycle.yaml", *TYPED], ids=lambda path: path.stem)
def test_nothing_is_in_the_one_that_is_not_in_the_other(tmp_path: Path, shell: Shell, source: Path) -> None:
    """Of what the two say on paper, but for the number of a page and the line at its foot."""
    year = project(tmp_path / "year", source.read_text(encoding="utf-8"))
    assert shell("build", year, "--only", "folder,folder-page", "--out", tmp_path / "out") == 0, shell.err
    words = [set(re.findall(r"\w+", _AT_HEADS.sub("", text_of(tmp_path / "out" / f"{name}.pdf")).casefold())) for name in BOTH]
    assert words[0] ^ words[1] <= set(load(year).cycle.kit.title.casefold().split())


def test_the_folder_and_the_pages_are_read_in_one_order(shelf: Shelf) -> None:
    year = load(EXAMPLE)
    said = papers(year, Order(every=True))
    parts = [chapter.title for chapter in year.cycle.chapters if chapter.title]
    measures = [each.title for each in year.cycle.proposals if each.title]
    for name in BOTH:
        places = [said[name].index(squeezed(each)) for each in (year.cycle.kit.title, *parts, *measures, "hjem@example.no")]
        assert places == sorted(places)


def test_a_photo_of_people_waits_for_their_yes(tmp_path: Path, shell: Shell) -> None:
    text = EXAMPLE.joinpath("cycle.yaml").read_text(encoding="utf-8")
    people = text.replace(
        "      chapter: arbeidet\n      kind: photo\n      people: nei\n", "      chapter: arbeidet\n      kind: photo\n"
    )
    assert people != text
    yes = people.replace("      focus: 40 55\n", "      focus: 40 55\n      consent: {status: given, scope: [report, photo]}\n")
    for number, (typed, shown) in enumerate([(people, False), (yes, True)]):
        year = project(tmp_path / str(number), typed)
        assert shell("build", year, "--only", "folder,folder-page,report") == 0, shell.err
        for name in (*BOTH, "report"):
            assert ("Besøk i en bolig" in " ".join(text_of(year / "build" / f"{name}.pdf").split())) is shown, name


@pytest.mark.parametrize(("fold", "paper"), [("z", "A4"), ("gate", "A3"), ("half", "A3"), ("roll", "A3")])
def test_it_is_folded_as_the_file_says(tmp_path: Path, shell: Shell, fold: str, paper: str) -> None:
    options = ("--only", "folder", "--print", f"folder.fold={fold}", "--print", f"folder.paper={paper}")
    assert shell("build", EXAMPLE, *options, "--out", tmp_path) == 0, shell.err
    assert "Prøvebo" in text_of(tmp_path / "folder.pdf")


def test_each_stop_has_its_needs_and_the_example_meets_them(shell: Shell) -> None:
    cycle = load(EXAMPLE).cycle
    assert [need.name for stop in INSIGHT.stops for need in NEEDS[stop] if not need.is_met(cycle, None)] == []
    assert shell("status", EXAMPLE) == 0 and "dialogkit new" not in shell.out, "what lasts for years has no next one"


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_project_grows_section_by_section(tmp_path: Path, shell: Shell, lang: str) -> None:
    assert shell("new", "2027", "--process", "innsiktsprosjekt", "--lang", lang, "--dir", tmp_path) == 0
    year = tmp_path / "2027"
    assert shell("add", year, "findings", "measures", "evaluation", "quotes") == 0, shell.err
    assert shell("build", year, "--only", "folder,folder-page") == 0, shell.err
