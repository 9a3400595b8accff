"""What is said of what stands in a content file and is neither heading, bullet nor field: what it is, and where it goes."""

import re
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from briefgen.content.paths import resolve
from briefgen.content.sourcelines import SHOWN, SourceLines, shortened

_OWN_NOTE: Final = "<!-- … -->"
_GO_ON: Final = "to go on with the bullet above, put the words before its [@…] {…} ^…"
INDENTED: Final = 2
"""Spaces before what belongs to a bullet at the left margin."""


def no_words(file: SourceLines, node: SyntaxTreeNode, first: int) -> tuple[str, str]:
    """Return what is said of a list item that does not begin with words, and what to do: its message and hint."""
    match node.children[0].type if node.children else "":
        case "ordered_list":
            return numbered(file, first)
        case "":
            return "a bullet without words", "write some, or delete it"
        case "heading":
            return "a heading within a bullet", "write \\# for the sign itself"
        case "bullet_list":
            return "a bullet within a bullet", "give the outer one its words first"
        case _:
            return "a bullet that does not begin with words", "begin it with them"


def numbered(file: SourceLines, index: int) -> tuple[str, str]:
    """Return what is said of a line that begins with a number."""
    match = re.search(r"([0-9]+)([.)])", file.lines[index])
    number = match.group() if match else "1."
    return f"'{number}' begins a numbered list", f"write {number[:-1]}\\{number[-1]} where it is a number"


def stray(file: SourceLines, node: SyntaxTreeNode, index: int) -> tuple[str, str]:
    """Return what is said of a block that is no item."""
    line = file.lines[index].strip()
    match node.type:
        case "ordered_list":
            message, hint = numbered(file, index)
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
            words = line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
            hint = (
                "begin the words with `- `, or move them into the bullet above, before its [@…] {…} ^…, with no empty"
                " line between"
            )
            return f"'{words}' belongs to no bullet", hint


def out_of_field(file: SourceLines, field: int, index: int) -> str:
    """Return where the line at *index* goes, which stands under the field at the line *field*."""
    outer, inner = (file.lines[at].strip().removeprefix("- ") for at in (field, index))
    part = f"{outer.partition(':')[0]}.{inner}"
    if resolve(part.partition(":")[0]) is not None:
        return f"write `- {shortened(part)}`"
    if resolve(inner.partition(":")[0]) is not None:
        spaces = file.indent(index) - file.indent(field)
        return (
            f"move this {'two' if spaces == INDENTED else spaces} spaces left, level with '{outer.partition(':')[0]}'"
        )
    return "write all of it after the colon, as words"


def outdented(words: str, indent: int, column: int, *, asked: bool) -> tuple[str, str]:
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
