"""What the whole room shares while one brief is read: what it reads, for whom, and what is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from typing import TypeVar

from markdown_it.tree import SyntaxTreeNode

from briefgen.audience.form import AudienceForm
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.nodes import Block
from briefgen.document.origins import ItemOrigin, PhraseOrigin, TemplateOrigin
from briefgen.document.places import span_of
from briefgen.document.references import exhibit_anchor
from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedPack
from briefgen.locale.model import Locale
from briefgen.markup.rendered import ExhibitBlock, PackField, Rendered, TemplatePlace
from briefgen.reader.remembered import Remembered

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfRecord:
    """A block of markup that prints fields of the record at hand and tells nothing else, and what was read of it."""

    node: SyntaxTreeNode
    fields: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    rendered: Rendered
    cleared: ClearedPack
    locale: Locale
    form: AudienceForm
    lines: tuple[str, ...]
    """Of the markup."""
    problems: dict[Diagnostic, None] = field(default_factory=dict)
    generated: set[str] = field(default_factory=set)
    """The names of generated parts that have been met."""
    shown: set[str] = field(default_factory=set)
    """The exhibits that have been met, by id."""
    named: dict[str, ItemOrigin] = field(default_factory=dict)
    """The exhibits that words refer to, each with the first of them."""
    remembered: Remembered = field(default_factory=Remembered)
    of_record: list[str] = field(default_factory=list)
    """The fields of the record at hand that were printed."""
    parts: list["OfRecord"] = field(default_factory=list)
    """The blocks of the outline that print some."""

    @classmethod
    def of(
        cls, rendered: Rendered, cleared: ClearedPack, locale: Locale, form: AudienceForm, remembered: Remembered
    ) -> "Reading":
        lines = tuple(rendered.markup.split("\n"))
        return cls(rendered=rendered, cleared=cleared, locale=locale, form=form, lines=lines, remembered=remembered)

    def once(self, node: SyntaxTreeNode, read: Callable[[], Made], *, to: str = "blocks") -> Made:
        """Return what *read* makes of a block or of words, or made of them when the brief was composed before; *to* names what that is.

        That hangs on its lines and on the one that closes it, on where they come from, and on how deep it stands in lists and boxes;
        with words on these and on where their block comes from.
        """
        token = node.nester_tokens.opening if node.nester_tokens else node.token
        assert token is not None
        start, end = token.map or (0, 0)
        lines = node.content if node.type == "inline" else self.lines[start : end + 1]
        key = (to, node.type, token.level, lines, self.rendered.places[start : end + 1])
        return self.remembered.part(key, read, self._told)

    def again(self, target: ExhibitBlock, line: int, read: Callable[[], Made]) -> Made:
        """Return what *read* makes of an exhibit at a line of the markup, or made of it when the brief was composed before."""
        return self.remembered.part((target, self.place(line)), read, self._told)

    def of_target(self, target: PackField, read: Callable[[], Made]) -> Made:
        """Return what *read* makes of a token that stands for the same wherever it stands, or made of it before."""
        return self.remembered.part(target, read, self._told)

    def noted(self, node: SyntaxTreeNode, read: Callable[[], tuple[Block, ...]]) -> tuple[Block, ...]:
        """Return what *read* makes of a block of the outline; where it is of the record at hand, that is noted."""
        *before, printed = self._told()
        blocks = read()
        *after, now = self._told()
        if now > printed and after == before:
            self.parts.append(OfRecord(node=node, fields=tuple(self.of_record[printed:]), blocks=blocks))
        return blocks

    def _told(self) -> tuple[int, ...]:
        return tuple(map(len, (self.problems, self.generated, self.shown, self.named, self.of_record)))

    def place(self, line: int) -> TemplatePlace:
        """Return where a line of the markup comes from; lines count from 0."""
        return self.rendered.places[min(line, len(self.rendered.places) - 1)]

    def template_origin(self, line: int) -> TemplateOrigin:
        place = self.place(line)
        return TemplateOrigin(path=place.template, line=place.line)

    def phrase_origin(self, key: str) -> PhraseOrigin:
        return PhraseOrigin(key=key, language=self.locale.tag)

    def anchor(self, exhibit: str) -> str | None:
        """Return the anchor of an exhibit where it is shown first: what shows it again has none."""
        if exhibit in self.shown:
            return None
        self.shown.add(exhibit)
        return exhibit_anchor(exhibit)

    def fault(self, code: str, message: str, line: int, *hints: str) -> None:
        """Note a fault of the template at a line of the markup, and let reading go on."""
        place = self.place(line)
        self._note(code, message, Span(path=place.file, line=place.line), hints)

    def content_fault(self, code: str, message: str, origin: ItemOrigin, *hints: str) -> None:
        """Note a fault of the content."""
        self._note(code, message, span_of(origin), hints)

    def brief_fault(self, code: str, message: str, field: str, *hints: str) -> None:
        """Note a fault of the whole brief, at the front matter's *field* that is to mend it."""
        self.content_fault(code, message, replace(self.cleared.title_origin, field=field), *hints)

    def locale_fault(self, code: str, message: str) -> None:
        """Note a fault of the language's file."""
        self._note(code, message, Span(path=self.locale.path, line=1), ("add it under strings",))

    def _note(self, code: str, message: str, span: Span | None, hints: Sequence[str]) -> None:
        found = Diagnostic(code=code, message=message, span=span, hints=tuple(hints), audience=self.cleared.audience)
        self.problems[found] = None
