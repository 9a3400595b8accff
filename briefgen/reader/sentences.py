"""A claim is a whole sentence. Where words run into it, its `clause` takes its place, or the template is at fault.

Words before it run into it unless they end a sentence (and, since, stand in round brackets), or lead up to one by a colon,
a dash or an opening bracket. Words after it run into it unless they begin with a bracket, a dash or a middle dot, or begin
anew after the claim's own full stop. Certainty words, portion marks, citations and line breaks never do.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.document.inlines import Inline, LineBreak
from briefgen.document.sentences import ENDS
from briefgen.document.words import inline_text
from briefgen.markup.rendered import EntryCitation, ItemCertainty, ItemCitation, ItemPortion, ItemText
from briefgen.reader.codes import SENTENCE
from briefgen.reader.pieces import Break, Piece, Slot, Words, literal
from briefgen.reader.reading import Reading
from briefgen.reader.targets import target_inlines

WHOLE: Final = frozenset({"text", "short", "spoken", "plain", "answer", "instead", "why", "reasons"})
LEADS_UP: Final = frozenset(f"{ENDS}:—–([“‘·")
ASIDES: Final = ItemCertainty | ItemCitation | ItemPortion | EntryCitation
CLOSES: Final = "”’)]»\"'"
BEGINS_ASIDE: Final = frozenset("([—–·") | frozenset(CLOSES)
JOINS: Final = frozenset(",;:")


def settle(pieces: Sequence[Piece], reading: Reading) -> tuple[tuple[Piece, tuple[Inline, ...]], ...]:
    """Return each piece with its inlines, claims within a sentence by their clause."""
    settled = [(piece, _inlines(piece, reading)) for piece in pieces]
    return tuple(
        (piece, _clause(piece, reading)) if _runs_on(index, settled) else (piece, inlines)
        for index, (piece, inlines) in enumerate(settled)
    )


def _inlines(piece: Piece, reading: Reading) -> tuple[Inline, ...]:
    match piece:
        case Slot(target=target, line=line):
            return target_inlines(target, reading, line)
        case Words() | Break():
            return (literal(piece),)
        case _:
            return ()


def _runs_on(index: int, settled: Sequence[tuple[Piece, tuple[Inline, ...]]]) -> bool:
    piece, inlines = settled[index]
    if not (isinstance(piece, Slot) and isinstance(piece.target, ItemText) and piece.target.form in WHOLE):
        return False
    after = next((words for words in _words(settled[index + 1 :]) if words.strip()), "").lstrip()
    return _joins_before(_before(reversed(settled[:index]))) or _joins_after(inline_text(inlines), after)


def _words(settled: Iterable[tuple[Piece, tuple[Inline, ...]]]) -> Iterator[str]:
    """Yield the words beside a sentence, the nearest first, without what may stand there; a line break ends them."""
    for piece, inlines in settled:
        if any(isinstance(inline, LineBreak) for inline in inlines):
            return
        if not (isinstance(piece, Slot) and isinstance(piece.target, ASIDES)):
            yield inline_text(inlines)


def _before(settled: Iterable[tuple[Piece, tuple[Inline, ...]]]) -> str:
    """Return the words that a sentence would go on from: whether they had ended counts, not what stood in brackets since."""
    text = ""
    for words in _words(settled):
        text = words + text
        if (bare := _without_brackets(text)) and not bare.endswith(")"):
            break
    return _without_brackets(text)


def _without_brackets(text: str) -> str:
    """Return the text without what stands in round brackets at its end."""
    bare = text.rstrip()
    while bare.endswith(")") and (opening := bare.rfind("(")) >= 0:
        bare = bare[:opening].rstrip()
    return bare


def _joins_before(before: str) -> bool:
    stripped = before.rstrip(CLOSES)
    return bool(before) and (stripped or before)[-1] not in LEADS_UP


def _joins_after(sentence: str, after: str) -> bool:
    if not after or after[0] in BEGINS_ASIDE:
        return False
    ended = sentence.rstrip().rstrip(CLOSES).endswith(tuple(ENDS))
    return not ended or after[0].islower() or after[0] in JOINS


def _clause(piece: Piece, reading: Reading) -> tuple[Inline, ...]:
    assert isinstance(piece, Slot)
    assert isinstance(piece.target, ItemText)
    item = reading.cleared.items[piece.target.item]
    if "clause" in item.variants:
        return target_inlines(ItemText(item=item.id, form="clause"), reading, piece.line)
    message = f"the sentence of '{item.id}' stands within another, and it has no clause"
    hint = "give the item a clause: field, or put a full stop, a colon or a bracket between"
    reading.fault(SENTENCE, message, piece.line, hint)
    return ()
