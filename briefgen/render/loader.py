"""Find templates for Jinja: a project's own shadow the bundled ones, which `bundled/…` always names."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from jinja2 import BaseLoader, Environment, TemplateNotFound

from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.located.text import read_text
from briefgen.project.roots import BUNDLED, find, matching

SUFFIX: Final = ".md.j2"
REFUSED: Final = "BG202"
LONGEST: Final = 32_000
"""Characters of one file: the longest that we know has not ten thousand."""
LONGEST_TOGETHER: Final = 200_000


class RootsLoader(BaseLoader):
    """Links are resolved, and one that leads out of its root is refused. One loader for each brief."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self.roots = roots
        self._found: dict[str, Path | None] = {}
        self.used: dict[Path, int] = {}
        """Every file that was read, in the order of its first use, with its characters."""
        self._sources: dict[str, str] = {}

    def find(self, name: str) -> Path | None:
        if name not in self._found:
            self._found[name] = find(name, self.roots) if name.endswith(SUFFIX) else None
        return self._found[name]

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
        """Raises UserError where the file is no text. Files are read anew for each brief, and once, however often that is
        rendered; their code is cached by hash.
        """
        del environment
        path = self.find(template)
        if path is None:
            raise TemplateNotFound(template)
        if template not in self._sources:
            self._sources[template] = read_text(path)
        source = self._sources[template]
        self.used[path] = len(source)
        if fault := self._too_long(path):
            raise UserError(fault)
        return source, str(path), lambda: False

    def _too_long(self, path: Path) -> Diagnostic | None:
        """Return what is wrong with the length of the file that was read last: what is longer takes long to compile."""
        hint = "put parts of it into partials, and what it says into the pack"
        if self.used[path] > LONGEST:
            message = f"the template is longer than {LONGEST:,} characters"
        elif sum(self.used.values()) > LONGEST_TOGETHER:
            message = f"the templates of this brief have more than {LONGEST_TOGETHER:,} characters together"
        else:
            return None
        return Diagnostic(code=REFUSED, message=message, span=Span(path=path, line=1), hints=(hint,))

    def list_templates(self) -> list[str]:
        return list(matching(f"**/*{SUFFIX}", self.roots))
