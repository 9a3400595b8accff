from support.cleared import item, judgement

from briefgen.content.yardsticks import load_yardsticks
from briefgen.gate.yardsticks import cleared_yardsticks
from briefgen.resources import templates_root

SCALES = load_yardsticks((templates_root(),))


def test_only_the_scales_that_are_used_pass():
    judged = item("a", "judgement", "So it is.", judgement=judgement())
    assert list(cleared_yardsticks([judged, item("b", "fact", "So it was.")], SCALES)) == ["phia"]


def test_words_and_ranges_pass_as_they_are():
    judged = item("a", "judgement", "So it is.", judgement=judgement())
    bands = cleared_yardsticks([judged], SCALES)["phia"].bands
    assert (bands[4].words, bands[4].range) == (("likely", "probable"), "about 55% to about 75%")
