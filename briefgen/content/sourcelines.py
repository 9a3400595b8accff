"""The lines of a content file before they are parsed: what is no line of content is emptied, what cannot be one is told."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from pathlib import Path
from typing import Final

from briefgen.content.fields import begins_as_field
from briefgen.content.names import STRUCTURE, problem
from briefgen.diagnostics import Diagnostic, Span
from briefgen.frozen import dataclass
from briefgen.located.text import INDENT, indents, mended
from briefgen.regex import regex

_NO_HEADING: Final = regex(r"#{1,6}(?=[^\s#])")
NO_BULLET: Final = regex(r"(?:[–—•·‣◦]|-(?![-\s]))\s*(?=\S)")
"""What an editor, or a hurried hand, makes of `- `."""
LINES_LIMIT: Final = 5_000
"""Lines of one file of sections, and its characters: a hundred pages."""
CHARACTERS_LIMIT: Final = 400_000
SHOWN: Final = 40
"""Characters of the author's words that fit in a message."""
_TAB_BEHIND: Final = regex(r" *[-*+] *(?P<sign>\t)")
_BLANK_BEHIND: Final = regex(r" *[-*+](?P<sign>[^\S \t])(?=\s*\S)")
"""What looks as a blank behind a bullet's sign does, and is none to Markdown."""
_BEGINS: Final = "<!--"
"""A comment."""


@dataclass(slots=True, kw_only=True)
class SourceLines:
    path: Path
    lines: list[str]
    problems: list[Diagnostic] = field(default_factory=list)
    comments: set[int] = field(default_factory=set)
    """The lines of comments that stand on lines of their own."""

    def refuse_length(self, text: str) -> None:
        """Report a file that is too long to be read, at the line with which it becomes so."""
        if len(self.lines) > LINES_LIMIT:
            self.report(LINES_LIMIT, 0, f"the file has more than {LINES_LIMIT:,} lines", "split it")
        elif len(text) > CHARACTERS_LIMIT:
            line = text.count("\n", 0, CHARACTERS_LIMIT)
            self.report(line, 0, f"the file has more than {CHARACTERS_LIMIT:,} characters", "split it")

    def refuse_tabs(self) -> None:
        """Report what is indented by a sign that looks as a blank does; a comment may hold any."""
        inside = {at for first, last in comment_lines(self.lines) if last is not None for at in range(first, last + 1)}
        for index, line in enumerate(self.lines):
            if index not in inside and (match := INDENT.match(line) or _TAB_BEHIND.match(line)):
                self.report(index, match.end() - 1, f"{indents(match['sign'])} these words", mended(match["sign"]))
            elif index not in inside and (match := _BLANK_BEHIND.match(line)):
                told = f"a space from Word or a web page (U+{ord(match['sign']):04X}) behind the hyphen"
                self.report(index, match.end() - 1, told, "delete it, and press the space bar for a new one")
                self.lines[index] = f"{line[: match.end() - 1]} {line[match.end() :]}"

    def blank_comments(self) -> None:
        """Empty the lines of comments that stand on lines of their own."""
        for index, end in tuple(comment_lines(self.lines)):
            if end is None:
                self.report(index, self.indent(index), "a comment that is not closed", "end it with -->")
            elif (other := self.comment_within(index, end)) is not None:
                hint = f"end it with -->, above line {other + 1}, where another one begins"
                self.report(index, self.indent(index), "a comment that is not closed", hint)
            stop = len(self.lines) if end is None else end + 1
            self.lines[index:stop] = [""] * (stop - index)
            self.comments.update(range(index, stop))

    def comment_within(self, first: int, last: int) -> int | None:
        """Return the line of a comment on which another begins: what stands between may be a heading that says who reads."""
        return next((at for at in range(first + 1, last + 1) if self.lines[at].lstrip().startswith(_BEGINS)), None)

    def part_number_signs(self) -> None:
        """Report headings without the blank behind their number signs, and read them as headings: whoever may read what
        stands below them is not to be taken from the heading before.
        """
        for index, line in enumerate(self.lines):
            if match := _NO_HEADING.match(line):
                hint = f'put a space after {match.group()}: "{match.group()} {shortened(line[match.end() :])}"'
                self.report(index, 0, "a heading needs a space after its number signs", hint)
                self.lines[index] = f"{match.group()} {line[match.end() :]}"

    def is_meant(self, index: int) -> bool:
        """Tell whether a line was meant to be a bullet or a field."""
        words = self.lines[index].strip()
        return NO_BULLET.match(words) is not None or begins_as_field(words) is not None

    def report_meant(self, index: int) -> None:
        words = self.lines[index].strip()
        meant = words[match.end() :] if (match := NO_BULLET.match(words)) else words
        hint = f'write "- {shortened(meant)}"'
        message = "the bullet needs a hyphen and a space" if match else "a field needs a dash"
        self.report(index, self.indent(index), message, hint)

    def indent(self, index: int) -> int:
        line = self.lines[index]
        return len(line) - len(line.lstrip())

    def report(self, index: int, column: int, message: str, hint: str) -> None:
        end = max(len(self.lines[index].rstrip()), column + 1)
        span = Span(path=self.path, line=index + 1, column=column + 1, end_column=end + 1)
        self.problems.append(problem(STRUCTURE, message, span, hint))


def comment_lines(lines: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """Yield the first and the last index of each comment on lines of its own; None for the last of one that is not closed."""
    index = 0
    while index < len(lines):
        if not lines[index].lstrip().startswith(_BEGINS):
            index += 1
            continue
        end = next((at for at in range(index, len(lines)) if "-->" in lines[at]), None)
        if end is None:
            yield index, None
            return
        if not lines[end].partition("-->")[2].strip():
            yield index, end
        index = end + 1


def shortened(words: str) -> str:
    """Return the words as far as they fit in a message."""
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"
