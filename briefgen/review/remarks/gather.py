"""The comments of a document that came back, as they are to be kept."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

from briefgen.document.origins import ItemOrigin
from briefgen.review.edits import plain
from briefgen.review.find import Reviewed
from briefgen.review.model import Passage, Review
from briefgen.review.places import commented
from briefgen.review.remarks.model import Answer, Remark
from briefgen.review.returned.comments import thread_of
from briefgen.review.returned.model import Comment

_MINUTE: Final = len("2025-12-04T09:30")
"""Programs round seconds away, and add or drop a zone."""
_DIGITS: Final = 8


def gather(found: Reviewed, file: str) -> tuple[Remark, ...]:
    """Return the comments of a review in the order of its document, answers under what they answer; *file* is its name."""
    seen: Counter[tuple[str, str, str]] = Counter()
    placed = [(comment, item, _id(comment, seen)) for comment, item in _comments(found.review)]
    by_comment = {comment.id: comment for comment, _, _ in placed}
    tops = {comment.id: thread_of(comment, by_comment).id for comment, _, _ in placed}
    answers: dict[str, list[Answer]] = {}
    for comment, _, id_ in placed:
        if tops[comment.id] != comment.id:
            answer = Answer(
                said=comment.text,
                by=comment.by.author,
                on=comment.by.date,
                file=file,
                audience=found.review.baseline.audience,
                id=id_,
            )
            answers.setdefault(tops[comment.id], []).append(answer)
    return tuple(
        Remark(
            id=id_,
            said=comment.text,
            by=comment.by.author,
            on=comment.by.date,
            file=file,
            audience=found.review.baseline.audience,
            about=plain(comment.anchored),
            item=item,
            answered=comment.done,
            answers=tuple(answers.get(comment.id, ())),
        )
        for comment, item, id_ in placed
        if tops[comment.id] == comment.id
    )


def _comments(review: Review) -> Iterator[tuple[Comment, str]]:
    """Yield each comment with whose words it is about."""
    for passage in review.passages:
        yield from ((comment, _item(passage, comment)) for comment in passage.comments)
    for addition in review.additions:
        yield from ((comment, "") for comment in addition.comments)
    yield from ((comment, "") for comment in review.loose)


def _item(passage: Passage, comment: Comment) -> str:
    owners = commented(passage, comment.anchored)
    return _name(owners[0]) if owners else ""


def _name(owner: ItemOrigin) -> str:
    return f"{owner.register}:{owner.item}"


def _id(comment: Comment, seen: Counter[tuple[str, str, str]]) -> str:
    """Return what a comment is known by: who said what when, and which one of those it is where there are several."""
    key = comment.by.author, comment.by.date[:_MINUTE], plain(comment.text)
    seen[key] += 1
    return "c-" + hashlib.sha256("\0".join((*key, str(seen[key]))).encode()).hexdigest()[:_DIGITS]
