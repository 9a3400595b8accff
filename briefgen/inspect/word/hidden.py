"""Words of a Word file that no page shows: hidden, without size, off the page, of the colour of their ground."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefgen.diagnostics import Diagnostic
from briefgen.inspect.findings import HIDDEN, INSPECT_IN_WORD, beginning, error, listed
from briefgen.inspect.word.package import TextPart, WordFile
from briefgen.inspect.word.text import deleted_text
from briefgen.writers.docx.reference.hidden import hidden_in_parts, hidden_parts
from briefgen.writers.docx.reference.names import find
from briefgen.writers.docx.reference.unseen import hardly_seen

_UNSEEN: Final = {"tiny": "tiny text", "white": "white text", "as its ground": "text of its ground's colour"}
_HINT: Final = "take it out, or show it: select all in Word, and see Font > Hidden, size and colour"


def hidden(file: WordFile) -> Iterator[Diagnostic]:
    for part in file.texts:
        yield from _hidden(part, file)


def _hidden(part: TextPart, file: WordFile) -> Iterator[Diagnostic]:
    rows, drawings, runs = hidden_parts(part.root, file.sight)
    inside = {run for above in (*rows, *drawings) for run in find(above, ".//w:r")}
    for elements, what in ((rows, "hidden rows"), (drawings, "hidden drawings, or some off the page")):
        if elements:
            said = listed(filter(None, map(_words, elements)))
            yield error(HIDDEN, f"{what} {part.place}{f': {said}' if said else ''}", _HINT, INSPECT_IN_WORD)
    texts = [text for run in runs if run not in inside and (text := _words(run))]
    if texts:
        yield error(HIDDEN, f"hidden text {part.place}: {listed(texts)}", _HINT, INSPECT_IN_WORD)
    unseen = [each.quoted for each in hardly_seen(part.root, file.sight.looks, part.place)]
    unseen += [each.quoted for each in hidden_in_parts(part.root, file.sight.styles, part.place)]
    for sign, how in _UNSEEN.items():
        if said := listed(beginning(each.partition(": ")[2].strip("'")) for each in unseen if each.startswith(sign)):
            yield error(HIDDEN, f"{how} {part.place}, which nobody sees: {said}", _HINT)
    if any(each.startswith("rows") for each in unseen):
        yield error(HIDDEN, f"rows or columns {part.place} that their table's style hides", _HINT)


def _words(element: etree._Element) -> str:
    text = deleted_text(element).strip()
    return beginning(text) if text else ""
