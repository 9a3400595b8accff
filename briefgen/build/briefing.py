"""One brief of a project: gated, composed, checked, or taken over from the build before."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from briefgen.build.brief import Brief
from briefgen.build.composing import Means, checked
from briefgen.build.findings import of_audience, on_this_machine
from briefgen.build.heads import headed
from briefgen.build.kept import Checked, Ground, Kept, Tongue
from briefgen.build.nothing import by_group_alone, with_reasons
from briefgen.build.signing import with_signing
from briefgen.checks.let_stand import let_stand, let_stand_in
from briefgen.checks.overruled import Allowance, audience_allowances, overrule
from briefgen.checks.rule import day_places
from briefgen.checks.translations import unread
from briefgen.content.pack import Pack
from briefgen.diagnostics import Diagnostic, UserError, errors
from briefgen.document.places import printed_entries
from briefgen.frozen import dataclass
from briefgen.gate.clear import Cleared, clear
from briefgen.gate.typed import known_to_readers
from briefgen.leak.check import Question
from briefgen.project.folder import ProjectFolder

if TYPE_CHECKING:
    from briefgen.build.project import Project
    from briefgen.writers.docx.letterhead.opening import Letterhead


class Asking(TypedDict, total=False):
    """What `Project.brief` takes besides pack and audience."""

    language: str | None
    form: str | None
    theme: str | None
    paper: str | None
    reference: Path | str | None
    as_of: datetime | None
    raise_marking: str | None
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A pack that is cleared for one audience, and the form and look of its brief: what there is before anything is composed."""

    pack: Pack
    """As it was loaded, with the head of this audience's briefs."""
    ground: Ground
    cleared: Cleared
    tags: tuple[str, ...]
    """The languages of the brief, as they are asked for."""
    moment: datetime
    page: Path | None
    """The letterhead's file."""
    letterhead: "Letterhead | None"
    of_letterhead: tuple[Diagnostic, ...]
    """What is wrong with the letterhead, whatever the brief."""

    @property
    def required(self) -> tuple[str, ...] | None:
        """The offices that must agree; None where nobody has said whether any must."""
        document = self.pack.front.document
        return document.sign_offs if "sign_offs" in document.model_fields_set else None


def prepare(
    project: "Project",
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
) -> Prepared:
    """Clear a pack, and load what its brief is composed by; raise what `Project.brief` raises, of names that the project has."""
    forms = project.forms
    wanted = project.audience(audience).in_form(form)
    loaded = headed(project.pack(pack), wanted)
    moment = as_of or loaded.front.as_of
    both = None if alone else wanted.form.bilingual
    tags = both.languages if both else (language or wanted.form.languages[0],)
    with of_audience(audience):
        tongues = tuple(map(forms.locale, tags))
        published = project.policy.policy.audiences[audience].published
        look = forms.theme_of(wanted, tags, published=published, theme=theme, paper=paper)
        page = reference or look.reference
        letterhead = forms.letterhead(page)
        of_letterhead = (*letterhead.findings, *letterhead.keeps_its_paper(paper)) if letterhead else ()
        look = letterhead.lend_page(look) if letterhead else look
    cleared, *more = (
        clear(
            loaded,
            project.policy,
            audience,
            moment=moment,
            language=tag,
            raised=raise_marking,
            yardstick=wanted.form.yardstick,
            known=project.known(pack) if loaded is project.pack(pack) else None,
        )
        for tag in tags
    )
    first, *second = (
        Tongue(cleared=known_to_readers(each.pack, project.house_rules.well_known(audience, locale.tag)), locale=locale)
        for each, locale in zip((cleared, *more), tongues, strict=True)
    )
    ground = Ground(
        cleared=first.cleared,
        audience=wanted,
        locale=first.locale,
        theme=look,
        house=project.house_rules.of_audience(audience),
        days={at: place for at, place in day_places(loaded).items() if at[0] in first.cleared.items},
        second=second[0] if second else None,
    )
    return Prepared(
        pack=loaded,
        ground=ground,
        cleared=cleared,
        tags=tags,
        moment=moment,
        page=Path(page) if page else None,
        letterhead=letterhead,
        of_letterhead=of_letterhead,
    )


def make_brief(project: "Project", pack: str, audience: str, *, kept: Kept, **asked: Unpack[Asking]) -> Brief:
    """Return what `Project.brief` does, and raise what it raises, of names that the project has."""
    return brief_on(project, prepare(project, pack, audience, **asked), kept)


def brief_on(project: "Project", prepared: Prepared, kept: Kept) -> Brief:
    """Compose and check what was prepared, or take it over. Raises what `Project.brief` does."""
    ground, cleared, letterhead = prepared.ground, prepared.cleared, prepared.letterhead
    wanted, loaded, tags = ground.audience, prepared.pack, prepared.tags
    made = kept.brief(ground, lambda: _composed(project, ground, kept))
    own, nobodys = weighed(
        prepared,
        project.folder,
        reasons(project, prepared),
        pages=made.pages,
        found=made.findings,
    )
    printed = printed_entries(made.document)
    brief = Brief.of(
        cleared=cleared,
        kept=made,
        audience=wanted,
        fonts=project.fonts,
        reference=letterhead.reference if letterhead else None,
        folder=project.folder,
        leak_question=leak_question(project, prepared),
        diagnostics=(*errors(project.findings(loaded.name)), *((nobodys,) if nobodys else own)),
        strength=project.strength(tags, loaded.front.lexicon),
        unread=tuple(dict.fromkeys(each for tag in tags for each in unread(loaded, tag, printed))),
        overruled=(*let_stand_in(project.let_stand(loaded.name), printed), *let_stand(loaded, own)),
        templates=(
            *made.templates,
            *wanted.files,
            *project.forms.theme_files(ground.theme.name),
            *(file for each in ground.tongues for file in each.locale.files),
        ),
    )
    return with_signing(brief, prepared.required, ground.sign_offs, ground.locales)


def reasons(project: "Project", prepared: Prepared) -> tuple[Allowance, ...]:
    """Return the reasons for which findings in the brief may stand: the pack's, and those of its audience's form."""
    return (*project.allowances(prepared.pack.name), *audience_allowances(prepared.ground.audience))


def weighed(
    prepared: Prepared,
    folder: ProjectFolder,
    allowed: tuple[Allowance, ...],
    *,
    pages: int,
    found: tuple[Diagnostic, ...],
) -> tuple[tuple[Diagnostic, ...], Diagnostic | None]:
    """Return what is wrong with a composed brief of so many *pages*, its letterhead included, as it is told, those marked that
    a reason lets stand; and what is told in place of all that, where the brief is for nobody.
    """
    letterhead, form = prepared.letterhead, prepared.ground.audience.form
    over = letterhead.may_go_over(pages, form.limits, prepared.ground.cleared.audience) if letterhead else ()
    told = with_reasons(found, prepared.cleared.withheld)
    own = overrule(on_this_machine((*prepared.of_letterhead, *over, *told), folder), allowed)
    return own, by_group_alone(own, prepared.cleared.pack, prepared.pack)


def leak_question(project: "Project", prepared: Prepared) -> Question:
    """Return what the finished files are held against: the raw pack, with the head that this audience's briefs carry."""
    pack, form = prepared.pack, prepared.ground.audience.form
    return Question(
        evidence=project.evidence(pack.name) if form.document is None else project.evidence_of(pack),
        audience=prepared.ground.cleared.audience,
        moment=prepared.moment,
        letterhead=prepared.page,
    )


def _composed(project: "Project", ground: Ground, kept: Kept) -> Checked:
    try:
        return checked(ground, Means.of(project), project.fonts, layouts=kept.layouts(ground))
    except UserError as fault:
        raise UserError(*on_this_machine(fault.diagnostics, project.folder)) from None
