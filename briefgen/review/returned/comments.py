"""The comments of a document that came back, and which answers which."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from briefgen.review.returned.model import Block, Comment, Segment
from briefgen.review.returned.package import Package
from briefgen.review.returned.words import W, Words, hand

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_TRUE: Final = frozenset({"1", "true", "on"})


def read_comments(
    package: Package, blocks: tuple[Block, ...], about: Callable[[str], tuple[Segment, ...]]
) -> tuple[Comment, ...]:
    """Return the comments in the order in which they are kept; *about* gives the words that one is about."""
    root = package.root(package.beside("/comments"))
    if root is None:
        return ()
    threads = dict(_threads(package.root(package.beside("/commentsExtended"))))
    ids = {_paragraph_id(each): each.get(f"{W}id") or "" for each in root.iter(f"{W}comment")}
    places = {name: index for index, block in enumerate(blocks) for name in block.comments}
    return tuple(_comment(each, threads, ids, places, about) for each in root.iter(f"{W}comment"))


def _comment(
    element: Any,
    threads: Mapping[str, tuple[str, bool]],
    ids: Mapping[str, str],
    places: Mapping[str, int],
    about: Callable[[str], tuple[Segment, ...]],
) -> Comment:
    name = element.get(f"{W}id") or ""
    parent, done = threads.get(_paragraph_id(element), ("", False))
    return Comment(
        id=name,
        by=hand(element),
        text=_said(element),
        anchored=_words_of(about(name)),
        block=places.get(name),
        answers=ids.get(parent) if parent else None,
        done=done,
    )


def _said(element: Any) -> str:
    paragraphs = []
    for paragraph in element.iter(f"{W}p"):
        words = _sound(paragraph)
        segments, _, _ = words.take()
        paragraphs.append("".join(one.text for one in segments if one.state != "deleted"))
    return "\n".join(filter(None, paragraphs))


def _sound(paragraph: Any) -> Words:
    """Return the words of a comment's paragraph, in which no field without an end swallows any."""
    while True:
        words = Words()
        words.read(paragraph)
        words.fields.end()
        if not words.fields.loose:
            return words
        for mark in words.fields.loose:
            mark.getparent().remove(mark)


def _words_of(segments: tuple[Segment, ...]) -> str:
    accepted = "".join(one.text for one in segments if one.state != "deleted")
    return accepted or "".join(one.text for one in segments)


def _paragraph_id(comment: Any) -> str:
    """Return the id of a comment's last paragraph, by which it is known among the threads."""
    paragraphs = comment.findall(f"{W}p")
    return (paragraphs[-1].get(f"{_W14}paraId") or "").upper() if paragraphs else ""


def _threads(root: Any | None) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield each comment's paragraph with the one that it answers, and whether its thread is done."""
    for each in () if root is None else root.iter(f"{_W15}commentEx"):
        own = (each.get(f"{_W15}paraId") or "").upper()
        yield own, ((each.get(f"{_W15}paraIdParent") or "").upper(), each.get(f"{_W15}done") in _TRUE)
