"""The Python door: a project, its packs, its briefs."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.audience.load import LoadedAudience, audience_names, load_audience
from briefgen.build.brief import Brief
from briefgen.build.findings import of_audience, on_this_machine
from briefgen.build.kept import Checked, Ground, Kept
from briefgen.build.nothing import with_reasons
from briefgen.build.unknown import (
    no_content,
    no_folder,
    no_packs,
    nobodys_form,
    nobodys_language,
    unknown_audience,
    unknown_form,
    unknown_language,
    unknown_pack,
    unknown_paper,
    unknown_theme,
)
from briefgen.checks.check import check, check_pack
from briefgen.checks.let_stand import let_stand, let_stand_in
from briefgen.checks.overruled import audience_allowances, overrule, pack_allowances
from briefgen.checks.plain import Plain, load_plain_words
from briefgen.checks.rule import PackSubject
from briefgen.checks.strength import how_checked
from briefgen.checks.translations import unread
from briefgen.compose.compose import compose
from briefgen.content.house_rules import LoadedHouseRules, load_house_rules
from briefgen.content.load import load_pack
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.policy import load_policy
from briefgen.diagnostics import Diagnostic, UnknownNameError, UserError, errors
from briefgen.document.places import printed_entries
from briefgen.gate.clear import clear
from briefgen.gate.verify import require_known
from briefgen.layout.fonts import FontFolder, load_fonts
from briefgen.leak.check import Question
from briefgen.leak.suspects import Evidence
from briefgen.locale.load import load_locale
from briefgen.locale.model import Locale
from briefgen.located.positions import Located
from briefgen.project.folder import ProjectFolder, find_project
from briefgen.project.packs import PackSource, files_without_pack, find_packs, folders_without_pack
from briefgen.strength.lexicon import Lexicon, load_lexicons
from briefgen.theme.load import Known, load_theme, theme_files, theme_names
from briefgen.theme.model import PAPERS, Theme

if TYPE_CHECKING:
    from briefgen.writers.docx.letterhead.opening import Letterhead


def load(path: Path | str = ".", *, sample: bool = False, allow_classified_labels: bool = False) -> "Project":
    """Return the project whose folder is *path*: the one that holds `content/`.

    With *sample*, one that holds none has the bundled sample's content, as on the command line, which says so then:
    `folder.bundled` tells. Raises `UserError` where there is no such folder, or no content in it and *sample* is not asked
    for: nobody's brief is to have the sample's words by mistake. Without *allow_classified_labels* a pack that is marked
    with a level of national classification is refused: a label protects nothing.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise UserError(no_folder(folder))
    project = find_project(folder)
    if project.bundled and not sample:
        raise UserError(no_content(folder))
    return Project(project, allow_classified_labels=allow_classified_labels)


class Project:
    """A folder with `content/` in it. What it reads it reads once, when it is first asked for."""

    def __init__(
        self, folder: ProjectFolder, *, allow_classified_labels: bool = False, kept: Kept | None = None
    ) -> None:
        self.folder = folder
        self._kept = Kept() if kept is None else kept
        self._allow_classified_labels = allow_classified_labels
        self._packs: dict[str, Pack] = {}
        self._findings: dict[str, tuple[Diagnostic, ...]] = {}
        self._audiences: dict[str, LoadedAudience] = {}
        self._locales: dict[str, Locale] = {}
        self._letterheads: dict[Path, Letterhead] = {}
        self._evidence: dict[str, Evidence] = {}

    def renewed(self, changed: Collection[Path]) -> "Project":
        """Return the project as it is now that the files *changed* are other ones, or gone.

        What was read is taken over where no changed file can speak of it, so that one saved sentence is read alone: a file
        of a pack's folder speaks of that pack, any other file of all.
        """
        content = self.folder.content
        inside = [path.relative_to(content).parts for path in changed if path.is_relative_to(content)]
        of_packs = len(inside) == len(changed) and all(len(parts) > 1 or parts[0].endswith(".md") for parts in inside)
        same_templates = not any(path.is_relative_to(root) for path in changed for root in self.folder.templates)
        kept = self._kept if same_templates else Kept(most=self._kept.most)
        new = Project(self.folder, allow_classified_labels=self._allow_classified_labels, kept=kept)
        if of_packs:
            touched = {parts[0].removesuffix(".md") for parts in inside}
            for name in ("policy", "house_rules", "plain_words", "fonts", "lexicons", "audiences", "_known"):
                if name in vars(self):
                    vars(new)[name] = vars(self)[name]
            for name in ("_packs", "_findings", "_evidence"):
                vars(new)[name] = {pack: read for pack, read in vars(self)[name].items() if pack not in touched}
            new._audiences, new._locales, new._letterheads = self._audiences, self._locales, self._letterheads
        return new

    @cached_property
    def policy(self) -> LoadedPolicy:
        """Who may see what. Raises `UserError` for every fault of `content/policy.yaml` at once."""
        return load_policy(self.folder, allow_classified_labels=self._allow_classified_labels)

    @cached_property
    def house_rules(self) -> LoadedHouseRules:
        """How the house speaks. Raises `UserError` for every fault of `content/house-rules.yaml` at once."""
        return load_house_rules(self.folder.content, self.policy.policy)

    @cached_property
    def plain_words(self) -> Plain:
        """The lists of plain language. Raises `UserError` where a file of theirs is at fault."""
        return load_plain_words(self.folder.templates, self.house_rules)

    @cached_property
    def sources(self) -> tuple[PackSource, ...]:
        """Where the packs are, in the order of their names."""
        return find_packs(self.folder)

    @cached_property
    def fonts(self) -> FontFolder:
        """The fonts that pages are set in."""
        return load_fonts(self.folder.templates)

    @cached_property
    def lexicons(self) -> Mapping[str, Lexicon]:
        """How languages say how certain something is. Raises `UserError` where a file of theirs is at fault."""
        return load_lexicons(self.folder.templates)

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs' names."""
        return tuple(source.name for source in self.sources)

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        """The audiences that have both an access in the policy and a template."""
        return tuple(name for name in audience_names(self.folder.templates) if name in self.policy.policy.audiences)

    @property
    def themes(self) -> tuple[str, ...]:
        """The looks there are, by name."""
        return theme_names(self.folder.templates)

    def theme(self, name: str, look: Located | None = None) -> Theme:
        """Return a look without any audience's differences, on A4, with the tokens of *look* over its own.

        Raises `UserError` where its file is at fault.
        """
        return load_theme(name, self.folder.templates, paper="a4", published=True, look=look, known=self._known)

    def audience(self, name: str) -> LoadedAudience:
        """Return the form of an audience's brief. Raises `UserError` where its folder is at fault."""
        if name not in self._audiences:
            with of_audience(name):
                self._audiences[name] = load_audience(name, self.folder.templates)
        return self._audiences[name]

    def pack(self, name: str) -> Pack:
        """Return a pack as written, for checks; what a reader may see of it is `brief`'s to say.

        Raises `UserError` with every fault of the pack at once.
        """
        if name not in self._packs:
            self._packs[name] = load_pack(self._source(name), self.folder, self.policy, sections=self._kept.sections)
        return self._packs[name]

    def evidence(self, pack: str) -> Evidence:
        """Return what the leak check holds files of a pack's briefs against. Raises `UserError`, as `pack` does."""
        if pack not in self._evidence:
            self._evidence[pack] = Evidence(pack=self.pack(pack), policy=self.policy, templates=self.folder.templates)
        return self._evidence[pack]

    def findings(self, name: str) -> tuple[Diagnostic, ...]:
        """Return what loading a pack and the rules of packs found, with those that a reason in place overrules marked so.

        Raises `UserError` where the pack cannot be loaded, where nobody can decide by its names and markings, or where data
        that a rule needs is at fault.
        """
        if name not in self._findings:
            pack, subject = self.pack(name), self.subject(name)
            self._findings[name] = overrule((*pack.warnings, *check_pack(subject)), pack_allowances(pack))
        return self._findings[name]

    def subject(self, name: str) -> PackSubject:
        """Return what the rules of packs look at. Raises `UserError`, as `findings` does."""
        pack = self.pack(name)
        require_known(pack, self.policy)
        return PackSubject(
            pack=pack,
            policy=self.policy,
            templates=self.folder.templates,
            lexicons=self.lexicons,
            house=self.house_rules,
        )

    def brief(
        self,
        pack: str,
        audience: str,
        *,
        language: str | None = None,
        form: str | None = None,
        theme: str | None = None,
        paper: str | None = None,
        reference: Path | str | None = None,
        as_of: datetime | None = None,
        raise_marking: str | None = None,
    ) -> Brief:
        """Return the brief that *audience* gets from *pack*, as of the edition's moment or another one with a zone.

        *language* is one that the audience's form declares, and the first of them where it is None; *form* is one of its
        other forms, and its own where it is None. *theme* (of `themes`) and *paper* (`a4` or `letter`) take the place of
        those that the form names: the same words in another look. *reference* is a letterhead (`.docx` or `.dotx`) that the
        Word document goes into instead of the one that the theme may name; the brief is laid out for its page.
        *raise_marking* is a marking (`tlp:amber`) that the brief is to carry at the least, whatever stands in it.

        Raises `ValueError` for a moment without a zone, `UnknownNameError` for a name that this project does not have,
        and `UserError` where the pack, the policy or the audience's template is at fault. Faults of the brief itself,
        such as its length, are in its `diagnostics`.
        """
        if as_of is not None and as_of.tzinfo is None:
            raise ValueError("as_of needs a zone: without one it is nobody's moment")
        self.require(packs=(pack,), audiences=(audience,), language=language, form=form, theme=theme, paper=paper)
        wanted = self.audience(audience).in_form(form)
        loaded = self.pack(pack)
        with of_audience(audience):
            locale = self._locale(language or wanted.form.languages[0])
            look = self._theme(wanted, locale.tag, theme=theme, paper=paper)
            letterhead = self._letterhead(reference or look.reference)
            of_letterhead = (*letterhead.findings, *letterhead.keeps_its_paper(paper)) if letterhead else ()
            look = letterhead.lend_page(look) if letterhead else look
        cleared = clear(
            loaded,
            self.policy,
            audience,
            moment=as_of or loaded.front.as_of,
            language=locale.tag,
            raised=raise_marking,
            yardstick=wanted.form.yardstick,
        )
        ground = Ground(cleared=cleared.pack, audience=wanted, locale=locale, theme=look, house=self.house_rules)
        checked = self._kept.brief(ground, lambda: self._composed(ground))
        composed = checked.composed
        if letterhead:
            of_letterhead += letterhead.may_go_over(composed.layout.page_count, wanted.form.limits, audience)
        findings = with_reasons(checked.findings, cleared.withheld)
        of_brief = on_this_machine((*of_letterhead, *composed.diagnostics, *findings), self.folder)
        own = overrule(of_brief, (*pack_allowances(loaded), *audience_allowances(wanted)))
        printed = printed_entries(composed.document)
        return Brief.of(
            cleared=cleared,
            checked=checked,
            audience=wanted,
            fonts=self.fonts,
            reference=letterhead.reference if letterhead else None,
            folder=self.folder,
            leak_question=Question(
                evidence=self.evidence(pack),
                audience=audience,
                moment=as_of or loaded.front.as_of,
                letterhead=Path(page) if (page := reference or look.reference) else None,
            ),
            diagnostics=(*errors(self.findings(pack)), *own),
            strength=how_checked(locale.tag, self.lexicons, loaded.front.lexicon),
            unread=unread(loaded, locale.tag, printed),
            overruled=(*let_stand_in(loaded, self.findings(pack), printed), *let_stand(loaded, own)),
            templates=(
                *composed.templates,
                *wanted.files,
                *theme_files(look.name, self.folder.templates),
                *locale.files,
            ),
        )

    def _composed(self, ground: Ground) -> Checked:
        try:
            made = compose(
                ground.cleared, ground.audience, ground.locale, ground.theme, self.folder.templates, self.fonts
            )
        except UserError as fault:
            raise UserError(*on_this_machine(fault.diagnostics, self.folder)) from None
        cut = frozenset(each.item for each in made.cuts)
        form = ground.audience.form
        found = check(
            ground.cleared, made.document, made.layout, form, house=ground.house, cut=cut, plain=self.plain_words
        )
        return Checked(composed=made, findings=found)

    def require(
        self,
        *,
        packs: Iterable[str] = (),
        audiences: Iterable[str] = (),
        language: str | None = None,
        form: str | None = None,
        theme: str | None = None,
        paper: str | None = None,
    ) -> None:
        """Raise `UnknownNameError` with every name that this project cannot build; `UserError` where it has no pack.

        Where *audiences* are named, each must have the language and the form; otherwise it is enough that one has.
        Where the policy is at fault, no audience can be known: then that is for the packs' own reports to say.
        """
        if not self.packs:
            missed = (*folders_without_pack(self.folder), *files_without_pack(self.folder))
            raise UserError(*self._policy_faults(), *missed, no_packs(self.folder))
        readers = () if self._policy_faults() else self.audiences
        unknown = [unknown_pack(name, self.packs, readers) for name in packs if name not in self.packs]
        if theme is not None and theme not in self.themes:
            unknown.append(unknown_theme(theme, self.themes, self.folder.templates))
        if paper is not None and paper not in PAPERS:
            unknown.append(unknown_paper(paper))
        if not self._policy_faults():
            unknown += self._unknown_audiences(tuple(audiences), language, form)
        if unknown:
            raise UnknownNameError(*unknown)

    def _unknown_audiences(
        self, audiences: tuple[str, ...], language: str | None, form: str | None
    ) -> Iterator[Diagnostic]:
        known = [name for name in audiences if name in self.audiences]
        for name in audiences:
            if name not in known:
                yield unknown_audience(name, self.policy.policy, self.audiences)
        if audiences:
            yield from self._lacking(known, language, form)
        else:
            yield from self._nobodys(language, form)

    def _lacking(self, audiences: Iterable[str], language: str | None, form: str | None) -> Iterator[Diagnostic]:
        for audience in self._readable(audiences):
            if language is not None and language not in audience.form.languages:
                yield unknown_language(language, audience.name, audience.form)
            if form is not None and form not in audience.form.forms:
                yield unknown_form(form, audience.name, audience.form)

    def _nobodys(self, language: str | None, form: str | None) -> Iterator[Diagnostic]:
        forms = [audience.form for audience in self._readable(self.audiences)]
        languages = {tag for each in forms for tag in each.languages}
        names = {name for each in forms for name in each.forms}
        if language is not None and language not in languages:
            yield nobodys_language(language, languages)
        if form is not None and form not in names:
            yield nobodys_form(form, names)

    def _readable(self, audiences: Iterable[str]) -> Iterator[LoadedAudience]:
        """Yield those whose form can be read; the faults of the others are said where they are built."""
        for name in audiences:
            try:
                yield self.audience(name)
            except UserError:
                continue

    def _policy_faults(self) -> tuple[Diagnostic, ...]:
        try:
            self.policy  # noqa: B018 - it is read when it is first asked for
        except UserError as fault:
            return fault.diagnostics
        return ()

    def _source(self, name: str) -> PackSource:
        self.require(packs=(name,))
        return next(source for source in self.sources if source.name == name)

    def _locale(self, tag: str) -> Locale:
        if tag not in self._locales:
            self._locales[tag] = load_locale(tag, self.folder.templates)
        return self._locales[tag]

    def _letterhead(self, file: Path | str | None) -> "Letterhead | None":
        if file is None:
            return None
        path = Path(file)
        if path not in self._letterheads:
            from briefgen.writers.docx.letterhead.opening import open_letterhead  # noqa: PLC0415 - python-docx is slow

            self._letterheads[path] = open_letterhead(path)
        return self._letterheads[path]

    @cached_property
    def _known(self) -> Known:
        return Known(families=self.fonts.families, audiences=audience_names(self.folder.templates))

    def _theme(self, audience: LoadedAudience, language: str, *, theme: str | None, paper: str | None) -> Theme:
        form = audience.form
        return load_theme(
            theme or form.theme,
            self.folder.templates,
            paper=next((name for name in PAPERS if name == paper), form.paper),
            published=self.policy.policy.audiences[audience.name].published,
            look=audience.look,
            looks=audience.looks(language),
            audience=audience.name,
            known=self._known,
            paragraph_numbers="flush" if form.numbered_paragraphs == "flush" else "hung",
            margin_notes=form.margin_notes,
        )
