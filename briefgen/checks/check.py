"""The rules, listed in one place, and the function that goes through them."""

from typing import Final

from briefgen.audience.form import AudienceForm
from briefgen.checks.rule import PackRule, PackSubject, Rule, Subject
from briefgen.checks.rules import (
    area_without_areas,
    beyond_the_evidence,
    changed_date,
    changed_name,
    changed_number,
    citation_without_list,
    divided_words,
    empty_section,
    figures_at_odds,
    foreign_likelihood,
    hand_typed_number,
    hard_to_read,
    judgement_that_does_not_judge,
    likelihood_with_confidence,
    long_spoken_line,
    lost_company,
    lost_hedge,
    missing_title,
    misworded_likelihood,
    named_source,
    not_to_be_said,
    nothing_printed,
    nothing_to_decide,
    old_ground,
    overtaken,
    reactive_on_front,
    rests_on_overtaken,
    short_last_page,
    skipped_heading_level,
    stronger_than_ground,
    stronger_than_marked,
    surer_than_marked,
    table_without_header,
    table_without_summary,
    title_says_more,
    too_sure,
    typed_caption_number,
    unclear_link,
    unexplained_abbreviation,
    unknown_lexicon,
    unmarked_draft,
    unowned_likelihood,
    unprinted_item,
    unshown_conflict,
)
from briefgen.diagnostics import Diagnostic
from briefgen.document.document import Document
from briefgen.gate.records import ClearedPack
from briefgen.layout.model import Layout

RULES: Final[tuple[Rule, ...]] = (
    skipped_heading_level.RULE,
    empty_section.RULE,
    missing_title.RULE,
    nothing_to_decide.RULE,
    citation_without_list.RULE,
    nothing_printed.RULE,
    table_without_header.RULE,
    table_without_summary.RULE,
    unclear_link.RULE,
    hand_typed_number.RULE,
    unexplained_abbreviation.RULE,
    short_last_page.RULE,
    unprinted_item.RULE,
    long_spoken_line.RULE,
    hard_to_read.RULE,
    divided_words.RULE,
    area_without_areas.RULE,
    typed_caption_number.RULE,
    foreign_likelihood.RULE,
    unshown_conflict.RULE,
    overtaken.RULE,
    old_ground.RULE,
    not_to_be_said.RULE,
    reactive_on_front.RULE,
    lost_company.RULE,
    unmarked_draft.RULE,
)
"""The rules of briefs, in the order of their codes."""
PACK_RULES: Final[tuple[PackRule, ...]] = (
    stronger_than_marked.RULE,
    surer_than_marked.RULE,
    lost_hedge.RULE,
    stronger_than_ground.RULE,
    rests_on_overtaken.RULE,
    title_says_more.RULE,
    unknown_lexicon.RULE,
    likelihood_with_confidence.RULE,
    unowned_likelihood.RULE,
    judgement_that_does_not_judge.RULE,
    misworded_likelihood.RULE,
    changed_number.RULE,
    changed_date.RULE,
    changed_name.RULE,
    figures_at_odds.RULE,
    too_sure.RULE,
    beyond_the_evidence.RULE,
    named_source.RULE,
)
"""The rules of packs, in the order of their codes."""


def check(
    cleared: ClearedPack, document: Document, layout: Layout, form: AudienceForm, *, cut: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """Return all that the rules find in a composed brief; *cut* are the items that went for its length."""
    subject = Subject(cleared=cleared, document=document, layout=layout, form=form, cut=cut)
    return tuple(diagnostic for rule in RULES for diagnostic in rule.check(subject))


def check_pack(subject: PackSubject) -> tuple[Diagnostic, ...]:
    """Return all that the rules find in a pack as written. Raises `UserError` where data that a rule needs is at fault."""
    return tuple(diagnostic for rule in PACK_RULES for diagnostic in rule.check(subject))
