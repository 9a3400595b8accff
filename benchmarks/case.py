"""One brief, made by us and by plain platypus."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from benchmarks.plain.blocks import Given
from benchmarks.plain.document import write_plain
from benchmarks.plain.look import Look, look_of
from benchmarks.respelt import respelt
from benchmarks.rounds import Round, Spread, clocked, in_turn, spread
from briefgen.build.brief import Brief
from briefgen.document.document import Document
from briefgen.document.words import count_words
from briefgen.layout.fonts import FontFolder
from briefgen.layout.lay_out import lay_out
from briefgen.layout.model import Layout
from briefgen.theme.model import Theme
from briefgen.writers.pdf.write import write_pdf

Words = Literal["same", "new"]
"""Whether each round has the words of the last, which every cache holds, or words that none has seen."""
WORDS: Final[tuple[Words, ...]] = get_args(Words)

WARMING: Final = 2
"""Rounds that are not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    document: Document
    layout: Layout
    theme: Theme
    fonts: FontFolder
    look: Look

    @classmethod
    def of(cls, brief: Brief) -> "Case":
        return cls.made(brief.audience, brief.document, brief.theme, brief.fonts)

    @classmethod
    def made(cls, name: str, document: Document, theme: Theme, fonts: FontFolder) -> "Case":
        return cls(
            name=name,
            document=document,
            layout=lay_out(document, theme, fonts),
            theme=theme,
            fonts=fonts,
            look=look_of(theme, fonts, document.metadata.language),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Milliseconds of processor time, and quotients of each round to the plain file of the same round."""

    brief: str
    words: Words
    rounds: int
    word_count: int
    pages: int
    plain_pages: int
    size: int
    """Of our file, in bytes."""
    plain_size: int
    layout: Spread
    writing: Spread
    ours: Spread
    plain: Spread
    ratio: Spread

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Result":
        """Return a result from the JSON that was made of it."""
        return cls(**with_spreads(kept))


def with_spreads(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: Spread(**each) if isinstance(each, dict) else each for name, each in kept.items()}


def measure(case: Case, words: Words, rounds: int) -> Result:
    files = _Files(case)
    for number in range(WARMING):
        files.round(number, case.document)
    done = [files.round(number, said(case.document, words, number)) for number in range(rounds)]
    return Result(
        brief=case.name,
        words=words,
        rounds=rounds,
        word_count=count_words(case.document),
        pages=case.layout.page_count,
        plain_pages=files.plain_pages,
        size=len(files.ours),
        plain_size=len(files.plain),
        layout=spread([each.layout for each in done]),
        writing=spread([each.writing for each in done]),
        ours=spread([each.ours for each in done]),
        plain=spread([each.plain for each in done]),
        ratio=spread([each.ours / each.plain for each in done]),
    )


def said(document: Document, words: Words, number: int) -> Document:
    return document if words == "same" else respelt(document, number)


class _Files:
    """What both sides make of a document, and how long they took."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._given = Given.of(case.layout)
        self._times: dict[str, float] = {}
        self.ours = self.plain = b""
        self.plain_pages = 0

    def round(self, number: int, document: Document) -> Round:
        in_turn(number, self._make_ours(document), self._make_plain(document))
        return Round(**self._times)

    def _make_ours(self, document: Document) -> Callable[[], None]:
        case = self._case

        def make() -> None:
            self._times["layout"], layout = clocked(lambda: lay_out(document, case.theme, case.fonts))
            self._times["writing"], self.ours = clocked(lambda: write_pdf(document, layout, case.theme, case.fonts))

        return make

    def _make_plain(self, document: Document) -> Callable[[], None]:
        widths = self._given.widths(document)

        def make() -> None:
            self._times["plain"], (self.plain, self.plain_pages) = clocked(
                lambda: write_plain(document, self._case.look, widths, self._given)
            )

        return make
