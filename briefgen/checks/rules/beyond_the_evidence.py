"""Flag what a brief says or rests on that the brief with the evidence does not have.

`policy.yaml` names that brief's audience under `evidence`; without it, or where the pack is not for that audience, the rule
is silent. Whatever a line, message, question
or claim rests on, and every source of it, may be seen by that audience; a claim that another audience reads, it reads too.
Why: press lines are no stronger than the analyst's brief only where the analyst can see what bears them.
Example: a fact for the press note alone, `readers="press-note"`.
Instead: let the analyst read it as well, or name another reader of the evidence in `policy.yaml`.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.content.item import Item
from briefgen.content.pack import PackItem
from briefgen.content.vocabulary import CLAIMS, ENTRY_OF
from briefgen.diagnostics import Severity
from briefgen.gate.decide import Decisions, pack_withheld, reader_of
from briefgen.gate.pointers import WITHHELD_BY
from briefgen.gate.records import Reason
from briefgen.gate.registers import Key

_OF_READERS: Final = frozenset({"readers", "marking"})
"""Reasons that keep an item from the audience for good: an embargo ends, and the rest keeps it from everybody."""

_OTHER: Final = "name another reader of the evidence (`evidence:` in policy.yaml)"


def find(subject: PackSubject) -> Iterator[Finding]:
    evidence = subject.policy.policy.evidence
    if evidence is None:
        return
    moment = subject.pack.front.as_of
    if pack_withheld(subject.pack, subject.policy, reader_of(subject.policy, evidence, moment)):
        return
    seen = subject.decided(evidence)
    said: dict[str, str] = {}
    for name in subject.policy.policy.audiences:
        if name != evidence:
            for id_, one in subject.decided(name).items.items():
                if not one.reasons:
                    said.setdefault(id_, name)
    for entry in subject.pack.items:
        if entry.id in said:
            yield from _unseen(subject, entry, seen, said[entry.id], evidence)


def _unseen(subject: PackSubject, entry: PackItem, seen: Decisions, audience: str, evidence: str) -> Iterator[Finding]:
    positions = subject.pack.positions
    reasons = _kept_from(seen.items[entry.id].reasons)
    if entry.item.kind in CLAIMS and reasons:
        yield Finding(
            message=f"'{entry.id}' goes to '{audience}', and not to '{evidence}', who holds the evidence",
            span=entry.span,
            hint=f"let '{evidence}' read it as well, or {_OTHER}",
            severity=Severity.WARNING,
        )
    for field, ground in _grounds(entry.item):
        found = seen.items.get(ground)
        if found is not None and (reasons := _kept_from(found.reasons)):
            yield Finding(
                message=f"'{entry.id}' goes to '{audience}' and rests on '{ground}', kept from '{evidence}' by {_by(reasons)}",
                span=positions.span(("items", entry.id, *field)),
                hint=f"let '{evidence}', who holds the evidence, read '{ground}' as well, or {_OTHER}",
            )
    for field, source in _sources(entry.item):
        key = _key(source)
        if key in seen.entries and (reasons := _kept_from(seen.entries[key].reasons)):
            what = f"the {ENTRY_OF['sources']} '{source}'"
            yield Finding(
                message=f"'{entry.id}' goes to '{audience}' and rests on {what}, kept from '{evidence}' by {_by(reasons)}",
                span=positions.span(("items", entry.id, *field)),
                hint=f"let '{evidence}', who holds the evidence, see the source as well, or {_OTHER}",
            )


def _key(source: str) -> Key:
    return ("sources", source)


def _kept_from(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason in _OF_READERS)


def _by(reasons: tuple[Reason, ...]) -> str:
    return " and ".join(WITHHELD_BY[reason] for reason in reasons)


def _grounds(item: Item) -> Iterator[tuple[tuple[str, ...], str]]:
    yield from ((("rests_on",), id_) for id_ in item.rests_on)
    yield from ((("answer", "rests_on"), id_) for id_ in (item.answer.rests_on if item.answer else ()))


def _sources(item: Item) -> Iterator[tuple[tuple[str, ...], str]]:
    yield from ((("sources",), record.source) for record in item.sources)
    yield from ((("answer", "sources"), record.source) for record in (item.answer.sources if item.answer else ()))


RULE: Final = PackRule(
    code="BG535", name="beyond-the-evidence", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
