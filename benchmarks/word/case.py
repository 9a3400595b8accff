"""One brief, made by us and by every Word library that is there."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from benchmarks.case import WARMING, Words, said, with_spreads
from benchmarks.rounds import Spread, clocked, in_turn, spread
from benchmarks.word.api import write_by_api
from benchmarks.word.content import Content, content
from benchmarks.word.expert import write_by_expert
from benchmarks.word.node import node_with
from briefgen.build.brief import Brief
from briefgen.document.document import Document
from briefgen.document.words import count_words
from briefgen.layout.lay_out import lay_out
from briefgen.writers.formats import FORMATS

Peer = Callable[[Content], tuple[float, bytes]]
"""Gives the milliseconds of processor time that a file took, and the file."""

API: Final = "python-docx"
EXPERT: Final = "python-docx, by its elements"
TEMPLATE: Final = "docxtpl"
SLEEVE: Final = "docxtpl, paragraphs from code"
NPM: Final = "docx (npm)"


@contextmanager
def peers_here(npm: Path | None) -> Iterator[Mapping[str, Peer]]:
    """Give the peers that are installed; *npm* is the folder in which docx was."""
    peers = {API: _timed(write_by_api), EXPERT: _timed(write_by_expert)}
    if find_spec("docxtpl"):
        from benchmarks.word.template import write_by_sleeve, write_by_template  # noqa: PLC0415

        peers |= {TEMPLATE: _timed(write_by_template), SLEEVE: _timed(write_by_sleeve)}
    node = node_with(npm)
    try:
        yield peers | ({NPM: node.write} if node else {})
    finally:
        if node:
            node.close()


def _timed(write: Callable[[Content], bytes]) -> Peer:
    return lambda content: clocked(lambda: write(content))


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerResult:
    name: str
    size: int
    """In bytes."""
    time: Spread
    to_writing: Spread
    """How many times as long as our writing it takes."""
    to_both: Spread
    """And as our layout and writing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordResult:
    """Milliseconds of processor time, and quotients of each round."""

    brief: str
    words: Words
    rounds: int
    word_count: int
    pages: int
    size: int
    layout: Spread
    writing: Spread
    both: Spread
    peers: tuple[PeerResult, ...]

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "WordResult":
        """Return a result from the JSON that was made of it."""
        peers = tuple(PeerResult(**with_spreads(each)) for each in kept["peers"])
        return cls(**{**with_spreads(kept), "peers": peers})


@dataclass(slots=True)
class _Round:
    layout: float = 0.0
    writing: float = 0.0
    peers: dict[str, float] = field(default_factory=dict)

    @property
    def both(self) -> float:
        return self.layout + self.writing


def measure(brief: Brief, words: Words, rounds: int, peers: Mapping[str, Peer]) -> WordResult:
    sizes: dict[str, int] = {}
    for number in range(WARMING):
        _round(brief, number, brief.document, peers, sizes)
    done = [_round(brief, number, said(brief.document, words, number), peers, sizes) for number in range(rounds)]
    return WordResult(
        brief=brief.audience,
        words=words,
        rounds=rounds,
        word_count=count_words(brief.document),
        pages=brief.pages,
        size=sizes[""],
        layout=spread([each.layout for each in done]),
        writing=spread([each.writing for each in done]),
        both=spread([each.both for each in done]),
        peers=tuple(_result(name, done, sizes[name]) for name in peers),
    )


def _result(name: str, done: list[_Round], size: int) -> PeerResult:
    return PeerResult(
        name=name,
        size=size,
        time=spread([each.peers[name] for each in done]),
        to_writing=spread([each.peers[name] / each.writing for each in done]),
        to_both=spread([each.peers[name] / each.both for each in done]),
    )


def _round(brief: Brief, number: int, document: Document, peers: Mapping[str, Peer], sizes: dict[str, int]) -> _Round:
    """Return the times of everybody's file of one document; its size is kept by name, ours by none."""
    done = _Round()
    given = content(document, brief.layout.anchors, brief.pages)

    def ours() -> None:
        done.layout, layout = clocked(lambda: lay_out(document, brief.theme, brief.fonts))
        done.writing, file = clocked(lambda: FORMATS["docx"].write(document, layout, brief.theme, brief.fonts))
        sizes[""] = len(file)

    def theirs(name: str, peer: Peer) -> Callable[[], None]:
        def make() -> None:
            done.peers[name], file = peer(given)
            sizes[name] = len(file)

        return make

    in_turn(number, ours, *(theirs(name, peer) for name, peer in peers.items()))
    return done
