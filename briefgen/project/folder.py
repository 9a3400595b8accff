"""Where a project's content and templates are."""

from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.frozen import dataclass
from briefgen.project.roots import OUTSIDE
from briefgen.resources import bundled_root, templates_root

POLICY_FILE: Final = "policy.yaml"
"""What `content/` has of who may see what."""
DELIVERABLES: Final = "build"
"""The folder of a project in which finished briefs stand, unless another is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFolder:
    root: Path
    """Where the user works: the folder that outputs and records go to."""
    content: Path
    templates: tuple[Path, ...]
    """In the order in which a template, theme, locale or marking is looked up: the project's own, then ours."""
    bundled: bool
    """Whether the content is the sample that comes with briefgen."""


def find_project(start: Path) -> ProjectFolder:
    """Return the project at *start*: its `content` folder, or the bundled sample where it has none.

    Raises `UserError` where its folder of templates lies elsewhere.
    """
    own = start / "content"
    if not own.is_dir():
        content, templates = bundled_root() / "content", (templates_root(),)
        return ProjectFolder(root=start, content=content, templates=templates, bundled=True)
    return ProjectFolder(root=start, content=own, templates=_roots(start), bundled=False)


def _roots(start: Path) -> tuple[Path, ...]:
    """Return the folders of templates; in briefgen's own checkout the one beside `content` is ours itself."""
    own = start.absolute() / "templates"
    if not own.is_dir() or own.resolve() == templates_root().resolve():
        return (templates_root(),)
    if not own.resolve().is_relative_to(start.resolve()):
        message = "the project's 'templates' is a link that leads out of the project"
        raise UserError(Diagnostic(code=OUTSIDE, message=message, hints=("put the folder itself there",)))
    return own, templates_root()
