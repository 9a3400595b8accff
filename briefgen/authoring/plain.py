"""Passages of plain text and of Markdown. Of plain text little says what a heading is: it is taken from how lines stand."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from briefgen.authoring.headings import is_heading, is_title
from briefgen.authoring.markdown_comments import take_comments
from briefgen.authoring.markdown_notes import take_notes
from briefgen.authoring.passages import (
    FOOTNOTES,
    NOTES_LEVEL,
    TITLE,
    Paper,
    Passage,
    begins_anew,
    counted,
    note,
    passage,
    remark,
)
from briefgen.document.sentences import CLOSES, ENDS
from briefgen.regex import regex

_WRAPPED: Final = 160
"""Characters: where a line is longer, lines are not wrapped, and each is a paragraph."""
_SENTENCE_END: Final = regex(rf"[{ENDS}][{CLOSES}]*\s*$")
_MARKED: Final = regex(r"(#{1,6})\s+(.*?)(?:(?<!\s)\s+#+)?")
_UNDERLINE: Final = regex(r"(=+|-+)\s*")
_FRONT: Final = regex(r"\A---[ ]*\n.*?^---[ ]*$", re.DOTALL | re.MULTILINE)
_LINK: Final = regex(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_EMPHASIS: Final = regex(r"(?<!\w)(\*{1,3}|_{1,3}|`{1,3})(?=\S)([^*_`]+)(?<=\S)\1(?!\w)")
_PICTURE: Final = regex(r"!\[[^\[\]]*\](?:\(|\[)")
_RULE: Final = regex(r"[-*_=|:\s]{3,}")


def plain_passages(text: str, particles: AbstractSet[str] = frozenset()) -> Iterator[Passage]:
    """Yield the passages of plain text. What is marked or underlined is a heading, and a line by itself with text below it that
    reads as one; the first line is the title. *particles* are words of sentences.
    """
    blocks = [*_blocks(text)]
    marked = [_MARKED.fullmatch(block) for block in blocks]
    heads = [
        bool(mark) or is_heading(block, particles) or (not index and is_title(block, particles))
        for index, (block, mark) in enumerate(zip(blocks, marked, strict=True))
    ]
    for index, (block, mark) in enumerate(zip(blocks, marked, strict=True)):
        if mark:
            yield from _passage(mark[2], len(mark[1]))
        elif index == 0 and heads[0]:
            yield from _passage(block, TITLE)
        elif heads[index] and heads[index + 1 : index + 2] == [False]:
            yield from _passage(block, 1)
        else:
            yield from _passage(block)


def markdown_paper(text: str) -> Paper:
    """Return the text with its notes behind it, as those of a Word document; what stands in comments is no part of it.

    Raises `OpenCommentError`.
    """
    front = _FRONT.match(text)
    written = take_comments(text, front.end() if front else 0)
    noted = take_notes(written.body)
    body = [*_markdown(noted.body)]
    lost = {
        "block|s of front matter": int(front is not None),
        "picture|s": len(_PICTURE.findall(noted.body)),
        "footnote|s that nothing refers to": noted.unnamed,
    }
    return Paper(
        passages=(*body, *_notes(noted.notes)),
        remarks=tuple(map(remark, written.comments)),
        left_out=counted(lost),
    )


def _notes(said: Sequence[str]) -> Iterator[Passage]:
    if said:
        yield Passage(words=FOOTNOTES, level=NOTES_LEVEL)
        yield from (note(_unmarked(each)) for each in said)


def _markdown(text: str) -> Iterator[Passage]:
    for block in _blocks(text):
        if marked := _MARKED.fullmatch(block):
            yield from _passage(_unmarked(marked[2]), len(marked[1]))
        else:
            yield from _passage(_unmarked(block.lstrip("> ").strip("|")))


def _passage(words: str, level: int | None = None) -> Iterator[Passage]:
    if found := passage(words, level):
        yield found


def _unmarked(words: str) -> str:
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", words))


def _blocks(text: str) -> Iterator[str]:
    """Yield headings and paragraphs, each on one line; a heading that is underlined, as `# heading`."""
    lines = [line.strip() for line in text.split("\n")]
    by_line = _stand_alone([line for line in lines if line], has_blanks="" in "\n".join(lines).strip().split("\n"))
    held: list[str] = []
    for line in (*lines, ""):
        under = _UNDERLINE.fullmatch(line)
        if under and len(held) == 1 and len(line) > 1:
            yield f"{'#' if line.startswith('=') else '##'} {held.pop()}"
        elif not line or by_line or _RULE.fullmatch(line) or _MARKED.fullmatch(line) or begins_anew(line):
            if held:
                yield " ".join(held)
            held = []
            if line and not _RULE.fullmatch(line):
                held.append(line)
            if held and (by_line or _MARKED.fullmatch(line)):
                yield held.pop()
        else:
            held.append(line)


def _stand_alone(lines: list[str], *, has_blanks: bool) -> bool:
    """Tell whether each line is a paragraph: they are long, or no blank line parts them and most end a sentence."""
    if any(len(line) > _WRAPPED for line in lines):
        return True
    return not has_blanks and sum(_SENTENCE_END.search(line) is not None for line in lines) * 2 >= len(lines)
