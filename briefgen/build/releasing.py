"""What keeps a pack's briefs from being released, besides the errors that keep them from being built."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefgen.build.brief import Brief
from briefgen.build.pipeline import Composition
from briefgen.build.project import Project
from briefgen.checks.rules import nameless_item, stale_translation
from briefgen.content.pack import Pack, PackItem
from briefgen.diagnostics import Diagnostic, Severity, Span, UserError

UNREVIEWED: Final = "BG262"
DRAFT: Final = "BG263"
HOUSE: Final = "BG264"
"""Words of the house, its phrases or its scales, that nobody has reviewed in a language."""
_BLOCKING: Final = frozenset({nameless_item.RULE.code, stale_translation.RULE.code})
"""Findings of packs that warn whoever writes, and stop whoever releases, whatever reason lets them stand."""


def blocking(project: Project, name: str, composed: Composition) -> tuple[Diagnostic, ...]:
    """Return what was found in a pack's briefs, with what blocks their release as errors."""
    found = [_as_error(one) if one.code in _BLOCKING else one for one in composed.diagnostics]
    try:
        pack = project.pack(name)
    except UserError:
        return tuple(found)
    found += [one for brief in composed.briefs for one in _in_brief(pack, brief)]
    return tuple(dict.fromkeys(found))


def _as_error(found: Diagnostic) -> Diagnostic:
    return replace(found, severity=Severity.ERROR, reason=None)


def _in_brief(pack: Pack, brief: Brief) -> Iterator[Diagnostic]:
    for one in brief.unread:
        if one.standing == "unreviewed":
            hint = f"let somebody read it, then `briefgen translate review {pack.name} --language {one.language} …`"
            yield _blocks(UNREVIEWED, f"{one.whose} has been reviewed by nobody", one.span, hint)
    printed = frozenset(brief.items)
    for entry in pack.items:
        if entry.id in printed and _is_draft(entry):
            hint = "take `draft` away once somebody has agreed to it"
            yield _blocks(DRAFT, f"'{entry.id}' is a draft: nobody has agreed to it", entry.text_span, hint)
    if brief.is_draft and not brief.unread:
        message = f"words of the house in {brief.language} have been reviewed by nobody: its phrases, or a scale"
        hint = f"name who has in `reviewed:` of templates/locales/{brief.language}.yaml, or of the scale's file"
        yield _blocks(HOUSE, message, None, hint)


def _is_draft(entry: PackItem) -> bool:
    return entry.item.draft or (entry.item.answer is not None and entry.item.answer.draft)


def _blocks(code: str, message: str, span: Span | None, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=span, hints=(hint,))
