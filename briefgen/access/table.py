"""The access table: every item and entry of a pack against every audience, as the gate decides and the briefs print."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Literal

from pydantic import BaseModel

from briefgen.access.wording import first_words, short_hash, words_hash
from briefgen.build.composition import admitted
from briefgen.build.project import Project
from briefgen.content.item import Item
from briefgen.content.pack import Pack
from briefgen.content.readers import Scoped
from briefgen.content.series import Exhibit
from briefgen.content.vocabulary import ENTRY_OF
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.document.document import Document
from briefgen.document.inlines import Citation
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins
from briefgen.document.walk import walk
from briefgen.frozen import dataclass
from briefgen.gate.clear import decisions
from briefgen.gate.decide import DecidedEntry, DecidedItem, Decisions
from briefgen.gate.marked import Level
from briefgen.gate.records import Reason
from briefgen.gate.registers import entries_of
from briefgen.leak.references import Wordings

Key = tuple[str, str]
"""`items` or a register, and an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """What one audience gets of one item or entry."""

    state: Literal["shown", "may", "withheld"]
    """`may`: it may see it, and its brief does not print it."""
    reasons: tuple[Reason, ...] = ()
    """Why it is withheld."""
    rows: Mapping[str, bool] = field(default_factory=dict)
    """Of an exhibit, each of its rows by a hash of what it is about: whether it is open."""

    @property
    def is_open(self) -> bool:
        return self.state != "withheld"

    @property
    def is_part(self) -> bool:
        """Whether it is an exhibit some of whose rows are withheld."""
        return not all(self.rows.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item or entry."""

    key: Key
    kind: str
    """`fact`, `line`, …; of an entry what it is: `source`, `exhibit`."""
    words: str
    """How it begins, in the pack's language."""
    words_hash: str
    span: Span | None
    cells: Mapping[str, Access]
    """By audience."""

    @property
    def id(self) -> str:
        return self.key[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessTable:
    """Who gets what of one pack at a moment."""

    pack: str
    title: str
    language: str
    edition: dt.datetime
    audiences: tuple[str, ...]
    lines: tuple[Line, ...]
    """Items in the pack's order, then the registers' entries."""
    levels: tuple[Level, ...]
    """The highest marking of what it names, one of each scheme; the pack's own scheme first."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Why an audience's brief could not be made: then what it prints is not known, and counts as not printed."""


def access_table(
    project: Project, name: str, *, audiences: Sequence[str] = (), as_of: dt.datetime | None = None
) -> AccessTable:
    """Return the table of pack *name* for *audiences*, all that its front matter admits where none is named.

    Each brief is composed in the audience's first language and own form. Raises `UnknownNameError` for a name that the
    project does not have, `UserError` where the pack or the policy is at fault.
    """
    project.require(packs=(name,), audiences=audiences)
    pack = project.pack(name)
    moment = as_of or pack.front.as_of
    readers = tuple(audiences) or admitted(project, pack) or project.audiences
    decided = {reader: decisions(pack, project.policy, reader, moment=moment) for reader in readers}
    printed: dict[str, frozenset[Key]] = {}
    found: list[Diagnostic] = []
    for reader in readers:
        try:
            printed[reader] = _printed(pack, project.brief(name, reader, as_of=as_of).document)
        except UserError as fault:
            found += fault.diagnostics
            printed[reader] = frozenset()
    return AccessTable(
        pack=name,
        title=pack.front.title,
        language=pack.front.language,
        edition=moment,
        audiences=readers,
        lines=tuple(_lines(pack, decided, printed)),
        levels=_highest(decided[readers[0]]) if readers else (),
        diagnostics=tuple(found),
    )


def items_alone(table: AccessTable) -> AccessTable:
    """Return the table without the entries of registers; its marking stays that of all."""
    return replace(table, lines=tuple(line for line in table.lines if line.key[0] == "items"))


def printed_keys(document: Document) -> frozenset[Key]:
    """Return the items and entries of which a document prints anything, sources that it cites as well."""
    named = {(each.register, each.item) for each in origins(document) if isinstance(each, ItemOrigin)}
    cited = (reference.source for node in walk(document) if isinstance(node, Citation) for reference in node.references)
    return frozenset(named) | {("sources", source) for source in cited}


def _printed(pack: Pack, document: Document) -> frozenset[Key]:
    """Return what a brief prints; a series stands in the exhibits that draw it."""
    printed = printed_keys(document)
    return printed | {("series", one.series) for one in pack.registers.drawn if ("exhibits", one.id) in printed}


def _lines(pack: Pack, decided: Mapping[str, Decisions], printed: Mapping[str, frozenset[Key]]) -> Iterator[Line]:
    wordings = Wordings(pack)
    for entry in pack.items:
        key = ("items", entry.id)
        cells = {name: _access(key, each.items[entry.id], printed[name]) for name, each in decided.items()}
        yield _line(pack, wordings, key, entry.item, cells)
    for register_key, record in entries_of(pack.registers):
        cells = {
            name: replace(_access(register_key, each.entries[register_key], printed[name]), rows=_rows(record, each))
            for name, each in decided.items()
        }
        yield _line(pack, wordings, register_key, record, cells)


def _rows(record: Scoped, decided: Decisions) -> dict[str, bool]:
    """Return the rows of an exhibit, and whether each is open; nothing of other entries."""
    if not isinstance(record, Exhibit):
        return {}
    rows = decided.rows.get(record.series, ())
    return {short_hash(str(each.row.cells.get(record.category))): not each.reasons for each in rows}


def _line(pack: Pack, wordings: Wordings, key: Key, record: BaseModel, cells: Mapping[str, Access]) -> Line:
    return Line(
        key=key,
        kind=record.kind if isinstance(record, Item) else ENTRY_OF[key[0]],
        words=first_words(record, wordings, key),
        words_hash=words_hash(pack, key[0], record),
        span=pack.positions.span(key),
        cells=cells,
    )


def _access(key: Key, decided: DecidedItem | DecidedEntry, printed: frozenset[Key]) -> Access:
    if decided.reasons:
        return Access(state="withheld", reasons=decided.reasons)
    return Access(state="shown" if key in printed else "may")


def _highest(decided: Decisions) -> tuple[Level, ...]:
    """Return the highest level of each scheme: the table names all that there is, whoever may see it."""
    highest: dict[str, Level] = {}
    levels = [one.handling.level for one in decided.items.values()]
    for level in (*levels, *(one.handling.level for one in decided.entries.values())):
        known = highest.get(level.scheme)
        if known is None or level.order > known.order:
            highest[level.scheme] = level
    return tuple(highest.values())
