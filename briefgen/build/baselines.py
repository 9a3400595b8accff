"""What each anchor of a Word document stands for: `baselines/<document id>.<stem>.json` among a pack's records.

The file itself does not say it. Documents that a later build has replaced keep theirs, for somebody has them still and will
send them back.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from briefgen.build.furniture import standing
from briefgen.build.identity import document_id
from briefgen.build.records import flat, read_record, records_folder
from briefgen.build.shapes import is_sound
from briefgen.document.origins import ItemOrigin, Origin, PhraseOrigin, TemplateOrigin
from briefgen.frozen import dataclass
from briefgen.project.folder import ProjectFolder
from briefgen.regex import regex
from briefgen.writers.docx.anchors import Anchor, AnchorPiece, anchors, notes

if TYPE_CHECKING:
    from briefgen.build.brief import Brief

FOLDER: Final = "baselines"
_ID: Final = regex(r"[0-9A-Za-z-]{1,64}")
"""Ids come from files that strangers send, and name a file here."""
_HELD: Final = ("anchors", "notes", "edges")
_ORIGINS: Final = (ItemOrigin, PhraseOrigin, TemplateOrigin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A Word document as it was built."""

    document_id: str
    audience: str
    language: str
    form: str | None
    stem: str
    anchors: tuple[Anchor, ...]
    notes: tuple[Anchor, ...] = ()
    """Its notes, in order; no bookmark stands before them."""
    edges: tuple[Anchor, ...] = ()
    """The lines at head and foot of its pages, as `build.furniture` has them; none in records of earlier versions."""
    asides: Mapping[str, int] = field(default_factory=dict)
    """How many things it holds that are no words, by their sort: pictures, charts, a letterhead's text boxes."""
    has_links: bool = False
    """Whether it says of its words where they lead; records of earlier versions do not."""


def baseline_of(brief: "Brief", content: bytes) -> Baseline:
    """Return the record of a brief that was written as the Word document *content*."""
    edges, asides = standing(content, brief)
    return Baseline(
        document_id=document_id(content) or "",
        audience=brief.audience,
        language=brief.language,
        form=brief.form,
        stem=brief.stem,
        anchors=anchors(brief.document, brief.word_layout),
        notes=notes(brief.document),
        edges=edges,
        asides=asides,
        has_links=True,
    )


def baseline_path(folder: ProjectFolder, pack: str, document_id: str, stem: str) -> Path:
    """Return where the record of a document is kept; two briefs of the very same words are one document, under two names."""
    return records_folder(folder, pack) / FOLDER / f"{document_id}.{stem}.json"


def baseline_bytes(baseline: Baseline) -> bytes:
    """Return the record: each origin stands once, and pieces name it by its place."""
    held = (*baseline.anchors, *baseline.notes, *baseline.edges)
    origins = tuple(dict.fromkeys(piece.origin for anchor in held for piece in anchor.pieces if piece.origin))
    places = {origin: number for number, origin in enumerate(origins)}
    head = {each.name: getattr(baseline, each.name) for each in fields(baseline) if each.name not in _HELD}
    record = head | {
        "origins": [flat(origin) for origin in origins],
        **{name: [_entry(each, places) for each in getattr(baseline, name)] for name in _HELD},
    }
    return (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _entry(anchor: Anchor, places: Mapping[Origin, int]) -> list[Any]:
    return [anchor.name, [_piece(each, places) for each in anchor.pieces]]


def _piece(piece: AnchorPiece, places: Mapping[Origin, int]) -> list[Any]:
    said = [piece.text, piece.kind, places[piece.origin] if piece.origin else None]
    return said if piece.url is None else [*said, piece.url]


def read_baseline(folder: ProjectFolder, pack: str, document_id: str) -> Baseline | None:
    """Return the record of a document; None where there is none, or where it cannot be trusted."""
    if not _ID.fullmatch(document_id):
        return None
    for path in sorted((records_folder(folder, pack) / FOLDER).glob(f"{document_id}.*.json")):
        try:
            return _baseline(read_record(folder, pack, f"{FOLDER}/{path.name}"))
        except (TypeError, ValueError, LookupError, AttributeError):
            continue
    return None


def _baseline(record: dict[str, Any]) -> Baseline:
    origins = [_origin(each) for each in record["origins"]]
    words: dict[str, Any] = {name: str(record[name]) for name in ("document_id", "audience", "language", "stem")}
    held: dict[str, Any] = {
        name: tuple(
            Anchor(name=str(own), pieces=tuple(_pieces(pieces, origins))) for own, pieces in record.get(name, ())
        )
        for name in _HELD
    }
    asides = {str(sort): int(count) for sort, count in record.get("asides", {}).items()}
    baseline = Baseline(**words, form=record["form"], **held, asides=asides, has_links=record.get("has_links") is True)
    if not is_sound(baseline):
        raise ValueError(record)
    return baseline


def _pieces(pieces: list[Any], origins: list[Origin]) -> Iterator[AnchorPiece]:
    for text, kind, place, *url in pieces:
        [leads] = url or [None]
        piece = AnchorPiece(text=text, kind=kind, origin=None if place is None else origins[place], url=leads)
        if not is_sound(piece):
            raise ValueError(piece)
        yield piece


def _origin(entry: dict[str, Any]) -> Origin:
    """Return the origin whose fields these are. Raises `ValueError`."""
    for kind in _ORIGINS:
        if entry.keys() == {each.name for each in fields(kind)} and is_sound(origin := kind(**entry)):
            return origin
    raise ValueError(entry)
