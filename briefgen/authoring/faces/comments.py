"""The author's comments: `<!-- … -->` on lines of its own in Markdown, `# …` in YAML."""

import re
from collections.abc import Iterator
from typing import Final

import yaml

from briefgen.authoring.faces.parts import Comment, Comments
from briefgen.content.blocks import comment_lines
from briefgen.located.yaml import Loader

_COMMENT: Final = re.compile(r"#([^\n]*)")
_BEHIND_HEADER: Final = re.compile(r"[|>][^\n#]*(?<=[ \t])#([^\n]*)")


def markdown_comments(text: str) -> Iterator[Comment]:
    """Yield the comments of a file whose first line is the file's."""
    lines = text.split("\n")
    for first, last in comment_lines(lines):
        if last is not None:
            body = "\n".join(lines[first : last + 1]).strip().removeprefix("<!--").removesuffix("-->")
            yield Comment(line=first + 1, alone=True, lines=tuple(_trimmed(line) for line in _body_lines(body)))


def _body_lines(body: str) -> list[str]:
    """Return the lines of a comment; that its signs stand on lines of their own is no line of it."""
    first, *others = body.split("\n")
    lines = [first, *(f" {line.strip()}" for line in others)]
    while len(lines) > 1 and not lines[-1].strip():
        lines.pop()
    return lines[1:] if len(lines) > 1 and not first.strip() else lines


def yaml_comments(text: str, first_line: int = 1) -> Iterator[Comment]:
    """Yield the comments of YAML that can be read: what stands between its tokens and is no white space."""
    end, line = 0, first_line
    for token in yaml.scan(text, Loader):
        start = max(token.start_mark.index, end)
        yield from _in_gap(text, end, start, line)
        stop = max(token.end_mark.index, start)
        header = _BEHIND_HEADER.match(text, start) if getattr(token, "style", None) in ("|", ">") else None
        if header is not None:
            number = first_line + token.start_mark.line
            yield Comment(line=number, alone=False, lines=(_trimmed(header[1]),))
        line += text.count("\n", end, stop)
        end = stop


def _in_gap(text: str, start: int, end: int, line: int) -> Iterator[Comment]:
    for match in _COMMENT.finditer(text, start, end):
        alone = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        number = line + text.count("\n", start, match.start())
        yield Comment(line=number, alone=alone, lines=(_trimmed(match[1]),))


def _trimmed(words: str) -> str:
    return words.removeprefix(" ").rstrip()


def as_markdown(comments: Comments, indent: int = 0) -> Iterator[str]:
    """Yield a line for each line of comment; what would close it early is parted."""
    for words in comments:
        inner = f" {words.replace('-->', '-- >')} " if words else " "
        yield f"{' ' * indent}<!--{inner}-->"


def as_yaml(comments: Comments, indent: int = 0) -> Iterator[str]:
    for words in comments:
        yield f"{' ' * indent}# {words}".rstrip()
