"""Flag links whose words do not say where they lead.

Why: a screen reader lists a page's links by their words alone, and on paper the words are all that is left.
Example: "the figures are [here](https://example.org/figures)".
Instead: let the words name what is behind the link: "the [ministry's figures](https://example.org/figures)".
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.inlines import CrossReference, Link
from briefgen.document.places import place_of
from briefgen.document.words import inline_text

BARE: Final = frozenset({
    "here", "click here", "see here", "this", "this link", "this page", "link", "more", "read more", "see more",
    "यहाँ", "यहां", "यहाँ क्लिक करें", "लिंक", "और पढ़ें",
    "здесь", "тут", "ссылка", "по ссылке", "подробнее", "далее",
})  # fmt: skip


def find(subject: Subject) -> Iterator[Finding]:
    for node in subject.nodes:
        if not isinstance(node, Link | CrossReference):
            continue
        words = " ".join(inline_text(node.children).casefold().split()).strip(" .:!…→»›>")
        target = node.url if isinstance(node, Link) else node.target
        if not words:
            yield Finding(
                message=f"the link to '{target}' has no words", span=place_of(node), hint="name what it leads to"
            )
        elif words in BARE:
            yield Finding(
                message=f"the link's words '{inline_text(node.children)}' do not say where it leads",
                span=place_of(node),
                hint="name what it leads to",
            )


RULE: Final = Rule(
    code="BG312", name="unclear-link", severity=Severity.ERROR, find=find, bearing=no_words, page=__doc__ or ""
)
