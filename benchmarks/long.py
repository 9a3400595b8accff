"""A brief of as many pages as one likes, in a process of its own: `python -m benchmarks.long 100 pdf` prints its figures.

Memory can be measured only where nothing else has run before.
"""

import json
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from statistics import correlation, linear_regression, median
from typing import Any, Final, cast

import briefgen
from benchmarks.rounds import clocked
from briefgen.build.brief import Brief
from briefgen.document.document import Document
from briefgen.document.inlines import Citation, CrossReference
from briefgen.document.nodes import Block, Node, PageBreak, Section
from briefgen.document.references import ContentsEntry, SourceEntry
from briefgen.document.walk import map_children
from briefgen.layout.lay_out import lay_out
from briefgen.writers.formats import FORMATS

ROOT: Final = Path(__file__).parent.parent
PACK: Final = "india-russia-visit"
LONGEST: Final = "analyst"
STATUS: Final = Path("/proc/self/status")
MEGABYTE: Final = 1e6 / 1024
"""In the KiB of that file."""
RUNS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """What a brief of some length costs; times are milliseconds of processor time, with every word known."""

    pages: int
    layout: float
    writing: float
    peak: float
    """Megabytes the process held at most by the end of its first file: Python, the pack and the fonts are in it."""
    before: float
    """What it held before the first file."""

    @property
    def time(self) -> float:
        return self.layout + self.writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The straight line nearest to time over pages."""

    per_page: float
    once: float
    straightness: float
    """Pearson's r: 1 where the times lie on the line."""


def line(lengths: Iterable[Length]) -> Line:
    pages, times = zip(*((length.pages, length.time) for length in lengths), strict=True)
    fitted = linear_regression(pages, times)
    return Line(per_page=fitted.slope, once=fitted.intercept, straightness=correlation(pages, times))


# --- long documents ------------------------------------------------------------------------------------------------


def prolonged(brief: Brief, pages: int) -> Document:
    """Return the brief over and over, each time on a new page, and at last as much of it as fills the pages."""
    whole, rest = divmod(pages, brief.pages)
    blocks = [block for number in range(whole) for block in _copy(brief.document.blocks, f"-{number}", f"-{number}")]
    # The beginning cites what stands only further on: it refers to the first copy.
    blocks += _copy(_beginning(brief, rest), "-last", "-0") if rest else ()
    return replace(brief.document, blocks=tuple(blocks[1:]))


def _beginning(brief: Brief, pages: int) -> Sequence[Block]:
    """Return the longest beginning of the brief that has no more pages than that."""

    def length(blocks: Sequence[Block]) -> int:
        return lay_out(replace(brief.document, blocks=tuple(blocks)), brief.theme, brief.fonts).page_count

    beginnings = list(_beginnings(brief.document.blocks))
    return beginnings[bisect_right(beginnings, pages, key=length) - 1]


def _beginnings(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    for index, block in enumerate(blocks):
        if isinstance(block, Section):
            for end in range(1, len(block.blocks) + 1):
                yield (*blocks[:index], replace(block, blocks=block.blocks[:end]))
        else:
            yield blocks[: index + 1]


def _copy(blocks: Sequence[Block], own: str, others: str) -> Iterator[Block]:
    """Yield a page break and the blocks, with endings to their own anchors and to those that they refer to."""
    yield PageBreak()
    for block in blocks:
        yield from cast("Iterator[Block]", _renamed(block, own, others))


def _renamed(node: Node, own: str, others: str) -> Iterator[Node]:
    node = map_children(node, lambda child: _renamed(child, own, others))
    match node:
        case CrossReference(target=target) | ContentsEntry(target=target):
            yield replace(node, target=f"{target}{others}")
        case SourceEntry(source=source):
            yield replace(node, source=f"{source}{own}")
        case Citation(references=references):
            renamed = (replace(each, source=f"{each.source}{others}") for each in references)
            yield replace(node, references=tuple(renamed))
        case _:
            anchor = getattr(node, "anchor", None)
            changes: dict[str, Any] = {"anchor": f"{anchor}{own}"} if anchor else {}
            yield replace(node, **changes)


# --- in a process of its own ---------------------------------------------------------------------------------------


def measured(pages: int, kind: str) -> Length:
    """Return what so many pages cost in a format, from a new process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.long", str(pages), kind],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return Length(**json.loads(done.stdout))


def _length(pages: int, kind: str) -> Length:
    brief = briefgen.load(ROOT).brief(PACK, LONGEST)
    document = prolonged(brief, pages)
    before = _peak()
    _run(document, brief, kind)
    peak = _peak()
    runs = [_run(document, brief, kind) for _ in range(RUNS)]
    return Length(
        pages=lay_out(document, brief.theme, brief.fonts).page_count,
        layout=median(layout for layout, _ in runs),
        writing=median(writing for _, writing in runs),
        peak=peak,
        before=before,
    )


def _run(document: Document, brief: Brief, kind: str) -> tuple[float, float]:
    layout_time, layout = clocked(lambda: lay_out(document, brief.theme, brief.fonts))
    writing_time, _ = clocked(lambda: FORMATS[kind].write(document, layout, brief.theme, brief.fonts))
    return layout_time, writing_time


def _peak() -> float:
    """Return the most memory that this process has held; `getrusage` would count what its parent held before."""
    return next(int(line.split()[1]) for line in STATUS.read_text().splitlines() if line.startswith("VmHWM")) / MEGABYTE


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_length(int(sys.argv[1]), sys.argv[2]))))
