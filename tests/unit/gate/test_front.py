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


def test_an_audience_gets_the_recipient_written_for_it():
    around = with_front(document={"to": "The minister", "recipients": {"desk": "Heads of division"}})
    assert [cleared(around, name).head.recipient for name in ("minister", "desk")] == [
        "The minister",
        "Heads of division",
    ]


def test_a_recipient_needs_nothing_for_the_others():
    around = with_front(document={"recipients": {"desk": "Heads of division"}})
    assert cleared(around, "minister").head.recipient is None


def test_what_is_published_has_no_recipient():
    around = with_front(document={"recipients": {"public": "Everybody"}})
    assert cleared(around, "public").head.recipient is None


def test_what_is_published_says_who_issued_it_alone():
    seen = cleared(with_front(document=DOCUMENT), "public")
    assert (seen.head.edition, seen.head.issuer, seen.head.contact) == ("2", "The ministry", "press@a.example")
    assert not {"Policy unit", "The minister", "Desk", "F/1", "A. Roe"} & strings(seen)


def test_the_front_matters_marking_is_the_base():
    assert cleared(with_front(marking="tlp:green")).base.id == "green"


@pytest.mark.parametrize("ask", ["decide", "note", "none"])
def test_what_the_reader_is_asked(ask):
    assert cleared(with_front(ask=ask)).ask == ask


HINDI = {"title": "वार्ता", "document": {"from": "नीति इकाई", "to": "मंत्री", "copy": ("डेस्क",), "issuer": "मंत्रालय"}}


def bare(**fields):
    """Return a pack without items, whose words would need translations too."""
    return pack(front=front(**fields))


def test_the_head_is_in_the_briefs_language():
    document = {"from": "Policy unit", "to": "The minister", "copy": ("Desk",), "file": "F/1", "edition": "2"}
    asked = bare(document=document, translations={"hi-IN": HINDI})
    head = cleared(asked, language="hi-IN").head
    assert (head.sender, head.recipient, head.copies) == ("नीति इकाई", "मंत्री", ("डेस्क",))
    assert (head.file, head.edition) == ("F/1", "2")
    assert head.origins["sender"].language == "hi-IN"


def test_the_audiences_recipient_is_translated_or_missing():
    document = {"to": "The minister", "recipients": {"desk": "Heads of division"}}
    asked = bare(document=document, translations={"hi-IN": HINDI})
    assert cleared(asked, language="hi-IN").head.recipient == "मंत्री"
    (problem,) = found(asked, "desk", language="hi-IN")
    assert problem.message == "the pack has no document.recipients.desk in hi-IN"
    translated = HINDI | {"document": {"recipients": {"desk": "प्रभाग प्रमुख"}}}
    head = cleared(bare(document=document, translations={"hi-IN": translated}), "desk", language="hi-IN").head
    assert (head.recipient, head.origins["recipient"].field) == ("प्रभाग प्रमुख", "document.recipients.desk")


def test_a_field_of_the_head_in_another_language_only_is_an_error():
    asked = bare(document={"from": "Policy unit", "contact": "press@a.example"}, translations={"hi-IN": HINDI})
    (problem,) = found(asked, language="hi-IN")
    assert (problem.code, problem.message) == ("BG508", "the pack has no document.contact in hi-IN")


def test_a_field_that_the_brief_does_not_carry_needs_no_translation():
    asked = bare(document={"drafted_by": "A. Roe"}, translations={"hi-IN": HINDI})
    assert cleared(asked, "press", language="hi-IN").head.drafted_by is None


@pytest.mark.parametrize(("review", "unreviewed"), [({}, True), ({"review": "A. Roe, 2031-05-02"}, False)])
def test_a_title_that_nobody_reviewed_is_known(review, unreviewed):
    asked = bare(translations={"hi-IN": {"title": "वार्ता"} | review})
    assert cleared(asked, language="hi-IN").unreviewed is unreviewed
    assert not cleared(asked).unreviewed
