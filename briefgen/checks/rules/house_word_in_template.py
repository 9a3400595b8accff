"""Flag a word of a template or of a language's phrases that the house forbids or writes otherwise.

The rules are those of `content/house-rules.yaml`; the words of packs are looked at by themselves.

Why: a phrase in a template is in every brief.
Example: a template of your own that prints "Kiev office", where the house writes "Kyiv".
Instead: change the template, or the phrase in `templates/locales/`.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.house import HousePatterns, said_of
from briefgen.checks.rule import Finding, Rule, Subject, words_by_themselves
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Text
from briefgen.document.origins import PhraseOrigin, TemplateOrigin
from briefgen.document.places import place_of


def find(subject: Subject) -> Iterator[Finding]:
    rules = subject.house.rules
    patterns = HousePatterns((*rules.forbidden, *rules.preferred))
    language = subject.document.metadata.language
    for node in subject.nodes if rules.forbidden or rules.preferred else ():
        if isinstance(node, Text) and isinstance(node.origin, TemplateOrigin | PhraseOrigin):
            for match in patterns.of(node.text, language):
                if subject.house.concerns(match.rule, frozenset({subject.cleared.audience})):
                    whose = "a phrase of the language" if isinstance(node.origin, PhraseOrigin) else "the template"
                    message, hint = said_of(match.rule, match.found[0], whose)
                    yield Finding(
                        message=message, span=place_of(node), hint=hint, severity=Severity(match.rule.severity)
                    )


RULE: Final = Rule(
    code="BG574",
    name="house-word-in-template",
    severity=Severity.WARNING,
    find=find,
    bearing=words_by_themselves(find),
    page=__doc__ or "",
    overrulable=True,
)
