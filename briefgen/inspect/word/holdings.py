"""What a Word file holds or reaches that acts by itself or is another file: macros, objects, links outside, workbooks."""

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.addresses import is_link
from briefgen.diagnostics import Diagnostic
from briefgen.inspect.findings import ACTIVE, error, listed, value
from briefgen.inspect.word.package import WordFile
from briefgen.writers.docx.reference.findings import Kind, Refused, Seen
from briefgen.writers.docx.reference.names import find
from briefgen.writers.docx.reference.opened import Opened, opened
from briefgen.writers.docx.reference.zip_limits import unpack

_MESSAGES: Final[Mapping[Kind, str]] = {
    Kind.MACROS: "macros",
    Kind.MENUS: "changes of Word's menus or keys",
    Kind.REACHING_FIELD: "fields that fetch files or run something",
    Kind.EMBEDDED: "files or objects of other programs",
    Kind.PERSONAL_FIELD: "fields that show who wrote the file or where it lies",
    Kind.TOLD_FIELD: "fields with words in their code",
}
_HINTS: Final[Mapping[Kind, str]] = {
    Kind.MACROS: "save it as Word Document (*.docx)",
    Kind.MENUS: "save it as Word Document (*.docx)",
    Kind.EMBEDDED: "paste what is to be seen as a picture",
}
_FIELD_HINT: Final = "select them in Word and press Ctrl+Shift+F9, which leaves their text"
_CHART: Final = "a chart with its data"
_SHEET_ROOT: Final = "xl/workbook.xml"


def holdings(file: WordFile) -> Iterator[Diagnostic]:
    for kind, message in _MESSAGES.items():
        seen = [each for each in file.seen if each.kind is kind and each.quoted != _CHART]
        if seen:
            yield error(ACTIVE, f"{message}{_where(seen)}", _HINTS.get(kind, _FIELD_HINT))
    outside = [*_outside(file.package)]
    if outside:
        hint = "put what is fetched into the file itself, and unlink it from templates elsewhere"
        yield error(ACTIVE, f"what it fetches from, or leads to, outside the web: {listed(outside)}", hint)
    yield from _workbooks(file)


def _where(seen: list[Seen]) -> str:
    places = listed(each.place for each in seen if each.place)
    quoted = listed(value(each.quoted) for each in seen if each.quoted)
    return f"{f' {places}' if places else ''}{f': {quoted}' if quoted else ''}"


def _outside(package: Opened) -> Iterator[str]:
    """Yield the targets of every part that are outside the file, but for links to the web and to mail addresses."""
    for source in ("", *package.parts):
        if source.endswith(".rels"):
            continue
        for each in package.relations(source):
            is_hyperlink = each.kind.endswith("/hyperlink")
            if each.external and not (is_hyperlink and is_link(each.target.replace(" ", "%20"))):
                yield value(each.target)


def _workbooks(file: WordFile) -> Iterator[Diagnostic]:
    """Yield a finding for the workbook of a chart that has more sheets than the chart needs, or hides one."""
    for name, data in file.package.parts.items():
        if not name.lower().endswith((".xlsx", ".xlsm", ".xlsb")):
            continue
        told = _sheets(data)
        if told is None or told > 1:
            what = "cannot be read" if told is None else f"has {told} sheets"
            hint = "paste the chart as a picture, or with a workbook of its own numbers alone"
            yield error(ACTIVE, f"the workbook of a chart {what} ({name}), and a reader can open it", hint)


def _sheets(data: bytes) -> int | None:
    try:
        package = opened(unpack(data))
        name = package.name(_SHEET_ROOT)
        return None if name is None else len(find(package.tree(name), "//*[local-name()='sheet']"))
    except Refused:
        return None
