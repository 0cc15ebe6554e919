"""Materials for what comes of it all: what was found, what is proposed, and what is done."""

from __future__ import annotations

from dialogkit.processes import ready
from dialogkit.processes.material import Material

FINDINGS = Material(
    "findings",
    "report",
    ready.has_findings,
    profile="plain",
    examples="findings",
    loose=True,
    called=("funn", "funna", "funnene", "funnark"),
)
ROUNDROBIN = Material(
    "roundrobin",
    None,
    ready.has_findings,
    profile="plain",
    quoting=False,
    loose=True,
    called=("runderobin", "rundrobin", "verkstedark", "idéark", "ideark"),
)
PROPOSALS = Material(
    "proposals",
    None,
    ready.has_proposals,
    quoting=False,
    loose=True,
    called=("forslag", "forslaga", "forslagene", "forslagsark"),
)
PLAN = Material(
    "plan",
    None,
    ready.has_plans,
    photos="poster",
    quoting=False,
    called=("planen", "tiltaksplan", "tiltaksplanen", "handlingsplan", "handlingsplanen"),
)
