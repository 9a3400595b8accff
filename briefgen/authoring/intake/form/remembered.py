"""What a form knows of the pack it is for: its name, what its head held, and the statements that can be named in it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from briefgen.authoring.intake.cleaning import straight
from briefgen.authoring.intake.form.parts import HEAD, PACK_NAME, Section
from briefgen.authoring.intake.form.text import Reading, Table
from briefgen.authoring.intake.incoming import Telling
from briefgen.authoring.intake.memory import Memory, as_text, from_text, mark
from briefgen.authoring.intake.names import FORM
from briefgen.authoring.intake.opened import parts_of, read_content
from briefgen.authoring.intake.said import said
from briefgen.build.identity import document_id
from briefgen.content.front import FrontMatter
from briefgen.content.pack import Pack, PackItem
from briefgen.content.translatable import PACK
from briefgen.content.values import value_at
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.regex import regex
from briefgen.writers.docx.reference.xml_safe import parse

_KEYWORDS: Final = regex(rb"<cp:keywords>briefgen ([^<]*)</cp:keywords>")
_BEGINNING: Final = 72
"""Characters of a statement by which it is known."""


def require_no_brief(content: bytes, path: Path) -> None:
    """Raise `UserError` where the file is a brief that briefgen wrote."""
    if document_id(content) is not None:
        hint = f"change the pack; `briefgen inspect {path}` tells what is not as it was built"
        raise UserError(Diagnostic(code=FORM, message=f"'{path.name}' is a brief, not a form", hints=(hint,)))


def pack_of_form(path: Path) -> str | None:
    """Return the name of the pack that a form says it is for, empty where it says none; None where it cannot be read."""
    try:
        content = read_content(path)
    except UserError:
        return None
    require_no_brief(content, path)
    try:
        parts = parts_of(content, path, Telling())
        document = parse(parts["word/document.xml"], "word/document.xml")
    except (UserError, KeyError):
        return None
    label = next(row.label for row in HEAD if row.field.path == PACK_NAME).casefold()
    table = next((part for part in Reading(document, None).parts() if isinstance(part, Table)), None)
    for cells in table.rows if table else ():
        if len(cells) > 1 and cells[0].text.strip().casefold() == label:
            return straight(" ".join(cells[1].text.split()))
    return ""


def as_memory(front: FrontMatter) -> str:
    """Return what the rows of the head are in the pack, for the properties of the file."""
    marks = {row.field.path: mark(value_at(front, row.field.path)) for row in HEAD if row.field.path != PACK_NAME}
    return f"briefgen {as_text({path: one for path, one in marks.items() if one})}"


def memory_in(parts: Mapping[str, bytes]) -> Memory | None:
    """Return what the head held when the form was written; None where it does not know."""
    found = _KEYWORDS.search(parts.get("docProps/core.xml", b""))
    if found is None:
        return None
    return Memory(marks={("pack", PACK): from_text(found[1].decode("utf-8", "replace"))})


def names_below(section: Section, pack: Pack | None) -> Iterator[tuple[str, str]]:
    """Yield the names that statements of a section have in the pack, with how each begins."""
    for entry in pack.items if pack else ():
        if entry.named and _group(entry) == section.group:
            words = said(entry.item.text)
            yield entry.id, words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rstrip()}…"


def _group(entry: PackItem) -> str:
    match entry.item.kind:
        case "message":
            return ".messages"
        case "gap":
            return ".gaps"
        case "question":
            return ".if-asked"
        case "line":
            return {"say": ".say", "if_asked": ".if-asked", "avoid": ".avoid"}.get(entry.use, ".say")
        case _:
            return ".facts"
