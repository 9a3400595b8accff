"""Blocks beyond running text, by hand and as a Hypothesis strategy, and where their text falls on the page."""

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st
from support.documents import ORIGIN, bullets, paragraph, table, words

from briefgen.document.figures import DecisionBlank, DecisionBlock, DecisionChoice, Fact, FactStrip
from briefgen.document.inlines import Certainty
from briefgen.document.nodes import (
    Annex,
    Block,
    Box,
    MarginNote,
    Point,
    PointList,
    QuestionAnswer,
    Quote,
    Timeline,
    TimelineEntry,
)
from briefgen.document.references import Glossary, GlossaryEntry
from briefgen.document.tables import HeaderField, HeaderTable, Table
from briefgen.layout.model import Layout, Page, TextLine, TextRun

LONG = "The two sides are expected to discuss the supply of crude oil and the settlement of trade in rupees. "


def points(*pairs: tuple[str, str | Block], kind: str = "label") -> PointList:
    return PointList(
        points=tuple(Point(label=words(label), blocks=(_block(said),)) for label, said in pairs), kind=kind
    )


def certain(level: str, said: str) -> Point:
    return Point(label=(Certainty(level=level, word=level, origin=ORIGIN),), blocks=(paragraph(said),))


def question(asked: str, *answer: str) -> QuestionAnswer:
    return QuestionAnswer(question=words(asked), answer=tuple(map(paragraph, answer)))


def facts(*pairs: tuple[str, str]) -> FactStrip:
    return FactStrip(facts=tuple(Fact(value=words(value), label=words(label)) for value, label in pairs))


def decision(choices: Sequence[str], blanks: Sequence[str] = ()) -> DecisionBlock:
    return DecisionBlock(
        choices=tuple(DecisionChoice(children=words(each)) for each in choices),
        blanks=tuple(DecisionBlank(children=words(each)) for each in blanks),
    )


def timeline(*pairs: tuple[str, str]) -> Timeline:
    return Timeline(entries=tuple(TimelineEntry(when=words(when), blocks=(paragraph(what),)) for when, what in pairs))


def glossary(*pairs: tuple[str, str], columns: int = 1) -> Glossary:
    entries = tuple(GlossaryEntry(term=term, children=words(term), gloss=words(gloss)) for term, gloss in pairs)
    return Glossary(entries=entries, columns=columns)


def note(said: str) -> MarginNote:
    return MarginNote(children=words(said))


def annex(heading: str, *blocks: Block, **fields) -> Annex:
    return Annex(heading=words(heading), blocks=blocks, **fields)


def plain_head(*pairs: tuple[str, str]) -> HeaderTable:
    fields = tuple(HeaderField(label=words(label) if label else (), value=words(value)) for label, value in pairs)
    return HeaderTable(fields=fields, form="plain")


def _block(said: str | Block) -> Block:
    return paragraph(said) if isinstance(said, str) else said


# --- where text falls ------------------------------------------------------------------------------------------------


def text_lines(page: Page) -> list[TextLine]:
    return [piece for piece in page.pieces if isinstance(piece, TextLine)]


def lines_of(layout: Layout, *place: str | int) -> Iterator[tuple[int, TextLine]]:
    """Yield each line that holds text of the node at that place, with its page."""
    for number, page in enumerate(layout.pages, start=1):
        for line in text_lines(page):
            if any(run.place is not None and run.place[: len(place)] == place for run in line.runs):
                yield number, line


def said(line: TextLine) -> str:
    return "".join(run.text for run in line.runs).strip()


def right(run: TextRun) -> float:
    return run.right


def extent(line: TextLine) -> tuple[float, float, float, float]:
    """Return left, top of the capitals, right and baseline."""
    height = max(run.ink.face.cap_height * run.ink.size / 1000 for run in line.runs)
    return line.runs[0].x, line.baseline - height, max(map(right, line.runs)), line.baseline


# --- a strategy ------------------------------------------------------------------------------------------------------

_phrase = st.sampled_from(
    ["oil", "long-term supply", "US$ 68.7 billion", LONG.strip(), LONG * 3, "ऊर्जा सहयोग", "Россия"]
)
_short = st.sampled_from(["confirmed", "4–5 December 2025", "Ministry of Commerce and Industry, annual report", "35%"])
_pairs = st.lists(st.tuples(_short, _phrase), min_size=1, max_size=4)
_rows = st.lists(st.tuples(_short, _phrase, _phrase), min_size=1, max_size=6)


def _table(rows: list[tuple[str, str, str]], kind: str) -> Table:
    return table(("A", "B", "C"), *rows, kind=kind)


def _boxed(kind: str, block: Block) -> Box:
    return Box(kind=kind, title=words("Title"), blocks=(block,))


_simple = st.one_of(
    st.builds(paragraph, _phrase, role=st.sampled_from(["body", "line", "fact", "banner"])),
    st.builds(paragraph, _phrase, number=st.integers(1, 200)),
    st.builds(bullets, _phrase, _phrase),
    st.builds(lambda pairs, kind: points(*pairs, kind=kind), _pairs, st.sampled_from(["label", "certainty"])),
    st.builds(lambda pairs: question(*pairs[0]), _pairs),
    st.builds(lambda text, who: Quote(blocks=(paragraph(text),), attribution=words(who)), _phrase, _short),
    st.builds(lambda pairs: timeline(*pairs), _pairs),
    st.builds(lambda pairs, columns: glossary(*pairs, columns=columns), _pairs, st.sampled_from([1, 2])),
)
blocks = st.one_of(
    _simple,
    st.builds(_boxed, st.sampled_from(["key-message", "side", "warning", "conflict"]), _simple),
    st.builds(lambda pairs: facts(*pairs), st.lists(st.tuples(_short, _short), min_size=2, max_size=4)),
    st.builds(decision, st.lists(_short, min_size=1, max_size=4), st.lists(_short, max_size=3)),
    st.builds(_table, _rows, st.sampled_from(["data", "register", "views"])),
    st.builds(lambda pairs: plain_head(*pairs), _pairs),
    st.builds(note, _phrase),
    st.builds(note, _short),
)
"""Blocks that are laid out in ways of their own, with words that are short or wrap."""
