"""One row of a book as a record of the pack."""

from collections.abc import Mapping
from dataclasses import field

from briefgen.authoring.intake.book.columns import (
    FIELD,
    HOLDER_OF,
    ID,
    LANGUAGE,
    OF,
    TRANSLATION,
    WORDS,
    Column,
    Sheet,
)
from briefgen.authoring.intake.incoming import Given, Record, Telling
from briefgen.authoring.intake.memory import Memory
from briefgen.authoring.intake.names import BOOK, VALUE
from briefgen.authoring.intake.names import TRANSLATION as MISMATCH
from briefgen.authoring.intake.shapes import Unfit, read_value
from briefgen.content.model import is_language
from briefgen.content.pack import Pack
from briefgen.content.translatable import LISTED, PACK, ids_of, model_of, target_of, translatables_of, translated
from briefgen.diagnostics import Severity, Span, did_you_mean
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

DATED: str = ".facts"
"""The group of the heading that new dates go under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    words: Mapping[Column, tuple[str, Span]]
    """What its cells say, clean; those that say nothing are left out."""
    span: Span
    blank: Mapping[Column, Span] = field(default_factory=dict)
    """Where the cells stand that say nothing."""


def entry_of(row: Row, sheet: Sheet, telling: Telling, memory: Memory | None = None) -> Record | None:
    """Return the record of a row; None where it is refused, which is told. *memory* is what the book held, if it knows."""
    before = len(telling.told)
    fields: dict[Location, Given] = {}
    for column, (words, span) in row.words.items():
        try:
            fields[column.path] = Given(value=_value(column, words), span=span)
        except Unfit as unfit:
            telling.refuse(VALUE, unfit.message, span, unfit.hint)
    name = fields.pop(("id",), None)
    if name is None:
        if not any(column.is_id for column in row.words):
            hint = "write in the first column how others refer to it: small letters, digits, hyphens"
            telling.refuse(BOOK, "a row without a name", row.span, hint)
        return None
    if any(found.severity is Severity.ERROR for found in telling.told[before:]):
        return None
    if memory is not None:
        for column, (words, _) in row.words.items():
            if column.path in fields:
                known = (sheet.holder, name.value)
                fields[column.path] = memory.knowing(fields[column.path], known, column.path, words)
    if sheet.holder == "items":
        fields["kind",] = Given(value=_kind(fields), span=row.span, only_new=True)
    return Record(
        holder=sheet.holder,
        id=name.value,
        fields=fields,
        span=row.span,
        section=DATED if sheet.holder == "items" else None,
        was_there=memory is not None and (sheet.holder, name.value) in memory.marks,
        blank={column.path: (column.head, span) for column, span in row.blank.items()},
    )


def _value(column: Column, words: str) -> object:
    if column.choices and column.open:
        return words.upper() if column.path == ("currency",) else words
    return read_value(column.shape, words, column.choices)


def _kind(fields: Mapping[Location, Given]) -> str:
    certainty = fields.get(("certainty",))
    planned = certainty is not None and certainty.value in ("possible", "expected", "scheduled")
    return "expectation" if planned else "fact"


def translation_of(row: Row, pack: Pack, telling: Telling, memory: Memory | None = None) -> Record | None:
    """Return a translation as a record; None where the row has none, or it is refused, which is told."""
    said = {column: words for column, (words, _) in row.words.items()}
    if TRANSLATION not in said:
        return None
    span = row.words[TRANSLATION][1]
    missing = next((column for column in (OF, ID, FIELD, LANGUAGE, WORDS) if column not in said), None)
    if missing is not None:
        hint = "write translations in rows that the book has: what stands in the grey cells is not to be changed"
        telling.refuse(MISMATCH, f"a translation without its '{missing.head}'", span, hint)
        return None
    holder = HOLDER_OF.get(said[OF].casefold())
    parts = read_value("texts", said[TRANSLATION]) if said[FIELD] in LISTED else said[TRANSLATION]
    given = Given(value=parts, span=span)
    if holder is not None and memory is not None:
        path = target_of(holder, said[FIELD], said[LANGUAGE])
        given = memory.knowing(given, (holder, PACK if holder == "pack" else said[ID]), path, said[TRANSLATION])
    name = PACK if holder == "pack" else said[ID]
    model = None if holder is None else model_of(pack, holder, name)
    if given.untouched and model is None:
        return None
    if holder is None or model is None:
        known = ids_of(pack, holder) if holder else ()
        telling.refuse(
            MISMATCH, f"the pack has no {said[OF]} '{said[ID]}'", row.words[ID][1], did_you_mean(said[ID], known)
        )
        return None
    if not is_language(said[LANGUAGE]):
        telling.refuse(
            VALUE, f"no language has the tag '{said[LANGUAGE]}'", row.words[LANGUAGE][1], "write one such as hi-IN"
        )
        return None
    wording = next((one for one in translatables_of(model, holder, name, pack) if one.field == said[FIELD]), None)
    if given.untouched and (wording is None or wording.words != said[WORDS]):
        return None
    is_there = wording is not None and translated(pack, wording, said[LANGUAGE]) == said[TRANSLATION]
    if wording is None or (wording.words != said[WORDS] and not is_there):
        has = "has no such words" if wording is None else f"now says '{wording.words}'"
        hint = "make a new book, and translate the words as they are now"
        telling.refuse(MISMATCH, f"the words that this translates are not the pack's: '{said[ID]}' {has}", span, hint)
        return None
    fields = {wording.target(said[LANGUAGE]): given}
    return Record(holder=holder, id=name, fields=fields, span=span, only_known=True)
