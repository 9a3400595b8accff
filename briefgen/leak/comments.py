"""What stands in a pack's files beside its content, and is printed for nobody: comments, words of headings, notes in pictures."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from briefgen.leak.pictures import PICTURES, picture_notes

_HEADING: Final = re.compile(r"^#{1,6} +([^{\n]*)", re.MULTILINE)
_REMARK: Final = re.compile(r"(?:^|\s)#\s+(.*)$", re.MULTILINE)


def comments(inputs: Iterable[Path]) -> Iterator[tuple[Path, int, str]]:
    """Yield file, line and words of each; a file that is gone since the pack was read has none."""
    for path in inputs:
        try:
            yield from ((path, line, text) for line, text in _beside(path))
        except OSError:
            continue


def _beside(path: Path) -> Iterator[tuple[int, str]]:
    if path.suffix.lower() in PICTURES:
        yield 1, picture_notes(path.read_bytes())
        return
    pattern = {".md": _HEADING, ".yaml": _REMARK}.get(path.suffix)
    if pattern is None:
        return
    text = path.read_text(encoding="utf-8")
    found = [(match.start(), match[1]) for match in pattern.finditer(text)]
    found += _comments(text) if path.suffix == ".md" else ()
    for start, said in found:
        yield text.count("\n", 0, start) + 1, said


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and words of each comment. A pattern would look for the end of an open one again from each that begins in it."""
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield start, text[start + 4 : end]
