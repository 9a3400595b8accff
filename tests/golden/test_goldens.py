"""Each audience's brief of the sample, as the tree's text: what changes in a brief shows in review as words."""

from pathlib import Path

import pytest
from support.project import SAMPLE

import briefgen
from briefgen.document.dump import dump
from briefgen.resources import bundled_root

GOLDENS = Path(__file__).parent / SAMPLE
PROJECT = briefgen.load(bundled_root())
LARGEST = 40_000


@pytest.mark.parametrize("audience", PROJECT.audiences)
def test_the_brief_says_what_was_reviewed(audience, update_goldens):
    golden = GOLDENS / f"{audience}.txt"
    text = dump(PROJECT.brief(SAMPLE, audience).document)
    if update_goldens:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), "review the difference, then run pytest --update-goldens"


def test_there_is_a_golden_for_each_audience_and_no_other():
    assert {path.stem for path in GOLDENS.iterdir()} == set(PROJECT.audiences)


def test_goldens_stay_small_enough_to_review():
    assert all(path.stat().st_size < LARGEST for path in GOLDENS.iterdir())
