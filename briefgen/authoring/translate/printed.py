"""What one audience's briefs print of a pack, through the gate: no more than this goes out to a translator who may see it."""

from collections.abc import Iterator, Mapping
from typing import Final

from briefgen.build.project import Project
from briefgen.content.names import UNKNOWN_NAME
from briefgen.content.pack import Pack
from briefgen.content.series import Exhibit
from briefgen.content.translatable import PACK, Wording
from briefgen.content.vocabulary import Variant
from briefgen.diagnostics import Diagnostic, WrongUsageError
from briefgen.document.document import Document
from briefgen.document.inlines import Text
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins
from briefgen.document.walk import walk
from briefgen.frozen import dataclass
from briefgen.gate.clear import clear
from briefgen.gate.records import ClearedPack

_WORDINGS: Final = ("text", "answer.text", "instead", "why", "pros", "cons")
"""Of an item, where the audience's policy names no variant for it."""
_ALWAYS: Final = ("judgement.reasons", "who", "action.who")
_OF_ENTRIES: Final[Mapping[str, tuple[str, ...]]] = {
    "topics": ("title", "question"),
    "people": ("name", "short", "office", "address"),
    "organisations": ("name", "short"),
    "terms": ("short", "expansion", "plural", "gloss"),
    "figures": ("title", "unit"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The words of the briefs, by where they come from."""

    fields: frozenset[tuple[str, str, str]]
    """Register, id and field, as a translation is of them."""
    records: frozenset[tuple[str, str]]
    marking: str
    """As the briefs print it."""

    def has(self, wording: Wording) -> bool:
        return (wording.register, wording.id, ".".join(map(str, wording.at.source))) in self.fields


def printed(project: Project, name: str, audience: str) -> Printed:
    """Return what the briefs of *audience* print, all forms of them, in the pack's own language: of a bilingual one the half in
    it, for the other is what has yet to be translated.

    Raises `UserError` where a brief is at fault, `WrongUsageError` where none is in that language.
    """
    pack = project.pack(name)
    project.require(packs=(name,), audiences=(audience,))
    form = project.audience(audience).form
    home = pack.front.language
    language = next((tag for tag in form.languages if _base(tag) == _base(home)), None)
    if language is None:
        message = f"no brief for '{audience}' is in {home}, the language of the pack"
        hint = "leave -a out, and give the file to somebody who may see the whole pack"
        raise WrongUsageError(Diagnostic(code=UNKNOWN_NAME, message=message, hints=(hint,)))
    cleared = clear(pack, project.policy, audience, moment=pack.front.as_of, language=language).pack
    briefs = [project.brief(name, audience, language=language, form=other, alone=True) for other in (None, *form.forms)]
    variant = project.policy.policy.audiences[audience].variant
    fields = frozenset(field for brief in briefs for field in _fields(brief.document, pack)).union(
        _demanded(cleared, variant)
    )
    markings = dict.fromkeys(brief.document.marking.label for brief in briefs)
    return Printed(
        fields=fields, records=frozenset((register, id_) for register, id_, _ in fields), marking="; ".join(markings)
    )


def _demanded(cleared: ClearedPack, variant: Variant | None) -> Iterator[tuple[str, str, str]]:
    """Yield what no brief in another language is built without, whether or not this one prints it: of every item and entry that
    the audience may see, the words that it gets.
    """
    wordings = (f"variants.{variant}", f"answer.variants.{variant}") if variant else _WORDINGS
    for id_ in cleared.items:
        yield from (("items", id_, field) for field in (*wordings, *_ALWAYS))
    for register, fields in _OF_ENTRIES.items():
        yield from ((register, id_, field) for id_ in getattr(cleared, register) for field in fields)


def _base(tag: str) -> str:
    return tag.partition("-")[0]


def _fields(document: Document, pack: Pack) -> Iterator[tuple[str, str, str]]:
    for origin in origins(document):
        if isinstance(origin, ItemOrigin):
            id_ = PACK if origin.register == "pack" else origin.item
            yield origin.register, id_, origin.field
            yield from _beside(origin)
            yield from _column(origin, pack)
    for node in walk(document):
        # Words of rows are told by themselves: a row that is withheld has words that the reader may not see.
        if isinstance(node, Text) and isinstance(node.origin, ItemOrigin) and node.origin.field == "rows":
            yield "exhibits", node.origin.item, f"words.{node.text}"


def _beside(origin: ItemOrigin) -> Iterator[tuple[str, str, str]]:
    """Yield what is printed, or read aloud, together with a field."""
    if origin.register == "figures" and origin.field == "value":
        yield "figures", origin.item, "unit"
    if origin.register == "exhibits" and origin.field == "title":
        yield "exhibits", origin.item, "alternative_text"


def _column(origin: ItemOrigin, pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield a column of a series for what an exhibit prints of it."""
    exhibit = pack.registers.exhibits.get(origin.item) if origin.register == "exhibits" else None
    if isinstance(exhibit, Exhibit) and origin.field.startswith("fields."):
        yield "series", exhibit.series, origin.field
        yield "series", exhibit.series, f"{origin.field.rpartition('.')[0]}.unit"
