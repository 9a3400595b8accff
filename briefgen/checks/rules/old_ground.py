"""Flag what is printed and rests on information older than the pack or the audience allows.

`max_age`, in days before the edition, stands in the pack's front matter or in `audience.yaml`; the smaller one holds, and
without either the rule is silent. An item's information is of the day in its `as_of`, else of its newest source (a source
without a date: the day it was received); a figure's is of its `as_of`, else of the end of its period.
Why: a figure of last spring reads as today's where nothing says otherwise.
Example: `max_age: 90` and an item whose one source is of last year.
Instead: find a newer source, say in `as_of` when the information was last known to hold, or leave it out.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.places import span_of
from briefgen.gate.records import ClearedItem

HINT: Final = "find something newer, say in `as_of` when it was last known to hold, or leave it out"


def find(subject: Subject) -> Iterator[Finding]:
    limits = [days for days in (subject.cleared.max_age, subject.form.max_age) if days is not None]
    if not limits:
        return
    edition = subject.cleared.as_of.date()
    for id_, origin in subject.printed.items():
        item = subject.cleared.items.get(id_)
        for what, day in _dated(subject, item) if item else ():
            if (age := (edition - day).days) > min(limits):
                yield Finding(
                    message=f"{what} is of {day.isoformat()}, {age} days before the edition: {min(limits)} are allowed",
                    span=span_of(origin),
                    hint=HINT,
                )


def _dated(subject: Subject, item: ClearedItem) -> Iterator[tuple[str, dt.date]]:
    if item.dated is not None:
        yield f"what '{item.id}' rests on", item.dated
    figure = subject.cleared.figures.get(item.figure or "")
    if figure is not None and figure.dated is not None:
        yield f"the figure '{figure.id}' of '{item.id}'", figure.dated


RULE: Final = Rule(
    code="BG538", name="old-ground", severity=Severity.WARNING, find=find, bearing=no_words, page=__doc__ or ""
)
