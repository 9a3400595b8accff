"""Comments put into a finished Word document: each at its bookmark, answers in its thread.

ECMA-376-1, 17.13.4 for comments; [MS-DOCX] 2.5.4 for threads (commentsExtended).
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from lxml import etree

from briefgen.frozen import dataclass
from briefgen.regex import regex
from briefgen.writers.docx.archive import Member
from briefgen.writers.docx.canonical import CONTENT_TYPES, ordered
from briefgen.writers.docx.parts import COMMENTS, OFFICE_TYPE, OPC, Kind
from briefgen.writers.docx.xml import DECLARATION, MC, W14, W, element, part, quoted, spoken

THREADS: Final = Kind(
    content_type=f"{OFFICE_TYPE}.wordprocessingml.commentsExtended+xml",
    relation="http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
)
_W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
_DOCUMENT: Final = "word/document.xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_W: Final = f"{{{W}}}"
_FIRST: Final = 0x1000
"""Of the ids by which paragraphs of comments are known; Word takes any between 0 and 0x80000000."""
_MOMENT: Final = regex(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_INITIALS: Final = 9
"""Letters at the most, as Word has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Something said: a comment or an answer."""

    said: str
    """Its paragraphs, with a line's end between them."""
    by: str
    on: str = ""
    """A moment by ISO 8601; what is none is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    bookmark: str
    """At which it stands."""
    sayings: tuple[Saying, ...]
    """The comment, and its answers in order."""


def with_comments(content: bytes, threads: Sequence[Thread], moment: datetime) -> bytes:
    """Return the document with the threads in it, each of which needs its bookmark there; dated *moment*, which is in UTC."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    numbered = tuple(_numbered(threads))
    document = etree.fromstring(parts[_DOCUMENT])
    marks = {each.get(f"{_W}name"): each for each in document.iter(f"{_W}bookmarkStart")}
    ends = {each.get(f"{_W}id"): each for each in document.iter(f"{_W}bookmarkEnd")}
    for numbers, thread in numbered:
        start = marks[thread.bookmark]
        _anchor(start, ends[start.get(f"{_W}id")], numbers)
    added = {"word/comments.xml": COMMENTS, "word/commentsExtended.xml": THREADS}
    parts |= {
        _DOCUMENT: etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True),
        "word/comments.xml": _comments(numbered).encode(),
        "word/commentsExtended.xml": _threads(numbered).encode(),
        _RELATIONS: _added(parts[_RELATIONS], _relationships(added)),
        CONTENT_TYPES: _added(parts[CONTENT_TYPES], _overrides(added)),
    }
    return ordered((Member(name=name, data=data) for name, data in parts.items()), moment)


def _numbered(threads: Sequence[Thread]) -> Iterator[tuple[range, Thread]]:
    """Yield each thread with the numbers of its sayings."""
    free = 0
    for thread in threads:
        yield range(free, free + len(thread.sayings)), thread
        free += len(thread.sayings)


def _anchor(start: Any, end: Any, numbers: range) -> None:
    """Put the marks of a thread round what its bookmark holds."""
    for number in reversed(numbers):
        start.addnext(_mark("commentRangeStart", number))
    for number in numbers:
        end.addprevious(_mark("commentRangeEnd", number))
        run = etree.Element(f"{_W}r")
        run.append(_mark("commentReference", number))
        end.addprevious(run)


def _mark(name: str, number: int) -> Any:
    return etree.Element(f"{_W}{name}", {f"{_W}id": str(number)})


def _comments(threads: Sequence[tuple[range, Thread]]) -> str:
    spaces = f' xmlns:w14="{W14}" xmlns:mc="{MC}" mc:Ignorable="w14"'
    told = (
        _comment(number, saying)
        for numbers, thread in threads
        for number, saying in zip(numbers, thread.sayings, strict=True)
    )
    return part("comments", *told, extra=spaces)


def _comment(number: int, saying: Saying) -> str:
    by = saying.by or "–"
    initials = "".join(word[0] for word in by.split())[:_INITIALS]
    date = {"date": saying.on} if _MOMENT.fullmatch(saying.on) else {}
    *above, last = saying.said.split("\n")
    paragraphs = (*(_paragraph(words) for words in above), _paragraph(last, f' w14:paraId="{_paragraph_id(number)}"'))
    return element("comment", *paragraphs, id=number, author=by, **date, initials=initials)


def _paragraph(words: str, known_by: str = "") -> str:
    return f'<w:p{known_by}><w:r><w:t xml:space="preserve">{spoken(words)}</w:t></w:r></w:p>'


def _paragraph_id(number: int) -> str:
    return f"{_FIRST + number:08X}"


def _threads(threads: Sequence[tuple[range, Thread]]) -> str:
    told = []
    for numbers, _ in threads:
        for number in numbers:
            parent = f' w15:paraIdParent="{_paragraph_id(numbers[0])}"' if number > numbers[0] else ""
            told.append(f'<w15:commentEx w15:paraId="{_paragraph_id(number)}"{parent} w15:done="0"/>')
    return f'{DECLARATION}<w15:commentsEx xmlns:w15="{_W15}">{"".join(told)}</w15:commentsEx>'


def _added(content: bytes, children: Iterator[Any]) -> bytes:
    root = etree.fromstring(content)
    root.extend(children)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _relationships(added: Mapping[str, Kind]) -> Iterator[Any]:
    for number, (name, kind) in enumerate(added.items(), start=1):
        target = quoted(name.removeprefix("word/"))
        held = {"Id": f"rIdComments{number}", "Type": kind.relation, "Target": target}
        yield etree.Element(f"{{{OPC}/relationships}}Relationship", held)


def _overrides(added: Mapping[str, Kind]) -> Iterator[Any]:
    for name, kind in added.items():
        held = {"PartName": f"/{name}", "ContentType": kind.content_type}
        yield etree.Element(f"{{{OPC}/content-types}}Override", held)
