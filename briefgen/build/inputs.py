"""What goes into the briefs of a pack: its own files, the policy, every template, and the letterhead that was asked for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.build.project import Project
from briefgen.content.pack import Pack

TEMPLATE_FOLDERS: Final = (
    "audiences", "partials", "themes", "locales", "lexicons", "markings", "yardsticks", "quantities", "fonts",
)  # fmt: skip
TEMPLATE_FILES: Final = frozenset({".yaml", ".j2", ".ttf", ".docx", ".dotx"})


def inputs(project: Project, pack: Pack, letterhead: Path | None) -> Iterator[Path]:
    yield from pack.inputs
    yield from (letterhead,) if letterhead else ()
    yield from project.policy.inputs
    for root in project.folder.templates:
        for folder in TEMPLATE_FOLDERS:
            yield from (path for path in (root / folder).rglob("*") if path.suffix in TEMPLATE_FILES)
