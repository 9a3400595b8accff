"""Briefs that everybody has agreed to go out: files with a name for a mailbox, their hashes, and a line of the register."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Final, TypeVar

from briefgen.build.brief import Brief
from briefgen.build.composition import compose_pack
from briefgen.build.files import digest, replace_files
from briefgen.build.inputs import inputs
from briefgen.build.ledger import remember
from briefgen.build.locking import Waiting, alone, in_silence
from briefgen.build.manifest import fingerprints
from briefgen.build.outputs import Output
from briefgen.build.pipeline import require
from briefgen.build.project import Project
from briefgen.build.records import write_private
from briefgen.build.releasing import blocking
from briefgen.build.request import Asked
from briefgen.build.shown import hash_of, shown
from briefgen.build.writing import Written, baseline_files, cannot_write, finish
from briefgen.content.front import DocumentFields
from briefgen.diagnostics import Diagnostic, UserError, errors
from briefgen.frozen import dataclass
from briefgen.release.codes import CANNOT_SIGN, OTHER_BYTES, REPLACES, problem
from briefgen.release.codes import REGISTER as REGISTER_CODE
from briefgen.release.frozen import freeze, holds
from briefgen.release.identity import file_id
from briefgen.release.naming import file_name
from briefgen.release.reasons import reasons
from briefgen.release.records import Agreed, Released, ReleasedFile, Releases, read_releases, record_release
from briefgen.release.register import NAME as REGISTER
from briefgen.release.register import alone_at, row_of, with_row
from briefgen.release.supersedes import replaced
from briefgen.writers.formats import FORMATS
from briefgen.writers.options import DEFAULTS

T = TypeVar("T")
OUTPUT: Final = Path("released")
"""Where releases go, unless another folder is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRequest:
    pack: str
    audience: str
    output: Path = OUTPUT
    language: str | None = None
    form: str | None = None
    supersedes: str | None = None
    """An edition, or a file of one."""
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A release in its place."""

    released: Released
    folder: Path
    files: Mapping[str, bytes]
    outputs: tuple[Output, ...] = ()
    """The files as builds remember them; none of a notice."""
    anchors: Mapping[Path, bytes] = field(default_factory=dict, repr=False)
    """The record by which its Word document is read when it comes back."""
    again: bool = False
    """Whether it stood there already, with the very same bytes."""


def release(project: Project, asked: ReleaseRequest, waiting: Waiting = in_silence) -> tuple[Frozen, ...]:
    """Release an audience's brief, in every language that it must go out in. Nothing but what is built here goes out.

    Raises `UserError` with all that keeps any of them from going out, and then releases none.
    """
    wanted = Asked(packs=(asked.pack,), audiences=(asked.audience,), language=asked.language, form=asked.form)
    require(project, wanted)
    composed = compose_pack(project, asked.pack, wanted)
    if composed.stopped_early or not (composed.briefs or composed.held):
        raise UserError(*(errors(blocking(project, asked.pack, composed)) or (_not_built(asked.audience),)))
    document = project.document(asked.pack, asked.audience)
    found = [*reasons(project, asked.pack, asked.audience, composed)]
    published = project.policy.policy.audiences[asked.audience].published
    try:
        with alone(project.folder, asked.pack, waiting), alone_at(asked.output / REGISTER, waiting):
            known = read_releases(project.folder, asked.pack)
            found += _damaged(known, asked.audience)
            made = []
            for brief in (*composed.briefs, *composed.held):
                try:
                    made.append(_made(brief, document, asked, known, published=published))
                except UserError as fault:
                    found += fault.diagnostics
            if found:
                raise UserError(*dict.fromkeys(found))
            for each in made:
                put(project, each, asked.output)
    except OSError as fault:
        raise UserError(cannot_write(fault, asked.audience)) from None
    return tuple(made)


def _not_built(audience: str) -> Diagnostic:
    hint = "mend what `briefgen check` tells, and let it be signed"
    return problem(CANNOT_SIGN, "the brief cannot be built", hint, audience=audience)


def _damaged(known: Releases, audience: str) -> Iterator[Diagnostic]:
    for name in known.damaged:
        message = f"the record of a release, '{name}', is damaged or gone, and what rests on it does not hold"
        yield problem(
            REGISTER_CODE, message, "put it back from a copy, with its head in `heads/releases/`", audience=audience
        )


def _made(brief: Brief, document: DocumentFields, asked: ReleaseRequest, known: Releases, *, published: bool) -> Frozen:
    """Return a brief as it goes out. Raises `UserError` with all that keeps it."""
    found: list[Diagnostic] = []
    edition = document.edition or ""
    name = _tried(lambda: file_name(brief, pattern=document.file_name, edition=edition, file=document.file), found)
    replaces = _tried(
        lambda: replaced(document, brief, known, published=published, asked=asked.supersedes, reason=asked.reason),
        found,
    )
    folder = asked.output / brief.pack / (name or "")
    places = {each: folder / f"{name}.{each}" for each, entry in FORMATS.items() if entry.default}
    written = Written() if brief.refused or not name else finish(brief, places, DEFAULTS)
    found += errors(written.diagnostics)
    found += [_not_built(brief.audience)] if brief.refused else []
    if found or not written.outputs:
        raise UserError(*found)
    contents = {each.format: written.contents[places[each.format]] for each in written.outputs}
    files = {
        each: ReleasedFile(name=places[each].name, sha256=digest(content), id=file_id(content))
        for each, content in contents.items()
    }
    one = Released(
        event="released",
        pack=brief.pack,
        stem=brief.stem,
        audience=brief.audience,
        language=brief.language,
        form=brief.form,
        edition=edition,
        file=document.file,
        title=brief.document.metadata.title,
        as_of=brief.document.metadata.as_of.isoformat(),
        marking=brief.marking,
        retention=document.retention,
        hash=hash_of({each: file.sha256 for each, file in files.items()}),
        files=files,
        sign_offs=tuple(_agreed(brief)),
        supersedes=replaces.edition if replaces else None,
        reason=replaces.reason if replaces else None,
    )
    if not brief.is_draft:
        _require_signed(brief, one)
    frozen = Frozen(
        released=one,
        folder=folder,
        files={files[each].name: contents[each] for each in contents},
        outputs=written.outputs,
        anchors=baseline_files(brief, contents["docx"]),
    )
    return _once(frozen, known, brief)


def _tried(make: Callable[[], T], found: list[Diagnostic]) -> T | None:
    """Return what *make* returns; None where it is at fault, which goes to what was *found*."""
    try:
        return make()
    except UserError as fault:
        found.extend(fault.diagnostics)
        return None


def _require_signed(brief: Brief, one: Released) -> None:
    """Raise `UserError` where the files are not byte for byte those that offices agreed to. Sign-offs that hold leave no room
    for it; this is the promise itself, and is kept apart from how it comes about.
    """
    hashes = {each.sign_off.shown.hash for each in brief.signing.standings if each.sign_off and each.state == "agreed"}
    if hashes - {one.hash}:
        hint = "let the offices look again: `briefgen status` says what is new"
        raise UserError(
            problem(OTHER_BYTES, "the files are not those that were agreed to", hint, audience=brief.audience)
        )


def _agreed(brief: Brief) -> Iterator[Agreed]:
    """Yield what offices said of the very bytes; what was said of others is void, and no part of the release."""
    for each in brief.signing.standings:
        if (one := each.sign_off) is not None and each.state != "void":
            yield Agreed(office=one.office, by=one.by, outcome=one.outcome, on=one.on.isoformat())


def _once(made: Frozen, known: Releases, brief: Brief) -> Frozen:
    """Return the release; one that went out already is the same only with the very same bytes: those of a draft are what would
    go out of it, without its mark.
    """
    one = made.released
    clean = brief.as_released if brief.is_draft else None
    files = shown(clean).files if clean else {name: file.sha256 for name, file in one.files.items()}
    earlier = known.edition(one.stem, one.edition)
    if earlier is not None:
        if known.withdrawal(earlier) is not None:
            message = f"edition {one.edition} was withdrawn"
            raise UserError(
                problem(OTHER_BYTES, message, "give the brief another edition number", audience=one.audience)
            )
        if {each.sha256 for each in earlier.files.values()} != set(files.values()):
            message = f"edition {one.edition} was released already, with other words or another look"
            hint = "give the brief another edition number: an edition goes out once"
            raise UserError(problem(OTHER_BYTES, message, hint, audience=one.audience))
        if (earlier.supersedes, earlier.reason) != (one.supersedes, one.reason):
            message = (
                f"edition {one.edition} was released already, and its record says otherwise what it replaces, or why"
            )
            hint = "leave the record as it is; what is to be said otherwise is another edition"
            raise UserError(problem(REPLACES, message, hint, audience=one.audience))
        return replace(made, again=True)
    folder = made.folder
    same = next((path for path in _beside(folder) if path.name.casefold() == folder.name.casefold()), None)
    if same is not None and not holds(same, made.files):
        message = f"'{same.name}' is there already, and is another brief"
        hint = "give it a name of its own: `document: {file_name: …}` in the front matter, with {audience} and {edition} in it"
        raise UserError(problem(OTHER_BYTES, message, hint, audience=one.audience))
    return made


def _beside(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.parent.iterdir()) if folder.parent.is_dir() else ()


def _remember(project: Project, made: Frozen) -> None:
    """Let the files be known as those of builds are: to whoever traces one, or reads it when it comes back. Raises `OSError`."""
    if not made.outputs:
        return
    name = made.released.pack
    gone_in = fingerprints(inputs(project, project.pack(name), None), project.folder)
    remember(project.folder, name, inputs=gone_in, outputs=made.outputs)
    write_private(project.folder, made.anchors)


def put(project: Project, made: Frozen, output: Path) -> None:
    """Put a release in its place, with its line and its record: all of it or nothing."""
    register = output / REGISTER
    one = made.released
    before = register.read_bytes() if register.exists() else None
    line = with_row(register, row_of(one, made.folder.relative_to(output).as_posix()))

    def then() -> None:
        replace_files({register: line})
        try:
            _remember(project, made)
            if not made.again:
                record_release(project.folder, one)
        except BaseException:
            if before is None:
                register.unlink(missing_ok=True)
            else:
                replace_files({register: before})
            raise

    freeze(output, made.folder, made.files, then)
