"""Comments in a part of a file that is taken out of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml

from dialogkit.cycle.editing.spans import Layout
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path

_COMMENT = re.compile(r"(?:(?<=[ \t\r\n])|^)#+[ \t]?([^\r\n]*)")


def remarks_of(text: str, source: Source, path: Path) -> list[str]:
    """The comments in a list of a file that can be read, by the entry that they stand at, up to the last letter of the list.

    One on a line of its own belongs to the entry below it, or stands in the entry where it is further in. A file that is not
    written so that it can be cut has none.
    """
    try:
        layout = Layout(text, source)
    except yaml.YAMLError:
        return [""] * len(source.at(path))
    begins = [layout.begins(layout.spots[(*path, number)]) for number in range(len(source.at(path)))]
    found: list[list[str]] = [[] for _ in begins]
    margin = begins[0] - layout.start_of(layout.line_at(begins[0]))
    for offset, words in _comments(layout, path):
        line = layout.line_at(offset)
        column = offset - layout.start_of(line)
        entry = bisect_right(begins, offset) - 1
        is_above = layout.is_comment(line) and column <= margin and entry + 1 < len(begins)
        found[max(entry + is_above, 0)].append(words.rstrip())
    return ["\n".join(filter(None, each)) for each in found]


def _comments(layout: Layout, path: Path) -> Iterator[tuple[int, str]]:
    """Where each comment stands, and its words: from a `#` behind a space, that is in no text, to the end of its line."""
    spot = layout.spots[path]
    nodes = [node for each in layout.spots.values() if each.path[: len(path)] == path for node in (each.key, each.node)]
    texts = sorted(
        (layout.offset(node.start_mark), layout.offset(node.end_mark)) for node in nodes if isinstance(node, yaml.ScalarNode)
    )
    at, end = layout.past_colon(spot.key) if spot.key else layout.begins(spot), layout.ends(spot)
    while match := _COMMENT.search(layout.text, at, end):
        before = bisect_right(texts, (match.start(), len(layout.text))) - 1
        if before >= 0 and texts[before][1] > match.start():
            at = texts[before][1]
        else:
            at = match.end()
            yield match.start(), match[1]
