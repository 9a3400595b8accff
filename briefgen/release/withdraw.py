"""A released edition is withdrawn: a notice beside it, a line of the register, and what `verify` says from then on."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from briefgen.build.files import digest
from briefgen.build.locking import Waiting, alone, in_silence
from briefgen.build.project import Project
from briefgen.build.writing import cannot_write
from briefgen.compose.join import joined
from briefgen.content.values import value_at
from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.frozen import dataclass
from briefgen.layout.lay_out import lay_out
from briefgen.leak.check import Hit, Question, leak_check, leak_of
from briefgen.leak.words import stands_in
from briefgen.located.text import REFUSED, no_place
from briefgen.release.codes import DAY, WITHDRAWAL, problem
from briefgen.release.identity import file_id
from briefgen.release.notice import withdrawal_notice
from briefgen.release.reader import notice_reader
from briefgen.release.records import Released, ReleasedFile, Releases, edition_number, read_releases
from briefgen.release.register import NAME as REGISTER
from briefgen.release.register import alone_at
from briefgen.release.release import OUTPUT, Frozen, put
from briefgen.writers.formats import FORMATS

ENDING = "_withdrawn"
"""What the names of a notice end in."""


_OTHER_WORDS: Final = (
    "say why in words that this reader may know: --reason is printed, and goes to whoever has the edition",
    "nothing was withdrawn: the notice is written once its reason is another one",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawRequest:
    pack: str
    audience: str
    edition: str
    reason: str
    on: dt.date
    output: Path = OUTPUT
    language: str | None = None
    form: str | None = None


def withdraw(
    project: Project, asked: WithdrawRequest, *, today: dt.date, waiting: Waiting = in_silence
) -> tuple[Frozen, ...]:
    """Withdraw an edition of an audience's brief, in every language and form in which it was released and that is asked for.

    *today* only refuses a day that is still to come; one before the edition's own is refused as well. Raises `UserError` with all
    that keeps it from being withdrawn.
    """
    project.require(packs=(asked.pack,))
    try:
        with alone(project.folder, asked.pack, waiting), alone_at(asked.output / REGISTER, waiting):
            known = read_releases(project.folder, asked.pack)
            if not any(one.audience == asked.audience for one in known.every):
                project.require(audiences=(asked.audience,), language=asked.language, form=asked.form)
            meant = tuple(_meant(known, asked))
            if found := (*_faults(known, meant, asked), *_other_day(meant, asked.on, today)):
                raise UserError(*found)
            made = tuple(_notice(project, one, asked) for one in meant)
            for each in made:
                put(project, each, asked.output)
    except OSError as fault:
        raise UserError(cannot_write(fault, asked.audience)) from None
    return made


def _words(reason: str) -> str:
    """Return a reason as it is printed and recorded: on one line."""
    return " ".join(reason.split())


def _meant(known: Releases, asked: WithdrawRequest) -> Iterator[Released]:
    for one in known.every:
        own = (one.event, one.audience, one.edition) == ("released", asked.audience, edition_number(asked.edition))
        if own and asked.language in {None, one.language} and asked.form in {None, one.form}:
            yield one


def _faults(known: Releases, meant: tuple[Released, ...], asked: WithdrawRequest) -> Iterator[Diagnostic]:
    if not asked.reason.strip():
        yield problem(WITHDRAWAL, "a withdrawal says why", 'write --reason "…"', audience=asked.audience)
    if unseen := REFUSED.search(_words(asked.reason)):
        message = f"in the reason, {no_place(unseen.group())}"
        yield problem(WITHDRAWAL, message, "write it without: what is printed must be seen", audience=asked.audience)
    if not meant:
        yield _never_released(known, asked)
    for one in meant:
        if earlier := known.withdrawal(one):
            message = f"edition {one.edition} was withdrawn on {earlier.on}"
            yield problem(WITHDRAWAL, message, "it is withdrawn once", audience=asked.audience)


def _never_released(known: Releases, asked: WithdrawRequest) -> Diagnostic:
    own = [one for one in known.every if one.event == "released" and one.audience == asked.audience]
    number = edition_number(asked.edition)
    if otherwise := sorted({_as(one) for one in own if one.edition == number}):
        message = f"edition {number} of this brief was released in {', '.join(otherwise)}, and not in what is asked for"
        return problem(WITHDRAWAL, message, "leave --language and --form out, or name these", audience=asked.audience)
    editions = sorted({one.edition for one in own})
    released = f"released are {', '.join(editions)}" if own else "nothing of it has been released"
    message = f"edition {number} of this brief was never released here"
    hint = did_you_mean(number, tuple(editions), otherwise=released)
    return problem(WITHDRAWAL, message, hint, audience=asked.audience)


def _as(one: Released) -> str:
    return one.language if one.form is None else f"{one.language} ({one.form})"


def _other_day(meant: tuple[Released, ...], on: dt.date, today: dt.date) -> Iterator[Diagnostic]:
    editions = [dt.datetime.fromisoformat(one.as_of).date() for one in meant]
    hint = "write the day from which it is withdrawn"
    if on > max((today + dt.timedelta(days=1), *editions)):
        yield problem(DAY, f"'{on}' is still to come", hint)
    if editions and on < min(editions):
        yield problem(DAY, f"'{on}' is before the day of the edition, {min(editions)}", hint)


def _in_language(project: Project, one: Released, tag: str) -> Released:
    """Return an edition as it is called in a language: in its own as it went out, in another as the pack calls it now."""
    if tag == one.language:
        return one
    front = project.pack(one.pack).front
    names = (("titles", one.audience), ("title",))
    told = (value_at(front, ("translations", tag, *path)) for path in names)
    title = next((str(each) for each in told if each), one.title)
    return replace(one, language=tag, title=title)


def _is_said(hit: Hit, reason: str) -> bool:
    """Tell whether words that are withheld come from the reason that was given, and not from the edition's own."""
    return bool(hit.run) and stands_in(hit.run, reason)


def _notice(project: Project, one: Released, asked: WithdrawRequest) -> Frozen:
    """Return the notice in both formats, laid out in the audience's look. Raises `UserError` where it may not be written."""
    reader = notice_reader(project, one)
    locales = [project.forms.locale(tag) for tag in reader.languages]
    halves = [
        withdrawal_notice(
            _in_language(project, one, locale.tag),
            locale,
            on=asked.on,
            reason=_words(asked.reason),
            published=reader.published,
        )
        for locale in locales
    ]
    document = halves[0] if len(halves) == 1 else joined(halves, locales, "after", one.audience)
    layout = lay_out(document, reader.theme, project.fonts)
    contents = {
        name: entry.write(document, layout, reader.theme, project.fonts)
        for name, entry in FORMATS.items()
        if entry.default
    }
    moment = project.pack(one.pack).front.as_of
    question = Question(evidence=reader.evidence, audience=one.audience, moment=moment, sent=reader.had)
    report = leak_check(contents, question)
    if report.diagnostics:
        ours = {leak_of(hit, question.evidence, one.audience) for hit in report.hits if _is_said(hit, asked.reason)}
        raise UserError(*(replace(each, hints=_OTHER_WORDS) if each in ours else each for each in report.diagnostics))
    stem = next(iter(one.files.values())).name.rpartition(".")[0] + ENDING
    files = {
        name: ReleasedFile(name=f"{stem}.{name}", sha256=digest(content), id=file_id(content))
        for name, content in contents.items()
    }
    notice = replace(
        one,
        event="withdrawn",
        files=files,
        reason=_words(asked.reason),
        on=asked.on.isoformat(),
        sign_offs=(),
        supersedes=None,
    )
    folder = asked.output / one.pack / stem
    return Frozen(released=notice, folder=folder, files={files[name].name: contents[name] for name in contents})
