"""Inline markup: CommonMark's emphasis and links, and references; parsed once, every node with its offset.

markdown-it-py keeps no positions for inline tokens; the state and the rules below do.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, Final, Literal, cast, get_args

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

from briefgen.addresses import BEGINS
from briefgen.markup.nodes import Emphasis, Inline, Link, Marked, Reference, ReferenceKind, Strong, Words
from briefgen.regex import regex

LENGTH_LIMIT: Final = 20_000
"""Characters in one field of text."""
DEPTH_LIMIT: Final = 6
"""Emphasis, links and their like, one inside another."""
KINDS: Final[tuple[str, ...]] = get_args(ReferenceKind)
REFERENCE: Final = regex(r"\{([a-z]+):([a-z0-9]+(?:-[a-z0-9]+)*)(?:\.([a-z]+(?:[-_][a-z]+)*))?\}")
SPECIAL: Final = regex(r"[\\*_`\[\]{}<&!^\n]")
_HIDDEN_REFERENCE: Final = regex(r"(?<!\\)\{[a-z]+:")
_ID_MARK: Final = regex(r"\^[a-z0-9]+(?:-[a-z0-9]+)*")
_FOREIGN_SCHEME: Final = regex(r"<(?!https?://|mailto:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class InlineFault(Exception):  # noqa: N818 - the word the other rooms use
    """Words that cannot be read as inline markup; `at` and `end` are offsets in the source."""

    def __init__(self, message: str, hint: str, at: int, end: int) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.at = at
        self.end = end


def parse_inlines(source: str) -> Marked:
    """Parse one field of text, whose lines are joined by a line feed; a line end reads as a space.

    Raises InlineFault for the first thing that is no inline markup.
    """
    if len(source) > LENGTH_LIMIT:
        raise InlineFault(
            f"a text of {len(source)} characters", f"split it: {LENGTH_LIMIT} are the limit", LENGTH_LIMIT, len(source)
        )
    if SPECIAL.search(source) is None:
        return Marked(source=source, inlines=(Words(text=source, at=0),) if source else ())
    parser = _parser()
    state = _PlacedState(source, parser, {}, [])
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    return Marked(source=source, inlines=_tree(state.tokens, len(source)))


_OPENED: Final = regex(r"\{[a-z]+:[a-z0-9-]+(?:\.[a-z]+)?")
"""A reference as far as its closing brace."""


class _PlacedState(StateInline):
    """Notes in each token's `meta` the offset at which it begins."""

    text_at = 0

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        token = super().pushPending()
        token.meta = {"at": self.text_at}
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self._after_delimiters()}
        return token

    def _after_delimiters(self) -> int:
        """Return where the token just pushed begins: a run of `**` gives several before `pos` moves on."""
        if len(self.tokens) > 1 and (last := self.tokens[-2].meta.get("at", -1)) >= self.pos:
            return cast("int", last) + 1
        return self.pos


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").disable(["html_inline", "image"])
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    rules = parser.inline.ruler
    rules.before("text", "place", _place)
    rules.before("text", "foreign", _foreign)
    rules.before("text", "reference", _reference)
    rules.at("link", _link)
    rules.before("autolink", "autolink-scheme", _autolink_scheme)
    return parser


def _place(state: StateInline, silent: bool) -> bool:
    """Note where the text begins that the rules after this one gather; never matches."""
    if not silent and not state.pending:
        cast("_PlacedState", state).text_at = state.pos
    return False


def _reference(state: StateInline, silent: bool) -> bool:
    at = state.pos
    if state.src[at] not in "{}":
        return False
    match = REFERENCE.match(state.src, at)
    if match is None:
        raise _brace(state.src, at)
    kind, target, form = match.groups()
    if kind not in KINDS:
        near = get_close_matches(kind, KINDS, 1)
        hint = f"did you mean {{{near[0]}:{target}}}" if near else f"a reference is to one of {', '.join(KINDS)}"
        raise InlineFault(f"unknown kind of reference '{kind}'", hint, at, match.end())
    if not silent:
        state.push("reference", "", 0).meta |= {"kind": kind, "id": target, "form": form}
    state.pos = match.end()
    return True


def _brace(source: str, at: int) -> InlineFault:
    close = source.find("}", at)
    end = at + 1 if close < 0 or "\n" in source[at:close] else close + 1
    group = source[at:end]
    if group == "}":
        return InlineFault("a closing brace without its opening", "write \\} for a brace in the words", at, end)
    if re.match(r"\{\s*[.#]|\{[^:}]*=", group):
        return InlineFault(
            f"the attribute group '{group}' stands among the words", "move it behind the last word", at, end
        )
    if close < 0 and (opened := _OPENED.match(source, at)):
        return InlineFault("the brace { is not closed", f"end the reference with }}: {opened.group()}}}", at, end)
    return InlineFault(f"'{group}' is no reference", "write {kind:id}, or \\{ for a brace in the words", at, end)


def _foreign(state: StateInline, silent: bool) -> bool:
    """Refuse what belongs in a tail, on a line of its own, or in a register; never matches."""
    del silent
    source, at = state.src, state.pos
    if source.startswith("[@", at):
        raise InlineFault(
            "a citation stands among the words", "move it behind the last word", at, _end(source, at, "]")
        )
    if source[at] == "^" and (at == 0 or source[at - 1].isspace()) and (match := _ID_MARK.match(source, at)):
        hint = "move it to the end of the item, or write \\^ for the sign itself"
        raise InlineFault(f"the id '{match.group()}' stands among the words", hint, at, match.end())
    if source.startswith("<!--", at):
        hint = "put a comment on lines of its own, between items"
        raise InlineFault("a comment stands among the words", hint, at, _end(source, at, "-->"))
    if source.startswith("![", at) and re.compile(r"!\[[^\]]*\]\(").match(source, at):
        hint = "make it an exhibit, and refer to it as {exhibit:id}"
        raise InlineFault("an image stands among the words", hint, at, _end(source, at, ")"))
    if source.startswith("\\\n", at):
        raise InlineFault("a forced line break", "let the line run on, or make two items", at, at + 1)
    return False


def _end(source: str, at: int, close: str) -> int:
    found = source.find(close, at)
    return at + 1 if found < 0 else found + len(close)


_CROWD: Final = (100, 500)
"""Brackets that open, and within how many characters, where none of them is looked at as a link: each would be sought its end."""


_AS_LINK: Final = "write [text](https://…), or \\[ for a bracket in the words"
_PARTED: Final = regex(rf"\s\((?:{BEGINS.pattern})", re.IGNORECASE)
_ROUND: Final = regex(r"\([^()]+\)\Z")


def _link(state: StateInline, silent: bool) -> bool:
    source, at, first = state.src, state.pos, len(state.tokens)
    if source[at] != "[" or source.count("[", at, at + _CROWD[1]) > _CROWD[0]:
        return False
    label_end = state.md.helpers.parseLinkLabel(state, at, True)
    if label_end < 0:
        return False
    if link(state, silent):
        _check_address(source, label_end + 1, state.pos)
        if not silent:
            opening = next(token for token in state.tokens[first:] if token.type == "link_open")
            opening.meta["at"] = at
        return True
    if source.startswith("(", label_end + 1) and label_end + 1 < state.posMax:
        end = _end(source, label_end, ")")
        raise InlineFault(f"'{source[at:end]}' is not a link", _AS_LINK, at, end)
    if _PARTED.match(source, label_end + 1):
        said = "a space parts the words of a link from its address"
        raise InlineFault(said, _AS_LINK, at, _end(source, label_end, ")"))
    if BEGINS.match(source, at + 1) and (turned := _ROUND.search(source, max(at - _CROWD[1], 0), at)) is not None:
        said = "a link with its words in round brackets, and its address in square ones"
        raise InlineFault(said, _AS_LINK, turned.start(), label_end + 1)
    return False


def _autolink_scheme(state: StateInline, silent: bool) -> bool:
    """Read `<scheme:…>` with a scheme that we do not link to as words."""
    if _FOREIGN_SCHEME.match(state.src, state.pos) is None:
        return False
    if not silent:
        state.pending += "<"
    state.pos += 1
    return True


def _check_address(source: str, at: int, end: int) -> None:
    """Check a link's `(address "title")`, which stands from *at* to *end*."""
    tail = source[at:end]
    if match := _HIDDEN_REFERENCE.search(tail):
        start = at + match.start()
        hint = "put it among the words; an address is written out"
        raise InlineFault("a reference stands in a link's address or title", hint, start, _end(source, start, "}"))
    if not BEGINS.match(tail[1:-1].lstrip(" \n<")):
        is_mail = tail[1:-1].lower().startswith("mailto:")
        hint = f"write the whole address, as {'mailto:name@example.org' if is_mail else 'https://…'}"
        said = f"a link to '{tail[1:-1]}', which is not a whole address"
        raise InlineFault(said, hint, at, end)


def _tree(tokens: Sequence[Token], length: int) -> tuple[Inline, ...]:
    """Nest the flat tokens; words that meet become one."""
    open_tokens: list[Token] = []
    levels: list[list[Inline]] = [[]]
    for token in tokens:
        if token.nesting > 0:
            if len(levels) > DEPTH_LIMIT:
                at = token.meta["at"]
                raise InlineFault("markup too deep within markup", "leave some of it out", at, min(at + 1, length))
            open_tokens.append(token)
            levels.append([])
        elif token.nesting < 0:
            children = tuple(levels.pop())
            levels[-1].append(_container(open_tokens.pop(), children))
        else:
            _add(levels[-1], _leaf(token))
    return tuple(levels[0])


def _container(token: Token, children: tuple[Inline, ...]) -> Inline:
    at: int = token.meta["at"]
    match token.type:
        case "strong_open":
            # Its token is the second of the two asterisks.
            return Strong(children=children, at=at - 1)
        case "em_open":
            return Emphasis(children=children, at=at)
        case _:
            return Link(url=str(token.attrs["href"]), children=children, at=at)


def _leaf(token: Token) -> Words | Reference:
    meta: dict[str, Any] = token.meta
    match token.type:
        case "reference":
            return Reference(kind=meta["kind"], id=meta["id"], form=meta["form"], at=meta["at"])
        case "softbreak" | "hardbreak":
            return Words(text=" ", at=meta["at"])
        case "code_inline":
            if _HIDDEN_REFERENCE.search(token.content):
                at: int = meta["at"]
                hint = "take the backticks away"
                raise InlineFault("a reference stands in code", hint, at, at + len(token.content) + 2)
            return Words(text=token.content, at=meta["at"])
        case _:
            return Words(text=token.content, at=meta["at"])


def _add(siblings: list[Inline], leaf: Words | Reference) -> None:
    if isinstance(leaf, Words) and not leaf.text:
        return
    if isinstance(leaf, Words) and siblings and isinstance(before := siblings[-1], Words):
        siblings[-1] = Words(text=before.text + leaf.text, at=before.at)
        return
    siblings.append(leaf)
