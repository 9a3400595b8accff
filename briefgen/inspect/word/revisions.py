"""Tracked changes of a Word file: what was put in, taken out, moved or set otherwise, by whom and when."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.diagnostics import Diagnostic
from briefgen.inspect.findings import REVISIONS, beginning, counted, error, listed, value
from briefgen.inspect.word.package import WordFile
from briefgen.inspect.word.text import deleted_text
from briefgen.writers.docx.reference.names import local, w

_NOUNS: Final = {
    "ins": "insertion",
    "del": "deletion",
    "moveTo": "move",
    "cellIns": "insertion",
    "cellDel": "deletion",
    "cellMerge": "merge of cells",
    "rPrChange": "format change",
    "pPrChange": "format change",
    "sectPrChange": "format change",
    "tblPrChange": "format change",
    "tblPrExChange": "format change",
    "tblGridChange": "format change",
    "trPrChange": "format change",
    "tcPrChange": "format change",
    "numberingChange": "format change",
}
"""A move is counted where it goes to, and told by where it came from."""
_TOLD: Final = frozenset({"del", "moveFrom"})
"""What is still in the file although no page shows it as text."""
_ALL: Final = frozenset(_NOUNS) | _TOLD
_DAY: Final = len("2025-12-03")


def revisions(file: WordFile) -> Iterator[Diagnostic]:
    """Yield a finding for each author."""
    by_author: defaultdict[str, list[tuple[str, etree._Element]]] = defaultdict(list)
    for part in file.texts:
        for each in part.root.iter(*map(w, sorted(_ALL))):
            if each.get(w("author")) is not None or each.get(w("id")) is not None:
                by_author[each.get(w("author"), "")].append((part.place, each))
    for author, own in sorted(by_author.items()):
        yield _finding(author, own)


def _finding(author: str, own: list[tuple[str, etree._Element]]) -> Diagnostic:
    nouns = Counter(_NOUNS[name] for _, each in own if (name := local(each)) in _NOUNS)
    said = ", ".join(counted(count, noun) for noun, count in nouns.items())
    gone = listed(beginning(text) for _, each in own if local(each) in _TOLD and (text := deleted_text(each).strip()))
    places = listed(place for place, _ in own)
    who = value(author) if author.strip() else "nobody named"
    return error(
        REVISIONS,
        f"tracked changes by {who}{_dates(own)} {places}: {said or '1 move'}{f'; taken out: {gone}' if gone else ''}",
        "in Word: Review > Accept > Accept All Changes and Stop Tracking",
    )


def _dates(own: list[tuple[str, etree._Element]]) -> str:
    days = sorted({date[:_DAY] for _, each in own if (date := each.get(w("date"), ""))})
    if not days:
        return ""
    return f" ({days[0]})" if len(days) == 1 else f" ({days[0]} to {days[-1]})"
