"""Whose document came back: the pack and the record of it, by the id that it carries, or as its sender names it."""

from pathlib import Path
from typing import Final

from briefgen.build.baselines import Baseline, read_baseline
from briefgen.build.manifest import read_outputs
from briefgen.build.project import Project
from briefgen.build.records import recorded_packs
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass
from briefgen.regular import read_regular
from briefgen.review.compare import compare
from briefgen.review.model import Review
from briefgen.review.returned.model import CELL, Returned
from briefgen.review.returned.read import read_returned, without_anchors
from briefgen.writers.docx.reference.findings import Kind, Refused
from briefgen.writers.docx.reference.why import why_refused

UNREADABLE: Final = "BG596"
STRANGER: Final = "BG597"
MOST_BLOCKS: Final = 2_000
"""Paragraphs and rows of a document that came back, and comments; of a long brief, so many times those that were sent."""
_TIMES: Final = 4
_WHY: Final = {
    Kind.NOT_WORD: "it is no Word document",
    Kind.PDF: "it is a PDF: its readers' changes are in the Word document alone",
}
"""Where a review has more to say than that a file cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    pack: str
    review: Review
    by_id: bool
    """Whether the document said itself which one it is; else it is held against the last one built for the audience."""


def review_file(project: Project, path: Path, *, pack: str | None = None, audience: str | None = None) -> Reviewed:
    """Compare the document at *path* with what was sent.

    Raises `UserError` where it cannot be read, or where nothing is recorded that it could be held against.
    """
    if pack is not None:
        project.require(packs=(pack,))
    content, returned = _read(path)
    names = (pack,) if pack is not None else tuple(recorded_packs(project.folder))
    for name in names:
        if returned.document_id and (baseline := read_baseline(project.folder, name, returned.document_id)):
            return Reviewed(pack=name, review=_compared(path, baseline, content, returned), by_id=True)
    for name in names:
        if audience and (baseline := _last(project, name, audience)):
            return Reviewed(pack=name, review=_compared(path, baseline, content, returned), by_id=False)
    raise UserError(
        _elsewhere(path) if project.folder.bundled else _stranger(path, names, is_named=audience is not None)
    )


def _compared(path: Path, baseline: Baseline, content: bytes, returned: Returned) -> Review:
    """Compare, unless the document has grown beyond what people make of a brief: every paragraph is held against each."""
    if any(each.kind == "row" for each in returned.blocks) and is_side_by_side(baseline):
        returned = read_returned(content, side_by_side=True)  # some of the bookmarks that part the columns are gone
    most = max(MOST_BLOCKS, _TIMES * len(baseline.anchors))
    if len(returned.blocks) > most or len(returned.comments) > MOST_BLOCKS:
        sent = f"{len(baseline.anchors)} were sent, and more than {most} came back"
        raise UserError(_unreadable(path, f"it has too many paragraphs or comments ({sent})"))
    return compare(baseline, returned if _is_of(returned, baseline) else without_anchors(returned))


def is_side_by_side(baseline: Baseline) -> bool:
    """Tell whether a document was sent in two languages, and with no row of a table that is one passage."""
    words = (each for anchor in baseline.anchors for each in anchor.items if each.register == "items")
    spoken = {each.language.partition("-")[0] for each in words}
    return len(spoken) > 1 and not any(CELL in anchor.text for anchor in baseline.anchors)


def _is_of(returned: Returned, baseline: Baseline) -> bool:
    """Tell whether the bookmarks of a document may be those of the record: in another edition they are other paragraphs'."""
    return returned.document_id in (None, baseline.document_id)


def _read(path: Path) -> tuple[bytes, Returned]:
    try:
        content = read_regular(path)
        return content, read_returned(content)
    except OSError as fault:
        raise UserError(_unreadable(path, (fault.strerror or "no reason given").lower())) from None
    except Refused as refused:
        raise UserError(_unreadable(path, _WHY.get(refused.seen.kind) or why_refused(refused))) from None


def _last(project: Project, pack: str, audience: str) -> Baseline | None:
    """Return the record of the Word document that was built last for an audience."""
    for output in read_outputs(project.folder, pack):
        if output.audience == audience and output.document_id:
            return read_baseline(project.folder, pack, output.document_id)
    return None


def _unreadable(path: Path, why: str) -> Diagnostic:
    hint = "ask for it again as .docx, saved by Word, LibreOffice or Google Docs"
    return Diagnostic(code=UNREADABLE, message=f"'{path.name}' cannot be read: {why}", hints=(hint,))


def _elsewhere(path: Path) -> Diagnostic:
    message = (
        f"this is not the folder of the project that '{path.name}' was built in: it has no content/, and no records"
    )
    hint = f"go to that folder, and give the document's place from there: cd PROJECT, briefgen review {path.resolve()}"
    return Diagnostic(code=STRANGER, message=message, hints=(hint,))


def _stranger(path: Path, packs: tuple[str, ...], *, is_named: bool) -> Diagnostic:
    message = f"nothing is recorded of '{path.name}': it was not built here, or its record is gone"
    hint = "name whose brief it is: --pack PACK --for AUDIENCE; it is then held against the last one that was built"
    if is_named or not packs:
        hint = (
            "build the brief from the content as it was when it was sent: that makes the same document, and its record"
        )
    return Diagnostic(code=STRANGER, message=message, hints=(hint,))
