"""One paragraph's or cell's inlines: pieces settled, nested, and tidied."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from briefgen.document.inlines import Certainty, Emphasis, Inline, LineBreak, Link, Strong, Text
from briefgen.document.origins import PhraseOrigin
from briefgen.document.words import inline_text
from briefgen.reader.parser import inline_tokens, line_of
from briefgen.reader.pieces import Close, Open, Piece, pieces
from briefgen.reader.reading import Reading
from briefgen.reader.sentences import settle
from briefgen.regex import regex

_NUMBER: Final = regex(r"\d+\.")


def read_inlines(node: SyntaxTreeNode, reading: Reading) -> tuple[Inline, ...]:
    """Return the inlines of a node that holds text; empty where nothing is printed."""
    words = _words(node)
    return reading.once(words, lambda: inlines_of(pieces_of(words, reading), reading), to="inlines")


def pieces_of(node: SyntaxTreeNode, reading: Reading) -> tuple[Piece, ...]:
    words = _words(node)
    return tuple(pieces(inline_tokens(words.content), line_of(words), reading))


def _words(node: SyntaxTreeNode) -> SyntaxTreeNode:
    """Return the node that holds the text of a paragraph, a heading or a cell."""
    return node if node.type == "inline" else node.children[0]


def inlines_of(run: Sequence[Piece], reading: Reading) -> tuple[Inline, ...]:
    return _after_numbers(_capitalised(tidy(_nested(settle(run, reading)))))


def _nested(settled: Sequence[tuple[Piece, tuple[Inline, ...]]]) -> tuple[Inline, ...]:
    levels: list[tuple[Open | None, list[Inline]]] = [(None, [])]
    for piece, inlines in settled:
        match piece:
            case Open():
                levels.append((piece, []))
            case Close():
                opened, children = levels.pop()
                if opened is not None and children:
                    levels[-1][1].append(_wrapped(opened, tuple(children)))
            case _:
                levels[-1][1].extend(inlines)
    return tuple(levels[0][1])


def _wrapped(opened: Open, children: tuple[Inline, ...]) -> Inline:
    if opened.url is not None:
        return Link(url=opened.url, children=children)
    return Strong(children=children) if opened.kind == "strong" else Emphasis(children=children)


def tidy(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return the inlines with one space where a token that stood for nothing left two, and none at the ends.

    Neighbours of one origin become one run.
    """
    kept: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Text):
            kept.append(inline)
            continue
        text = inline.text.lstrip(" ") if _ends_open(kept) else inline.text
        if kept and isinstance(last := kept[-1], Text) and last.origin == inline.origin:
            kept[-1] = _saying(last, last.text + text)
        elif text:
            kept.append(_saying(inline, text))
    return _stripped(kept)


def _ends_open(kept: Sequence[Inline]) -> bool:
    """Tell whether a space at this point would be one too many."""
    match kept:
        case []:
            return True
        case [*_, Text(text=text)]:
            return text.endswith(" ")
        case [*_, LineBreak()]:
            return True
        case _:
            return False


def _stripped(kept: list[Inline]) -> tuple[Inline, ...]:
    while kept and isinstance(last := kept[-1], Text):
        if text := last.text.rstrip(" "):
            return (*kept[:-1], _saying(last, text))
        kept.pop()
    return tuple(kept)


def _saying(run: Text, text: str) -> Text:
    return run if run.text == text else Text(text=text, origin=run.origin)


def _capitalised(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A certainty word, or one of the house, that opens a paragraph or a cell takes a capital, as any first word does."""
    match inlines:
        case (Text(text=text, origin=PhraseOrigin()) as first, *rest):
            return (replace(first, text=text[:1].upper() + text[1:]), *rest)
        case (Certainty(word=word) as first, *rest):
            return (replace(first, word=word[:1].upper() + word[1:]), *rest)
        case (Strong(children=children) as first, *rest):
            return (replace(first, children=_capitalised(children)), *rest)
        case _:
            return inlines


def _after_numbers(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """What comes first after the number of a claim (**12.**) opens a sentence within the paragraph."""
    made = inlines[:2]
    for inline in inlines[2:]:
        opens = _is_gap(made[-1]) and _is_number(made[-2])
        made += _capitalised((inline,)) if opens else (inline,)
    return made


def _is_gap(inline: Inline) -> bool:
    return isinstance(inline, Text) and inline.text.isspace()


def _is_number(inline: Inline) -> bool:
    return isinstance(inline, Strong) and _NUMBER.fullmatch(inline_text(inline.children)) is not None
