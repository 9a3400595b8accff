"""The charts of a Word file, by the values that they keep for drawing."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.inspect.content import DrawnValues
from briefgen.inspect.word.package import WordFile

_MOST: Final = 10_000
"""Points of a series; a number beyond is nobody's chart."""
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def charts(file: WordFile) -> Iterator[DrawnValues]:
    for relation in file.package.relations(file.document):
        name = None if relation.external else file.package.name(relation.target)
        if name and relation.kind.endswith("/chart"):
            yield _chart(file.package.tree(name), name)


def _chart(root: etree._Element, name: str) -> DrawnValues:
    series = [*root.iter(f"{_C}ser")]
    categories = next((_points(each, "cat") for each in series), {})
    return DrawnValues(
        place=f"a chart ({name})",
        categories=tuple(categories.get(index, "") for index in range(max(categories, default=-1) + 1)),
        names=tuple(
            "".join(text.text or "" for top in each.iter(f"{_C}tx") for text in top.iter(f"{_C}v")) for each in series
        ),
        series=tuple(_numbers(_points(each, "val")) for each in series),
    )


def _points(series: etree._Element, name: str) -> dict[int, str]:
    return {
        int(point.get("idx", "0")): point.findtext(f"{_C}v") or ""
        for top in series.iter(f"{_C}{name}")
        for point in top.iter(f"{_C}pt")
        if point.get("idx", "0").isdecimal() and int(point.get("idx", "0")) < _MOST
    }


def _numbers(points: dict[int, str]) -> dict[int, float]:
    found = {}
    for index, text in points.items():
        try:
            found[index] = float(text)
        except ValueError:
            continue
    return found
