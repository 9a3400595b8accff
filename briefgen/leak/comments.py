"""What stands in a pack's files beside its content, and is printed for nobody: comments, words of headings, notes in pictures."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from briefgen.leak.pictures import PICTURES, picture_notes

_COMMENT: Final = re.compile(r"<!--(.*?)-->", re.DOTALL)
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
    patterns = {".md": (_COMMENT, _HEADING), ".yaml": (_REMARK,)}.get(path.suffix, ())
    text = path.read_text(encoding="utf-8") if patterns else ""
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield text.count("\n", 0, match.start()) + 1, match[1]
