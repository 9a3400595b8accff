"""Nothing that is withheld can be reached from what the gate lets through, whatever the pack, policy, audience and moment."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from support import random_packs
from support.access import Case, carries_entry, sees, sees_item, sees_row, withheld_rows
from support.random_packs import REGISTERS, canary, cases, entries, items
from support.reachable import reachable, strings

from briefgen.content.pack import Scope
from briefgen.diagnostics import UserError
from briefgen.gate import access, clear, decide, exhibits, pointers
from briefgen.gate.clearing import Reached
from briefgen.gate.records import ClearedPack
from briefgen.gate.rows import Sourcing
from briefgen.gate.shown import ClearedExhibit

FOUND = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SOUGHT_BRIEFLY = settings(FOUND, max_examples=60)
SOUGHT = settings(FOUND, max_examples=2000, phases=[Phase.generate], report_multiple_bugs=False)


def opened(case: Case, language: str = "en-GB") -> ClearedPack | None:
    """Return what the gate lets through, None where it stays shut: a fault lets nothing through."""
    try:
        return clear.clear(case.pack, case.policy, case.audience, moment=case.moment, language=language).pack
    except UserError:
        return None


def withheld_names(case: Case) -> frozenset[str]:
    items = {entry.id for entry in case.pack.items if not sees_item(case, entry)}
    registers = {name: getattr(case.pack.registers, name) for name in REGISTERS}
    entries = {id_ for name in registers for id_ in registers[name] if not carries_entry(case, name, id_)}
    return frozenset(items | entries)


def assert_nothing_leaks(case: Case) -> None:
    cleared = opened(case)
    if cleared is None:
        return
    words = strings(cleared)
    for name in withheld_names(case):
        assert name not in words
        assert not any(f"canary-{name}-" in word for word in words)
    assert not any("-hidden-" in word for word in words if "canary-series" in word)
    numbers = frozenset(one for one in reachable(cleared) if isinstance(one, Decimal))
    for name, number in withheld_rows(case):
        assert not any(f"canary-{name}-row-{number}-" in word for word in words)
        assert Decimal(case.pack.registers.series[name].rows[number]["amount"]) not in numbers
    assert not [word for word in words if "-file-" in word and not word.startswith("canary-pack-")]
    for exhibit in cleared.exhibits.values():
        if isinstance(exhibit, ClearedExhibit):
            assert_nothing_can_be_worked_out(case, exhibit)


def assert_nothing_can_be_worked_out(case: Case, exhibit: ClearedExhibit) -> None:
    """Where rows are withheld, no row that is seen sums all others, and the author's words on all of them are not there."""
    raw = case.pack.registers.exhibits[exhibit.id]
    everything = [Decimal(row["amount"]) for row in case.pack.registers.series[raw.series].rows]
    if len(exhibit.rows) == len(everything):
        return
    assert not any(2 * row.values[0] == sum(everything) for row in exhibit.rows)
    assert not any("-alternative_text-" in word for word in strings(exhibit))


TRANSLATED_ENDS = tuple(
    f"-{field}-end"
    for field in (
        "text",
        "plain",
        "short",
        "clause",
        "spoken",
        "answer",
        "instead",
        "why",
        "pros",
        "reasons",
        "name",
        "title",
        "question",
        "unit",
        "period",
        "words",
        "remark",
        "alternative_text",
        "head-name",
        "head-amount",
    )
)
"""How canaries end that stand in fields a translation has too."""
WORDLESS = {
    "items": "id kind certainty state said_by use draft when sources rests_on topic figure people as_of valid_until supersedes"
    " conflicts_with readers rank must needs marking embargo_until ok raise_ check_on verb decider due options",
    "sources": "id readers marking embargo_until type language issued received accessed grade citable public_form translations",
    "people": "id readers marking embargo_until organisation public_form",
    "organisations": "id readers marking embargo_until public_form",
    "terms": "id readers marking embargo_until well_known technical sources",
    "topics": "id readers marking embargo_until",
    "figures": "id readers marking embargo_until value low high currency scale precision approximate derived sources as_of",
    "series": "id readers marking embargo_until file provisional row_remark total sources",
    "exhibits": "id readers marking embargo_until series form topic category values group ok",
}
"""Fields that hold no words of an author's own: ids, days, numbers, words of a closed list."""


@pytest.mark.parametrize("register", WORDLESS)
def test_a_canary_stands_in_every_field_of_words(register: str) -> None:
    """A field that joins the schema joins the canaries, or the list above."""
    drawn = items("a").map(lambda one: one.item) if register == "items" else entries(register, "a")
    entry = find(drawn, lambda _: True, settings=FOUND)
    silent = {field for field in type(entry).model_fields if "canary-a-" not in repr(getattr(entry, field))}
    assert silent <= set(WORDLESS[register].split())


@given(cases())
@FOUND
def test_nothing_withheld_is_reachable(case: Case) -> None:
    assert_nothing_leaks(case)


@given(cases())
@FOUND
def test_no_desk_note_no_other_language_and_no_raw_content_is_reachable(case: Case) -> None:
    cleared = opened(case)
    assert not any("-note-" in word or "-hi-" in word for word in strings(cleared) if "canary-" in word)
    assert not any(type(one).__module__.startswith("briefgen.content") for one in reachable(cleared))


@given(cases())
@FOUND
def test_what_is_cleared_is_found(case: Case) -> None:
    cleared = opened(case)
    if cleared is None:
        return
    variant = case.policy.policy.audiences[case.audience].variant
    words = strings(cleared)
    for entry in case.pack.items:
        if sees_item(case, entry):
            assert any(canary(entry.id, variant or "text") in word for word in words)
            assert (canary(entry.id, "why") in words) is (variant is None)
    assert list(cleared.items) == [entry.id for entry in case.pack.items if sees_item(case, entry)]


@given(cases())
@FOUND
def test_an_entry_that_something_cleared_points_at_is_found(case: Case) -> None:
    cleared = opened(case)
    if cleared is None:
        return
    words = strings(cleared)
    for register in REGISTERS:
        for name in getattr(case.pack.registers, register):
            assert any(f"canary-{name}-" in word for word in words) is carries_entry(case, register, name)


@given(cases())
@FOUND
def test_a_policys_variant_is_the_only_wording(case: Case) -> None:
    cleared = opened(case)
    if cleared is None or case.policy.policy.audiences[case.audience].variant is None:
        return
    others = ("text", "short", "clause", "spoken", "answer", "answer-short", "why", "instead", "pros", "cons")
    words = strings(cleared)
    assert not any(canary(name, other) in word for name in cleared.items for other in others for word in words)


@pytest.mark.parametrize("reviewed", [True, False])
def test_another_language_never_falls_back(reviewed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who wants Hindi gets no English words of an item: names of days, of authors and who is to act are no translations."""
    if not reviewed:
        monkeypatch.setattr(random_packs, "review", lambda _: {})

    def assert_own_words(case: Case) -> None:
        cleared = opened(case, "hi-IN")
        if cleared is None:
            return
        # Nor is the year of a budget's column, which is printed as the language has it.
        aside = ("canary-sources-", "canary-series-0-period-", "canary-series-1-period-")
        said = [word for word in strings(cleared) if "canary-" in word and not any(each in word for each in aside)]
        assert not [word for word in said if "-hi-" not in word and word.strip().endswith(TRANSLATED_ENDS)]
        carried = (cleared, *cleared.items.values(), *cleared.exhibits.values())
        assert {one.unreviewed for one in carried} == {not reviewed}

    FOUND(given(cases())(assert_own_words))()


@given(cases())
@FOUND
def test_every_reference_resolves_within_the_cleared_pack(case: Case) -> None:
    cleared = opened(case)
    if cleared is None:
        return
    for item in cleared.items.values():
        assert {*item.rests_on, *item.needs, *item.options, *item.conflicts_with} <= cleared.items.keys()
        assert {citation.source for citation in item.citations} <= cleared.sources.keys()
        assert {item.said_by, item.decider, None} <= {*cleared.people, *cleared.organisations, None}
        assert {item.topic, None} <= {*cleared.topics, None}
        assert {item.figure, None} <= {*cleared.figures, None}
    for exhibit in cleared.exhibits.values():
        assert {citation.source for citation in exhibit.citations} <= cleared.sources.keys()
        assert {exhibit.topic, None} <= {*cleared.topics, None}


@given(cases())
@FOUND
def test_rows_that_are_seen_are_shown(case: Case) -> None:
    cleared = opened(case)
    if cleared is None:
        return
    assert set(cleared.exhibits) == {name for name, one in case.pack.registers.exhibits.items() if sees(case, one)}
    for exhibit in (one for one in cleared.exhibits.values() if isinstance(one, ClearedExhibit)):
        series = case.pack.registers.series[case.pack.registers.exhibits[exhibit.id].series]
        seen = [row["name"] for row in series.rows if sees_row(case, series, row)]
        assert [row.category for row in exhibit.rows] == seen
        assert exhibit.whole is (len(seen) == len(series.rows))


def assert_found_out(**authors: bool | str) -> None:
    """Run the property over a gate that has been sabotaged: it must fail."""
    with pytest.raises(AssertionError):
        SOUGHT(given(cases(**authors))(assert_nothing_leaks))()


SPOILT = {
    "readers": "readers",
    "marking": "marking",
    "embargo": "embargo_until",
    "state": "state",
    "expired": "valid_until",
    "superseded": "supersedes",
    "ok": "ok",
}
"""The field of an item by which each condition withholds it: among packs that are spoilt at random, one by this field alone is rare."""


@pytest.mark.parametrize("condition", [name for name in access.CONDITIONS if name != "caveat"])
def test_a_gate_without_one_of_its_conditions_is_found_out(condition: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caveats are in `test_caveats.py`: random packs have none."""
    monkeypatch.setattr(access, "CONDITIONS", {**access.CONDITIONS, condition: lambda *_: True})
    assert_found_out(spoilt=SPOILT[condition])


@pytest.mark.parametrize("condition", ["state", "expired", "superseded", "ok"])
def test_a_gate_without_one_condition_of_items_is_found_out(condition: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "ITEM_CONDITIONS", {**access.ITEM_CONDITIONS, condition: lambda *_: True})
    assert_found_out(spoilt=SPOILT[condition])


def test_a_gate_that_publishes_what_is_not_to_be_said_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two locks: the fault that stops the pack, and the condition behind it."""
    monkeypatch.setattr(clear, "verify_published", lambda *_: None)
    SOUGHT_BRIEFLY(given(cases(sloppy=True))(assert_nothing_leaks))()
    monkeypatch.setattr(access, "ITEM_CONDITIONS", {**access.ITEM_CONDITIONS, "use": lambda *_: True})
    assert_found_out(sloppy=True, spoilt="use")


def test_a_gate_that_follows_references_to_withheld_entries_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pointers, "find_cleared", pointers.find)
    assert_found_out(wild=True, spoilt="")


def test_a_gate_that_carries_entries_nobody_points_at_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Reached, "__contains__", lambda *_: True)
    assert_found_out()


def test_a_gate_that_does_not_ask_rows_for_their_readers_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    decided = decide.decide_rows
    monkeypatch.setattr(
        decide, "decide_rows", lambda *asked: tuple(replace(row, reasons=()) for row in decided(*asked))
    )
    assert_found_out()


def test_a_gate_that_publishes_rows_of_any_source_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Sourcing, "may_rest_on", lambda *_: True)
    assert_found_out()


def test_a_gate_that_shows_exhibits_without_rows_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "of_all", lambda _: ())
    assert_found_out()


def test_a_gate_that_does_not_ask_who_may_see_the_series_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "Scope", lambda span, **_: Scope(span=span))
    assert_found_out()


def test_a_gate_that_lets_totals_tell_of_withheld_rows_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exhibits, "verify_totals", lambda *_: None)
    assert_found_out()


def test_a_gate_that_carries_columns_nobody_shows_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every field of the series, whichever the exhibit names."""
    cleared_column = exhibits.cleared_column
    monkeypatch.setattr(
        exhibits, "cleared_column", lambda clearing, series, _: cleared_column(clearing, series, "hidden")
    )
    assert_found_out()
