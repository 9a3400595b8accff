"""Flag a text that still holds and rests on an item that is overtaken or retracted.

Why: what has been overtaken or taken back bears nothing any more; a line that rests on it says what nobody says now.
Example: a line that rests on an item marked `.retracted`.
Instead: rest it on what took that item's place, or mark it `.overtaken` as well.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.content.pack import PackItem
from briefgen.diagnostics import Severity
from briefgen.located.positions import Location

CODE: Final = "BG524"


def find(subject: PackSubject) -> Iterator[Finding]:
    states = {entry.id: entry.item.state for entry in subject.pack.items}
    for entry in subject.pack.items:
        for ground, at in _grounds(entry):
            if entry.item.state == "current" and states.get(ground, "current") != "current":
                yield Finding(
                    message=f"this rests on '{ground}', which is {states[ground]}",
                    span=subject.pack.positions.span(at),
                    hint=_hint(subject, ground),
                )


def _grounds(entry: PackItem) -> Iterator[tuple[str, Location]]:
    for number, ground in enumerate(entry.item.rests_on):
        yield ground, ("items", entry.id, "rests_on", number)
    if entry.item.answer is not None:
        for number, ground in enumerate(entry.item.answer.rests_on):
            yield ground, ("items", entry.id, "answer", "rests_on", number)


def _hint(subject: PackSubject, ground: str) -> str:
    heir = next((entry.id for entry in subject.pack.items if ground in entry.item.supersedes), None)
    place = f"rest it on '{heir}'" if heir else "rest it on what holds now"
    return f"{place}, or give the reason in place: `- allow.{CODE}: …`"


RULE: Final = PackRule(
    code=CODE, name="rests-on-overtaken", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
