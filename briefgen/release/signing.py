"""An office says what it thinks of a brief, and that is recorded with what it saw."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from briefgen.build.brief import Brief
from briefgen.build.composition import compose_pack
from briefgen.build.locking import Waiting, alone, in_silence
from briefgen.build.outcomes import Outcome
from briefgen.build.project import Project
from briefgen.build.request import Asked
from briefgen.build.shown import shown
from briefgen.build.signoffs import SignOff, SignOffs, read_signoffs, record_signoff
from briefgen.build.writing import cannot_write
from briefgen.diagnostics import Diagnostic, Severity, UserError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.release.codes import BEFORE_EDITION, CANNOT_SIGN, DAY, OTHER_OFFICE, problem
from briefgen.release.reasons import other_reasons

_ZONES = dt.timedelta(days=1)
"""It is tomorrow already somewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRequest:
    pack: str
    audience: str
    office: str
    by: str
    outcome: Outcome
    on: dt.date
    language: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    brief: Brief
    """As it stands with the sign-off."""
    sign_off: SignOff
    warnings: tuple[Diagnostic, ...] = ()
    """Also of what else keeps the brief from being released: an office that knows it can wait for the mended one."""


def sign(project: Project, asked: SignRequest, *, today: dt.date, waiting: Waiting = in_silence) -> Signed:
    """Record what an office says of the brief as it is now. *today* only refuses a day that is still to come: what is
    recorded is the day that was stated.

    Raises `UserError` with all that keeps the brief from being signed, and writes nothing then.
    """
    brief = project.brief(asked.pack, asked.audience, language=asked.language, form=asked.form)
    clean = brief.as_released or brief
    if found := (*_unfit(brief), *_unnamed(project, brief), *_not_said(asked), *_not_yet(asked, project, today)):
        raise UserError(*found)
    required = brief.signing.required or ()
    office = next(
        (name for name in required if name.casefold() == asked.office.strip().casefold()), asked.office.strip()
    )
    one = SignOff(
        office=office,
        by=asked.by.strip(),
        outcome=asked.outcome,
        on=asked.on,
        audience=brief.audience,
        language=brief.language,
        form=brief.form,
        edition=project.document(brief.pack, brief.audience).edition,
        shown=shown(clean),
    )
    try:
        with alone(project.folder, brief.pack, waiting):
            if out_of_order := tuple(_before_its_last(one, read_signoffs(project.folder, brief.pack, brief.stem))):
                raise UserError(*out_of_order)
            record_signoff(project.folder, brief.pack, brief.stem, one)
    except OSError as fault:
        raise UserError(cannot_write(fault, brief.audience)) from None
    wanted = Asked(packs=(asked.pack,), audiences=(asked.audience,), language=asked.language, form=asked.form)
    composed = compose_pack(project, asked.pack, wanted)
    there = (each for each in (*composed.briefs, *composed.held) if each.stem == brief.stem)
    after = next(there, None) or project.brief(asked.pack, asked.audience, language=asked.language, form=asked.form)
    warnings = (*_not_asked(office, required, brief.audience), *_before_the_edition(one, brief))
    return Signed(brief=after, sign_off=one, warnings=(*warnings, *other_reasons(project, after, composed)))


def _unfit(brief: Brief) -> Iterator[Diagnostic]:
    if brief.refused:
        yield from (one for one in brief.diagnostics if one.severity is Severity.ERROR)
        yield problem(CANNOT_SIGN, "the brief cannot be built, so nobody can have seen it", "mend what is told above")


def _unnamed(project: Project, brief: Brief) -> Iterator[Diagnostic]:
    """Yield the items of the brief that have no id: what they are called for now changes with their words."""
    printed = frozenset(brief.items)
    for entry in project.pack(brief.pack).items:
        if entry.id in printed and not entry.named:
            hint = "write ^ and a name behind it, or run `briefgen check --fix`"
            message = f"this {entry.item.kind} has no id, and nobody can sign it off"
            yield problem(CANNOT_SIGN, message, hint, audience=brief.audience, span=entry.text_span)


def _not_said(asked: SignRequest) -> Iterator[Diagnostic]:
    for what, words in (("office", asked.office), ("person", asked.by)):
        if not words.strip():
            yield problem(CANNOT_SIGN, f"the sign-off names no {what}", "say who agreed: --office and --by")


def _not_yet(asked: SignRequest, project: Project, today: dt.date) -> Iterator[Diagnostic]:
    """Yield a day that is still to come, by the calendar and for an edition that is itself dated ahead."""
    last = max(today + _ZONES, project.pack(asked.pack).front.as_of.date())
    if asked.on > last:
        yield problem(DAY, f"'{asked.on}' is still to come", "write the day on which the office said so")


def _before_its_last(one: SignOff, recorded: SignOffs) -> Iterator[Diagnostic]:
    """Yield a day before that of the office's last word: what is recorded later was said later."""
    last = next((each for each in reversed(recorded.every) if each.office == one.office), None)
    if last is not None and one.on < last.on:
        message = f"'{one.on}' is before the last word of '{one.office}', which is of {last.on}: {last.outcome}"
        hint = f"write the day on which the office said this, {last.on} or later"
        yield problem(DAY, message, hint, audience=one.audience)


def _before_the_edition(one: SignOff, brief: Brief) -> Iterator[Diagnostic]:
    edition = brief.document.metadata.as_of.date()
    if one.on < edition:
        message = f"'{one.on}' is before the edition's own day, {edition}: it is recorded as it was stated"
        hint = "see that the office saw this edition: the brief that it agrees to is the one of that day"
        yield replace(problem(BEFORE_EDITION, message, hint, audience=one.audience), severity=Severity.WARNING)


def _not_asked(office: str, required: tuple[str, ...], audience: str) -> Iterator[Diagnostic]:
    if office in required:
        return
    named = ", ".join(f"'{name}'" for name in required) or "nobody"
    hint = did_you_mean(office, required, otherwise=f"this brief asks {named}")
    message = f"'{office}' is none of the offices that must agree: it is recorded, and stands in for none of them"
    yield replace(problem(OTHER_OFFICE, message, hint, audience=audience), severity=Severity.WARNING)
