"""New words of a document as an item of the pack: a draft, for this reader alone, behind the item that they followed."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from briefgen.authoring.faces.markdown import field_lines, words_lines
from briefgen.authoring.intake.merge.markdown_edits import escaped
from briefgen.authoring.slug import slug
from briefgen.content.fields import begins_as_field
from briefgen.content.model import ID_LENGTH
from briefgen.content.pack import PackItem
from briefgen.frozen import dataclass
from briefgen.review.accept.words import cleaned, escaped_words

_NAMELESS: Final = "new-words"
_WORDS: Final = 5
"""Words of a paragraph that its id is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    behind: PackItem
    fields: Mapping[str, Any]
    """As a content file has them."""

    @property
    def id(self) -> str:
        return str(self.fields["id"])


def draft_of(text: str, behind: PackItem, audience: str, taken: Collection[str]) -> Draft:
    """Return new words as an item; *taken* are the ids that others have."""
    words = (cleaned(text) or "").strip()
    fields = {"id": _name(words, taken), "text": escaped_words(words), "draft": True, "readers": [audience]}
    return Draft(behind=behind, fields=fields)


def markdown_lines(draft: Draft) -> str:
    """Return the item as it stands in a file of sections."""
    said = {name: value for name, value in draft.fields.items() if name != "readers"}
    said["text"] = as_words(said["text"])
    return "\n".join((*words_lines(said), *field_lines(("readers",), draft.fields["readers"])))


def as_words(text: str) -> str:
    """Return words that begin an item, with a backslash where they would begin a field or a block of another kind."""
    if begins_as_field(text) or text.startswith(("Q:", "A:")):
        return text.replace(":", "\\:", 1)
    return escaped(text)


def _name(words: str, taken: Collection[str]) -> str:
    name = slug(" ".join(words.split()[:_WORDS]), ID_LENGTH - 3) or _NAMELESS
    number = 2
    free = name
    while free in taken:
        free = f"{name}-{number}"
        number += 1
    return free
