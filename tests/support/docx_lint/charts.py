"""Charts: with a workbook that says the same, drawn on axes that are there (ISO 29500-1, 21.2)."""

from collections.abc import Iterator, Mapping

from lxml import etree
from support.docx import find
from support.docx_lint.package import Package, Rule, number, opened, twice
from support.docx_lint.workbooks import Cells, cells, reach


def _charts(file: Package) -> Mapping[str, etree._Element]:
    names = {each.target for each in file.relations if each.kind == "chart"}
    return {name: file.trees[name] for name in sorted(names & file.trees.keys())}


def charts_are_charts(file: Package) -> Iterator[str]:
    for name, chart in _charts(file).items():
        if etree.QName(chart).localname != "chartSpace":
            yield f"{name} is no chart"


def charts_have_workbooks(file: Package) -> Iterator[str]:
    """Or Word cannot edit the data."""
    for name, chart in _charts(file).items():
        ids = find(chart, "c:externalData/@r:id")
        if not ids:
            yield f"{name} names no workbook"
        for id_ in ids:
            related = file.follow(name, id_)
            if related is None or related.kind != "package" or related.target not in file.parts:
                yield f"{name} names a workbook that is not there"


def charts_show_what_their_workbooks_say(file: Package) -> Iterator[str]:
    for name, chart in _charts(file).items():
        book = _workbook(file, name)
        for each in find(chart, "//c:numRef | //c:strRef") if book is not None else ():
            formula = "".join(find(each, "c:f/text()"))
            said = [_said(cell) for cell in reach(book or {}, formula)]
            shown = _cached(each)
            if shown != said:
                yield f"{name} shows {shown} for {formula}, which holds {said}"


def _workbook(file: Package, name: str) -> Cells | None:
    targets = [each.target for each in file.of(name) if each.kind == "package" and each.target in file.parts]
    return cells(opened(file.parts[targets[0]])) if targets else None


def _cached(reference: etree._Element) -> list[str]:
    count = number(next(iter(find(reference, "*/c:ptCount/@val")), "0")) or 0
    points = {number(each.get("idx")): "".join(find(each, "c:v/text()")) for each in find(reference, "*/c:pt")}
    return [_said(points.get(index, "")) for index in range(count)]


def _said(value: str) -> str:
    """Return a number in one form, whatever its digits."""
    try:
        return f"{float(value):.12g}"
    except ValueError:
        return value


def series_are_told_apart(file: Package) -> Iterator[str]:
    for name, chart in _charts(file).items():
        for kind in ("idx", "order"):
            yield from twice(f"{name}: a series of {kind}", find(chart, f"//c:ser/c:{kind}/@val"))


def series_have_names(file: Package) -> Iterator[str]:
    for name, chart in _charts(file).items():
        yield from (f"{name}: a series has no name" for _ in find(chart, "//c:ser[not(c:tx)]"))


def series_are_as_long_as_their_categories(file: Package) -> Iterator[str]:
    for name, chart in _charts(file).items():
        for series in find(chart, "//c:ser[c:cat]"):
            lengths = {*find(series, "c:cat//c:ptCount/@val"), *find(series, "c:val//c:ptCount/@val")}
            if len(lengths) > 1:
                yield f"{name}: a series has more or fewer values than categories"


def axes_are_there(file: Package) -> Iterator[str]:
    for name, chart in _charts(file).items():
        axes = find(chart, "//c:plotArea/*/c:axId[../c:crossAx]/@val")
        yield from twice(f"{name}: the axis", axes)
        for each in (*axes, *find(chart, "//c:axId/@val"), *find(chart, "//c:crossAx/@val")):
            if each not in axes:
                yield f"{name} names the axis {each}, which is not there"
            elif (number(each) or 0) < 1:
                yield f"{name}: the axis {each} is not a number above 0"


def axes_are_used(file: Package) -> Iterator[str]:
    for name, chart in _charts(file).items():
        used = set(find(chart, "//c:plotArea/*[not(c:crossAx)]/c:axId/@val"))
        for each in set(find(chart, "//c:plotArea/*[c:crossAx]/c:axId/@val")) - used:
            yield f"{name}: nothing is drawn on the axis {each}"


def charts_have_square_corners(file: Package) -> Iterator[str]:
    """Where a chart does not say, Word rounds them."""
    for name, chart in _charts(file).items():
        if not find(chart, "c:roundedCorners[@val='0' or @val='false']"):
            yield f"{name} has round corners"


RULES: tuple[Rule, ...] = (
    charts_are_charts,
    charts_have_workbooks,
    charts_show_what_their_workbooks_say,
    series_are_told_apart,
    series_have_names,
    series_are_as_long_as_their_categories,
    axes_are_there,
    axes_are_used,
    charts_have_square_corners,
)
