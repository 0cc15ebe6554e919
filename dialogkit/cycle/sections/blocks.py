"""What stands ready for a year: for each section a block of text, with its comments, in each language.

They lie in `templates/cycles/<process>`. `sections.txt` names the sections in the order of the year, with a star before those
that a new year begins with; `<section>.<lang>.yaml` is a block. The first two lines of a block are comments that say what the
section is for, and when in the year it is needed. `<lang>.yaml` is what stands above all sections. A process has blocks of its
own where those of the first one do not fit it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dialogkit.resources import own_text, templates_folder
from dialogkit.terms import PROCESSES

HEAD = ("dialogkit", "process", "lang", "cycle")
"""The fields above all sections, which every year has."""
_EXAMPLE = re.compile(r"(?::|-) (\((?:Eksempel|Døme|Example)\) .+)")


@dataclass(frozen=True, slots=True)
class Block:
    """A section as it stands ready: its text, what it is for, and when in the year it is needed."""

    name: str
    text: str
    what: str
    when: str


@cache
def sections(process: str) -> Mapping[str, bool]:
    """The sections that stand ready for a process, in the order of the year, and whether a new year begins with them."""
    lines = own_text("cycles", process, "sections.txt").splitlines()
    return MappingProxyType({line.strip("* "): line.startswith("*") for line in lines})


@cache
def every_section() -> tuple[str, ...]:
    """The sections that stand ready for any process."""
    return tuple(dict.fromkeys(name for process in PROCESSES for name in sections(process)))


def block_file(process: str, name: str) -> tuple[str, ...]:
    """Where a block lies below the templates' folder: with the process, or else with the first one, whose words fit it too."""
    own = ("cycles", process, name)
    return own if templates_folder().joinpath(*own).is_file() else ("cycles", PROCESSES[0], name)


@cache
def block(process: str, name: str, lang: str) -> Block:
    """The block of one of the `sections`."""
    text = own_text(*block_file(process, f"{name}.{lang}.yaml"))
    what, when = (line.removeprefix("# ") for line in text.split("\n", 2)[:2])
    return Block(name, text, what, when.partition(": ")[2].rstrip("."))


def head(process: str, lang: str) -> str:
    """What stands above all sections."""
    return own_text("cycles", process, f"{lang}.yaml")


@cache
def own_examples(process: str, lang: str) -> frozenset[str]:
    """The examples in all blocks, each with its mark."""
    return frozenset(text for name in sections(process) for text in _EXAMPLE.findall(block(process, name, lang).text))
