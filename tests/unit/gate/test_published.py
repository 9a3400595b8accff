"""Readers that name a published audience go with `say` alone; an author decides, or the pack does not build."""

import pytest
from support.gate import cleared, codes, found
from support.packs import front, item, pack

NOT_SAID = ["if_asked", "background", "avoid"]


@pytest.mark.parametrize("use", [*NOT_SAID, None])
@pytest.mark.parametrize("readers", [{"public": None}, {"published": None}, {"internal": None, "press": None}])
def test_what_is_not_to_be_said_names_no_published_reader(use, readers):
    assert codes(pack(item("a", use=use, readers=readers))) == ["BG506"]


@pytest.mark.parametrize("use", NOT_SAID)
def test_a_heading_may_name_them_too(use):
    assert codes(pack(item("a", use=use, headings=[{"readers": {"public": None}}]))) == ["BG506"]


@pytest.mark.parametrize("use", NOT_SAID)
def test_what_nobody_narrows_is_admitted_by_the_front_matter(use):
    assert codes(pack(item("a", use=use))) == ["BG506"]


@pytest.mark.parametrize("use", NOT_SAID)
@pytest.mark.parametrize("by", ["heading", "item"])
def test_narrowing_to_internal_readers_is_in_order(use, by):
    readers = {"internal": None}
    entry = item("a", use=use, readers=readers) if by == "item" else item("a", use=use, headings=[{"readers": readers}])
    assert "a" in cleared(pack(entry)).items


def test_a_front_matter_for_internal_readers_asks_for_no_narrowing():
    assert codes(pack(item("a", use="background"), front=front(readers={"internal": None}))) == []


def test_it_is_the_packs_fault_whoever_asks():
    problems = {found(pack(item("a", use="background")), audience) for audience in ("minister", "public")}
    assert len(problems) == 1


def test_the_message_names_item_reader_and_use_in_the_authors_words():
    (problem,) = found(pack(item("a", use="if_asked", readers={"public": None}, line=7)))
    assert problem.message == "'a' may be read by 'public', which is published, but its use is 'if-asked'"
    assert problem.span.line == 7
