"""Flag a wording that claims certainty for what is only reported, or disputed.

Why: the brief prints how certain a claim is beside a plain statement of it; "it is clear that" or "proves" in the statement
itself speaks against that sign.
Example: an item marked `.reported` that reads "It is clear that trade moved to national currencies."
Instead: state it plainly, or mark it `.confirmed` if a dated source bears that.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.strength import HOLDERS, current_items, lexicon_for, marked_as
from briefgen.checks.wording import Wording
from briefgen.content.item import Answer, Item
from briefgen.content.pack import PackItem
from briefgen.content.vocabulary import EVIDENCE_LADDER
from briefgen.diagnostics import Severity
from briefgen.strength.reading import certainties

CODE: Final = "BG521"


def find(subject: PackSubject) -> Iterator[Finding]:
    for entry in current_items(subject.pack):
        for whose, wording in _uncertain(subject, entry):
            lexicon = lexicon_for(wording.language, subject.lexicons, subject.pack.front.lexicon)
            for claimed in () if lexicon is None else certainties(wording.text, lexicon):
                yield Finding(
                    message=f"{marked_as(whose)}, but {wording.name} says '{claimed.words}'",
                    span=wording.span_of_read(claimed.start, claimed.end),
                    hint=f"take the words out, or give the reason in place: `- allow.{CODE}: …`",
                )


def _uncertain(subject: PackSubject, entry: PackItem) -> Iterator[tuple[Item | Answer, Wording]]:
    item = entry.item
    if item.certainty in EVIDENCE_LADDER[:-1] and not (item.kind in HOLDERS and item.said_by is not None):
        for wording in subject.wordings.said(entry):
            yield item, wording
    if item.answer is not None and item.answer.certainty in EVIDENCE_LADDER[:-1]:
        for wording in subject.wordings.answers(entry):
            yield item.answer, wording


RULE: Final = PackRule(
    code=CODE, name="surer-than-marked", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
