"""Materials for what comes of it all: what was found, what is proposed, and what is done."""

from __future__ import annotations

from dialogkit.processes import ready
from dialogkit.processes.material import Material

AGREEMENT = Material(
    "agreement",
    None,
    ready.poster_has_lines,
    examples="poster",
    quoting=False,
    loose=True,
    called=("avtale", "avtalen", "samarbeidsavtale", "samarbeidsavtalen"),
)
THANKS = Material(
    "thanks",
    None,
    ready.has_come_to_something,
    quoting=False,
    called=("takk", "takkekort", "takkekortet"),
)
DECIDE = Material(
    "decide",
    None,
    ready.has_themes,
    quoting=False,
    loose=True,
    called=("bestemmer", "hvembestemmer", "kvenbestemmer"),
)
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
