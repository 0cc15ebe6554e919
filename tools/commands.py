"""Writes docs/commands.md: every command and option, from the program's own help.

python tools/commands.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from dialogkit.cli import app

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = """\
# Commands and options

This page is made by `tools/commands.py` from the program's own help: `dialogkit COMMAND --help` shows the same.
Every command ends with an exit code: 0 done, 1 problems in the cycle, 2 wrong usage, 3 a file could not be read or written,
70 a bug in dialogkit.
"""


def page() -> str:
    """The whole page."""
    whole: Any = get_command(app)
    return "\n".join([HEAD, *(line for name, command in whole.commands.items() for line in _command(name, command))])


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## dialogkit {name}\n"
    yield f"{_one_line(command.help)}\n"
    yield "| what is typed | what it does |\n|---|---|"
    for parameter in command.params:
        if "--help" not in parameter.opts:
            yield f"| {_typed(parameter)} | {_one_line(parameter.help)}{_default(parameter)} |"
    yield ""


def _typed(parameter: Any) -> str:
    if not parameter.opts[0].startswith("-"):
        return f"`{parameter.metavar}`"
    value = "" if parameter.is_flag else f" {parameter.metavar}".replace("|", "\\|")
    return ", ".join(f"`{typed}{value if typed.startswith('--') else ''}`" for typed in parameter.opts)


def _default(parameter: Any) -> str:
    return f" Without it: `{parameter.default}`." if isinstance(parameter.default, str) else ""


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
