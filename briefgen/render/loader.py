"""Find templates for Jinja: a project's own shadow the bundled ones, which `bundled/…` always names."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from jinja2 import BaseLoader, Environment, TemplateNotFound

from briefgen.located.text import read_text
from briefgen.project.roots import BUNDLED, find, matching

SUFFIX: Final = ".md.j2"


class RootsLoader(BaseLoader):
    """Links are resolved, and one that leads out of its root is refused. One loader for each brief."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = roots
        self.used: dict[Path, None] = {}
        """Every file that was read, in the order of its first use."""

    def find(self, name: str) -> Path | None:
        return find(name, self.roots) if name.endswith(SUFFIX) else None

    def known_as(self, name: str) -> str:
        """Return what words of a template are said to be from: ours has its prefix where another one hides it."""
        plain = name.removeprefix(BUNDLED)
        return plain if self.find(plain) == self.find(name) else name

    def hidden(self, name: str | None) -> str | None:
        """Return the name of our own template that the one called *name* hides."""
        if name is None or name.startswith(BUNDLED):
            return None
        ours = BUNDLED + name
        return ours if self.find(ours) not in {None, self.find(name)} else None

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Raises UserError where the file is no text. Files are read anew for each brief; their code is cached by hash."""
        del environment
        path = self.find(template)
        if path is None:
            raise TemplateNotFound(template)
        self.used[path] = None
        return read_text(path), str(path), lambda: False

    def list_templates(self) -> list[str]:
        return list(matching(f"**/*{SUFFIX}", self.roots))
