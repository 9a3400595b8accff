"""What looks like an abbreviation, and what only seems to."""

import pytest

from briefgen.document.abbreviations import abbreviations, is_abbreviation, pattern_of
from briefgen.document.expansions import explains, stands_for
from briefgen.document.usage import beside_of, load_usages
from briefgen.resources import templates_root

BESIDE = beside_of(load_usages((templates_root(),)).values())

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
    ("Q.Z. Board and the Q.Z. Commission", ["Q.Z.", "Q.Z."]),
    ("She has an LL.B. and an M.A. there", ["LL.B.", "M.A."]),
    ("एन.डी.एम. परिषद और सी.बी. ने कहा", ["एन.डी.एम.", "सी.बी."]),
    ("भा.ज.पा. नेतृत्व", ["भा.ज.पा."]),
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
    "the J.R.R. Tolkien society and the J.R.R. Tolkien Society",
    "C.V. de Souza and W.E. van der Berg",
    "जे.आर. टाटा और डॉ. ए.पी.जे. अब्दुल कलाम",
    "a Ph.D., a B.Sc. and a D.Phil.",
    "McDonald and iPhone",
    "NOT FOR RELEASE",
    "डॉ. सिंह",
]


@pytest.mark.parametrize(("text", "shorts"), FOUND)
def test_they_are_found(text, shorts):
    assert [found.short for found in abbreviations(text, BESIDE)] == shorts


@pytest.mark.parametrize("text", PASSED_OVER)
def test_numbers_names_and_codes_are_passed_over(text):
    assert list(abbreviations(text, BESIDE)) == []


def test_a_currency_without_an_amount_may_be_a_body():
    assert [found.short for found in abbreviations("The COP met.", BESIDE)] == ["COP"]


def test_the_s_of_a_plural_is_no_letter_of_it():
    (found,) = abbreviations("All LTAs.", BESIDE)
    assert (found.short, found.is_plural) == ("LTA", True)


@pytest.mark.parametrize(("short", "is_one"), [("LTA", True), ("यूएन", True), ("barrage", False), ("Quad", False)])
def test_a_short_form_is_one_by_its_capitals(short, is_one):
    assert is_abbreviation(short) == is_one


@pytest.mark.parametrize("text", ["LTAX", "XLTA", "LTA-2", "R&LTA", "ltas"])
def test_a_short_form_is_found_whole(text):
    assert not pattern_of("LTA").search(text)


def test_capitals_stand_for_the_words_they_begin():
    assert stands_for("FTA", "free-trade agreement", BESIDE)
    assert not stands_for("FTA", "a new treaty", BESIDE)


EXPLAINED = [
    ("NDMA", "asked the National Disaster Management Authority"),
    ("FAO", "Food and Agriculture Organization of the United Nations"),
    ("CTBT", "the Comprehensive Nuclear-Test-Ban Treaty"),
    ("MoU", "a memorandum of understanding"),
    ("R&D", "research and development"),
    ("TV", "television"),
    ("XML", "Extensible Markup Language"),
    ("NATGRID", "National Intelligence Grid of India, once the Natural Grid"),
    ("CO2", "carbon dioxide"),
    ("МЧС", "Министерство чрезвычайных ситуаций"),
    ("ВЭБ", "Внешний экономический банк"),
    ("भा.ज.पा.", "भारतीय जनता पार्टी"),
    ("एन.डी.एम.ए.", "राष्ट्रीय आपदा प्रबंधन प्राधिकरण"),
    ("WHO", "Всемирная организация здравоохранения"),
    ("NDMA", "राष्ट्रीय आपदा प्रबंधन प्राधिकरण"),
]
NOT_EXPLAINED = [
    ("NDMA", "The minister spoke to the press about it"),
    ("NDMA", "a demand that the national board has management"),
    (
        "NDMA",
        "Every Northern Dam of the old kind is gone, and the others, said many of them, are of no use here, authority or not",
    ),
    ("NDMA", ""),
    ("МЧС", "Юристы это заметили"),
    ("भा.ज.पा.", "किसी ने कुछ कहा"),
    ("एन.डी.एम.ए.", "उन्होंने कल यह कहा"),
    ("WHO", "Об этом заявили"),
    ("NDMA", "मंत्री ने कहा"),
]


@pytest.mark.parametrize(("short", "before"), EXPLAINED)
def test_words_that_begin_with_its_letters_explain_it(short, before):
    assert explains(short, before, BESIDE)


@pytest.mark.parametrize(("short", "before"), NOT_EXPLAINED)
def test_other_words_before_its_bracket_do_not(short, before):
    assert not explains(short, before, BESIDE)
