"""Flag a phrase that the house does not use: `forbidden` in `content/house-rules.yaml`.

It is looked for in all that a brief can print, translations too, and not in quotations, which are somebody else's words.

Why: some words take a side, promise what nobody decided, or open a question that the house has closed.
Example: "war on terror", where the house rules forbid it with the reason "it names no enemy".
Instead: say it as the hint has it; where the words must stand, give the reason in place.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.house import HousePatterns, said_of
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import Wording
from briefgen.content.house_rules import Forbidden, Preferred
from briefgen.diagnostics import Severity
from briefgen.gate.scopes import readers_of


def find(subject: PackSubject) -> Iterator[Finding]:
    forbidden = subject.house.rules.forbidden
    patterns = HousePatterns(forbidden)
    for text in subject.wordings.printed if forbidden else ():
        for match in () if text.is_verbatim else patterns.of(text.said, text.language):
            if reaches(subject, text, match.rule):
                message, hint = said_of(match.rule, match.found[0], text.whose)
                yield Finding(
                    message=message,
                    span=text.span(match.found.start(), match.found.end()),
                    hint=hint,
                    severity=Severity(match.rule.severity),
                )


def reaches(subject: PackSubject, text: Wording, rule: Forbidden | Preferred) -> bool:
    """Tell whether any reader that a rule is for may see the text; those of registers may reach everybody."""
    return text.item is None or subject.house.concerns(rule, readers_of(subject.policy.policy, text.item.scopes))


RULE: Final = PackRule(
    code="BG572", name="forbidden-phrase", severity=Severity.WARNING, find=find, page=__doc__ or "", overrulable=True
)
