"""A dialogue forum: all that is typed stands in the papers that should hold it, and goes on to the next forum."""

from __future__ import annotations

from holds import unheld
from kits import ROOT

EXAMPLE = ROOT / "examples" / "furuheim-2027"
TABLE = {
    "kit.title": ("invitation",),
    "kit.subtitle": ("invitation",),
    "kit.about": ("invitation",),
    "purpose": ("invitation",),
    "organisation": ("minutes",),
    "organisation.service_place": ("invitation", "minutes"),
    "labels": (),
    "contact": ("invitation",),
    "contact.heading": (),
    "contact.title": (),
    "working_group": ("minutes",),
    "partners": ("minutes",),
    "themes.title": ("invitation", "programme", "tasks", "minutes"),
    "themes.text": ("invitation", "tasks"),
    "themes.questions.text": ("tasks", "minutes"),
    "themes.questions.context": ("tasks",),
    "themes.questions.options": ("tasks",),
    "themes.questions.scale": ("tasks",),
    "themes.questions.help": ("tasks",),
    "glossary": ("minutes",),
    "events.title": ("invitation", "programme", "minutes"),
    "events.place": ("invitation", "programme", "minutes"),
    "events.about": ("invitation", "programme"),
    "events.practical": ("invitation", "programme"),
    "events.agenda": ("programme", "minutes"),
    "events.agenda.title": ("invitation", "programme", "minutes"),
    "events.agenda.by": ("invitation", "programme", "minutes"),
    "events.agenda.role": ("invitation", "programme", "minutes"),
    "events.agenda.org": ("invitation", "programme", "minutes"),
    "events.method": ("minutes",),
    "events": ("minutes",),
    "tasks": ("minutes",),
    "sources": ("minutes",),
}


def test_each_text_of_the_example_stands_where_it_should() -> None:
    assert unheld(EXAMPLE, TABLE) == []
