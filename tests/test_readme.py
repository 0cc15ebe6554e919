"""Whoever reads README and docs finds every command and option, and the commands that CI runs are README's own."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {file: file.read_text(encoding="utf-8") for file in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
ALL = "\n".join(PAGES.values())
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)|src=\"([^\"]+)\"")
OF_TYPER_ITSELF = {"--help", "--install-completion", "--show-completion"}


def app() -> Any:
    return get_command(import_module("dialogkit.cli").app)


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its full name, the program itself first."""
    waiting = [("dialogkit", app())]
    for name, command in waiting:
        yield name, command
        waiting += [(f"{name} {sub}", inner) for sub, inner in getattr(command, "commands", {}).items() if not inner.hidden]


def options() -> Iterator[str]:
    """Each option as it is typed, and each argument's name."""
    for _, command in commands():
        for parameter in command.params:
            typed = next((opt for opt in parameter.opts if opt.startswith("--")), parameter.opts[0])
            if not getattr(parameter, "hidden", False) and typed not in OF_TYPER_ITSELF:
                yield typed


def test_every_command_is_told_of() -> None:
    assert {"dialogkit new", "dialogkit build", "dialogkit check"} <= {name for name, _ in commands()}
    assert [name for name, _ in commands() if not re.search(rf"{name}\b", ALL)] == []


def test_every_option_is_told_of() -> None:
    typed = {typed for typed in options() if typed.startswith("-")}
    assert sorted(option for option in typed if not re.search(rf"{option}(?![\w-])", ALL)) == []


@pytest.mark.parametrize("name", ["commands", "cycle_file"])
def test_a_page_that_is_made_is_what_its_tool_makes(name: str) -> None:
    """Where it is not: `python tools/commands.py`, or the other."""
    page = runpy.run_path(str(ROOT / "tools" / f"{name}.py"))
    assert page["PAGE"].read_text(encoding="utf-8") == page["page"]()


def test_ci_runs_the_commands_of_readme_first() -> None:
    blocks = re.findall(r"^```\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)[:2]
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").split("\nset -x\n")[1].splitlines()[:2] == blocks


def slug(heading: str) -> str:
    """What a heading is linked to by, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pictures_and_links_lead_somewhere(page: Path) -> None:
    for file, heading, picture in LINK.findall(PAGES[page]):
        if re.match(r"[a-z]+:", file):
            continue
        target = page.parent / (file or picture or page.name)
        assert target.exists(), target
        if heading:
            assert heading in map(slug, re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name == "docs"], ids=lambda page: page.name)
def test_each_page_has_a_list_of_its_contents_and_is_found_from_readme(page: Path) -> None:
    contents, *_ = PAGES[page].partition("\n## ")
    heads = {slug(heading) for heading in re.findall(r"^## (.+)$", PAGES[page], re.MULTILINE)}
    assert len(heads) > 1 and heads - set(re.findall(r"\]\(#([^)]+)\)", contents)) == set()
    assert f"](docs/{page.name})" in README


def test_readme_is_short() -> None:
    assert len(README.splitlines()) <= 153


def test_each_picture_is_shown_and_says_what_is_seen() -> None:
    alt_of = {target.removeprefix("../"): alt for alt, target in PICTURE.findall(ALL)}
    pictures = {file.relative_to(ROOT).as_posix() for file in (ROOT / "examples" / "pages").glob("*.png")}
    assert pictures == set(alt_of)
    assert [target for target, alt in alt_of.items() if len(alt.split()) < 4] == []
