"""Lists of plain language: whose holds, what is at fault, and that ours are in order."""

import pytest
from support.rule_cases import POLICY

from briefgen.checks.listed import Listed
from briefgen.checks.plain import load_plain_words
from briefgen.content.house_rules import NO_HOUSE_RULES, load_house_rules
from briefgen.content.policy import load_policy
from briefgen.diagnostics import UserError
from briefgen.locale.load import load_locale
from briefgen.project.folder import find_project
from briefgen.resources import templates_root

LANGUAGES = ("en", "hi", "ru")
OURS = load_plain_words((templates_root(),), NO_HOUSE_RULES)


def said(lists):
    return {pattern: word.say for word in (*lists.words, *lists.public_words) for pattern in word.instead_of}


def loaded(root, *, house="", file=""):
    (root / "content").mkdir()
    (root / "content" / "policy.yaml").write_text(POLICY, encoding="utf-8")
    if house:
        (root / "content" / "house-rules.yaml").write_text(house, encoding="utf-8")
    if file:
        (root / "templates" / "plain").mkdir(parents=True)
        (root / "templates" / "plain" / "en.yaml").write_text(file, encoding="utf-8")
    folder = find_project(root)
    rules = load_house_rules(folder.content, load_policy(folder).policy)
    return load_plain_words(folder.templates, rules)


def test_a_file_of_the_project_adds_to_ours_and_the_house_to_both(tmp_path):
    file = "words: [{say: employ, instead_of: ['utilis*', mainstream]}]\ntechnical: {cabotage: trade along a coast}\n"
    house = "plain:\n  en:\n    words: [{say: include, instead_of: [mainstream]}]\n    may_stand: [prior to]\n"
    mine = loaded(tmp_path, house=house, file=file)["en"]
    ours = said(OURS["en"])
    assert said(mine).items() >= {"utilis*": "employ", "mainstream": "include", "commenc*": ours["commenc*"]}.items()
    assert "prior to" not in said(mine)
    assert ours["prior to"] == "before"
    assert mine.technical["cabotage"] == "trade along a coast"
    assert mine.nouns == OURS["en"].nouns


def test_a_language_of_which_we_have_no_list(tmp_path):
    house = "plain:\n  ur: {words: [{say: a, instead_of: [b]}]}\n"
    assert said(loaded(tmp_path, house=house)["ur"]) == {"b": "a"}


@pytest.mark.parametrize(
    ("house", "file", "line", "says"),
    [
        ("", "word: []\n", 1, "unknown name 'word'"),
        ("", "words:\n  - {say: use}\n", 2, "instead_of"),
        ("", "words:\n  - {say: use, instead_of: ['*ilis']}\n", 2, "'*ilis' has a * that ends no word"),
        ("plain:\n  en:\n    may_stand: [prior too]\n", "", 3, "'prior too' stands in no list"),
    ],
)
def test_a_list_at_fault_is_named_with_its_place(tmp_path, house, file, line, says):
    with pytest.raises(UserError) as raised:
        loaded(tmp_path, house=house, file=file)
    [found] = raised.value.diagnostics
    assert (found.code, found.span.line) == ("BG434", line)
    assert says in found.message


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_ours_stands_in_two_places(language):
    lists = OURS[language]
    every = [pattern for word in (*lists.words, *lists.public_words) for pattern in word.instead_of]
    assert len(every) == len(set(every))
    assert not set(every) & {*lists.technical, *lists.public_technical}
    assert not set(lists.nouns) & set(lists.no_nouns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_plain_word_of_ours_is_jargon(language):
    lists = OURS[language]
    plain = [word.say for word in (*lists.words, *lists.public_words)]
    means = [*lists.technical.values(), *lists.public_technical.values()]
    assert [found[0] for every in Listed(said(lists)).of((*plain, *means)) for found, _ in every] == []


def test_the_english_list_is_long_and_the_others_say_that_nobody_has_read_them():
    assert len(said(OURS["en"])) > 600
    assert all("not reviewed by a native reader" in OURS[language].source for language in ("hi", "ru"))


@pytest.mark.parametrize("tag", ["en-GB", "en-IN"])
def test_the_phrases_of_the_house_are_plain(tag):
    """What every brief prints is not jargon; words of the general list alone, for a form's phrases are for officials too."""
    phrases = tuple(load_locale(tag, (templates_root(),)).strings.values())
    lists = OURS[tag.partition("-")[0]]
    listed = Listed({pattern: word.say for word in lists.words for pattern in word.instead_of})
    assert [found[0] for every in listed.of(phrases) for found, _ in every] == []


def test_the_longest_pattern_is_found_and_what_stands_within_it_is_not():
    listed = Listed({"with": "a", "in accordance with": "b", "accord*": "c"})
    [found] = listed.of(("In accordance\nwith it, with them.",))
    assert [(match[0], say) for match, say in found] == [
        ("In accordance\nwith", "b"),
        ("with", "a"),
    ]


def test_what_one_thread_has_found_is_there_for_it_though_another_makes_room(monkeypatch):
    listed = Listed({"prior to": "before"})
    monkeypatch.setattr("briefgen.checks.listed._MOST", 0)
    listed.of(["prior to it"])

    class Texts(list):
        """Texts of which the second time somebody goes through them another thread makes room."""

        times = 0

        def __iter__(self):
            self.times += 1
            if self.times == 2:
                listed.of(["something else"])
            return super().__iter__()

    [found] = listed.of(Texts(["prior to that"]))
    assert [said for _, said in found] == ["before"]
