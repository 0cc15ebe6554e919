"""What the picture in a poster's band and the logo at its foot have in common."""

from __future__ import annotations

from abc import abstractmethod

from dialogkit.markup.tree import Node
from dialogkit.press.art.raster import PER_INCH
from dialogkit.press.flow.blocks import Block
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.artwork import Artwork, Raster
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag


class PosterPicture(Block):
    """A picture of a `shape` (width by height), at most `tall` on a page that is printed `scale` times as large.

    A print shop sends back what is not sharp: there it is no larger than its pixels allow. One without `alt` is decoration, and
    has no `tag`.
    """

    def __init__(self, context: PressContext, node: Node, artwork: Artwork, tall: float, shape: float, scale: float):
        self._at, self._artwork = node.get("at"), artwork
        if context.job.printshop and isinstance(artwork, Raster):
            tall = min(tall, min(artwork.height, artwork.width / shape) * 72 / PER_INCH / scale)
        self.tall, self.wide = tall, tall * shape
        self.tag = Tag("Figure", node.get("alt")) if node.get("alt") else None

    def height(self, width: float) -> float:
        return self.tall

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        box = (x, top - height, width, height)
        with canvas.of(self._at), canvas.owned(self.tag, *box):
            self._paint(canvas, box)

    @abstractmethod
    def _paint(self, canvas: PressCanvas, box: Box) -> None:
        """Paints it into the box."""
