"""The text of a source as it is kept beside its pack: a sentence a line, so that its numbers stay whatever cuts texts later.

    # energy: Focus on Energy
    The first sentence of its first paragraph.
    The second one.

    ~ The first of its second paragraph, of which nothing is to be claimed.

It stands in `content/<pack>.sources/`, or in `sources/` of a pack's folder: with the content, so that it goes where the pack goes,
and no part of it.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from briefgen.authoring.source import Sentence, SourceText, TextSection
from briefgen.content.names import problem
from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.located.text import read_text
from briefgen.project.packs import PACK_FILE
from briefgen.regex import regex
from briefgen.regular import read_regular

KEPT: Final = "BG146"
"""A kept text of which a line cannot be placed."""
_FOLDER: Final = "sources"
_ASIDE: Final = "~"
_SIGNS: Final = ("#", _ASIDE, "\\")
_HEADING: Final = regex(r"#\s*(?P<key>[a-z0-9]+(?:-[a-z0-9]+)*):\s*(?P<heading>\S.*)")
_NOTE: Final = "## "
NOTES: Final = (
    "## The text of a source, kept by briefgen for `briefgen coverage`; it is printed nowhere.",
    "## A line is a sentence, a blank line begins a paragraph, `# key: heading` a section.",
    "## Put ~ and a blank before a sentence of which nothing is to be claimed.",
    "",
)


def kept_path(main: Path, source: str) -> Path:
    """Return where the text of a source stands; *main* is the file that has the pack's front matter."""
    return texts_folder(main) / f"{source}.txt"


def texts_folder(main: Path) -> Path:
    return main.parent / _FOLDER if main.name == PACK_FILE else main.with_suffix(f".{_FOLDER}")


def write_kept(text: SourceText) -> str:
    return "\n".join((*NOTES, *(line for section in text.sections for line in _written(section))))


def _written(section: TextSection) -> Iterator[str]:
    yield f"# {section.key}: {section.heading}"
    for paragraph in section.paragraphs:
        yield from (f"{_ASIDE} " * each.set_aside + _escaped(each.words) for each in paragraph)
        yield ""


def _escaped(words: str) -> str:
    return f"\\{words}" if words.startswith(_SIGNS) else words


def is_kept(path: Path) -> bool:
    """Tell whether a file is in this form."""
    return read_regular(path, len(NOTES[0])).startswith(NOTES[0].encode())


def read_kept(path: Path, source: str, title: str) -> SourceText:
    """Read back what `write_kept` wrote and somebody may have changed. Raises UserError."""
    lines = [*enumerate(map(str.strip, read_text(path).split("\n")), 1)]
    lines = [(number, line) for number, line in lines if not line.startswith(_NOTE)]
    problems = tuple(_problems(lines, path))
    if problems:
        raise UserError(*problems)
    return SourceText(id=source, title=title, sections=tuple(_sections([line for _, line in lines])))


def _problems(lines: list[tuple[int, str]], path: Path) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for number, line in lines:
        heading = _HEADING.fullmatch(line)
        span = Span(path=path, line=number, end_column=len(line) + 1)
        if line.startswith("#") and heading is None:
            hint = "write `# key: heading`, or \\# for the sign itself"
            yield problem(KEPT, "this line begins no section", span, hint)
        elif line and heading is None and not seen:
            yield problem(KEPT, "a sentence stands above the first section", span, "write `# key: heading` above it")
            seen[""] = number
        elif heading is not None and heading["key"] in seen:
            message = f"two sections are called '{heading['key']}'"
            yield problem(KEPT, message, span, f"the other begins in line {seen[heading['key']]}")
        elif heading is not None:
            seen[heading["key"]] = number


def _sections(lines: list[str]) -> Iterator[TextSection]:
    starts = [index for index, line in enumerate(lines) if _HEADING.fullmatch(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        heading = _HEADING.fullmatch(lines[start])
        assert heading is not None
        blocks = (tuple(block) for has_words, block in groupby(lines[start + 1 : end], bool) if has_words)
        yield TextSection(
            key=heading["key"],
            heading=heading["heading"],
            paragraphs=tuple(tuple(map(_sentence, block)) for block in blocks),
        )


def _sentence(line: str) -> Sentence:
    aside = line.startswith(_ASIDE)
    words = line.removeprefix(_ASIDE).lstrip() if aside else line
    return Sentence(words=words.removeprefix("\\"), set_aside=aside)
