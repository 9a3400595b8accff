"""Which pages a brief that is too long has to lose: the ones whose lines are fewest, for each page break begins a page anew."""

from collections.abc import Iterator, Sequence

from briefgen.layout.model import Page


def pages_to_lose(pages: Sequence[Page], most: int) -> tuple[int, ...]:
    """Return the numbers of pages whose lines must go so that no more than *most* are left; of equal choices the later pages.

    What is taken out of a stretch between two page breaks empties its last pages, and none of another stretch.
    """
    over = len(pages) - most
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for stretch in reversed(tuple(_stretches(pages))):
        found = dict(best)
        for lost, (lines, numbers) in best.items():
            for more in range(1, min(len(stretch), over - lost) + 1):
                ends = stretch[-more:]
                total = lines + sum(pages[number - 1].lines for number in ends)
                if lost + more not in found or total < found[lost + more][0]:
                    found[lost + more] = (total, (*ends, *numbers))
        best = found
    return best[over][1]


def pages_that_help(pages: Sequence[Page], most: int) -> frozenset[int]:
    """Return the numbers of the pages on which something must go: those between the same page breaks as a page that is lost."""
    lost = frozenset(pages_to_lose(pages, most))
    return frozenset(number for stretch in _stretches(pages) if lost & frozenset(stretch) for number in stretch)


def _stretches(pages: Sequence[Page]) -> Iterator[Sequence[int]]:
    """Yield the numbers of the pages from one that begins anew to the next."""
    starts = [number for number, page in enumerate(pages, start=1) if number == 1 or page.begins_anew]
    for start, end in zip(starts, [*starts[1:], len(pages) + 1], strict=True):
        yield range(start, end)
