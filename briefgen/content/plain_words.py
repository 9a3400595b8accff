"""Lists of plain language, as data: `templates/plain/<language>.yaml`, and a house's own in `content/house-rules.yaml`."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Final, Self

from pydantic import Field

from briefgen.content.model import Model, Text
from briefgen.content.patterns import Pattern


class PlainWord(Model):
    """A plain word, and what is written where it would do."""

    say: Text = Field(description="the plain word", examples=["use"])
    instead_of: Annotated[tuple[Pattern, ...], Field(min_length=1)] = Field(
        description="whole words; in small letters they are found in any case; * stands for any ending",
        examples=["utilis*"],
    )

    def without(self, gone: Iterable[str]) -> "PlainWord | None":
        """Return it without these patterns; None where no other is left."""
        left = tuple(pattern for pattern in self.instead_of if pattern not in gone)
        return PlainWord(say=self.say, instead_of=left) if left else None


class PlainWords(Model):
    """The lists of one language. A rule that finds none of its own there has nothing to say of that language."""

    source: Text | None = Field(
        None,
        description="whose guidance the lists go by, and who has read them",
        examples=["GOV.UK style guide"],
    )
    words: tuple[PlainWord, ...] = Field(
        (),
        description="jargon, and what is plain; looked for in every brief",
        examples=[{"say": "use", "instead_of": ["utilis*"]}],
    )
    public_words: tuple[PlainWord, ...] = Field(
        (), description="words of offices, and what is plain; looked for where the form has `plain_language: error`"
    )
    may_stand: tuple[Pattern, ...] = Field((), description="patterns of other lists that this house does not mind")
    technical: Mapping[Pattern, Text] = Field(
        default_factory=dict, description="a word of a trade → what it means; every brief that has it explains it"
    )
    public_technical: Mapping[Pattern, Text] = Field(
        default_factory=dict,
        description="a word that its trade knows → what it means; explained where the form has `plain_language: error`",
    )
    explained_by: tuple[Text, ...] = Field(
        (), description="what stands behind a word where an explanation follows: which means"
    )
    nouns: tuple[Text, ...] = Field((), description="nouns, in the singular, of which piles are made")
    noun_endings: tuple[Text, ...] = Field((), description="endings that tell a noun")
    following_endings: tuple[Text, ...] = Field(
        (), description="endings of the nouns behind the first, where a language tells them: genitives"
    )
    chain_nouns: tuple[Text, ...] = Field(
        (), description="other genitives, which carry a pile on and make none; `*ов` is an ending"
    )
    no_nouns: tuple[Text, ...] = Field((), description="words with such an ending that are no nouns")
    verbs_follow: tuple[Text, ...] = Field((), description="words behind which a verb stands, whatever it looks like")
    one_noun: tuple[Text, ...] = Field((), description="several words that count as one: prime minister")

    @property
    def patterns(self) -> frozenset[str]:
        """All that is jargon or of a trade by these lists."""
        words = (pattern for word in (*self.words, *self.public_words) for pattern in word.instead_of)
        return frozenset((*words, *self.technical, *self.public_technical))

    def over(self, other: Self) -> Self:
        """Return the lists of *other* with these added; what these say of the same words holds."""
        added = {name: (*getattr(other, name), *getattr(self, name)) for name in _ADDED}
        words = {name: self._words_over(getattr(other, name), getattr(self, name)) for name in _OF_WORDS}
        entries = {name: self._entries_over(getattr(other, name), getattr(self, name)) for name in _OF_ENTRIES}
        return self.model_copy(update={"source": self.source or other.source, **added, **words, **entries})

    def _words_over(self, other: Iterable[PlainWord], own: tuple[PlainWord, ...]) -> tuple[PlainWord, ...]:
        every = (*self.words, *self.public_words)
        gone = {*self.may_stand, *(pattern for word in every for pattern in word.instead_of)}
        left = (word.without(gone) for word in other)
        return (*(word for word in left if word), *own)

    def _entries_over(self, other: Mapping[str, str], own: Mapping[str, str]) -> Mapping[str, str]:
        gone = {*self.may_stand, *self.technical, *self.public_technical}
        return {**{name: entry for name, entry in other.items() if name not in gone}, **own}


_OF_WORDS: Final = ("words", "public_words")
_OF_ENTRIES: Final = ("technical", "public_technical")
_ADDED: Final = (
    "explained_by",
    "nouns",
    "noun_endings",
    "following_endings",
    "chain_nouns",
    "no_nouns",
    "verbs_follow",
    "one_noun",
)
"""Lists that grow with each file."""
