"""Signals that end a program: held back while it must not end, and raised as an interruption at any other time."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # Windows lacks SIGHUP, and alone has SIGBREAK: Ctrl-Break, a closed window
_ENDING = tuple(int(getattr(signal, name)) for name in _NAMES if hasattr(signal, name))


class Interrupted(KeyboardInterrupt):
    """A signal has asked the program to end. `number` is the signal's."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


@contextmanager
def interruptions() -> Iterator[None]:
    """While the block runs, signals that would end the process at once raise Interrupted instead, so that it can clear up.

    What somebody else has made of a signal, such as `nohup`, stays so.
    """

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise Interrupted(number)

    before = {number: signal.getsignal(number) for number in _ours()}
    usual = [number for number, handler in before.items() if handler is signal.SIG_DFL]
    try:
        for number in usual:
            signal.signal(number, interrupt)
        yield
    finally:
        for number in usual:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def held_back() -> Iterator[list[int]]:
    """While the block runs, signals that would end it are noted in the list that is given; when it is done, they are raised.

    Only the main thread gets signals; in any other one nothing is held back.
    """
    held: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        held.append(number)

    before = {number: signal.getsignal(number) for number in _ours()}
    caught = {number: handler for number, handler in before.items() if handler not in (signal.SIG_IGN, None)}
    try:
        for number in caught:
            signal.signal(number, note)
        yield held
    finally:
        for number, handler in caught.items():
            signal.signal(number, handler)
        for number in held:
            signal.raise_signal(number)


def _ours() -> tuple[int, ...]:
    return _ENDING if threading.current_thread() is threading.main_thread() else ()
