"""Runs of a paragraph: words with their character style, links, breaks."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, assert_never

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
    Struck,
    Text,
)
from briefgen.document.words import citation_parts, inline_text, is_bare
from briefgen.layout.heads import NO_BREAK_SPACE
from briefgen.writers.docx.bookmarks import bookmarked
from briefgen.writers.docx.characters import WIDE_SPACE, run_content, solid
from briefgen.writers.docx.charstyles import character_style_id
from briefgen.writers.docx.controls import EMPTY_BOX, tick_box
from briefgen.writers.docx.fields import FIELD_END, field_start, write_field
from briefgen.writers.docx.hands import Hand
from briefgen.writers.docx.pens import Pen
from briefgen.writers.docx.pieces import Entry, Label, Piece, Tab, Target, Tick
from briefgen.writers.docx.xml import narrow, quoted

PAGE_STYLE: Final = character_style_id(frozenset({"page"}))


def write_pieces(pieces: Sequence[Piece], hand: Hand) -> str:
    """Return the runs of *pieces*: words of one look are one run, wherever in the content they come from."""
    if len(pieces) == 1 and isinstance(pieces[0], Text):  # as half of all are: cells, headings, words of links
        return hand.pen.said(pieces[0].text)
    runs: list[str] = []
    words = ""
    for piece in pieces:  # the most common kinds are asked for first, and plainly: a `case` takes twice the time
        if isinstance(piece, Text):
            words += piece.text
        elif isinstance(piece, Citation):
            words = _cited(piece, words, hand, runs)
        elif isinstance(piece, Number):
            words += solid(piece.text)
        elif isinstance(piece, Abbreviation):
            words += piece.text
        else:
            bracketed = isinstance(piece, Certainty) and words.endswith("(")
            if words:
                runs.append(hand.pen.said(words))
                words = ""
            # the space behind a sign would part the bracket from its word, for all who read words
            runs.append(_piece(piece, hand.without_sign() if bracketed else hand))
    if words:
        runs.append(hand.pen.said(words))
    return "".join(runs)


def _cited(citation: Citation, words: str, hand: Hand, runs: list[str]) -> str:
    """Add the runs of *words* and of the citation behind them to *runs*, and return the words that it ends with.

    Bare numbers of sources stay on the line of the word before; in others a line may end at a semicolon.
    """
    by_numbers = citation.form == "numbers"
    if by_numbers and words.endswith(" ") and is_bare(citation):
        words = words[:-1] + NO_BREAK_SPACE
    for index, text in citation_parts(citation):
        if index is None:
            words += solid(text) if text == ", " else text
        else:
            runs += (
                hand.pen.said(words),
                _source(citation.references[index], solid(text) if by_numbers else text, hand),
            )
            words = ""
    return words


def _source(reference: SourceReference, called: str, hand: Hand) -> str:
    """Return what stands for a source, and leads to it."""
    key = (reference.address, reference.entry, called, hand.pen, hand.linking().pen, hand.linked)
    written = hand.desk.citations.get(key)
    if written is None:
        start, inside = _source_start(reference, hand)
        written = hand.desk.citations[key] = _linked(start, inside.pen.said(called))
    return written


def _source_start(reference: SourceReference, hand: Hand) -> tuple[str, Hand]:
    """Return the start of a link from what stands for a source: to its entry in the list, to its address, or none."""
    match reference.address:
        case None:
            return "", hand
        case "":
            return _leading(("source", reference.entry), hand)
        case url:
            return _outward(url, hand)


def write_numeral(numeral: str, hand: Hand) -> str:
    """Return a heading's number as words, and the space behind it."""
    return hand.with_trait("numeral").pen.run(run_content(numeral + WIDE_SPACE)) if numeral else ""


def _piece(piece: Piece, hand: Hand) -> str:
    match piece:
        case Certainty():
            return _certainty(piece, hand)
        case LineBreak():
            return hand.pen.run("<w:br/>")
        case Strong(children=children):
            return write_pieces(children, hand.with_trait("strong"))
        case Emphasis(children=children):
            return write_pieces(children, hand.with_trait("emphasis"))
        case Struck(children=children):
            return write_pieces(children, hand.with_trait("struck"))
        case Span(children=children, language=language):
            return write_pieces(children, hand.within_language(language))
        case Link(children=children, url=url):
            start, inside = _outward(url, hand)
            return _linked(start, write_pieces(children, inside))
        case CaptionNumber():
            return _caption_number(piece, hand)
        case CrossReference(children=(CaptionNumber(text=text),)) if text in hand.desk.captions:
            return _repeated(text, hand)
        case CrossReference(children=children, target=target):
            start, inside = _leading(("block", target), hand)
            return _linked(start, write_pieces(children, inside))
        case NoteReference():
            return hand.desk.note(piece, hand.pen.language) if hand.desk.note else ""
        case Label(children=children, look=look):
            return write_pieces(children, hand.with_trait(look))
        case Tick(children=children):
            return _tick(children, hand)
        case Entry():
            return _entry(piece, hand)
        case Tab():
            return hand.pen.run("<w:tab/>")
        case Text() | Abbreviation() | Number() | Citation():
            return write_pieces((piece,), hand)
        case _:
            assert_never(piece)


def _certainty(certainty: Certainty, hand: Hand) -> str:
    """Return the word behind its sign: only a space of no break keeps the two on one line."""
    sign = hand.sign(certainty.level)
    return sign + _word(certainty.word, hand.with_trait("certainty").pen, is_signed=bool(sign))


@lru_cache(maxsize=1 << 8)
def _word(word: str, pen: Pen, *, is_signed: bool) -> str:
    """Return the word of a certainty: there are a few of them, and a brief has a hundred."""
    return pen.said(NO_BREAK_SPACE + solid(word) if is_signed else solid(word))


def _tick(children: tuple[Inline, ...], hand: Hand) -> str:
    box = hand.with_trait("box").pen.run(run_content(EMPTY_BOX))
    control = tick_box(box, inline_text(children), hand.desk.next_control())
    return control + hand.pen.run(run_content(NO_BREAK_SPACE)) + write_pieces(children, hand)


# --- links -------------------------------------------------------------------------------------------------------


def _outward(url: str, hand: Hand) -> tuple[str, Hand]:
    """Return the start of a link to an address, nothing within another link, and the hand for its words."""
    if hand.linked:
        return "", hand
    return f'<w:hyperlink r:id="{quoted(hand.desk.relate(url))}" w:history="1">', hand.linking()


def _entry(entry: Entry, hand: Hand) -> str:
    """Return an entry of the contents: a link as a whole, in the style of its paragraph alone; its leader touches no word."""
    inside = hand.within_link()
    number = inside.with_trait("numeral").pen.run(run_content(entry.number) + "<w:tab/>") if entry.number else ""
    words = number + write_pieces(entry.children, inside)
    name, page = hand.desk.bookmarks.get(("block", entry.target)), hand.desk.pages.get(entry.target)
    if name is None:
        return words
    leader = f"{run_content(NO_BREAK_SPACE)}<w:tab/>{run_content(NO_BREAK_SPACE)}"
    there = "" if page is None else inside.pen.run(leader) + write_field(rf"PAGEREF {name} \h", str(page), PAGE_STYLE)
    return _linked(_link_start(name, None), words + there)


def _caption_number(number: CaptionNumber, hand: Hand) -> str:
    """Return the number as a field that counts, under its bookmark; as words where it only refers to a caption."""
    caption = hand.desk.captions.get(number.text)
    if caption is None:
        return hand.pen.said(solid(number.text))
    count = field_start(caption.sequence) + hand.pen.run(run_content(str(number.value))) + FIELD_END
    words = hand.pen.said(solid(number.before)) + count + hand.pen.said(solid(number.after))
    return bookmarked(caption.id, caption.bookmark, words)


def _repeated(words: str, hand: Hand) -> str:
    """Return a reference to a caption whose words are those of its number: a field repeats them, and leads to them."""
    if hand.linked:
        return hand.pen.said(solid(words))
    start = field_start(f"REF {hand.desk.captions[words].bookmark} \\h")
    return start + hand.linking().pen.said(solid(words)) + FIELD_END


def _leading(target: Target, hand: Hand) -> tuple[str, Hand]:
    """Return the start of a link to a bookmark, nothing where there is none to lead to, and the hand for its words.

    A field (REF) would put the target's words for the author's when it is updated. So too for the number of a table in a
    language that has another form of it in the text.
    """
    name = hand.desk.bookmarks.get(target)
    if hand.linked or name is None:
        return "", hand
    return _link_start(name, hand.desk.tips.get(target)), hand.linking()


def _linked(start: str, words: str) -> str:
    return f"{start}{words}</w:hyperlink>" if start and words else words


@lru_cache(maxsize=1 << 10)
def _link_start(bookmark: str, tip: str | None) -> str:
    """Return the start of a link within the document: what is cited is cited often, and its tip is long."""
    tooltip = "" if tip is None else f' w:tooltip="{narrow(quoted(tip))}"'
    return f'<w:hyperlink w:anchor="{bookmark}"{tooltip} w:history="1">'
