"""What a wording states once its references are resolved: numbers, dates, and who is named."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal
from pathlib import Path
from typing import Final, assert_never

from briefgen.checks.pairs import Pair, pairs
from briefgen.checks.wording import Wording, places_of
from briefgen.checks.wordings import Wordings
from briefgen.content.model import When
from briefgen.content.pack import Pack
from briefgen.content.registers import Figure
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.gate.figures import computed
from briefgen.gate.wording import choose
from briefgen.markup.nodes import Emphasis, Inline, Link, Reference, Strong, Words
from briefgen.markup.plain import references
from briefgen.quantities.amounts import amount, unit_of
from briefgen.quantities.model import Date, Dated, Figures, Quantity
from briefgen.quantities.read import read
from briefgen.quantities.tokens import HOLE
from briefgen.quantities.vocabulary import Vocabulary, load_vocabulary

VALUE_FORMS: Final = frozenset({None, "value"})
"""How a reference to a figure prints its number."""
_DERIVED_DEPTH: Final = 8
"""Figures derived from figures: the gate reports one that rests on itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A wording as read. Places count the characters of `text`, where a reference is one hole or its term's words."""

    wording: Wording
    text: str
    offsets: tuple[int, ...]
    """For each character of `text`, and for its end, the place in the author's source."""
    figures: Figures
    references: tuple[Reference, ...]

    def named_figures(self) -> frozenset[str]:
        return frozenset(one.id for one in self.references if one.kind == "figure" and one.form in VALUE_FORMS)

    def source(self, at: int, end: int) -> tuple[int, int]:
        """Return the place in the author's source; a reference is taken whole."""
        first, last = self.offsets[at], self.offsets[end]
        written = self.wording.marked.source
        if any(one.at == first for one in self.references):
            last = max(last, written.find("}", first) + 1)
        elif end > at and written[last - 1] == "\\":
            last -= 1
        return first, max(last, first + 1)

    def words(self, at: int, end: int) -> str:
        """Return what is read from *at* to *end*, on one line; a reference as it was written."""
        written = self.wording.marked.source
        said = (
            written[self.offsets[index] : written.find("}", self.offsets[index]) + 1] if letter == HOLE else letter
            for index, letter in enumerate(self.text[at:end], at)
        )
        return " ".join("".join(said).split())


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads the wordings of one pack, each language by its own vocabulary."""

    pack: Pack
    templates: tuple[Path, ...]
    """The roots that vocabularies are found in."""
    wordings: Wordings
    _vocabularies: dict[str, Vocabulary] = field(default_factory=dict)
    _read: dict[tuple[str | int, ...], Statement] = field(default_factory=dict)

    def vocabulary(self, language: str) -> Vocabulary:
        if language not in self._vocabularies:
            self._vocabularies[language] = load_vocabulary(language, self.templates)
        return self._vocabularies[language]

    def pairs(self) -> Iterator[tuple[Pair, Statement, Statement]]:
        """Yield every pair of wordings, with what the one and what the other states."""
        for pair in pairs(self.wordings):
            yield pair, self.read(pair.wording), self.read(pair.against)

    def read(self, wording: Wording) -> Statement:
        if wording.location not in self._read:
            self._read[wording.location] = self._statement(wording)
        return self._read[wording.location]

    def span(self, statement: Statement, at: int, end: int) -> Span | None:
        return statement.wording.span(*statement.source(at, end))

    def figure(self, id_: str, *, at: int = 0, depth: int = _DERIVED_DEPTH) -> Iterator[Quantity]:
        """Yield the numbers that a figure of the register stands for: its value, or both its ends."""
        figure = self.pack.registers.figures.get(id_)
        if figure is None:
            return
        value = self._derived(figure, depth) if figure.derived else figure.value
        ends = (figure.low, figure.high) if value is None else (value,)
        for end in (one for one in ends if one is not None):
            yield amount(
                end,
                scale=figure.scale,
                precision=figure.precision,
                unit=self.unit(figure.unit, figure.currency),
                approximate=figure.approximate,
                at=at,
            )

    def period(self, figure: Figure, language: str) -> tuple[Dated, ...]:
        found = choose(
            figure.period, figure.translations, lambda one: one.period, language=language, home=self.pack.front.language
        )
        return () if found is None else read(found[1], self.vocabulary(found[0])).dates

    def unit(self, unit: str | None, currency: str | None) -> str | None:
        """Return what a figure or a column counts, by the name that quantities have for it; None where nobody knows."""
        return unit_of(unit, currency, self.vocabulary(self.pack.front.language))

    def _derived(self, figure: Figure, depth: int) -> Decimal | None:
        """Compute a derived figure as the gate does; None where it cannot be, which the gate reports."""
        assert figure.derived is not None
        figures = self.pack.registers.figures
        parts = [figures.get(id_) for id_ in figure.derived.from_]
        values = [
            None if one is None else self._derived(one, depth - 1) if one.derived and depth else one.value
            for one in parts
        ]
        known = [value for value in values if value is not None]
        grounds = [one for one in parts if one is not None]
        if len(known) < len(parts):
            return None
        try:
            value = computed(figure, grounds, known)
        except (ArithmeticError, ValueError):
            return None
        step = figure.precision
        return value if not step else (value / step).to_integral_value() * step

    def _statement(self, wording: Wording) -> Statement:
        source = wording.marked.source
        pieces = tuple(self._pieces(wording.marked.inlines, source, wording.language))
        text = "".join(words for words, _ in pieces)
        offsets = [at for _, places in pieces for at in places]
        referred = tuple(references(wording.marked.inlines))
        found = read(text, self.vocabulary(wording.language))
        holes = [index for index, letter in enumerate(text) if letter == HOLE] if HOLE in text else []
        held = [one for one in referred if one.kind != "term"]
        quantities, dates = list(found.quantities), list(found.dates)
        for at, reference in zip(holes, held, strict=True):
            more, dated = self._referred(reference, at, wording.language)
            quantities += more
            dates += dated
        return Statement(
            wording=wording,
            text=text,
            offsets=(*offsets, len(source)),
            figures=Figures(quantities=tuple(quantities), dates=tuple(dates)),
            references=referred,
        )

    def _pieces(self, inlines: Sequence[Inline], source: str, language: str) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield words, with the place in the source of each character: that of all of a reference is where it begins."""
        for inline in inlines:
            match inline:
                case Words(text=text, at=at):
                    yield text.replace(HOLE, " "), tuple(places_of(text, source, at))
                case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                    yield from self._pieces(children, source, language)
                case Reference(kind="term", id=id_, at=at):
                    term = self._term(id_, language) or " "
                    yield term, (at,) * len(term)
                case Reference(at=at):
                    yield HOLE, (at,)
                case _:
                    assert_never(inline)

    def _term(self, id_: str, language: str) -> str:
        term = self.pack.registers.terms.get(id_)
        if term is None:
            return ""
        home = self.pack.front.language
        found = choose(term.short, term.translations, lambda one: one.short, language=language, home=home)
        return term.short if found is None else found[1]

    def _referred(self, one: Reference, at: int, language: str) -> tuple[Sequence[Quantity], Sequence[Dated]]:
        match one:
            case Reference(kind="figure", form=form) if form in VALUE_FORMS:
                return tuple(self.figure(one.id, at=at)), ()
            case Reference(kind="figure", form="period"):
                figure = self.pack.registers.figures.get(one.id)
                dates = () if figure is None else self.period(figure, language)
                return (), tuple(replace(date, at=at, end=at + 1) for date in dates)
            case Reference(kind="date"):
                whens = (entry.item.when for entry in self.pack.items if entry.id == one.id)
                return (), tuple(date for when in whens if when is not None for date in dates_of(when, at=at))
            case _:
                return (), ()


def dates_of(when: When, *, at: int = 0) -> tuple[Dated, ...]:
    """Return the days, the month or the year of an item's `when`."""
    match when:
        case dt.date():
            days: tuple[str, ...] = (when.isoformat()[:10],)
        case str():
            days = tuple(when.split("/"))
    found: list[Dated] = []
    for day in days:
        year, month, number, *_ = (*(int(part) for part in day.split("-")), None, None)
        found.append(Date(year=year, month=month, day=number, at=at, end=at + 1))
    return tuple(found)
