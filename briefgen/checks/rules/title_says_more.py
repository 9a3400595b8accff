"""Flag a title or an exhibit's words that say more than every claim they speak of.

Why: a title is read by those who read nothing else. It carries no certainty of its own, so it is held against the items of
the pack whose words it shares, and against the strongest of them: it is flagged only where none of them bears it.
Example: "Leaders sign five agreements" over a pack whose only item on agreements is marked `.expected`.
Instead: say in the title what the claims say ("Five agreements expected"), or name the subject alone.
"""

from collections.abc import Iterator
from typing import Final

from briefgen.checks.grounds import Vocabulary
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.strength import instead, lexicon_for, limit_of_item, marked_as
from briefgen.content.front import FrontMatter, FrontTranslation
from briefgen.content.item import Item
from briefgen.content.pack import Pack
from briefgen.content.series import AnyExhibit, ShownTranslation
from briefgen.diagnostics import Severity, Span
from briefgen.located.positions import Location
from briefgen.markup.plain import plain
from briefgen.strength.levels import STRENGTH, Level
from briefgen.strength.reading import read

CODE: Final = "BG525"
SHARED: Final = 2
"""Telling words that a title has in common with an item it speaks of."""


def find(subject: PackSubject) -> Iterator[Finding]:
    pack = subject.pack
    items = {entry.id: entry.item for entry in pack.items if entry.use != "avoid" and entry.item.state == "current"}
    vocabularies: dict[str, Vocabulary] = {}
    for name, language, text, at in _titles(pack):
        lexicon = lexicon_for(language, subject.lexicons, pack.front.lexicon)
        if lexicon is None:
            continue
        for reading in read(text, lexicon):
            if reading.level in (None, "stated", "possible"):
                continue
            if language not in vocabularies:
                vocabularies[language] = Vocabulary.of(subject, language)
            said_of = vocabularies[language].spoken_of(reading.sentence, items, SHARED)
            spoken_of = {id_: items[id_] for id_ in said_of}
            ground, limit = _strongest(spoken_of)
            if ground is not None and limit is not None and reading.strength > STRENGTH[limit]:
                yield Finding(
                    message=f"{name} says '{reading.words}', but of '{ground}' {marked_as(items[ground])}",
                    span=_span(pack, at, text, reading.start, reading.end),
                    hint=instead(limit, lexicon, CODE, "name the subject alone, or"),
                )


def _strongest(items: dict[str, Item]) -> tuple[str | None, Level | None]:
    """Return the item that bears most, and how much; neither where one is not on the plan ladder: it may bear anything."""
    limits = {id_: limit_of_item(item) for id_, item in items.items()}
    if not limits or None in limits.values():
        return None, None
    known = {id_: limit for id_, limit in limits.items() if limit is not None}
    strongest = max(known, key=lambda id_: STRENGTH[known[id_]])
    return strongest, known[strongest]


def _titles(pack: Pack) -> Iterator[tuple[str, str, str, Location]]:
    """Yield what is printed over a brief or an exhibit: how it is called, its language, its words, its place."""
    yield from _of_front(pack.front, pack.front.language, ("pack",), "")
    for language, translation in pack.front.translations.items():
        yield from _of_front(translation, language, ("pack", "translations", language), f" in {language}")
    for id_, exhibit in pack.registers.exhibits.items():
        at: Location = ("exhibits", id_)
        yield from _of_exhibit(exhibit, pack.front.language, at, f"of the exhibit '{id_}'")
        for language, shown in exhibit.translations.items():
            named = f"of the exhibit '{id_}' in {language}"
            yield from _of_exhibit(shown, language, (*at, "translations", language), named)


def _of_front(
    front: FrontMatter | FrontTranslation, language: str, at: Location, where: str
) -> Iterator[tuple[str, str, str, Location]]:
    yield f"the title{where}", language, front.title, (*at, "title")
    if front.short is not None:
        yield f"the short title{where}", language, front.short, (*at, "short")
    for audience, title in front.titles.items():
        yield f"the title for '{audience}'{where}", language, title, (*at, "titles", audience)


def _of_exhibit(
    shown: AnyExhibit | ShownTranslation, language: str, at: Location, whose: str
) -> Iterator[tuple[str, str, str, Location]]:
    yield f"the title {whose}", language, shown.title, (*at, "title")
    yield f"the alternative text {whose}", language, shown.alternative_text, (*at, "alternative_text")
    if shown.remark is not None:
        yield f"the remark {whose}", language, plain(shown.remark.inlines), (*at, "remark")


def _span(pack: Pack, at: Location, text: str, start: int, end: int) -> Span | None:
    """Return the place of some words, or of the whole where it stands otherwise in the file."""
    place = pack.positions.places.get(at)
    if place is None:
        return pack.positions.span(at)
    place = place.of(text)
    return place.within(start, end) if "\n" not in text and place.breaks else place.span()


RULE: Final = PackRule(
    code=CODE, name="title-says-more", severity=Severity.ERROR, find=find, page=__doc__ or "", overrulable=True
)
