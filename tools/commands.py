"""Writes docs/commands.md: every command and option, from the texts of the program's own help.

python tools/commands.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from dialogkit.cli import app
from dialogkit.terminal.command import by_heading, is_argument, placed, told
from dialogkit.terminal.help import describe, help_texts

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"
TEXTS = help_texts("en")
HEAD = """\
# Commands and options

This page is made by `tools/commands.py` from the program's own help. `dialogkit COMMAND --help` shows the same, in the language
of the year that you name or stand in. Where there is none, it is that of the machine if that is Norwegian, and English otherwise.
The first of the variables `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG` that is set says so, or else the system, as on Windows.
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
    return "\n".join([HEAD, *contents, "", *(line for command in whole.commands.values() for line in _command(command))])


def _command(command: Any) -> Iterator[str]:
    parameters = [each for each in command.params if not each.hidden]
    describe(command, TEXTS, parameters)
    yield f"## dialogkit {command.name}\n"
    yield f"{' '.join(command.help.split())}\n"
    for heading, group in by_heading(parameters).items():
        yield f"{TEXTS[f'heading {heading}']}:\n"
        yield "| what is typed | what it does |\n|---|---|"
        yield from (f"| {_typed(each)} | {told(each, TEXTS, '`{}`')} |" for each in group)
        yield ""


def _typed(parameter: Any) -> str:
    if is_argument(parameter):
        return f"`{placed(parameter, TEXTS)}`"
    value = "" if parameter.is_flag else f" {parameter.metavar}".replace("|", "\\|")
    return ", ".join(f"`{typed}{value if typed.startswith('--') else ''}`" for typed in parameter.opts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
