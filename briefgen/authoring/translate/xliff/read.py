"""XLIFF that comes back, read without trust: no document types, no entities, nothing fetched, within limits of size."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from lxml import etree

from briefgen.authoring.intake.opened import read_content
from briefgen.authoring.translate.codes import Coded, Mark, Piece, joined
from briefgen.authoring.translate.names import FILE
from briefgen.authoring.translate.returned import Progress, Returned, ReturnedFile
from briefgen.authoring.translate.xliff.names import CORE, CORE_OF_1_2, OURS, READ_VERSIONS, core, metadata
from briefgen.content.model import is_language
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.writers.docx.reference.findings import Kind, Refused
from briefgen.writers.docx.reference.xml_safe import parse

_PROGRESS: Final[tuple[Progress, ...]] = get_args(Progress)
_SAVE: Final = "let the translation tool save it as XLIFF 2.1"
_REASONS: Final = {
    Kind.ENTITIES: ("it declares entities or a document type, or is in another encoding than UTF-8", _SAVE),
    Kind.TOO_LARGE: ("it is larger than any file of ours", "import the file that briefgen exported"),
}
_DAMAGED: Final = ("it is no whole XML", _SAVE)
_HALF: Final = ("only some of its segments are translated", "translate all of them, or none")


def read_xliff(path: Path) -> ReturnedFile:
    """Return what the file says. Raises `UserError` where it cannot be read."""
    try:
        root = parse(read_content(path), path.name)
    except Refused as refused:
        raise _unreadable(path, *_REASONS.get(refused.seen.kind, _DAMAGED)) from None
    _require_version(root, path)
    language = root.get("trgLang") or ""
    if not is_language(language):
        raise _unreadable(
            path, "it does not say into which language it is translated", "set the target language, trgLang"
        )
    known = dict(_metas(next(root.iter(core("file")), root)))
    units = known.get("units", "")
    return ReturnedFile(
        pack=known.get("pack"),
        language=language,
        units=tuple(_unit(unit, path) for unit in root.iter(core("unit"))),
        says_progress=True,
        went_out=int(units) if units.isdecimal() else None,
    )


def _require_version(root: etree._Element, path: Path) -> None:
    if root.tag == f"{{{CORE_OF_1_2}}}xliff":
        raise _unreadable(path, "it is XLIFF 1.2", _SAVE)
    if root.tag != core("xliff"):
        raise _unreadable(path, "it is no XLIFF", "import the .xlf or .docx that briefgen exported")
    if root.get("version") not in READ_VERSIONS:
        raise _unreadable(path, f"it is XLIFF {(root.get('version') or 'of no version')[:20]}", _SAVE)


def _unreadable(path: Path, why: str, hint: str) -> UserError:
    return UserError(Diagnostic(code=FILE, message=f"'{path.name}' cannot be read: {why}", hints=(hint,)))


def _metas(holder: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield our own metadata of a file or unit, by type."""
    for group in holder.findall(f"{metadata('metadata')}/{metadata('metaGroup')}"):
        if group.get("category") == OURS:
            yield from ((meta.get("type") or "", meta.text or "") for meta in group.findall(metadata("meta")))


def _unit(unit: etree._Element, path: Path) -> Returned:
    known = dict(_metas(unit))
    segments = unit.findall(core("segment"))
    targets = [segment.find(core("target")) for segment in segments]
    read = [_coded(target) for target in targets if target is not None]
    said = [part for part in read if part.pieces]
    name = unit.get("id") or ""
    return Returned(
        unit=name,
        parts=tuple(said),
        progress=min((_progress(segment) for segment in segments), key=_PROGRESS.index, default="initial"),
        of=known.get("of"),
        was=known.get("was", "") if "of" in known else None,
        span=Span(path=path, line=unit.sourceline or 1, within=f"unit {name[:80]}"),
        fault=_HALF if said and len(said) < len(segments) else None,
    )


def _progress(segment: etree._Element) -> Progress:
    said = segment.get("state")
    return next((one for one in _PROGRESS if one == said), "initial")


def _coded(target: etree._Element) -> Coded:
    pieces = [*joined(_pieces(target))]
    if not any(isinstance(piece, Mark) or piece.strip() for piece in pieces):
        pieces = []
    return Coded(pieces=tuple(pieces))


def _pieces(element: etree._Element) -> Iterator[Piece]:
    yield element.text or ""
    for child in element:
        match etree.QName(child):
            case name if name.namespace != CORE:
                pass
            case name if name.localname == "ph":
                yield Mark(number=_number(child.get("id")), side="alone")
            case name if name.localname == "pc":
                yield Mark(number=_number(child.get("id")), side="open")
                yield from _pieces(child)
                yield Mark(number=_number(child.get("id")), side="close")
            case name if name.localname == "sc":
                yield Mark(number=_number(child.get("id")), side="open")
            case name if name.localname == "ec":
                yield Mark(number=_number(child.get("startRef") or child.get("id")), side="close")
            case name if name.localname == "mrk":
                yield from _pieces(child)
        yield child.tail or ""


def _number(id_: str | None) -> int:
    """Return the number of a code; 0, which none has, for one that the file has made up."""
    return int(id_) if id_ and id_.isascii() and id_.isdecimal() and len(id_) < 6 else 0  # noqa: PLR2004 - digits of a number of codes
