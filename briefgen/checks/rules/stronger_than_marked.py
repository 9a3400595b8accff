"""Flag a wording whose main predicate says more than its item's certainty.

Why: certainty is one word an author weighs once; a short form, a plain one or a translation that says "will sign" or "signed"
where the item is only expected tells its readers more than anybody knows.
Example: an item marked `.expected` whose short form reads "The two leaders will sign several agreements."
Instead: say it in the item's own strength ("are expected to sign"), or mark the item anew if its source says more.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.strength import current_items, instead, lexicon_for, limit_of_item, marked_as, says_more
from briefgen.content.item import Answer, Item
from briefgen.content.pack import PackItem
from briefgen.content.vocabulary import PLAN_LADDER
from briefgen.diagnostics import Severity
from briefgen.strength.levels import STRENGTH
from briefgen.strength.reading import Reading

CODE: Final = "BG520"


def find(subject: PackSubject) -> Iterator[Finding]:
    for entry in current_items(subject.pack):
        yield from _of_item(subject, entry)


def _of_item(subject: PackSubject, entry: PackItem) -> Iterator[Finding]:
    item = entry.item
    for whose, each in ((item, subject.wordings.said(entry)), (item.answer, subject.wordings.answers(entry))):
        limit = None if whose is None else limit_of_item(whose)
        if whose is None or limit is None:
            continue
        for wording in each:
            lexicon = lexicon_for(wording.language, subject.lexicons, subject.pack.front.lexicon)
            if lexicon is None:
                continue
            own = whose.hedge if wording.language == subject.pack.front.language else None
            for reading in says_more(whose, wording, lexicon):
                yield Finding(
                    message=f"{marked_as(whose)}, but {wording.name} says '{reading.words}'",
                    span=wording.span_of_read(reading.start, reading.end),
                    hint=instead(limit, lexicon, CODE, _surer(whose, reading), hedge=own),
                )


def _surer(whose: Item | Answer, reading: Reading) -> str:
    """Return how the hint goes on: with the mark that the words would have, where one of plans would do."""
    fixed = whose.certainty in PLAN_LADDER[:-1] and reading.strength <= STRENGTH["scheduled"]
    return "or, if it is fixed, mark it .scheduled; or" if fixed else "or"


RULE: Final = PackRule(
    code=CODE,
    name="stronger-than-marked",
    severity=Severity.ERROR,
    find=find,
    page=__doc__ or "",
    overrulable=True,
)
