"""Flag a line to be said that has more words than its form allows.

One that went for the length of the brief is told too: it may be why the brief was too long.

Why: what is said before cameras is said in one breath, and cut to its first words by those who report it.
Example: a line of thirty words, where a spokesperson is promised twenty.
Instead: say one thing in it, or give it a `spoken` wording that does.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, words_by_themselves
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Inline, Text
from briefgen.document.nodes import Node, Paragraph
from briefgen.document.origins import ItemOrigin, PhraseOrigin
from briefgen.document.places import origins, span_of
from briefgen.document.walk import map_inlines, walk
from briefgen.document.words import count_words

_SAID: Final = frozenset({"say", "if_asked"})


def find(subject: Subject) -> Iterator[Finding]:
    limit = subject.form.spoken_words
    if limit is None:
        return
    gone = _said(walk(subject.uncut), subject) if subject.uncut else ()
    cut = ((paragraph, origin) for paragraph, origin in gone if origin.item in subject.cut)
    for paragraph, origin in (*cut, *_said(subject.nodes, subject)):
        words = count_words(map_inlines(paragraph, _without_phrases))
        if words > limit:
            left_out = ", and was left out for the brief's length" if origin.item in subject.cut else ""
            yield Finding(
                message=f"the line '{origin.item}' has {words} words, {words - limit} over the limit of {limit}{left_out}",
                span=span_of(origin),
                hint="say one thing in it, or give it a shorter `spoken` wording",
            )


def _said(nodes: Iterable[Node], subject: Subject) -> Iterator[tuple[Paragraph, ItemOrigin]]:
    """Yield the paragraphs that are said, each with the first words of its line."""
    for paragraph in (node for node in nodes if isinstance(node, Paragraph)):
        origin = next((each for each in origins(paragraph) if _is_said(each, subject)), None)
        if isinstance(origin, ItemOrigin):
            yield paragraph, origin


def _is_said(origin: object, subject: Subject) -> bool:
    if not isinstance(origin, ItemOrigin) or origin.register != "items":
        return False
    item = subject.cleared.items.get(origin.item)
    return item is not None and item.kind == "line" and item.use in _SAID


def _without_phrases(inline: Inline) -> Iterable[Inline]:
    """Leave out what the house prints beside a line, such as that it is a draft: nobody says that aloud."""
    is_phrase = isinstance(inline, Text) and isinstance(inline.origin, PhraseOrigin)
    return () if is_phrase else (inline,)


RULE: Final = Rule(
    code="BG409",
    name="long-spoken-line",
    severity=Severity.ERROR,
    find=find,
    bearing=words_by_themselves(find),
    page=__doc__ or "",
)
