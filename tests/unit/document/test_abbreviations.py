"""What looks like an abbreviation, and what only seems to."""

import pytest

from briefgen.document.abbreviations import abbreviations, is_abbreviation, pattern_of, stands_for

FOUND = [
    ("An LTA and two FTAs.", ["LTA", "FTA"]),
    ("The MoU and the MoUs", ["MoU", "MoU"]),
    ("R&D at COP30", ["R&D", "COP30"]),
    ("Встреча ЕАЭС и сотрудники МИДа", ["ЕАЭС", "МИД"]),
    ("भा.ज.पा. की बैठक", ["भा.ज.पा."]),
    ("एन.डी.एम.ए. और सी.बी.आई. ने कहा", ["एन.डी.एम.ए.", "सी.बी.आई."]),
    ("जीएसटी परिषद और NQB ने कहा", ["NQB"]),
    ("وزارة الخارجية و NQB قالت", ["NQB"]),
    ("NQB نے کہا", ["NQB"]),
    ("The V.Q.W. and the Q.Z. dam in the U.N.R.R.A. area", ["V.Q.W.", "Q.Z.", "U.N.R.R.A."]),
    ("the N.D.M. Council and U.N.R.R.A", ["N.D.M.", "U.N.R.R.A"]),
]
PASSED_OVER = [
    "Chapter XIV, the XXI century, MMXXXI",
    "AK-203 rifles, S-400 and COVID-19",
    "TLP:RED",
    "File VE/2034/207",
    "in FY2024-25",
    "USD 500, INR 1,200 and 40 CHF",
    "at 9 AM",
    "A. P. J. Kalam",
    "J.R.R. Tolkien, J. R. R. Tolkien and A. Name",
    "М.И. Романов и Иванов И.И.",
    "e.g. at 9 a.m. or 10 P.M., i.e. in the morning",
    "McDonald and iPhone",
    "NOT FOR RELEASE",
    "डॉ. सिंह",
]


@pytest.mark.parametrize(("text", "shorts"), FOUND)
def test_they_are_found(text, shorts):
    assert [found.short for found in abbreviations(text)] == shorts


@pytest.mark.parametrize("text", PASSED_OVER)
def test_numbers_names_and_codes_are_passed_over(text):
    assert list(abbreviations(text)) == []


def test_a_currency_without_an_amount_may_be_a_body():
    assert [found.short for found in abbreviations("The COP met.")] == ["COP"]


def test_the_s_of_a_plural_is_no_letter_of_it():
    (found,) = abbreviations("All LTAs.")
    assert (found.short, found.is_plural) == ("LTA", True)


@pytest.mark.parametrize(("short", "is_one"), [("LTA", True), ("यूएन", True), ("barrage", False), ("Quad", False)])
def test_a_short_form_is_one_by_its_capitals(short, is_one):
    assert is_abbreviation(short) == is_one


@pytest.mark.parametrize("text", ["LTAX", "XLTA", "LTA-2", "R&LTA", "ltas"])
def test_a_short_form_is_found_whole(text):
    assert not pattern_of("LTA").search(text)


def test_capitals_stand_for_the_words_they_begin():
    assert stands_for("FTA", "free-trade agreement")
    assert not stands_for("FTA", "a new treaty")
