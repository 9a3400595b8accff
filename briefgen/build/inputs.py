"""What goes into the briefs of a pack: its own files, the policy, the house's rules, every template, and the letterhead that was
asked for.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.build.project import Project
from briefgen.content.house_rules import HOUSE_RULES_FILE
from briefgen.content.pack import Pack
from briefgen.project.roots import below, matching

TEMPLATE_FOLDERS: Final = (
    "audiences", "partials", "themes", "locales", "lexicons", "markings", "yardsticks", "quantities", "fonts", "usage",
    "plain", "transliteration",
)  # fmt: skip
TEMPLATE_FILES: Final = frozenset({".yaml", ".j2", ".ttf", ".otf", ".docx", ".dotx"})


def template_files(roots: tuple[Path, ...]) -> tuple[str, ...]:
    """Return the places of every template there is, those of one name once."""
    found = (matching(f"{folder}/**/*", roots) for folder in TEMPLATE_FOLDERS)
    return tuple(sorted(place for each in found for place, path in each.items() if path.suffix in TEMPLATE_FILES))


def inputs(project: Project, pack: Pack, letterhead: Path | None) -> Iterator[Path]:
    yield from pack.inputs
    yield from (letterhead,) if letterhead else ()
    yield from project.policy.inputs
    house_rules = project.folder.content / HOUSE_RULES_FILE
    yield from (house_rules,) if house_rules.exists() else ()
    for folder in TEMPLATE_FOLDERS:
        yield from (path for path in below(folder, project.folder.templates) if path.suffix in TEMPLATE_FILES)
