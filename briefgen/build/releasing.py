"""What keeps a pack's briefs from being released, besides the errors that keep them from being built."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from briefgen.build.brief import Brief
from briefgen.build.composition import Composition
from briefgen.build.project import Project
from briefgen.build.signing import OfficeStanding
from briefgen.checks.rules import nameless_item, stale_translation
from briefgen.content.pack import Pack, PackItem
from briefgen.diagnostics import Diagnostic, Severity, Span, UserError

UNREVIEWED: Final = "BG262"
DRAFT: Final = "BG263"
UNSIGNED: Final = "BG267"
OBJECTION: Final = "BG268"
DAMAGED: Final = "BG269"
_NAMED: Final = 3
"""Changes that a finding names; `briefgen status` has them all."""
HOUSE: Final = "BG264"
"""Words of the house, its phrases or its scales, that nobody has reviewed in a language."""
_BLOCKING: Final = frozenset({nameless_item.RULE.code, stale_translation.RULE.code})
"""Findings of packs that warn whoever writes, and stop whoever releases, whatever reason lets them stand."""


def blocking(project: Project, name: str, composed: Composition[Brief]) -> tuple[Diagnostic, ...]:
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
    yield from unsigned(brief)
    if brief.unreviewed and not brief.unread:
        message = f"words of the house in {brief.language} have been reviewed by nobody: its phrases, or a scale"
        hint = f"name who has in `reviewed:` of templates/locales/{brief.language}.yaml, or of the scale's file"
        yield _blocks(HOUSE, message, None, hint)


def unsigned(brief: Brief) -> Iterator[Diagnostic]:
    """Yield what is wrong with a brief's sign-offs, as a finding for each office."""
    sign = f"briefgen sign {brief.pack} -a {brief.audience}"
    for each in brief.signing.standings:
        if each.blocks:
            code = OBJECTION if each.state == "objects" else UNSIGNED
            yield replace(_blocks(code, _why(each), None, _what_to_do(each, sign)), audience=brief.audience)
    for name in brief.signing.damaged:
        message = f"the record of a sign-off, '{name}', is damaged or gone: it may have been an objection"
        hint = (
            "put it back from a copy, with its head; where there is none, move this brief's records away, "
            f"`.briefgen/{brief.pack}/signoffs/{brief.stem}.*` and `.briefgen/{brief.pack}/heads/signoffs/{brief.stem}.json`, "
            "and ask every office again"
        )
        yield replace(_blocks(DAMAGED, message, None, hint), audience=brief.audience)


def _why(each: OfficeStanding) -> str:
    match each.state:
        case "missing":
            return f"'{each.office}' has not agreed"
        case "void":
            changed = "; ".join(one.what for one in each.changes[:_NAMED])
            more = len(each.changes) - _NAMED
            return f"'{each.office}' agreed to another brief: {changed}{f'; and {more} more' if more > 0 else ''}"
        case "wants-changes":
            return f"'{each.office}' agreed with changes, and nothing has changed since"
        case "objects":
            return f"'{each.office}' objects"
        case "no-reply":
            return f"'{each.office}' has not replied, and silence is no agreement"
        case "agreed":
            return f"'{each.office}' agreed"


def _what_to_do(each: OfficeStanding, sign: str) -> str:
    match each.state:
        case "void":
            return f"let it look again: `briefgen status` says what is new; then `{sign} --office '{each.office}' …`"
        case "wants-changes":
            return "make the changes, and let it agree to what has become of the brief"
        case "objects":
            return "settle it: an objection stands until the same office says otherwise"
        case "missing" | "no-reply" | "agreed":
            return f"let it look, then `{sign} --office '{each.office}' --by … --outcome agreed --on …`"


def _is_draft(entry: PackItem) -> bool:
    return entry.item.draft or (entry.item.answer is not None and entry.item.answer.draft)


def _blocks(code: str, message: str, span: Span | None, hint: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=span, hints=(hint,))
