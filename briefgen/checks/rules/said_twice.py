"""Flag two items of one kind and use that say the same in the same words.

A fact for the analyst and a line to say, or a gap for the desk and one for publication, may have the same words.

Why: what is written twice is changed once, and then the two contradict each other.
Example: the same sentence in `energy.md` and in `trade.md`.
Instead: keep one of them; its readers may be several, and other items may rest on it.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity

_ENOUGH: Final = 4
"""Words; shorter ones, such as "Agree.", are often the same by chance."""


def find(subject: PackSubject) -> Iterator[Finding]:
    first: dict[tuple[str, str, str], str] = {}
    for entry in subject.pack.items:
        words = " ".join(entry.item.text.source.casefold().split())
        if entry.item.state != "current" or len(words.split()) < _ENOUGH:
            continue
        other = first.setdefault((entry.item.kind, entry.use, words), entry.id)
        if other != entry.id:
            yield Finding(
                message=f"'{entry.id}' says in the same words what '{other}' says",
                span=entry.text_span,
                hint="keep one of them, and let it have both their readers",
            )


RULE: Final = PackRule(
    code="BG139", name="said-twice", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
