"""How the words of a document are written, from one paragraph, link or bold word to the next."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any

from briefgen.document.inlines import NoteReference
from briefgen.frozen import dataclass
from briefgen.layout.model import CertaintyLevel
from briefgen.theme.model import TextStyle
from briefgen.writers.docx.captions import Caption
from briefgen.writers.docx.charstyles import RARE, Trait
from briefgen.writers.docx.pens import Pen, pen
from briefgen.writers.docx.pieces import Target
from briefgen.writers.docx.signs import DrawSign, SignFor


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Desk:
    """What words find there of the document that they are in."""

    relate: Callable[[str], str]
    """Gives the id of the relationship to a URL."""
    bookmarks: Mapping[Target, str]
    captions: Mapping[str, Caption]
    """The numbers in captions, by their words."""
    tips: Mapping[Target, str]
    """What is shown where a link is pointed at, and read where links are listed: of those whose words are a number."""
    pages: Mapping[str, int]
    """Where the block with each anchor begins."""
    next_control: Callable[[], int]
    """Gives the id of the next content control."""
    note: Callable[[NoteReference, str], str] | None = None
    """Takes a note in that words in a language call, and gives the run that calls it; None within a note, which calls none."""
    sign: SignFor | None = None
    """Gives what draws the sign of a certainty."""
    joined: set[frozenset[Trait]] = field(default_factory=set)
    """The traits of words that have several, or a rare one: each such set is a style that the document has to have."""
    citations: dict[object, str] = field(init=False, default_factory=dict)
    """What was written for sources, by all that it hangs on: some are cited a dozen times, in paragraphs of many styles."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hand:
    """How the words that come next are written. Paragraphs, links and bold words have each their own, copied from another:
    a brief has a dozen of them and asks for them a thousand times, so that each keeps the copies that were made of it.
    """

    desk: Desk
    pen: Pen
    text: TextStyle | None = None
    """The paragraph's style."""
    linked: bool = False
    """Inside a link; Word knows none within another."""
    signed: bool = True
    """Whether certainties have their signs."""
    _copies: dict[object, "Hand"] = field(init=False, default_factory=dict)
    """By what was asked for."""
    _signs: dict[CertaintyLevel, DrawSign] = field(init=False, default_factory=dict)

    def _copy(
        self, key: object, pen: Pen, *, text: TextStyle | None = None, linked: bool = False, signed: bool = True
    ) -> "Hand":
        """Return a copy with another pen, and keep it; a field at a time takes a third of what `replace` takes."""
        made = self._copies[key] = Hand(
            desk=self.desk,
            pen=pen,
            text=text or self.text,
            linked=self.linked or linked,
            signed=self.signed and signed,
        )
        return made

    def _pen(self, **changes: Any) -> Pen:
        """Return the pen of this hand with changes."""
        own = self.pen
        said = {
            "traits": own.traits,
            "other_language": own.other_language,
            "bold": own.bold,
            "italic": own.italic,
            "second": own.second,
        } | changes
        return pen(own.language, **said)

    def under(self, text: TextStyle) -> "Hand":
        """Return the hand for a paragraph whose style is *text*, by which it is kept: to compare styles takes longer."""
        return self._copies.get(id(text)) or self._copy(
            id(text), self._pen(bold=text.weight != "regular", italic=text.italic), text=text
        )

    def linking(self) -> "Hand":
        """Return the hand for the words of a link, which have its colour unless the paragraph's style gives it theirs."""
        return self._copies.get("linking") or self._copy("linking", self._linking_pen, linked=True)

    @property
    def _linking_pen(self) -> Pen:
        return self.pen if self.text and self.text.plain_links else self._pen_of("link")

    def within_link(self) -> "Hand":
        """Return the hand for words that look as others, though they are a link."""
        return self._copies.get("within link") or self._copy("within link", self.pen, linked=True)

    def within_language(self, language: str) -> "Hand":
        """Return the hand for words in another language than the document's."""
        return self._copies.get(("in", language)) or self._copy(("in", language), self._pen(other_language=language))

    def speaking(self, language: str | None) -> "Hand":
        """Return the hand for a paragraph in a language: the document's own, or the second of a bilingual one."""
        own = self.pen
        if language is None or language == own.language:
            return self
        second = pen(language, own.other_language, own.traits, bold=own.bold, italic=own.italic, second=True)
        return self._copies.get(("speaking", language)) or self._copy(("speaking", language), second)

    def without_sign(self) -> "Hand":
        return self._copies.get("without sign") or self._copy("without sign", self.pen, signed=False)

    def within_note(self, text: TextStyle, relate: Callable[[str], str]) -> "Hand":
        """Return the hand for notes of a kind, whose part has relationships of its own."""
        return replace(self.under(text), desk=replace(self.desk, relate=relate, note=None))

    def with_trait(self, trait: Trait) -> "Hand":
        return self._copies.get(trait) or self._copy(trait, self._pen_of(trait))

    def _pen_of(self, trait: Trait) -> Pen:
        """Return the pen for words that have this trait as well."""
        traits = self.pen.traits | {trait}
        if len(traits) > 1 or traits & RARE:
            self.desk.joined.add(traits)
        return self._pen(traits=traits)

    def sign(self, level: CertaintyLevel) -> str:
        """Return the run of a sign, nothing where none is drawn."""
        if not (self.signed and self.desk.sign and self.text):
            return ""
        if level not in self._signs:
            way = self.pen.right_to_left
            self._signs[level] = self.desk.sign(level, self.text, self.pen.traits, right_to_left=way)
        return self._signs[level]()
