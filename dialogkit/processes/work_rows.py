"""Materials for what comes of it all: what was found, what is proposed, and what is done."""

from __future__ import annotations

from dialogkit.processes import ready
from dialogkit.processes.material import Material

PLAN = Material(
    "plan",
    None,
    ready.has_plans,
    photos="poster",
    quoting=False,
    called=("planen", "tiltaksplan", "tiltaksplanen", "handlingsplan", "handlingsplanen"),
)
