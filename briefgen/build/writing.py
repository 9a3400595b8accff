"""One brief to its files: rendered, read again by the leak check, put in place together or not at all."""

from dataclasses import asdict, dataclass
from pathlib import Path

from briefgen.build.brief import Brief
from briefgen.build.files import digest, replace_files
from briefgen.build.manifest import Output, output_path
from briefgen.build.records import write_record
from briefgen.build.request import BuildRequest
from briefgen.diagnostics import Diagnostic, UserError, errors
from briefgen.leak.check import leak_check
from briefgen.project.folder import ProjectFolder
from briefgen.writers.docx.anchors import anchors


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of a brief. It is refused where a writer or the leak check says no; a full disk is not its fault."""

    outputs: tuple[Output, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    leak_state: str = "not yet"
    refused: bool = False


def write_brief(brief: Brief, request: BuildRequest, folder: ProjectFolder) -> Written:
    """Write *brief* in every format asked for."""
    try:
        contents = {name: brief.render(name) for name in request.formats}
    except UserError as fault:
        return Written(diagnostics=fault.diagnostics, refused=True)
    leak = leak_check(contents)
    if errors(leak.diagnostics):
        return Written(diagnostics=leak.diagnostics, leak_state=leak.state, refused=True)
    places = {name: request.place(brief.pack, brief.audience, name) for name in contents}
    try:
        replace_files({places[name]: content for name, content in contents.items()})
        if "docx" in contents:
            _write_baseline(brief, folder)
    except OSError as fault:
        return Written(diagnostics=(cannot_write(fault, brief.audience),), leak_state=leak.state)
    outputs = tuple(_output(brief, folder, name, places[name], content) for name, content in contents.items())
    return Written(outputs=outputs, diagnostics=leak.diagnostics, leak_state=leak.state)


def cannot_write(fault: OSError, audience: str | None = None) -> Diagnostic:
    """Return what the system said of a file, as a finding."""
    return Diagnostic(
        code="BG901",
        message=f"'{fault.filename}' cannot be written: {(fault.strerror or 'no reason given').lower()}",
        hints=("close it where it is open, and see that you may write there",),
        audience=audience,
    )


def _write_baseline(brief: Brief, folder: ProjectFolder) -> None:
    """Record what each anchor of the Word document stands for: the file itself does not say."""
    baseline = [asdict(anchor) for anchor in anchors(brief.document)]
    write_record(folder, brief.pack, f"baselines/{brief.audience}.json", baseline)


def _output(brief: Brief, folder: ProjectFolder, name: str, place: Path, content: bytes) -> Output:
    return Output(
        path=output_path(place, folder),
        sha256=digest(content),
        bytes=len(content),
        audience=brief.audience,
        format=name,
        language=brief.language,
        marking=brief.marking.label,
        pages=brief.pages if name == "pdf" else None,
        words=brief.words,
        items=brief.items,
        withheld=tuple(asdict(each) for each in brief.withheld),
        left_out=brief.left_out,
    )
