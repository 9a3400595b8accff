"""Where a project's content and templates are."""

from dataclasses import dataclass
from pathlib import Path

from briefgen.resources import bundled_root, templates_root


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFolder:
    root: Path
    """Where the user works: the folder that outputs and records go to."""
    content: Path
    templates: tuple[Path, ...]
    """In the order in which a template, theme, locale or marking is looked up."""
    bundled: bool
    """Whether the content is the sample that comes with briefgen."""


def find_project(start: Path) -> ProjectFolder:
    """Return the project at *start*: its `content` folder, or the bundled sample where it has none."""
    own = start / "content"
    bundled = not own.is_dir()
    content = bundled_root() / "content" if bundled else own
    return ProjectFolder(root=start, content=content, templates=(templates_root(),), bundled=bundled)
