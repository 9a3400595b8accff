"""Where the words of an origin stand on this machine: a line of content, of a template, of a language's file."""

from pathlib import Path
from typing import Any, assert_never

from briefgen.diagnostics import Span, UserError
from briefgen.document.origins import DerivedOrigin, ItemOrigin, Origin, PhraseOrigin, TemplateOrigin
from briefgen.located.positions import Located
from briefgen.located.yaml import parse_yaml, read_yaml
from briefgen.project.folder import ProjectFolder
from briefgen.project.roots import find, layers


class Places:
    """The files of one project."""

    def __init__(self, folder: ProjectFolder) -> None:
        self._folder = folder
        self._locales: dict[Path, Located] = {}

    def of(self, origin: Origin) -> Span | None:
        """Return the line that words come from; None for what is made of nothing but signs and numbers in order."""
        match origin:
            case ItemOrigin(path=path, line=line):
                return Span(path=self._folder.content / path, line=line) if path else None
            case TemplateOrigin(path=path, line=line):
                file = find(path, self._folder.templates)
                return None if file is None else Span(path=file, line=line)
            case PhraseOrigin(key=key, language=language):
                return self._phrase(key, language)
            case DerivedOrigin():
                return None
            case _:
                assert_never(origin)

    def _phrase(self, key: str, language: str) -> Span | None:
        """Return the line of a phrase: the language's own in the first root that has it, else that which it inherits."""
        heirs: list[str] = []
        tag: str | None = language
        while tag is not None and tag not in heirs:
            heirs.append(tag)
            files = tuple(layers(f"locales/{tag}.yaml", self._folder.templates))
            for file in files:
                if ("strings", key) in self._read(file).positions.places:
                    return self._read(file).positions.span(("strings", key))
            tag = next((up for file in files if (up := _inherited(self._read(file).data))), None)
        return None

    def _read(self, path: Path) -> Located:
        """Return what a language's file holds; nothing where it has faults, which are said where it is used."""
        if path not in self._locales:
            try:
                self._locales[path] = read_yaml(path)
            except UserError:
                self._locales[path] = parse_yaml("{}", path)
        return self._locales[path]


def _inherited(data: Any) -> str | None:
    inherited = data.get("inherit") if isinstance(data, dict) else None
    return inherited if isinstance(inherited, str) else None
