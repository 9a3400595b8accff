"""Flag a judgement whose words say another likelihood than its band, or none.

Why: the band is what its author judged, and what the table explains; the words are what is read.
Example: `judgement.band: likely`, and the words "It is highly likely that talks go on."
Instead: use the band's own word, or write `{likelihood:id}`, which prints it, in the audience's scale and language.
"""

from collections.abc import Iterator

from briefgen.checks.judged import found, is_reason, likelihoods
from briefgen.checks.rule import Finding, PackRule, PackSubject
from briefgen.checks.wording import Wording
from briefgen.content.item import Judgement
from briefgen.content.yardsticks import Yardstick
from briefgen.diagnostics import Severity


def find(subject: PackSubject) -> Iterator[Finding]:
    for entry, wording, judgement, scale in likelihoods(subject):
        if is_reason(wording) or judgement.band.casefold() not in map(str.casefold, scale.words):
            continue
        said = list(found(scale.words_in(wording.language), wording.marked.source))
        meant = {word.casefold() for word in _meant(judgement, scale, wording)}
        other = next((match for match in said if match.group().casefold() not in meant), None)
        if other is not None:
            yield Finding(
                message=f"the words say '{other.group()}', and the band is '{judgement.band}'",
                span=wording.span(other.start(), other.end()),
                hint=f"say it as the band does, or write {{likelihood:{entry.id}}}",
            )
        elif wording.location == (*wording.owner, "text") and not said and "{likelihood:" not in wording.marked.source:
            yield Finding(
                message=f"'{entry.id}' is judged '{judgement.band}', and its words do not say so",
                span=entry.text_span,
                hint=f"say it in the sentence, or write {{likelihood:{entry.id}.clause}} before it",
                severity=Severity.WARNING,
            )


def _meant(judgement: Judgement, scale: Yardstick, wording: Wording) -> tuple[str, ...]:
    """Return the words of the judgement's band in the language of a wording."""
    number, _ = scale.place_of(judgement.band)
    own, said = scale.bands[number], scale.translation(wording.language)
    return own.words if said is None or scale.words_in(wording.language) == scale.words else said.bands[number].words


RULE = PackRule(
    code="BG549",
    name="misworded-likelihood",
    severity=Severity.ERROR,
    find=find,
    page=__doc__ or "",
    overrulable=True,
)
