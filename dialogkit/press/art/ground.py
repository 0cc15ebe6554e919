"""What a picture stands on: a drawing, and what was photographed on white, has a ground to its edges; a photo has none."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_ALIKE, _SAME = 20, 5  # of 255: by how much white may differ, for a JPEG ripples; and another ground, for dark photos are dark
_SEEN = 8  # of 255: what is less opaque counts as see-through
_OF_EDGES = 0.65  # of a picture's edges is ground; what is drawn may reach one of them
_WHITE = 245  # of 255: from here on a ground is not told from the paper
_ROUND = 4  # pixels that stay round what is drawn: viewers blur edges when they enlarge and shrink
_LEAST = 0.68  # of the longer side is kept: fewer pixels would not be sharp, and what is meant to be small would not be


def without_ground(image: Image.Image) -> tuple[Image.Image, bool]:
    """A picture (mode L, RGB or RGBA) without most of the empty margins round what it shows, and whether it has a ground.

    That is: where it is not see-through, its edges are of one colour. It is to be seen whole, for a frame that it fills would cut
    off parts of what is drawn. Margins in another colour than white are part of it.
    """
    if image.mode == "RGBA":
        alpha = image.getchannel("A")
        if alpha.getextrema()[0] != 255:
            return _cropped(image, alpha.point([0] * _SEEN + [255] * (256 - _SEEN))), False
        image = image.convert("RGB")
    ground = _ground(image)
    if ground is None:
        return image, False
    drawn = _unlike(image, ground).point([0] * (_ALIKE + 1) + [255] * (255 - _ALIKE))
    if not drawn.getbbox():
        return image, False  # an area of one colour
    return (_cropped(image, drawn) if _is_white(ground) else image), True


def _cropped(image: Image.Image, drawn: Image.Image) -> Image.Image:
    """As much of the picture as holds what is drawn, and no less than `_LEAST` of its longer side."""
    box = drawn.getbbox()
    if box is None:
        return image
    longer = max(box[2] - box[0], box[3] - box[1])
    more = max(2 * _ROUND, round(max(image.size) * _LEAST) - longer)
    left, right = _widened(box[0], box[2], more, image.width)
    top, low = _widened(box[1], box[3], more, image.height)
    return image.crop((left, top, right, low))


def _widened(start: int, end: int, more: int, most: int) -> tuple[int, int]:
    """A stretch that is so much longer on both sides together, within what there is."""
    length = min(most, end - start + more)
    start = max(0, min(start - more // 2, most - length))
    return start, start + length


def _ground(image: Image.Image) -> tuple[int, ...] | None:
    """The colour of most of a picture's edges, if they have one."""
    from PIL import Image, ImageStat

    wide, high = image.size
    sides = ((0, 0, wide, 1), (0, high - 1, wide, high), (0, 0, 1, high), (wide - 1, 0, wide, high))
    edges = Image.frombytes(image.mode, (2 * (wide + high), 1), b"".join(image.crop(side).tobytes() for side in sides))
    ground = tuple(round(part) for part in ImageStat.Stat(edges).median)
    alike = sum(_unlike(edges, ground).histogram()[: (_ALIKE if _is_white(ground) else _SAME) + 1])
    return ground if alike >= _OF_EDGES * edges.width else None


def _is_white(ground: tuple[int, ...]) -> bool:
    return min(ground) >= _WHITE


def _unlike(image: Image.Image, colour: tuple[int, ...]) -> Image.Image:
    """By how much each pixel differs from a colour, in the channel that differs most."""
    from PIL import Image, ImageChops

    other = Image.new(image.mode, image.size, colour if len(colour) > 1 else colour[0])
    return reduce(ImageChops.lighter, ImageChops.difference(image, other).split())
