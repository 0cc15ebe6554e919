"""Prints the figures that dialogkit is meant to keep. Asserts nothing: a busy machine is no defect.

    python benchmarks/run.py [CYCLE]

| figure | aim |
|---|---|
| `dialogkit --help` against `python -c "import typer"` | at most 2.5 times |
| `dialogkit build examples/solbakken-2026`, cold | under 2 s on two cores |
| its peak memory | under 150 MB |
| 1,000 cards with backs | at most 2 s and 100 MB |
| 10,000 cards with backs | at most 10 times as long |
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 7
MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)  # of ru_maxrss: bytes on macOS, kilobytes elsewhere


def run(*arguments: str) -> tuple[float, float]:
    """How many seconds one run of Python with `arguments` takes, and how many MB it holds at most; on Windows nobody counts.

    Raises CalledProcessError where it fails.
    """
    start = time.perf_counter()
    child = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    memory = float("nan")
    if hasattr(os, "wait4"):
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode, memory = os.waitstatus_to_exitcode(status), usage.ru_maxrss / MEGABYTE
    if child.wait():
        raise subprocess.CalledProcessError(child.returncode, child.args)
    return time.perf_counter() - start, memory


def best(*arguments: str) -> float:
    """The best of several runs: what the machine can do when nothing else disturbs it."""
    return min(run(*arguments)[0] for _ in range(RUNS))


def deck(folder: Path, cards: int) -> Path:
    """A cycle with so many question cards."""
    questions = "".join(f"      - Hva liker du best på dag nummer {number + 1}?\n" for number in range(cards))
    names = "kit: {title: Dialogpakken}\norganisation: {municipality: Fjordvik kommune, service_place: Solbakken}\n"
    file = folder / f"{cards}.yaml"
    file.write_text(f"cycle: {{year: 2026}}\n{names}game:\n  cards:\n    questions:\n{questions}", encoding="utf-8")
    return file


def main() -> None:
    cycle = sys.argv[1] if len(sys.argv) > 1 else "examples/solbakken-2026"
    typer, usage = best("-c", "import typer"), best("-m", "dialogkit", "--help")
    print(f'import typer          {typer:6.3f} s   best of {RUNS}: python -c "import typer"')
    print(f"dialogkit --help      {usage:6.3f} s   {usage / typer:.2f} times as long")
    with tempfile.TemporaryDirectory() as out:
        build = ("-m", "dialogkit", "build", cycle, "--out", out)
        (first, memory), quickest = run(*build), best(*build)
        print(f"dialogkit build       {first:6.3f} s   first run; best of {RUNS}: {quickest:.3f} s ({cycle})")
        print(f"peak memory           {memory:6.0f} MB")
        for pdf in sorted(Path(out).glob("*.pdf")):
            print(f"{pdf.name:<20}  {pdf.stat().st_size / 1000:6.0f} kB")
    with tempfile.TemporaryDirectory() as folder:
        taken = {}
        for cards in (1_000, 10_000):
            file = str(deck(Path(folder), cards))
            taken[cards], memory = run("-m", "dialogkit", "build", file, "--only", "cards", "--out", folder)
            print(f"{cards:>6,} cards          {taken[cards]:6.3f} s   {memory:.0f} MB")
        print(f"10,000 to 1,000       {taken[10_000] / taken[1_000]:6.1f} times as long")


if __name__ == "__main__":
    main()
