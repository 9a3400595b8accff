"""Texts come in the audience's language and its policy's variant, or the audience gets no brief: never a fallback."""

from dataclasses import replace

import pytest
from support.gate import cleared, found
from support.packs import AUDIENCES, access, front, item, organisation, pack, person, policy, term, topic

from briefgen.content.yardsticks import load_yardsticks
from briefgen.markup.plain import plain
from briefgen.resources import templates_root

PLAIN = policy(AUDIENCES | {"minister": access(variant="plain")})
WITH_SCALES = replace(policy(), yardsticks=load_yardsticks((templates_root(),)))
HINDI = front(translations={"hi-IN": {"title": "वार्ता"}})


def said(prose) -> str:
    return plain(prose.inlines)


def missing(*items, language="en-GB", loaded=policy(), **registers):  # noqa: B008 - frozen
    problems = found(pack(*items, front=HINDI, **registers), policy=loaded, language=language)
    return [(problem.code, problem.audience) for problem in problems]


def in_hindi(entry, **registers):
    return cleared(pack(entry, front=HINDI, **registers), language="hi-IN")


def test_the_policys_variant_is_the_text():
    entry = item("a", "Negotiations.", variants={"plain": "Talks.", "short": "Neg."})
    seen = cleared(pack(entry), policy=PLAIN).items["a"]
    assert said(seen.text) == "Talks."
    assert seen.text.origin.field == "variants.plain"


def test_the_policys_variant_is_the_only_wording():
    entry = item("a", variants={"plain": "Talks.", "short": "Neg."})
    assert list(cleared(pack(entry), policy=PLAIN).items["a"].variants) == ["plain"]


def test_what_has_no_variant_is_not_for_who_must_get_one():
    fields = {"why": "They do not say.", "instead": "Talk.", "pros": ("Cheap.",), "cons": ("Slow.",)}
    entry = item("a", variants={"plain": "Talks."}, **fields)
    seen, plainly = (cleared(pack(entry), **asked).items["a"] for asked in ({}, {"policy": PLAIN}))
    assert (seen.why is not None, len(seen.pros)) == (True, 1)
    assert (plainly.why, plainly.instead, plainly.pros, plainly.cons) == (None, None, (), ())


def test_without_one_every_wording_is_at_hand():
    seen = cleared(pack(item("a", "Negotiations.", variants={"plain": "Talks.", "short": "Neg."}))).items["a"]
    assert said(seen.text) == "Negotiations."
    assert {variant: said(prose) for variant, prose in seen.variants.items()} == {"plain": "Talks.", "short": "Neg."}


def test_a_missing_variant_is_that_audiences_fault():
    assert missing(item("a"), loaded=PLAIN) == [("BG507", "minister")]


def test_a_withheld_item_misses_no_variant():
    assert missing(item("a", readers={"desk": None}), loaded=PLAIN) == []


def test_an_answer_needs_the_variant_too():
    entry = item("a", kind="question", answer={"text": "Yes."}, variants={"plain": "Why?"})
    assert missing(entry, loaded=PLAIN) == [("BG507", "minister")]


def test_an_answer_has_its_variant():
    answer = {"text": "Affirmative.", "variants": {"plain": "Yes.", "short": "Aff."}}
    seen = cleared(pack(item("a", answer=answer, variants={"plain": "Why?"})), policy=PLAIN).items["a"].answer
    assert (said(seen.text), list(seen.variants)) == ("Yes.", ["plain"])


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"translations": {"ru-RU": {"text": "Переговоры"}}},
        {"translations": {"hi-IN": {"short": "वार्ता"}}},
    ],
    ids=["none", "another language", "another field"],
)
def test_a_missing_translation_is_that_audiences_fault(fields):
    assert missing(item("a", **fields), language="hi-IN") == [("BG508", "minister")]


@pytest.mark.parametrize(
    "fields",
    [
        {"answer": {"text": "Yes."}},
        {"instead": "Later."},
        {"why": "Nobody said."},
        {"pros": ("Cheap.",)},
        {"cons": ("Slow.",)},
        {
            "judgement": {
                "author": "A. Roe",
                "on": "2031-05-01",
                "scale": "phia",
                "band": "likely",
                "confidence": "low",
                "reasons": "Signs.",
            }
        },
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_every_text_is_translated_or_missing(fields):
    entry = item("a", translations={"hi-IN": {"text": "वार्ता"}}, **fields)
    assert missing(entry, language="hi-IN", loaded=WITH_SCALES) == [("BG508", "minister")]


def test_a_list_is_translated_to_its_end():
    entry = item("a", pros=("Cheap.", "Quick."), translations={"hi-IN": {"text": "वार्ता", "pros": ("सस्ता",)}})
    assert missing(entry, language="hi-IN") == [("BG508", "minister")]


def test_translated_texts_are_found_with_their_origin():
    entry = item("a", why="Nobody said.", translations={"hi-IN": {"text": "वार्ता", "why": "पता नहीं"}})
    seen = in_hindi(entry).items["a"]
    assert (said(seen.text), said(seen.why)) == ("वार्ता", "पता नहीं")
    assert (seen.why.origin.field, seen.why.origin.language) == ("why", "hi-IN")


def test_an_optional_wording_may_be_missing_in_a_language():
    entry = item("a", variants={"short": "Neg."}, translations={"hi-IN": {"text": "वार्ता"}})
    assert in_hindi(entry).items["a"].variants == {}


def test_the_policys_variant_in_another_language():
    entry = item("a", variants={"plain": "Talks."}, translations={"hi-IN": {"text": "वार्ता", "plain": "बात"}})
    assert said(cleared(pack(entry, front=HINDI), policy=PLAIN, language="hi-IN").items["a"].text) == "बात"


def test_the_policys_variant_missing_in_a_language():
    entry = item("a", variants={"plain": "Talks."}, translations={"hi-IN": {"text": "वार्ता"}})
    assert missing(entry, language="hi-IN", loaded=PLAIN) == [("BG508", "minister")]


def test_tags_of_one_language_share_text():
    assert said(cleared(pack(item("a", "Colour.")), language="en-US").items["a"].text) == "Colour."


def test_they_do_not_where_one_is_given():
    entry = item("a", "Colour.", variants={"short": "Col."}, translations={"en-US": {"text": "Color."}})
    seen = cleared(pack(entry), language="en-US").items["a"]
    assert (said(seen.text), said(seen.variants["short"])) == ("Color.", "Col.")


@pytest.mark.parametrize(
    ("reviewed", "expected"),
    [({}, True), ({"review": {"by": "B. Lal", "on": "2031-05-02"}}, False)],
    ids=["nobody", "somebody"],
)
def test_a_translation_nobody_has_reviewed_says_so(reviewed, expected):
    entry = item("a", translations={"hi-IN": {"text": "वार्ता"} | reviewed})
    assert in_hindi(entry).items["a"].unreviewed is expected


def test_another_languages_translation_is_no_matter():
    reviewed = {"text": "वार्ता", "review": {"by": "B. Lal", "on": "2031-05-02"}}
    assert (
        not in_hindi(item("a", translations={"hi-IN": reviewed, "ru-RU": {"text": "Переговоры"}})).items["a"].unreviewed
    )


@pytest.mark.parametrize("language", ["en-GB", "en-US"])
def test_words_of_the_packs_own_language_are_no_translation(language):
    entry = item("a", translations={"en-US": {"text": "Color."}, "hi-IN": {"text": "वार्ता"}})
    assert not cleared(pack(entry), language=language).items["a"].unreviewed


@pytest.mark.parametrize(
    ("entry", "registers"),
    [
        (item("a", said_by="x", translations={"hi-IN": {"text": "वार्ता"}}), {"people": [person("x")]}),
        (item("a", said_by="x", translations={"hi-IN": {"text": "वार्ता"}}), {"organisations": [organisation("x")]}),
        (item("a", topic="x", translations={"hi-IN": {"text": "वार्ता"}}), {"topics": [topic("x")]}),
        (item("a", translations={"hi-IN": {"text": "{term:x}"}}), {"terms": [term("x")]}),
    ],
)
def test_an_entry_is_translated_or_missing(entry, registers):
    assert missing(entry, language="hi-IN", **registers) == [("BG508", "minister")]


def test_each_field_of_an_entry_is():
    entry = item("a", said_by="x", translations={"hi-IN": {"text": "वार्ता"}})
    people = [person("x", office="Minister", translations={"hi-IN": {"name": "मंत्री"}})]
    assert missing(entry, language="hi-IN", people=people) == [("BG508", "minister")]


def test_a_translated_entry():
    entry = item("a", topic="x", translations={"hi-IN": {"text": "वार्ता"}})
    seen = in_hindi(entry, topics=[topic("x", translations={"hi-IN": {"title": "ऊर्जा"}})]).topics["x"]
    assert (seen.title, seen.origin.language) == ("ऊर्जा", "hi-IN")


@pytest.mark.parametrize(
    ("translated", "questions"),
    [({"title": "ऊर्जा", "question": "ऊर्जा पर क्या?"}, ["ऊर्जा पर क्या?"]), ({"title": "ऊर्जा"}, [])],
)
def test_the_question_of_a_topic_is_translated_or_missing(translated, questions):
    entry = item("a", topic="x", translations={"hi-IN": {"text": "वार्ता"}})
    topics = [topic("x", question="What of energy?", translations={"hi-IN": translated})]
    if questions:
        assert [one.question for one in in_hindi(entry, topics=topics).topics.values()] == questions
    else:
        assert missing(entry, language="hi-IN", topics=topics) == [("BG508", "minister")]


def test_references_are_those_of_the_wording_that_is_used():
    entry = item("a", "By {person:x}.", variants={"plain": "Talks."})
    assert cleared(pack(entry, people=[person("x")]), policy=PLAIN).people == {}


def test_the_hint_says_what_to_write():
    (problem,) = found(pack(item("a")), policy=PLAIN)
    assert problem.message == "'a' goes to 'minister' and has no plain wording"
    assert problem.hints == ("write it: - plain: …",)


DOERS = {"who": "Harbour office", "action": {"who": "The desk"}}


def test_who_is_to_act_is_said_in_the_briefs_language():
    hindi = {"text": "वादा।", "who": "बंदरगाह कार्यालय", "action_who": "डेस्क"}
    seen = in_hindi(item("a", kind="commitment", **DOERS, translations={"hi-IN": hindi})).items["a"]
    assert (seen.who, seen.action_who) == ("बंदरगाह कार्यालय", "डेस्क")


@pytest.mark.parametrize("left", ["who", "action_who"])
def test_without_a_translation_of_who_there_is_no_brief(left):
    hindi = {"text": "वादा।", "who": "बंदरगाह कार्यालय", "action_who": "डेस्क"}
    del hindi[left]
    entry = item("a", kind="commitment", **DOERS, translations={"hi-IN": hindi})
    assert missing(entry, language="hi-IN") == [("BG508", "minister")]
    assert missing(entry) == []
