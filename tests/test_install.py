"""What an install brings: nothing that dialogkit does not use, and not too much of it."""

from __future__ import annotations

import ast
import sys
from importlib.metadata import Distribution, distribution

from packaging.requirements import Requirement

from sources import FILES, PACKAGE, nodes, parsed

MEGABYTES = 100


def asked_for(name: str, extras: frozenset[str] = frozenset()) -> list[Requirement]:
    """What a package needs here, without extras or with these."""
    needs = [Requirement(text) for text in distribution(name).requires or ()]
    return [need for need in needs if not need.marker or any(need.marker.evaluate({"extra": extra}) for extra in extras or {""})]


def installed() -> dict[str, Distribution]:
    """dialogkit and all that `pip install .` brings for it."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement("dialogkit")]
    while waiting:
        need = waiting.pop()
        if need.name not in found or need.extras:
            found[need.name] = distribution(need.name)
            waiting += asked_for(need.name, frozenset(need.extras))
    return found


def test_what_is_imported_is_declared():
    """A package that comes for the tests, or by way of another one, is there on our machines only."""
    all_nodes = [node for file in FILES for node in nodes(parsed(file))]
    names = {alias.name for node in all_nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in all_nodes if isinstance(node, ast.ImportFrom)}
    tops = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"dialogkit"}
    files = [file for need in asked_for("dialogkit") for file in distribution(need.name).files or ()]
    declared = {file.parts[0].partition(".")[0] for file in files}
    assert {"reportlab", "yaml"} <= tops & declared
    assert tops - declared == set()


def test_an_install_is_small():
    files = {name: [file.locate() for file in package.files or ()] for name, package in installed().items()}
    # here it is often but a link to the checkout; what Python compiles comes and goes while other tests run
    files["dialogkit"] = [path for path in PACKAGE.rglob("*") if path.parent.name != "__pycache__"]
    sizes = {name: sum(file.stat().st_size for file in found if file.is_file()) for name, found in files.items()}
    assert {"reportlab", "pydantic-core", "charset-normalizer"} <= sizes.keys(), "also what comes by way of another"
    assert sum(sizes.values()) < MEGABYTES * 1_000_000, sorted(sizes.items(), key=lambda item: -item[1])
