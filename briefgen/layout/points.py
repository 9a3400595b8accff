"""Words with a label that hangs in a side column."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefgen.document.nodes import Point, PointList
from briefgen.layout.galley import Galley, stack, unparted
from briefgen.layout.inlines import Stretch, stretches
from briefgen.layout.lines import set_lines
from briefgen.layout.model import Place
from briefgen.layout.setting import Flow, Setting
from briefgen.layout.side import beside, side_column

SIDE: Final = 6
"""Lines of one side of a conflict that no page or column should part: torn, it cannot be held against the other."""


def point_list(block: PointList, place: Place, setting: Setting, flow: Flow) -> Galley:
    theme = setting.theme.points
    places = [(*place, "points", index) for index in range(len(block.points))]
    labels = [_label(point, own, setting) for point, own in zip(block.points, places, strict=True)]
    column = side_column(labels, theme.certainty if block.kind == "certainty" else theme.label, setting)
    inner = replace(setting.inset(column + theme.gap), body=setting.item, level=setting.level + 1)
    galleys = [
        _point(label, flow(point.blocks, (*own, "blocks"), inner), own, replace(setting, width=column))
        for point, label, own in zip(block.points, labels, places, strict=True)
    ]
    if setting.body == "conflict":
        galleys = [_side(galley) for galley in galleys]
    spaced = stack(replace(galley, before=theme.between, after=theme.between) for galley in galleys)
    return replace(
        spaced,
        before=setting.style(setting.item).before,
        after=max(setting.style(setting.item).after, setting.style(setting.body).after),
    )


def _label(point: Point, place: Place, setting: Setting) -> tuple[Stretch, ...]:
    return stretches(point.label, (*place, "label"), setting, setting.style("point-label"))


def _point(label: Sequence[Stretch], words: Galley, place: Place, column: Setting) -> Galley:
    lines = set_lines(label, x=column.x, width=column.width, style=column.style("point-label"))
    return beside(lines, words, place)


def _side(galley: Galley) -> Galley:
    lines = sum(strip.lines for strip in galley.strips)
    return replace(galley, strips=unparted(galley.strips)) if lines <= SIDE else galley
