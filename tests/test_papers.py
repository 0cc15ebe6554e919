"""The papers of the project are there and true, and what an install is made from holds them, every word and every licence."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAPERS = ("LICENSE", "README.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md")
FOLDERS = ("dialogkit", "templates")


def paper(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------------------ what they say


def test_the_licence_is_mits() -> None:
    text = paper("LICENSE")
    assert text.startswith("MIT License\n\nCopyright (c) 2026 the dialogkit authors\n")
    assert PROJECT["license"] == "MIT"


@pytest.mark.parametrize("name", ["SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md"])
def test_files_that_are_named_are_there(name: str) -> None:
    quoted = re.findall(r"`([\w./-]+)`", paper(name))
    # a name with a slash, or with an ending that a file of ours has; files of templates are named by their last part only
    named = [word for word in quoted if "/" in word or re.search(r"\.(?:md|py|toml|yaml)$", word) or word == "LICENSE"]
    there = {path.name for path in (ROOT / "templates").rglob("*")}
    assert [word for word in named if not (ROOT / word).exists() and word not in there] == []


@pytest.mark.parametrize("name", PAPERS)
def test_links_lead_to_files_or_are_whole_addresses(name: str) -> None:
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", paper(name))]
    assert [link for link in links if link and not re.match(r"https://", link) and not (ROOT / link).exists()] == []


def test_each_promise_names_tests_that_there_are() -> None:
    table = re.findall(r"^\| \*\*.*\| (.+) \|$", paper("SECURITY.md"), re.MULTILINE)
    assert len(table) >= 10
    for tests in table:
        parts = re.findall(r"`(tests/test_\w+\.py)`: ((?:`test_\w+`(?:, )?)+)", tests)
        assert parts, tests
        for file, names in parts:
            there = {node.name for node in ast.walk(ast.parse(paper(file))) if isinstance(node, ast.FunctionDef)}
            assert set(re.findall(r"`(test_\w+)`", names)) <= there, tests


def test_nobody_is_sent_to_an_address_that_is_made_up() -> None:
    assert [name for name in PAPERS if re.search(r"[\w.]+@[\w-]+\.\w", paper(name))] == []


def test_the_newest_version_stands_first_among_the_changes() -> None:
    versions = re.findall(r"^## \[([\d.]+)\]", paper("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == PROJECT["version"]


def test_contributing_is_one_page_and_says_readmes_commands() -> None:
    text = paper("CONTRIBUTING.md")
    assert len(text.splitlines()) <= 70
    for line in re.findall(r"^python3.*|^\.venv.*", text, re.MULTILINE):
        assert line in paper("README.md").splitlines()


# ------------------------------------------------------------------------------------------------ what is installed


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two files that an install is made from."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(out)], cwd=ROOT, check=True, capture_output=True)
    return out


def ours() -> set[str]:
    """Every file of the package and of the templates."""
    files = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


def test_a_wheel_holds_all_that_is_ours_and_every_licence(built: Path) -> None:
    (file,) = built.glob("*.whl")
    with zipfile.ZipFile(file) as wheel:
        names = set(wheel.namelist())
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        said = Parser().parsestr(wheel.read(metadata).decode())
    inside = {name.replace("templates/", "dialogkit/templates/", 1) if name.startswith("templates/") else name for name in ours()}
    assert inside <= names
    info = metadata.rpartition("/")[0]
    assert names - inside == {f"{info}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")} | {
        f"{info}/licenses/{name}" for name in PROJECT["license-files"]
    }
    assert said["License-Expression"] == "MIT"
    assert said.get_all("License-File") == PROJECT["license-files"]


def test_the_source_holds_all_that_is_ours_and_the_papers(built: Path) -> None:
    (file,) = built.glob("*.tar.gz")
    with tarfile.open(file) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    assert ours() | set(PAPERS) | {"pyproject.toml", "tests/conftest.py", ".ci/run"} <= names
    assert [name for name in names if re.search(r"(?:^|/)(?:\.venv|__pycache__|\.\w+_cache|build|dist)/", name)] == []


def test_each_part_that_others_made_has_its_licence_among_them() -> None:
    """A folder of the package that holds more than code says what that is, and under which licence."""
    data = [
        path.parent
        for path in (ROOT / "dialogkit").rglob("*")
        if path.is_file() and path.suffix in (".icc", ".txt", ".svg", ".json")
    ]
    assert data
    licensed = {(ROOT / name).parent for name in PROJECT["license-files"]}
    assert [folder.name for folder in data if folder not in licensed] == []
