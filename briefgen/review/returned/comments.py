"""The comments of a document that came back, and which answers which."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from briefgen.review.returned.model import Block, Comment, Segment
from briefgen.review.returned.package import Package
from briefgen.review.returned.words import W, Words, hand

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_NEVER: Final = "~"
"""Behind every day that anybody writes."""
_TRUE: Final = frozenset({"1", "true", "on"})


def read_comments(package: Package, blocks: tuple[Block, ...], words: Words) -> tuple[Comment, ...]:
    """Return the comments in the order of the text, *words* of which they are about, and answers behind what they answer, as they
    were given: programs keep them in many an order. Those without a place follow.
    """
    root = package.root(package.beside("/comments"))
    if root is None:
        return ()
    threads = dict(_threads(package.root(package.beside("/commentsExtended"))))
    held = tuple(root.iter(f"{W}comment"))
    ids = {name: each.get(f"{W}id") or "" for each in held for name in _paragraph_ids(each)}
    places = {name: index for index, block in enumerate(blocks) for name in block.comments}
    found = tuple(_comment(each, threads, ids, places, words.about) for each in held)
    by_id = {each.id: each for each in found}
    kept = {each.id: number for number, each in enumerate(found)}

    def order(comment: Comment) -> tuple[int, str, int, bool, str]:
        top = thread_of(comment, by_id)
        # Of two at the same words the one that was made first goes ahead, and one without a day behind.
        return words.begins(top.id), top.by.date or _NEVER, kept[top.id], comment is not top, comment.by.date or _NEVER

    return tuple(sorted(found, key=order))


def thread_of(comment: Comment, by_id: Mapping[str, Comment]) -> Comment:
    """Return the comment that a thread begins with."""
    seen = {comment.id}
    while (above := by_id.get(comment.answers or "")) is not None and above.id not in seen:
        comment = above
        seen.add(comment.id)
    return comment


def _comment(
    element: Any,
    threads: Mapping[str, tuple[str, bool]],
    ids: Mapping[str, str],
    places: Mapping[str, int],
    about: Callable[[str], tuple[Segment, ...]],
) -> Comment:
    name = element.get(f"{W}id") or ""
    parent, done = next((threads[each] for each in _paragraph_ids(element) if each in threads), ("", False))
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


def _paragraph_ids(comment: Any) -> tuple[str, ...]:
    """Return the ids of a comment's paragraphs, the last one first: by that Word knows it among the threads, others by the first."""
    found = ((each.get(f"{_W14}paraId") or "").upper() for each in reversed(comment.findall(f"{W}p")))
    return tuple(filter(None, found))


def _threads(root: Any | None) -> Iterator[tuple[str, tuple[str, bool]]]:
    """Yield each comment's paragraph with the one that it answers, and whether its thread is done."""
    for each in () if root is None else root.iter(f"{_W15}commentEx"):
        own = (each.get(f"{_W15}paraId") or "").upper()
        yield own, ((each.get(f"{_W15}paraIdParent") or "").upper(), each.get(f"{_W15}done") in _TRUE)
