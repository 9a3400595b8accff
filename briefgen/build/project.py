"""The Python door: a project, its packs, its briefs."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.audience.load import LoadedAudience
from briefgen.build.forms import Forms
from briefgen.build.heads import headed
from briefgen.build.kept import Earlier, Kept
from briefgen.build.require import require_names
from briefgen.build.standing.loaded import OF_PROJECT, Loaded
from briefgen.build.together import Finished, finish
from briefgen.build.unfinished import settle
from briefgen.build.unknown import no_content, no_folder
from briefgen.content.front import DocumentFields
from briefgen.content.house_rules import HOUSE_RULES_FILE, LoadedHouseRules, load_house_rules
from briefgen.content.load import load_pack
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.policy import load_policy
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.gate.known import Known
from briefgen.located.positions import Located
from briefgen.project.folder import POLICY_FILE, ProjectFolder, find_project
from briefgen.project.packs import PackSource, find_packs
from briefgen.strength.lexicon import Lexicon, load_lexicons
from briefgen.theme.model import Theme

if TYPE_CHECKING:
    from briefgen.build.brief import Brief
    from briefgen.build.briefing import Prepared
    from briefgen.checks.let_stand import LetStand
    from briefgen.checks.overruled import Allowance
    from briefgen.checks.rule import PackSubject
    from briefgen.content.plain_words import PlainWords
    from briefgen.document.usage import Usage
    from briefgen.layout.fonts import FontFolder
    from briefgen.leak.suspects import Evidence
    from briefgen.project.named import Named


def load(path: Path | str = ".", *, sample: bool = False, allow_classified_labels: bool = False) -> "Project":
    """Return the project whose folder is *path*: the one that holds `content/`.

    With *sample*, one that holds none has the bundled sample's content, as on the command line, which says so then:
    `folder.bundled` tells. Raises `UserError` where there is no such folder, or no content in it and *sample* is not asked
    for: nobody's brief is to have the sample's words by mistake. Without *allow_classified_labels* a pack that is marked
    with a level of national classification is refused: a label protects nothing. What a command left that was stopped while
    it gave files other names, or changed several, is settled first.
    """
    folder = Path(path)
    if not folder.is_dir():
        raise UserError(no_folder(folder))
    project = find_project(folder)
    if project.bundled and not sample:
        raise UserError(no_content(folder))
    finished = Finished() if project.bundled else finish(project)
    settled = () if project.bundled else settle(project)
    return Project(project, allow_classified_labels=allow_classified_labels, settled=settled, finished=finished)


class Project:
    """A folder with `content/` in it. What it reads it reads once, when it is first asked for."""

    def __init__(
        self,
        folder: ProjectFolder,
        *,
        allow_classified_labels: bool = False,
        kept: Kept | None = None,
        settled: tuple[Path, ...] = (),
        finished: Finished = Finished(),  # noqa: B008 - frozen
    ) -> None:
        self.folder = folder
        self.settled = settled
        """Files that were taken away, since a command was stopped before it could."""
        self.finished = finished
        """Files that were changed, since a command was stopped before it could."""
        self.forms = Forms(folder.templates)
        self._kept = Kept() if kept is None else kept
        self._allow_classified_labels = allow_classified_labels
        self._told: Callable[[], tuple[Diagnostic, ...]] | None = None
        self._packs: dict[str, Pack] = {}
        self._taken: set[str] = set()
        self._findings: dict[str, tuple[Diagnostic, ...]] = {}
        self._allowances: dict[str, tuple[Allowance, ...]] = {}
        self._let_stand: dict[str, tuple[LetStand, ...]] = {}
        self._evidence: dict[str, Evidence] = {}
        self._known: dict[str, Known] = {}

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
            new.forms = self.forms
            for name in ("policy", "house_rules", "plain_words", "usages", "lexicons", "audiences"):
                if name in vars(self):
                    vars(new)[name] = vars(self)[name]
            for name in ("_packs", "_findings", "_allowances", "_let_stand", "_evidence", "_known"):
                vars(new)[name] = {pack: read for pack, read in vars(self)[name].items() if pack not in touched}
        return new

    def from_nothing(self) -> "Project":
        """Return the project with nothing read of it yet."""
        return Project(
            self.folder,
            allow_classified_labels=self._allow_classified_labels,
            settled=self.settled,
            finished=self.finished,
        )

    def at(self, folder: ProjectFolder) -> "Project":
        """Return the project with its content in another folder, as on a trial: what is read of the templates is taken over, and
        briefs that are composed from the same; one that is asked for twice is composed once.
        """
        kept = self._kept.taken_to(folder.content, self.folder.content)
        new = Project(folder, allow_classified_labels=self._allow_classified_labels, kept=kept)
        new.forms = self.forms
        is_same_house = all(self._has_same(folder, name) for name in (POLICY_FILE, HOUSE_RULES_FILE))
        for name in ("usages", "lexicons", *(("house_rules",) if is_same_house else ())):
            if name in vars(self):
                vars(new)[name] = vars(self)[name]
        return new

    def _has_same(self, folder: ProjectFolder, name: str) -> bool:
        """Tell whether a file of the content says the same in another folder, or is in neither."""
        one, other = (
            path.read_bytes() if path.is_file() else None
            for path in (self.folder.content / name, folder.content / name)
        )
        return one == other

    @cached_property
    def policy(self) -> LoadedPolicy:
        """Who may see what. Raises `UserError` for every fault of `content/policy.yaml` at once."""
        return load_policy(self.folder, allow_classified_labels=self._allow_classified_labels)

    @cached_property
    def house_rules(self) -> LoadedHouseRules:
        """How the house speaks. Raises `UserError` for every fault of `content/house-rules.yaml` at once."""
        return load_house_rules(self.folder.content, self.policy.policy)

    @cached_property
    def plain_words(self) -> "Named[PlainWords]":
        """The lists of plain language. Raises `UserError` where a file of theirs is at fault."""
        from briefgen.checks.plain import load_plain_words  # noqa: PLC0415 - so do the rules

        return load_plain_words(self.folder.templates, self.house_rules)

    @cached_property
    def usages(self) -> "Mapping[str, Usage]":
        """How languages are used, by language without country. Raises `UserError` where a file of theirs is at fault."""
        from briefgen.document.usage import load_usages  # noqa: PLC0415 - for those who look for problems alone

        return load_usages(self.folder.templates)

    @cached_property
    def sources(self) -> tuple[PackSource, ...]:
        """Where the packs are, in the order of their names."""
        return find_packs(self.folder)

    @property
    def fonts(self) -> "FontFolder":
        """The fonts that pages are set in."""
        return self.forms.fonts

    @cached_property
    def lexicons(self) -> Mapping[str, Lexicon]:
        """How languages say how certain something is. Raises `UserError` where a file of theirs is at fault."""
        return load_lexicons(self.folder.templates)

    def strength(self, languages: tuple[str, ...], chosen: Mapping[str, str]) -> str:
        """Return what may be said of a brief in *languages* that is read by the lexicons *chosen*: whether a machine can tell how
        certain it is of what it says. Raises `UserError`, as `lexicons` does.
        """
        from briefgen.checks.strength import how_checked  # noqa: PLC0415 - so do the rules

        name = ("strength", languages, sorted(chosen.items()))
        return self.forms.read(name, str, lambda: how_checked(languages, self.lexicons, chosen))

    @property
    def packs(self) -> tuple[str, ...]:
        """The packs' names."""
        return tuple(source.name for source in self.sources)

    @cached_property
    def audiences(self) -> tuple[str, ...]:
        """The audiences that have both an access in the policy and a template."""
        return tuple(name for name in self.forms.audiences if name in self.policy.policy.audiences)

    @property
    def themes(self) -> tuple[str, ...]:
        """The looks there are, by name."""
        return self.forms.themes

    def theme(self, name: str, look: Located | None = None) -> Theme:
        """Return a look without any audience's differences, on A4, with the tokens of *look* over its own.

        Raises `UserError` where its file is at fault.
        """
        return self.forms.theme(name, look)

    def audience(self, name: str) -> LoadedAudience:
        """Return the form of an audience's brief. Raises `UserError` where its folder is at fault."""
        return self.forms.audience(name)

    def document(self, pack: str, audience: str) -> DocumentFields:
        """Return the head of an audience's briefs as written, the pack's fields and the audience's own over them: for the
        unit's records. Raises `UserError`, as `pack` and `audience` do.
        """
        return headed(self.pack(pack), self.audience(audience)).front.document

    def pack(self, name: str) -> Pack:
        """Return a pack as written, for checks; what a reader may see of it is `brief`'s to say.

        Raises `UserError` with every fault of the pack at once.
        """
        if name not in self._packs:
            self._packs[name] = load_pack(
                self._source(name),
                self.folder,
                self.policy,
                sections=self._kept.sections,
                parsed=self._kept.parsed,
            )
        return self._packs[name]

    def take(self, name: str, loaded: Loaded) -> None:
        """Take over what was loaded of a pack before, where nothing of it was changed since."""
        self._taken.add(name)
        self._packs[name], self._findings[name] = loaded.pack, loaded.findings
        for part in OF_PROJECT:
            vars(self).setdefault(part, getattr(loaded, part))
        if "plain_words" not in vars(self):
            from briefgen.checks.plain import load_plain_words  # noqa: PLC0415 - so do the rules

            vars(self)["plain_words"] = load_plain_words(self.folder.templates, self.house_rules, loaded.plain_words)

    def take_briefs(self, name: str, earlier: Earlier) -> None:
        """Take over briefs of a pack as earlier builds made them, where nothing that they are made on was changed since."""
        self._kept.earlier[name] = earlier

    def loaded_anew(self, name: str) -> Loaded | None:
        """Return what was loaded for the briefs of a pack, where it was not taken over and nothing of it is at fault; else None."""
        if name in self._taken or name not in self._findings:
            return None
        try:
            of_project = {part: getattr(self, part) for part in OF_PROJECT}
            # In one order, whichever was read first.
            words = dict(sorted(self.plain_words.read.items()))
        except UserError:
            return None
        return Loaded(pack=self._packs[name], findings=self._findings[name], plain_words=words, **of_project)

    @property
    def languages_read(self) -> tuple[str, ...]:
        """Those whose plain words were read."""
        return tuple(self.plain_words.read) if "plain_words" in vars(self) else ()

    def read_languages(self, languages: Iterable[str]) -> None:
        """Read the plain words of languages, which another process could read."""
        for language in languages:
            self.plain_words[language]

    def known(self, name: str) -> Known:
        """Return what the gate knows of a pack before it is asked for a reader. Raises `UserError`, as `pack` does."""
        if name not in self._known:
            self._known[name] = Known(self.pack(name), self.policy)
        return self._known[name]

    def evidence(self, pack: str) -> "Evidence":
        """Return what the leak check holds files of a pack's briefs against. Raises `UserError`, as `pack` does."""
        if pack not in self._evidence:
            self._evidence[pack] = self.evidence_of(self.pack(pack))
        return self._evidence[pack]

    def evidence_of(self, pack: Pack) -> "Evidence":
        """Return what files of the briefs of *pack* are held against, whose head may be one audience's."""
        from briefgen.leak.suspects import Evidence  # noqa: PLC0415 - and the leak check

        return Evidence(pack=pack, policy=self.policy, templates=self.folder.templates, locale=self.forms.locale)

    def findings(self, name: str) -> tuple[Diagnostic, ...]:
        """Return what loading a pack and the rules of packs found, with those that a reason in place overrules marked so.

        Raises `UserError` where the pack cannot be loaded, where nobody can decide by its names and markings, or where data
        that a rule needs is at fault.
        """
        from briefgen.checks.check import check_pack  # noqa: PLC0415 - so do the rules
        from briefgen.checks.overruled import overrule  # noqa: PLC0415

        if name not in self._findings and self._told is not None:
            self._findings[name] = self._told()
        elif name not in self._findings:
            pack, subject = self.pack(name), self.subject(name)
            self._findings[name] = overrule((*pack.warnings, *check_pack(subject)), self.allowances(name))
        return self._findings[name]

    def be_told(self, told: Callable[[], tuple[Diagnostic, ...]]) -> None:
        """Take what is wrong with packs from *told*: another process looks for it, in the same packs."""
        self._told = told

    def allowances(self, name: str) -> "tuple[Allowance, ...]":
        """Return the reasons that stand in a pack. Raises `UserError`, as `pack` does."""
        from briefgen.checks.overruled import pack_allowances  # noqa: PLC0415

        if name not in self._allowances:
            self._allowances[name] = pack_allowances(self.pack(name))
        return self._allowances[name]

    def let_stand(self, name: str) -> "tuple[LetStand, ...]":
        """Return which of a pack's own findings reasons let stand. Raises `UserError`, as `findings` does."""
        from briefgen.checks.let_stand import let_stand  # noqa: PLC0415

        if name not in self._let_stand:
            self._let_stand[name] = let_stand(self.pack(name), self.findings(name))
        return self._let_stand[name]

    def subject(self, name: str) -> "PackSubject":
        """Return what the rules of packs look at. Raises `UserError`, as `findings` does."""
        from briefgen.checks.rule import PackSubject  # noqa: PLC0415

        pack = self.pack(name)
        self.known(name).require()
        return PackSubject(
            pack=pack,
            policy=self.policy,
            templates=self.folder.templates,
            lexicons=self.lexicons,
            house=self.house_rules,
            known=self.known(name),
            read_usages=self.usages,
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
        alone: bool = False,
    ) -> "Brief":
        """Return the brief that *audience* gets from *pack*, as of the edition's moment or another one with a zone.

        *language* is one that the audience's form declares, and the first of them where it is None; *form* is one of its
        other forms, and its own where it is None. *theme* (of `themes`) and *paper* (`a4` or `letter`) take the place of
        those that the form names: the same words in another look. *reference* is a letterhead (`.docx` or `.dotx`) that the
        Word document goes into instead of the one that the theme may name; the brief is laid out for its page.
        *raise_marking* is a marking (`tlp:amber`) that the brief is to carry at the least, whatever stands in it.
        *alone* makes of a bilingual form a brief in *language* only, any that the audience declares: what there is before
        the other has been translated.

        Raises `ValueError` for a moment without a zone, `UnknownNameError` for a name that this project does not have,
        and `UserError` where the pack, the policy or the audience's template is at fault. Faults of the brief itself,
        such as its length, are in its `diagnostics`.
        """
        if as_of is not None and as_of.tzinfo is None:
            raise ValueError("as_of needs a zone: without one it is nobody's moment")
        from briefgen.build.briefing import make_brief  # noqa: PLC0415 - what composes loads slowly; a list needs none of it

        of_form = None if alone else form
        self.require(packs=(pack,), audiences=(audience,), language=language, form=of_form, theme=theme, paper=paper)
        return make_brief(
            self,
            pack,
            audience,
            kept=self._kept,
            language=language,
            form=form,
            theme=theme,
            paper=paper,
            reference=reference,
            as_of=as_of,
            raise_marking=raise_marking,
            alone=alone,
        )

    def brief_on(self, prepared: "Prepared") -> "Brief":
        """Return the brief that was prepared, as `brief` does. Raises `UserError`, as that does."""
        from briefgen.build.briefing import brief_on  # noqa: PLC0415 - as above

        return brief_on(self, prepared, self._kept)

    def proof(self, brief: "Brief") -> "Brief | None":
        """Return the proof of a brief from which items were cut for length: the brief as if nothing had been, and what was cut
        struck through; None where nothing was. It is for whoever signs: `render` and `save` it where no deliverables stand.

        Raises `UserError` where the locale lacks a phrase.
        """
        from briefgen.build.proof import proof_of  # noqa: PLC0415 - it composes

        behind = brief.document.furniture.second
        second = self.forms.locale(behind.language) if behind else None
        return proof_of(brief, self.forms.locale(brief.language), second)

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
        require_names(self, packs=packs, audiences=audiences, language=language, form=form, theme=theme, paper=paper)

    def _source(self, name: str) -> PackSource:
        self.require(packs=(name,))
        return next(source for source in self.sources if source.name == name)
