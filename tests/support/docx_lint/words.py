"""Text: bookmarks and what leads to them, content controls, ids of paragraphs, characters."""

import re
from collections.abc import Iterator
from typing import Final

from support.docx import W, find, val
from support.docx_lint.package import Package, Rule, number, twice

_PAIR: Final = ("bookmarkStart", "bookmarkEnd")
_W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def bookmarks_stand_once(file: Package) -> Iterator[str]:
    yield from twice("bookmark name", [name.lower() for name in file.everywhere("//w:bookmarkStart/@w:name")])
    yield from twice("bookmark id", file.everywhere("//w:bookmarkStart/@w:id"))


def bookmark_names_are_lawful(file: Package) -> Iterator[str]:
    for name in file.everywhere("//w:bookmarkStart/@w:name"):
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name):
            yield f"bookmark name {name!r} is malformed"


def bookmarks_are_paired(file: Package) -> Iterator[str]:
    for tree in file.texts.values():
        opened: set[str] = set()
        closed: set[str] = set()
        for each in tree.iter(*(f"{{{W}}}{name}" for name in _PAIR)):
            if each.tag.endswith("Start"):
                opened.add(val(each, "id"))
            elif val(each, "id") in opened:
                closed.add(val(each, "id"))
            else:
                yield f"bookmark {val(each, 'id')} is not paired: it ends before it starts"
        yield from (f"bookmark {each} is not paired" for each in sorted(opened - closed))


def links_lead_to_bookmarks(file: Package) -> Iterator[str]:
    known = set(file.everywhere("//w:bookmarkStart/@w:name"))
    for anchor in file.everywhere("//w:hyperlink/@w:anchor"):
        if anchor not in known:
            yield f"a link leads to {anchor!r}, which is not there"


def links_lead_somewhere(file: Package) -> Iterator[str]:
    for _ in file.everywhere("//w:hyperlink[not(@w:anchor) and not(@r:id)]"):
        yield "a link leads nowhere"


def control_ids_stand_once(file: Package) -> Iterator[str]:
    yield from twice("content control", [val(each) for each in file.everywhere("//w:sdtPr/w:id")])


def controls_hold_something(file: Package) -> Iterator[str]:
    yield from ("a content control is empty" for _ in file.everywhere("//w:sdt[not(w:sdtContent/*)]"))


def paragraph_ids_stand_once(file: Package) -> Iterator[str]:
    ids = [value for tree in file.texts.values() for value in tree.xpath("//@w14:paraId", namespaces={"w14": _W14})]
    yield from twice("paragraph id", ids)
    yield from (f"paragraph id {each!r} is out of range" for each in ids if not _is_small_hex(each))


def _is_small_hex(id_: str) -> bool:
    return re.fullmatch("[0-9A-F]{8}", id_) is not None and 0 < int(id_, 16) < 0x80000000


def characters_have_their_elements(file: Package) -> Iterator[str]:
    for each in file.everywhere("//w:t"):
        if re.search("[\t\n\r\u00ad\u2011]", each.text or ""):
            yield f"{each.text!r} has a character that Word has an element for"


def spaces_are_kept(file: Package) -> Iterator[str]:
    for each in file.everywhere("//w:t | //w:instrText"):
        said = each.text or ""
        if each.get(_SPACE) != "preserve" and (said != said.strip() or "  " in said):
            yield f"{said!r} may lose its spaces"


def text_stands_in_runs(file: Package) -> Iterator[str]:
    for name in ("t", "tab", "br", "instrText", "fldChar", "drawing"):
        chosen = "../parent::mc:AlternateContent/parent::w:r"
        for _ in file.everywhere(f"//w:{name}[not(parent::w:r or parent::w:tabs or {chosen})]"):
            yield f"a {name} stands in no run"


def nothing_is_hidden(file: Package) -> Iterator[str]:
    hides = "//w:vanish[not(@w:val='0') and not(@w:val='false')] | //w:specVanish"
    for tree in (*file.texts.values(), file.part("styles"), file.part("numbering")):
        yield from ("text is hidden" for _ in find(tree, hides))


def nothing_is_tracked(file: Package) -> Iterator[str]:
    names = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")
    for name in names:
        yield from (f"a change is tracked: {name}" for _ in file.everywhere(f"//w:{name}"))


def nothing_is_commented(file: Package) -> Iterator[str]:
    yield from ("a comment is called" for _ in file.everywhere("//w:commentReference | //w:commentRangeStart"))
    for each in file.relations:
        if "comment" in each.kind.lower() or each.kind.endswith("/people"):
            yield f"{each.target} holds comments"


def levels_of_text_are_known(file: Package) -> Iterator[str]:
    """An outline level from 0 to 8, or 9 for text."""
    for each in (*file.everywhere("//w:outlineLvl"), *find(file.part("styles"), "//w:outlineLvl")):
        level = number(val(each))
        if level is None or not 0 <= level <= 9:
            yield f"there is no outline level {val(each)!r}"


RULES: tuple[Rule, ...] = (
    bookmarks_stand_once,
    bookmark_names_are_lawful,
    bookmarks_are_paired,
    links_lead_to_bookmarks,
    links_lead_somewhere,
    control_ids_stand_once,
    controls_hold_something,
    paragraph_ids_stand_once,
    characters_have_their_elements,
    spaces_are_kept,
    text_stands_in_runs,
    nothing_is_hidden,
    nothing_is_tracked,
    nothing_is_commented,
    levels_of_text_are_known,
)
