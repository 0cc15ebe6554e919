"""The day it is in the tests: always the same, whatever the calendar says, for a consent in the examples runs out one day.

`python day.py 2026-10-01 build … + check …` is `dialogkit build …` on that day, and then `dialogkit check …` in the same process.
"""

from __future__ import annotations

import sys
from datetime import date
from itertools import groupby
from pathlib import Path

TODAY = date(2026, 10, 1)
LAST = date(2027, 12, 31)
"""The last day of those consents."""


def on(day: date) -> type[date]:
    """The class `date` on a day."""

    class Day(date):
        @classmethod
        def today(cls) -> date:
            return day

    return Day


if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[1])
    from dialogkit.cli import main
    from dialogkit.terminal import run

    run.date = on(date.fromisoformat(sys.argv[1]))
    commands = [list(command) for more, command in groupby(sys.argv[2:], lambda word: word == "+") if not more]
    sys.exit(max(map(main, commands)))
