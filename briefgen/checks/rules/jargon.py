"""Flag a word or a phrase for which there is a plain one.

The lists are data: `templates/plain/<language>.yaml`, and the house's own in `content/house-rules.yaml`, which also says what it does
not mind. They are looked for in what an author wrote, headings and tables included, and not in quotations, names and titles. `--fix-words`
never puts the plain word in: whether it says the same in its place is for a person to judge.

Where the form has `plain_language: error`, as that of the public, it is an error, and words of offices (`public_words:`) are looked for
as well.

Why: the plain word is read at once, and the other one makes readers feel that something is kept from them.
Example: "in order to facilitate", where "to help" would do.
Instead: write the plain word, if it says the same; where the term must stand, give the reason in place.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from briefgen.checks.listed import Listed
from briefgen.checks.rule import Finding, Rule, Subject, words_by_themselves
from briefgen.content.plain_words import PlainWords
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Text
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import place_of
from briefgen.same import Same


def find(subject: Subject) -> Iterator[Finding]:
    listed = _listed(Same(subject.lists), subject.is_for_all)
    texts = tuple(_own(subject))
    for text, every in zip(texts, listed.of([each.text for each in texts]), strict=True):
        for found, say in every:
            yield Finding(
                message=f"'{found[0]}' is jargon; plain: {say}",
                span=place_of(text),
                hint="write the plain word, if it says the same here",
                severity=subject.plain_language,
                said=found[0],
            )


@lru_cache(maxsize=8)
def _listed(lists: Same[PlainWords], for_all: bool) -> Listed:
    words = (*lists.of.words, *(lists.of.public_words if for_all else ()))
    return Listed({pattern: word.say for word in words for pattern in word.instead_of})


def _own(subject: Subject) -> Iterator[Text]:
    """Yield what authors wrote, and nobody who is quoted."""
    for text in subject.authored:
        if not (isinstance(text.origin, ItemOrigin) and subject.is_quoted(text.origin.item)):
            yield text


RULE: Final = Rule(
    code="BG432",
    name="jargon",
    severity=Severity.WARNING,
    find=find,
    bearing=words_by_themselves(find),
    page=__doc__ or "",
    overrulable=True,
)
