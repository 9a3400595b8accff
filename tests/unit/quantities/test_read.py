"""Numbers, units and dates as they are written in English, Hindi and Russian."""

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.quantities.model import Date, Years
from briefgen.quantities.read import read
from briefgen.quantities.vocabulary import VocabularyFile, load_vocabulary
from briefgen.resources import templates_root

ROOTS = (templates_root(),)


def figures(language: str, text: str):
    return read(text, load_vocabulary(language, ROOTS))


def numbers(language: str, text: str) -> list[tuple[Decimal, str | None]]:
    return [(one.value, one.unit) for one in figures(language, text).quantities]


USD, INR, RUB = "money:USD", "money:INR", "money:RUB"
WRITTEN = [
    ("en", "1,234,567", 1234567, None),
    ("en", "12,34,567", 1234567, None),
    ("en", "68.7", "68.7", None),
    ("en", "68,7", "68.7", None),
    ("en", "sixty-nine billion", 69_000_000_000, None),
    ("en", "two thousand, five hundred and six", 2506, None),
    ("en", "two and a half million tonnes", 2_500_000, "mass-tonne"),
    ("en", "half a million", 500_000, None),
    ("en", "a hundred and five ships", 105, None),
    ("en", "US$ 68.7 billion", 68_700_000_000, USD),
    ("en", "68.7bn dollars", 68_700_000_000, USD),
    ("en", "Rs. 10 lakh", 1_000_000, INR),
    ("en", "₹5 lakh crore", 5_000_000_000_000, INR),
    ("en", "36%", 36, "percent"),
    ("en", "36 per cent", 36, "percent"),
    ("en", "25 percentage points", 25, "point"),
    ("en", "five-fold", 5, "times"),
    ("en", "nine times", 9, "times"),
    ("en", "the 23rd summit", 23, "ordinal"),
    ("en", "the twenty-third summit", 23, "ordinal"),
    ("en", "the S-400", 400, "label"),
    ("en", "7,200 km", 7200, "length-kilometer"),
    ("en", "3.5 m high", "3.5", "length-meter"),
    ("en", "$3.5 m", 3_500_000, USD),
    ("en", "3.5 m dollars", 3_500_000, USD),
    ("en", "3.5 m tonnes", 3_500_000, "mass-tonne"),
    ("en", "3.5m people", 3_500_000, None),
    ("en", "a five-year plan", 5, "duration-year"),
    ("en", "at 18:30", 1110, "clock"),
    ("en", "minus: −5 degrees", -5, None),
    ("en", "a **6.6** rise", "6.6", None),
    ("hi", "१२,३४,५६७", 1234567, None),
    ("hi", "६८.७ अरब डॉलर", 68_700_000_000, USD),
    ("hi", "दो करोड़", 20_000_000, None),
    ("hi", "साढ़े तीन लाख", 350_000, None),
    ("hi", "डेढ़ करोड़ रुपये", 15_000_000, INR),
    ("hi", "सवा लाख", 125_000, None),
    ("hi", "उनहत्तर", 69, None),
    ("hi", "पाँच गुना", 5, "times"),
    ("hi", "पांच गुना", 5, "times"),
    ("hi", "23वाँ शिखर सम्मेलन", 23, "ordinal"),
    ("hi", "तेईसवें", 23, "ordinal"),
    ("hi", "36 प्रतिशत", 36, "percent"),
    ("hi", "36 फ़ीसदी", 36, "percent"),
    ("hi", "25 प्रतिशत अंक", 25, "point"),
    ("hi", "7,200 किलोमीटर", 7200, "length-kilometer"),
    ("ru", "1 234 567 тонн", 1234567, "mass-tonne"),
    ("ru", "1\u00a0234\u00a0567", 1234567, None),
    ("ru", "68,7 млрд долл. США", 68_700_000_000, USD),
    ("ru", "двадцать три", 23, None),
    ("ru", "двухсот пяти", 205, None),
    ("ru", "двадцать третьего саммита", 23, "ordinal"),
    ("ru", "23-й саммит", 23, "ordinal"),
    ("ru", "в пять раз", 5, "times"),
    ("ru", "полтора миллиона рублей", 1_500_000, RUB),
    ("ru", "миллион рупий", 1_000_000, INR),
    ("ru", "два с половиной миллиарда", 2_500_000_000, None),
    ("ru", "пятилетний план", 5, "duration-year"),
    ("ru", "36 процентов", 36, "percent"),
    ("ru", "25 процентных пунктов", 25, "point"),
    ("ru", "трёх", 3, None),
    ("ru", "12 лакхов", 1_200_000, None),
    ("ar", "٦٨٫٧", "68.7", None),
    ("fr", "1\u202f234,5 km", "1234.5", None),
]


@pytest.mark.parametrize(("language", "text", "value", "unit"), WRITTEN)
def test_a_number_is_read_with_what_it_counts(language, text, value, unit):
    assert numbers(language, text) == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "from 3 to 13 per cent", [(3, "percent"), (13, "percent")]),
        ("en", "4 to 6.5 million tonnes", [(4_000_000, "mass-tonne"), (6_500_000, "mass-tonne")]),
        ("en", "between 3 and 5 million", [(3_000_000, None), (5_000_000, None)]),
        ("en", "Rs 5,000 and 10m", [(5000, INR), (10_000_000, None)]),
        ("en", "3 to 4 m high", [(3, "length-meter"), (4, "length-meter")]),
        ("hi", "60 से 70 प्रतिशत", [(60, "percent"), (70, "percent")]),
        ("ru", "от 60 до 70 процентов", [(60, "percent"), (70, "percent")]),
    ],
)
def test_the_ends_of_a_range_share_scale_and_unit(language, text, values):
    assert numbers(language, text) == values


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("en", "about 70", "about"),
        ("en", "more than 70", "more"),
        ("en", "at most 70", "less"),
        ("en", "70", None),
        ("hi", "लगभग 70", "about"),
        ("hi", "70 से अधिक", "more"),
        ("ru", "около 70", "about"),
        ("ru", "не более 70", "less"),
    ],
)
def test_a_bound_goes_with_its_number(language, text, bound):
    [one] = figures(language, text).quantities
    assert (one.value, one.bound) == (70, bound)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "one of both, the second"),
        ("hi", "एक रिपोर्ट, दोनों देश, वार्ता से पहले, दूसरे देश"),
        ("ru", "один из двух, обе стороны, второй"),
    ],
)
def test_words_that_often_count_nothing_are_loose(language, text):
    found = figures(language, text).quantities
    assert found
    assert all(one.loose for one in found)


@pytest.mark.parametrize("text", ["thousands of ships", "millions", "the hundreds", "zero-sum, a Friday, hundred"])
def test_what_says_no_number_is_none(text):
    assert [one for one in figures("en", text).quantities if one.value] == []


DAY = Date(year=2025, month=12, day=4)
DATED = [
    ("en", "on 4 December 2025", [DAY]),
    ("en", "on December 4, 2025", [DAY]),
    ("en", "on 4th December 2025", [DAY]),
    ("en", "2025-12-04", [DAY]),
    ("en", "4–5 December 2025", [DAY, Date(year=2025, month=12, day=5)]),
    ("en", "4 and 5 December 2025", [DAY, Date(year=2025, month=12, day=5)]),
    ("en", "on 4 December", [Date(month=12, day=4)]),
    ("en", "in December 2025", [Date(year=2025, month=12)]),
    ("en", "they may meet in May", [Date(month=5)]),
    ("en", "by 2030", [Date(year=2030)]),
    ("en", "in 2024-25", [Years(first=2024)]),
    ("en", "FY2024–25", [Years(first=2024)]),
    ("en", "in FY25", [Years(first=2024)]),
    ("en", "in 1999-2000", [Years(first=1999)]),
    ("en", "2020-24", [Date(year=2020), Date(year=2024)]),
    ("hi", "4 दिसंबर 2025 को", [DAY]),
    ("hi", "४ दिसम्बर २०२५", [DAY]),
    ("hi", "अगस्त 2025", [Date(year=2025, month=8)]),
    ("hi", "2024-25 में", [Years(first=2024)]),
    ("ru", "4 декабря 2025 года", [DAY]),
    ("ru", "04.12.2025", [DAY]),
    ("ru", "4–5 декабря", [Date(month=12, day=4), Date(month=12, day=5)]),
    ("ru", "в августе 2025 года", [Date(year=2025, month=8)]),
    ("ru", "к 2030 году", [Date(year=2030)]),
]


@pytest.mark.parametrize(("language", "text", "dates"), DATED)
def test_a_date_is_read_as_far_as_it_is_written(language, text, dates):
    found = figures(language, text)
    assert found.quantities == ()
    assert [_bare(one) for one in found.dates] == dates


def _bare(date):
    return Years(first=date.first) if isinstance(date, Years) else Date(year=date.year, month=date.month, day=date.day)


def test_places_are_those_of_the_text_as_written():
    text = "लगभग ६८.७ अरब डॉलर, फ़रवरी 2025 में"
    found = figures("hi", text)
    [number] = found.quantities
    [date] = found.dates
    assert text[number.at : number.end] == "६८.७ अरब डॉलर"
    assert text[date.at : date.end] == "फ़रवरी 2025"


@pytest.mark.parametrize("path", sorted((templates_root() / "quantities").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_word_for_a_number_is_read_as_that_number(path: Path):
    """The data says one thing once: no word stands under two values, and none is hidden by another list."""
    vocabulary = load_vocabulary(path.stem, ROOTS)
    for value, words in vocabulary.file.numbers.items():
        for word in words:
            assert [int(one.value) for one in read(word, vocabulary).quantities] == [value], word


def test_a_language_without_a_file_has_digits_alone():
    vocabulary = load_vocabulary("sv-SE", ROOTS)
    assert not vocabulary.is_worded
    assert [one.value for one in read("68,7 och sju", vocabulary).quantities] == [Decimal("68.7")]


def test_a_project_s_own_file_goes_before_ours(tmp_path):
    (tmp_path / "quantities").mkdir()
    (tmp_path / "quantities" / "sv.yaml").write_text("source: ours\nnumbers: {7: [sju]}\nscales: {1000: [tusen]}\n")
    vocabulary = load_vocabulary("sv-SE", (tmp_path, *ROOTS))
    assert [one.value for one in read("sju tusen", vocabulary).quantities] == [7000]


def test_the_bundled_files_say_where_their_words_are_from():
    for path in (templates_root() / "quantities").glob("*.yaml"):
        vocabulary = load_vocabulary(path.stem, ROOTS)
        assert isinstance(vocabulary.file, VocabularyFile)
        assert vocabulary.file.source


@pytest.mark.parametrize(
    "text",
    [
        "one thousand, " * 2000,
        "9" * 5000,
        "1," * 5000,
        "4" + " " * 20_000 + "May",
        "may" + " " * 20_000,
        "3 to " * 2000,
    ],
    ids=["scales", "digits", "commas", "spaces before a month", "spaces behind one", "ranges"],
)
def test_a_text_of_nothing_but_numbers_is_read_to_its_end(text):
    for language in ("en", "hi", "ru"):
        assert figures(language, text) is not None
