"""Text that is in the file and that nobody sees: set as hidden by itself, by its styles, or in a hidden row or drawing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from lxml import etree

from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.names import drop, find, is_on, val, w

_OFF_SIGHT: Final = re.compile(r"(?:visibility\s*:\s*hidden|display\s*:\s*none)", re.IGNORECASE)
_DEPTH: Final = 20
"""How many styles may rest on one another; Word allows about as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HidingStyles:
    """Which styles hide what is set in them. It is a toggle: a hiding run in a hiding paragraph is seen again."""

    ids: frozenset[str] = frozenset()
    by_default: bool = False
    defaults: Mapping[str, str] = field(default_factory=dict)
    """The default style's id by its type."""


def hiding_styles(styles: etree._Element) -> HidingStyles:
    by_id = {each.get(w("styleId"), ""): _rule(each) for each in find(styles, "w:style")}
    return HidingStyles(
        ids=frozenset(id_ for id_ in by_id if _hides(id_, by_id)),
        by_default=any(map(is_on, find(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:vanish"))),
        defaults={
            each.get(w("type"), ""): each.get(w("styleId"), "")
            for each in find(styles, "w:style[@w:default='1' or @w:default='true']")
        },
    )


def settle_hidden(root: etree._Element, styles: HidingStyles, place: str) -> list[Seen]:
    """Drop what is hidden; marks of fields stay, for they hold no words and half a field would be left."""
    rows = [row for row in find(root, "//w:tr[w:trPr/w:hidden]") if any(map(is_on, find(row, "w:trPr/w:hidden")))]
    drawings = [*find(root, "//w:drawing[.//wp:docPr[@hidden='1' or @hidden='true']]"), *_unseen_shapes(root)]
    named = cache(_named)
    runs = [run for run in find(root, "//w:r | //m:r") if _is_hidden(run, styles, named)]
    said = any(_says_something(each) for each in (*rows, *drawings, *runs))
    for run in runs:
        _silence(run)
    for each in (*rows, *drawings):
        drop(each)
    for table in find(root, "//w:tbl[not(.//w:tr)]"):
        drop(table)
    for paragraph in find(root, "//w:p[w:pPr/w:rPr/w:vanish]"):
        _show_end(paragraph)
    return [Seen(kind=Kind.HIDDEN, place=place)] if said else []


def _rule(style: etree._Element) -> tuple[bool | None, str]:
    """Return whether a style hides, None where it does not say, and the id of the style that it is based on."""
    switches = find(style, "w:rPr/w:vanish")
    return is_on(switches[0]) if switches else None, val(next(iter(find(style, "w:basedOn")), None))


def _hides(style: str, rules: Mapping[str, tuple[bool | None, str]]) -> bool:
    for _ in range(_DEPTH):
        if style not in rules:
            return False
        hides, style = rules[style]
        if hides is not None:
            return hides
    return True


def _is_hidden(run: etree._Element, styles: HidingStyles, named: Callable[[etree._Element | None, str], str]) -> bool:
    if own := find(run, "w:rPr/w:vanish"):
        return is_on(own[0])
    paragraph = next(run.iterancestors(w("p")), None)
    table = next(run.iterancestors(w("tbl")), None)
    ids = (
        named(paragraph, "w:pPr/w:pStyle") or styles.defaults.get("paragraph", ""),
        _named(run, "w:rPr/w:rStyle"),
        named(table, "w:tblPr/w:tblStyle"),
    )
    hiding = sum(id_ in styles.ids for id_ in ids)
    return styles.by_default or hiding % 2 == 1


def _named(element: etree._Element | None, path: str) -> str:
    """Return the id of an element's style. One paragraph may hold all runs of a part: ask once for each."""
    return "" if element is None else val(next(iter(find(element, path)), None))


def _unseen_shapes(root: etree._Element) -> list[etree._Element]:
    return [
        pict
        for pict in find(root, "//w:pict")
        if any(_OFF_SIGHT.search(each.get("style", "")) for each in pict.iter(etree.Element))
    ]


def _says_something(element: etree._Element) -> bool:
    return bool(find(element, ".//w:t | .//m:t | .//w:drawing | .//w:pict | .//w:sym"))


def _silence(run: etree._Element) -> None:
    for child in list(run):
        if child.tag not in {w("rPr"), w("fldChar"), w("instrText")}:
            drop(child)
    if not find(run, "w:fldChar | w:instrText"):
        drop(run)


def _show_end(paragraph: etree._Element) -> None:
    """Drop a paragraph of which nothing is left but its hidden end; else let it end as others do."""
    if not find(paragraph, "w:pPr/w:sectPr | *[not(self::w:pPr)]"):
        drop(paragraph)
        return
    for switch in find(paragraph, "w:pPr/w:rPr/w:vanish | w:pPr/w:rPr/w:specVanish"):
        drop(switch)
