"""Materials made of what people have said, and of what they want."""

from __future__ import annotations

from dialogkit.processes import ready
from dialogkit.processes.material import Material

POSTER = Material(
    "poster",
    None,
    ready.poster_has_lines,
    cut=True,
    tiled=True,
    photos="poster",
    examples="poster",
    called=("plakat", "plakaten", "samarbeidsplakat", "samarbeidsplakaten"),
)
BOARD = Material(
    "board",
    "game",
    ready.always,
    cut=True,
    tiled=True,
    called=("brett", "brettet", "spelebrett", "spillbrett"),
    quoting=False,
)
CARDS = Material(
    "cards",
    "game",
    ready.deck_has_cards,
    cut=True,
    deck=True,
    called=("kort", "korta", "kortene", "kortstokk", "kortstokken"),
)
WALL = Material("wall", "report", ready.has_quotes, loose=True, called=("sitatvegg", "sitatveggen"))
CONSENT = Material(
    "consent",
    None,
    ready.something_waits,
    loose=True,
    asking=True,
    called=("samtykke", "samtykkeark", "samtykkeskjema"),
)
