"""Materials about the whole year: what it is, and what came of it."""

from __future__ import annotations

from dialogkit.processes import ready
from dialogkit.processes.material import Material

OVERVIEW = Material(
    "overview",
    None,
    ready.has_stops,
    tiled=True,
    photos="poster",
    called=("oversikt", "oversikten", "årsoversikt"),
    quoting=False,
)
HANDOUT = Material(
    "handout",
    None,
    ready.conference_has_themes,
    foldable=True,
    called=("hefte", "heftet", "konferansehefte"),
)
FOLDER = Material(
    "folder",
    "report",
    ready.has_chapters,
    cut=True,
    public=True,
    called=("brosjyre", "brosjyren", "brettebrosjyre", "leaflet"),
)
FOLDER_PAGE = Material(
    "folder-page",
    "report",
    ready.has_chapters,
    public=True,
    called=("brosjyreside", "brosjyresiden", "brosjyresida", "brosjyretekst"),
)
REPORT = Material(
    "report",
    "report",
    ready.can_be_reported,
    public=True,
    profile="plain",
    examples="findings",
    called=("rapport", "rapporten"),
)
EASY_REPORT = Material(
    "easy-report",
    "report",
    ready.has_findings,
    public=True,
    examples="findings",
    called=("lettrapport", "lettlest", "lettlestrapport"),
)
SUMMARY = Material(
    "summary",
    "report",
    ready.has_findings,
    public=True,
    profile="plain",
    examples="findings",
    called=("sammendrag", "sammendraget", "samandrag", "samandraget"),
)
SLIDES = Material(
    "slides",
    "report",
    ready.always,
    loose=True,
    called=("lysbilde", "lysbilder", "lysbilete", "presentasjon", "presentasjonen"),
)
