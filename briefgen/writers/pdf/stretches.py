"""What is painted of a stretch of a line, but for where the line stands: worked out once, however many briefs have the line."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from briefgen.layout.model import TextRun
from briefgen.writers.pdf.elements import Box
from briefgen.writers.pdf.text import Reading, Shown, reading_of, shown

TOLERANCE: Final = 0.001
_SAME_AGAIN: Final = 2_048
"""Stretches that are kept: those of a long brief."""


class Part(NamedTuple):
    """Runs that are read alike."""

    reading: Reading
    text: str
    """That is read in place of the glyphs, where they are replaced."""
    shown: tuple[Shown, ...]


class Said(NamedTuple):
    parts: tuple[Part, ...]
    left: float
    right: float
    rise: float
    descent: float
    ascent: float

    def box(self, y: float) -> Box:
        """Return the box around it on a baseline."""
        y += self.rise
        return Box(self.left, y + self.descent, self.right, y + self.ascent)


def said_by(runs: Sequence[TextRun], start: int, stop: int) -> Said:
    """Return what is painted of some runs of a line that follow each other. A line that was met before is known by being the same
    object, which is cheap to tell.
    """
    key = (id(runs), start, stop)
    known = _KNOWN.get(key)
    if known is None or known[0] is not runs:
        if len(_KNOWN) >= _SAME_AGAIN:
            _KNOWN.clear()
        known = _KNOWN[key] = (runs, _said(runs[start:stop]))
    return known[1]


def _said(runs: Sequence[TextRun]) -> Said:
    first, face = runs[0].ink, runs[0].ink.face
    size = first.size / 1000
    return Said(
        parts=tuple(_parts(runs)),
        left=min([run.x for run in runs]),
        right=max([run.x + run.width for run in runs[:-1]] + [runs[-1].right]),
        rise=first.rise,
        descent=face.descent * size,
        ascent=face.ascent * size,
    )


_KNOWN: Final[dict[tuple[int, int, int], tuple[Sequence[TextRun], Said]]] = {}
"""With the runs themselves, so that no others have their number meanwhile."""


def _parts(runs: Sequence[TextRun]) -> Iterator[Part]:
    """Yield what is read alike; what is read from its end, run by run."""
    for reading, alike in _alike_read(runs):
        for same in [(run,) for run in alike] if reading == "reversed" else [alike]:
            text = "".join([run.text for run in same]) if reading == "replaced" else ""
            yield Part(reading, text, tuple(map(shown, _continuous(same))))


def _alike_read(runs: Sequence[TextRun]) -> Iterator[tuple[Reading, Sequence[TextRun]]]:
    """Yield runs together that are read alike.

    A space by itself goes with words beside it that have a text in their place: pdfium drops it else.
    """
    if {reading for run in runs for reading in map(reading_of, run.words)} == {"plain"}:
        yield "plain", runs
        return
    parts = [part for run in runs for part in _word_by_word(run)]
    readings = [reading_of(part.words[0]) for part in parts]
    if "replaced" in readings:
        readings = [
            "replaced" if part.text.isspace() and "replaced" in readings[max(at - 1, 0) : at + 2] else readings[at]
            for at, part in enumerate(parts)
        ]
    for reading, same in groupby(zip(readings, parts, strict=True), key=itemgetter(0)):
        yield reading, [run for _, run in same]


def _word_by_word(run: TextRun) -> Iterator[TextRun]:
    x = run.x
    for word in run.words:
        width = word.advance * run.ink.size / 1000
        yield run._replace(x=x, width=width, words=(word,))
        x += width


def _continuous(runs: Sequence[TextRun]) -> Iterator[Sequence[TextRun]]:
    """Yield runs together that look alike and follow each other without a space of the layout's making."""
    start = 0
    for end, (last, run) in enumerate(pairwise(runs), start=1):
        if not _is_alike(last, run) or abs(last.x + last.width - run.x) >= TOLERANCE:
            yield runs[start:end]
            start = end
    yield runs[start:]


def _is_alike(one: TextRun, other: TextRun) -> bool:
    return one.face is other.face and (one.ink is other.ink or one.ink == other.ink)
