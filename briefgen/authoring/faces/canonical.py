"""What an item says itself, in one order and one spelling, whichever face it was written in."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import TypeAdapter

from briefgen.content.item import CitationRecord
from briefgen.content.readers import Readers
from briefgen.content.written import HeadingFields

ORDER: Final = (
    "text", "id", "kind", "use", "certainty", "state", "must", "draft", "hedge", "raise", "topic", "marking", "sources",
    "answer", "instead", "why", "short", "clause", "plain", "spoken", "answer_variants", "variants", "pros", "cons", "who",
    "due", "verb", "decider", "options", "action", "action_who", "when", "check_on", "said_by", "figure", "people", "author", "on", "scale",
    "band", "range", "confidence", "reasons", "judgement", "rests_on", "readers", "rank", "ok", "needs", "conflicts_with",
    "supersedes", "as_of", "valid_until", "embargo_until", "translations", "note", "allow", "by", "seen", "of", "review",
)  # fmt: skip
"""Of fields, and of those within them."""
_RANKS: Final = {name: rank for rank, name in enumerate(ORDER)}
_READERS: Final[TypeAdapter[Mapping[str, int | None]]] = TypeAdapter(Readers)


def canonical(own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data in that order; what holds nothing is left out. It is what the schema has taken."""
    known = sorted(own, key=lambda name: _RANKS.get(name, len(ORDER)))
    spelt = {name: _spelt(name, own[name]) for name in known}
    return {name: value for name, value in spelt.items() if value not in ([], {})}


def _spelt(name: str, value: Any) -> Any:
    match name, value:
        case "readers", _:
            return _readers(value)
        case "sources", _:
            return [_citation(one) for one in value]
        case "review", _:
            return _review(value)
        case _, Mapping():
            return canonical(value)
        case _, list() | tuple():
            return list(value)
        case _:
            return value


def _readers(written: Any) -> list[str]:
    return reader_names(_READERS.validate_python(tuple(written) if isinstance(written, list) else written))


def reader_names(readers: Mapping[str, int | None]) -> list[str]:
    """Return readers as authors list them: `minister 1`."""
    return [name if rank is None else f"{name} {rank}" for name, rank in readers.items()]


def _citation(value: Any) -> str:
    """Return `source, locator`."""
    record = CitationRecord.model_validate(value)
    return record.source if record.locator is None else f"{record.source}, {record.locator}"


def _review(value: Any) -> Any:
    """Return `A. Name, 2025-12-03` where no comma within would part it wrongly."""
    if isinstance(value, str):
        return ", ".join(part.strip() for part in value.split(","))
    parts = [str(value[name]) for name in ("by", "on", "seen") if name in value]
    return dict(value) if any("," in part for part in parts) else ", ".join(parts)


def heading_data(fields: HeadingFields) -> dict[str, Any]:
    """Return what a heading says, in order."""
    said = {name: value for name in ("kind", "use", "topic", "readers", "marking") if (value := getattr(fields, name))}
    return said | ({"readers": reader_names(said["readers"])} if "readers" in said else {})
