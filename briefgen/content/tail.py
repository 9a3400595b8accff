"""The tail of an item: citations, attribute groups and one `^id`, cut from the right of the raw words."""

import re
from collections.abc import Iterator
from typing import Final

from briefgen.content.brackets import broken_citation, open_bracket, unclosed
from briefgen.content.handles import misspelt_handle
from briefgen.content.loose import loose_attribute
from briefgen.content.names import CITATION, TAIL, problem
from briefgen.content.paths import classes
from briefgen.content.runs import Run
from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass
from briefgen.located.validate import MARKUP
from briefgen.regex import regex

_CITATION: Final = regex(r"\[@[^\[\]]*\]")
_GROUP: Final = regex(r'\{(?:[^{}"\\]|"(?:[^"\\]|\\.)*")*\}', re.DOTALL)
_REFERENCE: Final = regex(r"\{[^\s.=\"{}]+:[^={}]*\}")
_CLASS: Final = regex(r"\.([\w-]+)(?=\s|$)")
_PAIR: Final = regex(r'([A-Za-z][\w.-]*)=(?:"((?:[^"\\]|\\.)*)"|([^\s"“”„‘’«»{}]+))(?=\s|$)', re.DOTALL)
_MORE_WORDS: Final = regex(r"(?:\s+[^\s.={}\"][^\s={}\"]*(?=\s|$))+")
_COMMENT: Final = regex(r"(?<!\\)<!--(?:(?!(?<!\\)<!--(?!-?>)|-->).)*-->(?=\s*(?:\Z|\[@|[{^]))", re.DOTALL)
"""A comment in the tail, or right before it. None goes over the beginning of another: many that are not closed are looked at once."""
_CURLY: Final = regex(r"([A-Za-z][\w.-]*)=[“”„‘’«»]([^“”„‘’«»]*)[“”„‘’«»]?\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """`.class` where `value` is None, else `key=value`."""

    name: str
    value: Run | None
    run: Run
    """The whole of it, for diagnostics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    source: str
    locator: str | None
    run: Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    words: Run
    citations: tuple[Citation, ...]
    attributes: tuple[Attribute, ...]
    ids: tuple[Run, ...]
    """Without the `^`."""
    groups: int
    problems: tuple[Diagnostic, ...]
    readable: bool = True
    """Whether the end of every piece was found; otherwise nothing but the one problem is here."""


def cut_tail(run: Run) -> Tail:
    """Part the words of *run* from what stands behind them."""
    at = open_bracket(run)
    fault = comment_behind(run, "put it on a line of its own, above the item or between its fields")
    if fault is None:
        fault = (misspelt_handle(run) or broken_citation(run)) if at is None else unclosed(run, at)
    if fault is not None:
        return unreadable_tail(run, fault)
    tail = cut_closed(run)
    fault = loose_attribute(tail.words, "after the words")
    return tail if fault is None else unreadable_tail(run, fault)


def comment_behind(run: Run, hint: str) -> Diagnostic | None:
    """Return the problem of a comment in the tail: what stands before it would be taken for words."""
    match = _COMMENT.search(run.text)
    if match is None:
        return None
    return problem(MARKUP, "a comment stands among the words", run.span(match.start(), match.end()), hint)


def unreadable_tail(run: Run, fault: Diagnostic) -> Tail:
    return Tail(words=run.cut(0), citations=(), attributes=(), ids=(), groups=0, problems=(fault,), readable=False)


def cut_closed(run: Run) -> Tail:
    """Part the words from a tail all of whose brackets are closed."""
    words, pieces = _pieces(run)
    problems: list[Diagnostic] = []
    groups = [piece for piece in pieces if piece.text.startswith("{")]
    citations = [piece for piece in pieces if piece.text.startswith("[")]
    ids = tuple(piece.cut(1) for piece in pieces if piece.text.startswith("^"))
    return Tail(
        words=words,
        citations=tuple(citation for piece in citations for citation in _citations(piece, problems)),
        attributes=tuple(attribute for group in groups for attribute in _attributes(group, problems)),
        ids=ids,
        groups=len(groups),
        problems=tuple(problems),
    )


def _pieces(run: Run) -> tuple[Run, tuple[Run, ...]]:
    """Return the words, and the pieces of the tail as they stand."""
    pieces: list[Run] = []
    end = len(run.text.rstrip())
    while (start := _last_piece(run.text[:end])) is not None:
        pieces.append(run.cut(start, end))
        end = len(run.text[:start].rstrip())
    return run.cut(0, end), tuple(reversed(pieces))


def _last_piece(text: str) -> int | None:
    """Return where the last piece of a tail begins; each stands after a space."""
    last_space = max(text.rfind(" "), text.rfind("\n"))
    if text.startswith("^", last_space + 1) and len(text) > last_space + 2:
        return last_space + 1
    if text.endswith("]"):
        start = text.rfind("[@")
        found = start >= 0 and _after_space(text, start) and _CITATION.fullmatch(text, start)
        return start if found else None
    return _last_group(text) if text.endswith("}") else None


def _last_group(text: str) -> int | None:
    """Return where an attribute group at the end begins; a brace inside its quotation marks does not begin one."""
    start = text.rfind("{")
    while start >= 0:
        if _GROUP.fullmatch(text, start) and _after_space(text, start):
            return None if _REFERENCE.fullmatch(text, start) else start
        start = text.rfind("{", 0, start)
    return None


def _after_space(text: str, start: int) -> bool:
    return start == 0 or text[start - 1].isspace()


def _citations(piece: Run, problems: list[Diagnostic]) -> Iterator[Citation]:
    inner = piece.cut(1, -1)
    for match in re.finditer(r"[^;]+", inner.text):
        part = inner.cut(match.start(), match.end())
        source, comma, locator = part.text.partition(",")
        if not source.startswith("@") or len(source.strip()) == 1:
            hint = "write [@source, place; @source, place]"
            problems.append(problem(CITATION, f"'{part.text}' is not a citation", part.span(), hint))
            continue
        name = source[1:].strip()
        if (apart := re.search(r"\s", name)) is not None:
            hint = f"put a comma after the source: [@{name[: apart.start()]}, {name[apart.end() :].strip()}]"
            problems.append(problem(CITATION, f"'{part.text}' has no comma after its source", part.span(), hint))
            continue
        words = " ".join(locator.split())
        yield Citation(source=name, locator=words if comma else None, run=part)


def _attributes(group: Run, problems: list[Diagnostic]) -> Iterator[Attribute]:
    inner = group.cut(1, -1)
    if not inner.text:
        problems.append(problem(TAIL, "empty braces", group.span(), "delete them"))
    position = 0
    while position < len(inner.text):
        if inner.text[position].isspace():
            position += 1
        elif match := _CLASS.match(inner.text, position):
            position = match.end()
            yield Attribute(name=match.group(1), value=None, run=inner.cut(match.start(), match.end()))
        elif match := _PAIR.match(inner.text, position):
            position = _unquoted_end(inner, match, problems)
            if position == match.end():
                run = inner.cut(match.start(), position)
                yield Attribute(name=match.group(1), value=_value(inner, match), run=run)
        else:
            position = _unreadable(inner, position, problems)


def _unquoted_end(inner: Run, match: re.Match[str], problems: list[Diagnostic]) -> int:
    """Return where a pair ends; words that follow a value without quotation marks are its own, and a problem."""
    more = _MORE_WORDS.match(inner.text, match.end())
    if match.group(3) is None or more is None:
        return match.end()
    known = all(word in classes() for word in more.group().split())
    if known and not match.group(3).endswith(","):
        # Each is reported as a class that lacks its dot.
        return match.end()
    name, value = match.group(1), " ".join(inner.text[match.start(3) : more.end()].split())
    several = "several readers" if name == "readers" and "," in value else "several words"
    hint = f'put {several} in quotation marks: {name}="{value}"'
    span = inner.span(match.start(), more.end())
    problems.append(problem(TAIL, f"'{name}' goes on behind a space", span, hint))
    return more.end()


def _value(inner: Run, match: re.Match[str]) -> Run:
    if match.group(2) is None:
        return inner.cut(match.start(3), match.end(3))
    return inner.cut(match.start(2), match.end(2)).unescaped('"')


def _unreadable(inner: Run, position: int, problems: list[Diagnostic]) -> int:
    """Report what is neither class nor pair; return where it ends."""
    if match := _CURLY.match(inner.text, position):
        hint = f'use straight quotation marks: {match.group(1)}="{match.group(2).strip()}"'
        problems.append(problem(TAIL, "curly quotation marks in the braces", inner.span(position, match.end()), hint))
        return match.end()
    word = inner.text[position:].split(maxsplit=1)[0]
    hint = f"the dot is missing: {{.{word}}}" if word in classes() else 'write .word, name=word or name="words"'
    span = inner.span(position, position + len(word))
    problems.append(problem(TAIL, f"'{word}' cannot stand in the braces", span, hint))
    return position + len(word)
