"""The figures of a run as Markdown, alone or beside those of an earlier run."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from benchmarks.case import Result
from benchmarks.long import Length, line
from benchmarks.rounds import Spread
from benchmarks.run import Run

RESULTS: Final = (
    "| brief | words | pages, plain | layout | writing | together | p10–p90 | plain | ratio | p10–p90 | least |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
)
LENGTHS: Final = (
    "| pages | layout | writing | together | a page | peak MB | before |",
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
)
EARLIER: Final = "\nAgainst the earlier run (trust the ratio: the machine may have been another)\n"
CHANGES: Final = (
    "| brief | words | layout | writing | together | plain | ratio |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: |",
)


def report(run: Run[Result], earlier: Run[Result] | None = None) -> str:
    return "\n".join(_lines(run, earlier))


def _lines(run: Run[Result], earlier: Run[Result] | None) -> Iterator[str]:
    yield versions_line(run.versions)
    if run.results:
        yield f"\nMilliseconds of processor time, median of {run.results[0].rounds} rounds; ratio: ours to plain\n"
        yield from RESULTS
        yield from map(_result, run.results)
    yield from lengths_table(run.lengths)
    if earlier:
        yield EARLIER
        yield from CHANGES
        yield from _changes(run, earlier)


def versions_line(versions: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {version}" for name, version in versions.items())


def lengths_table(lengths: Sequence[Length]) -> Iterator[str]:
    if lengths:
        yield "\nThe longest brief over and over, each length in a new process\n"
        yield from LENGTHS
        yield from map(_length, lengths)
    if len(lengths) > 1:
        yield _fit(lengths)


def _result(result: Result) -> str:
    cells = (
        result.brief,
        result.words,
        f"{result.pages}, {result.plain_pages}",
        f"{result.layout.median:.1f}",
        f"{result.writing.median:.1f}",
        f"{result.ours.median:.1f}",
        span(result.ours, 1),
        f"{result.plain.median:.1f}",
        f"**{result.ratio.median:.2f}**",
        span(result.ratio, 2),
        f"{result.ours.least:.1f} / {result.plain.least:.1f}",
    )
    return row(cells)


def _length(length: Length) -> str:
    return row((
        f"{length.pages}",
        f"{length.layout:.0f}",
        f"{length.writing:.0f}",
        f"{length.time:.0f}",
        f"{length.time / length.pages:.1f}",
        f"{length.peak:.0f}",
        f"{length.before:.0f}",
    ))  # fmt: skip


def _fit(lengths: Sequence[Length]) -> str:
    found = line(lengths)
    return f"\n{found.once:.0f} ms and {found.per_page:.1f} ms a page; r = {found.straightness:.4f}"


def _changes(run: Run[Result], earlier: Run[Result]) -> Iterator[str]:
    old = {(result.brief, result.words): result for result in earlier.results}
    for new in run.results:
        if before := old.get((new.brief, new.words)):
            pairs = (
                (before.layout, new.layout),
                (before.writing, new.writing),
                (before.ours, new.ours),
                (before.plain, new.plain),
            )
            times = (f"{one.median:.1f} → {other.median:.1f}" for one, other in pairs)
            yield row((new.brief, new.words, *times, f"{before.ratio.median:.2f} → **{new.ratio.median:.2f}**"))


def span(found: Spread, places: int) -> str:
    return f"{found.p10:.{places}f}–{found.p90:.{places}f}"


def row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
