"""The register of what went out: `register.csv` above the frozen folders, a line for each release and each withdrawal."""

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Final

from briefgen.build.locking import Waiting, held
from briefgen.diagnostics import Span, UserError
from briefgen.document.cells import cell_text, text_cell
from briefgen.regular import read_regular
from briefgen.release.codes import REGISTER, problem
from briefgen.release.records import Released

NAME: Final = "register.csv"
COLUMNS: Final = (
    "event", "file_number", "edition", "pack", "audience", "language", "form", "as_of", "marking", "sign_offs", "hash",
    "docx_sha256", "pdf_sha256", "folder", "retention", "supersedes", "on", "reason",
)  # fmt: skip
_LOCK: Final = ".register.lock"
_MARK: Final = "\ufeff"
"""By which Excel knows UTF-8."""


@contextmanager
def alone_at(register: Path, waiting: Waiting) -> Iterator[None]:
    """Let nobody else write into the register meanwhile. Raises `OSError`."""
    register.parent.mkdir(parents=True, exist_ok=True)
    with held(register.with_name(_LOCK), register.name, waiting):
        yield


def read_register(register: Path) -> tuple[Mapping[str, str], ...]:
    """Return the lines of a register, none where there is no file. Raises `UserError` where it is none of ours."""
    if not register.exists():
        return ()
    try:
        lines = csv.DictReader(StringIO(read_regular(register).decode("utf-8-sig"), newline=""), strict=True)
        rows = [{key: cell_text(cell or "") for key, cell in row.items() if key is not None} for row in lines]
        known = tuple(lines.fieldnames or ()) == COLUMNS
    except (OSError, UnicodeDecodeError, csv.Error):
        known, rows = False, []
    if not known:
        message = (
            f"'{register.name}' is not a register that briefgen can go on with: its head or its lines are other ones"
        )
        hint = "put it back as it was; columns of your own belong in a copy"
        raise UserError(problem(REGISTER, message, hint, span=Span(path=register, line=1)))
    return tuple(rows)


def row_of(one: Released, folder: str) -> Mapping[str, str]:
    """Return the line of a release, or of a notice."""
    said = {
        "event": one.event,
        "file_number": one.file,
        "edition": one.edition,
        "pack": one.pack,
        "audience": one.audience,
        "language": one.language,
        "form": one.form,
        "as_of": one.as_of,
        "marking": one.marking.label,
        "sign_offs": "; ".join(f"{each.office}: {each.by}, {each.outcome}, {each.on}" for each in one.sign_offs),
        "hash": one.hash,
        "docx_sha256": one.files["docx"].sha256,
        "pdf_sha256": one.files["pdf"].sha256,
        "folder": folder,
        "retention": one.retention,
        "supersedes": one.supersedes,
        "on": one.on,
        "reason": one.reason,
    }
    return {name: said[name] or "" for name in COLUMNS}


def with_row(register: Path, row: Mapping[str, str]) -> bytes:
    """Return the register with a line more; as it is where it has that line. Raises `UserError`, as `read_register` does."""
    rows = read_register(register)
    written = StringIO(newline="")
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    known = any(_without_blanks(each) == _without_blanks(row) for each in rows)
    for each in (*rows, *(() if known else (row,))):
        lines.writerow([text_cell(each[name]) for name in COLUMNS])
    return f"{_MARK}{written.getvalue()}".encode()


def _without_blanks(row: Mapping[str, str]) -> Mapping[str, str]:
    """Return a line as it counts: earlier versions wrote an edition with the blanks that a pack had round it."""
    return {name: cell.strip() for name, cell in row.items()}
