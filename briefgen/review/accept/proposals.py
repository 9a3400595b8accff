"""The changes of a review, each under an id of its own, with what accepting it would write and where."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from briefgen.build.files import digest
from briefgen.build.project import Project
from briefgen.review.accept.ground import Ground
from briefgen.review.accept.model import Proposal
from briefgen.review.accept.paragraphs import addition, deletion, whole
from briefgen.review.accept.relinkings import relinkings
from briefgen.review.accept.rewordings import rewordings
from briefgen.review.find import Reviewed
from briefgen.review.model import Passage
from briefgen.writers.docx.anchors import Anchor

_MARK: Final = 4
"""Signs of the hash in an id: the changes of one paragraph are few."""


def proposals(project: Project, found: Reviewed) -> tuple[Proposal, ...]:
    """Return everything that could be accepted, or has to be done at another place, in the document's order.

    Raises `UserError` where the pack cannot be read.
    """
    return tuple(_proposals(Ground(project=project, found=found)))


def number_of(anchor: Anchor) -> str:
    """Return what the ids of a paragraph's changes begin with: `7`, `foot-2`."""
    return anchor.name.removeprefix("bf_").replace("_", "-")


def _proposals(ground: Ground) -> Iterator[Proposal]:
    for passage in ground.found.review.passages:
        yield from _passage(ground, passage)
    for number, each in enumerate(ground.found.review.additions, 1):
        yield addition(ground, f"new.{number}", each)


def _passage(ground: Ground, passage: Passage) -> Iterator[Proposal]:
    number = number_of(passage.anchors[0])
    if passage.fate == "deleted":
        yield deletion(ground, f"{number}.gone", passage)
    yield from _named(number, (*rewordings(ground, passage), *relinkings(ground, passage)))
    if passage.moved:
        why = "the order follows the ranks, the files and the template: change a rank, or the order in the file"
        yield whole(ground, f"{number}.moved", passage, why)
    if passage.columns:
        why = "the template, or the data, makes the table: change its columns there"
        yield whole(ground, f"{number}.columns", passage, why)
    if passage.recut and not passage.changes:
        yield whole(
            ground, f"{number}.cells", passage, "the template, or the data, makes the table: change its cells there"
        )
    if passage.parts > 1:
        yield whole(ground, f"{number}.parts", passage, "an item is one paragraph: make two items of it in its file")
    if passage.merged:
        why = "items have a paragraph each: write the words of both into one, and take the other out"
        yield whole(ground, f"{number}.joined", passage, why)


def _named(number: str, changes: Iterable[Proposal]) -> Iterator[Proposal]:
    """Yield the changes of a paragraph under their ids, made of where and what each is: none is another's once that is accepted."""
    taken: set[str] = set()
    for each in changes:
        mark = digest(_marked(each).encode())
        name = next(name for length in range(_MARK, len(mark)) if (name := f"{number}.{mark[:length]}") not in taken)
        taken.add(name)
        yield replace(each, id=name)


def _marked(proposal: Proposal) -> str:
    """Return where and what a change is."""
    if proposal.link is not None:
        return f"{proposal.link.start}\n{proposal.old}\n{proposal.new}\nlink"
    assert proposal.change is not None, "a change of words"
    edit = proposal.change.edit
    return f"{edit.start}\n{edit.old}\n{edit.new}"
