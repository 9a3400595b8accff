import pytest

from briefgen.locale.direction import is_right_to_left


@pytest.mark.parametrize(
    "tag", ["ar", "ar-EG", "he", "he-IL", "ur", "ur_PK", "fa-IR", "ps", "ckb", "pa-Arab", "az-Arab-IR"]
)
def test_from_right_to_left(tag):
    assert is_right_to_left(tag)


@pytest.mark.parametrize(
    "tag", ["en-GB", "hi-IN", "ru-RU", "pa", "ur-Deva", "ar-Latn", "zh-Hant", "tlh", "x-mine", "en-GB-oxendict"]
)
def test_from_left_to_right(tag):
    assert not is_right_to_left(tag)
