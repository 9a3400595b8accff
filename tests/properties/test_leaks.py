"""Nothing withheld is in a finished file, whatever the pack: said by three readers that are not ours. And where the gate is
made to let everything through, the leak check finds it in every pack in which they do.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from support import leaks
from support.access import Case, carries_entry, sees_item, withheld_rows
from support.random_packs import REGISTERS, canary, cases
from support.tools import need

from briefgen.content.pack import PackItem
from briefgen.gate import access, decide, exhibits, pointers
from briefgen.gate.clearing import Reached
from briefgen.gate.faults import Faults
from briefgen.gate.rows import Sourcing

CI, NIGHT = 100, 2000
NIGHTLY = pytest.param(NIGHT, marks=pytest.mark.nightly)
DRAWN_PER_PRINTED = 2.5
"""Of the packs that are drawn the gate refuses many, as it should."""


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> leaks.Press:
    need("pdftotext")
    return leaks.press(tmp_path_factory.mktemp("everything"))


@lru_cache(maxsize=2)
def drawn(packs: int) -> tuple[Case, ...]:
    """Draw more packs than are wanted: the same hundreds in CI every time, others each night."""
    found: list[Case] = []

    @settings(
        max_examples=int(packs * DRAWN_PER_PRINTED),
        deadline=None,
        derandomize=packs == CI,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases())
    def draw(case: Case) -> None:
        found.append(case)

    draw()
    return tuple(found)


def printed(press: leaks.Press, packs: int) -> Iterator[tuple[Case, dict[str, bytes]]]:
    """Yield as many packs as are asked for, each with its finished files."""
    count = 0
    for case in drawn(packs):
        if count < packs and (files := press.files(case)) is not None:
            count += 1
            yield case, files
    assert count == packs


def withheld(case: Case) -> set[str]:
    """Return how every canary of what the audience may not see begins, or reads."""
    items = {entry.id for entry in case.pack.items if not sees_item(case, entry)}
    entries = {
        id_ for name in REGISTERS for id_ in getattr(case.pack.registers, name) if not carries_entry(case, name, id_)
    }
    everything = {entry.id for entry in case.pack.items} | {
        id_ for name in REGISTERS for id_ in getattr(case.pack.registers, name)
    }
    begun = {f"canary-{name}-" for name in items | entries}
    rows = {f"canary-{name}-row-{number}-" for name, number in withheld_rows(case)}
    return begun | rows | {canary(name, "note") for name in everything} | {canary("exhibits-2", "file")}


def found(case: Case, texts: dict[str, str]) -> dict[str, set[str]]:
    """Return by reader which canaries of what is withheld are in the files."""
    sought = {one: leaks.bare(one) for one in withheld(case)}
    return {reader: {one for one, bare in sought.items() if bare in text} for reader, text in texts.items()}


def open_the_gate(patch: pytest.MonkeyPatch) -> None:
    """Let everything through, and say of nothing that it is wrong."""
    patch.setattr(Faults, "add", lambda *_, **__: None)
    patch.setattr(access, "CONDITIONS", {name: lambda *_: True for name in access.CONDITIONS})
    patch.setattr(access, "ITEM_CONDITIONS", {name: lambda *_: True for name in access.ITEM_CONDITIONS})
    patch.setattr(pointers, "find_cleared", pointers.find)
    patch.setattr(Reached, "__contains__", lambda *_: True)
    patch.setattr(Sourcing, "may_rest_on", lambda *_: True)
    patch.setattr(exhibits, "verify_totals", lambda *_: None)
    rows = decide.decide_rows
    patch.setattr(decide, "decide_rows", lambda *asked: tuple(replace(row, reasons=()) for row in rows(*asked)))


@pytest.mark.parametrize("packs", [CI, NIGHTLY])
def test_nothing_withheld_is_in_a_file_and_what_is_cleared_is(press, packs):
    for case, files in printed(press, packs):
        texts = leaks.outside(files)
        assert found(case, texts) == {reader: set() for reader in texts}
        report = leaks.checked(press, case, files)
        assert (report.state, report.diagnostics) == ("clean", ())
        variant = case.policy.policy.audiences[case.audience].variant
        for entry in case.pack.items:
            if sees_item(case, entry) and not is_unprinted(entry):
                words = leaks.bare(canary(entry.id, variant or "text"))
                assert [reader for reader, text in texts.items() if words not in text] == []


def is_unprinted(entry: PackItem) -> bool:
    """A line that is neither said nor kept in reserve has no place in any template."""
    return entry.item.kind == "line" and entry.use == "background"


@pytest.mark.parametrize("packs", [CI, NIGHTLY])
def test_a_gate_that_lets_everything_through_is_found_out_in_every_pack(press, packs, monkeypatch):
    open_the_gate(monkeypatch)
    caught = Counter()
    for case, files in printed(press, packs):
        leaked = any(found(case, leaks.outside(files)).values())
        caught[leaked, leaks.checked(press, case, files).state == "leak"] += 1
    assert caught[True, False] == 0
    assert caught[True, True] > packs // 2
