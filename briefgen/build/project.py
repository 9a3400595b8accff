"""The Python door: a project, its packs, its briefs."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from pathlib import Path

from briefgen.audience.load import audience_names, load_audience
from briefgen.build.brief import Brief
from briefgen.build.findings import on_this_machine
from briefgen.build.names import nearest
from briefgen.checks.check import check
from briefgen.compose.compose import compose
from briefgen.content.load import load_pack
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.policy import load_policy
from briefgen.diagnostics import Diagnostic, UnknownNameError, UserError
from briefgen.gate.clear import clear
from briefgen.layout.fonts import FontFolder, load_fonts
from briefgen.locale.load import load_locale
from briefgen.locale.model import Locale
from briefgen.project.folder import ProjectFolder, find_project
from briefgen.project.packs import PackSource, find_packs, folders_without_pack
from briefgen.theme.load import load_theme


def load(path: Path | str = ".") -> "Project":
    """Return the project whose folder is *path*: the one that holds `content/`.

    Where it holds none, the project is the bundled sample. Raises `UserError` where the folder cannot be read.
    """
    return Project(find_project(Path(path)))


class Project:
    """A folder with `content/` in it. What it reads it reads once, when it is first asked for."""

    def __init__(self, folder: ProjectFolder) -> None:
        self.folder = folder
        self._packs: dict[str, Pack] = {}
        self._locales: dict[str, Locale] = {}

    @cached_property
    def policy(self) -> LoadedPolicy:
        """Who may see what. Raises `UserError` for every fault of `content/policy.yaml` at once."""
        return load_policy(self.folder)

    @cached_property
    def sources(self) -> tuple[PackSource, ...]:
        """Where the packs are, in the order of their names."""
        return find_packs(self.folder)

    @cached_property
    def fonts(self) -> FontFolder:
        """The fonts that pages are set in."""
        return load_fonts(self.folder.templates)

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs' names."""
        return tuple(source.name for source in self.sources)

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        """The audiences that have both an access in the policy and a template."""
        return tuple(name for name in audience_names(self.folder.templates) if name in self.policy.policy.audiences)

    def pack(self, name: str) -> Pack:
        """Return a pack as written, for checks; what a reader may see of it is `brief`'s to say.

        Raises `UserError` with every fault of the pack at once.
        """
        if name not in self._packs:
            self._packs[name] = load_pack(self._source(name), self.folder, self.policy)
        return self._packs[name]

    def brief(self, pack: str, audience: str, *, as_of: datetime | None = None) -> Brief:
        """Return the brief that *audience* gets from *pack*, as of the edition's moment or another one with a zone.

        Raises `ValueError` for a moment without one, `UnknownNameError` for a name that this project does not have, and `UserError` where the pack, the policy
        or the audience's template is at fault. Faults of the brief itself, such as its length, are in its `diagnostics`.
        """
        if as_of is not None and as_of.tzinfo is None:
            raise ValueError("as_of needs a zone: without one it is nobody's moment")
        self.require(packs=(pack,), audiences=(audience,))
        form = load_audience(audience, self.folder.templates)
        loaded = self.pack(pack)
        access = self.policy.policy.audiences[audience]
        locale = self._locale(form.form.languages[0])
        moment = as_of or loaded.front.as_of
        cleared = clear(loaded, self.policy, audience, moment=moment, language=locale.tag)
        theme = load_theme(
            form.form.theme,
            self.folder.templates,
            paper=form.form.paper,
            published=access.published,
            look=form.form.look,
            look_path=form.path,
        )
        try:
            composed = compose(cleared.pack, form, locale, theme, self.folder.templates, self.fonts)
        except UserError as fault:
            raise UserError(*on_this_machine(fault.diagnostics, self.folder)) from None
        found = check(cleared.pack, composed.document, composed.layout, form.form)
        findings = on_this_machine((*composed.diagnostics, *found), self.folder)
        return Brief.of(
            cleared=cleared, composed=composed, audience=form, theme=theme, fonts=self.fonts, diagnostics=findings
        )

    def require(self, *, packs: Iterable[str] = (), audiences: Iterable[str] = ()) -> None:
        """Raise `UnknownNameError` with every name that this project cannot build; `UserError` where it has no pack.

        Where the policy is at fault, no audience can be known: then that is for the packs' own reports to say.
        """
        if not self.packs:
            raise UserError(*self._policy_faults(), *folders_without_pack(self.folder), _no_packs(self.folder))
        unknown = [_unknown_pack(name, self.packs) for name in packs if name not in self.packs]
        if not self._policy_faults():
            unknown += [self._unknown_audience(name) for name in audiences if name not in self.audiences]
        if unknown:
            raise UnknownNameError(*unknown)

    def _policy_faults(self) -> tuple[Diagnostic, ...]:
        try:
            self.policy  # noqa: B018 - it is read when it is first asked for
        except UserError as fault:
            return fault.diagnostics
        return ()

    def _unknown_audience(self, name: str) -> Diagnostic:
        if name in self.policy.policy.audiences:
            hint = f"templates/audiences/ has {', '.join(self.audiences)}"
            return Diagnostic(code="BG192", message=f"there is no template for the audience '{name}'", hints=(hint,))
        hints = nearest(name, self.audiences, "audiences")
        return Diagnostic(code="BG191", message=f"the policy names no audience '{name}'", hints=hints)

    def _source(self, name: str) -> PackSource:
        self.require(packs=(name,))
        return next(source for source in self.sources if source.name == name)

    def _locale(self, tag: str) -> Locale:
        if tag not in self._locales:
            self._locales[tag] = load_locale(tag, self.folder.templates)
        return self._locales[tag]


def _unknown_pack(name: str, packs: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(code="BG190", message=f"there is no pack '{name}' here", hints=nearest(name, packs, "packs"))


def _no_packs(folder: ProjectFolder) -> Diagnostic:
    return Diagnostic(
        code="BG193",
        message=f"there is no pack in {folder.content.name}/",
        hints=("a pack is a folder with a pack.md, or a Markdown file whose front matter has a title",),
    )
