"""XML as strings: attributes and text made safe once, here. A body of strings parsed once costs a tenth of built elements."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DML: Final = "http://schemas.openxmlformats.org/drawingml/2006"
"""How the names of all of DrawingML begin."""
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
WPS: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
ADEC: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_RANGES: Final = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""What XML 1.0 has no way to write, not even as a reference: ranges of a regular expression."""
_ILLEGAL: Final = re.compile(f"[{_RANGES}]")
_UNSAFE: Final = re.compile(f"[&<>\"'{_RANGES}]")
"""What cannot stand as it is: most texts have none, and are found to have none in one look."""


def legal(text: str) -> str:
    """Return *text* without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def quoted(text: str) -> str:
    """Return *text* as it stands inside an element or an attribute's quotes."""
    return escape(legal(text)) if _UNSAFE.search(text) else text


_NARROW: Final = (("\u00a0", "&#160;"), ("\u2026", "&#8230;"))


def narrow(xml: str) -> str:
    """Return *xml* with references for what is in it most often that is not ASCII.

    One such character, in the tip of a link, makes Python keep and copy all of a long paragraph in two bytes a letter, and
    encode it letter by letter: that took a twentieth of the time of a file.
    """
    if xml.isascii():
        return xml
    for character, reference in _NARROW:
        xml = xml.replace(character, reference)
    return xml


def spoken(text: str) -> str:
    """Return *text* as it stands inside an element, where quotes and apostrophes are letters as others."""
    return escape(legal(text), quote=False)


def element(name: str, /, *children: str, **attributes: str | int) -> str:
    """Return one element of the main namespace; its attributes are of that namespace too.

    A trailing underscore serves names that Python keeps: `element("style", type_="paragraph")`.
    """
    written = "".join([f' w:{key.rstrip("_")}="{quoted(str(value))}"' for key, value in attributes.items()])
    return f"<w:{name}{written}>{''.join(children)}</w:{name}>" if children else f"<w:{name}{written}/>"


@lru_cache(maxsize=1 << 12, typed=True)
def value(name: str, val: str | int) -> str:
    """Return an element that says one thing: `<w:jc w:val="end"/>`."""
    return element(name, val=val)


def switch(name: str, *, on: bool) -> str:
    """Return a property that is on, or one that turns an inherited one off."""
    return element(name) if on else element(name, val="0")


def some(name: str, children: Iterable[str], /, **attributes: str | int) -> str:
    """Return an element around *children*, or nothing where there are none."""
    inside = "".join(children)
    return element(name, inside, **attributes) if inside else ""


def part(name: str, *children: str, extra: str = "") -> str:
    """Return a whole part: declaration, root element with its namespaces, children."""
    return f"{part_start(name, extra)}{''.join(children)}</w:{name}>"


def part_start(name: str, extra: str = "") -> str:
    """Return all of a part that stands before the children of its root element."""
    return f'{DECLARATION}<w:{name} xmlns:w="{W}" xmlns:r="{R}"{extra}>'
