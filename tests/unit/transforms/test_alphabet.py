import pytest

from briefgen.transforms.alphabet import alphabetical


@pytest.mark.parametrize(
    "ordered",
    [
        ["ASEAN", "asylum", "Étude", "EU", "euro", "UN"],
        ["БРИКС", "ЕАЭС", "ёж", "елка", "ёлка", "ель", "иго", "Йемен", "СПГ"],
        ["ऊर्जा", "गैस", "तेल", "व्यापार", "संधि"],
        ["UN", "ЕАЭС"],
    ],
)
def test_words_in_their_order(ordered):
    assert sorted(ordered, key=alphabetical) == ordered


@pytest.mark.parametrize(("one", "other"), [("long-term", "longterm"), ("“Quad”", "quad"), ("ÉTUDE", "etude")])
def test_signs_and_case_do_not_part_words(one, other):
    assert alphabetical(one)[0] == alphabetical(other)[0]
