"""By what it is known whether the files of an earlier run would come out the same today."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Final

from briefgen.batch.request import BatchRequest
from briefgen.build.inputs import inputs
from briefgen.build.makers import versions
from briefgen.build.manifest import fingerprints
from briefgen.build.project import Project

_ASIDE: Final = frozenset({"records", "table", "output", "name", "formats", "resume", "jobs", "cluster", "part"})
"""What is asked for that changes no byte of a file: each record has a hash of its own, and each format a file."""


def fingerprint(
    project: Project, request: BatchRequest, letterhead: Path | None, awaited: Mapping[str, str] | None
) -> str:
    """Return a hash of all that the files of a batch are made of besides the records. Raises `OSError`."""
    files = fingerprints(inputs(project, project.pack(request.pack), letterhead), project.folder)
    asked = {name: value for name, value in asdict(request).items() if name not in _ASIDE}
    said = json.dumps([dict(files), asked, versions(), awaited], default=str, sort_keys=True)
    return sha256(said.encode()).hexdigest()
