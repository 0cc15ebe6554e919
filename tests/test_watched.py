"""A process that is watched: what it takes counts, and not what else the machine has to do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from types import SimpleNamespace

import psutil
import pytest

from dialogkit import watched
from dialogkit.press.art import svg
from dialogkit.watched import TooMuch, run

NEVER_DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><filter id="a"><feTurbulence baseFrequency=".9" '
    b'numOctaves="999999999"/></filter><rect filter="url(#a)" width="9" height="9"/></svg>'
)
KILLED = f"""
import os, signal, threading, time, psutil
from dialogkit import limits
limits.SVG_ALL = 0.9
from dialogkit.press.art import svg

def kill():
    while not (children := psutil.Process().children()):
        time.sleep(0.01)
    print(children[0].pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

threading.Thread(target=kill, daemon=True).start()
svg.read_svg({NEVER_DRAWN!r})
"""


class Child:
    """A process that has done so much each time it is looked at; it ends after so many looks, or when it is killed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, looks: int, each: float, memory: int = 0):
        self.pid, self.left, self.killed, self.used, self.each, self.memory = 1, looks, False, 0.0, each, memory
        monkeypatch.setattr(watched, "_LOOK", 0)
        monkeypatch.setattr(psutil, "Process", lambda pid: self)

    def poll(self) -> int | None:
        self.left -= 1
        self.used += self.each
        return None if self.left > 0 and not self.killed else 0

    def kill(self) -> None:
        self.killed = True

    def cpu_times(self) -> SimpleNamespace:
        return SimpleNamespace(user=round(self.used, 2), system=0.0)  # as systems tell it: in hundredths of a second

    def memory_info(self) -> SimpleNamespace:
        return SimpleNamespace(rss=self.memory)


@pytest.mark.parametrize(
    ("looks", "each", "memory", "ended"),
    [
        (9_000, 0.0001, 0, False),  # three minutes on a machine with other things to do, and not a second of the processor
        (50, 0.02, 0, False),
        (500, 0.02, 0, True),
        (5, 0.0, 2_000, True),
        (watched._IDLE, 0.0, 0, False),
        (2 * watched._IDLE, 0.0, 0, True),
    ],
)
def test_what_it_takes_itself_counts(monkeypatch: pytest.MonkeyPatch, looks: int, each: float, memory: int, ended: bool) -> None:
    child = Child(monkeypatch, looks, each, memory)
    watch = watched._Watch(child, seconds=3.0, memory=1_000)  # type: ignore[arg-type]
    watch.run()
    assert (watch.too_much, child.killed) == (ended, ended)


@pytest.mark.parametrize("error", [psutil.AccessDenied(1), psutil.NoSuchProcess(1), PermissionError()])
def test_where_the_system_tells_nothing_the_time_that_goes_by_counts(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def untold(pid: int) -> None:
        raise error

    monkeypatch.setattr(psutil, "Process", untold)
    with pytest.raises(TooMuch):
        run([sys.executable, "-S", "-c", "while True: pass"], b"", 0.1, 1_000_000_000)
    assert run([sys.executable, "-S", "-c", "print(1)"], b"", 30, 1_000_000_000).out.strip() == b"1"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot kill as others do")
def test_a_drawing_does_not_outlive_who_watches_it_for_long() -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for _ in range(9_000):
        if not is_at_work(int(killed.stdout)):
            return
        time.sleep(0.1)
    raise AssertionError("it still draws")


def is_at_work(pid: int) -> bool:
    """Whether there is such a process that has not ended; nobody may have asked yet how it did."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_drawing_ends_where_a_process_knows_no_limits() -> None:
    """As on Windows: without the module `resource`."""
    assert "(600, " in svg._CHILD
    code = f"import sys\nsys.modules['resource'] = None\n{svg._CHILD.replace('(600, ', '(1, ')}"
    asked = svg._HEAD.pack(1_000, len(NEVER_DRAWN)) + NEVER_DRAWN
    assert subprocess.run([sys.executable, "-c", code], input=asked, capture_output=True).returncode == 1
