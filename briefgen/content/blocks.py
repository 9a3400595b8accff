"""The blocks of a content file: headings, and bullets with their fields. All else is an error, said at its line.

CommonMark by markdown-it-py, without link definitions, underlined headings, indented code and HTML; the words of a block
are not parsed here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefgen.content.fields import begins_as_field
from briefgen.content.names import STRUCTURE, problem
from briefgen.content.paths import resolve
from briefgen.content.runs import Run, join_lines
from briefgen.diagnostics import Diagnostic, Span
from briefgen.located.text import INDENT, indents, mended
from briefgen.located.validate import MARKUP
from briefgen.markup.inline import LENGTH_LIMIT

_NO_HEADING: Final = re.compile(r"#{1,6}(?=[^\s#])")
_NO_BULLET: Final = re.compile(r"(?:[–—•·‣◦]|-(?![-\s]))\s*(?=\S)")
"""What an editor, or a hurried hand, makes of `- `."""
LINES_LIMIT: Final = 5_000
"""Lines of one file of sections, and its characters: a hundred pages."""
CHARACTERS_LIMIT: Final = 400_000
_SHOWN: Final = 40
"""Characters of the author's words that fit in a message."""
_TAB_BEHIND: Final = re.compile(r" *[-*+] *(?P<sign>\t)")
_OWN_NOTE: Final = "<!-- … -->"
_GO_ON: Final = "to go on with the bullet above, put the words before its [@…] {…} ^…"
INDENTED: Final = 2
"""Spaces before what belongs to a bullet at the left margin."""
_MARKER: Final = re.compile(r" *[-*+]( +)")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingBlock:
    level: int
    run: Run


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletBlock:
    marker: Span
    run: Run
    fields: tuple[Run, ...]
    sound: bool
    """Whether every line of it was understood."""


Block = HeadingBlock | BulletBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    blocks: tuple[Block, ...]
    lost: tuple[str, ...]
    """Bullets that are left out, as they stand in the file."""
    problems: tuple[Diagnostic, ...]


def read_blocks(text: str, path: Path) -> Blocks:
    """Read the sections of *text*, whose first line is the file's."""
    lines = text.split("\n")
    reading = _Reading(path=path, lines=lines, problems=[])
    reading.refuse_length(text)
    reading.refuse_tabs()
    if reading.problems:
        return Blocks(blocks=(), lost=(text,), problems=tuple(reading.problems))
    reading.blank_comments()
    reading.part_number_signs()
    tree = SyntaxTreeNode(_parser().parse("\n".join(lines)))
    blocks = tuple(block for node in tree.children for block in reading.block(node))
    return Blocks(blocks=blocks, lost=tuple(reading.lost), problems=tuple(reading.problems))


def comment_lines(lines: Sequence[str]) -> Iterator[tuple[int, int | None]]:
    """Yield the first and the last index of each comment on lines of its own; None for the last of one that is not closed."""
    index = 0
    while index < len(lines):
        if not lines[index].lstrip().startswith("<!--"):
            index += 1
            continue
        end = next((at for at in range(index, len(lines)) if "-->" in lines[at]), None)
        if end is None:
            yield index, None
            return
        if not lines[end].partition("-->")[2].strip():
            yield index, end
        index = end + 1


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").disable(["code", "reference", "lheading", "html_block"])
    parser.core.ruler.enableOnly(["block"])
    return parser


@dataclass(slots=True, kw_only=True)
class _Reading:
    path: Path
    lines: list[str]
    problems: list[Diagnostic]
    lost: list[str] = field(default_factory=list)
    comments: set[int] = field(default_factory=set)
    """The lines of comments that stand on lines of their own."""
    stray: bool = False
    """Whether the last words belong to no item: fields that follow are theirs, and not the item's above."""

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
                told = f"{indents(match['sign'])} these words"
                self.report(index, match.end() - 1, told, mended(match["sign"]))

    def blank_comments(self) -> None:
        """Empty the lines of comments that stand on lines of their own."""
        for index, end in tuple(comment_lines(self.lines)):
            if end is None:
                self.report(index, self._indent(index), "a comment that is not closed", "end it with -->")
            stop = len(self.lines) if end is None else end + 1
            self.lines[index:stop] = [""] * (stop - index)
            self.comments.update(range(index, stop))

    def part_number_signs(self) -> None:
        """Report headings without the blank behind their number signs, and read them as headings: whoever may read what
        stands below them is not to be taken from the heading before.
        """
        for index, line in enumerate(self.lines):
            if match := _NO_HEADING.match(line):
                hint = f'put a space after {match.group()}: "{match.group()} {shortened(line[match.end() :])}"'
                self.report(index, 0, "a heading needs a space after its number signs", hint)
                self.lines[index] = f"{match.group()} {line[match.end() :]}"

    def block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        first = _first_line(node)
        if node.type == "heading":
            yield HeadingBlock(level=int(node.tag[1:]), run=self._heading(node, first))
        elif node.type != "bullet_list":
            self._stray_lines(node)
        elif self._dashes(node):
            for item in node.children:
                if not self._field_of_stray(item):
                    yield from self._bullet(item)
        else:
            self.lost.extend(self._source(item) for item in node.children)

    def _field_of_stray(self, node: SyntaxTreeNode) -> bool:
        """Tell whether a bullet is a field of the stray words above it, of which no more is to be said."""
        first = _first_line(node)
        words = self.lines[first].strip().removeprefix("- ")
        self.stray = self.stray and self._indent(first) > 0 and begins_as_field(words) is not None
        return self.stray

    def _stray_lines(self, node: SyntaxTreeNode) -> None:
        """Report a block that is no item; in a paragraph, each line that was meant to be one."""
        self.stray = True
        first, end = node.map or (0, 1)
        self.lost.append(self._source(node))
        if node.type == "paragraph":
            meant = [at for at in range(first, end) if self._meant(at)]
            for at in meant:
                self._report_meant(at)
            if meant[:1] == [first]:
                return
        self.report(first, self._indent(first), *self._stray(node, first))

    def _meant(self, index: int) -> bool:
        """Tell whether a line was meant to be a bullet or a field."""
        words = self.lines[index].strip()
        return _NO_BULLET.match(words) is not None or begins_as_field(words) is not None

    def _report_meant(self, index: int) -> None:
        words = self.lines[index].strip()
        meant = words[match.end() :] if (match := _NO_BULLET.match(words)) else words
        hint = f'write "- {shortened(meant)}"'
        message = "the bullet needs a hyphen and a space" if match else "a field needs a dash"
        self.report(index, self._indent(index), message, hint)

    def _source(self, node: SyntaxTreeNode) -> str:
        first, end = node.map or (0, 0)
        return "\n".join(self.lines[first:end])

    def _heading(self, node: SyntaxTreeNode, line: int) -> Run:
        words = node.children[0].content if node.children else ""
        column = self.lines[line].find(words, len(self.lines[line]) - len(self.lines[line].lstrip(" #")))
        return join_lines(self.path, [(words, line + 1, max(column, 0) + 1)])

    def _bullet(self, node: SyntaxTreeNode) -> Iterator[BulletBlock]:
        first = _first_line(node)
        before = len(self.problems)
        self.stray = False
        run = self._words(node)
        readable = len(self.problems) == before
        fields: list[Run] = []
        for child in node.children[1:]:
            if child.type == "bullet_list" and self._dashes(child):
                fields.extend(self._fields(child))
            elif child.type != "bullet_list" and self._goes_on_behind_comment(child):
                readable = False
            elif child.type != "bullet_list":
                self._inner(child, _first_line(child), run if child is node.children[1] else None)
        if run is None or not readable:
            self.lost.append(self._source(node))
            return
        column = self._indent(first)
        marker = Span(path=self.path, line=first + 1, column=column + 1, end_column=column + 2)
        yield BulletBlock(marker=marker, run=run, fields=tuple(fields), sound=len(self.problems) == before)

    def _fields(self, node: SyntaxTreeNode) -> Iterator[Run]:
        """Yield the fields of an item, up to words that are none of it."""
        for item in node.children:
            if not self.stray and (words := self._field(item)) is not None:
                yield words

    def _field(self, node: SyntaxTreeNode) -> Run | None:
        first = _first_line(node)
        for child in node.children[1:]:
            at = _first_line(child)
            hint = self._out_of_field(first, at)
            self.report(at, self._indent(at), "nothing may stand under a field", hint)
        return self._words(node)

    def _out_of_field(self, field: int, index: int) -> str:
        """Return where the line at *index* goes, which stands under the field at the line *field*."""
        outer, inner = (self.lines[at].strip().removeprefix("- ") for at in (field, index))
        part = f"{outer.partition(':')[0]}.{inner}"
        if resolve(part.partition(":")[0]) is not None:
            return f"write `- {shortened(part)}`"
        if resolve(inner.partition(":")[0]) is not None:
            spaces = self._indent(index) - self._indent(field)
            return f"move this {'two' if spaces == INDENTED else spaces} spaces left, level with '{outer.partition(':')[0]}'"
        return "write all of it after the colon, as words"

    def _words(self, node: SyntaxTreeNode) -> Run | None:
        """Return the words of a list item; None, and a problem, where it does not begin with words."""
        first = _first_line(node)
        if not node.children or node.children[0].type != "paragraph":
            self.report(first, self._indent(first), *self._no_words(node, first))
            return None
        marker = _MARKER.match(self.lines[first])
        # A list within a list on one line has no line of its own for its words: its outer bullet is refused.
        column = marker.end() if marker else self._indent(first)
        start, end = node.children[0].map or (first, first + 1)
        run = join_lines(self.path, self._continued(start, end, column))
        if len(run.text) <= LENGTH_LIMIT:
            return run
        message = f"{len(run.text)} characters without an end"
        self.report(first, self._indent(first), message, f"split them: {LENGTH_LIMIT} are the limit")
        return None

    def _continued(self, start: int, end: int, column: int) -> Iterator[tuple[str, int, int]]:
        """Yield the lines of a paragraph. One that is not indented as its words, or was meant to be a bullet or a field,
        is a problem, and none of the words.
        """
        yield self.lines[start][column:].rstrip(), start + 1, column + 1
        for index in range(start + 1, end):
            words = self.lines[index].strip()
            indented = self._indent(index) == column
            dashed = _NO_BULLET.match(words)
            if self._meant(index) and (not indented or dashed is None or begins_as_field(words[dashed.end() :])):
                self._report_meant(index)
                self.stray = True
            elif indented and not self.stray:
                yield words, index + 1, column + 1
            elif words.startswith("- "):
                hint = f"indent it by {column} spaces, as a field of the item above, or not at all"
                self.report(index, self._indent(index), "a bullet that is indented too far", hint)
                self.stray = True
            elif not self.stray:
                asked = self.lines[start][column:].startswith("Q:")
                self.report(index, self._indent(index), *_outdented(words, self._indent(index), column, asked=asked))
                self.stray = True

    def _dashes(self, node: SyntaxTreeNode) -> bool:
        if node.markup == "-":
            return True
        first = _first_line(node)
        self.report(first, self._indent(first), f"a bullet made with '{node.markup}'", "begin it with `- `")
        return False

    def _no_words(self, node: SyntaxTreeNode, first: int) -> tuple[str, str]:
        match node.children[0].type if node.children else "":
            case "ordered_list":
                return self._number(first)
            case "":
                return "a bullet without words", "write some, or delete it"
            case "heading":
                return "a heading within a bullet", "write \\# for the sign itself"
            case "bullet_list":
                return "a bullet within a bullet", "give the outer one its words first"
            case _:
                return "a bullet that does not begin with words", "begin it with them"

    def _number(self, index: int) -> tuple[str, str]:
        match = re.search(r"([0-9]+)([.)])", self.lines[index])
        number = match.group() if match else "1."
        return f"'{number}' begins a numbered list", f"write {number[:-1]}\\{number[-1]} where it is a number"

    def _goes_on_behind_comment(self, node: SyntaxTreeNode) -> bool:
        """Tell, and report, whether a paragraph goes on with the words above a comment: what it says is no item's then."""
        first = _first_line(node)
        if node.type != "paragraph" or first - 1 not in self.comments:
            return False
        begin = first - 1
        while begin - 1 in self.comments:
            begin -= 1
        if not self.lines[begin - 1].strip():
            return False
        if not self.stray:
            source = Span(path=self.path, line=begin + 1, column=1, end_column=None)
            hint = "put it above the bullet, or between its fields"
            self.problems.append(problem(MARKUP, "a comment stands among the words", source, hint))
        self.stray = True
        return True

    def _inner(self, node: SyntaxTreeNode, index: int, words: Run | None) -> None:
        """Report what stands in an item after its words and is no list of fields; *words* are those right above it."""
        if node.type == "paragraph" and self._meant(index):
            self._report_meant(index)
        elif words is not None and words.text.startswith("Q:") and self.lines[index].strip().startswith("A:"):
            hint = f"delete line {index}"
            self.report(index, self._indent(index), "an empty line separates this answer from its question", hint)
        elif node.type == "paragraph":
            hint = "make it an item of its own, or go on without the empty line"
            self.report(index, self._indent(index), "a second paragraph in one item", hint)
        else:
            told = self._number(index) if node.type == "ordered_list" else self._stray(node, index)
            self.report(index, self._indent(index), *told)

    def _stray(self, node: SyntaxTreeNode, index: int) -> tuple[str, str]:
        line = self.lines[index].strip()
        match node.type:
            case "ordered_list":
                message, hint = self._number(index)
                return message, f"begin an item with `- `, or {hint}"
            case "blockquote":
                return "a quote", "make it an item: `- words {.quote}`"
            case "heading":
                return "a heading within the words", "write \\# for the sign itself"
            case "hr":
                return "a rule", "delete it; headings separate the sections"
            case "fence":
                return "a block of code", "delete it"
            case _ if line.startswith("|"):
                return "a table", "make it a series and an exhibit"
            case _:
                words = line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
                hint = (
                    "begin the words with `- `, or move them into the bullet above, before its [@…] {…} ^…, with no empty"
                    " line between"
                )
                return f"'{words}' belongs to no bullet", hint

    def _indent(self, index: int) -> int:
        line = self.lines[index]
        return len(line) - len(line.lstrip())

    def report(self, index: int, column: int, message: str, hint: str) -> None:
        end = max(len(self.lines[index].rstrip()), column + 1)
        span = Span(path=self.path, line=index + 1, column=column + 1, end_column=end + 1)
        self.problems.append(problem(STRUCTURE, message, span, hint))


def shortened(words: str) -> str:
    """Return the words as far as they fit in a message."""
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _outdented(words: str, indent: int, column: int, *, asked: bool) -> tuple[str, str]:
    """Return what is said of a line below words that begin at *column*, which does not begin there itself."""
    if asked and words.startswith("A:"):
        return (
            "the answer is not indented under its question",
            f"put {'two' if column == INDENTED else column} spaces before A:",
        )
    if indent:
        return "the line is not indented as the words above it", f"indent it by {column} spaces, or begin it with `- `"
    return (
        "a paragraph has no place here",
        f"make it a bullet of its own (`- …`), or a note to yourself (`{_OWN_NOTE}`); {_GO_ON}",
    )


def _first_line(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0
