"""Who had an edition that is withdrawn, as the project knows him now: what has gone out can be withdrawn whatever became of his
name, his template, or the form and the language that it went out in.
"""

from dataclasses import replace

from briefgen.audience.form import AudienceForm
from briefgen.audience.load import LoadedAudience
from briefgen.build.project import Project
from briefgen.content.front import AudienceAccess
from briefgen.frozen import dataclass
from briefgen.leak.suspects import Evidence
from briefgen.release.records import Released
from briefgen.theme.model import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeReader:
    published: bool
    languages: tuple[str, ...]
    """What the notice is written in; of two, one behind the other."""
    theme: Theme
    evidence: Evidence
    """What the notice is held against."""
    had: tuple[str, ...] = ()
    """What he has had already, where he may see nothing else."""


def notice_reader(project: Project, one: Released) -> NoticeReader:
    """Return who reads the notice. Of whom the policy no longer names nobody knows what he may see: he is shown what a stranger
    is, and nothing of the pack besides the title that he had. Raises `UserError` where the pack or his template is at fault.
    """
    named = one.audience in project.policy.policy.audiences
    published = project.policy.policy.audiences[one.audience].published if named else True
    audience = _audience(project, one)
    both = audience.form.both_in(None) if named and audience is not None else None
    languages = both or (one.language,)
    if audience is None:
        theme = project.forms.theme(AudienceForm.model_fields["theme"].default)
    else:
        theme = project.forms.theme_of(audience, languages, published=published, theme=None, paper=None)
    return NoticeReader(
        published=published,
        languages=languages,
        theme=replace(theme, margin_notes=False),
        evidence=project.evidence(one.pack) if named else _of_stranger(project, one),
        had=() if named else (one.title,),
    )


def _audience(project: Project, one: Released) -> LoadedAudience | None:
    """Return the form of the reader's briefs; None where he has none any more."""
    if one.audience not in project.forms.audiences:
        return None
    audience = project.audience(one.audience)
    return audience.in_form(one.form) if one.form in audience.form.forms else audience


def _of_stranger(project: Project, one: Released) -> Evidence:
    """Return the evidence of a policy that names the reader, and lets him see nothing."""
    policy = project.policy.policy
    access = AudienceAccess(ceiling={}, published=True)
    stranger = policy.model_copy(update={"audiences": {**policy.audiences, one.audience: access}})
    known = project.evidence(one.pack)
    return Evidence(
        pack=known.pack, policy=replace(known.policy, policy=stranger), templates=known.templates, locale=known.locale
    )
