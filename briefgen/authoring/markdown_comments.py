"""Comments of Markdown: `<!--` up to the first `-->` behind it, whatever stands between. With a backslash before it, it is none."""

from typing import Final

from briefgen.frozen import dataclass
from briefgen.regex import regex

_BEGINS: Final = regex(r"(?<!\\)<!--")
_END: Final = "-->"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commented:
    body: str
    """The text without its comments."""
    comments: tuple[str, ...]
    """What each says."""


class OpenCommentError(Exception):
    """A comment that nothing ends: nobody can tell which words behind it are the text's."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place
        """Where it begins."""


def take_comments(text: str, start: int = 0) -> Commented:
    """Part the comments of a text, from *start* on, from it. Raises `OpenCommentError`."""
    kept: list[str] = []
    said: list[str] = []
    done = start
    while begun := _BEGINS.search(text, done):
        end = text.find(_END, begun.end())
        if end < 0:
            raise OpenCommentError(begun.start())
        kept.append(text[done : begun.start()])
        said.append(text[begun.end() : end])
        done = end + len(_END)
    return Commented(body="".join((*kept, text[done:])), comments=tuple(said))
