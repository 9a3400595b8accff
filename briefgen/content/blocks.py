"""The blocks of a content file: headings, and bullets with their fields. All else is an error, said at its line.

CommonMark by markdown-it-py, without link definitions, underlined headings, indented code and HTML; the words of a block
are not parsed here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from briefgen.content.names import STRUCTURE, problem
from briefgen.content.runs import Run, join_lines
from briefgen.diagnostics import Diagnostic, Span
from briefgen.markup.inline import LENGTH_LIMIT

_TAIL_END: Final = re.compile(r"(?:[}\]]|\s\^\S+)\s*$")
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


Block = HeadingBlock | BulletBlock


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    blocks: tuple[Block, ...]
    problems: tuple[Diagnostic, ...]


def read_blocks(text: str, path: Path) -> Blocks:
    """Read the sections of *text*, whose first line is the file's."""
    lines = text.split("\n")
    reading = _Reading(path=path, lines=lines, problems=[])
    reading.refuse_tabs()
    if reading.problems:
        return Blocks(blocks=(), problems=tuple(reading.problems))
    reading.blank_comments()
    tree = SyntaxTreeNode(_parser().parse("\n".join(lines)))
    blocks = tuple(block for node in tree.children for block in reading.block(node))
    return Blocks(blocks=blocks, problems=tuple(reading.problems))


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

    def refuse_tabs(self) -> None:
        for index, line in enumerate(self.lines):
            if match := re.match(r" *\t(?=\s*\S)| *[-*+] *\t", line):
                self.report(index, match.end() - 1, "a tab indents these words", "indent with spaces")

    def blank_comments(self) -> None:
        """Empty the lines of comments that stand on lines of their own."""
        index = 0
        while index < len(self.lines):
            if not self.lines[index].lstrip().startswith("<!--"):
                index += 1
                continue
            end = next((at for at in range(index, len(self.lines)) if "-->" in self.lines[at]), None)
            if end is None:
                self.report(index, self._indent(index), "a comment that is not closed", "end it with -->")
                end = len(self.lines) - 1
            if not self.lines[end].partition("-->")[2].strip():
                self.lines[index : end + 1] = [""] * (end + 1 - index)
            index = end + 1

    def block(self, node: SyntaxTreeNode) -> Iterator[Block]:
        first = _first_line(node)
        if node.type == "heading":
            yield HeadingBlock(level=int(node.tag[1:]), run=self._heading(node, first))
        elif node.type == "bullet_list" and self._dashes(node):
            for item in node.children:
                yield from self._bullet(item)
        elif node.type != "bullet_list":
            self.report(first, self._indent(first), *self._stray(node, first))

    def _heading(self, node: SyntaxTreeNode, line: int) -> Run:
        words = node.children[0].content if node.children else ""
        column = self.lines[line].find(words, len(self.lines[line]) - len(self.lines[line].lstrip(" #")))
        return join_lines(self.path, [(words, line + 1, max(column, 0) + 1)])

    def _bullet(self, node: SyntaxTreeNode) -> Iterator[BulletBlock]:
        first = _first_line(node)
        run = self._words(node)
        if run is None:
            return
        fields: list[Run] = []
        for child in node.children[1:]:
            if child.type == "bullet_list" and self._dashes(child):
                fields.extend(field for item in child.children if (field := self._field(item)) is not None)
            elif child.type != "bullet_list":
                at = _first_line(child)
                self.report(at, self._indent(at), *self._inner(child, at))
        column = self._indent(first)
        marker = Span(path=self.path, line=first + 1, column=column + 1, end_column=column + 2)
        yield BulletBlock(marker=marker, run=run, fields=tuple(fields))

    def _field(self, node: SyntaxTreeNode) -> Run | None:
        for child in node.children[1:]:
            at = _first_line(child)
            hint = "a field is `name: value` to its end; write a dotted name for what is inside another"
            self.report(at, self._indent(at), "a field holds nothing but its value", hint)
        return self._words(node)

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
        """Yield the lines of a paragraph. One that is not indented as its words is a problem; it is read all the same
        where the item may go on, so that its tail is not missed.
        """
        yield self.lines[start][column:].rstrip(), start + 1, column + 1
        for index in range(start + 1, end):
            words = self.lines[index].strip()
            if self._indent(index) == column:
                yield words, index + 1, column + 1
                continue
            if not _TAIL_END.search(self.lines[index - 1]):
                yield words, index + 1, self._indent(index) + 1
            hint = f"indent it by {column} spaces, or begin it with `- `"
            self.report(index, self._indent(index), "the line is not indented as the words above it", hint)

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
                return "a bullet without words", "write some, or take it away"
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

    def _inner(self, node: SyntaxTreeNode, index: int) -> tuple[str, str]:
        if node.type == "paragraph":
            return "a second paragraph in one item", "make it an item of its own, or go on without the blank line"
        return self._number(index) if node.type == "ordered_list" else self._stray(node, index)

    def _stray(self, node: SyntaxTreeNode, index: int) -> tuple[str, str]:
        line = self.lines[index].strip()
        match node.type:
            case "ordered_list":
                message, hint = self._number(index)
                return message, f"begin an item with `- `, or {hint}"
            case "blockquote":
                return "a quote", "make it an item: `- words {.quote}`"
            case "hr":
                return "a rule", "take it away; headings part the sections"
            case "fence":
                return "a block of code", "take it away"
            case _ if line.startswith("|"):
                return "a table", "make it a series and an exhibit"
            case _:
                words = line if len(line) <= 40 else f"{line[:39]}…"  # noqa: PLR2004 - what fits in a message
                return f"'{words}' belongs to no item", "begin it with `- `, or indent it as the words it goes on from"

    def _indent(self, index: int) -> int:
        line = self.lines[index]
        return len(line) - len(line.lstrip())

    def report(self, index: int, column: int, message: str, hint: str) -> None:
        end = max(len(self.lines[index].rstrip()), column + 1)
        span = Span(path=self.path, line=index + 1, column=column + 1, end_column=end + 1)
        self.problems.append(problem(STRUCTURE, message, span, hint))


def _first_line(node: SyntaxTreeNode) -> int:
    return node.map[0] if node.map else 0
