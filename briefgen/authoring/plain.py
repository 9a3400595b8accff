"""Passages of plain text and of Markdown. Of plain text nothing says what a heading is: it is taken from how lines stand."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.authoring.passages import TITLE, Passage, begins_anew, passage
from briefgen.document.sentences import CLOSES, ENDS, STOPS, sentences

_WRAPPED: Final = 160
"""Characters: where a line is longer, lines are not wrapped, and each is a paragraph."""
_LONGEST_HEADING: Final = 100
_MOST_WORDS: Final = 14
_SENTENCE_END: Final = re.compile(rf"[{ENDS}][{CLOSES}]*\s*$")
_NO_HEADING: Final = re.compile(rf"[{STOPS}!…;:,،؛][{CLOSES}]*$")
_MARKED: Final = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?")
_UNDERLINE: Final = re.compile(r"(=+|-+)\s*")
_FRONT: Final = re.compile(r"\A---[ ]*\n.*?^---[ ]*$", re.DOTALL | re.MULTILINE)
_COMMENT: Final = re.compile(r"<!--(?:(?!<!--|-->).)*-->", re.DOTALL)
"""None goes over the beginning of another, so that many that are not closed are each looked at once."""
_LINK: Final = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_EMPHASIS: Final = re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|`{1,3})(?=\S)([^*_`]+)(?<=\S)\1(?!\w)")
_RULE: Final = re.compile(r"[-*_=|:\s]{3,}")


def plain_passages(text: str) -> Iterator[Passage]:
    """Yield the passages of plain text: a line by itself that ends no sentence, or is one question, with text below it, is a
    heading.
    """
    blocks = [*_blocks(text)]
    heads = [_is_heading(block) for block in blocks]
    for index, block in enumerate(blocks):
        is_last_head = heads[index] and heads[index + 1 : index + 2] == [False]
        if index == 0 and heads[0]:
            yield from _passage(block, TITLE)
        elif is_last_head:
            yield from _passage(block, 1)
        else:
            yield from _passage(block)


def markdown_passages(text: str) -> Iterator[Passage]:
    text = _COMMENT.sub("", _FRONT.sub("", text))
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


def _is_heading(block: str) -> bool:
    words = block.split()
    is_short = len(block) <= _LONGEST_HEADING and len(words) <= _MOST_WORDS
    if not is_short or block[0].islower() or _NO_HEADING.search(block) or _is_bullet(block):
        return False
    return len(tuple(sentences(block))) == 1


def _is_bullet(block: str) -> bool:
    return begins_anew(block) and not block[0].isdigit()
