"""The author's comments: `<!-- … -->` on lines of its own in Markdown, `# …` in YAML."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import yaml

from briefgen.authoring.faces.parts import Comment, Comments, Words
from briefgen.content.sourcelines import comment_lines
from briefgen.located.parser import Loader
from briefgen.regex import regex

_OPENS: Final = "<!--"
_ENDS: Final = "-->"
_COMMENT: Final = regex(r"#([^\n]*)")
_BEHIND_HEADER: Final = regex(r"[|>][^\n#]*(?<=[ \t])#([^\n]*)")


def markdown_comments(text: str) -> Iterator[Comment]:
    """Yield the comments of a file whose first line is the file's."""
    lines = text.split("\n")
    for first, last in comment_lines(lines):
        if last is not None:
            indent = len(lines[first]) - len(lines[first].lstrip())
            body = "\n".join(lines[first : last + 1]).strip().removeprefix(_OPENS).removesuffix(_ENDS)
            yield Comment(line=first + 1, column=indent + 1, alone=True, lines=_body_lines(body, indent))


def _body_lines(body: str, indent: int) -> Words:
    """Return the lines of a comment; that its signs stand on lines of their own is no line of it, and that all its lines
    stand below the sign, or below the first words, no indentation. What is deeper than that, as the fields of a bullet, stays.
    """
    first, *others = body.split("\n")
    if others and not others[-1].strip():
        others.pop()
    if others and not first.strip():
        return tuple(_outdented(line, indent) for line in others)
    below = indent + len(_OPENS) + 1
    aligned = all(line[:below].isspace() for line in others if line.strip())
    return (_trimmed(first), *(_outdented(line, below if aligned else indent) for line in others))


def _outdented(line: str, most: int) -> str:
    return line[min(most, len(line) - len(line.lstrip())) :].rstrip()


def yaml_comments(text: str, first_line: int = 1) -> Iterator[Comment]:
    """Yield the comments of YAML that can be read. Lines one right below the other are one comment."""
    waiting: Comment | None = None
    for each in _lines_of_comment(text, first_line):
        if waiting is not None and _goes_on(waiting, each):
            waiting = replace(waiting, lines=waiting.lines + each.lines)
            continue
        if waiting is not None:
            yield waiting
        waiting = each
    if waiting is not None:
        yield waiting


def _goes_on(comment: Comment, following: Comment) -> bool:
    below = following.line == comment.line + len(comment.lines) and following.column == comment.column
    return comment.alone and following.alone and below


def _lines_of_comment(text: str, first_line: int) -> Iterator[Comment]:
    """Yield each line of comment: what stands between the tokens of YAML and is no white space."""
    end, line = 0, first_line
    for token in yaml.scan(text, Loader):
        start = max(token.start_mark.index, end)
        yield from _in_gap(text, end, start, line)
        stop = max(token.end_mark.index, start)
        header = _BEHIND_HEADER.match(text, start) if getattr(token, "style", None) in ("|", ">") else None
        if header is not None:
            number = first_line + token.start_mark.line
            yield Comment(line=number, column=1, alone=False, lines=(_trimmed(header[1]),))
        line += text.count("\n", end, stop)
        end = stop


def _in_gap(text: str, start: int, end: int, line: int) -> Iterator[Comment]:
    for match in _COMMENT.finditer(text, start, end):
        margin = text.rfind("\n", 0, match.start()) + 1
        alone = not text[margin : match.start()].strip()
        number = line + text.count("\n", start, match.start())
        yield Comment(line=number, column=match.start() - margin + 1, alone=alone, lines=(_trimmed(match[1]),))


def _trimmed(words: str) -> str:
    return words.removeprefix(" ").rstrip()


def as_markdown(comments: Comments, indent: int = 0) -> Iterator[str]:
    """Yield the lines of comments, the signs of one of several lines on lines of their own; what would close one early is
    parted.
    """
    for words in comments:
        lines = [line.replace(_ENDS, "-- >") for line in words]
        if len(lines) == 1:
            lines = [f"{_OPENS} {lines[0]} {_ENDS}" if lines[0] else f"{_OPENS} {_ENDS}"]
        else:
            lines = [_OPENS, *lines, _ENDS]
        yield from (f"{' ' * indent}{line}".rstrip() for line in lines)


def as_yaml(comments: Comments, indent: int = 0) -> Iterator[str]:
    """Yield the lines of comments, with an empty line between two, which would be one without it."""
    for number, words in enumerate(comments):
        if number:
            yield ""
        yield from (f"{' ' * indent}# {line}".rstrip() for line in words)
