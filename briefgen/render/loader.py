"""Find templates: a project's own shadow the bundled ones, which `bundled/…` always names."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

from jinja2 import BaseLoader, Environment, TemplateNotFound

from briefgen.located.text import read_text
from briefgen.resources import templates_root

BUNDLED: Final = "bundled/"
SUFFIX: Final = ".md.j2"


class RootsLoader(BaseLoader):
    """Links are resolved, and what lies outside its root is not found."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = roots

    def find(self, name: str) -> Path | None:
        bundled = name.startswith(BUNDLED)
        roots = (templates_root(),) if bundled else self.roots
        inner = name.removeprefix(BUNDLED)
        return next((path for root in roots if (path := _inside(root, inner)) is not None), None)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Raises UserError where the file is no text. Files are read anew for each brief; their code is cached by hash."""
        del environment
        path = self.find(template)
        if path is None:
            raise TemplateNotFound(template)
        return read_text(path), str(path), lambda: False

    def list_templates(self) -> list[str]:
        return sorted({path.relative_to(root).as_posix() for root in self.roots for path in root.rglob(f"*{SUFFIX}")})


def _inside(root: Path, name: str) -> Path | None:
    parts = PurePosixPath(name).parts
    if not name.endswith(SUFFIX) or "\\" in name or ".." in parts or name.startswith("/"):
        return None
    path = (root / name).resolve()
    return path if path.is_relative_to(root.resolve()) and path.is_file() else None
