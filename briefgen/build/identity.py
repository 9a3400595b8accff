"""By what a Word document is known again when somebody has saved it: the id among its custom properties."""

import re
import zipfile
from io import BytesIO
from typing import Final

from briefgen.zipped import DAMAGED

_PART: Final = "docProps/custom.xml"
_ID: Final = re.compile(rb'name="briefgen-document"[^>]*>\s*<vt:lpwstr>([^<]+)</vt:lpwstr>')
_MOST: Final = 1_000_000
"""Bytes of that part; ours has some hundreds."""


def document_id(content: bytes) -> str | None:
    """Return the id that *content* carries; None where it is no package that can be read, or carries none."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            if _PART not in package.namelist() or package.getinfo(_PART).file_size > _MOST:
                return None
            found = _ID.search(package.read(_PART))
    except DAMAGED:
        return None
    return None if found is None else found[1].decode("utf-8", "replace")
