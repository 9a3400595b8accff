"""What a build may take over from the one before it in the same process: briefs whose cleared content, form and look are the
same still. Nothing here is decided by a file's name or time: what a brief is composed from is compared itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, Self

from briefgen.audience.load import LoadedAudience
from briefgen.build.exact import exact
from briefgen.build.outputs import ProseRecord
from briefgen.content.house_rules import LoadedHouseRules
from briefgen.content.markdown import read_sections
from briefgen.content.written import Section, WrittenFile
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.document import Document
from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedPack
from briefgen.locale.model import Locale
from briefgen.located.positions import Located
from briefgen.located.yaml import parse_yaml
from briefgen.theme.model import Theme
from briefgen.writers.options import WriteOptions

if TYPE_CHECKING:
    from briefgen.checks.rule import DayPlaces
    from briefgen.compose.back import Back
    from briefgen.compose.compose import LayOut
    from briefgen.compose.fitted import Cut, Fitted
    from briefgen.layout.fonts import FontFolder
    from briefgen.layout.model import Layout
    from briefgen.layout.remembered import Galleys
    from briefgen.readability.figures import Figures
    from briefgen.theme.play import Play

MOST: Final = 256
"""Briefs that somebody who watches a project needs at the most: those of some dozen packs."""
LOOKS: Final = 8
"""Of each brief: one that is over its limits is tried in about as many, and in its theme for Word."""


_Key = tuple[str, str, str, str | None]
"""Pack, audience, language, and the other form of the brief that it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A pack as cleared in one language, and the words of the house in it."""

    cleared: ClearedPack
    locale: Locale


@dataclass(frozen=True, kw_only=True)
class Ground:
    """All that a brief is composed from and checked by, besides the templates: those are the same as long as it is kept."""

    cleared: ClearedPack
    audience: LoadedAudience
    locale: Locale
    theme: Theme
    house: LoadedHouseRules
    days: "DayPlaces"
    """Where the findings of the days that items name are told."""
    second: Tongue | None = None
    """The second language of a bilingual brief."""

    @property
    def tongues(self) -> tuple[Tongue, ...]:
        first = Tongue(cleared=self.cleared, locale=self.locale)
        return (first, self.second) if self.second else (first,)

    @property
    def locales(self) -> Mapping[str, Locale]:
        """The words of the house in each of its languages."""
        return {tongue.locale.tag: tongue.locale for tongue in self.tongues}

    @property
    def sign_offs(self) -> Mapping[str, tuple[str, ...]]:
        """The offices that must agree, as each of its languages calls them."""
        return {tongue.locale.tag: tongue.cleared.head.sign_offs for tongue in self.tongues}

    def is_written_as(self, other: "Ground") -> bool:
        """Tell whether numbers have the same decimals, and moments the same zones: two that are equal may differ in that."""
        return self.written == other.written

    @cached_property
    def written(self) -> tuple[str, ...]:
        """How its numbers and moments are written."""
        return exact(tuple(tongue.cleared for tongue in self.tongues))


@dataclass(slots=True)
class Worked:
    """What was made of a composed brief, each thing when it was first asked for: the same brief has the same."""

    files: dict[tuple[str, WriteOptions], bytes] = field(default_factory=dict)
    """Format and options → what was written of it."""
    layout: "Layout | None" = None
    pages: int | None = None
    words: int | None = None
    readability: "Figures | None" = None
    prose: ProseRecord | None = None
    word_layout: "Layout | None" = None
    lay_out: "LayOut | None" = None
    """What lays it out for Word, where that is not as for the PDF; None where an earlier process composed it."""
    baselines: dict[str, bytes] = field(default_factory=dict)
    """The id of a Word document → the record of what its anchors stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A composed brief, with what the rules of briefs found in it."""

    composed: "Fitted"
    findings: tuple[Diagnostic, ...]
    lay_out: "LayOut"
    """What laid it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBrief:
    """What is kept of a brief that was composed and looked over; its pages are laid out again where somebody wants them."""

    document: Document
    theme: Theme
    """The one asked for, or as far as that has given way."""
    play: "Play | None"
    cuts: "tuple[Cut, ...]"
    back: "Back | None"
    uncut: Document | None
    pages: int
    findings: tuple[Diagnostic, ...]
    """The limits that it or what went for its length breaks, and then what the rules of briefs found."""
    templates: tuple[Path, ...]
    worked: Worked = field(default_factory=Worked, repr=False, compare=False)

    @classmethod
    def of(cls, checked: Checked) -> Self:
        composed = checked.composed
        pages = composed.layout.page_count
        return cls(
            document=composed.document,
            theme=composed.theme,
            play=composed.play,
            cuts=composed.cuts,
            back=composed.back,
            uncut=composed.uncut,
            pages=pages,
            findings=(*composed.of_cuts, *composed.diagnostics, *checked.findings),
            templates=composed.templates,
            worked=Worked(layout=composed.layout, pages=pages, lay_out=checked.lay_out),
        )

    def says_as(self, other: "KeptBrief") -> bool:
        """Tell whether it has the same words in the same look, as far as that gave way for its length."""
        return self.document == other.document and self.theme == other.theme


class Earlier(Protocol):
    """The briefs of a pack as other processes made them before."""

    def brief(self, ground: Ground, make: Callable[[], KeptBrief]) -> KeptBrief:
        """Return the brief that was made on the same ground, else what *make* makes."""


@dataclass(slots=True)
class Kept:
    most: int = 0
    """How many briefs are kept, the earliest forgotten first; a single build needs none."""
    earlier: dict[str, Earlier] = field(default_factory=dict)
    """By pack."""
    _briefs: dict[_Key, tuple[Ground, KeptBrief]] = field(default_factory=dict)
    _layouts: dict[_Key, list["_LaidOut"]] = field(default_factory=dict)
    _looks: dict[_Key, list["_Look"]] = field(default_factory=dict)

    _parsed: dict[tuple[Path, int], tuple[str, Located]] = field(default_factory=dict)
    _sections: dict[Path, tuple[tuple[str, Section], WrittenFile]] = field(default_factory=dict)

    def taken_to(self, copy: Path, home: Path) -> "Kept":
        """Return what can be taken over where a copy of the content in *home* stands: briefs, and nothing that was read of files.

        Their own places stand below the content, save for those of days.
        """

        def there(span: Span) -> Span:
            path = span.path
            return replace(span, path=copy / path.relative_to(home)) if path.is_relative_to(home) else span

        briefs = {}
        for key, (ground, kept) in self._briefs.items():
            days = {name: there(span) for name, span in ground.days.items()}
            findings = tuple(replace(one, span=there(one.span)) if one.span else one for one in kept.findings)
            briefs[key] = replace(ground, days=days), replace(kept, findings=findings)
        return Kept(most=self.most or MOST, _briefs=briefs, _layouts=dict(self._layouts))

    def parsed(self, text: str, path: Path, first_line: int = 1) -> Located:
        """Return what was read of the same words in the same YAML file, else read it. Raises `UserError`, as that does."""
        known = self._parsed.get((path, first_line))
        if known is None or known[0] != text:
            known = (text, parse_yaml(text, path, first_line))
            if self.most:
                self._parsed[path, first_line] = known
        return known[1]

    def sections(self, text: str, path: Path, around: Section) -> WrittenFile:
        """Return what was read of the same words in the same file and under the same front matter, else read it."""
        written = (text, around)
        known = self._sections.get(path)
        if known is None or known[0] != written:
            known = (written, read_sections(text, path, around))
            if self.most:
                self._sections[path] = known
        return known[1]

    def brief(self, ground: Ground, make: Callable[[], Checked]) -> KeptBrief:
        """Return the brief that was made on the same ground, else a new one."""
        key = _key(ground)
        known = self._briefs.get(key)
        is_written_alike = known is not None and known[0].is_written_as(ground)
        if known is not None and is_written_alike and known[0] == ground:
            return known[1]
        made = self._made(ground, lambda: KeptBrief.of(make()))
        if known is not None and is_written_alike and made.says_as(known[1]):
            # Something changed that this brief does not say: what is written of it is the same.
            made = replace(made, worked=known[1].worked)
        self._briefs.pop(key, None)
        self._briefs[key] = (ground, made)
        while len(self._briefs) > self.most:
            gone = next(iter(self._briefs))
            del self._briefs[gone]
            self._layouts.pop(gone, None)
            self._looks.pop(gone, None)
        return made

    def _made(self, ground: Ground, make: Callable[[], KeptBrief]) -> KeptBrief:
        earlier = self.earlier.get(ground.cleared.name)
        return make() if earlier is None else earlier.brief(ground, make)

    def layouts(self, ground: Ground) -> "LayOut":
        """Return what lays out the drafts of the brief that is made on *ground*: those of the time before as they were then, and in
        others the blocks that are as they were.
        """
        from briefgen.layout.lay_out import lay_out  # noqa: PLC0415 - a list of packs lays nothing out
        from briefgen.layout.remembered import Galleys  # noqa: PLC0415

        if not self.most:
            return lay_out
        key, now = _key(ground), list[_LaidOut]()
        is_written_alike = key in self._briefs and self._briefs[key][0].is_written_as(ground)
        before = self._layouts.get(key, []) if is_written_alike else []
        looks = self._looks.get(key, []) if is_written_alike else []
        self._layouts[key], self._looks[key] = now, looks

        def galleys(theme: Theme) -> Galleys:
            known = next((galleys for look, galleys in looks if look == theme), None)
            if known is None:
                known = Galleys()
                looks.append((theme, known))
                del looks[:-LOOKS]
            return known

        def laid_out(document: Document, theme: Theme, fonts: "FontFolder") -> "Layout":
            known = (layout for was, look, layout in before if was == document and look == theme)
            layout = next(known, None) or lay_out(document, theme, fonts, galleys(theme))
            now.append((document, theme, layout))
            return layout

        return laid_out


_LaidOut = tuple[Document, Theme, "Layout"]
_Look = tuple[Theme, "Galleys"]
"""A look, and how the blocks were set in it that stood at each place last."""


def _key(ground: Ground) -> _Key:
    """Return by what a brief is known again."""
    cleared = ground.cleared
    return cleared.name, cleared.audience, cleared.language, ground.audience.form_name
