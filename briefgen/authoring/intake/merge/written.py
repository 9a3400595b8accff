"""The files of a pack as they are written, and where in them each thing stands."""

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from briefgen.content.lists import LISTS
from briefgen.content.pack import Pack
from briefgen.content.registry import REGISTERS
from briefgen.content.vocabulary import Holder
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location
from briefgen.located.yaml import parse_yaml
from briefgen.project.packs import PackSource

FENCE: Final = "---\n"
_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The YAML that a list of entries stands in, or will: a file of its own, or the front matter."""

    path: Path
    at: Location
    """Within the YAML: () or the name of the register."""
    front: bool


@dataclass(frozen=True)
class Written:
    """The pack's files, each read once; line ends and the byte order mark are put back by `bytes_of`."""

    source: PackSource
    pack: Pack | None
    _texts: dict[Path, str] = field(default_factory=dict)

    @property
    def main(self) -> Path:
        """The file with the front matter; of a pack that is to be made, its one file."""
        return self.source.path if self.pack is None else self.source.main

    def text(self, path: Path) -> str:
        """Return the text with line feeds alone; empty where there is no such file."""
        if path not in self._texts:
            raw = path.read_bytes().decode("utf-8") if path.is_file() else ""
            self._texts[path] = raw.removeprefix(_MARK).replace("\r\n", "\n").replace("\r", "\n")
        return self._texts[path]

    def bytes_of(self, path: Path, text: str) -> bytes:
        """Return *text* with the line ends and the byte order mark that the file has."""
        raw = path.read_bytes() if path.is_file() else b""
        mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
        return mark + (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode("utf-8")

    def front(self) -> tuple[str, str]:
        """Return the front matter's YAML, and what stands behind its closing fence."""
        text = self.text(self.main)
        if not text:
            return "", ""
        lines = text.split("\n")
        end = next(at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE.rstrip())
        return "\n".join(lines[1:end]) + "\n", "\n".join(lines[end + 1 :])

    def home(self, holder: Holder) -> Home:
        """Return where the entries of a register stand, or will; of the pack itself, its front matter."""
        if holder == "pack":
            return Home(path=self.main, at=(), front=True)
        file = self.source.path / f"{holder}.yaml"
        in_front = holder in (self._front_data or {})
        if self.source.path == self.main or (in_front and not file.is_file()):
            return Home(path=self.main, at=(holder,), front=True)
        return Home(path=file, at=(), front=False)

    def is_yaml(self, span: Span) -> bool:
        """Tell whether what stands there is YAML: in a file of that, or in the front matter."""
        in_front = span.path == self.main and span.line <= self.front()[0].count("\n") + 1
        return in_front or span.path.suffix == ".yaml"

    def data(self, holder: Holder, name: str) -> Mapping[str, Any]:
        """Return an entry, or the front matter without its registers and items, as it is written."""
        if holder == "pack":
            return {key: value for key, value in (self._front_data or {}).items() if key not in {*REGISTERS, *LISTS}}
        home = self.home(holder)
        data = self._front_data if home.front else parse_yaml(self.text(home.path), home.path).data
        entries = data[holder] if home.front else data
        return next(entry for entry in entries if entry["id"] == name)

    @cached_property
    def _front_data(self) -> Any:
        front, _ = self.front()
        return parse_yaml(front, self.main, first_line=2).data
