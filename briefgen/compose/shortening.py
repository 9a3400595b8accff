"""Which pages a brief that is too long has to lose: the ones whose lines are fewest, for each page break begins a page anew."""

from collections.abc import Callable, Iterator, Sequence

from briefgen.layout.model import PageFill

MayLose = Callable[[Sequence[int]], bool]
"""Tells whether pages that end a stretch between two page breaks can be emptied."""


def anything(_: Sequence[int]) -> bool:
    """Tell of any pages that they can be emptied: by whoever writes, who can shorten all."""
    return True


def pages_to_lose(pages: Sequence[PageFill], most: int, may_lose: MayLose = anything) -> tuple[int, ...]:
    """Return the numbers of pages whose lines must go so that no more than *most* are left; of equal choices the later pages.

    Where those that may be lost do not do, any may. What is taken out of a stretch between two page breaks empties its last pages, and none of another stretch.
    """
    over = len(pages) - most
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for stretch in reversed(tuple(page_stretches(pages))):
        found = dict(best)
        for lost, (lines, numbers) in best.items():
            for more in range(1, min(len(stretch), over - lost) + 1):
                ends = stretch[-more:]
                if not may_lose(ends):
                    continue
                total = lines + sum(pages[number - 1].lines for number in ends)
                if lost + more not in found or total < found[lost + more][0]:
                    found[lost + more] = (total, (*ends, *numbers))
        best = found
    return best[over][1] if over in best else pages_to_lose(pages, most)


def pages_that_help(pages: Sequence[PageFill], most: int, may_lose: MayLose = anything) -> frozenset[int]:
    """Return the numbers of the pages on which something must go: those between the same page breaks as a page that is lost."""
    lost = frozenset(pages_to_lose(pages, most, may_lose))
    return frozenset(number for stretch in page_stretches(pages) if lost & frozenset(stretch) for number in stretch)


def page_stretches(pages: Sequence[PageFill]) -> Iterator[Sequence[int]]:
    """Yield the numbers of the pages from one that begins anew to the next."""
    starts = [number for number, page in enumerate(pages, start=1) if number == 1 or page.begins_anew]
    for start, end in zip(starts, [*starts[1:], len(pages) + 1], strict=True):
        yield range(start, end)
