"""Sources are cited where the policy lets the audience see the name."""

import dataclasses
import datetime as dt

import pytest
from support.gate import ask, cleared, codes
from support.packs import AUDIENCES, access, item, pack, policy, source
from support.reachable import strings

from briefgen.gate.said import ClearedCitation

CITED = item("a", ok=("public",), sources=({"source": "s", "locator": "p. 4"},))


def with_source(entry=CITED, **fields):
    return pack(entry, sources=[source("s", **fields)])


def test_a_source_that_may_be_cited_is_carried_with_its_locator():
    seen = cleared(with_source(), "public")
    assert seen.items["a"].citations == (ClearedCitation(source="s", locator="p. 4"),)
    assert list(seen.sources) == ["s"]


@pytest.mark.parametrize("citable", ["official", "internal"])
def test_one_that_may_not_is_spoken_of_by_its_form(citable):
    seen = cleared(with_source(citable=citable, public_form="a press report"), "public")
    assert (seen.items["a"].citations, seen.items["a"].public_forms) == ((), ("a press report",))
    assert seen.sources == {}


def test_its_title_is_not_to_be_found():
    seen = cleared(with_source(citable="internal", public_form="a press report", publisher="The Desk"), "public")
    assert not {"Title of s", "The Desk", "s"} & strings(seen)


def test_a_withheld_source_is_spoken_of_by_its_form():
    seen = cleared(with_source(readers={"desk": None}, public_form="a press report"))
    assert seen.items["a"].public_forms == ("a press report",)


def test_a_form_is_given_once():
    entry = item("a", sources=({"source": "s"}, {"source": "t"}))
    forms = {"citable": "internal", "public_form": "a press report", "readers": {"desk": None}}
    assert cleared(pack(entry, sources=[source("s", **forms), source("t", **forms)])).items["a"].public_forms == (
        "a press report",
    )


def test_inside_a_source_nobody_cites_needs_no_form():
    loaded = policy(AUDIENCES | {"minister": access(cites=())})
    seen = cleared(with_source(citable="internal"), policy=loaded)
    assert (seen.items["a"].citations, seen.items["a"].public_forms, seen.sources) == ((), (), {})


def test_a_source_that_is_not_cited_is_listed_for_the_unit():
    (withheld,) = ask(with_source(citable="internal", public_form="a press report"), "public").withheld
    assert (withheld.register, withheld.id, withheld.reasons) == ("sources", "s", ("citable",))


def test_a_source_that_nothing_cleared_cites_stays_behind():
    found = ask(pack(item("a", readers={"desk": None}, sources=({"source": "s"},)), sources=[source("s")]))
    assert found.pack.sources == {}
    assert [one.reasons for one in found.withheld] == [("readers",), ("unused",)]


def test_an_answer_has_its_own_sources():
    entry = item("a", kind="question", answer={"text": "Yes.", "sources": ({"source": "s"},)})
    assert cleared(with_source(entry)).items["a"].answer.citations == (ClearedCitation(source="s", locator=""),)


def test_a_source_keeps_what_a_citation_needs_and_no_note():
    seen = cleared(
        with_source(
            author=({"given": "Ada", "family": "Roe"}, {"literal": "The Desk"}),
            issued="unknown",
            received=dt.date(2031, 5, 2),
            grade={"source": "B", "information": 2},
            note="from a friend",
        )
    ).sources["s"]
    assert ([author.name for author in seen.authors], seen.issued) == (["Ada Roe", "The Desk"], None)
    assert seen.grade == ("B", 2)
    assert "from a friend" not in strings(seen)
    assert "note" not in {field.name for field in dataclasses.fields(seen)}


def test_how_we_judge_a_source_is_in_no_published_brief():
    asked = with_source(
        item("a", ok=("public",), use="say", sources=({"source": "s"},)),
        grade={"source": "B", "information": 2},
        descriptor="It leans one way.",
    )
    outside = cleared(asked, "public").sources["s"]
    assert (outside.grade, outside.descriptor) == (None, None)
    inside = cleared(asked).sources["s"]
    assert (inside.grade, inside.descriptor) == (("B", 2), "It leans one way.")


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ({"given": "Ada", "family": "Roe"}, ("Ada Roe", "Roe", "Roe, Ada")),
        (
            {"given": "Ada", "non-dropping-particle": "van der", "family": "Roe", "suffix": "Jr."},
            ("Ada van der Roe Jr.", "van der Roe", "van der Roe, Ada, Jr."),
        ),
        (
            {"given": "Ada", "dropping-particle": "de", "family": "Roe"},
            ("Ada de Roe", "Roe", "Roe, Ada de"),
        ),
        ({"literal": "Ministry of Trade"}, ("Ministry of Trade",) * 3),
        ({"given": "Suharto"}, ("Suharto",) * 3),
    ],
)
def test_the_forms_of_a_name(name, forms):
    [author] = cleared(with_source(author=(name,))).sources["s"].authors
    assert (author.name, author.family, author.inverted) == forms


def test_a_missing_form_in_the_briefs_language_is_an_error():
    entry = item("a", ok=("public",), translations={"hi-IN": {"text": "वार्ता"}}, sources=({"source": "s"},))
    asked = with_source(entry, citable="internal", public_form="a press report")
    assert "BG508" in codes(asked, "public", language="hi-IN")
