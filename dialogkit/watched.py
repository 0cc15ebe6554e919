"""A process of its own for work that may take too much: it is watched, and ended when it has taken more than it may.

Not every system lets a process limit itself, and none says why it ended one. psutil asks all of them in the same way.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event, Thread

import psutil

_LOOK = 0.02  # seconds between two looks: no process takes a hundred megabytes in that time
_IDLE = 3000  # looks in a row, a minute and more, at which it had done nothing at all: it waits for what never comes


class TooMuch(Exception):
    """The process took more time or memory than it may. `seconds` are those of the processor that it took, `out` what it had
    written by then."""

    def __init__(self, seconds: float, out: bytes = b""):
        super().__init__(seconds)
        self.seconds, self.out = seconds, out


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
        raise TooMuch(watch.used, out)
    return Ended(child.returncode, out, error, watch.used)


class _Watch(Thread):
    """Looks at a process until it is `done`, and ends it when it has taken `too_much`. `used` are its seconds as last seen."""

    def __init__(self, child: subprocess.Popen[bytes], seconds: float, memory: int):
        super().__init__(daemon=True)
        self.done, self.too_much, self.used = Event(), False, 0.0
        self._child, self._seconds, self._memory = child, seconds, memory

    def run(self) -> None:
        idle = 0
        while not self.done.wait(_LOOK) and self._child.poll() is None:
            used, held = self._seen()
            idle = idle + 1 if used == self.used else 0
            self.used = used
            if used > self._seconds or held > self._memory or idle > _IDLE:
                self.too_much = True
                self._child.kill()
                return

    def _seen(self) -> tuple[float, int]:
        """The seconds and the bytes that it has taken; where the system does not tell, the time that went by, and no bytes."""
        try:
            process = psutil.Process(self._child.pid)
            times, memory = process.cpu_times(), process.memory_info()
        except (psutil.Error, OSError):
            return self.used + _LOOK, 0
        return times.user + times.system, memory.rss
