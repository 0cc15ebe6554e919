"""Where dialogkit's own templates lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def templates_folder() -> Path:
    """The folder with cycles, materials, locales and crpd: inside the package when installed, else the checkout's."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"
