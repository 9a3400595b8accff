"""The packs of a project: a folder with a `pack.md`, or one Markdown file whose front matter has a title."""

import codecs
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Severity, Span, UserError
from briefgen.frozen import dataclass
from briefgen.located.text import SAVE, other_coding
from briefgen.project.folder import ProjectFolder
from briefgen.project.roots import require_within
from briefgen.regex import regex
from briefgen.regular import read_regular

PACK_FILE: Final = "pack.md"
NOT_READ: Final = frozenset({"README.md", "review.md"})
"""Beside a pack, but no part of it."""
TWICE: Final = "BG121"
NO_PACK: Final = "BG123"
MISSED: Final = "BG129"
_HEAD_LIMIT: Final = 1_000_000
"""Bytes at a file's beginning in which its front matter is looked for."""
_HEAD: Final = regex(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\n(.*?)(?:^---[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)
_TITLE: Final = regex(rb"""^(["']?)title\1[ \t]*:""", re.MULTILINE)
_FLOW_TITLE: Final = regex(rb"""[{,\s](["']?)title\1\s*:""")
"""In a front matter that is one mapping in braces."""

_AS_TITLE: Final = regex(r"""(?P<gap>\s*)["']?(?P<word>\w+)["']?(?:\s*[:=]|(?=\s))(?P<words>.+)""")
"""A line of a front matter that may be meant as its title; words that are indented may be so in the first line alone."""
_NEAR_TITLE: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    name: str
    path: Path
    """The pack's folder, or its one file."""

    @property
    def main(self) -> Path:
        """The file that has its front matter."""
        return self.path if self.path.is_file() else self.path / PACK_FILE


def find_packs(folder: ProjectFolder) -> tuple[PackSource, ...]:
    """Return the packs by name. Raises UserError where a folder and a file have the same one."""
    sources = tuple(sorted(_sources(folder.content), key=lambda source: (source.name, source.path.name)))
    twice = [second for first, second in pairwise(sources) if first.name == second.name]
    if twice:
        raise UserError(*(_twice(source) for source in twice))
    return sources


def folders_without_pack(folder: ProjectFolder) -> tuple[Diagnostic, ...]:
    """Return a warning for each folder that holds Markdown and no `pack.md`: somebody may think that it is a pack."""
    folders = sorted(path for path in folder.content.iterdir() if path.is_dir()) if folder.content.is_dir() else ()
    return tuple(_no_pack(path) for path in folders if not path.name.startswith(".") and _lacks_pack_file(path))


def files_without_pack(folder: ProjectFolder) -> tuple[Diagnostic, ...]:
    """Return a warning for each Markdown file that is no pack and looks like one: it has front matter without a title, or is
    no UTF-8.
    """
    content = folder.content
    files = sorted(_sections(content)) if content.is_dir() else ()
    return tuple(found for path in files if path.is_file() and (found := _missed(path)) is not None)


def _missed(path: Path) -> Diagnostic | None:
    try:
        written = _beginning(path)
    except OSError:
        return None
    if coding := other_coding(written):
        message = (
            f"the file '{path.name}' was saved in another text format ({coding}), so nobody knows whether it is a pack"
        )
        return _miss(message, Span(path=path, line=1), SAVE)
    head = _HEAD.match(written)
    if head is not None and _says_title(head.group(1)):
        return None
    try:
        # The last character may be cut.
        codecs.getincrementaldecoder("utf-8")().decode(written)
    except UnicodeDecodeError:
        message, hint = f"the file '{path.name}' is not UTF-8, so nobody knows whether it is a pack", SAVE
    else:
        if head is None:
            return None
        return _untitled(path, head.group(1).decode("utf-8", "replace"))
    return _miss(message, Span(path=path, line=1), hint)


def _untitled(path: Path, front: str) -> Diagnostic:
    """Say that a front matter has no title, at the line that is meant as one if there is such a line."""
    message = f"the file '{path.name}' has front matter and no title, so it is not a pack"
    hint = "write `title: …` at the left edge of the front matter"
    for number, line in enumerate(front.splitlines()):
        match = _AS_TITLE.match(line)
        if match is None or (match["gap"] and number > 0) or not _is_near_title(match["word"]):
            continue
        span = Span(path=path, line=number + 2, column=match.start("gap") + 1, end_column=match.end("word") + 1)
        return _miss(message, span, f"write `title: {match['words'].strip()}`, at the left edge")
    return _miss(message, Span(path=path, line=1), hint)


def _is_near_title(word: str) -> bool:
    from difflib import get_close_matches  # noqa: PLC0415 - for a title that is misspelt alone

    return bool(get_close_matches(word.casefold(), ["title"], cutoff=_NEAR_TITLE))


def _miss(message: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic(code=MISSED, message=message, span=span, hints=(hint,), severity=Severity.WARNING)


def _lacks_pack_file(path: Path) -> bool:
    return not (path / PACK_FILE).is_file() and any(_sections(path))


def _sections(path: Path) -> Iterator[Path]:
    return (file for file in sorted(path.glob("*.md")) if file.name not in NOT_READ and not file.name.startswith("."))


def _no_pack(path: Path) -> Diagnostic:
    first = next(_sections(path))
    return Diagnostic(
        code=NO_PACK,
        message=f"the folder '{path.name}' has no {PACK_FILE}, so it is not a pack",
        span=Span(path=first, line=1),
        hints=(f"name the file that begins with --- {PACK_FILE}",),
        severity=Severity.WARNING,
    )


def _sources(content: Path) -> Iterator[PackSource]:
    for path in content.iterdir() if content.is_dir() else ():
        if path.name.startswith(".") or not (path.is_dir() or path.suffix == ".md"):
            continue
        require_within(path, content)
        if (path / PACK_FILE).exists():
            yield PackSource(name=path.name, path=path)
        elif path.suffix == ".md" and path.name not in NOT_READ and path.is_file() and _has_title(path):
            yield PackSource(name=path.stem, path=path)


def _has_title(path: Path) -> bool:
    """Look at bytes, so that a file that is not UTF-8 is found here and refused where it is read; so is one that may not be
    read at all. One that has gone meanwhile is no pack.
    """
    try:
        head = _HEAD.match(_beginning(path))
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return head is not None and _says_title(head.group(1))


def _says_title(front: bytes) -> bool:
    pattern = _FLOW_TITLE if front.lstrip().startswith(b"{") else _TITLE
    return pattern.search(front) is not None


def _beginning(path: Path) -> bytes:
    """Return what a file begins with; its lines may end as on any system, as they do for the loader."""
    return read_regular(path, _HEAD_LIMIT).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _twice(source: PackSource) -> Diagnostic:
    return Diagnostic(
        code=TWICE,
        message=f"two packs are called '{source.name}'",
        span=Span(path=source.path / PACK_FILE if source.path.is_dir() else source.path, line=1),
        hints=("rename the folder or the file",),
    )
