"""By how much a brief is over the limits that cutting can meet, in the measure in which its items take up room."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from briefgen.audience.form import AudienceForm, Limit
from briefgen.compose.limits import Part, Unit, placements
from briefgen.compose.shortening import MayLose, anything, page_stretches, pages_that_help, pages_to_lose
from briefgen.document.document import Document
from briefgen.document.words import count_words
from briefgen.layout.model import Layout, PageFill

if TYPE_CHECKING:
    from briefgen.compose.measure import Stretch

_LEAST: Final = 1.0
"""Points: a page too many is at least so much too long."""
FITTABLE: Final[frozenset[Unit]] = frozenset({"pages", "lines", "words"})


def fittable(form: AudienceForm) -> tuple[Limit, ...]:
    """Return the limits that taking out items meets: of the whole brief, and such that a brief over them is refused."""
    return tuple(
        limit
        for limit in form.limits
        if limit.scope == "brief" and limit.severity == "error" and limit.unit in FITTABLE
    )


def overflow(limit: Limit, document: Document, layout: Layout, may_lose: MayLose = anything) -> float:
    """Return by how much a brief is over *limit*: in points, lines or words; 0 or less where it is not."""
    match limit.unit:
        case "pages":
            return points_over(layout.pages, limit.max, may_lose)
        case "lines":
            placed = placements(layout, Part(name="the brief", node=document, path=()))
            return float(sum(each.lines for each in placed) - limit.max)
        case _:
            return float(count_words(document) - limit.max)


def sizes(
    limit: Limit, measured: "Sequence[Stretch]", layout: Layout, may_lose: MayLose = anything
) -> tuple[float, ...]:
    """Return what each stretch of a brief that is over *limit* frees when it goes: in points, lines or words.

    What stands before a page break frees nothing behind it.
    """
    match limit.unit:
        case "pages":
            pages = pages_that_help(layout.pages, limit.max, may_lose)
            return tuple(one.height if one.page in pages else 0.0 for one in measured)
        case "lines":
            return tuple(float(one.lines) for one in measured)
        case _:
            return tuple(float(one.words) for one in measured)


def may_lose(measured: "Sequence[Stretch]", layout: Layout, items: frozenset[str]) -> MayLose:
    """Return what tells whether the last pages before a page break can be emptied by taking out some of the *items*."""
    pages = layout.pages
    freeing = [one for one in measured if one.items and one.items <= items]

    def told(ends: Sequence[int]) -> bool:
        around = next(stretch for stretch in page_stretches(pages) if ends[0] in stretch)
        return sum(one.height for one in freeing if one.page in around) >= _height(pages, ends)

    return told


def points_over(pages: Sequence[PageFill], most: int, may_lose: MayLose = anything) -> float:
    """Return the height of what stands on pages too many, less the room that the pages before them have left."""
    if len(pages) <= most:
        return 0.0
    return max(_LEAST, _height(pages, pages_to_lose(pages, most, may_lose)))


def _height(pages: Sequence[PageFill], lost: Sequence[int]) -> float:
    left = sum(
        pages[number - 2].room - pages[number - 2].used
        for number in lost
        if number - 1 not in lost and not pages[number - 1].begins_anew
    )
    return sum(pages[number - 1].used for number in lost) - left
