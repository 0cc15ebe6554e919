"""A folder: both sides of one sheet, in reading order for whoever hears it, with marks that show where it is folded."""

from __future__ import annotations

from typing import cast

from dialogkit.markup.tree import Node
from dialogkit.press import style
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.folder.back import back
from dialogkit.press.folder.fill import filled
from dialogkit.press.folder.folds import EDGE, INSIDE, OUTSIDE
from dialogkit.press.folder.front import front
from dialogkit.press.folder.side import Leaves, sized
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.sheets.offset import on_page, told
from dialogkit.terms import FolderFold


def folder(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """The two sides of a folder. The second is moved for the printer as the backs of cards are."""
    colours, job = style.colours(node.get("theme")), context.job
    owner = context.canvas.root.add("Sect")
    made = filled(context, node, colours, cast(FolderFold, node.paper.get("fold", "roll")))
    sheet, columns = made.sheet, made.poured.columns
    opening = front(context, node, sheet, owner.add("Div"), colours)
    owner.kids += [each.tag for each in made.chapters]
    behind = back(context, node, sheet, owner.add("Sect"), colours)
    sized(context, columns, sheet.column)
    alone = job.proof or job.printshop
    move = (0.0, 0.0) if alone else on_page(job.offset, sheet.page, short_edge=True)
    if job.printer:
        context.remarks.append(("offset", {"printer": job.printer, **told(job.offset)}))

    with_road = any(column.leaf.road for column in columns)

    def side(which: int) -> Sheet:
        here = [column for column in columns if column.leaf.side == which]
        leaves = Leaves(here, sheet, which, made.scale, colours, with_road, made.tinted)

        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            by = move if which == INSIDE else (0.0, 0.0)
            with canvas.state(), canvas.nudged(*by):
                canvas.translate(*by)
                if sheet.front[0].side == which:
                    opening.draw_on(canvas, sheet)
                leaves.draw_on(canvas)
                if sheet.back.side == which:
                    behind.draw_on(canvas, sheet)
                if not alone:
                    leaves.draw_fold_marks(canvas)

        ends = (opening.words if sheet.front[0].side == which else (), (behind.words, behind.credits))
        blocks = (*ends[0], *(column.words for column in here), *(ends[1] if sheet.back.side == which else ()))
        wide, high = sheet.page
        safe = (EDGE, EDGE, wide - 2 * EDGE, high - 2 * EDGE)
        return Sheet(wide, high, paint, blocks, safe=safe, folds=sheet.folds[which])

    if not job.printshop:
        context.canvas.duplex("DuplexFlipShortEdge")
    context.remarks.append(("folder", {"size": round(made.scale * style.BODY.size)}))
    return [side(OUTSIDE), side(INSIDE)]
