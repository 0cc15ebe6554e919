"""Each system call that changes a name: counted, and something done just before or just after one of them."""

from __future__ import annotations

import builtins
import io
import os
import sys
from collections.abc import Callable
from types import TracebackType

import pytest

_NAMES = ("rename", "replace", "link", "symlink", "unlink", "remove", "rmdir", "mkdir")
_EVENTS = {"os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.mkdir"}


class Killed(BaseException):
    """Stands in for SIGKILL in one's own process: from now on, nothing that is done has any effect on the disk."""


class Calls:
    """Counts the calls while the block runs, and does something at one of them, `after` it or before.

    What is done may raise. Once it has raised Killed, so does each later call.
    """

    def __init__(self, at: int = 0, do: Callable[[], object] = lambda: None, after: bool = False):
        self.at, self.do, self.after = at, do, after
        self.made: list[str] = []
        self.dead = False
        self._patch = pytest.MonkeyPatch()

    def __enter__(self) -> Calls:
        for name in _NAMES:
            self._patch.setattr(os, name, self._counted(name, getattr(os, name), lambda *args, **more: True))
        self._patch.setattr(os, "open", self._counted("open", os.open, lambda path, flags, *args, **more: flags & os.O_CREAT))
        opened = self._counted("open", io.open, lambda file, mode="r", *args, **more: set(mode) & set("wxa"))
        self._patch.setattr(io, "open", opened)
        self._patch.setattr(builtins, "open", opened)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._patch.undo()

    def _counted(self, name: str, real: Callable[..., object], counts: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **more: object) -> object:
            if not counts(*args, **more):
                return real(*args, **more)
            if self.dead:
                raise Killed
            self.made.append(f"{name} {args[0]}")
            here = len(self.made) == self.at
            if here and not self.after:
                self._act()
            try:
                return real(*args, **more)
            finally:
                if here and self.after:
                    self._act()

        return call

    def _act(self) -> None:
        try:
            self.do()
        except Killed:
            self.dead = True
            raise


class Audit:
    """Counts the same calls as Python itself tells of them (sys.addaudithook), so that none is missed. It can't be taken away."""

    def __init__(self) -> None:
        self.counting = False
        self.made = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple) -> None:
        if self.counting and (event in _EVENTS or (event == "open" and args[2] & os.O_CREAT)):
            self.made += 1
