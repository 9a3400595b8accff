"""CSL-JSON: what Zotero and its like export, item by item."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from briefgen.authoring.intake.incoming import Telling
from briefgen.authoring.intake.names import UNREADABLE
from briefgen.authoring.intake.references.works import MOST_WORKS, Work, unreadable
from briefgen.content.sources import Name, Source
from briefgen.diagnostics import Span
from briefgen.located.text import read_text
from briefgen.regex import regex

_OURS: Final = frozenset(
    {"id", "sections", "grade", "citable", "public_form", "descriptor", "licence", "received", "translations", "readers",
     "marking", "embargo_until", "note", "allow", "issued", "accessed", "author"}
)  # fmt: skip
"""Fields of a source that CSL does not have, or that are read apart: who may see it is nobody's to say but the desk's."""
FIELDS: Final = tuple(info.alias or name for name, info in Source.model_fields.items() if name not in _OURS)
_PARTS: Final = frozenset(info.alias or name for name, info in Name.model_fields.items())
_HOUSEKEEPING: Final = frozenset(
    {"citation-key", "abstract", "keyword", "categories", "custom", "source", "event-date"}
)
"""Fields of reference managers that say nothing about where a work is to be found."""
_MARKS: Final = regex(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>")
"""What CSL-JSON may have in words; a title is printed plainly."""
_ISO: Final = regex(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")


def read_csl(path: Path, telling: Telling) -> Iterator[Work]:
    """Yield the works of the file; one that is none is told. Raises `UserError` where it is no CSL-JSON."""
    text = read_text(path)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as fault:
        raise unreadable(path, "it is no JSON", "export it anew, as CSL JSON", fault.lineno) from None
    except (RecursionError, ValueError):
        raise unreadable(
            path, "it is nested too deeply, or has a number too long", "export it anew, as CSL JSON"
        ) from None
    items = data.get("items", [data]) if isinstance(data, dict) else data
    if not isinstance(items, list):
        raise unreadable(path, "it holds no list of works", "export it as CSL JSON, not as the program's own JSON")
    if len(items) > MOST_WORKS:
        raise unreadable(path, f"it has more than {MOST_WORKS:,} works", "export those that the pack cites")
    if not items:
        raise unreadable(path, "it holds no works", "choose them in the reference manager, and export them as CSL JSON")
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            yield _work(path, number, item)
        else:
            span = Span(path=path, line=number, within=f"work {number}")
            hint = "delete it, or export the list anew, as CSL JSON"
            telling.refuse(UNREADABLE, f"work {number} of the list is no work: {json.dumps(item)[:40]}", span, hint)


def _work(path: Path, number: int, item: Mapping[str, Any]) -> Work:
    key = str(item.get("id", "") or item.get("citation-key", ""))
    fields: dict[str, Any] = {
        name: _plain(item[name]) for name in FIELDS if isinstance(item.get(name), str | int | float)
    }
    if names := _names(item.get("author")):
        fields["author"] = names
    known = {*FIELDS, "id", "author", "issued", "accessed", *_HOUSEKEEPING}
    return Work(
        key=key,
        fields=fields,
        issued=_date(item.get("issued")),
        accessed=_date(item.get("accessed")),
        span=Span(path=path, line=number, within=f"work {number}, '{key[:40]}'"),
        unused=tuple(sorted(name for name in item if name not in known)),
    )


def _plain(value: object) -> str:
    return _MARKS.sub("", str(value))


def _names(value: Any) -> list[dict[str, str]]:
    """Return the names; one without any part that a source has is left out."""
    found = value if isinstance(value, list) else []
    parts = [
        {part: _plain(one[part]) for part in one if part in _PARTS and one[part]}
        for one in found
        if isinstance(one, dict)
    ]
    return [one for one in parts if one]


def _date(value: Any) -> tuple[int, ...]:
    """Return year, month, day, as far as they are given; a span of days has none."""
    if not isinstance(value, dict):
        return ()
    parts = value.get("date-parts")
    if isinstance(parts, list) and len(parts) == 1 and isinstance(parts[0], list):
        digits = [str(part) for part in parts[0]]
        return tuple(int(part) for part in digits if re.fullmatch(r"\d{1,4}", part))
    match = _ISO.fullmatch(str(value.get("raw") or value.get("literal") or "").strip())
    return tuple(int(part) for part in match.groups() if part) if match else ()
