"""The day it is in the tests: always the same, whatever the calendar says, for a consent in the examples runs out one day.

`python day.py 2026-10-01 build …` is `dialogkit build …` on that day.
"""

from __future__ import annotations

import runpy
import sys
from datetime import date
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
    from dialogkit import cli

    cli.date = on(date.fromisoformat(sys.argv.pop(1)))
    runpy.run_module("dialogkit", run_name="__main__", alter_sys=True)
