"""Flag three nouns or more in a row, each of which says more about the next.

English nouns are known by a list and by their endings. Russian ones are known by their endings alone, and only chains of nouns that are
made of verbs or adjectives are found, each in the genitive behind the one before. Names and quotations are left alone; Hindi has no
such piles. It is an error where the form has `plain_language: error`, as the public's has.

Why: a reader learns only with the last noun what the others were about, and then has to guess how they hang together.
Example: "border trade settlement mechanism"
Instead: take it apart, with a verb or with "of", "for" and "in": "a way to settle trade at the border". Words that go together as one, and
are known to your readers so, stand under `plain:`, `one_noun:` in `content/house-rules.yaml`. Where a word is taken for a noun and is
none, `allow.BG431:` below the bullet says so, with a reason.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.nouns import nouns_of
from briefgen.checks.rule import Finding, Rule, Subject, words_by_themselves
from briefgen.diagnostics import Severity
from briefgen.same import Same

_NOUNS: Final = "take it apart with a verb, or with a word such as 'of', 'for' or 'in'"
_GENITIVES: Final = "take it apart: say with verbs what is done, in place of nouns that are made of verbs"


def find(subject: Subject) -> Iterator[Finding]:
    lists = subject.lists
    if not lists.noun_endings and not lists.nouns:
        return
    nouns = nouns_of(Same(lists), tuple(term.short for term in subject.cleared.terms.values()))
    for sentence in subject.own_sentences:
        for pile in nouns.piles(sentence.text):
            yield Finding(
                message=f"'{' '.join(pile)}' is {len(pile)} nouns in a row",
                span=sentence.place,
                said=" ".join(pile),
                hint=_GENITIVES if lists.following_endings else _NOUNS,
                severity=subject.plain_language,
            )


RULE: Final = Rule(
    code="BG431",
    name="noun-pile",
    severity=Severity.WARNING,
    find=find,
    bearing=words_by_themselves(find),
    page=__doc__ or "",
    overrulable=True,
)
