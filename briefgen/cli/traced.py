"""What was traced, in lines, rows and data."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.cli.frames import shown
from briefgen.diagnostics import Span
from briefgen.document.origins import DerivedOrigin, ItemOrigin, Origin, PhraseOrigin, TemplateOrigin

if TYPE_CHECKING:
    from briefgen.trace.grounds import CitedSource, Ground
    from briefgen.trace.record import Changes
    from briefgen.trace.trace import Hit, Trace, Traced

SAYS = {
    "exact": "built here, and what it was built from makes the same file today: traced exactly",
    "changed": "built here; what it was built from has changed since, so this is traced in the brief as it would be now",
    "edited": "built here, and edited since: traced is what still stands in the brief as it is composed now",
    "unknown": "nothing is recorded of it: it was not built here, or its record is gone; looked for in the brief that was named",
}
_MOST_CHANGES = 8
_NONE = "–"


def head(found: "Trace") -> Iterator[str]:
    """Yield what file it is, of which brief, and how far it can be traced."""
    brief = found.brief
    form = f" · {brief.form}" if brief.form else ""
    yield f"file   {shown(found.path)}"
    yield f"brief  {brief.pack} · {brief.audience} · {brief.language}{form} · as of {found.as_of}"
    yield f"state  {SAYS[found.standing]}"
    yield from (f"       {line}" for line in _changes(found.changes))


def _changes(changes: "Changes") -> Iterator[str]:
    for what, paths in (("changed", changes.changed), ("new", changes.new), ("gone", changes.gone)):
        if paths:
            more = len(paths) - _MOST_CHANGES
            yield f"{what} since: {', '.join(paths[:_MOST_CHANGES])}{f' and {more} more' if more > 0 else ''}"
    if changes.version:
        yield f"built by briefgen {changes.version}"


def page_of(hit: "Hit") -> str:
    where = {"note": ", note", "furniture": ", on every page", "told": ", told to those who cannot see it"}.get(
        hit.part, ""
    )
    if hit.first_page is None:
        return f"every page{where}" if not where else where.removeprefix(", ")
    pages = (
        f"page {hit.first_page}" if hit.first_page == hit.last_page else f"pages {hit.first_page} to {hit.last_page}"
    )
    return f"{pages}{where}"


def paragraphs(hit: "Hit") -> Iterator[str]:
    """Yield where the words of a hit come from, a few lines for each origin."""
    for traced in hit.origins:
        yield f"{named(traced.origin)}  {place(traced.place)}".rstrip()
        yield from (f"  cites {_source(source)}" for source in traced.cited)
        if traced.ground is not None:
            yield from (f"  {line}" for line in _ground(traced.ground, is_first=True))


def _ground(ground: "Ground", *, is_first: bool) -> Iterator[str]:
    if not is_first:
        yield f"{ground.why}: {ground.id}  {place(ground.place)}".rstrip()
    indent = "" if is_first else "  "
    if standing := "; ".join(_standing(ground)):
        yield f"{indent}{standing}"
    yield from (f"{indent}{line}" for line in overruled(ground))
    yield from (f"{indent}source {_source(source)}" for source in ground.sources)
    for below in ground.rests_on:
        yield from (f"{indent}{line}" for line in _ground(below, is_first=False))


def _standing(ground: "Ground") -> Iterator[str]:
    if ground.certainty:
        yield f"{ground.kind}, {ground.certainty}"
    elif ground.register == "items":
        yield ground.kind
    if ground.hedge:
        yield f"hedge “{ground.hedge}”"
    if ground.said_by:
        yield f"attributed to {ground.said_by}"
    if ground.is_draft:
        yield "draft"
    if ground.state not in {None, "current"}:
        yield f"state {ground.state}"
    if judged := ground.judgement:
        sure = f"; confidence {judged.confidence}" if judged.confidence else ""
        yield f"judged by {judged.author} on {judged.on}: {judged.band} ({judged.scale}){sure}"


def overruled(ground: "Ground") -> tuple[str, ...]:
    """Return what reasons let stand there, each reason once."""
    return tuple(dict.fromkeys(f"overruled: {one.code}, {' '.join(one.reason.split())}" for one in ground.overruled))


def _source(source: "CitedSource") -> str:
    locator = f", {source.locator}" if source.locator else ""
    return f"{source.id}{locator}: “{source.title}”, {source.issued}; {grades(source)}; citable: {source.citable}"


def grades(source: "CitedSource") -> str:
    """Return the two grades, which are never made into one."""
    return f"source {source.source_grade or _NONE}, information {source.information_grade or _NONE}"


def named(origin: Origin) -> str:
    """Return what words are of, as an author calls it."""
    match origin:
        case ItemOrigin(register="items", item=item, field=field, language=language):
            return f"item {item}, {field} ({language})"
        case ItemOrigin(register=register, item=item, field=field, language=language):
            return f"{register} {item}, {field} ({language})"
        case PhraseOrigin(key=key, language=language):
            return f"phrase {key} ({language})"
        case TemplateOrigin():
            return "template"
        case DerivedOrigin(transform=transform):
            return f"made in composing ({transform})"


def place(span: Span | None) -> str:
    return "" if span is None else f"{shown(span.path)}:{span.line}"


def rows(found: "Trace") -> Iterator[tuple[str, ...]]:
    """Yield a row for each sentence: page, words, what they are of, file and line, certainty, sources."""
    for hit in found.hits:
        own = _weightiest(hit)
        yield (
            "" if hit.first_page is None else str(hit.first_page),
            " ".join(hit.words.split()),
            "; ".join(dict.fromkeys(named(each.origin) for each in hit.origins)),
            "; ".join(dict.fromkeys(place(each.place) for each in hit.origins if each.place)),
            "; ".join(_weight(own)) if own else _NONE,
            "; ".join(dict.fromkeys(_cell(source) for each in hit.origins for source in _sources(each))) or _NONE,
        )


def _weight(ground: "Ground") -> tuple[str, ...]:
    """Return how sure it is, and what reasons let stand there."""
    return ground.certainty or _NONE, *overruled(ground)


def _weightiest(hit: "Hit") -> "Ground | None":
    """Return the ground of the first item among what the words are of."""
    grounds = [each.ground for each in hit.origins if each.ground is not None]
    return next((each for each in grounds if each.register == "items"), grounds[0] if grounds else None)


def _sources(traced: "Traced") -> Iterator["CitedSource"]:
    yield from traced.cited
    if traced.ground is not None:
        yield from traced.ground.sources


def _cell(source: "CitedSource") -> str:
    return f"{source.id}{f', {source.locator}' if source.locator else ''} ({grades(source)})"


def as_data(found: "Trace") -> dict[str, Any]:
    """Return what was traced as plain data."""
    brief = found.brief
    return {
        "file": shown(found.path),
        "standing": found.standing.value,
        "says": SAYS[found.standing],
        "changes": plain(found.changes),
        "brief": {
            "pack": brief.pack,
            "audience": brief.audience,
            "language": brief.language,
            "form": brief.form,
            "as_of": found.as_of,
        },
        "hits": [plain(hit) | {"origins": [_traced(each) for each in hit.origins]} for hit in found.hits],
        "near": list(found.near),
        "stands_in_file": found.stands_in_file,
        "strange": list(found.strange),
    }


def _traced(traced: "Traced") -> dict[str, Any]:
    kind = type(traced.origin).__name__.removesuffix("Origin").lower()
    return {"kind": kind, **plain(traced)}


def plain(value: Any) -> Any:
    match value:
        case Span(path=path, line=line):
            return {"path": shown(path), "line": line}
        case Enum():
            return value.value
        case Path():
            return shown(value)
        case tuple():
            return [plain(each) for each in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value
