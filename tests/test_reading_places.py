"""Every finding stands at its words, however the text is written in the file."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dialogkit.checks.where import spots_of
from dialogkit.cycle.source import source_of
from dialogkit.problems import DialogkitError
from reading import problems

LINES = "poster:\n  we_want:\n    - text: "
WRITTEN = {
    "plain": LINES + "Æsj, åtte år – samskaping **nå**, og **samskaping** igjen. Samskaping\n",
    "plain, over lines": LINES
    + "Æsj,\n        åtte år – samskaping **nå**, og\n\n        **samskaping**\n        igjen. Samskaping\n",
    "block": LINES + "|-\n        Æsj, åtte år: samskaping\n        **nå**, og **samskaping** igjen.\n        Samskaping\n",
    "block, told how deep": LINES
    + "|2+  # her\n          Æsj, åtte: samskaping\n\n          **nå**, og samskaping. Samskaping\n",
    "folded": LINES + ">\n        Æsj, åtte år: samskaping\n        **nå**, og **samska**ping igjen.\n        Samskaping\n",
    "double": LINES
    + '"Æsj,\\u00e5tte \\xe5r: \\"samskaping\\"\n        **nå**, og\\\n        \\tsamskaping igjen.\n        Samskaping"\n',
    "single": LINES + "'Æsj, ''åtte'' år: samskaping **nå**, og\n        samskaping igjen. Samskaping'\n",
    "flow": "poster: {we_want: ['Vi er her.', 'Æsj: samskaping nå, samskaping', \"Samskaping\"]}\n",
    "decomposed": unicodedata.normalize("NFD", LINES + "Æsj, på ål, samskaping åå samskaping. Samskaping\n"),
    "windows": 'poster:\r\n  we_want:\r\n    - "Æsj, åtte: samskaping nå,\r\n      samskaping. Samskaping"\r\n',
}


@pytest.mark.parametrize("form", WRITTEN)
def test_a_word_that_stands_three_times_is_found_three_times(form):
    found = [problem for problem in problems(WRITTEN[form]) if problem.details["rule"] == "R17"]
    assert len(found) == 3
    assert len({problem.place for problem in found}) == 3
    for problem in found:
        at = problem.excerpt[problem.place.column - 1 :].replace("**", "")
        assert at.casefold().startswith(problem.details["words"].casefold())


TEXTS = st.lists(
    st.sampled_from(
        "samskaping Åse ÆØÅ f.eks. blir laget … ( ) ; – ' \" \\ : # ** *x* é e\u0301 🙂 12 000 VIL VI NAV ikke , ? ! \n".split(
            " "
        )
    ),
    min_size=1,
    max_size=25,
).map(" ".join)


@given(TEXTS, st.sampled_from([None, "'", '"', "|", ">"]), st.integers(10, 60))
def test_findings_begin_at_their_words_whatever_the_text(text, style, width):
    more = yaml.dump({"kit2": [text]}, default_style=style, allow_unicode=True, width=width)
    try:
        source = source_of(more, "f")
    except DialogkitError:
        return
    value = (source.data.get("kit2") or [None])[0]
    if source.problems or not value:
        return
    plain = value.replace("**", "")
    spots = spots_of(plain, source.spots[("kit2", 0)], source.lines, range(len(plain)))
    for letter, (line, column) in zip(plain, spots.values(), strict=True):
        at = source.lines[line - 1][column - 1 :]
        assert letter.isspace() or unicodedata.normalize("NFC", at[:2]).startswith(letter) or at.startswith("\\")


def test_what_is_not_found_in_the_file_stands_at_the_beginning_of_its_text():
    assert spots_of("a b", (1, 3), ["x: other"], range(3)) == dict.fromkeys(range(3), (1, 3))
    assert spots_of("a", (7, 1), [], [0]) == {0: (7, 1)}
    assert spots_of("", (1, 1), ["x"], [0]) == {0: (1, 1)}


def test_a_text_is_read_once_however_many_of_its_letters_are_asked_for():
    class Counted(list):
        read = 0

        def __getitem__(self, at):
            self.read += 1
            return super().__getitem__(at)

    text = "22 33 44 55 " * 2000
    one, all_ = Counted([f"- {text}"]), Counted([f"- {text}"])
    assert spots_of(text, (1, 3), one, [len(text) - 2]) == {len(text) - 2: (1, len(text) + 1)}
    spots_of(text, (1, 3), all_, range(len(text)))
    assert all_.read == one.read
