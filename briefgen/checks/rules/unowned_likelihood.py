"""Flag a word of likelihood that is nobody's judgement.

Why: "likely" in a fact reads as the unit's own assessment, with a range behind it that nobody has judged.
Example: a fact "The price is LIKELY to rise", or "**highly likely**"; "A deal is likely", where the source's own word is not in `hedge`.
Instead: make it a judgement with author, day, scale, band and confidence; or keep the source's word as its own: in quotation marks,
as `hedge`, with `said_by`, or "is reported as likely".
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.judged import found
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.content.item import Item
from briefgen.content.yardsticks import primary
from briefgen.diagnostics import Severity
from briefgen.regex import regex

STATED: Final = frozenset({"fact", "event", "expectation", "implication", "message"})
"""Kinds that the unit says itself; an opinion, a position and a quote are somebody's."""
_REPORTED: Final = regex(r"\b(?:report(?:s|ed)?|said|describe[sd]?|call(?:s|ed)?|see[ns]?|regarded)\b", re.IGNORECASE)
_ENGLISH: Final = "en"
"""The language whose words are told apart from everyday ones: in Hindi and Russian those of the scales are the everyday ones."""


def find(subject: PackSubject) -> Iterator[Finding]:
    words = tuple(
        sorted(
            {word for scale in subject.policy.yardsticks.values() if scale.kind == "likelihood" for word in scale.words}
        )
    )
    for entry, wording in subject.wordings.of_items(subject.pack.items):
        item = entry.item
        if item.judgement is not None or item.kind not in STATED or primary(wording.language) != _ENGLISH:
            continue
        source = wording.marked.source
        matches = tuple(found(words, source))
        is_somebodys = bool(matches) and (item.said_by is not None or _REPORTED.search(source) is not None)
        for match in matches:
            if _is_stressed(match) or not (is_somebodys or _is_its_own(item, match)):
                yield Finding(
                    message=f"'{match.group()}' is a word of likelihood, and '{entry.id}' is no judgement",
                    span=wording.span(match.start(), match.end()),
                    hint="make it a judgement, or keep the word as the source's: in quotation marks, or as hedge",
                )


def _is_stressed(match: re.Match[str]) -> bool:
    """Tell whether the word is set apart, as a yardstick's terms are: in capitals, or in strong or emphasised type."""
    opens = match.start() == 0
    before = "" if opens else match.string[match.start() - 1]
    after = match.string[match.end() : match.end() + 1]
    capital = match.group()[:1].isupper() and not opens
    return match.group().isupper() or capital or (before == "*" and after == "*")


def _is_its_own(item: Item, match: re.Match[str]) -> bool:
    """Tell whether the word is the source's: in quotation marks, or the hedge of the item."""
    quoted = match.string.count("“", 0, match.start()) > match.string.count("”", 0, match.start())
    return quoted or (item.hedge is not None and match.group().casefold() in item.hedge.casefold())


RULE = PackRule(
    code="BG545", name="unowned-likelihood", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
