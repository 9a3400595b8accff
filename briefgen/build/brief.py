"""A brief: the document one audience gets from one pack, composed and checked, not yet in any format."""

from collections.abc import Iterable
from dataclasses import field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefgen.audience.form import Readability
from briefgen.audience.load import LoadedAudience
from briefgen.build.kept import KeptBrief, Worked
from briefgen.build.nothing import BY_GROUP
from briefgen.build.outputs import ProseRecord
from briefgen.build.prose import prose_record
from briefgen.build.signing import Signing
from briefgen.build.stems import stem
from briefgen.build.unknown import nearest
from briefgen.build.wordlook import word_theme
from briefgen.build.writing import cannot_write, write_brief
from briefgen.checks.let_stand import LetStand
from briefgen.checks.translations import Unread
from briefgen.compose.back import Back
from briefgen.compose.fitted import Cut
from briefgen.diagnostics import Diagnostic, Severity, UnknownNameError, UserError, errors
from briefgen.document.document import Document, Marking
from briefgen.document.places import printed_items
from briefgen.document.words import count_words
from briefgen.frozen import dataclass
from briefgen.gate.clear import Cleared
from briefgen.gate.records import Withheld
from briefgen.layout.fonts import FontFolder
from briefgen.layout.lay_out import lay_out
from briefgen.layout.model import Layout
from briefgen.leak.check import Question
from briefgen.project.folder import ProjectFolder
from briefgen.readability.figures import Figures, figures_of
from briefgen.theme.model import Theme
from briefgen.theme.play import Play
from briefgen.writers.formats import FORMATS, unused_options
from briefgen.writers.options import WriteOptions

if TYPE_CHECKING:
    from briefgen.writers.docx.reference.read import Reference


@dataclass(frozen=True, kw_only=True)
class Brief:
    """One audience's brief.

    `document` is the tree and `layout` where its lines and pages fall; `diagnostics` is all that the checks found. Where it
    is `refused` it must not go out: `render` and `save` say why.
    """

    pack: str
    audience: str
    language: str
    form: str | None
    """The other form of the brief that it is; None for the audience's own."""
    stem: str
    """What its files are called: `minister`, `minister.hi-IN`, `diplomat.cable`."""
    document: Document
    theme: Theme
    fonts: FontFolder
    reference: "Reference | None"
    """The letterhead that a Word document goes into, and for whose page the brief is laid out."""
    folder: ProjectFolder
    """The project's, whose records it goes into when it is saved."""
    leak_question: Question
    """What its finished files are held against before any is put in place."""
    items: tuple[str, ...]
    """The items whose words it prints, in the pack's order."""
    left_out: tuple[str, ...]
    """Cleared for this audience, yet not printed: cut for length, or without a place in the template."""
    cuts: tuple[Cut, ...]
    """What of that was cut for length, the most important first."""
    back: Back | None
    """What the first of them to come back would cost, composed and laid out with it; None where nothing was cut."""
    uncut: Document | None
    """The tree as if nothing had been cut; None where nothing was."""
    play: Play | None
    """How far its theme has given way for its length; None for not at all. `theme` and `layout` are as it has."""
    withheld: tuple[Withheld, ...]
    """What this audience may not see, and why: for the unit's own records only."""
    diagnostics: tuple[Diagnostic, ...]
    prose_limits: Readability
    """How hard its prose may be, as its form has it."""
    strength: str
    """`checked`, or `not machine-checked` where nobody has measured a lexicon of its language."""
    unread: tuple[Unread, ...]
    """The translations in it that nobody has reviewed in the words of now: they make it a draft."""
    overruled: tuple[LetStand, ...]
    """The findings that reasons let stand: the pack's, of what it prints, and then its own."""
    templates: tuple[Path, ...]
    """Every file of `templates/` that gave it its form: what goes where, the audience, the theme, the words of the house."""
    embargo_until: datetime | None = None
    """Until when what is in it is held back from others; None where nothing is."""
    unreviewed: bool = False
    """Whether something in it is a translation that nobody has reviewed: of the pack's, or of the house's."""
    signing: Signing = field(default_factory=Signing)
    """Who must agree to it, and who has."""
    as_released: "Brief | None" = field(default=None, repr=False)
    """The same without its DRAFT, which is what offices agree to; None where no office has a say."""
    worked: Worked = field(default_factory=Worked, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        *,
        cleared: Cleared,
        kept: KeptBrief,
        audience: LoadedAudience,
        fonts: FontFolder,
        reference: "Reference | None",
        folder: ProjectFolder,
        leak_question: Question,
        diagnostics: tuple[Diagnostic, ...],
        strength: str,
        unread: tuple[Unread, ...],
        overruled: tuple[LetStand, ...],
        templates: tuple[Path, ...],
    ) -> Self:
        """Put together what the stages made, and what the checks said of it."""
        printed = printed_items(kept.document)
        return cls(
            pack=cleared.pack.name,
            audience=audience.name,
            language=cleared.pack.language,
            form=audience.form_name,
            stem=stem(audience, cleared.pack.language, audience.form_name),
            document=kept.document,
            theme=kept.theme,
            fonts=fonts,
            reference=reference,
            folder=folder,
            leak_question=leak_question,
            items=tuple(item for item in cleared.pack.items if item in printed),
            left_out=tuple(item for item in cleared.pack.items if item not in printed),
            cuts=kept.cuts,
            back=kept.back,
            uncut=kept.uncut,
            play=kept.play,
            withheld=cleared.withheld,
            diagnostics=diagnostics,
            prose_limits=audience.form.readability_in(cleared.pack.language),
            embargo_until=cleared.pack.embargo_until,
            strength=strength,
            unreviewed=bool(kept.document.furniture.draft),
            unread=unread,
            overruled=overruled,
            templates=templates,
            worked=kept.worked,
        )

    @property
    def marking(self) -> Marking:
        """The highest marking of what is in it."""
        return self.document.marking

    @property
    def is_draft(self) -> bool:
        """Whether it says DRAFT on every page: a sign-off is lacking, or something in it is a translation that nobody has reviewed."""
        return bool(self.document.furniture.draft)

    @property
    def layout(self) -> Layout:
        """Where its lines and pages fall."""
        if self.worked.layout is None:
            self.worked.layout = lay_out(self.document, self.theme, self.fonts)
        return self.worked.layout

    @property
    def pages(self) -> int:
        """Pages, as laid out for the PDF."""
        if self.worked.pages is None:
            self.worked.pages = self.layout.page_count
        return self.worked.pages

    @property
    def words(self) -> int:
        """Words, by the one counting function."""
        if self.worked.words is None:
            self.worked.words = count_words(self.document)
        return self.worked.words

    @property
    def readability(self) -> Figures:
        """How hard its prose is to read, in figures that are proxies and no more."""
        if self.worked.readability is None:
            self.worked.readability = figures_of(self.document)
        return self.worked.readability

    @property
    def prose(self) -> ProseRecord:
        """Those figures as its record keeps them, beside its limits."""
        if self.worked.prose is None:
            self.worked.prose = prose_record(self.readability, self.prose_limits)
        return self.worked.prose

    @cached_property
    def word_theme(self) -> Theme:
        """The theme of its Word document, in whose text notes stand that the PDF has in a margin: no page keeps one for them.

        On a letterhead it leaves room for that one's own text.
        """
        return word_theme(self.document, self.theme)

    @property
    def word_layout(self) -> Layout:
        """Where its lines and pages fall in Word: as in the PDF, save where that has notes in a margin, and beside a
        letterhead's own text.
        """
        if self.word_theme is self.theme:
            return self.layout
        if self.worked.word_layout is None:
            lay = self.worked.lay_out or lay_out
            self.worked.word_layout = lay(self.document, self.word_theme, self.fonts)
        return self.worked.word_layout

    @property
    def refused(self) -> bool:
        """Whether it must not go out: an error keeps it, or it is nobody's, for nothing passes for a reader by a group alone."""
        return any(found.severity is Severity.ERROR or found.code == BY_GROUP for found in self.diagnostics)

    def render(self, name: str, *, attach_data: bool = False, embed_fonts: bool | None = None) -> bytes:
        """Return the brief in a format of `briefgen list formats`.

        With *attach_data* a PDF is PDF/A-3a instead of 2a, and holds each exhibit's data, as this reader may see it, as
        CSV. With *embed_fonts* a DOCX holds the theme's fonts; where it is None, one of a single page does. Other formats
        are as they are. Raises `UserError` where the brief is refused, a font may not be embedded or the format does not
        take what is asked for, and `UnknownNameError` for a format that does not exist.
        """
        _require_format(name)
        options = WriteOptions(attach_data=attach_data, embed_fonts=embed_fonts)
        self._require_use((name,), options)
        return self.written(name, options)

    def written(self, name: str, options: WriteOptions) -> bytes:
        """Return the brief in a format, as `render` does."""
        _require_format(name)
        if self.refused:
            raise UserError(*self.diagnostics)
        wanted = replace(options, reference=self.reference)
        files = self.worked.files
        if (name, wanted) not in files:
            layout, theme = self.laid_out(name)
            files[name, wanted] = FORMATS[name].write(self.document, layout, theme, self.fonts, wanted)
        return files[name, wanted]

    def laid_out(self, name: str) -> tuple[Layout, Theme]:
        """Return what a format is written from, besides the tree."""
        return (self.word_layout, self.word_theme) if name == "docx" else (self.layout, self.theme)

    def save(self, path: Path | str, *, attach_data: bool = False, embed_fonts: bool | None = None) -> tuple[Path, ...]:
        """Write the brief, and return the files: *path* itself, in the format of its suffix (`.docx`, `.pdf`, `.json`, in
        capitals or not); where it is a folder or has no suffix, a DOCX and a PDF in it, called by `stem`. *attach_data* and
        *embed_fonts* are as for `render`.

        It goes the way of `briefgen build`: checked, read again by the leak check, put in place whole, and a Word
        document's anchors recorded in the project. Raises `UserError` where the brief is refused or a file cannot be
        written, and `UnknownNameError` for a suffix that no format has; nothing is written then.
        """
        try:
            places = self._places(Path(path))
        except OSError as fault:
            raise UserError(cannot_write(fault)) from None
        options = WriteOptions(attach_data=attach_data, embed_fonts=embed_fonts)
        self._require_use(places, options)
        written = write_brief(self, places, options)
        if written.refused or errors(written.diagnostics):
            raise UserError(*written.diagnostics)
        return tuple(places.values())

    def _require_use(self, names: Iterable[str], options: WriteOptions) -> None:
        """Raise `UserError` for what is asked for in vain, as the command line does."""
        unused = unused_options(names, options)
        found = [_not_taken(option, "the Word document" if option == "embed_fonts" else "the PDF") for option in unused]
        if options.embed_fonts and self.reference is not None and "embed_fonts" not in unused:
            found.append(_not_taken("embed_fonts", "briefs that are on no letterhead: that one has its own fonts"))
        if found:
            raise UserError(*found)

    def _places(self, path: Path) -> dict[str, Path]:
        if path.name[:1] == "." and path.name[1:].lower() in FORMATS:
            message, hint = f"'{path.name}' is a suffix without a name", f"write a name before it, as brief{path.name}"
            raise UserError(Diagnostic(code="BG188", message=message, hints=(hint,)))
        if path.suffix and not path.is_dir():
            name = path.suffix[1:].lower()
            _require_format(name)
            return {name: path}
        return {name: path / f"{self.stem}.{name}" for name, entry in FORMATS.items() if entry.default}


def _not_taken(option: str, whose: str) -> Diagnostic:
    return Diagnostic(code="BG189", message=f"{option} is for {whose}", hints=("leave it out here",))


def _require_format(name: str) -> None:
    if name not in FORMATS:
        hints = nearest(name, tuple(FORMATS), "formats")
        raise UnknownNameError(Diagnostic(code="BG194", message=f"there is no format '{name}'", hints=hints))
