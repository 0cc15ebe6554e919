"""dialogkit's own source, for the tests that read it: each file is parsed and walked once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import dialogkit

PACKAGE = Path(dialogkit.__file__).parent
FILES = tuple(sorted(PACKAGE.rglob("*.py")))


def module_name(path: Path) -> str:
    """The name of a file of the package, without `dialogkit.`."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(tree: ast.AST) -> tuple[ast.AST, ...]:
    """All of a tree, from the top."""
    return tuple(ast.walk(tree))


def dotted(node: ast.AST) -> str:
    """A name as it is written, `sys.exit`; of what is reached through something else, the dot and what follows it."""
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""
