"""The sample says nothing more strongly than its items, and every wording of what is to come would be found out."""

from dataclasses import replace

import pytest

from briefgen.checks.check import PACK_RULES
from briefgen.checks.rule import PackSubject
from briefgen.checks.rules import lost_hedge, stronger_than_marked
from briefgen.checks.strength import HOLDERS, limit_of_item
from briefgen.content.item import Translation
from briefgen.markup.inline import parse_inlines
from briefgen.strength.lexicon import load_lexicons

STRONG = {
    "en-GB": "The two leaders signed the agreements.",
    "hi-IN": "दोनों नेताओं ने समझौतों पर हस्ताक्षर किए।",
    "ru-RU": "Лидеры двух стран подписали соглашения.",
}


@pytest.fixture(scope="module")
def subject(sample, policy, project):
    lexicons = load_lexicons(project.templates)
    return PackSubject(pack=sample, policy=policy, templates=project.templates, lexicons=lexicons)


@pytest.mark.parametrize("rule", [rule for rule in PACK_RULES if rule.code < "BG530"], ids=lambda rule: rule.name)
def test_the_sample_says_nothing_more_strongly_than_its_items(subject, rule):
    assert tuple(rule.find(subject)) == ()


def planned(subject):
    return [
        entry
        for entry in subject.pack.items
        if limit_of_item(entry.item) is not None and not (entry.item.kind in HOLDERS and entry.item.said_by)
    ]


def overstated(item):
    """Return an item all of whose wordings say that it has come."""
    english = parse_inlines(STRONG["en-GB"])
    translations = {
        tag: Translation(
            **{
                field: parse_inlines(STRONG[tag]).source
                for field in ("text", "plain", "short", "clause", "spoken")
                if getattr(translation, field) is not None
            }
        )
        for tag, translation in item.translations.items()
    }
    variants = dict.fromkeys(item.variants, english)
    return item.model_copy(update={"text": english, "variants": variants, "translations": translations})


def test_every_wording_of_a_plan_that_says_it_has_come_is_found(subject):
    for entry in planned(subject):
        made = replace(entry, item=overstated(entry.item))
        findings = tuple(stronger_than_marked.find(replace(subject, pack=replace(subject.pack, items=(made,)))))
        assert len(findings) == len(tuple(subject.wordings.said(entry))), entry.id


def test_every_wording_that_drops_a_plans_hedge_is_found(subject):
    hedged = [entry for entry in planned(subject) if entry.item.hedge]
    assert len(hedged) >= 10
    for entry in hedged:
        sure = overstated(entry.item).model_copy(
            update={"allow": {stronger_than_marked.CODE: "its strength is overruled"}}
        )
        made = replace(entry, item=sure)
        findings = tuple(lost_hedge.find(replace(subject, pack=replace(subject.pack, items=(made,)))))
        assert len(findings) == len(tuple(subject.wordings.said(entry))), entry.id


def test_the_sample_has_plans_in_three_languages(subject):
    read = [wording.language for entry in planned(subject) for wording in subject.wordings.said(entry)]
    assert len(read) >= 60
    assert set(read) == STRONG.keys()
