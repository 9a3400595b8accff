"""What a template makes for one record is every record's, unless it asked for the record."""

import pytest

from briefgen.compose.shared import Renderings, Shared
from briefgen.markup.rendered import Literally, Rendered


def making(numbers, *, of_record=False):
    """Return what makes the markup of some items, each a token with its number."""

    def make(targets):
        markup = " ".join(str(targets.number(Literally(number=number))) for number in numbers)
        return Rendered(markup=markup, targets=targets.all(), places=(), of_record=of_record)

    return make


def test_a_set_of_items_is_rendered_once():
    shared = Shared()
    first = shared.renderings("en-GB").of(frozenset("ab"), making([5, 6]))
    assert shared.renderings("en-GB").of(frozenset("ab"), pytest.fail) is first


def test_sets_of_items_that_different_briefs_asked_for_number_their_tokens_alike():
    shared = Shared()
    assert shared.renderings("en-GB").of(frozenset("ab"), making([5, 6])).markup == "0 1"
    assert shared.renderings("en-GB").of(frozenset("b"), making([6])).markup == "1"


def test_languages_share_nothing():
    shared = Shared()
    shared.renderings("en-GB").of(frozenset("a"), making([5]))
    assert shared.renderings("hi-IN").of(frozenset("a"), making([6, 5])).markup == "0 1"


def test_of_a_template_that_asked_for_the_record_nothing_is_shared():
    shared = Shared()
    ours = shared.renderings("en-GB")
    ours.of(frozenset("a"), making([5]))
    ours.of(frozenset("ab"), making([5, 700], of_record=True))
    assert ours.of(frozenset("a"), pytest.fail).markup == "0"
    assert shared.renderings("en-GB").of(frozenset("a"), making([800, 5], of_record=True)).markup == "0 1"


def test_what_was_made_of_a_record_is_made_anew_each_time():
    renderings = Renderings()
    assert renderings.of(frozenset("a"), making([5], of_record=True)).markup == "0"
    assert renderings.of(frozenset("a"), making([9], of_record=True)).markup == "1"
