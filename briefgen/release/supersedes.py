"""Which released edition a corrected one replaces. That it does, and why, stands in the pack: offices agree to it with the rest."""

import datetime as dt
from pathlib import Path

from briefgen.build.brief import Brief
from briefgen.build.files import digest
from briefgen.content.front import DocumentFields
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass
from briefgen.regular import read_regular
from briefgen.release.codes import REPLACES, problem
from briefgen.release.identity import file_id
from briefgen.release.records import Releases, edition_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    edition: str
    reason: str


def replaced(
    document: DocumentFields, brief: Brief, known: Releases, *, published: bool, asked: str | None, reason: str | None
) -> Replaced | None:
    """Return what a brief replaces; None where it replaces nothing. *asked* is an edition or a file, *reason* is why, as whoever
    releases it says. Raises `UserError` where the brief does not say so itself, or says something else.
    """
    told, why = document.replaces, document.public_correction if published else document.correction
    if asked is None and reason is None and told is None:
        return None
    edition = _edition(asked, known, brief) or told
    if told is None or document.replaces_of is None or why is None or edition != told:
        raise UserError(_unsaid(brief, edition or "…", reason, known, published=published))
    if reason is not None and " ".join(reason.split()) != " ".join(why.split()):
        message = "the reason is not the one that the brief prints"
        hint = f"leave out --reason, or print it: the front matter has '{why}', and offices agree to that"
        raise UserError(problem(REPLACES, message, hint, audience=brief.audience))
    earlier = known.edition(brief.stem, told)
    if earlier is None:
        message = f"edition {told} of this brief was never released here"
        hint = "release it first; where it went out by another way, take `replaces` away and say in the text what is corrected"
        raise UserError(problem(REPLACES, message, hint, audience=brief.audience))
    if dt.datetime.fromisoformat(earlier.as_of).date() != document.replaces_of:
        message = f"edition {told} is not of {document.replaces_of}"
        hint = f"write `replaces_of: {earlier.as_of[:10]}` in the front matter"
        raise UserError(problem(REPLACES, message, hint, audience=brief.audience))
    return Replaced(edition=told, reason=why)


def _edition(asked: str | None, known: Releases, brief: Brief) -> str | None:
    """Return the edition that is named, or that a file is of; None where none was asked for. A file is known by its bytes, or
    by the id that it still carries when somebody has saved it. Raises `UserError` for a file of no release of this brief.
    """
    if asked is None or not Path(asked).is_file():
        return asked and edition_number(asked)
    content = read_regular(Path(asked))
    sha256, id_ = digest(content), file_id(content)
    own = [one for one in known.every if one.event == "released" and one.stem == brief.stem]
    files = [(one.edition, file) for one in own for file in one.files.values()]
    same = [edition for edition, file in files if file.sha256 == sha256]
    alike = [edition for edition, file in files if id_ is not None and file.id == id_]
    if found := (*same, *alike):
        return found[0]
    there = f"released are {', '.join(one.edition for one in own)}" if own else "nothing of it has been released"
    message = f"'{Path(asked).name}' is no release of this brief"
    hint = (
        f"name the edition, or a file of it as it went out ({there}): `briefgen verify {asked}` says what this one is"
    )
    raise UserError(problem(REPLACES, message, hint, audience=brief.audience))


def _unsaid(brief: Brief, edition: str, reason: str | None, known: Releases, *, published: bool) -> Diagnostic:
    """Return that the brief itself says nothing of what is asked for, with what to write."""
    earlier = known.edition(brief.stem, edition)
    of = earlier.as_of[:10] if earlier else "its day"
    why = "public_correction" if published else "correction"
    lines = f'document: {{replaces: "{edition}", replaces_of: {of}, {why}: {reason or "why"}}}'
    message = f"the brief does not say that it replaces edition {edition}"
    hint = f"write `{lines}` in the front matter, and let the offices agree to it: the notice is part of what they sign"
    return problem(REPLACES, message, hint, audience=brief.audience)
