"""Nothing withheld is in a finished file, whatever the pack: said by three readers that are not ours. And where the gate is
made to let everything through, the leak check finds it in every pack in which they do.
"""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from PIL import Image
from support import leaks
from support.access import Case, carries_entry, sees_item, withheld_rows
from support.random_packs import ABOUT_PICTURES, NAMES, REGISTERS, amount, canary, cases, figure_amount, photograph
from support.tools import need

from briefgen.content.pack import PackItem
from briefgen.gate import access, decide, exhibits, pointers
from briefgen.gate.clearing import Reached
from briefgen.gate.faults import Faults
from briefgen.gate.rows import Sourcing

CI, NIGHT = 100, 2000
NIGHTLY = pytest.param(NIGHT, marks=pytest.mark.nightly)
PIXELS = leaks.pixels_in(Image.open(io.BytesIO(photograph("exhibits-2").data)))
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
    desk = {canary(name, field) for name in everything for field in ("note", "allow", "reviewer")}
    desk |= {canary("pack", f"{lead}{field}") for lead in ("", "hi-") for field in ("retention", "file_name")}
    files = {canary("series-0", "file"), canary("series-1", "file")}
    pictures = {canary("exhibits-2", field) for field in ABOUT_PICTURES}
    return begun | rows | desk | files | pictures | withheld_amounts(case) | withheld_front(case)


def withheld_amounts(case: Case) -> set[str]:
    """Return the numbers of figures and of rows that the audience may not see; one of a row that sums others is not its own."""
    figures = {figure_amount(id_) for id_ in case.pack.registers.figures if not carries_entry(case, "figures", id_)}
    rows = {amount(name, number) for name, number in withheld_rows(case) if number}
    seen = {str(row.cells["amount"]) for held in case.pack.rows.values() for row in held}
    return figures | (rows & seen)


def withheld_front(case: Case) -> set[str]:
    """Return of the head of a brief what a published one does not have, and titles and recipients that are another's."""
    others = {
        canary("pack", f"{lead}{of}-{name}")
        for lead in ("", "hi-")
        for of in ("titles", "recipients")
        for name in NAMES
    }
    own = {canary("pack", f"{lead}{of}-{case.audience}") for lead in ("", "hi-") for of in ("titles", "recipients")}
    inside = {
        canary("pack", field)
        for field in (
            "from",
            "to",
            "copy",
            "file",
            "drafted_by",
            "sign_offs",
            "correction",
            f"recipients-{case.audience}",
        )
    }
    return (others - own) | (inside if case.policy.policy.audiences[case.audience].published else set())


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
        seen = leaks.pictures(files)
        assert {name for name, held in seen.items() if PIXELS in held} == (set(seen) if sees_picture(case) else set())
        report = leaks.checked(press, case, files)
        assert (report.state, report.diagnostics) == ("clean", ())
        variant = case.policy.policy.audiences[case.audience].variant
        for entry in case.pack.items:
            if sees_item(case, entry) and not is_unprinted(entry):
                words = leaks.bare(canary(entry.id, variant or "text"))
                assert [reader for reader, text in texts.items() if words not in text] == []


def sees_picture(case: Case) -> bool:
    return carries_entry(case, "exhibits", "exhibits-2")


def is_unprinted(entry: PackItem) -> bool:
    """A line that is neither said nor kept in reserve has no place in any template."""
    return entry.item.kind == "line" and entry.use == "background"


@pytest.mark.parametrize("packs", [CI, NIGHTLY])
def test_a_gate_that_lets_everything_through_is_found_out_in_every_pack(press, packs, monkeypatch):
    open_the_gate(monkeypatch)
    caught = Counter()
    for case, files in printed(press, packs):
        shown = not sees_picture(case) and any(PIXELS in held for held in leaks.pictures(files).values())
        leaked = shown or any(found(case, leaks.outside(files)).values())
        caught[leaked, leaks.checked(press, case, files).state == "leak"] += 1
    assert caught[True, False] == 0
    assert caught[True, True] > packs // 2
