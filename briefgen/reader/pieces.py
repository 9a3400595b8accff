"""A paragraph's markup as a flat run of pieces: words, tokens, and where emphasis and links begin and end."""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from markdown_it.token import Token

from briefgen.addresses import is_link
from briefgen.document.inlines import Inline, LineBreak, Text
from briefgen.document.origins import Origin
from briefgen.frozen import dataclass
from briefgen.locale.model import Place
from briefgen.markup.rendered import Phrase, Target
from briefgen.markup.tokens import has_residue, split
from briefgen.reader.codes import MARKUP, MISPLACED
from briefgen.reader.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    text: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A token: what it stands for, and its line of the markup."""

    target: Target
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """`url` is None for emphasis."""

    kind: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    pass


Piece = Words | Slot | Open | Close | Break


def pieces(tokens: Iterable[Token], line: int, reading: Reading) -> Iterator[Piece]:
    """Yield the pieces of a paragraph that begins in *line* of the markup. A phrase comes as its own pieces."""
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                yield from _text(token.content, line, reading)
            case "softbreak":
                line += 1
                yield Words(text=" ", origin=reading.template_origin(line))
            case "hardbreak":
                line += 1
                yield Break()
            case "strong_open" | "em_open":
                yield Open(kind=token.tag)
            case "link_open":
                yield _link(token, line, reading)
            case "strong_close" | "em_close" | "link_close":
                yield Close()
            case "code_inline":
                _refuse_code(token, line, reading)
            case "image":
                reading.fault(MARKUP, "an image has no place in a brief's text", line, "take it out")
            case _:
                reading.fault(MARKUP, f"'{token.markup or token.type}' has no place in a brief", line, "take it out")


def _text(text: str, line: int, reading: Reading) -> Iterator[Piece]:
    for part in split(text):
        match part:
            case int() if part < len(reading.rendered.targets):
                yield from _slots(reading.rendered.targets[part], line, reading)
            case str() if not has_residue(part):
                yield Words(text=part, origin=reading.template_origin(line))
            case _:
                reading.fault(MISPLACED, "an item's token is damaged here", line, "print the item by itself")


def _slots(target: Target, line: int, reading: Reading) -> Iterator[Piece]:
    if not isinstance(target, Phrase):
        yield Slot(target=target, line=line)
        return
    for part in reading.locale.parts(target.key):
        match part:
            case Place(name=name):
                yield from _slots(target.values[name], line, reading)
            case str():
                yield Words(text=part, origin=reading.phrase_origin(target.key))


def _link(token: Token, line: int, reading: Reading) -> Open:
    url, title = str(token.attrGet("href") or ""), str(token.attrGet("title") or "")
    if has_residue(unquote(url)) or has_residue(title):
        reading.fault(MISPLACED, "an item stands in a link's target or title", line, "print it in the link's words")
    elif not is_link(url):
        reading.fault(MARKUP, f"a link leads to '{url}'", line, "begin it with https://, http:// or mailto:")
    elif title:
        reading.fault(MARKUP, f"a link has the title '{title}', which no brief prints", line, "say it in the text")
    return Open(kind="a", url=url)


def _refuse_code(token: Token, line: int, reading: Reading) -> None:
    if has_residue(token.content):
        reading.fault(MISPLACED, "an item stands in code", line, "take the backticks away")
    else:
        reading.fault(MARKUP, f"'`{token.content}`' is code, which no brief prints", line, "take the backticks away")


def literal(piece: Words | Break) -> Inline:
    return LineBreak() if isinstance(piece, Break) else Text(text=piece.text, origin=piece.origin)
