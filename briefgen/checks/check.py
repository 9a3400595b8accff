"""The rules, listed in one place, and the function that goes through them."""

from typing import Final

from briefgen.audience.form import AudienceForm
from briefgen.checks.rule import PackRule, PackSubject, Rule, Subject
from briefgen.checks.rules import (
    alternative_text_announces,
    alternative_text_repeats_title,
    area_without_areas,
    bare_address,
    citation_without_list,
    colour_alone,
    dash_for_a_range,
    digit_at_the_start,
    divided_words,
    double_space,
    empty_section,
    forbidden_phrase,
    hand_typed_number,
    hard_to_read,
    house_word_in_template,
    hyphen_for_a_dash,
    lone_option,
    long_alternative_text,
    long_spoken_line,
    lost_company,
    missing_title,
    mixed_percent,
    mixed_quotation_marks,
    nobody_decides,
    not_to_be_said,
    nothing_printed,
    nothing_to_decide,
    officeless_person,
    one_column_table,
    one_sided_option,
    ordinal_date,
    preferred_name,
    question_without_mark,
    reactive_on_front,
    relative_date,
    repeated_word,
    said_twice,
    sentence_without_end,
    short_last_page,
    shouting,
    skipped_heading_level,
    space_before_mark,
    stopped_heading,
    table_without_header,
    table_without_summary,
    transliterated_name,
    typed_caption_number,
    unclear_link,
    undated_action,
    undated_money,
    uneven_list,
    unexplained_abbreviation,
    unexplained_gap,
    unmarked_draft,
    unpaired_mark,
    unprinted_item,
)
from briefgen.content.house_rules import NO_HOUSE_RULES, LoadedHouseRules
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
    stopped_heading.RULE,
    uneven_list.RULE,
    one_column_table.RULE,
    table_without_header.RULE,
    table_without_summary.RULE,
    unclear_link.RULE,
    bare_address.RULE,
    hand_typed_number.RULE,
    unexplained_abbreviation.RULE,
    short_last_page.RULE,
    unprinted_item.RULE,
    long_spoken_line.RULE,
    hard_to_read.RULE,
    divided_words.RULE,
    area_without_areas.RULE,
    typed_caption_number.RULE,
    house_word_in_template.RULE,
    lost_company.RULE,
    not_to_be_said.RULE,
    unmarked_draft.RULE,
    reactive_on_front.RULE,
)
"""The rules of briefs, in the order of their codes."""
PACK_RULES: Final[tuple[PackRule, ...]] = (
    relative_date.RULE,
    unexplained_gap.RULE,
    one_sided_option.RULE,
    lone_option.RULE,
    nobody_decides.RULE,
    question_without_mark.RULE,
    officeless_person.RULE,
    undated_money.RULE,
    said_twice.RULE,
    undated_action.RULE,
    alternative_text_repeats_title.RULE,
    alternative_text_announces.RULE,
    long_alternative_text.RULE,
    colour_alone.RULE,
    shouting.RULE,
    repeated_word.RULE,
    double_space.RULE,
    space_before_mark.RULE,
    ordinal_date.RULE,
    mixed_percent.RULE,
    dash_for_a_range.RULE,
    digit_at_the_start.RULE,
    unpaired_mark.RULE,
    mixed_quotation_marks.RULE,
    hyphen_for_a_dash.RULE,
    sentence_without_end.RULE,
    forbidden_phrase.RULE,
    preferred_name.RULE,
    transliterated_name.RULE,
)
"""The rules of packs, in the order of their codes."""


def check(
    cleared: ClearedPack,
    document: Document,
    layout: Layout,
    form: AudienceForm,
    house: LoadedHouseRules = NO_HOUSE_RULES,
) -> tuple[Diagnostic, ...]:
    """Return all that the rules find in a composed brief."""
    subject = Subject(cleared=cleared, document=document, layout=layout, form=form, house=house)
    return tuple(diagnostic for rule in RULES for diagnostic in rule.check(subject))


def check_pack(subject: PackSubject) -> tuple[Diagnostic, ...]:
    """Return all that the rules find in a pack as written. Raises `UserError` where data that a rule needs is at fault."""
    return tuple(diagnostic for rule in PACK_RULES for diagnostic in rule.check(subject))
