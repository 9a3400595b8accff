"""What a part of XML says: words joined over the elements that they are cut into, and attributes that somebody reads.

The text is read as it stands, once expat has said that it is sound: an element of which a paragraph's words are made vanishes,
any other one parts what stands before it from what stands behind. No prefix and no schema is known.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Final, NamedTuple
from xml.parsers import expat

from briefgen.leak.passages import UnreadableError, joined, spelt_out
from briefgen.leak.words import BREAK
from briefgen.regex import regex

_SAME_AGAIN: Final = 1_024
"""Paragraphs that are kept: of many records' briefs most are the same. Longer ones than the next figure are not."""
_KEPT_LENGTH: Final = 8 * 1024
_NAME: Final = r"(?:[\w.-]+:)?"
_PARAGRAPH_END: Final = re.compile(rf"</{_NAME}p>")
"""Where a word ends, and no attribute or order goes on: a part is read from one to the next."""
_REST: Final = r"""(?:[^<>"']|"[^"]*"|'[^']*')*>"""
_ASIDE: Final = re.compile(r"<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<words>.*?)\]\]>|<\?(?P<order>.*?)\?>", re.DOTALL)
_SAYS: Final = re.compile(r">\s*[^<\s]")
_SAYS_FIRST: Final = re.compile(r"\s*[^<\s]")
"""Words right behind the end of a paragraph, where only other programs put any."""
_PROPERTIES: Final = re.compile(rf"<({_NAME}[rp]Pr)>(?:\s*<[^<>]*>)*?\s*</\1>")
_ORDER: Final = re.compile(rf"<{_NAME}(?:instrText|delInstrText){_REST}([^<]*)</[^<]*>")
_SPACE: Final = re.compile(rf"<{_NAME}(?:tab|br|cr|ptab)(?=[\s/>]){_REST}")
_HYPHEN: Final = re.compile(rf"<{_NAME}noBreakHyphen(?=[\s/>]){_REST}")
_WITHIN: Final = re.compile(
    rf"</?{_NAME}(?:r|t|delText|ins|del|moveFrom|moveTo|hyperlink|smartTag|sdt|sdtContent|sdtPr|fldSimple|fld|fldChar|rPr|pPr"
    r"|rPrChange|pPrChange|bookmarkStart|bookmarkEnd|proofErr|lastRenderedPageBreak|softHyphen|endParaRPr"
    r"|footnoteReference|endnoteReference|footnoteRef|endnoteRef|annotationRef|commentReference|commentRangeStart"
    r"|commentRangeEnd|permStart|permEnd|moveFromRangeStart|moveFromRangeEnd|moveToRangeStart|moveToRangeEnd)"
    rf"(?=[\s/>]){_REST}"
)
"""Elements of which a paragraph's words are made: where they begin or end, a word goes on."""
_SYMBOL: Final = regex(rf"""<{_NAME}sym\s[^<>]*?\bchar=["']([0-9A-Fa-f]{{2,5}})["'][^<>]*>""")
_PRIVATE: Final = range(0xF000, 0xF100)
"""Where fonts of symbols have their characters: Word adds F000 to what was typed."""
_TAG: Final = re.compile(rf"<{_REST}")
_DELETED: Final = re.compile(rf"<{_NAME}delText(?=[\s/>]){_REST}[^<]*")
_INSERTED: Final = regex(rf"<({_NAME}(?:ins|moveTo))\s{_REST}(?<!/>).*?</\1>", re.DOTALL)
_LOOSE: Final = re.compile(r"=(?:['\s]|(?<=\s=))")
_VALUE: Final = re.compile(r"""\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_READ: Final = re.compile(
    r'="((?<=[degprst]=")(?:(?<=[\s:](?:name|text)=")|(?<=[\s:](?:descr|title)=")|(?<=[\s:](?:author|Target|prompt|string)=")'
    r'|(?<=[\s:](?:tooltip|styleId)=")|(?<=[\s:]alt=")|(?<=[\s:]initials=")|(?<=[\s:]displayName="))[^"<]*'
    r'|[^"<\s&]*[\s&][^"<]*)"'
)
"""Values of attributes that a program shows, or that name something; and any of several words, for no code or measure has a space.

The sign stands first, and the name before it is looked up after: so a text is searched for the sign alone.
"""
_TOLD: Final = re.compile(
    rf'<{_NAME}(?:name|alias|aliases|tag|tblCaption|tblDescription|docVar|default|statusText|helpText)\s[^<]*?\bval="([^"<]*)"'
)
"""Elements whose `val` is of such a kind."""


def read_xml(content: bytes, name: str) -> str:
    """Return what the part *name* says; what it says twice is there once. Raises `UnreadableError`."""
    try:
        return _said(content)
    except _NotXmlError as fault:
        raise UnreadableError(f"{name} is no XML that can be read: {fault}") from None


class _NotXmlError(Exception):
    pass


def _said(content: bytes) -> str:
    text = _decoded(content)
    aside: list[str] = []

    def put_aside(found: re.Match[str]) -> str:
        if (words := found["words"]) is not None:
            return html.escape(words)
        aside.append(found["comment"] or found["order"] or "")
        return ""

    text = _ASIDE.sub(put_aside, text)
    # What was deleted or put in may go on over paragraphs: then the part is read as one.
    read = (
        [_read(text)] if "delText" in text and _DELETED.search(text) else [*map(_paragraph, _PARAGRAPH_END.split(text))]
    )
    said = [each for one in read for each in one.attributes] + aside
    said += [each for one in read for each in one.words]
    said += filter(str.strip, ("".join(orders) for orders in zip_longest(*(one.orders for one in read), fillvalue="")))
    return joined(dict.fromkeys(html.unescape(each) if "&" in each else each for each in said))


class _Read(NamedTuple):
    attributes: tuple[str, ...]
    words: tuple[str, ...]
    orders: tuple[str, ...]
    """Of fields, which may be cut over what is read."""


def _paragraph(text: str) -> _Read:
    return _kept(text) if len(text) <= _KEPT_LENGTH else _read(text)


def _read(text: str) -> _Read:
    if _LOOSE.search(text):
        text = _VALUE.sub(_tightened, text)
    says = _SAYS.search(text) or _SAYS_FIRST.match(text) or "sym " in text
    readings = [*map(_passages, _readings(text))] if says else []
    words = tuple(each for said, _ in readings for each in said)
    return _Read(tuple(_attributes(text)), words, tuple(orders for _, orders in readings))


_kept = lru_cache(maxsize=_SAME_AGAIN)(_read)


def _decoded(content: bytes) -> str:
    """Return the text of a sound document without a type of its own, which no part of a package may have."""
    parser = expat.ParserCreate()
    declared: list[str] = []

    def note(_version: str, encoding: str | None, _standalone: int) -> None:
        declared.append(encoding or "utf-8")

    def refuse(*_: object) -> None:
        raise _NotXmlError("it declares a type of document")

    parser.XmlDeclHandler = note
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
        return content.decode(_WIDE.get(content[:2], "".join(declared) or "utf-8"), "replace").lstrip("\ufeff")
    except (expat.ExpatError, LookupError) as fault:
        raise _NotXmlError(fault) from None


_WIDE: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


def _tightened(found: re.Match[str]) -> str:
    """Return an attribute's value as most programs write it."""
    double, single = found.groups()
    return f'="{double if single is None else single.replace(chr(34), "&quot;")}"'


def _attributes(text: str) -> Iterator[str]:
    for pattern in (_READ, _TOLD):
        yield from map(spelt_out, pattern.findall(text))


def _readings(text: str) -> Iterator[str]:
    """Yield the text as it stands, and where changes are tracked, as it is without what was deleted, and what was put in."""
    yield text
    if _DELETED.search(text):
        yield _DELETED.sub("", text)
        yield _INSERTED.sub("", text)


def _typed(symbol: re.Match[str]) -> str:
    code = int(symbol[1], 16)
    return html.escape(chr(code - _PRIVATE.start if code in _PRIVATE else code))


def _passages(text: str) -> tuple[tuple[str, ...], str]:
    """Return the words of a reading, and the orders of its fields."""
    orders = _ORDER.findall(text)
    if orders:
        text = _ORDER.sub("", text)
    if "sym " in text:
        text = _SYMBOL.sub(_typed, text)
    for pattern, sign in ((_PROPERTIES, ""), (_SPACE, " "), (_HYPHEN, "-"), (_WITHIN, ""), (_TAG, BREAK)):
        text = pattern.sub(sign, text)
    return tuple(filter(str.strip, text.split(BREAK))), "".join(orders)
