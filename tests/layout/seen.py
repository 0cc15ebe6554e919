"""What the eye meets on a rendered page: the colours behind words, and how far two colours stand apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import ceil, floor

from PIL import Image

from layout.facts import Box, Colour, Facts, Words, common, mm, thumbnail
from layout.inks import as_printed

Rgb = tuple[float, ...]
_GLUED = 10 * mm + 1  # below and on the right of a tile, where it is glued on the next one, which shows the same


def grounds(facts: Facts) -> list[tuple[Words, Mapping[Rgb, float]]]:
    """Each run of words that is seen with the colours behind it, by their share. Of some a tile shows a part only."""
    kept = facts.__dict__.setdefault("_grounds", [])
    if not kept:
        by_page = defaultdict(list)
        for word in facts.words:
            if word.text.strip() and not thumbnail(word):
                by_page[word.page].append(word)
        for page, picture in enumerate(facts.pictures()):
            for word in by_page[page]:
                if behind := _behind(picture, word, facts.sizes[page]):
                    kept.append((word, behind))
    return kept


def _behind(picture: Image.Image, word: Words, size: tuple[float, float]) -> dict[Rgb, float]:
    """The colours in the frame of a word, on a picture of a pixel to the pt."""
    tall = size[1]
    left, low, right, top = in_view(word, size)
    box = (ceil(left), ceil(tall - top), floor(right), floor(tall - low))
    if box[2] <= box[0] or box[3] <= box[1]:
        return {}
    crop = picture.crop(box)
    if slanted(word):
        crop = _upright(crop, word, (box[0], tall - box[1]))
    colours = [(count, colour) for count, colour in crop.getcolors(crop.width * crop.height) if colour[3:] != (0,)]
    every = sum(count for count, _ in colours)
    return {tuple(part / 255 for part in colour[:3]): count / every for count, colour in colours}


def in_view(word: Words, size: tuple[float, float]) -> Box:
    """What of a word is seen on a page of that size: on a tile, when it is glued on its neighbours."""
    left, low, right, top = word.window
    if word.form and word.window != (0, 0, *size):
        low, right = low + _GLUED, right - _GLUED
    return common(word.box, (left, low, right, top))


def slanted(word: Words) -> bool:
    """Whether it stands neither upright nor on a side nor on its head, so that its box is larger than its frame."""
    a, b, c, d, _, _ = word.frame
    return min(abs(a * d), abs(b * c)) > 1e-3


def _upright(crop: Image.Image, word: Words, corner: tuple[float, float]) -> Image.Image:
    """The frame of a word, turned back; transparent where the picture ends. `corner`: upper left of the picture, in pt."""
    a, b, c, d, x, y = word.frame
    wide, high = ceil(abs(complex(a, b))), ceil(abs(complex(c, d)))
    turn = (a / wide, c / high, x - corner[0], -b / wide, -d / high, corner[1] - y)
    return crop.convert("RGBA").transform((wide, high), Image.Transform.AFFINE, turn)


def rgb(colour: Colour) -> Rgb:
    """A grey, an RGB colour, or inks as they are printed."""
    return colour * 3 if len(colour) == 1 else colour if len(colour) == 3 else tuple(part / 255 for part in as_printed(*colour))


def brightness(colour: Rgb) -> float:
    """WCAG 2.2, relative luminance."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)
