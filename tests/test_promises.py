"""What SECURITY.md promises of a whole command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from test_line_ends import write

# Any use of a socket ends the process, and so does a process that is not Python's own.
NO_NETWORK = """
import os, sys
def hook(event, args):
    if event.startswith(("socket.", "ftplib.", "http.", "smtplib.", "urllib.", "webbrowser.")):
        os.write(2, f"NETWORK {event}".encode())
        os._exit(99)
    if event == "subprocess.Popen" and sys.executable not in str(args[:2]):
        os.write(2, f"PROCESS {args[:2]}".encode())
        os._exit(98)
sys.addaudithook(hook)
"""


def guarded(tmp_path: Path, code: str, *args: object) -> subprocess.CompletedProcess[bytes]:
    """Python with the guard, in its own process and in those that it starts."""
    (tmp_path / "guard").mkdir(exist_ok=True)
    (tmp_path / "guard" / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "guard")}
    return subprocess.run([sys.executable, "-c", code, *map(str, args)], env=env, cwd=tmp_path, capture_output=True, check=False)


COMMANDS = """
import sys
from dialogkit.cli import main
cycle = sys.argv[1]
for args in (["new", "2027"], ["check", "2027"], ["read", cycle], ["build", cycle, "--out", "kit", "--only", "handout,cards"],
             ["calibrate"], ["symbols", "2027"], ["symbols", "--find", "venn"]):
    if code := main(args):
        sys.exit(code)
"""


def test_no_command_opens_the_network(tmp_path: Path) -> None:
    done = guarded(tmp_path, COMMANDS, write(tmp_path / "year"))  # with a drawing, which another process draws
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "kit" / "handout.pdf").exists() and (tmp_path / "2027").exists()


@pytest.mark.parametrize(
    ("code", "answer"),
    [("import socket; socket.socket()", 99), ("import subprocess; subprocess.run(['curl', '--version'])", 98)],
)
def test_the_guard_itself_works(tmp_path: Path, code: str, answer: int) -> None:
    assert guarded(tmp_path, code).returncode == answer
