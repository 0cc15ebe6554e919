"""A text that ` #` has cut: YAML takes `Vi vil ha # 1 pizza` for `Vi vil ha` and a comment, and half a sentence would be printed.

A comment after a text is a comment as long as the text could end there, and what follows could not be its rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogkit.cycle.model.marks import Exact
from dialogkit.cycle.schema import is_item, role_of, shape_at
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Comment, Path
from dialogkit.problems import Place, Problem
from dialogkit.resources import word_lists

_WORD = re.compile(r"[^\W_]+")
_ENDS = (".", "!", "?", "…", "»", "”", '"')
_OPEN = (",", ":", ";", "–", "—", "-", "/", "&", "+", "«", "“", "(")
_PAIRS = ("()", "«»", "“”", "[]")
_ENOUGH = 3  # words: fewer may be a title, and what follows a remark about it
_NUMBER = re.compile(r"\s*\d+\s?[a-zæøå]?[.)]?\s*$", re.IGNORECASE)


def check_cut(source: Source) -> list[Problem]:
    """An error for each printed text that ` #` seems to have cut."""
    return list(_cut(source))


def _cut(source: Source) -> Iterator[Problem]:
    for path, comment in source.comments.items():
        text = _value(source, path)
        if (
            (is_printed(path) or text is None and _is_field(path))
            and (text is None or isinstance(text, str))
            and is_cut(text or "", comment)
        ):
            place = Place(source.file, *comment.spot)
            yield Problem("text-cut-by-hash", place, excerpt=source.excerpt(place))


def _value(source: Source, path: Path) -> object:
    value: object = source.data
    for step in path:
        value = value[step] if isinstance(value, dict | list) else None  # type: ignore[index]
    return value


def _is_field(path: Path) -> bool:
    """Whether a value may stand there, but for colours, whose own problem tells of the hash."""
    shape = shape_at(path)
    return shape is not None and shape.kind in (str, int, float) and not {"dark", "tint", "colours"} & set(path)


def is_printed(path: Path) -> bool:
    """Whether a text at that path stands on paper, in words of the writer's own."""
    shape = shape_at(path)
    text = shape.text if shape and is_item(shape.kind) else shape  # it may stand for the whole item
    return text is not None and text.kind is str and text.mark(Exact) is None and role_of(text) not in ("file", "privacy")


def is_cut(text: str, comment: Comment) -> bool:
    """Whether what YAML takes for a comment is the rest of a text. `text` is empty where nothing stands before it."""
    rest = comment.text.strip()
    number = rest[:1].isdigit()
    if comment.text[:1].isalnum() or not rest or not text:
        return bool(text) and not rest or comment.text[:1].isalnum() or number
    if comment.gap > 1:
        return False
    known, words, last = word_lists("words.yaml"), _WORD.findall(text.casefold()), text[-1]
    if any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS):
        return True
    if last in _ENDS or not words:
        return False
    if last in _OPEN or words[-1] in known["goes_on"] or number and words[-1] in known["takes_number"]:
        return True
    if len(words) < _ENOUGH:
        return bool(_NUMBER.match(rest))
    first = _WORD.match(rest.casefold())
    joined = first is not None and first[0] in known["joins"]
    return number or joined or rest[0].islower()
