"""Jinja's complaints about a template's tags, in our words."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from briefgen.render.faults import nearest

TAGS: Final = ("for", "if", "set", "with", "macro", "block", "extends", "include", "import", "elif", "else")
Said = tuple[str, str]


def _unknown_tag(match: re.Match[str]) -> Said:
    return f"there is no tag '{match[1]}'", nearest(match[1], TAGS)


def _left_open(match: re.Match[str]) -> Said:
    return f"'{match[1]}' is not closed", f"write {{% end{match[1]} %}}"


def _expected(match: re.Match[str]) -> Said:
    return f"'{match[2]}' stands where {_wanted(match[1])} is wanted", "mend the tag"


def _wanted(token: str) -> str:
    return {"end of print statement": "'}}'", "end of statement block": "'%}'", "name": "a name"}.get(
        token, f"'{token}'"
    )


SAYS: Final[Mapping[str, Callable[[re.Match[str]], Said]]] = {
    r"Encountered unknown tag '(\w+)'": _unknown_tag,
    r".*The innermost block that needs to be closed is '(\w+)'": _left_open,
    r"expected token '(.*)', got '(.*)'": _expected,
    r"unexpected end of template, expected '(.*)'": lambda match: (
        "the tag is not closed",
        f"write {_wanted(match[1])}",
    ),
    r"unexpected '(.*)'": lambda match: (f"'{match[1]}' has no place here", "mend the tag"),
    r"unexpected char '(.*)' at": lambda match: (f"the character '{match[1]}' has no place in a tag", "mend the tag"),
}


def syntax_words(complaint: str) -> Said:
    """Return message and hint."""
    for pattern, say in SAYS.items():
        if match := re.match(pattern, complaint, re.DOTALL):
            return say(match)
    return lowered(complaint), "mend the tag"


def lowered(complaint: str) -> str:
    words = complaint.rstrip(".") or "the template cannot be read"
    return words[:1].lower() + words[1:]
