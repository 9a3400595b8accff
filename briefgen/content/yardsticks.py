"""Scales of likelihood words (`templates/yardsticks/<name>.yaml`), and whether a judgement's word is of its scale."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field

from briefgen.content.model import LanguageTag, Model, Text
from briefgen.content.names import LIKELIHOOD, choice, problem
from briefgen.diagnostics import Diagnostic, UserError, did_you_mean
from briefgen.located.named import load_named
from briefgen.located.positions import Located, Location, Positions
from briefgen.located.validate import validate
from briefgen.located.yaml import read_yaml

FOLDER: Final = "yardsticks"


class Band(Model):
    """One range, and the words that mean it and nothing else."""

    words: Annotated[tuple[Text, ...], Field(min_length=1)]
    range: Text


class Yardstick(Model):
    """The words are those of the source, in the source's language: they are never translated one for one."""

    name: Text
    title: Text
    source: Text
    language: LanguageTag
    bands: Annotated[tuple[Band, ...], Field(min_length=1)] = Field(description="from the least likely to the most")

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(word for band in self.bands for word in band.words)


def load_yardsticks(roots: tuple[Path, ...]) -> Mapping[str, Yardstick]:
    """Return the scales by name, one of an earlier root before its namesake of a later one. Raises UserError."""
    return load_named(FOLDER, roots, load_yardstick)


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
    seen: set[str] = set()
    for number, band in enumerate(yardstick.bands):
        for index, word in enumerate(band.words):
            if word.casefold() in seen:
                span = located.positions.span(("bands", number, "words", index))
                yield problem(LIKELIHOOD, f"'{word}' stands in the scale twice", span, "keep it in one range")
            seen.add(word.casefold())


def check_word(
    scale: str, word: str, yardsticks: Mapping[str, Yardstick], positions: Positions, at: Location
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the likelihood of the judgement that stands at *at*."""
    yardstick = yardsticks.get(scale)
    if yardstick is None:
        hint = did_you_mean(scale, yardsticks, choice(yardsticks))
        yield problem(LIKELIHOOD, f"there is no scale '{scale}'", positions.span((*at, "scale")), hint)
    elif word.casefold() not in map(str.casefold, yardstick.words):
        hint = did_you_mean(word, yardstick.words, f"its words are {', '.join(yardstick.words)}")
        span = positions.span((*at, "band"))
        yield problem(LIKELIHOOD, f"'{word}' is no word of the scale '{scale}'", span, hint)
