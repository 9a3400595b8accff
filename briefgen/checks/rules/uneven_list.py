"""Flag a list of which some items end in a full stop and some in nothing.

Why: a list is read as one kind of thing; readers, and those who listen, take the odd one for the end.
Example: "The talks go on." and below it "Trade is up".
Instead: make all of them sentences, or none.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject, words_by_themselves
from briefgen.diagnostics import Severity
from briefgen.document.authored import is_authored
from briefgen.document.inlines import Citation, NoteReference, Text
from briefgen.document.nodes import Block, BulletList, OrderedList, Paragraph
from briefgen.document.places import place_of
from briefgen.document.sentences import ENDS
from briefgen.document.words import inline_text

_ENDS: Final = (*ENDS, ":")
_QUOTED: Final = 40
"""Characters that a message quotes."""
_BEHIND: Final = " \"'”’»)]"


def find(subject: Subject) -> Iterator[Finding]:
    for node in subject.nodes:
        if not isinstance(node, BulletList | OrderedList):
            continue
        said = [(item.blocks[0], _last(item.blocks[0])) for item in node.items]
        ended = [(block, words) for block, words in said if words.endswith(_ENDS)]
        open_ = [(block, words) for block, words in said if words and not words.endswith(_ENDS)]
        if ended and open_:
            odd, words = min((open_, ended), key=len)[0]
            yield Finding(
                message=f"'{_short(words)}' ends otherwise than the other items of its list",
                span=place_of(odd),
                hint="make all items sentences with a full stop, or none",
            )


def _last(block: Block) -> str:
    """Return the last words of an item's first paragraph, marks and notes that are put behind them left out."""
    for inline in reversed(block.children if isinstance(block, Paragraph) else ()):
        behind = isinstance(inline, Citation | NoteReference) or (
            isinstance(inline, Text) and not is_authored(inline.origin)
        )
        if not behind and (words := inline_text((inline,)).rstrip(_BEHIND)):
            return words
    return ""


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else f"…{words[1 - _QUOTED :]}"


RULE: Final = Rule(
    code="BG247",
    name="uneven-list",
    severity=Severity.WARNING,
    find=find,
    bearing=words_by_themselves(find),
    page=__doc__ or "",
)
