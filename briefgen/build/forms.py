"""What briefs look like, from a project's templates: audiences, themes, languages, fonts, letterheads, each read once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefgen.audience.load import LoadedAudience, audience_names, load_audience
from briefgen.build.findings import of_audience
from briefgen.locale.load import load_locale
from briefgen.locale.model import Locale
from briefgen.located.positions import Located
from briefgen.theme.model import PAPERS, Theme, first_of_its_kind
from briefgen.theme.names import theme_names

if TYPE_CHECKING:
    from briefgen.layout.fonts import FontFolder
    from briefgen.theme.load import Known
    from briefgen.writers.docx.letterhead.opening import Letterhead

T = TypeVar("T")


class Earlier(Protocol):
    """What was read of the same templates before, in other processes."""

    def known(self, name: tuple[object, ...], kind: type[T], read: Callable[[], T]) -> T:
        """Return what has the *name* and is of a *kind*, else what *read* says."""

    def shed(self) -> Mapping[str, bytes]:
        """Return what was read since this was asked last, and forget it."""

    def take(self, shed: Mapping[str, bytes]) -> None:
        """Remember what was shed, here or in another process."""


class Forms:
    """The templates of a project, as far as they have been asked for."""

    def __init__(self, templates: tuple[Path, ...]) -> None:
        self._templates = templates
        self.earlier: Earlier | None = None
        """What has been read of the same templates before, and takes what is read; None where nothing is kept."""
        self._audiences: dict[str, LoadedAudience] = {}
        self._locales: dict[str, Locale] = {}
        self._letterheads: dict[Path, Letterhead] = {}
        self._looks: dict[tuple[str | bool | tuple[str, ...] | None, ...], Theme] = {}
        self._theme_files: dict[str, tuple[Path, ...]] = {}

    @cached_property
    def fonts(self) -> "FontFolder":
        """The fonts that pages are set in."""
        from briefgen.layout.fonts import load_fonts  # noqa: PLC0415 - HarfBuzz is for those who set type

        return load_fonts(self._templates)

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        """The audiences that have a template."""
        return audience_names(self._templates)

    @property
    def themes(self) -> tuple[str, ...]:
        """The looks there are, by name."""
        return theme_names(self._templates)

    def theme(self, name: str, look: Located | None = None) -> Theme:
        """Return a look as `Project.theme` does."""
        from briefgen.theme.load import load_theme  # noqa: PLC0415 - the models of a theme's file are many; hardly a build reads one

        return load_theme(name, self._templates, paper="a4", published=True, look=look, known=self._known)

    def theme_of(
        self,
        audience: LoadedAudience,
        languages: tuple[str, ...],
        *,
        published: bool,
        theme: str | None,
        paper: str | None,
    ) -> Theme:
        """Return the look of an audience's brief in its languages: its own, or the *theme* and *paper* that are asked for."""

        def read() -> Theme:
            from briefgen.theme.load import load_theme  # noqa: PLC0415 - as above

            form = audience.form
            return load_theme(
                theme or form.theme,
                self._templates,
                paper=next((name for name in PAPERS if name == paper), form.paper),
                published=published,
                look=audience.look,
                looks=audience.looks(*languages),
                audience=audience.name,
                known=self._known,
                paragraph_numbers="flush" if form.numbered_paragraphs == "flush" else "hung",
                margin_notes=form.margin_notes,
            )

        wanted = (audience.name, audience.form_name, languages, published, theme, paper)
        if wanted not in self._looks:
            self._looks[wanted] = first_of_its_kind(self.read(("look", *wanted), Theme, read))
        return self._looks[wanted]

    def theme_files(self, name: str) -> tuple[Path, ...]:
        """Return a theme's own file, and those that it inherits from."""
        if name not in self._theme_files:
            self._theme_files[name] = self.read(("theme files", name), tuple, partial(self._read_theme_files, name))
        return self._theme_files[name]

    def audience(self, name: str) -> LoadedAudience:
        """Return the form of an audience's brief. Raises `UserError` where its folder is at fault."""
        if name not in self._audiences:
            with of_audience(name):
                read = partial(load_audience, name, self._templates)
                found = self.read(("audience", name), LoadedAudience, read)
            # Files go by this name, and what is in them by whom it was cleared for: whatever a record says, the two are one.
            self._audiences[name] = replace(found, name=name, form_name=None)
        return self._audiences[name]

    def locale(self, tag: str) -> Locale:
        """Return the words of the house in a language."""
        if tag not in self._locales:
            self._locales[tag] = self.read(("language", tag), Locale, partial(load_locale, tag, self._templates))
        return self._locales[tag]

    def letterhead(self, file: Path | str | None) -> "Letterhead | None":
        """Return the letterhead that lies at *file*; None where none is wanted."""
        if file is None:
            return None
        path = Path(file)
        if path not in self._letterheads:
            from briefgen.writers.docx.letterhead.opening import open_letterhead  # noqa: PLC0415 - python-docx is slow

            self._letterheads[path] = open_letterhead(path)
        return self._letterheads[path]

    def read(self, name: tuple[object, ...], kind: type[T], read: Callable[[], T]) -> T:
        """Return what has the *name*, which hangs on nothing but the templates: as it was taken over, else what *read* says."""
        return read() if self.earlier is None else self.earlier.known(name, kind, read)

    def _read_theme_files(self, name: str) -> tuple[Path, ...]:
        from briefgen.theme.load import theme_files  # noqa: PLC0415 - as above

        return theme_files(name, self._templates)

    @cached_property
    def _known(self) -> "Known":
        from briefgen.theme.load import Known  # noqa: PLC0415 - as above

        return Known(families=self.fonts.families, audiences=self.audiences)
