"""Notes of a Word document: their marks in the text, and their words as sections of their own behind it.

A note is one paragraph there, so that `footnotes 3.1` is the first sentence of the third. Those that no text refers to, such as one
whose mark was deleted, Word does not show either: they are counted.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Final

from lxml import etree

from briefgen.authoring.passages import ENDNOTES, FOOTNOTES, NOTES_LEVEL, Passage, note
from briefgen.authoring.raised import ENDNOTE, FOOTNOTE, RAISED, mark
from briefgen.frozen import dataclass
from briefgen.writers.docx import parts
from briefgen.writers.docx.reference.names import find, w
from briefgen.writers.docx.reference.opened import Opened
from briefgen.writers.docx.reference.words import paragraph_text

_HIGH: Final = "w:rPr/w:vertAlign[@w:val='superscript']"
_NUMBERS: Final = frozenset("0123456789 ,;–-")
"""Of "3, 4": other words stand high for other reasons, as in "5th"."""
SHOWN: Final = "[not(ancestor::mc:Fallback or ancestor::w:del or ancestor::w:moveFrom)]"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    part: parts.Kind
    reference: str
    note: str
    heading: str
    sign: str
    """What its marks begin with."""


_KINDS: Final = (
    _Kind(part=parts.FOOTNOTES, reference="footnoteReference", note="footnote", heading=FOOTNOTES, sign=FOOTNOTE),
    _Kind(part=parts.ENDNOTES, reference="endnoteReference", note="endnote", heading=ENDNOTES, sign=ENDNOTE),
)


def take_notes(
    package: Opened, document: str, body: etree._Element, settle: Callable[[etree._Element], None], lost: Counter[str]
) -> tuple[Passage, ...]:
    """Write the mark of each note into the text of *body*, as digits that are raised, and return the notes, which *settle* is
    told of before they are read. Those that are not read are counted in *lost*. Raises Refused.
    """
    return tuple(found for kind in _KINDS for found in _taken(kind, package, document, body, settle, lost))


def _taken(  # noqa: PLR0917 - what is read, and what it is read with
    kind: _Kind,
    package: Opened,
    document: str,
    body: etree._Element,
    settle: Callable[[etree._Element], None],
    lost: Counter[str],
) -> Iterator[Passage]:
    numbers = _marked(find(body, f".//w:{kind.reference}{SHOWN}"), kind.sign)
    names = package.related(document, kind.part.relation)
    if not names:
        return
    root = package.tree(names[0])
    settle(root)
    notes = {each.get(w("id"), ""): _said(each) for each in find(root, f"w:{kind.note}[not(@w:type)]")}
    lost[f"{kind.note}|s that nothing refers to"] += sum(bool(notes[id_].strip()) for id_ in notes.keys() - {*numbers})
    if numbers:
        yield Passage(words=kind.heading, level=NOTES_LEVEL)
        yield from (note(notes.get(id_, "")) for id_ in numbers)


def _marked(references: Sequence[etree._Element], sign: str) -> tuple[str, ...]:
    """Put a text in the place of each reference, and return the ids of notes in the order of their numbers."""
    numbers: dict[str, int] = {}
    following = count(1)
    for reference in references:
        id_ = reference.get(w("id"), "")
        number = numbers[id_] if id_ in numbers else numbers.setdefault(id_, next(following))
        reference.tag = w("t")
        reference.text = mark(sign, number)
    return tuple(numbers)


def _said(element: etree._Element) -> str:
    return " ".join(map(paragraph_text, find(element, f".//w:p{SHOWN}")))


def raised_by_hand(root: etree._Element, styles: frozenset[str]) -> None:
    """Write digits that stand high, by themselves or by one of the *styles* that do so, with the signs that are high anywhere."""
    for run in find(root, ".//w:r"):
        style = next(iter(find(run, "w:rPr/w:rStyle/@w:val")), None)
        if find(run, _HIGH) or (style in styles and not find(run, "w:rPr/w:vertAlign")):
            for text in find(run, "w:t"):
                if text.text and not set(text.text) - _NUMBERS:
                    text.text = text.text.translate(RAISED)
