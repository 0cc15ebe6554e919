"""Materials for those who meet: before the day, on the day, and what is written there."""

from __future__ import annotations

from dialogkit.processes import ready
from dialogkit.processes.material import Material

PROGRAMME = Material("programme", None, ready.has_programme, called=("program", "programmet", "dagsorden"))
TASKS = Material("tasks", None, ready.has_questions, called=("oppgaveark", "oppgåveark"))
MAT = Material(
    "mat",
    None,
    ready.residents_are_asked,
    cut=True,
    tiled=True,
    called=("svarmatte", "svarmatta", "matte", "matta"),
)
