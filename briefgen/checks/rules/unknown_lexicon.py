"""Flag a lexicon that the pack asks for and that is not there, or is of another language.

Why: without it the strength of that language's wordings is read by nobody, while the pack says that it is.
Example: `lexicon: {en: house}` without a `templates/lexicons/house.yaml`.
Instead: name one of the lexicons there are, or leave the line out: each language then has its own.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.diagnostics import Severity, did_you_mean

CODE: Final = "BG527"


def find(subject: PackSubject) -> Iterator[Finding]:
    for language, name in subject.pack.front.lexicon.items():
        found = subject.lexicons.get(name)
        if found is not None and found.language == language:
            continue
        known = tuple(one.name for one in subject.lexicons.values() if one.language == language)
        otherwise = f"the lexicons for '{language}' are {', '.join(known)}" if known else "leave the line out"
        message = (
            f"there is no lexicon '{name}'" if found is None else f"the lexicon '{name}' is for '{found.language}'"
        )
        yield Finding(
            message=message,
            span=subject.pack.positions.span(("pack", "lexicon", language)),
            hint=did_you_mean(name, known, otherwise),
        )


RULE: Final = PackRule(code=CODE, name="unknown-lexicon", severity=Severity.ERROR, find=find, page=__doc__ or "")
