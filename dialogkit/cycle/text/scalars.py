"""What a caseworker means by a few characters: yes and no, addresses, colours, sizes. Dates and times stand in `moments`.

And how yes and a text are written where we write them ourselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from dialogkit.terms import CARD_NAMES, PROCESS_NAMES, PROCESSES

YES: Mapping[str, str] = {"nb": "ja", "nn": "ja", "en": "yes"}
NO: Mapping[str, str] = {"nb": "nei", "nn": "nei", "en": "no"}
_YES = frozenset("ja jo yes y true sant on på x".split())
_NO = frozenset("nei no n false usant off av".split())
_MET = {
    "yes": (*_YES, "innfridd", "oppfylt", "met"),
    "partly": ("delvis", "delvis innfridd", "litt", "både og", "partly", "partially"),
    "no": (*_NO, "ikke innfridd", "ikkje innfridd", "ikke oppfylt", "ikkje oppfylt", "not met"),
    "later": ("senere", "seinare", "kommer senere", "kjem seinare", "ikke ennå", "ikkje enno", "later"),
}
_URL = re.compile(r"https?://[^\s/.@]+(\.[^\s/.@]+)+(:\d+)?([/?#]\S*)?")
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_SIDE = r"((?:[4-9]\d|[12]\d{2})(?:[.,]\d)?)"
_CARD = re.compile(rf"{_SIDE}\s*[x×*]\s*{_SIDE}\s*(?:mm)?", re.IGNORECASE)
_HEX = re.compile(r"[0-9A-F]{6}|[0-9A-F]{3}")
_FOUR_SHEETS = re.compile(r"2\s*[x×*]\s*2\s*A4", re.IGNORECASE)
_PERCENT = re.compile(r"(\d{1,3})%?")
_SIDES = {
    (0, None): "venstre left",
    (100, None): "høyre høgre right",
    (None, 0): "oppe øverst øvst øvre top",
    (None, 100): "nede nederst nedst nedre bottom",
    (None, None): "midt midten midtre center centre middle",
}
_WORDS = {word: side for side, words in _SIDES.items() for word in words.split()}
_BETWEEN = frozenset("til i og på the at in and of".split())
LONGEST_TITLE = 60  # letters
LONGEST_NOUN = 40


def parse_flag(value: object) -> object:
    """Yes or no, in Norwegian or English. Raises ValueError("flag") for anything else."""
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError("flag")


def parse_met(value: object) -> object:
    """What became of an expectation, in Norwegian or English: `ja`, `delvis`, `nei`, `senere`; anything else as it is."""
    word = " ".join(str(value).casefold().split())
    return next((met for met, words in _MET.items() if word in words), value)


def quoted(text: str) -> str:
    """A text as YAML writes it between double quotes. JSON's way of writing it is one of YAML's."""
    return json.dumps(text, ensure_ascii=False)


def parse_url(value: object) -> object:
    """A web address; `www.example.no` gets its https. Raises ValueError("url") for anything that is not http or https."""
    text = str(value).strip()
    whole = text if "://" in text else f"https://{text}"
    if not _URL.fullmatch(whole):
        raise ValueError("url")
    return whole


def parse_email(value: object) -> object:
    """One mail address and nothing beside it; `mailto:` before it is dropped. Raises ValueError("email") for anything else."""
    address = str(value).strip().removeprefix("mailto:")
    if not _EMAIL.fullmatch(address):
        raise ValueError("email")
    return address


def check_title(value: str) -> str:
    """A title as it is, if it fits on covers and at the foot of each page. Raises ValueError("title-too-long")."""
    if len(value) > LONGEST_TITLE:
        raise ValueError("title-too-long")
    return value


def check_noun(value: str) -> str:
    """A name of people or a place as it is, if it fits in sentences and columns. Raises ValueError("noun-too-long")."""
    if len(value) > LONGEST_NOUN:
        raise ValueError("noun-too-long")
    return value


def parse_colour(value: object) -> object:
    """A colour as #RRGGBB; `0b4a6f` and `#04f` are short for `#0B4A6F` and `#0044FF`. Raises ValueError("colour")."""
    digits = value.strip().removeprefix("#").upper() if isinstance(value, str) else ""
    if _HEX.fullmatch(digits):
        return f"#{digits if len(digits) == 6 else ''.join(2 * digit for digit in digits)}"
    raise ValueError("colour")


def parse_process(value: object) -> object:
    """A process by its own word, or by what people call it: `dialogforum` is a forum. What is neither stays as it is."""
    name = " ".join(value.casefold().split()) if isinstance(value, str) else ""
    return PROCESS_NAMES.get(name, name if name in PROCESSES else value)


def parse_language(value: object) -> object:
    """A language's tag as BCP 47 has it: `pl`, `se`, `en-GB`. Raises ValueError("language") for anything else, a name say."""
    text = str(value).strip()
    if not _LANGUAGE.fullmatch(text):
        raise ValueError("language")
    return text


def parse_mm(value: object) -> object:
    """Millimetres as a number: `3`, `3,5` or `3.5 mm`."""
    return value.strip().removesuffix("mm").strip().replace(",", ".") if isinstance(value, str) else value


def parse_card_size(value: object) -> object:
    """A card's size by its name, or as width × height in mm, each from 40 to 299: `63x88 mm`. Raises ValueError("card-size")."""
    text = str(value).strip()
    name = next((name for name in CARD_NAMES if name.casefold() == text.casefold()), None)
    if name:
        return name
    if match := _CARD.fullmatch(text):
        return f"{float(match[1].replace(',', '.')):g}x{float(match[2].replace(',', '.')):g}"
    raise ValueError("card-size")


def parse_focus(value: object) -> object:
    """A point of a picture in per cent, from the left and from the top: `30 % 20 %`; `øverst til venstre` is `0 0`.

    Raises ValueError("focus").
    """
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    words = [word for word in re.sub(r"(?<=\d)\s+%|[,;/]", " ", text.casefold()).split() if word not in _BETWEEN]
    numbers = [match for match in map(_PERCENT.fullmatch, words) if match]
    if len(words) == len(numbers) == 2 and all(int(number[1]) <= 100 for number in numbers):
        return " ".join(number[1].lstrip("0") or "0" for number in numbers)
    sides = [_WORDS[word] for word in words if word in _WORDS]
    across, down = ([side[axis] for side in sides if side[axis] is not None] for axis in (0, 1))
    if not sides or len(sides) < len(words) or max(len(across), len(down)) > 1:
        raise ValueError("focus")
    return f"{across[0] if across else 50} {down[0] if down else 50}"


def parse_board_size(value: object) -> object:
    """`2×2 A4` and `2x2a4` as `2x2 A4`; anything else as it is."""
    return "2x2 A4" if isinstance(value, str) and _FOUR_SHEETS.fullmatch(value.strip()) else value


def parse_auto(value: object) -> object:
    """None for the word auto, or all: dialogkit chooses."""
    return None if isinstance(value, str) and value.strip().casefold() in ("auto", "alle", "all", "alt") else value


def wrap_colour(value: object) -> object:
    """A bare colour where a theme's colours could stand is its dark tone. Nothing too: `- #0B4A6F` is a comment in YAML."""
    return {"dark": value} if value is None or isinstance(value, str) else value


def wrap_text(value: object, field: str = "text") -> object:
    """A bare text where an item could stand is that item's text: `- Alone` is short for `- text: Alone`."""
    return {field: value} if isinstance(value, str) else value
