"""Piles of nouns: on sentences of our own, and on those of real briefs, each of which was judged by hand."""

from pathlib import Path

import pytest
import yaml

from briefgen.checks.nouns import Nouns
from briefgen.checks.plain import load_plain_words
from briefgen.content.house_rules import NO_HOUSE_RULES
from briefgen.resources import templates_root

OURS = load_plain_words((templates_root(),), NO_HOUSE_RULES)
ENGLISH, RUSSIAN = Nouns(OURS["en"]), Nouns(OURS["ru"])
BRIEFS = Path(__file__).parents[2] / "lexicons" / "en-briefs.yaml"


@pytest.mark.parametrize(
    ("text", "piles"),
    [
        ("The border trade settlement mechanism is new.", ["border trade settlement mechanism"]),
        ("Trade policy review: the energy security statement", ["Trade policy review", "energy security statement"]),
        ("The health insurance market reforms slow.", ["health insurance market reforms"]),
        ("The border-trade settlement mechanism is new.", []),
        ("They trade oil products. Both sides trade oil products.", []),
        ("They want to trade oil products.", []),
        ("Trade, energy, oil and gas are on the agenda.", []),
        ("The Border Trade Settlement Mechanism met.", []),
        ("The prime minister's trade policy is new.", []),
        ("", []),
    ],
)
def test_english_piles(text, piles):
    assert [" ".join(pile) for pile in ENGLISH.piles(text)] == piles


@pytest.mark.parametrize(
    ("text", "piles"),
    [
        ("Обеспечение повышения эффективности важно.", ["Обеспечение повышения эффективности"]),
        (
            "Обеспечение повышения эффективности использования возможностей сотрудничества важно.",
            ["Обеспечение повышения эффективности использования возможностей сотрудничества"],
        ),
        (
            "Началось обеспечение повышения уровня качества оказания услуг.",
            ["обеспечение повышения уровня качества оказания услуг"],
        ),
        ("Это решение проблемы развития системы рынков.", []),
        ("Это создание условий для развития сотрудничества.", []),
        ("Обсуждаются вопросы расширения сотрудничества и торговли.", []),
        ("Развитие отношений России и Индии продолжается.", []),
    ],
)
def test_russian_chains_of_genitives(text, piles):
    assert [" ".join(pile) for pile in RUSSIAN.piles(text)] == piles


def test_a_term_is_one_noun():
    with_term = Nouns(OURS["en"], ("border trade settlement",))
    assert list(with_term.piles("The border trade settlement mechanism is new.")) == []


PILES = [
    "forecast crude oil price", "forecast crude oil prices", "fuel model equation", "crude oil production level",
    "forecast crude oil prices", "power projection capabilities", "power projection capabilities", "Draft treaty text",
    "force structure requirements", "force structure requirements",
]  # fmt: skip
"""All that is found in 285 sentences of official texts (some 6,500 words), on which the lists were not fitted but for "information
technology" and "law enforcement". Judged by hand: none is no pile at all; of three ("forecast …") it may be said that the first word
is a participle. What it does not see (adjectives for nouns, plurals within) has not been counted.
"""


def test_piles_in_real_briefs():
    sets = yaml.safe_load(BRIEFS.read_text(encoding="utf-8"))["sets"]
    texts = [
        text for several in sets.values() for part in several for one in part["sentences"] for text in one.values()
    ]
    assert len(texts) == 285
    found = [" ".join(pile) for text in texts for pile in ENGLISH.piles(text)]
    assert found == PILES
