"""Runs of a paragraph: words with their character style, links, breaks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any, Final, assert_never

from briefgen.document.inlines import (
    Abbreviation,
    CaptionNumber,
    Certainty,
    Citation,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteReference,
    Number,
    SourceReference,
    Span,
    Strong,
    Text,
)
from briefgen.document.words import citation_parts, inline_text
from briefgen.layout.bidi import RIGHT_TO_LEFT as RIGHT_TO_LEFT_LETTERS
from briefgen.layout.heads import NO_BREAK_SPACE
from briefgen.locale.direction import is_right_to_left
from briefgen.theme.model import TextStyle
from briefgen.writers.docx.bookmarks import bookmarked
from briefgen.writers.docx.captions import Caption
from briefgen.writers.docx.characters import WIDE_SPACE, run_content, solid
from briefgen.writers.docx.charstyles import BOLD, Trait, character_style_id
from briefgen.writers.docx.controls import EMPTY_BOX, tick_box
from briefgen.writers.docx.directions import by_direction
from briefgen.writers.docx.fields import FIELD_END, field_start, write_field
from briefgen.writers.docx.languages import RIGHT_TO_LEFT, language_properties, script_properties
from briefgen.writers.docx.looks import BOLD_ON, ITALIC_ON
from briefgen.writers.docx.pieces import Entry, Label, Piece, Tab, Target, Tick
from briefgen.writers.docx.signs import DrawSign
from briefgen.writers.docx.xml import quoted, value

PAGE_STYLE: Final = character_style_id(frozenset({"page"}))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hand:
    """How the words that come next are written. Paragraphs, links and bold words have each their own, copied from another:
    a brief has a dozen of them and asks for them a thousand times, so that each keeps the copies that were made of it.
    """

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
    language: str
    """Of the document."""
    bold: bool = False
    """The paragraph's style is bold; so for italic."""
    italic: bool = False
    traits: frozenset[Trait] = frozenset()
    other_language: str | None = None
    plain_links: bool = False
    """The paragraph's style gives links the colour of its words."""
    linked: bool = False
    """Inside a link; Word knows none within another."""
    note: Callable[[NoteReference], str] | None = None
    """Takes a note in, and gives the run that calls it; None within a note, which calls none."""
    text: TextStyle | None = None
    """The paragraph's style."""
    sign: DrawSign | None = None
    """Draws the sign of a certainty."""
    right_to_left: bool = field(init=False)
    """The way of the document's language."""
    start: str = field(init=False)
    """Of a run whose words go the way of their language."""
    forwards: str = field(init=False)
    """Of one whose words go from left to right."""
    _copies: dict[object, "Hand"] = field(init=False, default_factory=dict)
    """By what was asked for."""

    def __post_init__(self) -> None:
        made = {
            "right_to_left": is_right_to_left(self.language),
            "start": self.start_of(right_to_left=is_right_to_left(self.other_language or self.language)),
            "forwards": self.start_of(right_to_left=False),
        }
        for name, said in made.items():
            object.__setattr__(self, name, said)

    def start_of(self, *, right_to_left: bool) -> str:
        """Return the start of a run, with its properties."""
        style = _style(self.traits, self.bold, self.italic)
        said = style + _language(self.language, self.other_language, right_to_left)
        return f"<w:r><w:rPr>{said}</w:rPr>" if said else "<w:r>"

    def _copy(self, key: object, **changes: Any) -> "Hand":
        made = self._copies[key] = replace(self, **changes)
        return made

    def under(self, text: TextStyle) -> "Hand":
        """Return the hand for a paragraph whose style is *text*, by which it is kept: to compare styles takes longer."""
        return self._copies.get(id(text)) or self._copy(
            id(text), bold=text.weight != "regular", italic=text.italic, plain_links=text.plain_links, text=text
        )

    def linking(self) -> "Hand":
        """Return the hand for the words of a link."""
        return self._copies.get("linking") or self._copy("linking", traits=self._linked_traits, linked=True)

    @property
    def _linked_traits(self) -> frozenset[Trait]:
        return self.traits if self.plain_links else self.traits | {"link"}

    def within_link(self) -> "Hand":
        """Return the hand for words that look as others, though they are a link."""
        return self._copies.get("within link") or self._copy("within link", linked=True)

    def within_language(self, language: str) -> "Hand":
        """Return the hand for words in another language than the document's."""
        return self._copies.get(("in", language)) or self._copy(("in", language), other_language=language)

    def without_sign(self) -> "Hand":
        return self._copies.get("without sign") or self._copy("without sign", sign=None)

    def within_note(self, text: TextStyle, relate: Callable[[str], str]) -> "Hand":
        """Return the hand for notes of a kind, whose part has relationships of its own."""
        return replace(self.under(text), relate=relate, note=None)

    def with_trait(self, trait: Trait) -> "Hand":
        return self._copies.get(trait) or self._copy(trait, traits=self.traits | {trait})


def write_pieces(pieces: Sequence[Piece], hand: Hand) -> str:
    """Return the runs of *pieces*: words of one look are one run, wherever in the content they come from."""
    if len(pieces) == 1 and isinstance(pieces[0], Text):  # as half of all are: cells, headings, words of links
        return _said(pieces[0].text, hand)
    runs: list[str] = []
    words = ""
    for piece in pieces:
        match piece:
            case Text(text=text) | Abbreviation(text=text):
                words += text
            case Number(text=text):
                words += solid(text)
            case Citation():
                cited, words = _cited(piece, words, hand)
                runs += cited
            case _:
                bracketed = words.endswith("(") and isinstance(piece, Certainty)
                if words:
                    runs.append(_said(words, hand))
                    words = ""
                # the space behind a sign would part the bracket from its word, for all who read words
                runs.append(_piece(piece, hand.without_sign() if bracketed else hand))
    if words:
        runs.append(_said(words, hand))
    return "".join(runs)


def _is_bare(citation: Citation) -> bool:
    return not any(reference.locator for reference in citation.references)


def _cited(citation: Citation, words: str, hand: Hand) -> tuple[list[str], str]:
    """Return the runs of *words* and of the citation behind them, without the words that it ends with, and these.

    Bare numbers of sources stay on the line of the word before; in others a line may end at a semicolon.
    """
    runs: list[str] = []
    by_numbers = citation.form == "numbers"
    if by_numbers and words.endswith(" ") and _is_bare(citation):
        words = words[:-1] + NO_BREAK_SPACE
    for index, text in citation_parts(citation):
        if index is None:
            words += text if text == "; " else solid(text)
        else:
            reference = citation.references[index]
            said = partial(_said, solid(text) if by_numbers else text)
            runs += (_said(words, hand), _source_link(reference, hand, said))
            words = ""
    return runs, words


def _source_link(reference: SourceReference, hand: Hand, write: Callable[[Hand], str]) -> str:
    """Return what stands for a source, which leads to its entry in the list, to its address, or nowhere."""
    match reference.address:
        case None:
            return write(hand)
        case "":
            return _inner_link(("source", reference.source), hand, write)
        case url:
            return _outer_link(url, hand, write)


def write_numeral(numeral: str, hand: Hand) -> str:
    """Return a heading's number as words, and the space behind it."""
    return _run(run_content(numeral + WIDE_SPACE), hand.with_trait("numeral")) if numeral else ""


def _piece(piece: Piece, hand: Hand) -> str:
    match piece:
        case Certainty():
            return _certainty(piece, hand)
        case LineBreak():
            return _run("<w:br/>", hand)
        case Strong(children=children):
            return write_pieces(children, hand.with_trait("strong"))
        case Emphasis(children=children):
            return write_pieces(children, hand.with_trait("emphasis"))
        case Span(children=children, language=language):
            return write_pieces(children, hand.within_language(language))
        case Link(children=children, url=url):
            return _outer_link(url, hand, partial(write_pieces, children))
        case CaptionNumber():
            return _caption_number(piece, hand)
        case CrossReference(children=(CaptionNumber(text=text),)) if text in hand.captions:
            return _repeated(text, hand)
        case CrossReference(children=children, target=target):
            return _inner_link(("block", target), hand, partial(write_pieces, children))
        case NoteReference():
            return hand.note(piece) if hand.note else ""
        case Label(children=children, look=look):
            return write_pieces(children, hand.with_trait(look))
        case Tick(children=children):
            return _tick(children, hand)
        case Entry():
            return _entry(piece, hand)
        case Tab():
            return _run("<w:tab/>", hand)
        case Text() | Abbreviation() | Number() | Citation():
            return write_pieces((piece,), hand)
        case _:
            assert_never(piece)


def _certainty(certainty: Certainty, hand: Hand) -> str:
    """Return the word behind its sign: only a space of no break keeps the two on one line."""
    sign = hand.sign(certainty, hand.text, hand.traits) if hand.sign and hand.text else ""
    word = solid(certainty.word)
    return sign + _said(NO_BREAK_SPACE + word if sign else word, hand.with_trait("certainty"))


def _said(text: str, hand: Hand) -> str:
    """Return words as runs, of which each runs one way."""
    if not hand.right_to_left and (text.isascii() or not RIGHT_TO_LEFT_LETTERS.search(text)):
        return f"{hand.forwards}{run_content(text)}</w:r>" if text else ""
    parts = by_direction(text, right_to_left=hand.right_to_left)
    return "".join(
        [f"{hand.start_of(right_to_left=turned)}{run_content(part)}</w:r>" for part, turned in parts if part]
    )


def _run(content: str, hand: Hand) -> str:
    """Return a run that goes the way of its language."""
    return f"{hand.start}{content}</w:r>" if content else ""


@lru_cache(maxsize=1 << 10)
def _style(traits: frozenset[Trait], bold: bool, italic: bool) -> str:
    return value("rStyle", character_style_id(traits)) + _held(traits, bold=bold, italic=italic) if traits else ""


@lru_cache(maxsize=1 << 8)
def _language(own: str, other: str | None, right_to_left: bool) -> str:
    if right_to_left != is_right_to_left(other or own):
        return RIGHT_TO_LEFT if right_to_left else ""
    return language_properties(other) if other else script_properties(own)


def _held(traits: frozenset[Trait], *, bold: bool, italic: bool) -> str:
    """Say bold or italic once more where paragraph and character style both are: in Word, two of them cancel out."""
    twice_bold = bold and traits & BOLD
    twice_italic = italic and "emphasis" in traits
    return f"{BOLD_ON if twice_bold else ''}{ITALIC_ON if twice_italic else ''}"


def _tick(children: tuple[Inline, ...], hand: Hand) -> str:
    box = _run(run_content(EMPTY_BOX), hand.with_trait("box"))
    control = tick_box(box, inline_text(children), hand.next_control())
    return control + _run(run_content(NO_BREAK_SPACE), hand) + write_pieces(children, hand)


# --- links -------------------------------------------------------------------------------------------------------


def _outer_link(url: str, hand: Hand, write: Callable[[Hand], str]) -> str:
    if hand.linked:
        return write(hand)
    inside = write(hand.linking())
    return f'<w:hyperlink r:id="{quoted(hand.relate(url))}" w:history="1">{inside}</w:hyperlink>' if inside else ""


def _entry(entry: Entry, hand: Hand) -> str:
    """Return an entry of the contents: a link as a whole, in the style of its paragraph alone; its leader touches no word."""
    inside = hand.within_link()
    number = _run(run_content(entry.number) + "<w:tab/>", inside.with_trait("numeral")) if entry.number else ""
    words = number + write_pieces(entry.children, inside)
    name, page = hand.bookmarks.get(("block", entry.target)), hand.pages.get(entry.target)
    if name is None:
        return words
    leader = f"{run_content(NO_BREAK_SPACE)}<w:tab/>{run_content(NO_BREAK_SPACE)}"
    there = "" if page is None else _run(leader, inside) + write_field(rf"PAGEREF {name} \h", str(page), PAGE_STYLE)
    return f"{_link_start(name, None)}{words}{there}</w:hyperlink>"


def _caption_number(number: CaptionNumber, hand: Hand) -> str:
    """Return the number as a field that counts, under its bookmark; as words where it only refers to a caption."""
    caption = hand.captions.get(number.text)
    if caption is None:
        return _said(solid(number.text), hand)
    count = field_start(caption.sequence) + _run(run_content(str(number.value)), hand) + FIELD_END
    words = _said(solid(number.before), hand) + count + _said(solid(number.after), hand)
    return bookmarked(caption.id, caption.bookmark, words)


def _repeated(words: str, hand: Hand) -> str:
    """Return a reference to a caption whose words are those of its number: a field repeats them, and leads to them."""
    if hand.linked:
        return _said(solid(words), hand)
    start = field_start(f"REF {hand.captions[words].bookmark} \\h")
    return start + _said(solid(words), hand.linking()) + FIELD_END


def _inner_link(target: Target, hand: Hand, write: Callable[[Hand], str]) -> str:
    """Return a link to a bookmark; a field (REF) would put the target's words for the author's when it is updated.

    So too for the number of a table in a language that has another form of it in the text.
    """
    name = hand.bookmarks.get(target)
    if hand.linked or name is None:
        return write(hand)
    inside = write(hand.linking())
    return f"{_link_start(name, hand.tips.get(target))}{inside}</w:hyperlink>" if inside else ""


@lru_cache(maxsize=1 << 10)
def _link_start(bookmark: str, tip: str | None) -> str:
    """Return the start of a link within the document: what is cited is cited often, and its tip is long."""
    tooltip = "" if tip is None else f' w:tooltip="{quoted(tip)}"'
    return f'<w:hyperlink w:anchor="{bookmark}"{tooltip} w:history="1">'
