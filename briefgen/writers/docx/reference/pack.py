"""Clean parts to a package: the same bytes for the same parts."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from briefgen.frozen import dataclass
from briefgen.writers.docx.package import package
from briefgen.writers.docx.parts import APP_PROPERTIES, CORE_PROPERTIES, OFFICE, OPC, Kind, Part
from briefgen.writers.docx.parts import Relation as WrittenRelation
from briefgen.writers.docx.reference.opened import Relation
from briefgen.writers.docx.xml import DECLARATION

_ANY_DAY: Final = datetime(1980, 1, 1, tzinfo=UTC)
_PROPERTIES: Final = (
    Part(
        name="docProps/core.xml",
        kind=CORE_PROPERTIES,
        content=f'{DECLARATION}<cp:coreProperties xmlns:cp="{OPC}/metadata/core-properties"/>',
    ),
    Part(
        name="docProps/app.xml",
        kind=APP_PROPERTIES,
        content=f'{DECLARATION}<Properties xmlns="{OFFICE}/extended-properties"/>',
    ),
)
"""Empty, to be filled by the brief: python-docx would make up an author where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanPart:
    name: str
    kind: Kind
    content: bytes
    relations: tuple[Relation, ...] = ()


def pack(parts: Sequence[CleanPart]) -> bytes:
    """Return a package of these parts, of which the first is the text, and of properties that say nothing.

    A part comes before those that it is related to.
    """
    made: dict[str, Part] = {}
    for part in reversed(parts):
        related = tuple(
            WrittenRelation(id=each.id, kind=each.kind, target=each.target if each.external else made[each.target])
            for each in part.relations
        )
        made[part.name] = Part(name=part.name, kind=part.kind, content=part.content, related=related)
    return package((made[parts[0].name], *_PROPERTIES), _ANY_DAY)
