"""Flag a word of a trade that the brief does not explain.

Such words are the pack's terms with `technical: true`, and those that `technical:` names in `templates/plain/<language>.yaml` or in
`content/house-rules.yaml`. Where the form has `plain_language: error`, as that of the public, they are also all terms with a `gloss:`
that are not `well_known`, and those of `public_technical:`. A word is explained where the glossary has it, and where an explanation
stands behind it in the text, once: "demurrage (what is paid for keeping a ship waiting)". Abbreviations have a rule of their own
(BG406). It is an error where the form has `plain_language: error`, as that of the public.

Why: who does not know the word cannot read on, and who half knows it reads something else.
Example: "Demurrage is disputed", in a public brief whose template has no glossary.
Instead: say it in other words, or say what it means where it stands first; a term that everybody knows is `well_known: true`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from briefgen.checks.listed import Listed
from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.content.plain_words import PlainWords
from briefgen.diagnostics import Severity, Span
from briefgen.document.document import Document
from briefgen.document.nodes import Paragraph
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins, place_of
from briefgen.document.references import Glossary
from briefgen.document.walk import of_kind
from briefgen.document.words import inline_text, runs
from briefgen.gate.registered import ClearedTerm
from briefgen.readability.prose import prose


def find(subject: Subject) -> Iterator[Finding]:
    technical = _technical(subject)
    explained = _glossary(subject.document)
    used: dict[str, tuple[str, Span | None]] = {}
    for paragraph, text, found, pattern in _uses(subject, technical):
        used.setdefault(pattern, (found[0], place_of(paragraph)))
        if _goes_on_to_explain(text[found.end() :], subject.lists) or found[0].casefold() in explained:
            explained.add(pattern)
    for pattern, (word, place) in used.items():
        if pattern not in explained:
            yield Finding(
                message=f"'{word}' is not explained",
                span=place,
                hint=f"use another word, or say what it means: {word} ({technical[pattern]})",
                severity=subject.plain_language,
                said=word,
            )


def _has_technical_words(subject: Subject) -> bool:
    """Tell whether there are any: where one is explained counts for all the brief."""
    return next(_uses(subject, _technical(subject)), None) is not None


def _technical(subject: Subject) -> Mapping[str, str]:
    """Return the words that have to be explained, each with what it means."""
    lists = subject.lists
    of_public = lists.public_technical if subject.is_for_all else {}
    return {**lists.technical, **of_public, **_glosses(subject.cleared.terms.values(), for_all=subject.is_for_all)}


def _uses(subject: Subject, technical: Mapping[str, str]) -> Iterator[tuple[Paragraph, str, re.Match[str], str]]:
    """Yield where they stand: paragraph, run of words, match, and which it is."""
    told = [
        (text, paragraph)
        for paragraph in (prose(subject.document, subject.document.metadata.language) if technical else ())
        if not _names_sources(paragraph)
        for text in runs(paragraph, sources=False)
    ]
    listed = _listed(tuple(technical))
    for (text, paragraph), every in zip(told, listed.of([text for text, _ in told]), strict=True):
        yield from ((paragraph, text, found, pattern) for found, pattern in every)


@lru_cache(maxsize=8)
def _listed(technical: tuple[str, ...]) -> Listed:
    return Listed({pattern: pattern for pattern in technical})


def _names_sources(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph says where the brief's information is from: titles of works are nobody's to put otherwise."""
    return any(isinstance(one, ItemOrigin) and one.register == "sources" for one in origins(paragraph))


def _glosses(terms: Iterable[ClearedTerm], *, for_all: bool) -> Mapping[str, str]:
    """Return the pack's own terms that need an explanation, with it; abbreviations are written out by themselves."""
    needed = (term for term in terms if term.technical or (for_all and not term.well_known))
    return {term.short: term.gloss for term in needed if term.gloss and not term.expansion}


def _glossary(document: Document) -> set[str]:
    """Return what the brief's glossary explains."""
    entries = (entry for node in of_kind(document, Glossary) for entry in node.entries)
    return {inline_text(entry.children).casefold() for entry in entries}


def _goes_on_to_explain(rest: str, lists: PlainWords) -> bool:
    return rest.removeprefix(" ").startswith("(") or rest.startswith(lists.explained_by)


RULE: Final = Rule(
    code="BG433",
    name="unexplained-word",
    severity=Severity.WARNING,
    find=find,
    bearing=_has_technical_words,
    page=__doc__ or "",
    overrulable=True,
)
