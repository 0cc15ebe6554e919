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
from dialogkit.terminal.command import by_heading

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
HEAD = """\
# Commands and options

This page is made by `tools/commands.py` from the program's own help: `dialogkit COMMAND --help` shows the same.
Every command ends with an exit code: 0 done, 1 problems in the cycle, 2 wrong usage, 3 a file could not be read or written,
70 a bug in dialogkit.

In PowerShell, put quotation marks round a list: `--only "handout,cards"`. It makes several words of one with commas in it.

A shell completes commands, options, what can be chosen, names of materials and sections, and folders of years when you press Tab,
once it has been told. In PowerShell: `dialogkit --show-completion powershell | Out-String | Invoke-Expression`. In bash or zsh:
`eval "$(dialogkit --show-completion bash)"`, or `zsh`. In fish: `dialogkit --show-completion fish | source`. Put that line in the
file that your shell reads when it starts (`$PROFILE`, `~/.bashrc`, `~/.zshrc`, `~/.config/fish/config.fish`), and it stays so.
"""


def page() -> str:
    """The whole page."""
    whole: Any = get_command(app)
    contents = (f"- [dialogkit {name}](#dialogkit-{name})" for name in whole.commands)
    return "\n".join(
        [HEAD, *contents, "", *(line for name, command in whole.commands.items() for line in _command(name, command))]
    )


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## dialogkit {name}\n"
    yield f"{_one_line(command.help)}\n"
    for heading, parameters in by_heading(each for each in command.params if not each.hidden).items():
        yield f"{heading}:\n"
        yield "| what is typed | what it does |\n|---|---|"
        yield from (f"| {_typed(each)} | {_one_line(each.help)}{_default(each)} |" for each in parameters)
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
