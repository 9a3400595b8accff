"""What a YAML text says, with the place of every value.

We build from the C parser's events: `yaml.compose` recurses in C, and ends the process on a deeply nested file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

import yaml

from briefgen.diagnostics import Diagnostic, Span, UserError
from briefgen.frozen import dataclass
from briefgen.located.positions import Located, Location, Positions, ValuePlace
from briefgen.located.scalars import Break, ScalarFault, breaks, breaks_on_one_line, on_one_line, resolve
from briefgen.located.text import INDENT, indents, mended, no_place, refused
from briefgen.regex import regex

DEPTH_LIMIT: Final = 24
SIZE_LIMIT: Final = 60_000
"""Values in one file, those that aliases repeat included."""
_REPORTED: Final = 200
"""Lines of one file that are wrongly indented."""
SYNTAX: Final = "BG101"
DUPLICATE: Final = "BG102"

Loader: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Alias: Final = yaml.AliasEvent
_Scalar: Final = yaml.ScalarEvent
_Sequence: Final = yaml.SequenceStartEvent
_SequenceEnd: Final = yaml.SequenceEndEvent
_MappingEnd: Final = yaml.MappingEndEvent
"""Of each value of a file it is asked which of these it is: by identity, for the parser makes no others."""


def parsed(text: str, path: Path, first_line: int) -> Located:
    """Return the one document of a text, as `parse_yaml` does."""
    return _built(_Builder(text=text, path=path, first_line=first_line))


def parsed_of_ours(text: str, path: Path) -> Located:
    """Return the one document of a file of ours, with places that are told as somebody asks."""
    builder = _Builder(text=text, path=path, first_line=1, later=True)
    located = _built(builder)
    return replace(
        located,
        positions=Positions(_Later(builder, located.positions.places)),
        keys=_Later(builder, located.keys),
    )


def _built(builder: "_Builder") -> Located:
    tabs = tuple(islice(_tabs(builder.text, builder.path, builder.first_line), _REPORTED))
    if tabs:
        raise UserError(*tabs)
    data = builder.document()
    if builder.problems:
        raise UserError(*builder.problems)
    return Located(data=data, positions=Positions(builder.places), keys=builder.keys)


def _tabs(text: str, path: Path, first_line: int) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), first_line):
        if match := INDENT.match(line):
            yield Diagnostic(
                code=SYNTAX,
                message=f"{indents(match['sign'])} this line",
                span=Span(path=path, line=number, column=match.end()),
                hints=(mended(match["sign"]),),
            )


@dataclass(slots=True, kw_only=True)
class _Builder:
    text: str
    path: Path
    first_line: int
    later: bool = False
    """Whether places are to be told when somebody asks for them: nothing is wrong with our own files, so hardly anybody does."""
    places: dict[Location, Any] = field(default_factory=dict)
    keys: dict[Location, Any] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    parted: set[int] = field(default_factory=set)
    """Where words in braces begin of which it was told that a comma ends them."""
    size: int = 0
    events: Iterator[Any] = field(default_factory=lambda: iter(()))

    def document(self) -> Any:
        """Return what the text says; the parser's errors become ours."""
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            raise UserError(self._syntax(error)) from None
        except yaml.YAMLError:
            span = Span(path=self.path, line=self.first_line)
            raise UserError(
                Diagnostic(
                    code=SYNTAX,
                    message="the file holds a character that may stand in no file of names and values",
                    span=span,
                )
            ) from None

    def _document(self) -> Any:
        self.events = iter(Loader(self.text).get_event, None)
        event = next(self.events)
        while isinstance(event, yaml.StreamStartEvent | yaml.DocumentStartEvent):
            event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self.places[()] = ValuePlace(path=self.path, line=self.first_line, column=1)
            return None
        data = self._value(event, ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._stop(after.start_mark, "a second document begins here", "keep one document in a file")
        return data

    def _value(self, event: Any, location: Location) -> Any:
        self._count(event, 1)
        if len(location) > DEPTH_LIMIT:
            raise self._stop(event.start_mark, *_TOO_DEEP)
        kind = type(event)
        if kind is _Alias:
            return self._alias(event, location)
        self._check_tag(event)
        if kind is _Scalar:
            data = self._scalar(event, location)
            if event.anchor:
                self.anchors[event.anchor] = (data, 1)
            return data
        before = self.size
        self.places[location] = self._kept(event)
        data = self._sequence(location) if kind is _Sequence else self._mapping(location, in_braces=event.flow_style)
        if event.anchor:
            self.anchors[event.anchor] = (data, self.size - before + 1)
        return data

    def _sequence(self, location: Location) -> list[Any]:
        items: list[Any] = []
        while type(event := next(self.events)) is not _SequenceEnd:
            items.append(self._value(event, (*location, len(items))))
        return items

    def _mapping(self, location: Location, *, in_braces: bool = False) -> dict[str, Any]:
        items: dict[str, Any] = {}
        before: Any = None
        """The key before, of those that have a value."""
        while type(event := next(self.events)) is not _MappingEnd:
            key = self._key(event)
            own = (*location, key)
            if key in items:
                first = self.place(self.keys[own])
                self._report(
                    DUPLICATE, event, f"'{key}' is written twice", f"keep one; it stands in line {first.line} already"
                )
                # The repeated value is read for its own problems, and left out.
                self._value(next(self.events), own)
                continue
            self.keys[own] = self._kept(event)
            items[key] = self._value(next(self.events), own)
            if in_braces and items[key] is None and self._is_rest(event, before):
                del items[key]
            else:
                before = event
        return items

    def _is_rest(self, event: Any, before: Any) -> bool:
        """Tell whether what stands in braces as a key is the rest of the words of the key before, which a comma ends; and say so,
        once for all of them.
        """
        if before is None or ":" in event.value or _NO_COLON.match(self.text, event.end_mark.index) is None:
            return False
        begun = before.start_mark.index
        if begun not in self.parted:
            whole = _IN_BRACES.match(self.text, begun)
            if whole is None:
                return False
            self.parted.add(begun)
            words = " ".join(whole[2].split())
            written = f': `{whole[1]}: "{words}"`' if len(words) <= _WHOLE else ""
            message = f"the comma before '{event.value[:_SHOWN]}' ends the words before it"
            self._report(SYNTAX, event, message, f"put them in quotation marks{written}")
        return True

    def _key(self, event: Any) -> str:
        """Return a key as words, whatever its type would be: `1.3` is the name of a section."""
        if type(event) is not _Scalar:
            raise self._stop(event.start_mark, "a name that is not a word", "write `name: value`")
        self._check_tag(event)
        return str(event.value)

    def _scalar(self, event: Any, location: Location) -> Any:
        quoted = bool(event.style)
        try:
            data = event.value if quoted else resolve(event.value)
        except ScalarFault as fault:
            self._report(SYNTAX, event, str(fault), "put it in quotation marks if it is words")
            data = None
        if not isinstance(data, str):
            self.places[location] = self._kept(event)
            return data
        # The text has none: one can only come of an escape, as it is written between these.
        if event.style == '"' and (found := next(refused(data), None)) is not None:
            self._report(SYNTAX, event, no_place(found.group()), "delete the backslash and what belongs to it")
        self.places[location] = self._kept(event, data)
        return data

    def _alias(self, event: Any, location: Location) -> Any:
        self.places[location] = self._kept(event)
        if event.anchor not in self.anchors:
            raise self._stop(
                event.start_mark, f"'*{event.anchor}' repeats nothing that ends before it", "write the value out"
            )
        data, size = self.anchors[event.anchor]
        self._count(event, size)
        return data

    def _count(self, event: Any, size: int) -> None:
        self.size += size
        if self.size > SIZE_LIMIT:
            raise self._stop(event.start_mark, f"more than {SIZE_LIMIT} values", "split the file")

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None:
            self._report(SYNTAX, event, f"'{event.tag}' has no meaning here", "take it away")

    def _kept(self, event: Any, text: str | None = None) -> Any:
        """Return where a value stands, or what tells that later."""
        marks = event.start_mark, event.end_mark, getattr(event, "style", None), text
        return marks if self.later else self.place(marks)

    def place(self, kept: Any) -> ValuePlace:
        """Return where a value stands; of a text, where each of its lines does."""
        if type(kept) is ValuePlace:
            return kept
        start, end, style, text = kept
        line, column = start.line + self.first_line, start.column + 1
        is_one_line = start.line == end.line
        if text is None:
            lines: tuple[Break, ...] = ()
        elif is_one_line and not style:
            lines = ((0, line, column),)
        else:
            lines = breaks(self.text[start.index : end.index], line, column, style or None, text)
        end_column = end.column + 1 if is_one_line and end.column >= column else None
        on_line = () if text is None or on_one_line(text) == text else breaks_on_one_line(text, lines)
        return ValuePlace(self.path, line, column, end_column, lines, on_line)

    def _report(self, code: str, event: Any, message: str, *hints: str) -> None:
        self.problems.append(
            Diagnostic(code=code, message=message, span=self.place(self._kept(event)).span(), hints=hints)
        )

    def _stop(self, mark: Any, message: str, *hints: str) -> UserError:
        span = Span(path=self.path, line=mark.line + self.first_line, column=mark.column + 1)
        return UserError(*self.problems, Diagnostic(code=SYNTAX, message=message, span=span, hints=hints))

    def _syntax(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        from briefgen.located.causes import key_without_colon, open_quote  # noqa: PLC0415 - for what is wrong alone

        cause = error.problem or ""
        mark = error.problem_mark or error.context_mark
        if any(needle in cause for needle in _SAID_BY_CONTEXT):
            # What was opened says more than where the parser gave up.
            mark = error.context_mark or mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        lines = self.text.split("\n")
        if "did not find expected key" in cause and (quote := open_quote(lines, line)) is not None:
            cause, (line, column) = "unexpected end of stream", quote
        elif "did not find expected key" in cause and (words := _WORDS_AFTER_BRACE.fullmatch(lines[line])) is not None:
            cause, column = _BRACE_FIRST, words.start(2)
        elif "mapping values" in cause and (key := key_without_colon(lines, line, column)) is not None:
            cause, (line, column) = "could not find expected ':'", key
        message, hint = next(
            (words for needle, words in _WORDS.items() if needle in cause),
            ("the line cannot be read", "check its indentation and its quotation marks"),
        )
        if "did not find expected '-'" in cause and (named := _NAMED.match(lines[min(line, len(lines) - 1)])):
            indent = (error.context_mark.column if error.context_mark else 0) + 2
            hint = f"put {indent} spaces before it, so that it belongs to the entry above: `{' ' * indent}{named[1]}`"
        hint = _mend(message, lines[min(line, len(lines) - 1)], column) or hint
        line, column = self._within(line, column)
        span = Span(path=self.path, line=line + self.first_line, column=column + 1)
        return Diagnostic(code=SYNTAX, message=message, span=span, hints=(hint,))

    def _within(self, line: int, column: int) -> tuple[int, int]:
        """Return the place, or that of the last character where the parser stopped behind it."""
        lines = self.text.rstrip().split("\n")
        return (line, column) if line < len(lines) else (len(lines) - 1, max(len(lines[-1]) - 1, 0))


class _Later(Mapping[Location, ValuePlace]):
    """Where the values of a file stand, told as somebody asks."""

    def __init__(self, builder: _Builder, kept: Mapping[Location, Any]) -> None:
        self._builder = builder
        self._kept = kept

    def __getitem__(self, location: Location) -> ValuePlace:
        return self._builder.place(self._kept[location])

    def __iter__(self) -> Iterator[Location]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __reduce__(self) -> tuple[type[dict[Location, ValuePlace]], tuple[dict[Location, ValuePlace]]]:
        """Go whole to another process: the parser's marks cannot."""
        return dict, (dict(self),)


def _mend(message: str, line: str, column: int) -> str:
    """Return what the line should be, where that is plain."""
    sign = line[column : column + 1]
    closing = {"[": "]", "{": "}"}.get(sign, "")
    if message == _OPEN_QUOTATION and sign:
        return f"add {sign} at the end of the words, or delete this one"
    if message == _OPEN_BRACKET and closing and closing not in line[column:] and len(line) <= _SHOWN:
        return f"add {closing} at the end: `{line.strip()}{closing}`"
    if message == _BRACE_FIRST and (match := _WORDS_AFTER_BRACE.fullmatch(line)) is not None:
        return f'put them in quotation marks: `{match[1].strip()} "{match[2].strip()}"`'
    if message == _COLON and (match := _WORDS_WITH_COLON.fullmatch(line)) is not None:
        return f'put the words in quotation marks: `{match[1].strip()} "{match[2].strip()}"`'
    return ""


_SHOWN: Final = 60
"""Characters of a line that fit in a hint."""
_OPEN_BRACKET: Final = "a bracket is not closed"
_OPEN_QUOTATION: Final = "a quotation mark is not closed"
_COLON: Final = "a colon where none may stand"
_WORDS_WITH_COLON: Final = regex(r"((?:\s*- )?\s*[\w-]+:) +([^\s\"'\[{|>&*!%#][^\"]{0,80}?)(?:\s+#.*)?")
_NO_COLON: Final = regex(r"\s*[,}]")
_IN_BRACES: Final = regex(r"([\w.-]+):\s+([^\s,{}\[\]\"'](?:(?!,\s*[\w.-]+:\s)[^{}\[\]])*)")
"""A key in braces, and its words up to the next key or the end."""
_WHOLE: Final = 200
"""Characters of them that fit in a hint."""
_BRACE_FIRST: Final = "words that begin with a brace"
_WORDS_AFTER_BRACE: Final = regex(r"((?:\s*- )?\s*[\w-]+:) +(\{\w+:[\w.-]+\}[^\"]{1,80})")
"""Words that begin with a reference, as `{figure:quay-cost}`."""
_NAMED: Final = regex(r"\s*(\w[\w-]*:(?: .{0,40}|))")
_TOO_DEEP: Final = (f"more than {DEPTH_LIMIT} levels deep", "use fewer levels")
_SAID_BY_CONTEXT: Final = ("unexpected end of stream", "',' or", "could not find expected ':'")
_WORDS: Final = {
    # The scanner, which reads ahead, has a limit of its own.
    "maximum nesting depth": _TOO_DEEP,
    "mapping values are not allowed": (
        _COLON,
        "put words that hold a colon and a space in quotation marks, and check the indentation",
    ),
    "cannot start any token": ("a value may not begin so", "put it in quotation marks"),
    "did not find expected ',' or": (_OPEN_BRACKET, "close it, and separate its entries by commas"),
    "did not find expected node content": (_OPEN_BRACKET, "close it, and separate its entries by commas"),
    "unexpected end of stream": (_OPEN_QUOTATION, "close it"),
    "unknown escape": ("a backslash before a letter that takes none", "use single quotation marks, or write \\\\"),
    "could not find expected ':'": ("a name without its colon", "write `name: value`"),
    "did not find expected key": (
        "the line does not fit where it stands",
        "check its indentation, and that nothing follows a closing quotation mark",
    ),
    "did not find expected '-'": (
        "this line belongs to no entry of the list",
        "begin it with `- `, or put two spaces before it to go on with the entry above",
    ),
    _BRACE_FIRST: (_BRACE_FIRST, "put them in quotation marks"),
    "undefined alias": ("a value that begins with *", "put it in quotation marks"),
    "block sequence entries are not allowed": (
        "a list begins in the line of its name",
        "begin it on a line of its own",
    ),
    "directive": ("a line may not begin with %", "put the value in quotation marks"),
}
