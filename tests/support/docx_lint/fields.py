"""Fields: closed, naming what is there, and showing what they will show, for nothing is recalculated on opening."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree
from support.docx import W, find, val
from support.docx_lint.package import Package, Rule

_TO_BOOKMARKS: Final = frozenset({"REF", "PAGEREF", "NOTEREF"})
_REACHES_OUT: Final = re.compile(
    r"INCLUDE\w*|DDE\w*|LINK|IMPORT|RD|EMBED|DATABASE|MACROBUTTON|FILENAME|USERNAME|AUTHOR"
)
"""Fields that fetch, run or betray something."""
_OTHER_THAN_WORDS: Final = frozenset("nprwf")
"""Switches by which REF shows a number or a place instead of the bookmark's words."""


@dataclass(slots=True, kw_only=True)
class Field:
    code: str = ""
    result: str = ""
    shows: bool = False

    @property
    def words(self) -> list[str]:
        return self.code.split()

    @property
    def name(self) -> str:
        return self.words[0].upper() if self.words else ""

    @property
    def switches(self) -> set[str]:
        return {word[1:] for word in self.words if word.startswith("\\")}


def fields_of(tree: etree._Element) -> Iterator[Field]:
    """Yield the complex and simple fields of a part, in the order in which they begin; unclosed ones as far as they go."""
    opened: list[Field] = []
    found: list[Field] = []
    for each in tree.iter(f"{{{W}}}fldChar", f"{{{W}}}instrText", f"{{{W}}}t", f"{{{W}}}fldSimple"):
        match etree.QName(each).localname, val(each, "fldCharType"):
            case "fldChar", "begin":
                found.append(new := Field())
                opened.append(new)
            case "fldChar", "separate" if opened:
                opened[-1].shows = True
            case "fldChar", "end" if opened:
                opened.pop()
            case "instrText", _ if opened:
                opened[-1].code += each.text or ""
            case "t", _:
                for outer in opened:
                    outer.result += each.text or "" if outer.shows else ""
            case "fldSimple", _:
                found.append(Field(code=val(each, "instr") or "", result="".join(find(each, ".//w:t/text()"))))
    yield from found


def _all(file: Package) -> Iterator[Field]:
    return (each for tree in file.texts.values() for each in fields_of(tree))


def fields_are_closed(file: Package) -> Iterator[str]:
    """One may stand within another, and go through several paragraphs: the contents do."""
    for tree in file.texts.values():
        kinds = find(tree, "//w:fldChar/@w:fldCharType")
        if not _is_nested(kinds):
            yield f"a field is not closed: {' '.join(kinds)}"


def _is_nested(kinds: list[str]) -> bool:
    opened: list[str] = []
    for kind in kinds:
        due = {"begin": "", "separate": "begin", "end": "separate"}.get(kind, "none such")
        if due and (not opened or opened.pop() != due):
            return False
        opened += [kind] if kind != "end" else []
    return not opened


def fields_say_what_they_are(file: Package) -> Iterator[str]:
    yield from ("a field has no code" for each in _all(file) if not each.name)


def fields_show_something(file: Package) -> Iterator[str]:
    yield from (f"the field {each.code.strip()!r} shows nothing" for each in _all(file) if not each.result.strip())


def fields_lead_to_bookmarks(file: Package) -> Iterator[str]:
    known = set(file.everywhere("//w:bookmarkStart/@w:name"))
    for each in _all(file):
        if each.name in _TO_BOOKMARKS and (len(each.words) < 2 or each.words[1] not in known):
            yield f"a field names {' '.join(each.words[1:2])!r}, which is not there"


def fields_stay_within(file: Package) -> Iterator[str]:
    for each in _all(file):
        if _REACHES_OUT.fullmatch(each.name):
            yield f"the field {each.code.strip()!r} reaches out of the file"


def captions_count(file: Package) -> Iterator[str]:
    """A SEQ shows how many of its label have come; from \\r on, from that number."""
    seen: Counter[str] = Counter()
    for each in fields_of(file.document):
        if each.name == "SEQ" and len(each.words) > 1:
            label = each.words[1]
            reset = re.search(r"\\r\s*(\d+)", each.code)
            seen[label] = int(reset[1]) if reset else seen[label] + ("c" not in each.switches)
            if each.result.isdecimal() and int(each.result) != seen[label]:
                yield f"{label} {each.result} is number {seen[label]}"


def references_say_what_they_refer_to(file: Package) -> Iterator[str]:
    for each in _all(file):
        if each.name == "REF" and len(each.words) > 1 and not each.switches & _OTHER_THAN_WORDS:
            meant = _within(file, each.words[1])
            if meant is not None and meant.split() != each.result.split():
                yield f"a reference says {each.result!r}, the place itself {meant!r}"


def _within(file: Package, name: str) -> str | None:
    """Return the words of a bookmark."""
    said, id_ = "", None
    for each in file.document.iter(f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd", f"{{{W}}}t"):
        match etree.QName(each).localname:
            case "bookmarkStart" if val(each, "name") == name:
                id_ = val(each, "id")
            case "bookmarkEnd" if id_ is not None and val(each, "id") == id_:
                return said
            case "t" if id_ is not None:
                said += each.text or ""
    return None


def page_references_are_numbers(file: Package) -> Iterator[str]:
    for each in _all(file):
        if each.name in {"PAGEREF", "PAGE", "NUMPAGES"} and not re.fullmatch(r"\d+|[ivxlc]+", each.result.strip()):
            yield f"the page of {each.code.strip()!r} is {each.result!r}"


RULES: tuple[Rule, ...] = (
    fields_are_closed,
    fields_say_what_they_are,
    fields_show_something,
    fields_lead_to_bookmarks,
    fields_stay_within,
    captions_count,
    references_say_what_they_refer_to,
    page_references_are_numbers,
)
