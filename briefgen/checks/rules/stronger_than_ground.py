"""Flag a text that says more than what it rests on: a press line, a message, an answer, a recommendation, a claim.

Why: a line is never stronger than the claim that bears it. A sentence is held against the items of `rests_on` that it speaks
of, by the words it shares with them, and against the weakest of those; where it rests on one alone, against that. A certainty
is held against the weakest of all on its ladder.
What a line, a message or an answer says is to come rests on something that is marked so, or says so: what was or is bears no
plan. Where no ground that it speaks of does, it is held against the strongest of the others.
A claim that is marked and cites a source of its own is borne by that.
Example: a line "The two leaders will sign several agreements." that rests on an item marked `.expected`.
Instead: say it in the strength of what it rests on, or rest it on something that bears it.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Final

from briefgen.checks.grounds import Vocabulary
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.strength import (
    current_items,
    instead,
    lexicon_for,
    limit_of_item,
    marked_as,
    stronger,
    too_strong,
)
from briefgen.checks.wording import Wording
from briefgen.content.item import Item
from briefgen.content.pack import PackItem
from briefgen.diagnostics import Severity
from briefgen.document.languages import primary
from briefgen.strength.levels import STRENGTH
from briefgen.strength.lexicon import Lexicon
from briefgen.strength.reading import Reading, read
from briefgen.strength.tokens import tokenise

CODE: Final = "BG523"
_SPOKEN: Final = frozenset({"line", "message", "question"})
"""Kinds that say to a reader what others bear; what an analyst concludes from what was or is, is a claim of its own."""
_PLANS: Final = frozenset({"commitment", "recommendation", "objective", "option", "line", "message"})
"""Kinds that are of what is to come, marked or not."""


def find(subject: PackSubject) -> Iterator[Finding]:
    items = {entry.id: entry.item for entry in subject.pack.items}
    vocabulary = cache(partial(Vocabulary.of, subject))
    for entry in current_items(subject.pack):
        yield from _marked_higher(subject, entry, items)
        for wording, grounds in _resting(subject, entry):
            lexicon = lexicon_for(wording.language, subject.lexicons, subject.pack.front.lexicon)
            if lexicon is None:
                continue
            borne = {id_: items[id_] for id_ in grounds if id_ in items}
            yield from _unborne(subject, wording, borne, vocabulary, lexicon)
            for reading, ground in _overstated(wording, entry.item.kind, borne, vocabulary, lexicon):
                limit = limit_of_item(items[ground])
                assert limit is not None
                yield Finding(
                    message=f"this rests on '{ground}', which {marked_as(items[ground], it='')}, but {wording.name} says"
                    f" '{reading.words}'",
                    span=wording.span_of_read(reading.start, reading.end),
                    hint=instead(limit, lexicon, CODE),
                )


def _resting(subject: PackSubject, entry: PackItem) -> Iterator[tuple[Wording, tuple[str, ...]]]:
    has_its_own = limit_of_item(entry.item) is not None and entry.item.sources
    if entry.item.rests_on and not has_its_own:
        for wording in subject.wordings.said(entry):
            yield wording, entry.item.rests_on
    if entry.item.answer is not None and entry.item.answer.rests_on:
        for wording in subject.wordings.answers(entry):
            yield wording, entry.item.answer.rests_on


def _overstated(
    wording: Wording, kind: str, grounds: Mapping[str, Item], vocabulary: Callable[[str], Vocabulary], lexicon: Lexicon
) -> Iterator[tuple[Reading, str]]:
    """Yield the sentences that say more than an item they speak of, each with the weakest of these.

    Where there is one ground alone, every sentence speaks of it, but for what the speakers say that they themselves will do.
    """
    for reading in too_strong(wording, "possible", lexicon, kind):
        if reading.level == "stated":
            continue
        spoken_of = vocabulary(wording.language).spoken_of(reading.sentence, grounds)
        if len(grounds) == 1 and not _is_of_the_speakers(reading, lexicon):
            spoken_of = tuple(grounds)
        limits = {id_: STRENGTH[limit] for id_ in spoken_of if (limit := limit_of_item(grounds[id_])) is not None}
        weakest = min(limits, key=lambda id_: limits[id_], default=None)
        if weakest is not None and reading.strength > limits[weakest]:
            yield reading, weakest


def _unborne(
    subject: PackSubject,
    wording: Wording,
    grounds: Mapping[str, Item],
    vocabulary: Callable[[str], Vocabulary],
    lexicon: Lexicon,
) -> Iterator[Finding]:
    """Find what is said to come, where none of the grounds that the sentence speaks of is marked as anything to come."""
    kind = "" if wording.item is None else wording.item.item.kind
    if kind not in _SPOKEN or not grounds:
        return
    limits = {id_: limit for id_, ground in grounds.items() if (limit := limit_of_item(ground)) is not None}
    strongest = max(limits, key=lambda id_: STRENGTH[limits[id_]], default=None)
    for reading in too_strong(wording, "possible", lexicon, kind):
        if reading.strength > STRENGTH["scheduled"] or _is_of_the_speakers(reading, lexicon):
            continue
        spoken_of = (
            tuple(grounds) if len(grounds) == 1 else vocabulary(wording.language).spoken_of(reading.sentence, grounds)
        )
        if not limits.keys().isdisjoint(spoken_of) or _says_so(subject, grounds, reading, wording.language, lexicon):
            continue
        if strongest is None or reading.strength > STRENGTH[limits[strongest]]:
            ground = strongest or next(iter(spoken_of or grounds))
            why = (
                f"which {marked_as(grounds[ground], it='')}" if strongest else "which says of nothing that it will come"
            )
            form = limits[strongest] if strongest else "possible"
            yield Finding(
                message=f"this rests on '{ground}', {why}, but {wording.name} says '{reading.words}'",
                span=wording.span_of_read(reading.start, reading.end),
                hint=instead(form, lexicon, CODE, "rest it on what bears it, or"),
            )


def _says_so(subject: PackSubject, grounds: Mapping[str, Item], said: Reading, language: str, lexicon: Lexicon) -> bool:
    """Tell whether a ground that is not marked says by its words that something is to come, or is itself a plan."""
    for entry in (one for one in subject.pack.items if one.id in grounds and limit_of_item(one.item) is None):
        if entry.item.kind in _PLANS:
            return True
        for wording in subject.wordings.said(entry):
            if primary(wording.language) == primary(language):
                for reading in read(wording.text, lexicon):
                    if said.strength <= reading.strength <= STRENGTH["scheduled"]:
                        return True
    return False


def _is_of_the_speakers(reading: Reading, lexicon: Lexicon) -> bool:
    """Tell whether a sentence says what the speakers will do: "We will brief the House."."""
    said = {token.text for token in tokenise(reading.sentence)}
    return reading.level == "scheduled" and not said.isdisjoint(lexicon.clauses.speakers)


def _marked_higher(subject: PackSubject, entry: PackItem, items: Mapping[str, Item]) -> Iterator[Finding]:
    """Find a certainty that is higher than that of an item it rests on, where no source of its own bears it."""
    item = entry.item
    for ground in () if item.sources else item.rests_on:
        borne = items[ground].certainty if ground in items else None
        if item.certainty is not None and borne is not None and stronger(item.certainty, borne):
            yield Finding(
                message=f"you marked this '{item.certainty}', but it rests on '{ground}', which is '{borne}'",
                span=subject.pack.positions.span(("items", entry.id, "certainty")),
                hint=f"write .{borne}, cite what bears more, or give the reason in place: `- allow.{CODE}: …`",
            )


RULE: Final = PackRule(
    code=CODE, name="stronger-than-ground", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
