"""What each anchor of a Word document stands for: `baselines/<document id>.<stem>.json` among a pack's records.

The file itself does not say it. Documents that a later build has replaced keep theirs, for somebody has them still and will
send them back.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from briefgen.build.records import flat, read_record, records_folder
from briefgen.document.origins import ItemOrigin, Origin, PhraseOrigin, TemplateOrigin
from briefgen.project.folder import ProjectFolder
from briefgen.writers.docx.anchors import Anchor, AnchorPiece

FOLDER: Final = "baselines"
_ID: Final = re.compile(r"[0-9A-Za-z-]{1,64}")
"""Ids come from files that strangers send, and name a file here."""
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


def baseline_path(folder: ProjectFolder, pack: str, document_id: str, stem: str) -> Path:
    """Return where the record of a document is kept; two briefs of the very same words are one document, under two names."""
    return records_folder(folder, pack) / FOLDER / f"{document_id}.{stem}.json"


def baseline_bytes(baseline: Baseline) -> bytes:
    """Return the record: each origin stands once, and pieces name it by its place."""
    held = (*baseline.anchors, *baseline.notes)
    origins = tuple(dict.fromkeys(piece.origin for anchor in held for piece in anchor.pieces if piece.origin))
    places = {origin: number for number, origin in enumerate(origins)}
    head = {key: value for key, value in flat(baseline).items() if key not in ("anchors", "notes")}
    record = head | {
        "origins": [flat(origin) for origin in origins],
        "anchors": [_entry(anchor, places) for anchor in baseline.anchors],
        "notes": [_entry(note, places) for note in baseline.notes],
    }
    return (json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _entry(anchor: Anchor, places: Mapping[Origin, int]) -> list[Any]:
    pieces = [[each.text, each.kind, places[each.origin] if each.origin else None] for each in anchor.pieces]
    return [anchor.name, pieces]


def read_baseline(folder: ProjectFolder, pack: str, document_id: str) -> Baseline | None:
    """Return the record of a document; None where there is none, or where it cannot be trusted."""
    if not _ID.fullmatch(document_id):
        return None
    for path in sorted((records_folder(folder, pack) / FOLDER).glob(f"{document_id}.*.json")):
        try:
            return _baseline(read_record(folder, pack, f"{FOLDER}/{path.name}"))
        except (KeyError, TypeError, ValueError, IndexError):
            continue
    return None


def _baseline(record: dict[str, Any]) -> Baseline:
    origins = [_origin(each) for each in record["origins"]]
    words = {name: str(record[name]) for name in ("document_id", "audience", "language", "stem")}
    anchors, notes = (
        tuple(Anchor(name=str(name), pieces=tuple(_pieces(pieces, origins))) for name, pieces in record[held])
        for held in ("anchors", "notes")
    )
    return Baseline(**words, form=record["form"], anchors=anchors, notes=notes)


def _pieces(pieces: list[Any], origins: list[Origin]) -> Iterator[AnchorPiece]:
    for text, kind, place in pieces:
        yield AnchorPiece(text=str(text), kind=kind, origin=None if place is None else origins[place])


def _origin(entry: dict[str, Any]) -> Origin:
    """Return the origin whose fields these are. Raises `ValueError`."""
    for kind in _ORIGINS:
        if entry.keys() == {each.name for each in fields(kind)}:
            return kind(**entry)
    raise ValueError(entry)
