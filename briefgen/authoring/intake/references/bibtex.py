"""BibTeX, as BibTeX reads it: strings, months and names in their parts; LaTeX's accents become letters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pybtex.database import BibliographyData, Entry, Person, parse_string
from pybtex.errors import capture
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from briefgen.authoring.intake.incoming import Telling
from briefgen.authoring.intake.references.works import MOST_WORKS, Work, unreadable
from briefgen.diagnostics import Span, UserError
from briefgen.located.text import read_text
from briefgen.regex import regex

_TYPES: Final[Mapping[str, str]] = {
    "article": "article-journal",
    "book": "book",
    "booklet": "document",
    "inbook": "chapter",
    "incollection": "chapter",
    "conference": "paper-conference",
    "inproceedings": "paper-conference",
    "proceedings": "book",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "dataset": "dataset",
    "unpublished": "manuscript",
    "legislation": "legislation",
}
"""BibTeX's and biblatex's types → CSL's; any other is a document."""
_FIELDS: Final[Mapping[str, str]] = {
    "title": "title",
    "shorttitle": "title-short",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "page",
    "type": "genre",
    "url": "URL",
    "doi": "DOI",
}
_VERBATIM: Final = frozenset({"url", "doi"})
"""Fields that LaTeX does not read."""
_DATES: Final = frozenset({"year", "month", "day", "date", "urldate"})
_HOUSEKEEPING: Final = frozenset(
    {"abstract", "keywords", "file", "langid", "bdsk-url-1", "date-added", "date-modified", "timestamp", "owner"}
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PUT_IN: Final = regex(r"\\(?:input|include|write|openout|immediate)\b")
_LOOK: Final = regex(
    r"\\(?:emph|underline|text(?:it|bf|sc|sl|tt|rm|sf|up|md|normal)|mkbib(?:emph|bold|italic))\s*(?=\{)"
)
"""Commands that set words in another look, and no other words; pybtex would leave their names among the words."""
_TWICE: Final = regex(r"repeated bibliography entry: (.+)")
_WITHOUT_KEY: Final = regex(r"unnamed-\d+")
"""As pybtex calls a work whose key is missing, which is told."""
_AT_LINE: Final = regex(r"in line (\d+)")


def read_bibtex(path: Path, telling: Telling) -> Iterator[Work]:
    """Yield the works of the file; what of it is no BibTeX is told, and the rest read. Raises `UserError`."""
    text = read_text(path)
    lines = _lines(text)
    try:
        with capture() as found:
            data = parse_string(text, "bibtex")
        faults = tuple(found)
    except PybtexError as stopped:
        faults, data = (stopped,), BibliographyData()
    except RecursionError:
        raise unreadable(path, "its braces are nested too deeply", "export it anew") from None
    for fault in faults:
        telling.told += _told(path, fault, lines).diagnostics
    if len(data.entries) > MOST_WORKS:
        raise unreadable(path, f"it has more than {MOST_WORKS:,} works", "export those that the pack cites")
    if not data.entries and not faults:
        raise unreadable(path, "it holds no works", "choose them in the reference manager, and export them as BibTeX")
    yield from _works(path, data, lines)


def _told(path: Path, fault: PybtexError, lines: Mapping[str, int]) -> UserError:
    at = _AT_LINE.search(str(fault))
    number = int(at[1]) if at else getattr(fault, "lineno", None)
    if (twice := _TWICE.search(str(fault))) is not None:
        hint = "keep one of them, or give one another key"
        return unreadable(path, f"two works have the key '{twice[1]}'", hint, lines.get(twice[1].casefold()))
    hint = "look for a missing key, comma, brace or quotation mark"
    return unreadable(path, "it is not written as BibTeX is", hint, number)


def _lines(text: str) -> Mapping[str, int]:
    """Return the line that each key stands in."""
    found = re.finditer(r"^\s*@\w+\s*[{(]\s*([^,\s]+)\s*,", text, re.MULTILINE)
    return {match[1].casefold(): text.count("\n", 0, match.start(1)) + 1 for match in found}


def _works(path: Path, data: BibliographyData, lines: Mapping[str, int]) -> Iterator[Work]:
    for key, entry in data.entries.items():
        if key.casefold() not in lines and _WITHOUT_KEY.fullmatch(key):
            continue
        number = lines.get(key.casefold(), 1)
        yield _work(key, entry, Span(path=path, line=number, within=f"line {number}, '{key[:40]}'"))


def _work(key: str, entry: Entry, span: Span) -> Work:
    kind = entry.type.casefold()
    fields: dict[str, Any] = {
        "type": _TYPES.get(kind, "webpage" if kind == "misc" and "url" in entry.fields else "document")
    }
    for name, value in entry.fields.items():
        ours = _FIELDS.get(name.casefold())
        if ours is not None and value:
            fields.setdefault(ours, value if name.casefold() in _VERBATIM else _decoded(value))
    if kind in ("techreport", "report") and "issue" in fields:
        fields["number"] = fields.pop("issue")
    if names := [_name(person) for person in entry.persons.get("author", ())]:
        fields["author"] = names
    said = {name.casefold(): value for name, value in entry.fields.items()}
    return Work(
        key=key,
        fields=fields,
        issued=_date(said),
        accessed=_iso(said.get("urldate", "")),
        span=span,
        unused=tuple(sorted(name for name in said if name not in {*_FIELDS, *_DATES, *_HOUSEKEEPING})),
    )


def _decoded(value: str) -> str:
    """Return the words without LaTeX; what cannot be read stays as it is, and is refused if it asks for a file."""
    if _PUT_IN.search(value):
        return value
    try:
        return str(Text.from_latex(_LOOK.sub("", value))).replace("{", "").replace("}", "")
    except (PybtexError, ValueError, RecursionError):
        return value


def _name(person: Person) -> dict[str, str]:
    parts: Mapping[str, Sequence[str]] = {
        "given": (*person.first_names, *person.middle_names),
        "non-dropping-particle": person.prelast_names,
        "family": person.last_names,
        "suffix": person.lineage_names,
    }
    found = {part: " ".join(map(_decoded, words)) for part, words in parts.items() if words}
    return {"literal": found["family"]} if set(found) == {"family"} else found


def _date(said: Mapping[str, str]) -> tuple[int, ...]:
    if "date" in said:
        return _iso(said["date"])
    month = said.get("month", "").strip().casefold()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month) if month.isdecimal() else None
    year, day = said.get("year", ""), said.get("day", "")
    if not year.isdecimal():
        return ()
    if number is None:
        return (int(year),)
    return (int(year), number, int(day)) if day.isdecimal() else (int(year), number)


def _iso(value: str) -> tuple[int, ...]:
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value.strip())
    return tuple(int(part) for part in match.groups() if part) if match else ()
