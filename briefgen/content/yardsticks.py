"""Scales of likelihood words, or of the certainty of evidence (`templates/yardsticks/<name>.yaml`), and judgements by them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from briefgen.content.item import Judgement
from briefgen.content.model import Amount, LanguageTag, Model, Text
from briefgen.content.names import LIKELIHOOD, SCALE, choice, problem
from briefgen.diagnostics import Diagnostic, Span, UserError, did_you_mean
from briefgen.located.positions import Located, Location, Positions
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml
from briefgen.project.named import load_named

FOLDER: Final = "yardsticks"
WHOLE: Final = Decimal(100)
"""Per cent."""


class BandWords(Model):
    """What one band is called in a language."""

    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    clauses: tuple[Text, ...] = Field((), description="how a sentence opens with each word: it is likely that")
    range: Text | None = Field(None, description="as printed: about 55% to about 75%")
    meaning: Text | None = Field(None, description="of a band of evidence, which has no range")


class Band(BandWords):
    """One range, and the words that mean it and nothing else."""

    low: Amount | None = Field(None, description="where the range begins, in per cent")
    high: Amount | None = None

    def holds(self, low: Decimal, high: Decimal) -> bool:
        """Tell whether a range lies within the band's."""
        return self.low is not None and self.high is not None and self.low <= low and high <= self.high


class ScaleTranslation(Model):
    title: Text
    reviewed: str = Field("", description="who has read the words, and when; empty where nobody has")
    bands: Annotated[tuple[BandWords, ...], Field(min_length=1)]


class Yardstick(Model):
    """The words are those of the source, in the source's language; translations are told apart from them."""

    name: Text
    kind: Literal["likelihood", "evidence"] = "likelihood"
    title: Text
    source: Text
    verified: Text | None = Field(None, description="what of it was compared with the source itself, and what was not")
    language: LanguageTag
    bands: Annotated[tuple[Band, ...], Field(min_length=1)] = Field(description="from the least to the most")
    avoid: Mapping[LanguageTag, tuple[Text, ...]] = Field(
        default_factory=dict, description="language → words that seem to judge and do not; no judgement holds them"
    )
    confidence: Mapping[LanguageTag, tuple[Text, ...]] = Field(
        default_factory=dict, description="language → words of confidence; no sentence has one and a likelihood"
    )
    translations: Mapping[LanguageTag, ScaleTranslation] = Field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for band in self.bands for word in band.words)

    def place_of(self, word: str) -> tuple[int, int]:
        """Return the band and the place in it of one of the scale's own words. Raises StopIteration for any other."""
        return next(
            (number, index)
            for number, band in enumerate(self.bands)
            for index, own in enumerate(band.words)
            if own.casefold() == word.casefold()
        )

    def words_in(self, language: str) -> tuple[str, ...]:
        """Return the scale's words in a language; none where it has none."""
        if primary(language) == primary(self.language):
            return self.words
        said = self.translation(language)
        return () if said is None else tuple(word for band in said.bands for word in band.words)

    def translation(self, language: str) -> ScaleTranslation | None:
        """Return what the scale is called in another language, by its tag or else by the language alone."""
        return self.translations.get(language) or self.translations.get(primary(language))


def primary(tag: str) -> str:
    """Return the language of a tag: en-GB and en-IN have the same words of likelihood."""
    return tag.partition("-")[0]


def load_yardsticks(roots: tuple[Path, ...]) -> Mapping[str, Yardstick]:
    """Return the scales by name, one of an earlier root before its namesake of a later one. Raises UserError."""
    return dict(load_named(FOLDER, roots, load_yardstick))  # every pack is looked through for the words of all


def load_yardstick(path: Path) -> Yardstick:
    """Raises UserError where its name is not its file's, or a word stands in it twice."""
    located = read_yaml(path)
    yardstick = validate(Yardstick, located)
    if found := tuple(_faults(yardstick, located, path.stem)):
        raise UserError(*found)
    return yardstick


def _faults(yardstick: Yardstick, located: Located, name: str) -> Iterator[Diagnostic]:
    if yardstick.name != name:
        span = located.positions.span(("name",))
        yield problem(LIKELIHOOD, f"the scale calls itself '{yardstick.name}'", span, f"write `name: {name}`")
    yield from _band_faults(yardstick.bands, located, ("bands",))
    yield from _order_faults(yardstick, located)
    for number, band in enumerate(yardstick.bands):
        lacking = {"likelihood": ("range", band.range), "evidence": ("meaning", band.meaning)}[yardstick.kind]
        if lacking[1] is None:
            span = located.positions.span(("bands", number))
            yield problem(LIKELIHOOD, f"'{band.words[0]}' has no {lacking[0]}", span, f"write `{lacking[0]}:`")
    for tag, said in yardstick.translations.items():
        place: Location = ("translations", tag, "bands")
        if len(said.bands) != len(yardstick.bands):
            message = f"the scale has {len(yardstick.bands)} bands, and {len(said.bands)} in '{tag}'"
            yield problem(LIKELIHOOD, message, located.positions.span(place), "write each band, in the same order")
        yield from _band_faults(said.bands, located, place)


def _band_faults(bands: tuple[BandWords, ...], located: Located, place: Location) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, band in enumerate(bands):
        for index, word in enumerate(band.words):
            if word.casefold() in seen:
                span = located.positions.span((*place, number, "words", index))
                yield problem(LIKELIHOOD, f"'{word}' stands in the scale twice", span, "keep it in one range")
            seen.add(word.casefold())
        if band.clauses and len(band.clauses) != len(band.words):
            span = located.positions.span((*place, number, "clauses"))
            yield problem(LIKELIHOOD, "not every word has a clause", span, "write one for each word, or none")


def _order_faults(yardstick: Yardstick, located: Located) -> Iterator[Diagnostic]:
    """Find ranges that are none, or do not follow one another."""
    reached = Decimal(0)
    for number, band in enumerate(yardstick.bands):
        if band.low is None and band.high is None:
            continue
        if band.low is None or band.high is None or not reached <= band.low < band.high <= WHOLE:
            span = located.positions.span(("bands", number))
            hint = "write low and high in per cent, each band above the one before it"
            yield problem(LIKELIHOOD, f"the range of '{band.words[0]}' does not follow", span, hint)
            return
        reached = band.high


def check_judgement(
    judgement: Judgement,
    scales: tuple[str, ...],
    yardsticks: Mapping[str, Yardstick],
    positions: Positions,
    at: Location,
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the judgement that stands at *at*, in a pack that goes by the *scales* it names."""
    yardstick = yardsticks.get(judgement.scale)
    where = positions.span((*at, "scale"))
    if yardstick is None:
        hint = did_you_mean(judgement.scale, yardsticks, choice(yardsticks))
        yield problem(LIKELIHOOD, f"there is no scale '{judgement.scale}'", where, hint)
        return
    if scales and yardstick.name not in scales:
        message = f"the pack goes by {' and '.join(scales)}, and this judgement by {yardstick.name}"
        yield problem(
            SCALE, message, where, "name the scale under `scales` in the front matter, or judge by one of them"
        )
    elif not scales and yardstick.kind == "evidence":
        hint = f"write `scales: [{yardstick.name}]` in the front matter"
        yield problem(SCALE, f"'{yardstick.name}' is a scale of evidence, and the pack does not choose it", where, hint)
    if judgement.band.casefold() not in map(str.casefold, yardstick.words):
        hint = did_you_mean(judgement.band, yardstick.words, f"its words are {', '.join(yardstick.words)}")
        message = f"'{judgement.band}' is no word of the scale '{yardstick.name}'"
        yield problem(LIKELIHOOD, message, positions.span((*at, "band")), hint)
    else:
        yield from _check_range(judgement, yardstick, positions.span((*at, "range")))
    yield from _check_confidence(judgement, yardstick, positions, at)


def _check_range(judgement: Judgement, yardstick: Yardstick, span: Span | None) -> Iterator[Diagnostic]:
    if judgement.range is None:
        return
    number, _ = yardstick.place_of(judgement.band)
    if not yardstick.bands[number].holds(*judgement.bounds):
        message = f"{judgement.range} does not lie in '{judgement.band}', {yardstick.bands[number].range or 'which has no range'}"
        yield problem(LIKELIHOOD, message, span, "narrow the range, or take the word of its band")


def _check_confidence(
    judgement: Judgement, yardstick: Yardstick, positions: Positions, at: Location
) -> Iterator[Diagnostic]:
    if judgement.confidence is None and yardstick.kind == "likelihood":
        message = "a judgement of likelihood says how confident its author is"
        hint = "write judgement.confidence: low, moderate or high"
        yield problem(LIKELIHOOD, message, positions.span((*at, "band")), hint)
    elif judgement.confidence is not None and yardstick.kind == "evidence":
        message = "certainty of evidence stands alone, without a confidence"
        yield problem(LIKELIHOOD, message, positions.span((*at, "confidence")), "take judgement.confidence out")


def check_scales(
    scales: tuple[str, ...], yardsticks: Mapping[str, Yardstick], positions: Positions
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the scales that a pack chooses: all are known, and of one kind."""
    for index, name in enumerate(scales):
        if name not in yardsticks:
            span = positions.span(("pack", "scales", index))
            hint = did_you_mean(name, yardsticks, choice(yardsticks))
            yield problem(LIKELIHOOD, f"there is no scale '{name}'", span, hint)
    kinds = {yardsticks[name].kind for name in scales if name in yardsticks}
    if len(kinds) > 1:
        message = "the pack goes by likelihood and by certainty of evidence at once"
        hint = "choose scales of one kind: certain evidence for a small chance reads as a great chance"
        yield problem(SCALE, message, positions.span(("pack", "scales")), hint)
