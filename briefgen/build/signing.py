"""How a brief's sign-offs stand: which hold for what it shows now, which are void and why, who is still to be asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Final, Literal

from briefgen.build.files import digest
from briefgen.build.kept import Worked
from briefgen.build.shown import Change, Shown, changes, shown
from briefgen.build.signoffs import SignOff, SignOffs, read_signoffs
from briefgen.diagnostics import Diagnostic, Severity, UserError
from briefgen.frozen import dataclass
from briefgen.locale.model import Locale
from briefgen.project.folder import ProjectFolder
from briefgen.transforms.unsigned import unsigned, without_draft

if TYPE_CHECKING:
    from briefgen.build.brief import Brief

NOT_SIGNED: Final = "BG281"
State = Literal["agreed", "void", "missing", "wants-changes", "objects", "no-reply"]
"""Only `agreed` counts. An objection stands until the same office says otherwise, whatever has changed meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeStanding:
    office: str
    state: State
    required: bool
    sign_off: SignOff | None = None
    changes: tuple[Change, ...] = ()
    """What makes it void."""

    @property
    def blocks(self) -> bool:
        """Whether the brief is not to be released for it."""
        return self.state == "objects" or (self.required and self.state != "agreed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What is required of a brief, and how it stands."""

    required: tuple[str, ...] | None = None
    """The offices that must agree; None where nobody has said whether any must."""
    standings: tuple[OfficeStanding, ...] = ()
    """Of those, and of others that said something."""
    damaged: tuple[str, ...] = ()
    shown: Shown | None = field(default=None, repr=False)
    """What would be released; None where it was not looked at, or cannot be built."""

    @property
    def awaited(self) -> tuple[str, ...]:
        """The offices without whose agreement it is a draft."""
        return tuple(each.office for each in self.standings if each.blocks)

    @property
    def complete(self) -> bool:
        return not self.awaited and not self.damaged


def with_signing(
    brief: "Brief",
    required: tuple[str, ...] | None,
    offices: Mapping[str, tuple[str, ...]],
    locales: Mapping[str, Locale],
) -> "Brief":
    """Return a brief with its sign-offs, and as a draft where one that is required is not there.

    *offices* are those that are required, as each language calls them. Raises `UserError` where a locale lacks a phrase.
    """
    records = read_signoffs(brief.folder, brief.pack, brief.stem)
    if not required and not records.every and not records.damaged:
        return replace(brief, signing=Signing(required=required))
    clean = _as_released(brief)
    signing = _signing(clean, required, records)
    told = replace(brief, signing=signing, as_released=clean)
    return told if signing.complete else _as_draft(told, offices, locales)


def not_signed(brief: "Brief", contents: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield a warning for each file, by its format, that says no DRAFT and is not what offices agreed to: it was asked for with
    data or fonts in it. What else is asked for otherwise, a theme or a day, makes the sign-offs void, and the brief a draft.
    """
    if brief.is_draft:
        return
    seen = [each.sign_off.shown.files for each in brief.signing.standings if each.sign_off and each.state == "agreed"]
    for name, content in contents.items():
        if (signed := {files[name] for files in seen if name in files}) and digest(content) not in signed:
            yield Diagnostic(
                code=NOT_SIGNED,
                severity=Severity.WARNING,
                message=f"the {name.upper()} is not the one that was agreed to, byte for byte: it was asked for with other options",
                hints=("send none of it as signed: `briefgen release` writes the files that were",),
                audience=brief.audience,
            )


def _as_released(brief: "Brief") -> "Brief":
    if not brief.is_draft:
        return brief
    document = without_draft(brief.document)
    return replace(brief, document=document, worked=Worked())


def _as_draft(brief: "Brief", offices: Mapping[str, tuple[str, ...]], locales: Mapping[str, Locale]) -> "Brief":
    signing = brief.signing
    places = [place for place, office in enumerate(signing.required or ()) if office in signing.awaited]
    awaited = _in_words(places, offices, locales)
    document = unsigned(brief.document, locales, awaited)
    uncut = None if brief.uncut is None else unsigned(brief.uncut, locales, awaited)
    return replace(brief, document=document, uncut=uncut, worked=Worked())


def awaited_of_batch(
    folder: ProjectFolder,
    brief: tuple[str, str],
    required: tuple[str, ...] | None,
    offices: Mapping[str, tuple[str, ...]],
    locales: Mapping[str, Locale],
) -> Mapping[str, str] | None:
    """Return whom the briefs of many records wait for, as words of each language; None where they are no drafts.

    *brief* is the pack and what its brief is called. Nobody has seen it with any record in it, so no agreement is about those, while an
    objection is.
    """
    records = read_signoffs(folder, *brief)
    objected = any(one.outcome == "objects" for one in records.latest.values())
    if not required and not objected and not records.damaged:
        return None
    return _in_words(range(len(required or ())), offices, locales)


def _in_words(
    places: Sequence[int], offices: Mapping[str, tuple[str, ...]], locales: Mapping[str, Locale]
) -> Mapping[str, str]:
    return {
        tag: locales[tag].join([named[place] for place in places if place < len(named)])
        for tag, named in offices.items()
    }


def _signing(clean: "Brief", required: tuple[str, ...] | None, records: SignOffs) -> Signing:
    now: Shown | None = None
    if records.every and not clean.refused:
        try:
            now = shown(clean)
        except UserError:
            now = None
    return Signing(
        required=required,
        standings=tuple(_standings(required or (), records, now)),
        damaged=records.damaged,
        shown=now,
    )


def _standings(required: tuple[str, ...], records: SignOffs, now: Shown | None) -> Iterator[OfficeStanding]:
    latest = records.latest
    for office in dict.fromkeys((*required, *latest)):
        yield _standing(office, latest.get(office), now, required=office in required)


def _standing(office: str, one: SignOff | None, now: Shown | None, *, required: bool) -> OfficeStanding:
    if one is None:
        return OfficeStanding(office=office, state="missing", required=required)
    match one.outcome:
        case "objects" | "no-reply":
            return OfficeStanding(office=office, state=one.outcome, required=required, sign_off=one)
        case "agreed" | "agreed-with-changes":
            pass
    told = (Change(what="the brief cannot be built"),) if now is None else changes(one.shown, now)
    if told:
        return OfficeStanding(office=office, state="void", required=required, sign_off=one, changes=told)
    state: State = "agreed" if one.outcome == "agreed" else "wants-changes"
    return OfficeStanding(office=office, state=state, required=required, sign_off=one)
