"""What stays on one page stays there in the house's styles as well: a caption with its table, a heading with its text."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.index import StyleIndex
from briefgen.writers.docx.letterhead.tags import at, every, is_on, made, properties, put, val
from briefgen.writers.docx.reference.order import PARAGRAPH_ORDER

_UNSAID: Final = {"keepNext": False, "keepLines": False, "widowControl": True}
"""What holds where no style says anything (ECMA-376, 17.3.1.14, 15 and 44)."""


def keep_together(tops: Iterable[Element], ours: StyleIndex, house: StyleIndex, ids: Mapping[str, str]) -> None:
    """Say of paragraphs that our styles hold together what the house's do not say; they still name ours."""

    @cache
    def lacking(style: str) -> tuple[str, ...]:
        return tuple(name for name in _UNSAID if _holds(ours, style, name) and not _holds(house, ids[style], name))

    for paragraph in (each for top in tops for each in every(top, "p")):
        style = val(at(paragraph, "pPr", "pStyle"))
        for name in lacking(style) if style in ids else ():
            put(properties(paragraph, "pPr"), made(paragraph, name), PARAGRAPH_ORDER)


def _holds(styles: StyleIndex, style: str, name: str) -> bool:
    found = styles.said(style, "pPr", name)
    return _UNSAID[name] if found is None else is_on(found)
