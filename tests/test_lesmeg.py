"""LESMEG.md as somebody lives it who has never seen dialogkit: all that is typed works in its order, and the pictures show it."""

from __future__ import annotations

import dataclasses
import re
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from dialogkit.processes import DIALOGUE, MATERIALS, PROCESSES
from reading import hits
from test_readme import README, ROOT

sys.path.append(str(ROOT / "examples/lesmeg"))  # where the script finds what it draws with
MAKE = SimpleNamespace(**runpy.run_path(str(ROOT / "examples/lesmeg/make.py")))
LESMEG = MAKE.PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"^ *```\n(.*?)^ *```$", LESMEG, re.MULTILINE | re.DOTALL)
PICTURES = re.findall(r"!\[([^\]]*)\]\(examples/lesmeg/([^)]+)\.png\)", LESMEG)
TOLD_OF = {name for row in re.findall(r"^ *\|.*\.pdf.*$", LESMEG, re.MULTILINE) for name in re.findall(r"`([a-z-]+)\.pdf`", row)}
"""The files that it says how to print."""
EXPLAINED = ("dialogkit", "kommandovindu", "YAML")


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[SimpleNamespace]]:
    """An empty folder in which all has been done that LESMEG.md says. A material that it does not tell of yet is not made."""
    known = tuple(each for each in DIALOGUE.materials if each.name in TOLD_OF)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(PROCESSES, "dialogue", dataclasses.replace(DIALOGUE, materials=known))  # type: ignore[index]
        patch.chdir(tmp_path_factory.mktemp("lesmeg"))
        yield MAKE.lived()


def passages() -> Iterator[str]:
    """Each paragraph, heading, step and alternative text. What stands on a screen or is typed counts as one easy word."""
    text = re.sub(r"^ *```\n.*?^ *```$|^\*\*Innhold:.*?\n\n|^ *\|.*$", "\n", LESMEG, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text).replace("**", "")
    for part in re.split(r"\n\s*\n|\n(?= *(?:\d\.|-) )", re.sub(r"`[^`]*`|«[^»]*»", "dette", text)):
        yield re.sub(r"^(?:\d\.|-|#+) ", "", " ".join(part.split()))


def test_all_that_is_typed_works_and_the_mistake_that_is_made_is_found(year: list[SimpleNamespace]) -> None:
    commands = [each.command for each in year]
    assert {"dialogkit new 2027", "dialogkit build 2027", r"notepad 2027\cycle.yaml", r"explorer 2027\build"} <= set(commands)
    codes = [each.code for each in year if each.command == "dialogkit check 2027"]
    assert codes == [0, 1, 0]
    assert [each for each in year if each.code and each.command != "dialogkit check 2027"] == []


def test_commands_between_the_words_work(year: list[SimpleNamespace]) -> None:
    between = re.findall(r"`(dialogkit [^`]+)`", LESMEG)
    assert "dialogkit calibrate" in between
    assert [command for command in between if MAKE.typed(command).code] == []


def test_what_installs_dialogkit_is_what_ci_runs() -> None:
    windows, macos, linux = (list(map(str.strip, block.splitlines())) for block in BLOCKS[:3])
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert windows[0] in README and rf".venv\Scripts\{windows[2]}" in README
    assert f"{macos[0]} && .venv/bin/{macos[2]}" in ci
    assert linux[1:] == macos and linux[0].removeprefix("sudo apt ") in "install python3-venv" and "install python3-venv" in ci
    assert (windows[1], macos[1]) == (r".venv\Scripts\activate", "source .venv/bin/activate")
    assert {windows[1], macos[1]} <= set(re.findall(r"^ *\| [^|]+ \| `([^`]+)` \|$", LESMEG, re.MULTILINE)), "the next time too"


def test_the_pictures_show_what_is_said_today(year: list[SimpleNamespace]) -> None:
    """Where they do not: `python examples/lesmeg/make.py`."""
    shown = {name: MAKE.told(picture) for name, picture in MAKE.pictures(year).items()}
    kept = {}
    for file in MAKE.HERE.glob("*.png"):
        with Image.open(file) as picture:
            kept[file.stem] = picture.info[MAKE.TOLD]
    assert kept == shown
    assert {name for _, name in PICTURES} == set(shown)


def test_each_step_says_what_is_seen_and_has_a_picture() -> None:
    steps = re.findall(r"^\d\. .*?(?=^\d\. |^\S|\Z)", LESMEG, re.MULTILINE | re.DOTALL)
    assert len(steps) > 20
    assert [step for step in steps if not re.search(r"\*\*Du ser:\*\* .*\n\n   !\[[^\]]+\.\]\(\S+\)\n", step, re.DOTALL)] == []


def test_pictures_are_small() -> None:
    assert sum(file.stat().st_size for file in MAKE.HERE.glob("*.png")) < 250_000


def test_it_is_easy_to_read() -> None:
    told = [(hit.rule, hit.words) for text in passages() for hit in hits("nb", text, explained=EXPLAINED)]
    assert told == []
    assert hits("nb", *passages(), explained=EXPLAINED) == [], "LIX and the mean of the whole"


def test_it_has_no_word_of_programming() -> None:
    hard = r"terminal|kommandolinje|konsoll|skall|repo|git|kildekode|skript|katalog|parameter|argument|variabel|syntaks|virtuel"
    assert re.findall(rf"\b(?:{hard})\w*", " ".join(passages()), re.IGNORECASE) == []
    assert len(re.findall("YAML", " ".join(passages()))) == 1


def test_it_tells_how_to_print_what_there_is() -> None:
    names = {each.name for each in MATERIALS}
    assert len(TOLD_OF) > 5 and {name for name in TOLD_OF if not {name, name.rpartition("-")[0]} & names} == set()


def test_its_links_lead_somewhere_and_readme_leads_here() -> None:
    headings = {heading.casefold().replace(" ", "-") for heading in re.findall(r"^## (.+)$", LESMEG, re.MULTILINE)}
    linked = set(re.findall(r"\]\(#([^)]+)\)", LESMEG))
    assert linked == headings
    assert "(LESMEG.md)" in README


def test_what_lies_in_the_year_is_named_as_it_is(year: list[SimpleNamespace]) -> None:
    named = set(re.findall(r"`([A-Za-z]+\.(?:md|yaml|json|pdf))`", LESMEG)) - {"LESMEG.md"}
    later = {f"{each.name}.pdf" for each in MATERIALS}  # what waits, or is made on request
    there = {file.name for folder in (Path("2027"), Path("2027/build")) for file in folder.iterdir()}
    assert named - there - later == set()
