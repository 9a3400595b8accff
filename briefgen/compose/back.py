"""What it would cost to have an item back that went for length: what the brief is over its limits by with it."""

from briefgen.audience.form import AudienceForm, Limit
from briefgen.compose.limits import Part, Unit, placements
from briefgen.compose.overflow import fittable
from briefgen.compose.shortening import pages_to_lose
from briefgen.document.document import Document
from briefgen.document.words import count_words
from briefgen.frozen import dataclass
from briefgen.layout.model import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """By how much a brief is over a limit."""

    unit: Unit
    max: int
    amount: int
    """Pages, lines or words."""
    lines: int | None = None
    """That stand on the pages too many; None where the limit is none of pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """The most important item that went, and what the brief is over by with it, composed and laid out."""

    item: str
    along: tuple[str, ...] = ()
    """The items that it cannot come back without."""
    over: tuple[Over, ...] = ()
    """What has to be shortened elsewhere."""


def overs(form: AudienceForm, document: Document, layout: Layout) -> tuple[Over, ...]:
    """Return the limits that a brief breaks and that leaving out items can meet, each with by how much."""
    found = (_over(limit, document, layout) for limit in fittable(form))
    return tuple(over for over in found if over.amount > 0)


def _over(limit: Limit, document: Document, layout: Layout) -> Over:
    match limit.unit:
        case "pages":
            amount = layout.page_count - limit.max
            lost = pages_to_lose(layout.pages, limit.max) if amount > 0 else ()
            lines = sum(layout.pages[number - 1].lines for number in lost)
            return Over(unit=limit.unit, max=limit.max, amount=amount, lines=lines)
        case "lines":
            placed = placements(layout, Part(name="the brief", node=document, path=()))
            return Over(unit=limit.unit, max=limit.max, amount=sum(each.lines for each in placed) - limit.max)
        case _:
            return Over(unit=limit.unit, max=limit.max, amount=count_words(document) - limit.max)
