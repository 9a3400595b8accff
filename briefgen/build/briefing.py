"""One brief of a project: gated, composed, checked, or taken over from the build before."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.brief import Brief
from briefgen.build.findings import of_audience, on_this_machine
from briefgen.build.kept import Checked, Ground, Kept
from briefgen.build.nothing import by_group_alone, with_reasons
from briefgen.checks.check import check
from briefgen.checks.let_stand import let_stand, let_stand_in
from briefgen.checks.overruled import audience_allowances, overrule
from briefgen.checks.rule import day_places
from briefgen.checks.strength import how_checked
from briefgen.checks.translations import unread
from briefgen.compose.compose import compose
from briefgen.diagnostics import UserError, errors
from briefgen.document.places import printed_entries
from briefgen.document.usage import load_usages
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
) -> Brief:
    """Return what `Project.brief` does, and raise what it raises, of names that the project has."""
    forms = project.forms
    wanted = project.audience(audience).in_form(form)
    loaded = project.pack(pack)
    moment = as_of or loaded.front.as_of
    with of_audience(audience):
        locale = forms.locale(language or wanted.form.languages[0])
        published = project.policy.policy.audiences[audience].published
        look = forms.theme_of(wanted, locale.tag, published=published, theme=theme, paper=paper)
        page = reference or look.reference
        letterhead = forms.letterhead(page)
        of_letterhead = (*letterhead.findings, *letterhead.keeps_its_paper(paper)) if letterhead else ()
        look = letterhead.lend_page(look) if letterhead else look
    cleared = clear(
        loaded,
        project.policy,
        audience,
        moment=moment,
        language=locale.tag,
        raised=raise_marking,
        yardstick=wanted.form.yardstick,
    )
    known = project.house_rules.well_known(audience, locale.tag)
    ground = Ground(
        cleared=known_to_readers(cleared.pack, known),
        audience=wanted,
        locale=locale,
        theme=look,
        house=project.house_rules,
        days=day_places(loaded),
    )
    checked = kept.brief(ground, lambda: _composed(project, ground))
    composed = checked.composed
    if letterhead:
        of_letterhead += letterhead.may_go_over(composed.layout.page_count, wanted.form.limits, audience)
    findings = with_reasons(checked.findings, cleared.withheld)
    of_brief = on_this_machine((*of_letterhead, *composed.diagnostics, *findings), project.folder)
    own = overrule(of_brief, (*project.allowances(pack), *audience_allowances(wanted)))
    nobodys = by_group_alone(own, cleared.pack, loaded)
    printed = printed_entries(composed.document)
    return Brief.of(
        cleared=cleared,
        checked=checked,
        audience=wanted,
        fonts=project.fonts,
        reference=letterhead.reference if letterhead else None,
        folder=project.folder,
        leak_question=Question(
            evidence=project.evidence(pack),
            audience=audience,
            moment=moment,
            letterhead=Path(page) if page else None,
        ),
        diagnostics=(*errors(project.findings(pack)), *((nobodys,) if nobodys else own)),
        strength=how_checked(locale.tag, project.lexicons, loaded.front.lexicon),
        unread=unread(loaded, locale.tag, printed),
        overruled=(*let_stand_in(project.let_stand(pack), printed), *let_stand(loaded, own)),
        templates=(
            *composed.templates,
            *wanted.files,
            *forms.theme_files(look.name),
            *locale.files,
        ),
    )


def _composed(project: "Project", ground: Ground) -> Checked:
    try:
        made = compose(
            ground.cleared, ground.audience, ground.locale, ground.theme, project.folder.templates, project.fonts
        )
    except UserError as fault:
        raise UserError(*on_this_machine(fault.diagnostics, project.folder)) from None
    cut = frozenset(each.item for each in made.cuts)
    found = check(
        ground.cleared,
        made.document,
        made.layout,
        ground.audience.form,
        house=ground.house,
        usages=load_usages(project.folder.templates),
        cut=cut,
        plain=project.plain_words,
        days=ground.days,
        templates=project.folder.templates,
    )
    return Checked(composed=made, findings=found)
