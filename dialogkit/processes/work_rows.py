"""Materials for what comes of it all: what was found, what is proposed, and what is done."""

from __future__ import annotations

from dialogkit.processes import ready
from dialogkit.processes.material import Material

ROUNDROBIN = Material(
    "roundrobin",
    None,
    ready.has_findings,
    profile="plain",
    quoting=False,
    loose=True,
    called=("runderobin", "rundrobin", "verkstedark", "idéark", "ideark"),
)
PLAN = Material(
    "plan",
    None,
    ready.has_plans,
    photos="poster",
    quoting=False,
    called=("planen", "tiltaksplan", "tiltaksplanen", "handlingsplan", "handlingsplanen"),
)
