"""A process of its own for work that may take too much: it is watched, and ended when it has taken more than it may.

Not every system lets a process limit itself, and none says why it ended one. psutil asks all of them in the same way.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

import psutil

_LOOK = 0.02  # seconds between two looks: no process takes a hundred megabytes in that time
_PATIENCE = 30  # times the seconds that it may take go by, on a machine that has other things to do


class TooMuch(Exception):
    """The process took more time or memory than it may. `seconds` are those of the processor that it took."""

    def __init__(self, seconds: float):
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended, what it wrote to its two streams, and how many seconds of the processor it took, as last seen."""

    code: int
    out: bytes
    error: bytes
    seconds: float


def run(command: Sequence[str], data: bytes, seconds: float, memory: int) -> Ended:
    """Runs a command with `data` to read. Raises TooMuch after so many seconds of the processor, or bytes of memory."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        watch = _Watch(child, seconds, memory)
        watch.start()
        try:
            out, error = child.communicate(data)
        finally:
            child.kill()
            watch.done.set()
            watch.join()
    if watch.too_much:
        raise TooMuch(watch.used)
    return Ended(child.returncode, out, error, watch.used)


class _Watch(Thread):
    """Looks at a process until it is `done`, and ends it when it has taken `too_much`. `used` are its seconds as last seen."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float, memory: int):
        super().__init__(daemon=True)
        self.done, self.too_much, self.used = Event(), False, 0.0
        self._child, self._seconds, self._memory = child, seconds, memory

    def run(self) -> None:
        until = monotonic() + _PATIENCE * self._seconds
        while not self.done.wait(_LOOK):
            try:
                process = psutil.Process(self._child.pid)
                times, held = process.cpu_times(), process.memory_info().rss
            except psutil.Error:  # it has ended by itself
                return
            self.used = times.user + times.system
            if self.used > self._seconds or held > self._memory or monotonic() > until:
                self.too_much = True
                self._child.kill()
                return
