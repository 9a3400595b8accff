"""YAML with the place of every value.

The parser is loaded when something is parsed: a build of what was kept parses nothing, and to load it takes as long as forty modules.
"""

from functools import lru_cache
from pathlib import Path

from briefgen.located.positions import Located
from briefgen.located.text import read_text
from briefgen.resources import templates_root


def read_yaml(path: Path) -> Located:
    """Raises UserError with every problem of the file. One of ours is parsed once: several ask for a language, or a look."""
    if not path.is_relative_to(templates_root()):
        return parse_yaml(read_text(path), path)
    state = path.stat()
    return _of_ours(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1 << 6)
def _of_ours(path: Path, _written: int, _size: int) -> Located:
    from briefgen.located.parser import parsed_of_ours  # noqa: PLC0415 - as above

    return parsed_of_ours(read_text(path), path)


def parse_yaml(text: str, path: Path, first_line: int = 1) -> Located:
    """Return the one document of *text*, which begins at *first_line* of the file; None where there is none."""
    from briefgen.located.parser import parsed  # noqa: PLC0415 - as above

    return parsed(text, path, first_line)
