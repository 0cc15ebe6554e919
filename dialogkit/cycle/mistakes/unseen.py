"""Letters that nobody sees, pasted along into an id, a number or a file's name. In words for paper they stay: they steer."""

from __future__ import annotations

from dialogkit.cycle.mistakes.cut import is_printed
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import DROP_UNSEEN, texts_of


def take_off_unseen(source: Source) -> None:
    """Changes the source's data."""
    for path, text in texts_of(source.data):
        seen = text if text.isascii() else text.translate(DROP_UNSEEN)
        if seen != text and not is_printed(path):
            source.put(path, seen)
