"""What a variant of a style says beyond the style that it is based on: no more may stand over the letterhead's own look."""

from lxml.etree import _Element as Element

from briefgen.writers.docx.letterhead.tags import at, val
from briefgen.writers.docx.reference.names import local, w

_BY_ATTRIBUTE = frozenset({w("spacing"), w("ind")})
_OFF = frozenset({"0", "false", "off"})


def keep_difference(style: Element, base: Element) -> None:
    """Take from *style* what *base*, which is as we have it, says in the same words."""
    for name in ("pPr", "rPr"):
        own = at(style, name)
        if own is None:
            continue
        for each in list(own):
            _compare(own, each, at(base, name, local(each)))
        if not len(own):
            style.remove(own)


def _compare(own: Element, each: Element, there: Element | None) -> None:
    """Remove what is the same; a property that is off is nothing new where it was not on."""
    if there is None:
        is_same = not len(each) and val(each) in _OFF
    elif each.tag in _BY_ATTRIBUTE:
        for key in [key for key, said in each.attrib.items() if there.get(key) == said]:
            del each.attrib[key]
        is_same = not each.attrib
    else:
        is_same = _equal(each, there)
    if is_same:
        own.remove(each)


def _equal(one: Element, other: Element) -> bool:
    alike = one.tag == other.tag and dict(one.attrib) == dict(other.attrib) and len(one) == len(other)
    return alike and all(map(_equal, one, other))
