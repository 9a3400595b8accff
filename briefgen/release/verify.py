"""What a file is: a released edition, the very bytes; one that somebody changed; one that no longer holds; or none of ours.

What the project's own records know, by hash or by id, goes before whatever a register says: anybody can write one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from briefgen.build.files import digest
from briefgen.build.ledger import read_ledger
from briefgen.build.records import FOLDER
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder
from briefgen.regular import read_regular
from briefgen.release.identity import file_id
from briefgen.release.records import Released, all_releases, edition_number
from briefgen.release.register import NAME as REGISTER
from briefgen.release.register import read_register

Verdict = Literal["released", "registered", "superseded", "withdrawn", "notice", "changed", "built", "unknown"]
_UP = 2
"""Folders above a released file in which its register stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A release, or the notice of a withdrawal, as records or a register tell of it."""

    event: str
    pack: str
    audience: str
    language: str
    form: str
    edition: str
    file_number: str
    as_of: str
    marking: str
    sign_offs: tuple[str, ...]
    hashes: frozenset[str]
    ids: frozenset[str] = frozenset()
    supersedes: str = ""
    on: str = ""
    reason: str = ""
    register: Path | None = None
    """The register that tells of it, which anybody can write; None for the project's own records."""

    @property
    def brief(self) -> tuple[str, str, str, str]:
        return self.pack, self.audience, self.language, self.form


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    verdict: Verdict
    sha256: str
    known: Known | None = None
    """The edition that it is, or was before somebody changed it."""
    by: tuple[Known, ...] = ()
    """What withdraws it, and what supersedes it."""
    now: Known | None = None
    """The edition of this brief that holds now, where that is another one and there is one."""
    damaged: tuple[str, ...] = ()
    """Records that cannot be believed, or are gone; another one may be of this file."""
    register_named: bool = False
    """Whether a register was named to be believed; one that merely stands near the file is not."""

    @property
    def is_vouched_for(self) -> bool:
        """Whether it is this project's own records that know it, or a register that somebody named."""
        return self.known is None or self.known.register is None or self.register_named

    @property
    def is_good(self) -> bool:
        """Whether it is what went out, and still holds."""
        return self.verdict in {"released", "registered", "notice"} and self.is_vouched_for and not self.damaged


def verify(folder: ProjectFolder, file: Path, register: Path | None = None) -> Verified:
    """Return what *file* is, by the records of the project, else by the *register* that is named or that stands above it. No
    register makes good what the records know otherwise; that an edition no longer holds is believed of any.

    Raises `OSError` where it cannot be read, and `UserError` for a register that is none.
    """
    content = read_regular(file)
    releases = all_releases(folder)
    found = _found(
        folder, content, tuple(map(_of_record, releases.every)), tuple(_of_registers(file, folder, register))
    )
    return replace(found, damaged=releases.damaged, register_named=register is not None)


def _found(
    folder: ProjectFolder, content: bytes, records: tuple[Known, ...], registered: tuple[Known, ...]
) -> Verified:
    sha256 = digest(content)
    everything = (*records, *registered)
    if own := next((one for one in records if sha256 in one.hashes), None):
        return _standing(own, everything, sha256)
    if any(sha256 == made.sha256 for pack in _packs(folder) for made in read_ledger(folder, pack).files):
        return Verified(verdict="built", sha256=sha256)
    id_ = file_id(content)
    if was := next((one for one in records if id_ is not None and id_ in one.ids), None):
        return replace(_standing(was, everything, sha256), verdict="changed")
    if told := next((one for one in registered if sha256 in one.hashes), None):
        return _standing(told, everything, sha256)
    return Verified(verdict="unknown", sha256=sha256)


def _standing(own: Known, known: Iterable[Known], sha256: str) -> Verified:
    others = [one for one in known if one.brief == own.brief]
    by = _against(own, others)
    holding = [one for one in others if one.event == "released" and not _against(one, others)]
    now = next((one for one in reversed(holding) if one.register is None or own.register is not None), None)
    if own.event == "withdrawn":
        return Verified(verdict="notice", sha256=sha256, known=own, now=now)
    if not by:
        return Verified(verdict="released" if own.register is None else "registered", sha256=sha256, known=own)
    verdict: Verdict = "withdrawn" if by[0].event == "withdrawn" else "superseded"
    return Verified(verdict=verdict, sha256=sha256, known=own, by=by, now=now)


def _against(one: Known, others: Iterable[Known]) -> tuple[Known, ...]:
    """Return what withdraws an edition, and what supersedes it, each as it is first told."""
    found = {
        each.event: each
        for each in reversed(tuple(others))
        if (each.event == "withdrawn" and each.edition == one.edition)
        or (each.event == "released" and each.supersedes == one.edition)
    }
    return tuple(found[event] for event in ("withdrawn", "released") if event in found)


def _packs(folder: ProjectFolder) -> Iterator[str]:
    top = folder.root / FOLDER
    yield from sorted(path.name for path in top.iterdir() if path.is_dir()) if top.is_dir() else ()


def _of_record(one: Released) -> Known:
    return Known(
        event=one.event,
        pack=one.pack,
        audience=one.audience,
        language=one.language,
        form=one.form or "",
        edition=one.edition,
        file_number=one.file or "",
        as_of=one.as_of,
        marking=one.marking.label,
        sign_offs=tuple(f"{each.office}: {each.by}, {each.outcome}, {each.on}" for each in one.sign_offs),
        hashes=frozenset(each.sha256 for each in one.files.values()),
        ids=frozenset(each.id for each in one.files.values() if each.id),
        supersedes=one.supersedes or "",
        on=one.on or "",
        reason=one.reason or "",
    )


def _of_registers(file: Path, folder: ProjectFolder, register: Path | None) -> Iterator[Known]:
    """Yield what registers tell: the one that is named, else the one above the file, else the project's own."""
    above = [parent / REGISTER for parent in file.absolute().parents[1 : _UP + 1]]
    places = (register,) if register else (*above, folder.root / "released" / REGISTER)
    for place in dict.fromkeys(places):
        if place.is_file():
            yield from (_of_row(row, place) for row in read_register(place))


def _of_row(row: Mapping[str, str], register: Path) -> Known:
    return Known(
        event=row["event"],
        pack=row["pack"],
        audience=row["audience"],
        language=row["language"],
        form=row["form"],
        edition=edition_number(row["edition"]),
        file_number=row["file_number"],
        as_of=row["as_of"],
        marking=row["marking"],
        supersedes=edition_number(row["supersedes"]),
        on=row["on"],
        reason=row["reason"],
        register=register,
        sign_offs=tuple(filter(None, row["sign_offs"].split("; "))),
        hashes=frozenset({row["docx_sha256"], row["pdf_sha256"]}),
    )
