"""Flag a draft that is printed without the word that says so.

Why: nobody has agreed to it yet, and a reader who is not told takes it for agreed.
Example: `{{ line.spoken }}` alone, for a line that its author marked `.draft`.
Instead: print `{{ marks.draft(line) }}` of `partials/marks.md.j2` behind it, or `{{ t("draft-line") }}` where `value.draft` holds.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, no_words
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Inline
from briefgen.document.origins import ItemOrigin, PhraseOrigin
from briefgen.document.places import origins, span_of
from briefgen.document.walk import children
from briefgen.gate.records import ClearedPack

MARK: Final = "draft-line"
"""The phrase of the locale that says it."""
ANSWER: Final = "answer"


def find(subject: Subject) -> Iterator[Finding]:
    told: set[str] = set()
    for node in subject.nodes if _has_drafts(subject.cleared) else ():
        run = () if isinstance(node, Inline) else [child for child in children(node) if isinstance(child, Inline)]
        for origin in _drafts(run, subject.cleared) if run and not _marked(run) else ():
            if origin.item not in told:
                told.add(origin.item)
                yield Finding(
                    message=f"'{origin.item}' is a draft, and nothing beside it says so",
                    span=span_of(origin),
                    hint="print marks.draft(…) of partials/marks.md.j2 behind it in the template",
                )


def _has_drafts(cleared: ClearedPack) -> bool:
    return any(item.draft or (item.answer is not None and item.answer.draft) for item in cleared.items.values())


def _marked(run: Sequence[Inline]) -> bool:
    return any(isinstance(origin, PhraseOrigin) and origin.key == MARK for node in run for origin in origins(node))


def _drafts(run: Sequence[Inline], cleared: ClearedPack) -> Iterator[ItemOrigin]:
    for origin in (origin for node in run for origin in origins(node)):
        if isinstance(origin, ItemOrigin) and origin.register == "items" and _is_draft(origin, cleared):
            yield origin


def _is_draft(origin: ItemOrigin, cleared: ClearedPack) -> bool:
    item = cleared.items.get(origin.item)
    if item is None:
        return False
    if origin.field.startswith(ANSWER):
        return item.answer is not None and item.answer.draft
    return item.draft and origin.field.startswith(("text", "variants"))


RULE: Final = Rule(
    code="BG594", name="unmarked-draft", severity=Severity.WARNING, find=find, bearing=no_words, page=__doc__ or ""
)
