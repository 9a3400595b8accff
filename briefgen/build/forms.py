"""What briefs look like, from a project's templates: audiences, themes, languages, fonts, letterheads, each read once."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.audience.load import LoadedAudience, audience_names, load_audience
from briefgen.build.findings import of_audience
from briefgen.locale.load import load_locale
from briefgen.locale.model import Locale
from briefgen.located.positions import Located
from briefgen.theme.load import Known, load_theme, theme_files, theme_names
from briefgen.theme.model import PAPERS, Theme

if TYPE_CHECKING:
    from briefgen.layout.fonts import FontFolder
    from briefgen.writers.docx.letterhead.opening import Letterhead


class Forms:
    """The templates of a project, as far as they have been asked for."""

    def __init__(self, templates: tuple[Path, ...]) -> None:
        self._templates = templates
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
        form = audience.form
        wanted = (audience.name, audience.form_name, languages, published, theme, paper)
        if wanted in self._looks:
            return self._looks[wanted]
        self._looks[wanted] = load_theme(
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
        return self._looks[wanted]

    def theme_files(self, name: str) -> tuple[Path, ...]:
        """Return a theme's own file, and those that it inherits from."""
        if name not in self._theme_files:
            self._theme_files[name] = theme_files(name, self._templates)
        return self._theme_files[name]

    def audience(self, name: str) -> LoadedAudience:
        """Return the form of an audience's brief. Raises `UserError` where its folder is at fault."""
        if name not in self._audiences:
            with of_audience(name):
                self._audiences[name] = load_audience(name, self._templates)
        return self._audiences[name]

    def locale(self, tag: str) -> Locale:
        """Return the words of the house in a language."""
        if tag not in self._locales:
            self._locales[tag] = load_locale(tag, self._templates)
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

    @cached_property
    def _known(self) -> Known:
        return Known(families=self.fonts.families, audiences=self.audiences)
