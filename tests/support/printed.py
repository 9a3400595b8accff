"""The numbers that Word prints before paragraphs, worked out from the file alone, after ECMA-376 part 1, 17.9."""

from collections.abc import Iterator

from lxml import etree
from support.docx import find, members, val

NOT_NUMBERED = frozenset({"none", "bullet"})


def printed_numbers(docx: bytes) -> list[tuple[str, str]]:
    """Return the number and the words of every paragraph of the body that has a number."""
    parts = {name: etree.fromstring(data) for name, data in members(docx).items() if name.endswith(".xml")}
    styles = {val(each, "styleId"): each for each in find(parts["word/styles.xml"], "//w:style")}
    [default] = [
        id_ for id_, each in styles.items() if val(each, "default") == "1" and val(each, "type") == "paragraph"
    ]
    counts = _Counts(parts["word/numbering.xml"])
    found = []
    for paragraph in find(parts["word/document.xml"], "//w:body//w:p"):
        style = next(map(val, find(paragraph, "w:pPr/w:pStyle")), default)
        num = _num(paragraph, style, styles, counts)
        said = counts.count(*num) if num else ""
        if said:
            found.append((said, "".join(find(paragraph, ".//w:t/text()"))))
    return found


def _num(paragraph, style, styles, counts) -> tuple[str, int] | None:
    for id_, owner in ((None, paragraph), *_line(style, styles)):
        for listed in find(owner, "w:pPr/w:numPr[w:numId]"):
            num = val(find(listed, "w:numId")[0])
            level = next(map(val, find(listed, "w:ilvl")), None)
            return None if num == "0" else (num, int(level) if level else counts.level_of(num, id_))
    return None


def _line(style: str, styles) -> Iterator[tuple[str, etree._Element]]:
    while style in styles:
        yield style, styles[style]
        style = next(map(val, find(styles[style], "w:basedOn")), "")


class _Counts:
    def __init__(self, numbering: etree._Element) -> None:
        self._nums = {val(each, "numId"): each for each in find(numbering, "//w:num")}
        self._abstracts = {val(each, "abstractNumId"): each for each in find(numbering, "//w:abstractNum")}
        self._counters: dict[str, list[int | None]] = {}
        self._met: set[tuple[str, int]] = set()

    def level_of(self, num: str, style: str | None) -> int:
        found = find(self._abstract(num), f"w:lvl[w:pStyle/@w:val='{style}']/@w:ilvl")
        return int(found[0]) if found else 0

    def count(self, num: str, level: int) -> str:
        abstract = self._abstract(num)
        counters = self._counters.setdefault(val(abstract, "abstractNumId"), [None] * 9)
        start = int(next(map(val, find(self._level(abstract, level), "w:start")), "1"))
        override = find(self._nums[num], f"w:lvlOverride[@w:ilvl='{level}']/w:startOverride")
        if override and (num, level) not in self._met:
            counters[level] = int(val(override[0]))
        else:
            counters[level] = start if counters[level] is None else counters[level] + 1
        self._met.add((num, level))
        counters[level + 1 :] = [None] * (8 - level)
        return self._said(abstract, level, counters)

    def _said(self, abstract, level: int, counters) -> str:
        own = self._level(abstract, level)
        if val(find(own, "w:numFmt")[0]) in NOT_NUMBERED:
            return ""
        text = val(find(own, "w:lvlText")[0])
        for depth in range(level + 1):
            each = self._level(abstract, depth)
            text = text.replace(f"%{depth + 1}", _in_form(counters[depth] or 1, val(find(each, "w:numFmt")[0])))
        return text.strip()

    def _abstract(self, num: str) -> etree._Element:
        return self._abstracts[val(find(self._nums[num], "w:abstractNumId")[0])]

    def _level(self, abstract, level: int) -> etree._Element:
        return find(abstract, f"w:lvl[@w:ilvl='{level}']")[0]


def _in_form(count: int, form: str) -> str:
    match form:
        case "decimal":
            return str(count)
        case "upperLetter":
            return chr(ord("A") + count - 1)
        case "lowerLetter":
            return chr(ord("a") + count - 1)
        case "upperRoman" | "lowerRoman":
            roman = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][count]
            return roman if form == "upperRoman" else roman.lower()
        case _:
            raise AssertionError(form)
