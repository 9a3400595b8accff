"""Which scale a judgement is printed in: the audience's where its range lies in one band of that, and else its own."""

import datetime as dt
from dataclasses import replace

import pytest
from support.cleared import item, judgement
from support.gate import POLICY, cleared, found
from support.packs import front, pack
from support.packs import item as raw_item

from briefgen.content.yardsticks import load_yardsticks
from briefgen.gate.yardsticks import cleared_yardsticks
from briefgen.resources import templates_root

SCALES = load_yardsticks((templates_root(),))
POLICIED = replace(POLICY, yardsticks=SCALES)


def test_only_the_scales_that_are_used_pass():
    judged = item("a", "judgement", "So it is.", judgement=judgement())
    assert list(cleared_yardsticks([judged, item("b", "fact", "So it was.")], SCALES, "en-GB")) == ["phia"]


def test_words_and_ranges_pass_as_they_are():
    judged = item("a", "judgement", "So it is.", judgement=judgement())
    bands = cleared_yardsticks([judged], SCALES, "en-IN")["phia"].bands
    assert (bands[4].words, bands[4].range) == (("likely", "probable"), "about 55% to about 75%")


def test_another_language_has_its_own_words_beside_those_that_judgements_name():
    judged = item("a", "judgement", "So it is.", judgement=judgement())
    scale = cleared_yardsticks([judged], SCALES, "ru-RU")["phia"]
    assert (scale.language, scale.title) == ("ru-RU", "Шкала вероятностей PHIA")
    assert (scale.bands[4].words, scale.bands[4].keys) == (("вероятно",), ("likely", "probable"))


def test_a_language_that_the_scale_has_no_words_in_gets_its_own():
    judged = item("a", "judgement", "So it is.", judgement=judgement())
    assert cleared_yardsticks([judged], SCALES, "fr-FR")["phia"].language == "en-GB"


def judged(scale: str, band: str, text: str = "{likelihood:a.clause} it holds.", **fields):
    held = {
        "author": "A. Name",
        "on": dt.date(2031, 5, 1),
        "scale": scale,
        "band": band,
        "confidence": "low",
        "reasons": "Both said so.",
    }
    said = {name: value for name, value in (held | fields).items() if value is not None}
    return pack(raw_item("a", text, kind="judgement", judgement=said))


def printed(made, yardstick: str | None) -> tuple[str, str]:
    held = cleared(made, policy=POLICIED, yardstick=yardstick).items["a"].judgement
    return held.scale, held.band


@pytest.mark.parametrize(
    ("scale", "band", "yardstick", "expected"),
    [
        ("phia", "likely", None, ("phia", "likely")),
        ("phia", "likely", "phia", ("phia", "likely")),
        ("phia", "probable", "icd-203", ("icd-203", "likely")),
        ("phia", "unlikely", "icd-203", ("icd-203", "unlikely")),
        ("phia", "highly likely", "icd-203", ("icd-203", "very likely")),
        ("phia", "realistic possibility", "icd-203", ("phia", "realistic possibility")),
        ("phia", "remote chance", "icd-203", ("phia", "remote chance")),
        ("icd-203", "likely", "phia", ("icd-203", "likely")),
        ("icd-203", "unlikely", "phia", ("icd-203", "unlikely")),
        ("ipcc", "likely", "phia", ("ipcc", "likely")),
        ("phia", "highly unlikely", "ipcc", ("ipcc", "unlikely")),
    ],
)
def test_a_range_that_lies_in_one_band_is_said_by_its_word(scale, band, yardstick, expected):
    """The same word is no reason: "likely" is 55 to 80 in one scale and 66 to 90 in another."""
    assert printed(judged(scale, band), yardstick) == expected


@pytest.mark.parametrize(
    ("scale", "band", "stated", "yardstick", "expected"),
    [
        ("icd-203", "likely", "60-70", "phia", ("phia", "likely")),
        ("icd-203", "likely", "70-78", "phia", ("icd-203", "likely")),
        ("phia", "realistic possibility", "46-50", "icd-203", ("icd-203", "roughly even chance")),
        ("phia", "likely", "56-74", "ipcc", ("phia", "likely")),
    ],
)
def test_a_narrower_range_decides_where_its_author_states_one(scale, band, stated, yardstick, expected):
    assert printed(judged(scale, band, range=stated), yardstick) == expected


@pytest.mark.parametrize(
    "text", ["It is likely that it holds.", "It is **Likely** that it holds.", "Probable, we say."]
)
def test_a_word_that_is_typed_in_is_not_swapped(text):
    assert printed(judged("phia", "likely", text), "icd-203") == ("phia", "likely")


def test_a_typed_word_in_another_wording_keeps_the_scale_as_well():
    made = judged("phia", "likely")
    typed = pack(raw_item("a", "{likelihood:a.clause} it holds.", kind="judgement", judgement=made.items[0].item.judgement, variants={"short": "It likely holds."}))  # fmt: skip
    assert printed(typed, "icd-203") == ("phia", "likely")


def test_evidence_is_never_said_as_likelihood():
    made = judged("grade", "low certainty", "It works.", confidence=None)
    assert printed(made, "phia") == ("grade", "low certainty")


def test_a_scale_that_is_not_there_stops_the_audience():
    [fault] = found(judged("phia", "likely"), policy=POLICIED, yardstick="pia")
    assert (fault.audience, fault.hints) == ("minister", ("did you mean 'phia'?",))


def test_words_that_nobody_has_read_make_a_draft():
    said = {
        "hi-IN": {
            "text": "{likelihood:a.clause} यह सही है।",
            "reasons": "दोनों ने कहा।",
            "review": "A. Reader, 2031-05-01",
        }
    }
    title = {"hi-IN": {"title": "वार्ता", "review": "A. Reader, 2031-05-01"}}
    made = judged("phia", "likely")
    own = raw_item("a", "{likelihood:a.clause} it holds.", kind="judgement", judgement=made.items[0].item.judgement, translations=said)  # fmt: skip
    there = pack(own, front=front(translations=title))
    assert cleared(there, policy=POLICIED, language="hi-IN").items["a"].unreviewed
    assert not cleared(there, policy=POLICIED).items["a"].unreviewed
