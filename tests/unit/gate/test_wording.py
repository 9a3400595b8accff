"""Tags of one language share text unless one is given; another language never serves."""

import pytest

from briefgen.gate.wording import are_one_language, serving


@pytest.mark.parametrize(
    ("tag", "other", "expected"),
    [
        ("en-GB", "en-IN", True),
        ("en", "en-IN", True),
        ("en-GB", "hi-IN", False),
        ("sr-Cyrl-RS", "sr-Latn-RS", False),
        ("sr-Cyrl-RS", "sr-Cyrl-BA", True),
    ],
)
def test_one_language_differs_in_its_region_at_most(tag, other, expected):
    assert are_one_language(tag, other) is expected


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("en-GB", ["en-IN", "hi-IN"], ("en-GB",)),
        ("en-IN", ["hi-IN"], ("en-IN", "en-GB")),
        ("en-IN", ["en-US", "en-IN"], ("en-IN", "en-GB", "en-US")),
        ("hi-IN", ["hi-FJ"], ("hi-IN", "hi-FJ")),
        ("hi-IN", ["ru-RU"], ("hi-IN",)),
    ],
)
def test_what_serves_a_language_best_first(language, written, expected):
    assert serving(language, "en-GB", written) == expected
