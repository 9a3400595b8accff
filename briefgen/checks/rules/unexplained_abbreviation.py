"""Flag abbreviations in an author's text that the brief does not explain.

Why: a reader who does not know one cannot read on, and a listener to assistive technology hears letters.
Example: "talks on an LTA", where the terms of the pack have no LTA.
Instead: enter it in the terms and write "talks on an {term:lta}"; the first use is then written out by itself. One that
needs no explaining is entered with `well_known: true`.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.checks.authored import is_authored
from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Abbreviation, Text
from briefgen.document.places import place_of
from briefgen.document.walk import walk

_TOKEN: Final = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_ROMAN: Final = re.compile(r"[IVXLC]+")


def find(subject: Subject) -> Iterator[Finding]:
    explained = {term.short for term in subject.cleared.terms.values() if term.well_known or not term.expansion}
    for node in walk(subject.document):
        match node:
            case Abbreviation(text=short):
                explained.add(short)
            case Text(text=text, origin=origin) if is_authored(origin):
                for short in _unexplained(text, explained):
                    explained.add(short)
                    yield Finding(
                        message=f"'{short}' is not explained",
                        span=place_of(node),
                        hint=f"enter it in the terms and write {{term:{short.lower()}}}; or with `well_known: true`",
                    )
            case _:
                pass


def _unexplained(text: str, explained: set[str]) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        short = match[0].removesuffix("s")
        if not _abbreviates(short) or short in explained:
            continue
        if text[: match.start()].endswith("(") and text[match.end() :].startswith(")"):
            explained.add(short)
        else:
            yield short


def _abbreviates(token: str) -> bool:
    letters = sum(map(str.isalpha, token))
    return token.isupper() and letters > 1 and not _ROMAN.fullmatch(token)


RULE: Final = Rule(
    code="BG406", name="unexplained-abbreviation", severity=Severity.WARNING, find=find, page=__doc__ or ""
)
