"""The same ZIP bytes for the same parts, on any day and machine."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Final

_FIRST: Final = ("[Content_Types].xml", "_rels/.rels")
_EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(2107, 12, 31, 23, 59, 58, tzinfo=UTC)
_UNIX: Final = 3
_PERMISSIONS: Final = 0o600 << 16
"""Word for Mac calls a member without permissions unreadable."""


def canonical(package: bytes, moment: datetime) -> bytes:
    """Return *package* with its members in a fixed order, all dated *moment*, which is in UTC."""
    stamp = min(max(moment, _EARLIEST), _LATEST).timetuple()[:6]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=_order):
            member = zipfile.ZipInfo(name, stamp)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = _PERMISSIONS
            target.writestr(member, source.read(name), compresslevel=6)
    return out.getvalue()


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
