"""Whatever the pack: a brief keeps to its length or is refused with the reason, nothing is set too small, and all that went is told."""

import re
import shutil
from collections.abc import Iterator
from functools import cache

import pytest
from support.long_packs import long_pack
from support.project import quick_project

from briefgen.build.brief import Brief
from briefgen.build.project import Project
from briefgen.compose.company import company, stays
from briefgen.content.vocabulary import CLAIMS
from briefgen.diagnostics import errors
from briefgen.document.nodes import Paragraph
from briefgen.document.places import printed_items
from briefgen.document.walk import walk
from briefgen.document.words import count_words
from briefgen.gate.clear import clear
from briefgen.project.folder import find_project
from briefgen.resources import bundled_root
from briefgen.theme.model import floor_of

PACKS, NIGHT = 15, 200
AUDIENCES = 9
OF_LENGTH = {"BG401", "BG402", "BG403"}
NO_PLACE = "BG408"
"""Of an item that is `must` and that this reader's template prints nothing of: refused for that, whatever its length."""
WHY = re.compile(r"shorten it by \d+ (line|word)s?")


@cache
def made(root, packs: int) -> tuple[tuple[Project, str, Brief], ...]:
    shutil.copytree(bundled_root() / "content", root / "content", ignore=shutil.ignore_patterns("india-*", "README.md"))
    for seed in range(packs):
        (root / "content" / f"works-{seed}.md").write_text(long_pack(seed), encoding="utf-8")
    project = quick_project(find_project(root))
    return tuple((project, pack, project.brief(pack, name)) for pack in project.packs for name in project.audiences)


@pytest.fixture(scope="module", params=[PACKS, pytest.param(NIGHT, marks=pytest.mark.nightly)])
def briefs(request, tmp_path_factory):
    return made(tmp_path_factory.mktemp("long"), request.param)


def fitting(briefs) -> Iterator[tuple[Project, str, Brief]]:
    return (each for each in briefs if not each[2].refused)


def test_each_is_within_its_limits_or_refused_with_the_reason(briefs):
    assert len(briefs) >= PACKS * AUDIENCES
    for project, _, brief in briefs:
        faults = errors(brief.diagnostics)
        assert {fault.code for fault in faults} <= {*OF_LENGTH, NO_PLACE}
        assert all("marked 'must'" in fault.message for fault in faults if fault.code == NO_PLACE)
        for fault in (one for one in faults if one.code in OF_LENGTH):
            assert WHY.search(fault.hints[0])
            assert "these may not go: " in fault.hints[-1]
        taken = {"pages": len(brief.layout.pages), "words": count_words(brief.document)}
        for limit in project.audience(brief.audience).form.limits if not faults else ():
            assert limit.scope == "brief"
            assert taken[limit.unit] <= limit.max


def test_they_are_of_every_kind(briefs):
    kinds = {(brief.refused, brief.play is not None, bool(brief.cuts)) for _, _, brief in briefs}
    assert {(False, False, False), (False, True, False), (False, True, True)} <= kinds
    assert sum(bool(brief.cuts) for _, _, brief in briefs) > PACKS


def test_nothing_is_set_below_its_floor(briefs):
    for project, _, brief in briefs:
        own = project.theme(brief.theme.name)
        for name, style in brief.theme.styles.items():
            assert style.size >= min(floor_of(name, brief.theme.floor), own.styles[name].size)
        assert brief.theme.styles["body"].size >= brief.theme.floor


def test_a_claim_in_small_print_is_no_smaller_than_body_text_may_be(briefs):
    seen = set()
    for project, pack, brief in briefs:
        kinds = {entry.item.id: entry.item.kind for entry in project.pack(pack).items}
        for node in walk(brief.document):
            if not isinstance(node, Paragraph) or node.role not in {"note", "fact"}:
                continue
            if any(kinds.get(name) in CLAIMS for name in printed_items(node)):
                own = project.theme(brief.theme.name).styles[node.role]
                assert brief.theme.styles[node.role].size >= min(brief.theme.floor, own.size)
                seen.add(node.role)
    assert seen == {"note", "fact"}


def test_all_that_went_is_in_the_list_and_nothing_that_may_not(briefs):
    for project, pack, brief in fitting(briefs):
        loaded = project.pack(pack)
        cleared = clear(loaded, project.policy, brief.audience, moment=loaded.front.as_of, language=brief.language).pack
        uncut = printed_items(brief.uncut or brief.document).keys()
        printed = printed_items(brief.document).keys()
        gone = {cut.item for cut in brief.cuts}
        assert gone == uncut - printed
        assert not [name for name in gone if stays(cleared.items[name])]
        ties = company(cleared.items, uncut)
        assert all(ties.get(name, frozenset()) <= gone for name in gone)


def test_the_next_one_back_is_one_too_many(briefs):
    for _, _, brief in fitting(briefs):
        assert (brief.back is None) == (not brief.cuts)
        if brief.back is not None:
            assert brief.back.item == brief.cuts[0].item
            assert brief.back.over
