"""Raw packs and policies for tests of the gate, built from the content models: openly fictional, and without a loader."""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefgen.content.front import AudienceAccess, DocumentFields, FrontMatter, Policy
from briefgen.content.item import Item
from briefgen.content.pack import LoadedPolicy, Pack, PackItem, Registers, Scope
from briefgen.content.readers import Scoped
from briefgen.content.registers import Figure, Organisation, Person, RecordField, Term, Topic
from briefgen.content.rows import SeriesRow, read_rows
from briefgen.content.schemes import Scheme, SchemeLevel
from briefgen.content.series import Exhibit, ImageExhibit, Series
from briefgen.content.sources import Source
from briefgen.diagnostics import Span
from briefgen.document.figures import Pixels
from briefgen.located.positions import Positions

ROOT = Path("content")
MOMENT = dt.datetime(2031, 5, 3, 18, 0, tzinfo=dt.UTC)
LATER = MOMENT + dt.timedelta(hours=1)
LEVELS = ("clear", "green", "amber", "red")
EVERYBODY = {"internal": None, "published": None}


def scheme(name: str, *levels: str) -> Scheme:
    return Scheme(
        name=name,
        title=name.upper(),
        source="fictional",
        levels=tuple(SchemeLevel(id=level, label=f"{name}:{level}".upper(), meaning="fictional") for level in levels),
    )


def as_written(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that say something, with readers as authors name them: those without a rank by name alone."""
    said = {name: value for name, value in fields.items() if value is not None}
    readers = said.get("readers")
    if not isinstance(readers, Mapping):
        return said
    names = tuple(name if rank is None else f"{name} {rank}" for name, rank in readers.items())
    return said | {"readers": names}


def access(**fields: Any) -> AudienceAccess:
    written = {"ceiling": {"tlp": "amber"}, "cites": ("public", "official", "internal")} | fields
    return AudienceAccess(**as_written(written))


AUDIENCES = {
    "minister": access(),
    "desk": access(ceiling={"tlp": "red"}, under_embargo=True),
    "public": access(ceiling={"tlp": "clear"}, cites=("public",), published=True),
    "press": access(ceiling={"tlp": "green"}, cites=("public",), published=True, under_embargo=True),
}
GROUPS = {"internal": ("minister", "desk"), "published": ("public", "press")}


def policy(
    audiences: Mapping[str, AudienceAccess] = AUDIENCES,
    groups: Mapping[str, tuple[str, ...]] = GROUPS,
    schemes: Iterable[Scheme] = (scheme("tlp", *LEVELS), scheme("house", "open", "closed")),
) -> LoadedPolicy:
    found = {one.name: one for one in schemes}
    return LoadedPolicy(
        policy=Policy(schemes=tuple(found), groups=groups, audiences=audiences),
        schemes=found,
        positions=Positions(),
        path=ROOT / "policy.yaml",
        inputs=(),
    )


def front(**fields: Any) -> FrontMatter:
    written = {
        "title": "Talks at Arland",
        "as_of": MOMENT,
        "language": "en-GB",
        "readers": EVERYBODY,
        "marking": "tlp:clear",
        "document": DocumentFields(),
    }
    return FrontMatter(**as_written(written | fields))


def place(line: int) -> Span:
    return Span(path=ROOT / "arland" / "pack.md", line=line)


def item(
    name: str,
    text: str = "Talks are held.",
    /,
    *,
    headings: Iterable[Mapping[str, Any]] = (),
    line: int = 9,
    **fields: Any,
) -> PackItem:
    """Make an item without the front matter's scope, which `pack` puts around it; *headings* are readers, marking, use."""
    written = Item(**as_written({"id": name, "kind": "fact", "text": text, "use": "say"} | fields))
    own = Scope(span=place(line), readers=written.readers, marking=written.marking, use=written.use)
    around = tuple(Scope(span=place(line - 1), **heading) for heading in headings)
    return PackItem(id=name, named=True, item=written, scopes=(*around, own), span=place(line), text_span=place(line))


def pack(*items: PackItem, front: FrontMatter = front(), **registers: Iterable[Scoped]) -> Pack:  # noqa: B008 - frozen
    found = registers_of(**registers)
    return Pack(
        name="arland",
        root=ROOT,
        front=front,
        items=tuple(_within(front, entry) for entry in items),
        registers=found,
        positions=Positions(),
        inputs=(),
        rows={one.id: _rows_of(one) for one in found.series.values()},
        images={one.id: pixels(one.id) for one in found.images},
    )


def _rows_of(series: Series) -> tuple[SeriesRow, ...]:
    read = read_rows(series, Positions(), None)
    assert not read.problems
    return tuple(read.rows)


def _within(around: FrontMatter, entry: PackItem) -> PackItem:
    outermost = Scope(span=place(1), readers=around.readers, marking=around.marking)
    return PackItem(
        id=entry.id,
        named=entry.named,
        item=entry.item,
        scopes=(outermost, *entry.scopes),
        span=entry.span,
        text_span=entry.text_span,
    )


def registers_of(**registers: Iterable[Any]) -> Registers:
    names = ("sources", "people", "organisations", "terms", "topics", "figures", "series", "exhibits", "records")
    return Registers(**{name: {entry.id: entry for entry in registers.get(name, ())} for name in names})


def source(name: str, /, **fields: Any) -> Source:
    given = {"id": name, "title": f"Title of {name}", "issued": dt.date(2031, 5, 1), "citable": "public"}
    return Source(**as_written(given | fields))


def person(name: str, /, **fields: Any) -> Person:
    return Person(**as_written({"id": name, "name": f"Name of {name}"} | fields))


def organisation(name: str, /, **fields: Any) -> Organisation:
    return Organisation(**as_written({"id": name, "name": f"Name of {name}"} | fields))


def term(name: str, /, **fields: Any) -> Term:
    return Term(**as_written({"id": name, "short": name.upper()} | fields))


def topic(name: str, /, **fields: Any) -> Topic:
    return Topic(**as_written({"id": name, "title": f"Title of {name}"} | fields))


def record_field(name: str, /, **fields: Any) -> RecordField:
    return RecordField(**as_written({"id": name, "example": f"Example of {name}"} | fields))


def figure(name: str, value: str | None = "1", /, **fields: Any) -> Figure:
    return Figure(**as_written({"id": name, "value": value} | fields))


FIELDS = (
    {"name": "year", "type": "period", "title": "Year"},
    {"name": "flow", "type": "number", "title": "Flow", "unit": "m3"},
    {"name": "readers", "type": "readers"},
    {"name": "source", "type": "source"},
)


def series(name: str, /, *written: Mapping[str, Any], **fields: Any) -> Series:
    given = {"id": name, "title": f"Title of {name}", "fields": FIELDS, "rows": written, "sources": ({"source": "s"},)}
    return Series(**as_written(given | fields))


def exhibit(name: str, /, **fields: Any) -> Exhibit:
    given = {
        "id": name,
        "series": "flows",
        "form": "column",
        "title": f"Title of {name}",
        "alternative_text": f"What {name} shows",
        "category": "year",
        "values": ("flow",),
    }
    return Exhibit(**as_written(given | fields))


def image(name: str, /, **fields: Any) -> ImageExhibit:
    given = {
        "id": name,
        "form": "image",
        "file": f"images/{name}.png",
        "title": f"Title of {name}",
        "alternative_text": f"What {name} shows",
        "sources": ({"source": "s"},),
    }
    return ImageExhibit(**as_written(given | fields))


def pixels(name: str) -> Pixels:
    """Return the pixels of an image, in which its name is written."""
    return Pixels(coding="png", width=1, height=1, data=f"canary-{name}-pixels-end".encode())
