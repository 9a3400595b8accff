"""`content/house-rules.yaml`: every fault at once, with its place; words found whole, in their case, with their endings."""

import pytest
from support.packs import policy

from briefgen.checks.house import HousePatterns
from briefgen.checks.transliteration import bare, load_table
from briefgen.content.house_rules import Forbidden, Preferred, load_house_rules
from briefgen.diagnostics import UserError
from briefgen.resources import templates_root

FAULTS = [
    ("forbidden: [{phrase: x y}]", "'forbidden.why' is missing", 1),
    ("forbidden: [{phrase: x, why: y, readers: [publc]}]", "unknown reader 'publc'", 1),
    ("preferred:\n  - {write: Kyiv}", "'preferred.instead_of' is missing", 2),
    ("preferred:\n  - {write: Kyiv, instead_of: [K*iev]}", "'K*iev' has a * that ends no word", 2),
    ("preferd: []", "unknown name 'preferd'", 1),
]


@pytest.mark.parametrize(("text", "message", "line"), FAULTS)
def test_a_fault_is_told_with_its_line(tmp_path, text, message, line):
    (tmp_path / "house-rules.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        load_house_rules(tmp_path, policy().policy)
    [found] = refused.value.diagnostics
    assert (found.code, found.span.line) == ("BG576", line)
    assert message in found.message


def test_a_house_without_the_file_has_no_rules(tmp_path):
    assert load_house_rules(tmp_path, policy().policy).rules.forbidden == ()


def found(text, *phrases, language="en-GB", **fields):
    rules = [Forbidden(phrase=phrase, why="it is not said", **fields) for phrase in phrases]
    return [match.found[0] for match in HousePatterns(rules).of(text, language)]


def test_words_are_found_whole():
    assert found("Kiev's mayor, Kievlyanin, Old-Kiev (Kiev)", "Kiev") == ["Kiev", "Kiev", "Kiev"]
    assert found("हम में से, हमें", "में", language="hi-IN") == ["में"]


def test_small_letters_are_found_in_any_case_and_capitals_as_they_are():
    assert found("Windfall, WINDFALL", "windfall") == ["Windfall", "WINDFALL"]
    assert found("us, US", "US") == ["US"]


def test_a_phrase_goes_on_over_a_line_and_a_no_break_space():
    assert found("war\non\u00a0terror", "war on terror") == ["war\non\u00a0terror"]


def test_a_star_stands_for_any_ending():
    assert found("конфликт, конфликтами; доконфликтный", "конфликт*", language="ru-RU") == ["конфликт", "конфликтами"]


@pytest.mark.parametrize(
    ("languages", "count"), [((), 1), (("en",), 1), (("en-GB",), 1), (("en-IN",), 0), (("ru",), 0)]
)
def test_a_rule_is_of_its_languages(languages, count):
    assert len(found("windfall", "windfall", languages=languages)) == count


def test_the_preferred_form_is_no_finding_and_the_longest_of_several_is_one():
    rule = Preferred(write="Prime Minister Verin", instead_of=("Verin", "Mr Verin"))
    said = HousePatterns([rule]).of("Prime Minister Verin met Mr Verin and Verin", "en-GB")
    assert [match.found[0] for match in said] == ["Mr Verin", "Verin"]


NAMES = {
    "Сергей Лавров": "Sergey Lavrov",
    "Борис Ельцин": "Boris Yeltsin",
    "Дмитрий Песков": "Dmitriy Peskov",
    "Юрьев": "Yuryev",
    "Чапаевск": "Chapayevsk",
    "Щёкино": "Shchëkino",
    "Подъячев": "Podyachev",
}


@pytest.mark.parametrize(("own", "latin"), NAMES.items())
def test_the_table_writes_russian_names_as_its_source_does(own, latin):
    assert load_table("bgn-pcgn-ru", (templates_root(),), None).latin(own) == latin


def test_accents_apostrophes_and_capitals_are_not_compared():
    assert bare("Shchëkino’s O'Neill") == "shchekinos oneill"


def test_a_table_that_is_not_there_is_told_of():
    with pytest.raises(UserError, match="bgn-pcgn-ru"):
        load_table("bgn-pcgn", (templates_root(),), None)
