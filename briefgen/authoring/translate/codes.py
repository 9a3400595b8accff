"""Words with codes: what a translator may not change, such as a reference or the signs of bold, stands as a number.

The markup itself never comes back from a translator's file. What comes back are words and numbers; the markup behind a number
is taken from the pack, so that no file can bring in a link or a reference of its own.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from typing import Final, Literal, assert_never

from briefgen.frozen import dataclass
from briefgen.markup.inline import InlineFault, parse_inlines
from briefgen.markup.nodes import Emphasis, Inline, Link, Marked, Reference, Strong, Words
from briefgen.regex import regex

CodeKind = Literal["strong", "emphasis", "link", "address", "reference"]
"""An address is one that is its own words: `<https://…>`."""
Side = Literal["open", "close", "alone"]
_Escaping = Callable[[str], str]
_SPECIAL: Final = regex(r"[\\*_`\[\]{}<>&^!]")
_BRACES: Final = regex(r"[\\{}]")
_BLANKS: Final = regex(r"[ \t\r\n]+")
_PLAIN_ADDRESS: Final = regex(r"[^\s()<>]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Markup that a number stands for."""

    kind: CodeKind
    start: str
    """As the content file has it: `**`, `{figure:trade}`."""
    end: str = ""
    """Of a pair; empty for what stands alone."""

    @property
    def is_pair(self) -> bool:
        return bool(self.end)


_Number = Callable[[Code], int]
"""Gives the number of a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The place of a code among the words."""

    number: int
    """From 1, among the codes of one wording."""
    side: Side


Piece = str | Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """One wording, or one part of a list: words, and where among them its codes stand."""

    pieces: tuple[Piece, ...]


@dataclass(slots=True, kw_only=True)
class Codes:
    """The codes of one wording, numbered as they are met; equal ones of the translation take the numbers of the source."""

    all: list[Code] = field(default_factory=list)
    of_source: int = 0

    def read(self, parts: Iterable[Marked | str]) -> tuple[Coded, ...]:
        """Return the parts of the source, whose codes are numbered on from one part to the next."""
        found = tuple(Coded(pieces=_pieces(part, self._new)) for part in parts)
        self.of_source = len(self.all)
        return found

    def read_translation(self, parts: Iterable[Marked | str]) -> tuple[Coded, ...]:
        """Return the parts of a translation: a code that the source has too has its number, another one a further number."""
        free = list(range(1, self.of_source + 1))

        def number(code: Code) -> int:
            known = next((one for one in free if self.all[one - 1] == code), None)
            if known is None:
                return self._new(code)
            free.remove(known)
            return known

        return tuple(Coded(pieces=_pieces(part, number)) for part in parts)

    def _new(self, code: Code) -> int:
        self.all.append(code)
        return len(self.all)


def _pieces(part: Marked | str, number: _Number) -> tuple[Piece, ...]:
    if isinstance(part, str):
        return (_single(part).strip(),)
    return tuple(joined(_of_inlines(part.inlines, part.source, number)))


def _of_inlines(inlines: Sequence[Inline], source: str, number: _Number) -> Iterator[Piece]:
    for inline in inlines:
        match inline:
            case Words(text=text):
                yield text
            case Reference(kind=kind, id=target, form=form):
                code = Code(kind="reference", start=f"{{{kind}:{target}{'' if form is None else f'.{form}'}}}")
                yield Mark(number=number(code), side="alone")
            case Link(url=url, at=at) if source.startswith("<", at):
                yield Mark(number=number(Code(kind="address", start=f"<{url}>")), side="alone")
            case Strong(children=children, at=at):
                yield from _pair(
                    Code(kind="strong", start=source[at] * 2, end=source[at] * 2), children, source, number
                )
            case Emphasis(children=children, at=at):
                yield from _pair(Code(kind="emphasis", start=source[at], end=source[at]), children, source, number)
            case Link(url=url, children=children):
                address = url if _PLAIN_ADDRESS.fullmatch(url) else f"<{url}>"
                yield from _pair(Code(kind="link", start="[", end=f"]({address})"), children, source, number)
            case _:
                assert_never(inline)


def _pair(code: Code, children: Sequence[Inline], source: str, number: _Number) -> Iterator[Piece]:
    own = number(code)
    yield Mark(number=own, side="open")
    yield from _of_inlines(children, source, number)
    yield Mark(number=own, side="close")


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with words that meet as one, each blank single."""
    held = ""
    for piece in pieces:
        if isinstance(piece, str):
            held += piece
            continue
        if held:
            yield _single(held)
        held = ""
        yield piece
    if held:
        yield _single(held)


def _single(words: str) -> str:
    """Return words with single blanks; those that do not break stay as they are."""
    return _BLANKS.sub(" ", words)


class CodeFault(Exception):  # noqa: N818 - it becomes a finding at the segment
    """Codes that have not come back as they went out; carries the message and a hint."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def markup(returned: Coded, codes: Codes, *, marked: bool) -> str:
    """Return words that came back as a content file has them; of a field without markup, the words alone.

    Raises `CodeFault` where that cannot be written so that it is read again as it stands.
    """
    pieces = tuple(_tidied(returned.pieces))
    if not marked:
        return "".join(piece for piece in pieces if isinstance(piece, str)).strip()
    for escaping in _ESCAPINGS:
        written = "".join(_written(piece, codes, escaping) for piece in pieces)
        if _says(written) == _meant(pieces, codes):
            return written
    hint = "put a blank between the code and the word beside it, or let the code stand around whole words"
    raise CodeFault("the signs of bold, italic or a link cannot stand where they do", hint)


def _tidied(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with the blanks inside of a pair's edges outside of it, where Markdown can have them."""
    moved: list[Piece] = []
    waiting = ""
    for piece in joined(pieces):
        is_after_open = bool(moved) and isinstance(last := moved[-1], Mark) and last.side == "open"
        if isinstance(piece, str) and is_after_open and piece.startswith(" "):
            moved.insert(len(moved) - 1, " ")
            moved.append(piece[1:])
        elif (
            isinstance(piece, Mark)
            and piece.side == "close"
            and isinstance(last := moved[-1], str)
            and last.endswith(" ")
        ):
            moved[-1] = last[:-1]
            moved.append(piece)
            waiting = " "
            continue
        else:
            moved.append(piece)
        if waiting:
            moved.insert(len(moved) - 1, waiting)
            waiting = ""
    yield from _trimmed([*joined(moved)])


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    if pieces and isinstance(first := pieces[0], str):
        pieces[0] = first.lstrip()
    if pieces and isinstance(last := pieces[-1], str):
        pieces[-1] = last.rstrip()
    return [piece for piece in pieces if piece != ""]


def _written(piece: Piece, codes: Codes, escaping: _Escaping) -> str:
    if isinstance(piece, str):
        return escaping(piece)
    code = codes.all[piece.number - 1]
    return code.end if piece.side == "close" else code.start


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)


def _with_braces(words: str) -> str:
    return _BRACES.sub(r"\\\g<0>", words)


_ESCAPINGS: Final[tuple[_Escaping, ...]] = (str, _with_braces, _escaped)
"""No sign gets a backslash that need not have one."""


def _says(written: str) -> object:
    """Return the pieces that a text is read as, each number with what it stands for; None where it cannot be read."""
    try:
        read = Codes()
        (coded,) = read.read((parse_inlines(written),))
    except InlineFault:
        return None
    return _meant(coded.pieces, read)


def _meant(pieces: Iterable[Piece], codes: Codes) -> list[object]:
    return [piece if isinstance(piece, str) else (codes.all[piece.number - 1], piece.side) for piece in pieces]


def require_whole(
    returned: Sequence[Coded], source: Sequence[Coded], codes: Codes, before: Sequence[Coded] = ()
) -> None:
    """Raise `CodeFault` unless every code of the source has come back exactly once, pairs closed and not crossed; what the
    pack's translation has had *before* in their place is taken as well.
    """
    found = [piece for part in returned for piece in part.pieces if isinstance(piece, Mark)]
    _require_known(found, codes)
    for part in returned:
        _require_nested(part, codes)
    back = Counter((one.number, one.side) for one in found)
    wanted = Counter(_marks(source))
    if back == wanted or (before and back == Counter(_marks(before))):
        return
    for number, side in wanted:
        if not back[number, side]:
            raise CodeFault(f"{named(number, codes)} is missing", "put it where it belongs in the translation")
    for (number, _), times in back.items():
        if times > 1:
            raise CodeFault(f"{named(number, codes)} stands there {times} times", "keep one")
        if number > codes.of_source:
            raise CodeFault(f"{named(number, codes)} is none of the source's", "take it out")


def _marks(parts: Iterable[Coded]) -> Iterator[tuple[int, Side]]:
    return ((piece.number, piece.side) for part in parts for piece in part.pieces if isinstance(piece, Mark))


def _require_known(found: Iterable[Mark], codes: Codes) -> None:
    for one in found:
        if not 1 <= one.number <= len(codes.all):
            raise CodeFault(f"there is no code {{{one.number}}} in the source", "take it out")
        if codes.all[one.number - 1].is_pair is (one.side == "alone"):
            message = (
                f"{named(one.number, codes)} is broken: it {'has two sides' if one.side == 'alone' else 'stands alone'}"
            )
            raise CodeFault(message, "copy it from the source")


def _require_nested(part: Coded, codes: Codes) -> None:
    opened: list[int] = []
    for at, piece in enumerate(part.pieces):
        if isinstance(piece, str) or piece.side == "alone":
            continue
        if piece.side == "open":
            opened.append(piece.number)
            continue
        if not opened or opened.pop() != piece.number:
            raise CodeFault(
                f"{named(piece.number, codes)} is broken: its sides cross others", "close first what was opened last"
            )
        before = part.pieces[at - 1]
        if isinstance(before, Mark) and before == Mark(number=piece.number, side="open"):
            raise CodeFault(f"{named(piece.number, codes)} has no words in it", "put the words between its sides")
    if opened:
        raise CodeFault(
            f"{named(opened[-1], codes)} is broken: it is opened and not closed", "copy its other side from the source"
        )


def named(number: int, codes: Codes) -> str:
    """Return how a code is told: `the code {2} (bold)`."""
    return f"the code {{{number}}} ({told(codes.all[number - 1])})"


def told(code: Code) -> str:
    """Return in words what a code is."""
    match code.kind:
        case "strong":
            return "bold"
        case "emphasis":
            return "italic"
        case "link":
            return f"a link to {code.end[2:-1].strip('<>')}"
        case "address" | "reference":
            return code.start
        case _:
            assert_never(code.kind)
