"""The figures of a run as Markdown, alone or beside those of an earlier run."""

from collections.abc import Iterator
from typing import Final

from benchmarks.report import EARLIER, lengths_table, row, span, versions_line
from benchmarks.run import Run
from benchmarks.word.case import WordResult

OURS: Final = (
    "| brief | words | pages | KB | layout | writing | p10–p90 | together |",
    "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
)
PEERS: Final = (
    "| brief | words | peer | KB | ms | p10–p90 | to writing | p10–p90 | to both | p10–p90 |",
    "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
)
CHANGES: Final = (
    "| brief | words | layout | writing | peer | ms | to writing |",
    "| --- | --- | ---: | ---: | --- | ---: | ---: |",
)


def report(run: Run[WordResult], earlier: Run[WordResult] | None = None) -> str:
    return "\n".join(_lines(run, earlier))


def _lines(run: Run[WordResult], earlier: Run[WordResult] | None) -> Iterator[str]:
    yield versions_line(run.versions)
    if run.results:
        yield f"\nOurs: milliseconds of processor time, median of {run.results[0].rounds} rounds\n"
        yield from OURS
        yield from map(_ours, run.results)
        yield "\nPeers: how many times as long as our writing, and as our layout and writing\n"
        yield from PEERS
        for result in run.results:
            yield from _peers(result)
    yield from lengths_table(run.lengths)
    if earlier:
        yield EARLIER
        yield from CHANGES
        yield from _changes(run, earlier)


def _ours(result: WordResult) -> str:
    return row((
        result.brief,
        result.words,
        f"{result.pages}",
        _size(result.size),
        f"{result.layout.median:.1f}",
        f"{result.writing.median:.1f}",
        span(result.writing, 1),
        f"{result.both.median:.1f}",
    ))  # fmt: skip


def _peers(result: WordResult) -> Iterator[str]:
    for peer in result.peers:
        yield row((
            result.brief,
            result.words,
            peer.name,
            _size(peer.size),
            f"{peer.time.median:.1f}",
            span(peer.time, 1),
            f"**{peer.to_writing.median:.1f}**",
            span(peer.to_writing, 1),
            f"{peer.to_both.median:.1f}",
            span(peer.to_both, 1),
        ))  # fmt: skip


def _changes(run: Run[WordResult], earlier: Run[WordResult]) -> Iterator[str]:
    old = {
        (result.brief, result.words, peer.name): (result, peer) for result in earlier.results for peer in result.peers
    }
    for new in run.results:
        for peer in new.peers:
            if before := old.get((new.brief, new.words, peer.name)):
                result, other = before
                pairs = ((result.layout, new.layout), (result.writing, new.writing))
                ours = (f"{one.median:.1f} → {two.median:.1f}" for one, two in pairs)
                times = f"{other.time.median:.1f} → {peer.time.median:.1f}"
                ratio = f"{other.to_writing.median:.1f} → **{peer.to_writing.median:.1f}**"
                yield row((new.brief, new.words, *ours, peer.name, times, ratio))


def _size(size: int) -> str:
    return f"{size / 1000:.0f}"
