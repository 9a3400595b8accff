"""Flag abbreviations that the brief does not explain where it uses them first.

Looked at are the pack's own words and a template's: text, headings, boxes, tables, notes, labels of charts and alternative
text. Names in the registers, titles of sources and quotations are somebody else's words.
Why: a reader who does not know one cannot read on, and a listener to assistive technology hears letters.
Example: "talks on an LTA", where the terms of the pack have no LTA, or this reader may not see that one.
Instead: enter it in the terms with its `expansion`; the first use is then written out by itself, typed or written {term:lta}.
Or explain it in place: a long-term agreement (LTA). Its letters have to begin the words there, in their order; words in
another script have to be as many. What all your readers know goes into `well_known` of content/house-rules.yaml.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity, Span
from briefgen.document.abbreviations import Beside, Found, abbreviations, without_stops
from briefgen.document.authored import is_own_words
from briefgen.document.expansions import explains, stands_for
from briefgen.document.inlines import Abbreviation, Inline, Text
from briefgen.document.languages import primary
from briefgen.document.places import place_of
from briefgen.document.told import told
from briefgen.document.usage import Usage, beside_of
from briefgen.same import Same

_OPEN: Final = re.compile(r"[(\[][“\"«‘']?(?:the )?$")
_CLOSE: Final = re.compile(r"[”\"»’']?[)\]]")


def find(subject: Subject) -> Iterator[Finding]:
    explained, beside = _known(subject), _beside(Same(subject.usages))
    terms = {term.short for term in subject.cleared.terms.values()}
    before = ""
    for node in subject.nodes:
        if not isinstance(node, Inline):
            before = ""
        if words := told(node):
            heard = explained | terms
            yield from (_finding(found, words, place_of(node)) for found in _unexplained(words, heard, beside))
        match node:
            case Abbreviation(text=short, expansion="") if not node.well_known:
                yield _of_several(node, short)
            case Abbreviation(text=short):
                explained |= {short, short.removesuffix("s")}
            case Text(text=text, origin=origin) if is_own_words(origin) and not _is_quoted(node, subject):
                unexplained = _unexplained(text, explained, beside, before)
                yield from (_finding(found, text, place_of(node)) for found in unexplained)
            case _:
                pass
        before += node.text if isinstance(node, Text | Abbreviation) else ""


@lru_cache(maxsize=8)
def _beside(usages: Same[Mapping[str, Usage]]) -> Beside:
    return beside_of(usages.of.values())


def _has_abbreviations(subject: Subject) -> bool:
    """Tell whether there are any: what one explains, or leaves unexplained, counts for all that follow."""
    beside = _beside(Same(subject.usages))
    own = (node for node in subject.nodes if isinstance(node, Text) and is_own_words(node.origin))
    return any(isinstance(node, Abbreviation) for node in subject.nodes) or any(
        abbreviations(node.text, beside) for node in own
    )


def _known(subject: Subject) -> set[str]:
    language = subject.cleared.language
    usage = subject.usages.get(primary(language))
    of_pack = {term.short for term in subject.cleared.terms.values() if term.well_known or not term.expansion}
    of_house = subject.house.well_known(subject.cleared.audience, language)
    return of_pack | of_house | set(usage.well_known if usage else ())


def _unexplained(text: str, explained: set[str], beside: Beside, before: str = "") -> Iterator[Found]:
    """Yield what is used before it is explained; *explained* grows by each, for one finding is enough.

    *before* is what stands in front of the text in its paragraph.
    """
    for found in abbreviations(text, beside):
        known = {found.short, without_stops(found.short)}
        if not known.isdisjoint(explained):
            continue
        explained |= known
        if not _is_explained_in_place(before + text[: found.at], found.short, text[found.end :], beside):
            yield found


def _is_explained_in_place(before: str, short: str, behind: str, beside: Beside) -> bool:
    bracket = _OPEN.search(before)
    if bracket and _CLOSE.match(behind):
        return explains(short, before[: bracket.start()], beside)
    words, _, closed = behind.removeprefix(" (").partition(")")
    return behind.startswith(" (") and (bool(closed) or behind.endswith(")")) and stands_for(short, words, beside)


def _is_quoted(text: Text, subject: Subject) -> bool:
    item = subject.cleared.items.get(getattr(text.origin, "item", ""))
    return item is not None and item.kind == "quote" and getattr(text.origin, "register", "") == "items"


def _finding(found: Found, text: str, span: Span | None) -> Finding:
    return Finding(
        message=f"'{found.short}' is not explained",
        span=span,
        hint="enter it in the terms with its `expansion`, or write before it the words that its letters begin: "
        f"… ({text[found.at : found.end]})",
        said=text[found.at : found.end],
    )


def _of_several(node: Abbreviation, short: str) -> Finding:
    return Finding(
        message=f"'{short}' is not explained: the term '{node.term}' has no words for more than one",
        span=place_of(node),
        hint="write them on the term: `plural: long-term agreements`",
        said=short,
    )


RULE: Final = Rule(
    code="BG406",
    name="unexplained-abbreviation",
    severity=Severity.ERROR,
    find=find,
    bearing=_has_abbreviations,
    page=__doc__ or "",
    overrulable=True,
)
