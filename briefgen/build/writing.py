"""One brief to its files: rendered, read again by the leak check, put in place together or not at all."""

import errno
from collections.abc import Mapping
from dataclasses import asdict, field, replace
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from briefgen.build.baselines import baseline_bytes, baseline_of, baseline_path
from briefgen.build.files import digest, not_written, replace_files
from briefgen.build.identity import document_id
from briefgen.build.locking import alone
from briefgen.build.manifest import input_path, output_path
from briefgen.build.outputs import CutRecord, Output, PlayRecord, ProseRecord
from briefgen.build.records import flat, write_private
from briefgen.build.signing import not_signed
from briefgen.checks.let_stand import told
from briefgen.diagnostics import Diagnostic, UserError, errors
from briefgen.frozen import dataclass
from briefgen.leak.check import leak_check
from briefgen.project.folder import ProjectFolder
from briefgen.writers.formats import FORMATS
from briefgen.writers.options import WriteOptions

if TYPE_CHECKING:
    from briefgen.build.brief import Brief

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of a brief. It is refused where a writer or the leak check says no; a full disk is not its fault."""

    outputs: tuple[Output, ...] = ()
    """The files that are to be put in place, and then those that are."""
    contents: Mapping[Path, bytes] = field(default_factory=dict, repr=False)
    """What they hold."""
    records: Mapping[Path, bytes] = field(default_factory=dict, repr=False)
    """What goes into the unit's own records with them."""
    diagnostics: tuple[Diagnostic, ...] = ()
    leak_state: str = "not read"
    leak_seconds: float = field(default=0.0, compare=False)
    """Of processor time that the leak check took: to be told, and never to be written or decided by."""
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What is told of a brief, whichever of its files it is told of."""

    readability: ProseRecord
    withheld: tuple[Mapping[str, Any], ...]
    templates: tuple[str, ...]

    @classmethod
    def of(cls, brief: "Brief") -> "_Told":
        return cls(
            readability=brief.prose,
            withheld=tuple(map(flat, brief.withheld)),
            templates=tuple(sorted({input_path(path, brief.folder) for path in brief.templates})),
        )


def write_brief(brief: "Brief", places: Mapping[str, Path], options: WriteOptions) -> Written:
    """Write *brief* in the formats that *places* names, each to its place."""
    made = with_records(brief, finish(brief, places, options))
    if not made.records:
        return put(brief.folder, brief.audience, made)
    try:
        with alone(brief.folder, brief.pack):
            return put(brief.folder, brief.audience, made)
    except OSError as fault:
        return not_put(made, fault, brief.audience)


def finish(brief: "Brief", places: Mapping[str, Path], options: WriteOptions) -> Written:
    """Make the files of *brief*, and have them checked for leaks; none is in its place yet."""
    try:
        contents = {name: brief.written(name, options) for name in places}
    except UserError as fault:
        return Written(diagnostics=fault.diagnostics, refused=True)
    begun = process_time()
    leak = leak_check(contents, brief.leak_question)
    found = (*leak.diagnostics, *not_signed(brief, contents))
    checked = Written(diagnostics=found, leak_state=leak.state, leak_seconds=process_time() - begun)
    if errors(leak.diagnostics):
        return replace(checked, refused=True)
    same = _Told.of(brief)
    outputs = tuple(
        _output(brief, name, places[name], content, options, same=same) for name, content in contents.items()
    )
    return replace(checked, outputs=outputs, contents={places[name]: content for name, content in contents.items()})


def with_records(brief: "Brief", made: Written) -> Written:
    """Return what was made of *brief*; if a Word document is among the files, with the record of what each of its anchors stands
    for: itself it does not say.
    """
    word = next((each.path for each in made.outputs if each.format == "docx"), None)
    if word is None:
        return made
    content = next(each for place, each in made.contents.items() if output_path(place, brief.folder) == word)
    return replace(made, records=baseline_files(brief, content))


def put(folder: ProjectFolder, audience: str, made: Written) -> Written:
    """Put the files that were made of an *audience*'s brief in their places, and their records with them, all or none."""
    if not made.outputs:
        return made
    try:
        if made.records:
            write_private(folder, made.records, shared=made.contents)
        else:
            replace_files(made.contents)
    except OSError as fault:
        return not_put(made, fault, audience)
    return replace(made, contents={}, records={})


def not_put(made: Written, fault: OSError, audience: str) -> Written:
    """Return that the files could not be put in their places."""
    return replace(
        made, outputs=(), contents={}, records={}, diagnostics=(*made.diagnostics, cannot_write(fault, audience))
    )


def cannot_write(fault: OSError, audience: str | None = None) -> Diagnostic:
    """Return what the system said of a file, as a finding."""
    hint = "close it where it is open, and see that you may write there"
    if fault.errno in _FULL:
        hint = "make room on the disk, and build again: what stood there before stands there still"
    return Diagnostic(
        code="BG901",
        message=not_written(fault),
        hints=(hint,),
        audience=audience,
    )


def cannot_read(fault: OSError) -> Diagnostic:
    """Return that a file which a build goes from could not be read again, for its record."""
    return Diagnostic(
        code="BG987",
        message=f"'{fault.filename}' was read and is no longer to be had: {(fault.strerror or 'no reason given').lower()}",
        hints=("leave the files in place while briefs are built, and build again",),
    )


def baseline_files(brief: "Brief", content: bytes) -> Mapping[Path, bytes]:
    """Return the record of what each anchor stands for in the Word document *content* of a brief, by its place."""
    word = document_id(content) or ""
    baselines = brief.worked.baselines
    if word not in baselines:
        baselines[word] = baseline_bytes(baseline_of(brief, content))
    return {baseline_path(brief.folder, brief.pack, word, brief.stem): baselines[word]}


def _output(brief: "Brief", name: str, place: Path, content: bytes, options: WriteOptions, *, same: _Told) -> Output:
    return Output(
        path=output_path(place, brief.folder),
        sha256=digest(content),
        bytes=len(content),
        audience=brief.audience,
        format=name,
        language=brief.language,
        form=brief.form,
        theme=brief.theme.name,
        paper=brief.theme.paper_name,
        reference=brief.reference.name if brief.reference and name == "docx" else None,
        letterhead=None if (page := brief.leak_question.letterhead) is None else input_path(page, brief.folder),
        as_of=brief.leak_question.moment.isoformat(),
        document_id=document_id(content) if name == "docx" else None,
        embed_fonts=options.embed_fonts if name == "docx" else None,
        data_attached=options.attach_data and FORMATS[name].attaches_data,
        marking=brief.marking.label,
        embargo_until=brief.embargo_until.isoformat() if brief.embargo_until else None,
        draft=brief.is_draft,
        unread=tuple(
            {"register": one.register, "id": one.id, "language": one.language, "standing": one.standing}
            for one in brief.unread
        ),
        strength=told(brief.strength, brief.overruled),
        overruled=tuple(asdict(each) for each in brief.overruled),
        pages=brief.pages if name == "pdf" else None,
        words=brief.words,
        readability=same.readability,
        items=brief.items,
        withheld=same.withheld,
        left_out=brief.left_out,
        cuts=tuple(CutRecord(item=cut.item, rank=cut.rank, lines=cut.lines) for cut in brief.cuts),
        back=asdict(brief.back) if brief.back else None,
        play=PlayRecord(spaces=brief.play.spaces, size=brief.play.size) if brief.play else None,
        templates=same.templates,
    )
