"""Comments of a Word document: what somebody wrote beside its text, and at which words."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from briefgen.authoring.passages import remark
from briefgen.authoring.source import Remark
from briefgen.authoring.word_notes import SHOWN
from briefgen.writers.docx.parts import COMMENTS
from briefgen.writers.docx.reference.names import find, local, w
from briefgen.writers.docx.reference.opened import Opened
from briefgen.writers.docx.reference.words import paragraph_text

_ENOUGH: Final = 100
"""Characters of the words that a comment stands at: more of them are not gathered."""
_DAY: Final = len("2031-05-12")
_PLACES: Final = f".//*[self::w:p or self::w:t or self::w:commentRangeStart or self::w:commentRangeEnd or self::w:commentReference]{SHOWN}"


def comments_of(package: Opened, document: str, body: etree._Element) -> tuple[Remark, ...]:
    """Return the comments in the order of the text, those last that stand at no place of it. Raises Refused."""
    names = package.related(document, COMMENTS.relation)
    if not names:
        return ()
    said = {each.get(w("id"), ""): each for each in find(package.tree(names[0]), "w:comment")}
    places = _places(body)
    ordered = [*(id_ for id_ in places if id_ in said), *(id_ for id_ in said if id_ not in places)]
    return tuple(_remark(said[id_], places.get(id_, "")) for id_ in ordered)


def _places(body: etree._Element) -> Mapping[str, str]:
    """Return the comments that the text has → the words that each stands at, as far as they are told."""
    words: dict[str, str] = {}
    begun: set[str] = set()
    for each in find(body, _PLACES):
        name, id_ = local(each), each.get(w("id"), "")
        if name not in {"p", "t"}:
            words.setdefault(id_, "")
            (begun.add if name == "commentRangeStart" else begun.discard)(id_)
        elif said := " " if name == "p" else each.text:
            words |= {one: words[one] + said for one in begun}
            begun = {one for one in begun if len(words[one]) < _ENOUGH}
    return words


def _remark(comment: etree._Element, about: str) -> Remark:
    said = " ".join(map(paragraph_text, find(comment, ".//w:p")))
    by = ", ".join(filter(None, (comment.get(w("author"), "").strip(), comment.get(w("date"), "")[:_DAY])))
    return remark(said, by=by, about=about)
