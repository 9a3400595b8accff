"""`review.md`: comments go in once, and what people write there stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.review.remarks.file import HEAD, add, read
from briefgen.review.remarks.model import Answer, Remark

ASKED = Remark(
    id="c-00000001",
    said="Which sources?",
    by="Asha Rao",
    on="2025-12-04T09:30:00Z",
    file="minister.docx",
    audience="minister",
    about="energy security",
    item="items:talks",
)
ANSWER = Answer(said="The article alone.", by="Boris", on="2025-12-04T10:00:00Z", file="minister.docx", id="c-00000002")


def changed(remark, **fields):
    from dataclasses import replace

    return replace(remark, **fields)


def test_a_comment_stands_under_its_item_with_its_answers():
    text = add("", [changed(ASKED, answers=(ANSWER,))])
    assert text.startswith(HEAD)
    assert "\n## items:talks\n\n- [ ] Which sources? {" in text
    assert "\n  - The article alone. {" in text
    assert read(text) == (changed(ASKED, answers=(ANSWER,)),)


def test_what_is_there_is_not_added_again():
    text = add("", [ASKED])
    assert add(text, [ASKED]) == text


def test_a_later_answer_goes_under_its_comment_behind_what_people_wrote_there():
    text = add("", [ASKED, changed(ASKED, id="c-00000003", said="And who?")])
    own = text.replace("^c-00000001\n", '^c-00000001\n  - By telephone: none. {by="Meera"}\n')
    after = add(own, [changed(ASKED, answers=(ANSWER,))])
    first, second = read(after)
    assert [each.said for each in first.answers] == ["By telephone: none.", "The article alone."]
    assert first.answers[0].by == "Meera"
    assert second.answers == ()
    assert [line for line in after.splitlines() if line in own.splitlines()] == own.splitlines()


def test_what_is_done_in_the_document_is_ticked_and_what_people_ticked_stays_so():
    text = add("", [ASKED])
    assert read(add(text, [changed(ASKED, answered=True)]))[0].answered
    ticked = text.replace("- [ ]", "- [x]")
    assert add(ticked, [ASKED]) == ticked


def test_a_comment_that_came_back_as_an_answer_before_is_not_added_as_one_of_its_own():
    """LibreOffice keeps no threads."""
    text = add("", [changed(ASKED, answers=(ANSWER,))])
    alone = changed(ASKED, id=ANSWER.id, said=ANSWER.said, by=ANSWER.by)
    assert add(text, [ASKED, alone]) == text


def test_a_section_takes_new_comments_at_its_end():
    text = add("", [ASKED]) + "\n## Ours\n\nWe met on Monday.\n"
    after = add(text, [changed(ASKED, id="c-00000009", said="And when?")])
    assert after.index("And when?") < after.index("## Ours")
    assert "We met on Monday." in after


@pytest.mark.parametrize(
    "said",
    [
        "<script>alert(1)</script>",
        '{by="Somebody else"} ^c-ffffffff',
        "- [x] done",
        "[here](javascript:alert(1))",
        "one\ntwo\n\nthree",
        "\u202eturned round\u2028# A heading",
        "",
    ],
)
def test_what_strangers_say_cannot_be_anything_but_words(said):
    text = add("", [changed(ASKED, said=said)])
    [remark] = read(text)
    assert remark.id == ASKED.id
    assert not remark.answered
    assert "<" not in text.removeprefix(HEAD).replace("\\<", "")
    assert len(text.splitlines()) == len(add("", [ASKED]).splitlines())


WORDS = st.text(max_size=40)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, st.booleans()), max_size=4))
def test_whatever_is_said_goes_in_once_and_comes_out_again(said):
    remarks = [
        changed(ASKED, id=f"c-{number:08x}", said=words, by=by, about=about, answered=done)
        for number, (words, by, about, done) in enumerate(said)
    ]
    text = add("", remarks)
    assert [(each.id, each.answered) for each in read(text)] == [(each.id, each.answered) for each in remarks]
    assert add(text, remarks) == (text if remarks else HEAD)


@given(st.text(max_size=300))
def test_no_line_that_people_wrote_goes(own):
    after = add(own, [ASKED]).splitlines()
    for line in own.splitlines():
        assert line in after
