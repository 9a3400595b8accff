"""What is planned to go is tried on the pages before anything is composed: without the lines that would go with it.

That is not the brief yet: numbers, abbreviations and sources are as before. So it saves real layouts, and takes the place of none.
"""

from collections import defaultdict
from collections.abc import Sequence

from briefgen.audience.form import Limit
from briefgen.compose.measure import NO_ITEMS, Stretch
from briefgen.compose.overflow import points_over
from briefgen.document.walk import Path  # noqa: TC001 — as elsewhere: types are imported where they stand
from briefgen.frozen import dataclass
from briefgen.layout.model import Layout, Recutting


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """A brief whose items may go, strip by strip."""

    recut: Recutting
    limits: tuple[Limit, ...]
    """Of pages, which the brief is over."""
    owners: tuple[frozenset[str], ...]
    """For each strip the items with which it goes; none where it stays."""

    def over(self, cut: frozenset[str]) -> dict[Limit, float]:
        """Return the limits that the brief would break without the items *cut*, each with by how many points."""
        pages = self.recut.without({at for at, items in enumerate(self.owners) if items and items <= cut})
        return {limit: by for limit in self.limits if (by := points_over(pages, limit.max)) > 0}


def rehearsal(layout: Layout, limits: Sequence[Limit], measured: Sequence[Stretch]) -> Rehearsal | None:
    """Return what a plan is tried on before it is composed; None where the brief is over no limit of pages, or has page
    breaks that are asked for: a template may leave those out with what follows.
    """
    of_pages = tuple(limit for limit in limits if limit.unit == "pages")
    if layout.recut is None or not of_pages or any(page.begins_anew for page in layout.pages):
        return None
    return Rehearsal(recut=layout.recut, limits=of_pages, owners=_owners(layout.recut, measured))


def _owners(recut: Recutting, measured: Sequence[Stretch]) -> tuple[frozenset[str], ...]:
    """Return for each strip the items with which it goes. Of a text that several share each has the lines that it was measured to have."""
    by_path: defaultdict[Path, list[Stretch]] = defaultdict(list)
    for one in measured:
        if not one.at_foot:
            by_path[one.path].append(one)
    seen: defaultdict[Path, int] = defaultdict(int)
    found = []
    for strip_path in recut.owners():
        path = next((end for at in range(len(strip_path), -1, -1) if (end := strip_path[:at]) in by_path), ())
        found.append(_line(by_path.get(path, ()), seen[path]))
        seen[path] += 1
    return tuple(found)


def _line(shared: Sequence[Stretch], at: int) -> frozenset[str]:
    """Return the items of a line of a block: of those that share it, one after the other, as many as each has."""
    for one in shared[:-1]:
        if at < one.lines:
            return one.items
        at -= one.lines
    return shared[-1].items if shared else NO_ITEMS
