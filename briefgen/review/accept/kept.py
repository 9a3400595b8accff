"""What of a document was taken and what was left: kept among the pack's records, so that nothing of it is lost."""

from collections.abc import Iterable
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import Any, Final

from briefgen.build.records import record_bytes, records_folder, write_private
from briefgen.diagnostics import Span
from briefgen.project.folder import ProjectFolder
from briefgen.review.accept.model import Acceptance, Proposal
from briefgen.review.find import Reviewed

FOLDER: Final = "review"


def kept_name(found: Reviewed) -> str:
    """Return what the record of a document is called: as its baseline is."""
    baseline = found.review.baseline
    return f"{baseline.document_id}.{baseline.stem}"


def kept_path(folder: ProjectFolder, pack: str, document: str, number: int = 1) -> Path:
    """Return where the record is of the *number*-th time that something was accepted of a brief, whosever copy it was."""
    return records_folder(folder, pack) / FOLDER / f"{document}{'' if number == 1 else f'.{number}'}.json"


def keep(folder: ProjectFolder, acceptance: Acceptance) -> Path:
    """Write the record beside the earlier ones, and return where it is. Raises `OSError`."""
    places = (kept_path(folder, acceptance.pack, acceptance.document, number) for number in count(1))
    place = next(each for each in places if not each.exists())
    record = {
        "taken": list(_entries(acceptance.taken, folder)),
        "left": list(_entries(acceptance.left, folder)),
        "differences": None if acceptance.differences is None else [asdict(each) for each in acceptance.differences],
    }
    write_private(folder, {place: record_bytes(record)})
    return place


def _entries(proposals: Iterable[Proposal], folder: ProjectFolder) -> Iterable[dict[str, Any]]:
    for each in proposals:
        yield {
            "id": each.id,
            "sort": each.sort,
            "field": each.field and each.field.name,
            "old": each.old,
            "new": each.new,
            "by": asdict(each.by) if each.by else None,
            "place": each.span and _place(each.span, folder),
            "why": each.why,
        }


def _place(span: Span, folder: ProjectFolder) -> str:
    inside = span.path.is_relative_to(folder.root)
    return f"{(span.path.relative_to(folder.root) if inside else span.path).as_posix()}:{span.line}"
