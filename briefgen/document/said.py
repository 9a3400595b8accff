"""What a paragraph says, sentence by sentence, without the labels that stand before its items."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.document.authored import is_authored
from briefgen.document.inlines import Abbreviation, Inline, Number, Text
from briefgen.document.origins import ItemOrigin
from briefgen.document.sentences import CLOSES, ENDS, sentences
from briefgen.document.words import leaves

Part = tuple[str, Inline]
"""Words, and the inline that holds them."""

_LABEL: Final = re.compile(
    rf"(?P<behind>[{ENDS}]*[{CLOSES}]*(?:\s*\([^()]*\))*)(?P<label>.*(?::|(?<!\d)\d+[.)])\s*)", re.DOTALL
)
"""What stands behind one item and before the next: "(draft)" belongs to the one, "4. Reported (a ministry):" is no words of either."""


def said(inlines: Iterable[Inline]) -> Iterator[tuple[str, Sequence[Part]]]:
    """Yield each sentence with its parts; citations and notes are none."""
    for run in _without_labels(tuple(leaves(inlines))):
        words, end = "".join(text for text, _ in run), 0
        for sentence in sentences(words):
            start = words.index(sentence, end)
            end = start + len(sentence)
            yield sentence, tuple(_between(run, start, end))


def _without_labels(parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """Yield the parts in runs that no label parts, where a template put one before the words of an item."""
    begun = between = 0
    for index, (_, inline) in enumerate(parts):
        if not _is_of_author(inline):
            continue
        stretch = parts[between:index]
        label = _LABEL.fullmatch("".join(text for text, _ in stretch))
        if label and not isinstance(_origin(stretch), ItemOrigin):
            kept = tuple(_between(stretch, 0, label.end("behind")))
            if run := (*parts[begun:between], *kept):
                yield run
            begun = index
        between = index + 1
    yield parts[begun:]


def _origin(stretch: Sequence[Part]) -> object:
    """Return where the last of the words are from."""
    return next((getattr(inline, "origin", None) for text, inline in reversed(stretch) if text.strip()), None)


def _is_of_author(inline: Inline) -> bool:
    """Tell whether words are of an item's own, and not how sure they are, or who says them."""
    return isinstance(inline, Text | Number | Abbreviation) and is_authored(inline.origin)


def _between(parts: Iterable[Part], start: int, end: int) -> Iterator[Part]:
    """Yield what stands between two characters of a run."""
    at = 0
    for text, inline in parts:
        if at >= end:
            return
        if words := text[max(start - at, 0) : end - at]:
            yield words, inline
        at += len(text)
