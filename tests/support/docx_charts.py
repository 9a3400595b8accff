"""Reading charts of Word files back: their words in the tree's order, their numbers as their formats print them."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NAMES = {"c": C, "a": A, "s": S}
Row = Sequence[str]


def found(top: etree._Element, path: str) -> list:
    """Return what an XPath finds; `c:`, `a:` and `s:` are bound."""
    return top.xpath(path, namespaces=NAMES)


def chart_words(chart: etree._Element, table: Sequence[Row]) -> str:
    """Return the unit, the names of the series, and category by category the name and the values.

    The key may have its own order. Values are what the labels print, and what the table of values says where there is one: if both are there, the same.
    """
    all_series = sorted(found(chart, "//c:ser"), key=lambda each: int(found(each, "c:idx/@val")[0]))
    series = ["".join(_cached(each, "c:tx")) for each in all_series]
    categories = _cached(all_series[0], "c:cat")
    labels = [list(_labels(each, len(categories))) for each in all_series]
    unit = "".join(found(chart, "c:chart/c:title//a:t/text()"))
    if table:
        cells = [[_word(cell) for cell in row] for row in table]
        is_upright = [row[0] for row in cells[1:]] == categories
        head, *said = cells if is_upright else zip(*cells, strict=True)
        assert list(head) == [unit, *series]
        assert [row[0] for row in said] == categories
        values = [[row[1 + at] for row in said] for at in range(len(series))]
        assert labels == values or not any(map(any, labels)), "the labels and the table say different things"
    else:
        values = labels
    columns = (words for at, name in enumerate(categories) for words in (name, *(each[at] for each in values)))
    return "\n".join(filter(None, (unit, *series, *columns)))


def _word(cell: str) -> str:
    """Return what the chart says of a cell: a missing value has no label, and a part of a chart knows no element for a hyphen."""
    return "" if cell == "–" else cell.replace("\u2011", "-").replace("\u00a0", " ")


def _cached(series: etree._Element, part: str) -> list[str]:
    count = found(series, f"{part}//c:ptCount/@val")
    points = {each.get("idx"): "".join(found(each, "c:v/text()")) for each in found(series, f"{part}//c:pt")}
    return [points.get(str(index), "") for index in range(int(count[0]))] if count else []


def _labels(series: etree._Element, count: int) -> Iterator[str]:
    usual = found(series, "c:dLbls[c:showVal/@val='1']/c:numFmt/@formatCode")
    amounts = _cached(series, "c:val")
    for index in range(count):
        own = found(series, f"c:dLbls/c:dLbl[c:idx/@val='{index}']")
        code = found(own[0], "c:numFmt/@formatCode") if own else usual
        written = "".join(found(own[0], "c:tx//a:t/text()")) if own else ""
        yield written or (printed(code[0], float(amounts[index])) if code and amounts[index] else "")


def printed(code: str, amount: float) -> str:
    """Return a number as a format prints it: sections by sign or by condition, literals in quotes."""
    sections = re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+', code)
    least = [re.match(r"\[>=(\d+)\]", section) for section in sections]
    if any(least):
        section = next(
            (one for one, limit in zip(sections, least, strict=True) if not limit or amount >= int(limit[1]))
        )
        section = re.sub(r"^\[[^]]*\]", "", section)
    else:
        section = sections[1] if amount < 0 and len(sections) > 1 else sections[0]
    return "".join(_token(token, abs(amount)) for token in re.findall(r'"[^"]*"|(?:[#0.,]|\\,)+|\\.', section))


def _token(token: str, amount: float) -> str:
    if token.startswith('"'):
        return token[1:-1]
    decimals = len(token.partition(".")[2])
    amount = Decimal(repr(amount)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if "," not in token:
        return f"{amount:.{decimals}f}" if token[0] in "#0" else token[1:]
    if "\\," not in token:
        return f"{amount:,.{decimals}f}"
    whole, point, rest = f"{amount:.{decimals}f}".partition(".")
    pairs = re.sub(r"(?<=\d)(?=(?:\d\d)+$)", ",", whole[:-3])
    return f"{pairs},{whole[-3:]}{point}{rest}"


def workbook_rows(data: bytes) -> list[list[str | float | None]]:
    """Return the cells of a workbook's one sheet, row by row."""
    with ZipFile(BytesIO(data)) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = []
    for row in found(sheet, "//s:row"):
        cells = {each.get("r").rstrip("0123456789"): each for each in found(row, "s:c")}
        last = max(map(_place, cells), default=-1)
        by_place = {_place(name): cell for name, cell in cells.items()}
        rows.append([_cell(by_place.get(place)) for place in range(last + 1)])
    return rows


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _cell(cell: etree._Element | None) -> str | float | None:
    if cell is None:
        return None
    number = found(cell, "s:v/text()")
    return float(number[0]) if number else "".join(found(cell, "s:is//s:t/text()"))
