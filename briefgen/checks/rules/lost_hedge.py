"""Flag a wording without the hedge that its item keeps from the source.

Why: `hedge` holds the source's own words that weaken a statement; a variant or translation that drops them says more than the
source did, even where it names who said it.
Example: `hedge: likely to`, and a plain form that reads "Several agreements will be signed, a news report says."
Instead: keep the hedge's meaning: its own words, or others that weaken as much.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.grounds import stems_of
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.strength import current_items, lexicon_for, limit_of
from briefgen.checks.wordings import Wording, answers, wordings
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
        for hedged, wording in _hedged(subject, entry):
            lexicon = lexicon_for(wording.language, subject.lexicons, subject.pack.front.lexicon)
            if lexicon is None or _kept(subject, hedged, wording, lexicon):
                continue
            yield Finding(
                message=f"the source says '{hedged.hedge}', and {wording.name} does not weaken",
                span=wording.span(0, len(wording.text)),
                hint=f"keep the hedge's meaning, or give the reason in place: `- allow.{CODE}: …`",
            )


def _hedged(subject: PackSubject, entry: PackItem) -> Iterator[tuple[Item | Answer, Wording]]:
    if entry.item.hedge is not None:
        for wording in wordings(subject.pack, entry):
            yield entry.item, wording
    if entry.item.answer is not None and entry.item.answer.hedge is not None:
        for wording in answers(subject.pack, entry):
            yield entry.item.answer, wording


def _kept(subject: PackSubject, hedged: Item | Answer, wording: Wording, lexicon: Lexicon) -> bool:
    hedge = hedged.hedge or ""
    own = primary(wording.language) == primary(subject.pack.front.language)
    if own and stems_of(hedge) & stems_of(wording.text):
        return True
    if own and hedge.casefold() in wording.text.casefold():
        return True
    return next(words_of(wording.text, *_as_weak(hedged, lexicon)), None) is not None


def _as_weak(hedged: Item | Answer, lexicon: Lexicon) -> Iterator[Forms]:
    """Yield the forms that weaken as much; where the hedge is one of a plan, none that does so in another way."""
    limit = limit_of(hedged.certainty) or "scheduled"
    for level in _PLAN:
        if STRENGTH[level] <= STRENGTH[limit]:
            yield lexicon.levels[level]
    plan = tuple(lexicon.levels[level] for level in _PLAN)
    if next(words_of(hedged.hedge or "", *plan), None) is None:
        yield lexicon.hedges


RULE: Final = PackRule(
    code=CODE, name="lost-hedge", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
