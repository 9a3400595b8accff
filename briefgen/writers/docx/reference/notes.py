"""Notes that nobody calls are as good as hidden, and calls without a note make Word complain."""

from collections.abc import Iterable

from lxml import etree

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import drop, find, w


def drop_uncalled(notes: etree._Element, kind: str, document: etree._Element, place: str) -> list[Seen]:
    """Drop the notes of a *kind*, `footnote` or `endnote`, that the text does not call; separators stay."""
    called = _called(document, kind)
    uncalled = [
        each for each in find(notes, f"w:{kind}[not(@w:type) or @w:type='normal']") if each.get(w("id")) not in called
    ]
    for each in uncalled:
        drop(each)
    return [Seen(kind=Kind.HIDDEN, place=place)] if any(find(each, ".//w:t") for each in uncalled) else []


def drop_calls(document: etree._Element, kind: str, notes: etree._Element | None) -> None:
    """Drop calls of notes that are not there."""
    there = {each.get(w("id")) for each in _notes(notes, kind)}
    for call in find(document, f"//w:{kind}Reference"):
        if call.get(w("id")) not in there:
            drop(call)


def _called(document: etree._Element, kind: str) -> set[str | None]:
    return {each.get(w("id")) for each in find(document, f"//w:{kind}Reference")}


def _notes(notes: etree._Element | None, kind: str) -> Iterable[etree._Element]:
    return () if notes is None else find(notes, f"w:{kind}")
