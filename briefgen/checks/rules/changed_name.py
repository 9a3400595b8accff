"""Flag a wording that names somebody, or a term, whom the words that it stands for do not name.

Names are those of the registers, in their own and their translated forms, typed or referred to. A variant may leave a name
out, and may name whom the item's own fields name (`said_by`, `people`, `decider`). A translation that names somebody else
instead is an error; one that names more, or fewer, is a warning.
Not looked for: names that no register has, countries, offices without a name.
Why: a slip of a name puts words into the wrong person's mouth, and a register makes it certain who is meant.
Example: "- ru-RU: {person:narendra-modi} …" under a text that names {person:vladimir-putin}.
Instead: refer to the same person in every language: {person:vladimir-putin}.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.naming import Key, Names, Naming, keys
from briefgen.checks.pairs import Pair
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.statements import Statement
from briefgen.content.pack import PackItem
from briefgen.content.vocabulary import ENTRY_OF
from briefgen.diagnostics import Severity

REFER: Final = "name the same in both, by a reference: {person:…}, {organisation:…}, {term:…}"


def find(subject: PackSubject) -> Iterator[Finding]:
    reader = subject.reader
    names = Names(reader)
    for pair, said, known in reader.pairs():
        if pair.item is not None:
            yield from _pair(names, pair, said, known)


def _pair(names: Names, pair: Pair, said: Statement, known: Statement) -> Iterator[Finding]:
    here, there = names.of(said), names.of(known)
    own = _of_fields(names, pair.item)
    extra = {one.key: one for one in here if one.key not in keys(there) | own}
    lost = {
        one.key: one
        for one in there
        if one.key not in keys(here) | own and names.has_form(one.key, said.wording.language)
    }
    for key, naming in extra.items():
        if pair.relation == "variant" and key[0] == "terms":
            # A variant may put a term for a plain word.
            continue
        yield _extra(names, pair, said, naming, instead=_instead(key, lost) if pair.relation == "translation" else None)
    if pair.relation == "translation" and not extra:
        for key in lost:
            message = (
                f"{pair.name} does not name the {ENTRY_OF[key[0]]} '{names.called(key)}', as the words it translates do"
            )
            span = names.reader.span(said, 0, len(said.text))
            yield Finding(message=message, span=span, hint=REFER, severity=Severity.WARNING)


def _of_fields(names: Names, entry: PackItem | None) -> frozenset[Key]:
    """Return whom the item's fields name, and the organisations that its people are of."""
    if entry is None:
        return frozenset()
    item = entry.item
    named = {id_ for id_ in (item.said_by, item.decider, *item.people) if id_ is not None}
    people = names.reader.pack.registers.people
    named |= {people[id_].organisation or "" for id_ in named if id_ in people}
    return frozenset((register, id_) for id_ in named for register in ("people", "organisations"))


def _instead(key: Key, lost: dict[Key, Naming]) -> Key | None:
    return next((one for one in lost if one[0] == key[0]), None)


def _extra(names: Names, pair: Pair, said: Statement, naming: Naming, instead: Key | None) -> Finding:
    who = f"the {ENTRY_OF[naming.key[0]]} '{names.called(naming.key)}'"
    what = "the text does not" if pair.relation == "variant" else "the words it translates do not"
    message = f"{pair.name} names {who}, and {what}"
    if instead is not None:
        message = f"{pair.name} names {who}, and the words it translates '{names.called(instead)}'"
    return Finding(
        message=message,
        span=names.reader.span(said, naming.at, naming.end),
        hint=REFER,
        severity=Severity.WARNING if instead is None else Severity.ERROR,
    )


RULE: Final = PackRule(
    code="BG532", name="changed-name", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
