"""Why a template cannot be used, as a part of a sentence in each language: Jinja and Python say it in English.

What is refused in `templating.sandbox` and `templating.metering` is raised with the key of its sentence instead of a message.
"""

from __future__ import annotations

import re

from dialogkit.problems import Reason

OWN = frozenset(
    "too-much long-text long-list large-number whole numbers-only sums names-only programs recursive in-a-row escaping".split()
)
"""The keys that are raised instead of messages."""
_KINDS = {
    KeyError: "no-such-name",
    MemoryError: "no-memory",
    RecursionError: "too-nested",
    UnicodeDecodeError: "not-utf8",
    ZeroDivisionError: "by-zero",
}
_SAYINGS = [
    (re.compile(pattern, re.DOTALL), key)
    for pattern, key in (
        (r"Encountered unknown tag '(?P<name>\w+)'", "unknown-word"),
        (r"Unexpected end of template.*needs to be closed is '(?P<name>\w+)'", "unclosed"),
        (r"Missing end of (?:raw directive|comment tag)", "unclosed-comment"),
        (r"nexpected '?end of|got '(?:end|begin) of", "ends-too-soon"),
        (r"""nexpected (?:char )?["'](?P<name>.+?)["']|, got ["'](?P<got>.+)["']""", "unexpected"),
        (r"No filter named '(?P<name>.+?)'", "unknown-filter"),
        (r"No test named '(?P<name>.+?)'", "unknown-test"),
        (r"access to attribute '(?P<name>.+?)' of", "closed-off"),
        (r"'(?P<name>[^']+)' is undefined|has no attribute '(?P<got>.+?)'|parameter '(?P<given>.+?)' was not", "no-such-name"),
        (r"has no element (?P<name>-?\d+)", "no-such-entry"),
    )
]
_NOW_ELEMENTS = {"explained": "glossary", "credits": "credits"}
"""What templates were given once, and the elements that are filled instead."""
_MOST_OF_A_NAME, _MOST_SAID = 40, 120  # letters


def reason_of(error: BaseException) -> Reason:
    """What went wrong in a template. What is not known is told in the words of whoever found it."""
    said = str(error.args[0]) if error.args else ""
    if said in OWN:
        return Reason(said)
    for kind, key in _KINDS.items():
        if isinstance(error, kind):
            return Reason(key, {"name": said[:_MOST_OF_A_NAME]})
    for pattern, key in _SAYINGS:
        if found := pattern.search(said):
            name = next((name for name in found.groupdict().values() if name), "")
            if key == "no-such-name" and name in _NOW_ELEMENTS:
                return Reason("now-an-element", {"name": name, "name_now": _NOW_ELEMENTS[name]})
            return Reason(key, {"name": name[:_MOST_OF_A_NAME]})
    return Reason("said", {"said": f"{type(error).__name__}: {said}"[:_MOST_SAID].rstrip(".")})
