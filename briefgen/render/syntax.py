"""Jinja's complaints about a template's tags, in our words."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from briefgen.render.faults import nearest

TAGS: Final = ("for", "if", "set", "with", "macro", "block", "extends", "include", "import", "elif", "else")
TOKENS: Final[Mapping[str, str]] = {
    "end of print statement": "'}}'",
    "end of statement block": "'%}'",
    "name": "a name",
    "string": "a text in quotes",
    "integer": "a number",
    "float": "a number",
}
"""Jinja's names for kinds of token; any other is the token itself."""
Said = tuple[str, str]


def _unknown_tag(match: re.Match[str]) -> Said:
    tag = match[1]
    if tag.startswith("end") or tag in {"else", "elif"}:
        return f"'{tag}' belongs to nothing before it", "take it out, or write what it belongs to"
    return f"there is no tag '{tag}'", nearest(tag, TAGS)


def _left_open(match: re.Match[str]) -> Said:
    return f"'{match[1]}' is not closed", f"write {{% end{match[1]} %}}"


def _misplaced(match: re.Match[str]) -> Said:
    return f"{_token(match['got'])} stands where {_token(match['wanted'])} is wanted", "mend the tag"


def _token(token: str) -> str:
    return TOKENS.get(token, f"'{token}'")


SAYS: Final[Mapping[str, Callable[[re.Match[str]], Said]]] = {
    r"Encountered unknown tag '(\w+)'": _unknown_tag,
    r".*The innermost block that needs to be closed is '(\w+)'": _left_open,
    r"expected token '(?P<wanted>.*)', got '(?P<got>.*)'": _misplaced,
    r"unexpected end of template, expected '(.*)'": lambda match: ("a tag is not closed", f"write {_token(match[1])}"),
    r"unexpected '(?P<got>.*)', expected '(?P<wanted>.*)'": _misplaced,
    r"unexpected char '(.*)' at": lambda match: (f"the character '{match[1]}' has no place in a tag", "mend the tag"),
    r"unexpected '(.*)'": lambda match: (f"'{match[1]}' has no place here", "mend the tag"),
    r"(?i)expected an expression, got '(.*)'": lambda match: (
        f"something is missing before {_token(match[1])}",
        "mend the tag",
    ),
    r"(?i)missing end of comment": lambda _: ("a comment is not closed", "write #}"),
    r"(?i)missing end of raw": lambda _: ("'raw' is not closed", "write {% endraw %}"),
    r"(?i)tag name expected": lambda _: ("a tag has no name", "write {% for … %}, {% if … %}, …"),
    r"'(\w+)' is undefined": lambda match: (
        f"'{match[1]}' has no value here",
        "give it one by {% set … %} before this line",
    ),
}


def plain_words(complaint: str) -> Said:
    """Return message and hint for what Jinja says."""
    for pattern, say in SAYS.items():
        if match := re.match(pattern, complaint, re.DOTALL):
            return say(match)
    words = complaint.rstrip(".") or "the template cannot be read"
    return words[:1].lower() + words[1:], "mend the template at this line"
