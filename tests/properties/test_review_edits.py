"""A paragraph that somebody edited is taken for itself or for nothing, and never for another one, whatever was done to it.

`tests/fuzz/reviews.py` does the same over many more documents, and prints how many.
"""

import itertools

import pytest
from support.random_edits import BOOKMARKS, NOTHING, score

from briefgen.review import claims

SHARES = (0.1, 0.25, 0.5)
AUDIENCES = ("minister", "officials")
SEEDS = range(9_000, 9_002)


def counted(bookmarks, seeds=SEEDS, shares=SHARES):
    found = NOTHING
    for audience, seed, share in itertools.product(AUDIENCES, seeds, shares):
        found += score(audience, seed, share=share, bookmarks=bookmarks)
    return found


@pytest.mark.parametrize("bookmarks", BOOKMARKS)
def test_no_paragraph_is_taken_for_another_one(bookmarks):
    found = counted(bookmarks)
    assert found.total > 300
    assert found.wrong == 0
    assert found.right > 0.9 * found.total


def test_a_matcher_that_guesses_is_found_out(monkeypatch):
    """The counting can fail: where a part of any neighbour is taken for a part of it, others' words are."""
    monkeypatch.setattr(claims, "TAIL", -1)
    assert counted("all gone", seeds=range(9_000, 9_001), shares=(0.5,)).wrong > 0
