"""The front matter as one audience's brief carries it."""

import pytest
from support.gate import cleared, found
from support.packs import front, item, pack
from support.reachable import strings

from briefgen.content.front import DocumentFields

DOCUMENT = DocumentFields(
    **{"from": "Policy unit", "to": "The minister", "copy": ("Desk",), "file": "F/1", "drafted_by": "A. Roe"},
    edition="2",
    issuer="The ministry",
    contact="press@a.example",
)


def with_front(**fields):
    return pack(item("a"), front=front(**fields))


def test_an_audience_gets_the_title_written_for_it():
    around = with_front(titles={"minister": "For you", "public": "For all"})
    assert [cleared(around, name).title for name in ("minister", "public", "press")] == [
        "For you",
        "For all",
        "Talks at Arland",
    ]


def test_a_title_is_translated_or_missing():
    around = pack(front=front(translations={"hi-IN": {"title": "वार्ता"}}))
    assert cleared(around, language="hi-IN").title == "वार्ता"
    assert [one.code for one in found(around, language="ru-RU")] == ["BG508"]


def test_the_audiences_own_title_is_translated_or_missing():
    around = pack(front=front(titles={"minister": "For you"}, translations={"hi-IN": {"title": "वार्ता"}}))
    (problem,) = found(around, language="hi-IN")
    assert (problem.message, problem.audience) == ("the pack has no titles.minister in hi-IN", "minister")


def test_a_short_title_is_translated_or_missing():
    around = pack(front=front(short="Talks", translations={"hi-IN": {"title": "वार्ता"}}))
    assert [one.code for one in found(around, language="hi-IN")] == ["BG508"]


def test_inside_the_head_says_who_wrote_to_whom():
    head = cleared(with_front(document=DOCUMENT)).head
    assert (head.sender, head.recipient, head.copies, head.file) == ("Policy unit", "The minister", ("Desk",), "F/1")


def test_what_is_published_says_who_issued_it_alone():
    seen = cleared(with_front(document=DOCUMENT), "public")
    assert (seen.head.edition, seen.head.issuer, seen.head.contact) == ("2", "The ministry", "press@a.example")
    assert not {"Policy unit", "The minister", "Desk", "F/1", "A. Roe"} & strings(seen)


def test_the_front_matters_marking_is_the_base():
    assert cleared(with_front(marking="tlp:green")).base.id == "green"


@pytest.mark.parametrize("ask", ["decide", "note", "none"])
def test_what_the_reader_is_asked(ask):
    assert cleared(with_front(ask=ask)).ask == ask
