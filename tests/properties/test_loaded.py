"""What is kept of a loaded pack is the pack: every value of it, and of the policy that it was loaded under."""

from hypothesis import HealthCheck, given, settings
from support.access import Case
from support.random_packs import cases

from briefgen.build.standing.objects import objects_of, objects_text


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(sloppy=True))
def test_a_pack_that_was_kept_is_the_pack(case: Case):
    whole = (case.pack, case.policy)
    text = objects_text(whole)
    read = objects_of(text)
    assert read == whole
    assert repr(read) == repr(whole), "numbers have the decimals, and moments the zones, that they had"
    assert objects_text(read) == text
    assert [one.item.model_fields_set for one in read[0].items] == [one.item.model_fields_set for one in whole[0].items]
