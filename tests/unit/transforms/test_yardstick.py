from dataclasses import replace

import pytest
from support.cleared import PHIA, fuller_pack, item, judgement, origin
from support.documents import document, paragraph, section
from support.settings import locale, setting

from briefgen.document.dump import dump
from briefgen.document.generated import empty_yardstick
from briefgen.document.inlines import Text
from briefgen.document.walk import sections
from briefgen.gate.registered import ClearedYardstick, YardstickBand
from briefgen.transforms.yardstick import yardstick

ALL = section(1, "Words of likelihood", empty_yardstick())
PHRASES = {"column-likelihood": "Word", "column-range": "Range", "likelihood-or": " or "}
OTHER = ClearedYardstick(
    name="other", title="Another scale", language="en-US", bands=(YardstickBand(words=("even",), range="45-55%"),)
)


def judged(name="signing"):
    return paragraph(Text(text="An agreement will probably be signed.", origin=origin("items", name)))


def used(**fields):
    return replace(setting(), cleared=fuller_pack(**fields), locale=locale(**PHRASES))


def tree(*blocks, **fields):
    return dump(yardstick(document(*blocks, titled=False), used(**fields))).split("\n\n", 1)[1].split("\n")[:-1]


TABLE = [
    "    header Row: Word | Range",
    "    RowGroup",
    "      Row: Unlikely (header) | about 25% to about 35%",
    "      Row: Likely or probable (header) | about 55% to about 75%",
]


def test_the_scale_of_a_judgement_that_is_shown():
    assert tree(judged(), ALL)[1:] == [
        "Section level=1: Words of likelihood",
        "  Table anchor=yardstick columns=start,start: caption=Probability Yardstick",
        *TABLE,
    ]


def test_scales_stand_apart():
    second = item("other", "judgement", "So it is.", judgement=replace(judgement("even"), scale="other"))
    items = {**fuller_pack().items, "other": second}
    made = tree(judged(), judged("other"), ALL, items=items, yardsticks={"phia": PHIA, "other": OTHER})
    assert [line.strip() for line in made if "RowGroup" in line] == [
        "RowGroup: title=Probability Yardstick",
        "RowGroup: title=Another scale",
    ]


def test_a_scale_stays_in_its_own_language():
    made = tree(judged(), ALL, language="hi-IN")
    assert "caption={en-GB: Probability Yardstick}" in made[2]


@pytest.mark.parametrize("name", ["visit", "view"])
def test_without_a_judgement_there_is_no_scale(name):
    assert not list(sections(yardstick(document(judged(name), ALL), used())))


def test_filling_twice_changes_nothing_more():
    once = yardstick(document(judged(), ALL), used())
    assert yardstick(once, used()) == once
