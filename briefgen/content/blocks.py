"""The blocks of a content file: headings, and bullets with their fields. All else is an error, said at its line.

CommonMark by markdown-it-py, without link definitions, underlined headings, indented code and HTML; the words of a block
are not parsed here.
"""

from collections.abc import Iterator
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefgen.content.fields import begins_as_field
from briefgen.content.misplaced import no_words, numbered, out_of_field, outdented, stray
from briefgen.content.names import problem
from briefgen.content.runs import Run, join_lines
from briefgen.content.sourcelines import NO_BULLET, SourceLines
from briefgen.diagnostics import Diagnostic, Span
from briefgen.frozen import dataclass
from briefgen.located.validate import MARKUP
from briefgen.markup.inline import LENGTH_LIMIT
from briefgen.regex import regex

_MARKER: Final = regex(r" *[-*+]( +)")


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
    file = SourceLines(path=path, lines=text.split("\n"))
    file.refuse_length(text)
    file.refuse_tabs()
    if file.problems:
        return Blocks(blocks=(), lost=(text,), problems=tuple(file.problems))
    file.blank_comments()
    file.part_number_signs()
    reading = _Reading(file=file)
    tree = SyntaxTreeNode(_parser().parse("\n".join(file.lines)))
    blocks = tuple(block for node in tree.children for block in reading.block(node))
    return Blocks(blocks=blocks, lost=tuple(reading.lost), problems=tuple(file.problems))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").disable(["code", "reference", "lheading", "html_block"])
    parser.core.ruler.enableOnly(["block"])
    return parser


@dataclass(slots=True, kw_only=True)
class _Reading:
    file: SourceLines
    lost: list[str] = field(default_factory=list)
    stray: bool = False
    """Whether the last words belong to no item: fields that follow are theirs, and not the item's above."""

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
        words = self.file.lines[first].strip().removeprefix("- ")
        self.stray = self.stray and self.file.indent(first) > 0 and begins_as_field(words) is not None
        return self.stray

    def _stray_lines(self, node: SyntaxTreeNode) -> None:
        """Report a block that is no item; in a paragraph, each line that was meant to be one."""
        self.stray = True
        first, end = node.map or (0, 1)
        self.lost.append(self._source(node))
        if node.type == "paragraph":
            meant = [at for at in range(first, end) if self.file.is_meant(at)]
            for at in meant:
                self.file.report_meant(at)
            if meant[:1] == [first]:
                return
        self.file.report(first, self.file.indent(first), *stray(self.file, node, first))

    def _source(self, node: SyntaxTreeNode) -> str:
        first, end = node.map or (0, 0)
        return "\n".join(self.file.lines[first:end])

    def _heading(self, node: SyntaxTreeNode, line: int) -> Run:
        words = node.children[0].content if node.children else ""
        column = self.file.lines[line].find(words, len(self.file.lines[line]) - len(self.file.lines[line].lstrip(" #")))
        return join_lines(self.file.path, [(words, line + 1, max(column, 0) + 1)])

    def _bullet(self, node: SyntaxTreeNode) -> Iterator[BulletBlock]:
        first = _first_line(node)
        before = len(self.file.problems)
        self.stray = False
        run = self._words(node)
        readable = len(self.file.problems) == before
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
        column = self.file.indent(first)
        marker = Span(path=self.file.path, line=first + 1, column=column + 1, end_column=column + 2)
        yield BulletBlock(marker=marker, run=run, fields=tuple(fields), sound=len(self.file.problems) == before)

    def _fields(self, node: SyntaxTreeNode) -> Iterator[Run]:
        """Yield the fields of an item, up to words that are none of it."""
        for item in node.children:
            if not self.stray and (words := self._field(item)) is not None:
                yield words

    def _field(self, node: SyntaxTreeNode) -> Run | None:
        first = _first_line(node)
        for child in node.children[1:]:
            at = _first_line(child)
            hint = out_of_field(self.file, first, at)
            self.file.report(at, self.file.indent(at), "nothing may stand under a field", hint)
        return self._words(node)

    def _words(self, node: SyntaxTreeNode) -> Run | None:
        """Return the words of a list item; None, and a problem, where it does not begin with words."""
        first = _first_line(node)
        if not node.children or node.children[0].type != "paragraph":
            self.file.report(first, self.file.indent(first), *no_words(self.file, node, first))
            return None
        marker = _MARKER.match(self.file.lines[first])
        # A list within a list on one line has no line of its own for its words: its outer bullet is refused.
        column = marker.end() if marker else self.file.indent(first)
        start, end = node.children[0].map or (first, first + 1)
        run = join_lines(self.file.path, self._continued(start, end, column))
        if len(run.text) <= LENGTH_LIMIT:
            return run
        message = f"{len(run.text)} characters without an end"
        self.file.report(first, self.file.indent(first), message, f"split them: {LENGTH_LIMIT} are the limit")
        return None

    def _continued(self, start: int, end: int, column: int) -> Iterator[tuple[str, int, int]]:
        """Yield the lines of a paragraph. One that is not indented as its words, or was meant to be a bullet or a field,
        is a problem, and none of the words.
        """
        yield self.file.lines[start][column:].rstrip(), start + 1, column + 1
        for index in range(start + 1, end):
            words = self.file.lines[index].strip()
            indented = self.file.indent(index) == column
            dashed = NO_BULLET.match(words)
            if self.file.is_meant(index) and (not indented or dashed is None or begins_as_field(words[dashed.end() :])):
                self.file.report_meant(index)
                self.stray = True
            elif indented and not self.stray:
                yield words, index + 1, column + 1
            elif words.startswith("- "):
                hint = f"indent it by {column} spaces, as a field of the item above, or not at all"
                self.file.report(index, self.file.indent(index), "a bullet that is indented too far", hint)
                self.stray = True
            elif not self.stray:
                asked = self.file.lines[start][column:].startswith("Q:")
                self.file.report(
                    index, self.file.indent(index), *outdented(words, self.file.indent(index), column, asked=asked)
                )
                self.stray = True

    def _dashes(self, node: SyntaxTreeNode) -> bool:
        if node.markup == "-":
            return True
        first = _first_line(node)
        self.file.report(first, self.file.indent(first), f"a bullet made with '{node.markup}'", "begin it with `- `")
        return False

    def _goes_on_behind_comment(self, node: SyntaxTreeNode) -> bool:
        """Tell, and report, whether a paragraph goes on with the words above a comment: what it says is no item's then."""
        first = _first_line(node)
        if node.type != "paragraph" or first - 1 not in self.file.comments:
            return False
        begin = first - 1
        while begin - 1 in self.file.comments:
            begin -= 1
        if not self.file.lines[begin - 1].strip():
            return False
        if not self.stray:
            source = Span(path=self.file.path, line=begin + 1, column=1, end_column=None)
            hint = "put it above the bullet, or between its fields"
            self.file.problems.append(problem(MARKUP, "a comment stands among the words", source, hint))
        self.stray = True
        return True

    def _inner(self, node: SyntaxTreeNode, index: int, words: Run | None) -> None:
        """Report what stands in an item after its words and is no list of fields; *words* are those right above it."""
        if node.type == "paragraph" and self.file.is_meant(index):
            self.file.report_meant(index)
        elif words is not None and words.text.startswith("Q:") and self.file.lines[index].strip().startswith("A:"):
            hint = f"delete line {index}"
            self.file.report(
                index, self.file.indent(index), "an empty line separates this answer from its question", hint
            )
        elif node.type == "paragraph":
            hint = "make it an item of its own, or go on without the empty line"
            self.file.report(index, self.file.indent(index), "a second paragraph in one item", hint)
        else:
            told = numbered(self.file, index) if node.type == "ordered_list" else stray(self.file, node, index)
            self.file.report(index, self.file.indent(index), *told)


def _first_line(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0
