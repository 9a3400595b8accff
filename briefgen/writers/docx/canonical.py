"""The same ZIP bytes for the same members, on any day and machine, whoever wrote the archive."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final

from briefgen.writers.docx.archive import Member, archive

CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELATIONSHIPS: Final = "_rels/.rels"
_FIRST: Final = (CONTENT_TYPES, ROOT_RELATIONSHIPS)


def canonical(
    package: bytes, moment: datetime, *, replacing: Mapping[str, Callable[[bytes], bytes]] | None = None
) -> bytes:
    """Return *package* with its members in a fixed order, all dated *moment*, which is in UTC.

    *replacing* has, by the name of a member, what makes its content anew.
    """
    anew = replacing or {}
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        members = ((name, source.read(name)) for name in source.namelist())
        return ordered((Member(name=name, data=anew.get(name, bytes)(data)) for name, data in members), moment)


def ordered(members: Iterable[Member], moment: datetime) -> bytes:
    """Return the archive of *members* in a fixed order: what a reader needs first stands first."""
    return archive(sorted(members, key=lambda member: _order(member.name)), moment)


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
