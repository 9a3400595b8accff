"""What a Word file says, read from its XML: paragraphs and tables with their styles, and what in them is not to be read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from lxml import etree

from briefgen.authoring.raised import RAISED, has_power
from briefgen.frozen import dataclass

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DELETED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_INSERTED: Final = frozenset({f"{W}ins", f"{W}moveTo"})
_ASIDE: Final[Mapping[str, str]] = {
    f"{W}drawing": "a picture",
    f"{W}pict": "a picture",
    f"{W}object": "an embedded object",
    f"{W}footnoteReference": "a footnote",
    f"{W}endnoteReference": "an endnote",
    f"{W}commentReference": "a comment",
}
_BOX: Final = f"{W}txbxContent"
_TURNED_OFF: Final = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    number: int
    """Among all paragraphs of the file that are not blank, from 1; 0 for a blank one."""
    style: str
    """The style's name as people see it."""
    text: str
    marked: str
    """The text with `**` and `*` round what is bold and italic by hand."""
    tracked: bool
    hidden: bool
    aside: tuple[str, ...]
    """What is in it that is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    paragraphs: tuple[Paragraph, ...]
    merged: bool

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.paragraphs if one.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    number: int
    rows: tuple[tuple[Cell, ...], ...]


Part = Paragraph | Table


class Reading:
    """Yields the parts of a document's body in their order."""

    def __init__(self, document: etree._Element, styles: etree._Element | None) -> None:
        self._body = document.find(f"{W}body")
        self._names = {} if styles is None else dict(_style_names(styles))
        self._default = "Normal" if styles is None else _default_style(styles)
        self._paragraphs = 0
        self._tables = 0

    def parts(self) -> Iterator[Part]:
        if self._body is not None:
            yield from self._parts(self._body)

    def _parts(self, parent: Iterable[Any]) -> Iterator[Part]:
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield self._table(child)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", *_INSERTED):
                yield from self._parts(child)

    def _table(self, element: Any) -> Table:
        self._tables += 1
        number = self._tables
        rows = tuple(tuple(self._cell(cell) for cell in row.iter(f"{W}tc")) for row in element.iter(f"{W}tr"))
        return Table(number=number, rows=rows)

    def _cell(self, element: Any) -> Cell:
        paragraphs = tuple(self._paragraph(one) for one in element.iter(f"{W}p"))
        merged = any(element.find(f"{W}tcPr/{W}{name}") is not None for name in ("gridSpan", "vMerge"))
        return Cell(paragraphs=paragraphs, merged=merged)

    def _paragraph(self, element: Any) -> Paragraph:
        runs = _Runs()
        runs.read(element)
        text = runs.plain()
        if text.strip():
            self._paragraphs += 1
        style = element.find(f"{W}pPr/{W}pStyle")
        name = self._default if style is None else self._names.get(style.get(f"{W}val"), self._default)
        return Paragraph(
            number=self._paragraphs if text.strip() else 0,
            style=name,
            text=text,
            marked=runs.marked(),
            tracked=runs.tracked,
            hidden=runs.hidden,
            aside=tuple(dict.fromkeys(runs.aside)),
        )


def _style_names(styles: etree._Element) -> Iterator[tuple[str, str]]:
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            yield style.get(f"{W}styleId") or "", name.get(f"{W}val") or ""


def _default_style(styles: etree._Element) -> str:
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true") and name is not None:
            return name.get(f"{W}val") or "Normal"
    return "Normal"


class _Runs:
    """The words of a paragraph, run by run."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, str]] = []
        """Signs of strong and emphasis, and words."""
        self.tracked = False
        self.hidden = False
        self.aside: list[str] = []

    def read(self, element: Any) -> None:
        for child in element:
            tag = child.tag
            if tag in _DELETED:
                self.tracked = True
            elif tag == f"{W}r":
                self._run(child)
            elif tag == f"{W}sdt":
                self._control(child)
            elif tag != f"{W}pPr":
                self.tracked = self.tracked or tag in _INSERTED
                self.read(child)

    def _control(self, element: Any) -> None:
        """Read a content control, unless it shows what to do."""
        shows_hint = element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        content = element.find(f"{W}sdtContent")
        if content is not None and not shows_hint:
            self.read(content)

    def _run(self, element: Any) -> None:
        properties = element.find(f"{W}rPr")
        words = "".join(self._words(element))
        if words.strip().isdecimal() and _is_high(properties):
            words = self._high(words)
        if _is_on(properties, "vanish") and words.strip():
            self.hidden = True
        sign = ("**" if _is_on(properties, "b") else "") + ("*" if _is_on(properties, "i") else "")
        self.pieces.append((sign, words))

    def _high(self, number: str) -> str:
        """Return a number that stands high, if it is a power: a mark of a note would join the word before it."""
        if has_power(self.plain(), number):
            return number.translate(RAISED)
        self.aside.append(f"'{number.strip()}', the raised number of a note,")
        return ""

    def _words(self, run: Any) -> Iterator[str]:
        for child in run:
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
                yield " "
            elif child.tag == f"{W}noBreakHyphen":
                yield "-"
            elif child.tag in _ASIDE:
                box = next(child.iter(_BOX), None)
                self.aside.append(_ASIDE[child.tag] if box is None else "a text box")
            elif next(child.iter(_BOX), None) is not None:
                self.aside.append("a text box")

    def plain(self) -> str:
        return "".join(words for _, words in self.pieces)

    def marked(self) -> str:
        """Return the words with what is bold and italic marked as content has it, blanks outside of the signs."""
        joined: list[tuple[str, str]] = []
        for sign, words in self.pieces:
            if joined and joined[-1][0] == sign:
                joined[-1] = (sign, joined[-1][1] + words)
            elif words:
                joined.append((sign, words))
        return "".join(_in_signs(sign, words) for sign, words in joined)


def _in_signs(sign: str, words: str) -> str:
    inner = words.strip()
    if not sign or not inner:
        return words
    before, _, after = words.partition(inner)
    return f"{before}{sign}{inner}{sign[::-1]}{after}"


def _is_high(properties: Any) -> bool:
    element = None if properties is None else properties.find(f"{W}vertAlign")
    return element is not None and element.get(f"{W}val") == "superscript"


def _is_on(properties: Any, name: str) -> bool:
    element = None if properties is None else properties.find(f"{W}{name}")
    return element is not None and element.get(f"{W}val") not in _TURNED_OFF
