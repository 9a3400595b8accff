"""Flag a wording without the hedge that its item keeps from the source.

Why: `hedge` holds the source's own words that weaken a statement; a variant or translation that drops them says more than the
source did, even where it names who said it. A wording that is stronger than marked is reported as that alone.
Example: `hedge: likely to`, and a plain form that reads "Several agreements will be signed, a news report says."
Instead: keep the hedge's meaning: its own words, or others that weaken as much.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.grounds import stems_of
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.rules.stronger_than_marked import CODE as STRONGER
from briefgen.checks.strength import current_items, lexicon_for, limit_of, says_more
from briefgen.checks.wording import Wording
from briefgen.content.item import Answer, Item
from briefgen.content.pack import PackItem
from briefgen.diagnostics import Severity
from briefgen.document.languages import primary
from briefgen.strength.levels import STRENGTH, Level
from briefgen.strength.lexicon import Lexicon
from briefgen.strength.patterns import Forms
from briefgen.strength.reading import words_of

CODE: Final = "BG522"
_PLAN: Final[tuple[Level, ...]] = ("possible", "expected", "scheduled")


def find(subject: PackSubject) -> Iterator[Finding]:
    for entry in current_items(subject.pack):
        is_overruled = STRONGER in entry.item.allow or STRONGER in subject.pack.front.allow
        for hedged, wording in _hedged(subject, entry):
            lexicon = lexicon_for(wording.language, subject.lexicons, subject.pack.front.lexicon)
            if lexicon is None or _kept(subject, hedged, wording, lexicon):
                continue
            if not is_overruled and any(says_more(hedged, wording, lexicon)):
                continue
            yield Finding(
                message=f"its hedge is '{hedged.hedge}', and {wording.name} does not weaken",
                span=wording.span_of_read(0, len(wording.text)),
                hint=f"keep the hedge's meaning, or give the reason in place: `- allow.{CODE}: …`",
            )


def _hedged(subject: PackSubject, entry: PackItem) -> Iterator[tuple[Item | Answer, Wording]]:
    if entry.item.hedge is not None:
        for wording in subject.wordings.said(entry):
            yield entry.item, wording
    if entry.item.answer is not None and entry.item.answer.hedge is not None:
        for wording in subject.wordings.answers(entry):
            yield entry.item.answer, wording


def _kept(subject: PackSubject, hedged: Item | Answer, wording: Wording, lexicon: Lexicon) -> bool:
    hedge, own = hedged.hedge or "", subject.pack.front.language
    has_words = stems_of(hedge) & stems_of(wording.text) or hedge.casefold() in wording.text.casefold()
    if has_words and primary(wording.language) == primary(own):
        return True
    speaks = lexicon_for(own, subject.lexicons, subject.pack.front.lexicon)
    of_a_plan = speaks is not None and _holds(hedge, tuple(speaks.levels[level] for level in _PLAN))
    limit = STRENGTH[limit_of(hedged.certainty) or "scheduled"]
    as_weak = tuple(lexicon.levels[level] for level in _PLAN if STRENGTH[level] <= limit)
    return _holds(wording.text, as_weak if of_a_plan else (*as_weak, lexicon.hedges))


def _holds(text: str, forms: tuple[Forms, ...]) -> bool:
    return next(words_of(text, *forms), None) is not None


RULE: Final = PackRule(
    code=CODE, name="lost-hedge", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
