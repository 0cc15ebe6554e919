"""Runs the attacks, each as a process of its own, and prints what they cost: CPU seconds (children's too), memory, outcome.

    python -m hostile [--only WORD] [--command check] [--limit 60] [--slow 2]
    python -m hostile --type "new 2030 --from @ --dir @"    # one more command, of every attack; @ is its folder

The figures are printed, not judged. What is judged: every run ends by itself, and with a problem where its input is no year.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hostile import KINDS, features, fonts, later, lists, packs, pictures, public, templates, texts  # noqa: F401

MOST_SECONDS, MOST_MEMORY = 10, 500  # of the processor, and megabytes: what takes more is marked
ENDS = {0: "made", 1: "problem", 2: "usage", 3: "file"}


def run(command: str, folder: Path, limit: float) -> dict[str, Any]:
    """One run: its CPU seconds, the most memory that one process took (MB), how it ended, and the first error that it told."""
    more = ["-q"] if command.startswith(("check", "build")) else []
    more += ["--format", "json"] if command.startswith("check") and "--show" not in command else []
    verb, *rest = command.replace("@", str(folder)).split()
    args = [sys.executable, "-m", "dialogkit", verb, *(() if "@" in command else (str(folder),)), *rest, *more]
    begun = time.monotonic()
    with tempfile.TemporaryFile() as told:
        child = subprocess.Popen(args, stdout=told, stderr=subprocess.STDOUT, cwd=folder, preexec_fn=_limit(limit))
        clock = threading.Timer(10 * limit, child.kill)
        clock.start()
        code, cpu, memory = _waited(child, begun)
        clock.cancel()
        size = told.tell()
        told.seek(0)
        first = _first(told.read().decode("utf-8", "replace")).replace(str(folder), "")
    end = "BAD" if first.startswith("Traceback") else ENDS.get(code, f"BAD {code}")
    return {"cpu": round(cpu, 2), "memory": round(memory), "end": end, "told": size, "first": first}


def _first(told: str) -> str:
    """The code and the sentence of the first error, so that one can see that it is about the attack."""
    try:
        problem = json.loads(told)[0]
    except (ValueError, IndexError):
        return told.strip().split("\n")[0][:110]
    return f"{problem['code']} {problem['file']}:{problem['line']} {problem['message'][:70]}"


def _limit(seconds: float) -> Callable[[], None] | None:
    """Gives a process no more CPU seconds than that, on a busy machine too, where the system knows such a limit."""
    try:
        from resource import RLIMIT_CPU, setrlimit
    except ImportError:
        return None
    return lambda: setrlimit(RLIMIT_CPU, (math.ceil(seconds), math.ceil(seconds)))


def _waited(child: subprocess.Popen, begun: float) -> tuple[int, float, float]:
    """Exit code, CPU seconds and megabytes. Where the system does not say, the time that went by, and no memory."""
    if not hasattr(os, "wait4"):
        code = child.wait()
        return code, time.monotonic() - begun, 0
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def _is_much(result: dict[str, Any]) -> bool:
    return result["cpu"] > MOST_SECONDS or result["memory"] > MOST_MEMORY


def _line(name: str, size: int, command: str, result: dict[str, Any]) -> str:
    cost = f"{result['cpu']:7.2f} s {result['memory']:6} MB"
    start = f"{'MUCH' if _is_much(result) else '':4} {name:42} {size:>10} {command:23}"
    return f"{start} {cost} {result['end']:8} {result['told']:>9} {result['first']}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", default="", help="the kinds whose names hold this word")
    parser.add_argument("--command", default="", help="only those of an attack's commands that begin so")
    parser.add_argument("--type", help="this command of each attack, in place of its own")
    parser.add_argument("--limit", type=float, default=60, help="CPU seconds until a run is killed")
    parser.add_argument(
        "--slow", type=float, default=0, help="print the runs that took more CPU seconds, and those that took too much"
    )
    parser.add_argument("--sizes", default="012", help="which of the sizes")
    parser.add_argument("--json", help="keep all figures in this file")
    asked = parser.parse_args()
    bad, kept = 0, []
    for each in KINDS.values():
        for number, size in enumerate(each.sizes) if asked.only in each.name else ():
            if str(number) not in asked.sizes:
                continue
            folder = Path(tempfile.mkdtemp(prefix="hostile-"))
            try:
                each.make(folder, size)
                for command in [asked.type] if asked.type else (line for line in each.commands if line.startswith(asked.command)):
                    result = run(command, folder, asked.limit)
                    kept.append({"kind": each.name, "size": size, "command": command, **result})
                    wrong = str(result["end"]).startswith("BAD")
                    bad += wrong
                    if wrong or result["cpu"] >= asked.slow or _is_much(result):
                        print(_line(each.name, size, command, result), flush=True)
            finally:
                shutil.rmtree(folder)
    if asked.json:
        Path(asked.json).write_text(json.dumps(kept, indent=1))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
