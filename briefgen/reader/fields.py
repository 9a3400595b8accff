"""`label | value`, as a header's lines are written."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefgen.document.nodes import Inline, Text
from briefgen.document.origins import TemplateOrigin
from briefgen.reader.inlines import tidy

SEPARATOR: Final = "|"


def split_label(inlines: Sequence[Inline]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """Part the inlines at the template's first `|`; an author's words are never parted. Without one there is no label."""
    for index, inline in enumerate(inlines):
        match inline:
            case Text(text=text, origin=TemplateOrigin()) if SEPARATOR in text:
                before, _, after = text.partition(SEPARATOR)
                label = (*inlines[:index], replace(inline, text=before))
                value = (replace(inline, text=after), *inlines[index + 1 :])
                return tidy(label), tidy(value)
    return (), tuple(inlines)
