"""Footnotes and end notes: those that are called are there, and no others."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from support.docx import find, val
from support.docx_lint.package import Package, Rule, number, twice

KINDS: Final = ("footnote", "endnote")
_SEPARATORS: Final = ("separator", "continuationSeparator")


def _real(file: Package, kind: str) -> list[etree._Element]:
    return find(file.part(f"{kind}s"), f"w:{kind}[not(@w:type)]")


def note_ids_stand_once(file: Package) -> Iterator[str]:
    for kind in KINDS:
        yield from twice(kind, find(file.part(f"{kind}s"), f"w:{kind}/@w:id"))


def called_notes_are_there(file: Package) -> Iterator[str]:
    for kind in KINDS:
        there = {val(each, "id") for each in _real(file, kind)}
        for each in find(file.document, f"//w:{kind}Reference"):
            if val(each, "id") not in there:
                yield f"there is no {kind} {val(each, 'id')}"


def notes_are_called_once(file: Package) -> Iterator[str]:
    for kind in KINDS:
        called = find(file.document, f"//w:{kind}Reference/@w:id")
        yield from twice(f"a call of {kind}", called)
        for each in _real(file, kind):
            if val(each, "id") not in called:
                yield f"{kind} {val(each, 'id')} is not called"


def notes_are_called_from_the_text(file: Package) -> Iterator[str]:
    """Word allows none in headers, footers and notes."""
    for name, tree in file.texts.items():
        if name != file.body and find(tree, "//w:footnoteReference | //w:endnoteReference"):
            yield f"{name} calls a note"


def notes_count_from_1(file: Package) -> Iterator[str]:
    for kind in KINDS:
        ids = [number(val(each, "id")) or 0 for each in _real(file, kind)]
        if any(each < 1 for each in ids) or ids != sorted(ids):
            yield f"{kind}s are numbered {', '.join(map(str, ids))}"


def notes_have_separators(file: Package) -> Iterator[str]:
    """Those that the part has are those that the settings list; Word does not open a file whose settings list others."""
    for kind in KINDS:
        notes = file.part(f"{kind}s")
        there = {val(each, "type"): val(each, "id") for each in find(notes, f"w:{kind}[@w:type]")}
        listed = find(file.part("settings"), f"w:{kind}Pr/w:{kind}/@w:id")
        if len(notes):
            yield from (f"{kind}s have no {which}" for which in _SEPARATORS if which not in there)
        if sorted(there.values()) != sorted(listed):
            yield f"the settings list other {kind} separators than there are"


def notes_show_their_number(file: Package) -> Iterator[str]:
    for kind in KINDS:
        for each in _real(file, kind):
            if not find(each, f"w:p[1]/w:r/w:{kind}Ref"):
                yield f"{kind} {val(each, 'id')} does not show its number"


RULES: tuple[Rule, ...] = (
    note_ids_stand_once,
    called_notes_are_there,
    notes_are_called_once,
    notes_are_called_from_the_text,
    notes_count_from_1,
    notes_have_separators,
    notes_show_their_number,
)
