"""Flag a name or a title that the house writes otherwise: `preferred` in `content/house-rules.yaml`.

It is looked for in all that a brief can print, translations too, and not in quotations, which are somebody else's words;
within quotation marks it is told, and never mended.

Why: one place under two names looks like two places, and a title left out is an insult to somebody.
Example: "Kiev", where the house writes "Kyiv"; "Mr Modi", where it writes "Prime Minister Modi".
Instead: write it as the house does. `briefgen check --fix-words` does so where the rule names the very form.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.house import HousePatterns, as_written, said_of
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.rules.forbidden_phrase import reaches
from briefgen.content.house_rules import Preferred
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    preferred = subject.house.rules.preferred
    patterns = HousePatterns(preferred)
    for text in subject.wordings.printed if preferred else ():
        for match in () if text.is_verbatim else patterns.of(text.said, text.language):
            if isinstance(match.rule, Preferred) and reaches(subject, text, match.rule):
                at = (match.found.start(), match.found.end())
                message, hint = said_of(match.rule, match.found[0], text.whose)
                yield Finding(
                    message=message,
                    span=text.span(*at),
                    hint=f"{hint}, unless somebody is quoted, who said it so" if text.is_quoted(*at) else hint,
                    severity=Severity(match.rule.severity),
                    edits=text.edits(*at, as_written(match.rule, match.found[0])) if match.exact else (),
                )


RULE: Final = PackRule(
    code="BG573",
    name="preferred-name",
    severity=Severity.WARNING,
    find=find,
    page=__doc__ or "",
    overrulable=True,
    fixable=True,
)
