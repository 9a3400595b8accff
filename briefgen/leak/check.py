"""The leak check: a second opinion on the finished files, from the raw pack and the policy alone.

Every file of a brief goes through it before any of them is put in place. It reads the file as a stranger would, and looks for
words of what this reader may not see that nothing explains which it may.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal, NamedTuple, TypeVar

from briefgen.addresses import is_link, no_link
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.leak.docx import read_docx
from briefgen.leak.json import read_json
from briefgen.leak.lots import Lot
from briefgen.leak.passages import Passage, UnreadableError
from briefgen.leak.pdf import read_pdf
from briefgen.leak.pieces import BESIDE, Piece
from briefgen.leak.recorded import Recorded, with_record
from briefgen.leak.suspects import Evidence, Suspects
from briefgen.leak.words import APART, BREAK, RUN, Mark, Run, places_of, run_marks, stopped, tokens, whole_runs

Key = TypeVar("Key", str, int)
LEAK: Final = "BG590"
UNREADABLE: Final = "BG591"
_DECODERS: Final[Mapping[str, Callable[[bytes], tuple[Passage, ...]]]] = {
    "docx": read_docx,
    "pdf": read_pdf,
    "json": read_json,
}
_KEPT: Final = 128
"""Passages whose words are kept: as many as pages are. Longer ones than the next figure are not: the whole text of a Word document is
another one in each record, and its words take twenty times its own length.
"""
_KEPT_LENGTH: Final = 8_192
_MOST: Final = 10
"""Findings that are told: where there are more, the first ones say enough."""
_SHOWN: Final = 2
"""Letters of each word that are told again."""
_HINTS: Final = (
    "if the reader may see it, say so where it stands: readers, marking, use, ok",
    "if not, the gate has let it through, which is a fault of briefgen: nothing of this brief is written",
)
_BESIDE_HINTS: Final = (
    "delete the comment or heading, or say it in other words than the brief: it is printed for nobody",
    "until then nothing of this brief is written",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    piece: Piece
    place: str
    run: Run
    """The first words by which it was found."""
    words: Run
    """All that stand there in a row."""

    def with_more(self, run: Run) -> "Hit":
        """Return it with a run that begins within its words and goes on behind them; as it is with any other one."""
        goes_on = len(run) > 1 and self.words[1 - len(run) :] == run[:-1]
        return replace(self, words=(*self.words, run[-1])) if goes_on else self


@dataclass(frozen=True, slots=True, kw_only=True)
class LeakReport:
    """What was found in one brief's files; a diagnostic fails all of them."""

    state: Literal["clean", "leak"]
    diagnostics: tuple[Diagnostic, ...] = ()
    hits: tuple[Hit, ...] = ()
    """The words that were found, for whoever may see the pack: the diagnostics say how they begin alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whose brief it is: for whom, as of when, on which letterhead, and of which record."""

    evidence: Evidence
    audience: str
    moment: dt.datetime
    letterhead: Path | None = None
    record: Recorded | None = None
    """Of a batch, all that the record has, seen or not."""
    sent: tuple[str, ...] = ()
    """What this reader has had already: words that stood there beside each other tell nothing that is new."""


class _Words(NamedTuple):
    """The words of a passage, each of them once, and the marks of its runs."""

    words: Run
    each: frozenset[str]
    marks: frozenset[Mark]


def _words_of(text: str) -> _Words:
    """Return the words of a passage: files of one look have most of theirs in common, and a long one is nobody else's."""
    return _cut_again(text) if len(text) <= _KEPT_LENGTH else _cut(text)


def _cut(text: str) -> _Words:
    words = tuple(tokens(text))
    return _Words(words, frozenset(words), frozenset(whole_runs(words)))


_cut_again = lru_cache(maxsize=_KEPT)(_cut)


class _Heard(NamedTuple):
    """A passage of a file, cut into words once, whoever's secrets it is held against."""

    passage: Passage
    said: _Words


def leak_check(files: Mapping[str, bytes], question: Question) -> LeakReport:
    """Read one brief's finished files, by format, against what its reader may not see. What cannot be read is not clean."""
    evidence = question.evidence
    suspects: tuple[Suspects, ...] = (evidence.against(question.audience, question.moment, question.letterhead),)
    if question.record is not None:
        fields = evidence.record_fields(question.audience, question.moment)
        suspects = with_record(suspects[0], fields, question.record)
    sent = run_marks([word for text in question.sent for word in (*tokens(text), APART)])
    hits: dict[tuple[str, str], Hit] = {}
    found: list[Diagnostic] = []
    for name, content in files.items():
        try:
            heard = _said(name, content)
            found += _astray(name, heard, question.audience)
            for hit in (hit for each in suspects for hit in _hits(name, heard, each)):
                if hash(hit.run) not in sent[len(hit.run) - 1]:
                    first = hits.get((hit.piece.what, name))
                    hits[hit.piece.what, name] = hit if first is None else first.with_more(hit.run)
        except UnreadableError as fault:
            found.append(_unreadable(name, fault, question.audience))
    told = tuple(hits.values())[:_MOST]
    found += [leak_of(hit, evidence, question.audience) for hit in told]
    return LeakReport(state="leak" if found else "clean", diagnostics=tuple(found), hits=told)


@lru_cache(maxsize=32)
def _said(name: str, content: bytes) -> tuple[_Heard, ...]:
    """Return what a file says: one that is held against a pack again, which somebody writes at, says the same."""
    return tuple(_Heard(passage, _words_of(passage.text)) for passage in _DECODERS[name](content))


def _astray(name: str, heard: Iterable[_Heard], audience: str) -> Iterator[Diagnostic]:
    """Yield a fault for each address that no link may lead to, whatever put it into the file."""
    leads = dict.fromkeys(address for each in heard for address in each.passage.leads)
    yield from (no_link(address, f"the {name.upper()}", audience) for address in leads if not is_link(address))


def _hits(name: str, heard: Iterable[_Heard], suspects: Suspects) -> Iterator[Hit]:
    for passage, said in heard:
        place = f"the {name.upper()}, {passage.place}"
        for run, lot in (*_telling(said, suspects), *_runs(said, suspects)):
            if passage.of_form and len(run) == 1 and run[0].isalpha():
                continue
            if len(run) == 1 or not _is_chance(run, passage.text, suspects):
                yield Hit(piece=lot.piece_with(run), place=place, run=run, words=run)
        for pixels, piece in suspects.pictures.items():
            if pixels in passage.picture:
                yield Hit(piece=piece, place=place, run=(), words=())


def _telling(said: _Words, suspects: Suspects) -> Iterator[tuple[Run, Lot]]:
    """Yield what tells in a few words, once each."""
    words = said.words
    begun = _in_both(suspects.telling, said.each)
    places = [at for at, word in enumerate(words) if word in begun] if begun else []
    yield from {
        run: lot
        for at in places
        for run, lot in suspects.telling[words[at]].items()
        if words[at : at + len(run)] == run and not suspects.house.takes(run)
    }.items()


def _runs(said: _Words, suspects: Suspects) -> Iterator[tuple[Run, Lot]]:
    """Yield the runs of words that are withheld, once each, in their order."""
    found = _in_both(suspects.runs, said.marks)
    if found:
        words = said.words
        runs = {mark: words[at : at + RUN] for at, mark in enumerate(whole_runs(words)) if mark in found}
        yield from ((run, suspects.runs[mark]) for mark, run in runs.items() if not suspects.house.says(run))


def _in_both(sought: Mapping[Key, object], said: frozenset[Key]) -> Collection[Key]:
    """Return what is in both, looking for each of the fewer: a record withholds little, and most passages are short."""
    return said.intersection(sought) if len(sought) < len(said) else sought.keys() & said


def _is_chance(run: Run, text: str, suspects: Suspects) -> bool:
    """Tell whether a run comes about only where phrases meet, each of which the reader may see: one ends, the next begins."""
    words: list[str] = []
    ends: set[int] = set()
    for word in tokens(stopped(text)):
        if word == BREAK:
            ends.add(len(words))
        else:
            words.append(word)
    return all(_is_explained(run, {end - at for end in ends}, suspects) for at in places_of(run, words))


def _is_explained(run: Run, ends: set[int], suspects: Suspects) -> bool:
    cuts = [0, *sorted(end for end in ends if 0 < end < len(run)), len(run)]
    parts = [run[start:end] for start, end in pairwise(cuts)]
    return all(map(suspects.explains, parts))


def whose(hit: Hit, evidence: Evidence) -> str:
    """Return the item whose words were found, and its place."""
    span = hit.piece.span or evidence.pack.positions.span(hit.piece.at)
    return f"{hit.piece.what} ({span.path.name}:{span.line})" if span else hit.piece.what


def leak_of(hit: Hit, evidence: Evidence, audience: str) -> Diagnostic:
    """Name the item and its place, and of the words only how they begin: what is printed here may be read by others."""
    said = " ".join(f"{word[:_SHOWN]}…" if len(word) > _SHOWN else word for word in hit.run) or "its pixels"
    return Diagnostic(
        code=LEAK,
        message=f"{hit.place} has words of {whose(hit, evidence)}, which this reader may not see: {said}",
        hints=_BESIDE_HINTS if hit.piece.what == BESIDE else _HINTS,
        audience=audience,
    )


def _unreadable(name: str, fault: UnreadableError, audience: str) -> Diagnostic:
    return Diagnostic(
        code=UNREADABLE,
        message=f"the leak check cannot read the {name.upper()}: {fault}",
        hints=("nothing of this brief is written, for nobody knows what it says",),
        audience=audience,
    )
