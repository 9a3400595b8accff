"""Flag words for a published brief that name a source which that brief may not cite.

The gate prints no citation of it, in no note, list, source line or exhibit; but what an author types into a sentence is the
author's. Looked for are the source's titles, what it appeared in, its address and its DOI, in every wording and language
that a published audience gets.
Why: a source is kept out of print for a reason, and its name in a sentence is a citation all the same.
Example: "as the Embassy Weekly Report says" in a claim for the public, where that report is `citable: internal`.
Instead: speak of it by its public form: "a report".
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import Wording
from briefgen.content.sources import Source
from briefgen.diagnostics import Severity
from briefgen.regex import regex

_SHORTEST: Final = 2
"""Words that a title has at least: a single one, "Trade", is too common to tell a source."""
_SCHEME: Final = regex(r"^https?://(www\.)?")


def find(subject: PackSubject) -> Iterator[Finding]:
    pack, policy = subject.pack, subject.policy
    told: set[tuple[int, str]] = set()
    for audience, access in policy.policy.audiences.items():
        if not access.published:
            continue
        decided = subject.decided(audience)
        unfit = [one for one in pack.registers.sources.values() if _is_unfit(one, access.cites)]
        for entry in (one.entry for one in decided.items.values() if not one.reasons):
            for wording, source, match in _named(subject.wordings.of_item(entry), unfit, access.variant):
                if (id(wording), source.id) not in told:
                    told.add((id(wording), source.id))
                    form = f", such as '{source.public_form}'" if source.public_form else ""
                    yield Finding(
                        message=f"'{entry.id}' goes to '{audience}' and names '{match[0]}', a source that it may not cite",
                        span=wording.span(match.start(), match.end()),
                        hint=f"speak of it by a public form{form}",
                    )


def _is_unfit(source: Source, cites: tuple[str, ...]) -> bool:
    return source.citable not in cites


def _named(
    wordings: Iterable[Wording], sources: list[Source], variant: str | None
) -> Iterator[tuple[Wording, Source, re.Match[str]]]:
    names = [(source, called) for source in sources if (called := tuple(_names(source)))]
    for wording in wordings:
        if variant is not None and variant not in wording.location:
            continue
        for source, called in names:
            if (match := _found(wording.marked.source, called)) is not None:
                yield wording, source, match


@lru_cache(maxsize=16_384)
def _found(written: str, names: tuple[str, ...]) -> re.Match[str] | None:
    for name in names:
        if match := _pattern(name).search(written):
            return match
    return None


@lru_cache(maxsize=4_096)
def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name, however it is broken into lines: of Python's own memory of patterns, a long list has more."""
    spaced = re.escape(name).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def _names(source: Source) -> Iterator[str]:
    for name in (source.title, source.title_short, source.container_title):
        if name is not None and len(name.split()) >= _SHORTEST:
            yield name
    if source.url is not None:
        yield _SCHEME.sub("", source.url).rstrip("/")
    if source.doi is not None:
        yield source.doi


RULE: Final = PackRule(
    code="BG539", name="named-source", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
