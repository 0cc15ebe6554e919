"""What the check before writing must know of the pages, noted while they are painted: pictures, lines, ink, and what they are of.

It has to cost next to nothing, so that only sums are kept: of each picture the largest placement, of each page a box round
all that comes from one line of the cycle.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dialogkit.paper import LEAST_MARGIN
from dialogkit.press.pdf.artwork import Raster
from dialogkit.press.pdf.geometry import Corners

Matrix = tuple[float, float, float, float, float, float]

NEAR_CUT, NEAR_EDGE = "near-cut", "near-edge"
SLACK = 0.05  # pt: what sums of millimetres may be off


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture at a size: `scale` is the pt that a pixel takes, `at` the place in the cycle of what it was painted for."""

    picture: Raster
    scale: float
    at: str


@dataclass(slots=True)
class _Frame:
    """What is painted on one page or in one form, in its own coordinates."""

    pictures: dict[str, Placed] = field(default_factory=dict)  # by their names in the file: where each is largest
    lines: set[tuple[float, str]] = field(default_factory=set)  # how wide, and the place
    ink: dict[str, Corners] = field(default_factory=dict)  # by place


class PageFacts:
    """The facts of one document.

    `at` is the place in the cycle of what is being painted. Inside `zone` all ink must stay, and of ink only what lies in
    `clip` is seen. While `thumbnail` is set, what is painted is a small picture of something that is printed in full on other
    pages: its lines may be as thin as they come. While `marks` is set, lines to cut and to fold by are drawn, or a ground: they
    may go as far as they like. What is `nudged` (to the right, up; pt) comes out that much to the other side, for the printer
    or the sheet is askew by it.
    """

    def __init__(self) -> None:
        self.at = ""
        self.zone: Corners | None = None
        self.clip: Corners | None = None
        self.thumbnail = self.marks = False
        self.nudged = (0.0, 0.0)
        self.fonts: dict[str, str] = {}  # those that were set by name, and where
        self.beyond: dict[tuple[str, str], float] = {}  # by code and place: how far (pt) ink lies outside of where it is safe
        self._forms: dict[str, _Frame] = {}
        self._frames = [_Frame()]

    @property
    def pictures(self) -> dict[str, Placed]:
        """Of each picture the largest placement."""
        return self._frames[0].pictures

    @property
    def lines(self) -> set[tuple[float, str]]:
        """How wide lines are on paper, and their places."""
        return self._frames[0].lines

    # -- what is painted

    def picture(self, picture: Raster, scale: float, matrix: Matrix) -> None:
        self._placed(Placed(picture, scale * _scale(matrix), self.at))

    def line(self, width: float, matrix: Matrix) -> None:
        """A line is drawn `width` wide (pt, in the units of the matrix)."""
        self._line(width * _scale(matrix), self.at)

    def ink(self, box: Corners, matrix: Matrix) -> None:
        """What must be seen whole stands in a box."""
        if not self.marks:
            self._ink(moved(box, matrix), self.at)

    def begin_form(self) -> None:
        """What follows is painted in a form."""
        self._frames.append(_Frame())

    def end_form(self, name: str) -> None:
        self._forms[name] = self._frames.pop()

    def form(self, name: str, matrix: Matrix) -> None:
        """A form is placed, if there is one of that name."""
        form = self._forms.get(name)
        if form is None:
            return
        scale = _scale(matrix)
        for one in form.pictures.values():
            self._placed(Placed(one.picture, one.scale * scale, self.at or one.at))
        for width, at in form.lines:
            self._line(width * scale, self.at or at)
        for at, box in form.ink.items():
            self._ink(moved(box, matrix), self.at or at)

    def end_page(self, width: float, height: float, trim: Corners | None) -> None:
        """The page is done. On one that is to be trimmed ink keeps away from the cut, on others from the paper's edge."""
        left, low, right, top = trim or (0.0, 0.0, width, height)
        safe = (left + LEAST_MARGIN, low + LEAST_MARGIN, right - LEAST_MARGIN, top - LEAST_MARGIN)
        page = self._frames[0]
        for at, box in page.ink.items():
            self._judge(NEAR_CUT if trim else NEAR_EDGE, box, safe, at)
        page.ink.clear()

    # -- how it is kept

    def _placed(self, placed: Placed) -> None:
        pictures, name = self._frames[-1].pictures, placed.picture.name
        if name not in pictures or pictures[name].scale < placed.scale:
            pictures[name] = placed

    def _line(self, width: float, at: str) -> None:
        if not self.thumbnail:
            self._frames[-1].lines.add((width, at))

    def _ink(self, box: Corners, at: str) -> None:
        if self.clip:
            clip = self.clip
            box = (max(box[0], clip[0]), max(box[1], clip[1]), min(box[2], clip[2]), min(box[3], clip[3]))
            if box[0] >= box[2] or box[1] >= box[3]:
                return
        if self.zone:
            self._judge(NEAR_CUT, box, self.zone, at)
        across, up = self.nudged if len(self._frames) == 1 else (0.0, 0.0)  # a form is nudged where it is placed
        box = (box[0] - across, box[1] - up, box[2] - across, box[3] - up)
        ink = self._frames[-1].ink
        known = ink.get(at)
        ink[at] = joined(known, box) if known else box

    def _judge(self, code: str, box: Corners, safe: Corners, at: str) -> None:
        over = max(safe[0] - box[0], safe[1] - box[1], box[2] - safe[2], box[3] - safe[3])
        if over > SLACK:
            self.beyond[code, at] = max(over, self.beyond.get((code, at), 0.0))


def _scale(matrix: Matrix) -> float:
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def moved(box: Corners, matrix: Matrix) -> Corners:
    """The box round a box after a transformation."""
    a, b, c, d, e, f = matrix
    left, low, right, top = box
    if not b and not c and a > 0 and d > 0:
        return a * left + e, d * low + f, a * right + e, d * top + f
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, top)]
    (xs, ys) = zip(*corners)
    return min(xs), min(ys), max(xs), max(ys)


def joined(one: Corners, two: Corners) -> Corners:
    """The box round two boxes."""
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])
