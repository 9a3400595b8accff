"""Each brief of the sample, and of the invented packs, as the tree's text: a change shows in review as words."""

from pathlib import Path

import pytest
from support.finished import FINISHED, PACKS, Case

from briefgen.document.dump import dump
from briefgen.document.inlines import Text
from briefgen.document.origins import TemplateOrigin
from briefgen.document.walk import walk

GOLDENS = Path(__file__).parent
LARGEST = 40_000


@pytest.mark.parametrize("case", FINISHED, ids=str)
def test_the_brief_says_what_was_reviewed(case: Case, update_goldens):
    brief = case.brief()
    golden = GOLDENS / case.pack / f"{brief.stem}.txt"
    text = dump(brief.document)
    if update_goldens:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), "review the difference, then run pytest --update-goldens"


@pytest.mark.parametrize("pack", PACKS)
def test_there_is_a_golden_for_each_brief_and_no_other(pack):
    expected = {f"{case.brief().stem}.txt" for case in FINISHED if case.pack == pack}
    assert {path.name for path in (GOLDENS / pack).iterdir()} == expected


def test_goldens_stay_small_enough_to_review():
    assert all(path.stat().st_size < LARGEST for path in GOLDENS.glob("*/*.txt"))


@pytest.mark.parametrize("case", FINISHED, ids=str)
def test_the_bundled_templates_add_no_words(case: Case):
    """Signs and numbers they may set; words come from the pack, the locale, a yardstick's own scale or a handling scheme."""
    runs = (node for node in walk(case.brief().document) if isinstance(node, Text))
    data = ("yardsticks/", "markings/")
    own = [run for run in runs if isinstance(run.origin, TemplateOrigin) and not run.origin.path.startswith(data)]
    assert not [run.text for run in own if any(map(str.isalpha, run.text))]
