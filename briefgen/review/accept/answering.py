"""Which of the changes has to answer for something that is found when they are tried together."""

from collections.abc import Mapping, Sequence

from briefgen.leak.words import stands_in, tokens
from briefgen.review.accept.model import Proposal
from briefgen.review.accept.trial import Brought
from briefgen.review.model import Addition


def answering(one: Brought, wanted: Sequence[Proposal], records: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return the ids of the changes that bring it, none where that cannot be told; *records* are those that each of them changes.

    Words that are withheld are those of the changes that say them; what else is found is of those at whose item it is.
    """
    if one.words and (saying := [each.id for each in wanted if _says(each, one.words)]):
        return tuple(saying)
    mine = tuple(name for name, record in records.items() if record is not None and record == one.item)
    if mine or len(records) == 1:
        return mine or tuple(records)
    return tuple(name for name, record in records.items() if record and f"'{record}'" in one.finding.message)


def _says(proposal: Proposal, words: tuple[str, ...]) -> bool:
    """Tell whether a change puts words where they did not stand beside each other, be it a part of them."""
    subject = proposal.subject
    before, after = ("", subject.text) if isinstance(subject, Addition) else (subject.before, subject.after)
    new = not stands_in(words, before) and stands_in(words, after)
    return new and (isinstance(subject, Addition) or not set(tokens(proposal.new)).isdisjoint(words))
