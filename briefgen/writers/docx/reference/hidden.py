"""Text that is in the file and that nobody sees: set as hidden by itself, by its styles, in a hidden row or drawing, or
where or how nobody can see it (`unseen.py`, `off_page.py`)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import cache
from typing import Final

from lxml import etree

from briefgen.frozen import dataclass
from briefgen.regex import regex
from briefgen.writers.docx.reference.findings import Kind, Seen
from briefgen.writers.docx.reference.looks import Looks
from briefgen.writers.docx.reference.names import drop, find, is_on, val, w
from briefgen.writers.docx.reference.off_page import A4, is_moved_off, off_the_page
from briefgen.writers.docx.reference.unseen import flat_rows, hardly_seen, has_no_size

_OFF_SIGHT: Final = regex(r"(?:visibility\s*:\s*hidden|display\s*:\s*none)", re.IGNORECASE)
_VANISH: Final = "w:rPr/w:vanish | w:tblStylePr[@w:type='wholeTable']/w:rPr/w:vanish"
_SPECIAL: Final = "w:rPr/w:specVanish | w:tblStylePr[@w:type='wholeTable']/w:rPr/w:specVanish"
_IN_PARTS: Final = "w:tblStylePr[not(@w:type='wholeTable')]/w:rPr/w:vanish | w:tblStylePr[not(@w:type='wholeTable')]/w:rPr/w:specVanish"
_DEFAULT: Final = "w:docDefaults/w:rPrDefault/w:rPr/w:vanish | w:docDefaults/w:rPrDefault/w:rPr/w:specVanish"
_DEPTH: Final = 20
"""How many styles may rest on one another; Word allows about as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HidingStyles:
    """Which styles hide what is set in them. It is a toggle: a hiding run in a hiding paragraph is seen again."""

    ids: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    """Those that hide as well what another one hides: `specVanish`, which is no toggle."""
    partly: frozenset[str] = frozenset()
    """Styles of tables that hide some rows, columns or corners."""
    by_default: bool = False
    defaults: Mapping[str, str] = field(default_factory=dict)
    """The default style's id by its type."""


def hiding_styles(styles: etree._Element) -> HidingStyles:
    listed = find(styles, "w:style")
    return HidingStyles(
        ids=_hiding(listed, _VANISH),
        always=_hiding(listed, _SPECIAL),
        partly=_hiding(listed, _IN_PARTS),
        by_default=any(map(is_on, find(styles, _DEFAULT))),
        defaults={
            each.get(w("type"), ""): each.get(w("styleId"), "")
            for each in find(styles, "w:style[@w:default='1' or @w:default='true']")
        },
    )


def show_styles(styles: etree._Element) -> None:
    """Let no style hide what the brief sets in it: what the letterhead has in such styles is gone, or shown by itself."""
    for switch in find(styles, "w:style/w:rPr/w:vanish | w:style/w:rPr/w:specVanish"):
        drop(switch)
    for switch in find(styles, _DEFAULT):
        drop(switch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What decides whether a text is seen."""

    styles: HidingStyles
    looks: Looks
    paper: tuple[float, float] = A4
    """Width and height of the largest page, in twips."""


def hidden_parts(
    root: etree._Element, sight: Sight
) -> tuple[list[etree._Element], list[etree._Element], list[etree._Element]]:
    """Return the rows, the drawings and the runs that nobody sees."""
    rows = [row for row in find(root, "//w:tr[w:trPr/w:hidden]") if any(map(is_on, find(row, "w:trPr/w:hidden")))]
    rows += [row for row in flat_rows(root) if row not in rows]
    drawings = [*find(root, "//w:drawing[.//wp:docPr[@hidden='1' or @hidden='true']]"), *_unseen_shapes(root)]
    drawings += off_the_page(root, sight.paper)
    named, look_of = cache(_named), sight.looks.reader()
    moved = {paragraph for paragraph in find(root, "//w:p[w:pPr/w:ind]") if is_moved_off(paragraph, sight.paper)}
    runs = [
        run
        for run in find(root, "//w:r | //m:r")
        if _is_hidden(run, sight.styles, named)
        or has_no_size(run, look_of)
        or next(run.iterancestors(w("p")), None) in moved
    ]
    return rows, drawings, runs


def settle_hidden(root: etree._Element, sight: Sight, place: str) -> list[Seen]:
    """Drop what is hidden; marks of fields stay, for they hold no words and half a field would be left."""
    rows, drawings, runs = hidden_parts(root, sight)
    said = any(_says_something(each) for each in (*rows, *drawings, *runs))
    for run in runs:
        _silence(run)
    for each in (*rows, *drawings):
        drop(each)
    for table in find(root, "//w:tbl[not(.//w:tr)]"):
        drop(table)
    for paragraph in find(root, "//w:p[w:pPr/w:rPr/w:vanish or w:pPr/w:rPr/w:specVanish]"):
        _show_end(paragraph)
    hidden = [Seen(kind=Kind.HIDDEN, place=place)] if said else []
    return [*hidden, *hidden_in_parts(root, sight.styles, place), *hardly_seen(root, sight.looks, place)]


def hidden_in_parts(root: etree._Element, styles: HidingStyles, place: str) -> list[Seen]:
    """Return whether there are tables whose style hides some of their cells."""
    tables = [each for each in find(root, "//w:tbl") if _named(each, "w:tblPr/w:tblStyle") in styles.partly]
    return [
        Seen(kind=Kind.UNSEEN, place=place, quoted="rows or columns that a table's style hides") for _ in tables[:1]
    ]


def _hiding(listed: Iterable[etree._Element], switches: str) -> frozenset[str]:
    by_id = {each.get(w("styleId"), ""): _rule(each, switches) for each in listed}
    return frozenset(id_ for id_ in by_id if _hides(id_, by_id))


def _rule(style: etree._Element, path: str) -> tuple[bool | None, str]:
    """Return whether a style hides, None where it does not say, and the id of the style that it is based on."""
    switches = find(style, path)
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
    if any(map(is_on, find(run, "w:rPr/w:specVanish"))):
        return True
    paragraph = next(run.iterancestors(w("p")), None)
    table = next(run.iterancestors(w("tbl")), None)
    ids = (
        named(paragraph, "w:pPr/w:pStyle") or styles.defaults.get("paragraph", ""),
        _named(run, "w:rPr/w:rStyle"),
        named(table, "w:tblPr/w:tblStyle"),
    )
    if not styles.always.isdisjoint(ids):
        return True
    if own := find(run, "w:rPr/w:vanish"):
        return is_on(own[0])
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
