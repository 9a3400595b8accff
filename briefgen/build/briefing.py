"""One brief of a project: gated, composed, checked, or taken over from the build before."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.brief import Brief
from briefgen.build.composing import composed
from briefgen.build.findings import of_audience, on_this_machine
from briefgen.build.heads import headed
from briefgen.build.kept import Checked, Ground, Kept, Tongue
from briefgen.build.nothing import by_group_alone, with_reasons
from briefgen.build.signing import with_signing
from briefgen.checks.check import check
from briefgen.checks.let_stand import let_stand, let_stand_in
from briefgen.checks.overruled import audience_allowances, overrule
from briefgen.checks.rule import day_places
from briefgen.checks.strength import how_checked
from briefgen.checks.translations import unread
from briefgen.diagnostics import UserError, errors
from briefgen.document.places import printed_entries
from briefgen.gate.clear import clear
from briefgen.gate.typed import known_to_readers
from briefgen.leak.check import Question

if TYPE_CHECKING:
    from briefgen.build.project import Project


def make_brief(
    project: "Project",
    pack: str,
    audience: str,
    *,
    kept: Kept,
    language: str | None,
    form: str | None,
    theme: str | None,
    paper: str | None,
    reference: Path | str | None,
    as_of: datetime | None,
    raise_marking: str | None,
    alone: bool,
) -> Brief:
    """Return what `Project.brief` does, and raise what it raises, of names that the project has."""
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
        house=project.house_rules,
        days=day_places(loaded),
        second=second[0] if second else None,
    )
    checked = kept.brief(ground, lambda: _composed(project, ground, kept))
    made = checked.composed
    if letterhead:
        of_letterhead += letterhead.may_go_over(made.layout.page_count, wanted.form.limits, audience)
    findings = with_reasons(checked.findings, cleared.withheld)
    of_brief = on_this_machine((*of_letterhead, *made.diagnostics, *findings), project.folder)
    own = overrule(of_brief, (*project.allowances(pack), *audience_allowances(wanted)))
    nobodys = by_group_alone(own, cleared.pack, loaded)
    printed = printed_entries(made.document)
    made_brief = Brief.of(
        cleared=cleared,
        checked=checked,
        audience=wanted,
        fonts=project.fonts,
        reference=letterhead.reference if letterhead else None,
        folder=project.folder,
        leak_question=Question(
            evidence=project.evidence(pack) if wanted.form.document is None else project.evidence_of(loaded),
            audience=audience,
            moment=moment,
            letterhead=Path(page) if page else None,
        ),
        diagnostics=(*errors(project.findings(pack)), *((nobodys,) if nobodys else own)),
        strength=how_checked(tags, project.lexicons, loaded.front.lexicon),
        unread=tuple(dict.fromkeys(each for tag in tags for each in unread(loaded, tag, printed))),
        overruled=(*let_stand_in(project.let_stand(pack), printed), *let_stand(loaded, own)),
        templates=(
            *made.templates,
            *wanted.files,
            *forms.theme_files(look.name),
            *(file for each in tongues for file in each.files),
        ),
    )
    document = loaded.front.document
    return with_signing(
        made_brief,
        document.sign_offs if "sign_offs" in document.model_fields_set else None,
        {tongue.locale.tag: tongue.cleared.head.sign_offs for tongue in ground.tongues},
        {tongue.locale.tag: tongue.locale for tongue in ground.tongues},
    )


def _composed(project: "Project", ground: Ground, kept: Kept) -> Checked:
    """Compose a brief, and look it over: of one in two languages each half by itself."""
    try:
        whole, halves = composed(ground, project.folder.templates, project.fonts, kept.layouts(ground))
    except UserError as fault:
        raise UserError(*on_this_machine(fault.diagnostics, project.folder)) from None
    cut = frozenset(each.item for each in whole.cuts)
    first, *second = (
        check(
            tongue.cleared,
            half.document,
            half.layout,
            ground.audience.form,
            house=ground.house,
            usages=project.usages,
            cut=cut,
            plain=project.plain_words,
            days=ground.days,
            templates=project.folder.templates,
        )
        for tongue, half in zip(ground.tongues, halves, strict=True)
    )
    # What is wrong in both languages is told once; what is wrong twice in one of them, twice.
    return Checked(composed=whole, findings=(*first, *(each for more in second for each in more if each not in first)))
