"""Which translations of a pack hold: whether somebody has read the words that stand there now beside those they translate."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, get_args

from briefgen.content.item import InOtherWords
from briefgen.content.model import Model
from briefgen.content.pack import Pack
from briefgen.content.translatable import Wording, digest, digest_seen, records, translations_in, wordings_of
from briefgen.content.vocabulary import Holder
from briefgen.diagnostics import Span
from briefgen.frozen import dataclass
from briefgen.located.positions import Location

Standing = Literal["missing", "unreviewed", "stale", "reviewed"]
STANDINGS: Final[tuple[Standing, ...]] = get_args(Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """A record in another language, as one person reviews it: an item, an entry, a column of a series, the front matter."""

    register: Holder
    id: str
    column: str | None
    """Of a series: its columns are translated one by one."""
    language: str
    wordings: tuple[Wording, ...]
    """All that can be translated of it, in order, whether it is or not."""
    translation: InOtherWords | None
    """None where nothing is translated."""

    @property
    def missing(self) -> tuple[Wording, ...]:
        return tuple(one for one in self.wordings if one.words is None)

    @property
    def said(self) -> tuple[Wording, ...]:
        return tuple(one for one in self.wordings if one.words is not None)

    @property
    def of(self) -> str:
        """The hash of the words that the translation would be of now."""
        return digest(self.said)

    @property
    def seen(self) -> str:
        """The hash of what a reviewer would see now."""
        return digest_seen(self.said)

    @property
    def holder(self) -> Location:
        """Where the translation stands, or would, within its record."""
        return self.wordings[0].holder

    @property
    def span(self) -> Span | None:
        """Where the translation begins; where there is none, where the words stand that lack it."""
        return self.said[0].at.target_span if self.said else self.wordings[0].at.span

    @property
    def standing(self) -> Standing:
        """Of what is translated of it; what else is missing has no say in that."""
        if self.translation is None or not self.said:
            return "missing"
        review = self.translation.review
        if self.translation.of not in (None, self.of) or (review and review.seen not in (None, self.seen)):
            return "stale"
        return "unreviewed" if review is None else "reviewed"

    @property
    def unsealed(self) -> bool:
        """Whether somebody has reviewed it and no hash says which words: nobody can tell when they have changed."""
        review = self.translation.review if self.translation else None
        return review is not None and review.seen is None


def translated_records(pack: Pack, language: str) -> tuple[Translated, ...]:
    """Return every record of the pack that can be translated, as it is in *language*, in the pack's order."""
    return tuple(
        one for model, register, name in records(pack) for one in _translated(pack, model, register, name, language)
    )


def _translated(pack: Pack, model: Model, register: Holder, name: str, language: str) -> Iterator[Translated]:
    groups: dict[Location, list[Wording]] = {}
    for one in wordings_of(pack, model, register, name, language):
        groups.setdefault(one.holder, []).append(one)
    there = translations_in(model, register)
    for holder, group in groups.items():
        yield Translated(
            register=register,
            id=name,
            column=str(holder[1]) if register == "series" else None,
            language=language,
            wordings=tuple(group),
            translation=there[holder[:-1]].get(language),
        )


def signed_records(pack: Pack) -> Iterator[Translated]:
    """Yield the translations, in every language, that somebody has reviewed, or that say what they are of."""
    for model, register, name in records(pack):
        there = translations_in(model, register).values()
        for tag in sorted({tag for each in there for tag, one in each.items() if one.of or one.review}):
            for one in _translated(pack, model, register, name, tag):
                if one.translation is not None and (one.translation.of or one.translation.review):
                    yield one


def outdated(pack: Pack) -> Mapping[Location, frozenset[str]]:
    """Return where translations are stale → into which languages: `("items", id)`, of a column `("series", id, name)`."""
    found: dict[Location, frozenset[str]] = {}
    for one in signed_records(pack):
        if one.standing == "stale":
            found[record_at(one)] = found.get(record_at(one), frozenset()) | {one.language}
    return found


def record_at(one: Translated) -> Location:
    """Return where a record stands in its pack, by name."""
    column = () if one.column is None else (one.column,)
    return ("pack",) if one.register == "pack" else (one.register, one.id, *column)
