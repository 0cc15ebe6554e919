"""Prints the figures that dialogkit is meant to keep. Asserts nothing: a busy machine is no defect.

    python benchmarks/run.py [CYCLE]

| figure | aim |
|---|---|
| `dialogkit --help` against `python -c "import typer"` | at most 2.5 times |
| `dialogkit build examples/solbakken-2026`, cold | under 2 s on two cores |
| its peak memory | under 150 MB |
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 7
MEGABYTE = 1024 * (1024 if sys.platform == "darwin" else 1)  # of ru_maxrss: bytes on macOS, kilobytes elsewhere


def seconds(*arguments: str) -> float:
    """How long one run of Python with `arguments` takes. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def best(*arguments: str) -> float:
    """The best of several runs: what the machine can do when nothing else disturbs it."""
    return min(seconds(*arguments) for _ in range(RUNS))


def peak() -> float:
    """The largest memory that a finished child has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE


def main() -> None:
    cycle = sys.argv[1] if len(sys.argv) > 1 else "examples/solbakken-2026"
    typer, usage = best("-c", "import typer"), best("-m", "dialogkit", "--help")
    print(f'import typer          {typer:6.3f} s   best of {RUNS}: python -c "import typer"')
    print(f"dialogkit --help      {usage:6.3f} s   {usage / typer:.2f} times as long")
    with tempfile.TemporaryDirectory() as out:
        build = ("-m", "dialogkit", "build", cycle, "--out", out)
        first, quickest = seconds(*build), best(*build)
        print(f"dialogkit build       {first:6.3f} s   first run; best of {RUNS}: {quickest:.3f} s ({cycle})")
        print(f"peak memory           {peak():6.0f} MB")
        for pdf in sorted(Path(out).glob("*.pdf")):
            print(f"{pdf.name:<20}  {pdf.stat().st_size / 1000:6.0f} kB")


if __name__ == "__main__":
    main()
