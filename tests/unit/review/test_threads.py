"""Comments are told in the order of the text, answers behind what they answer, however a program keeps them."""

import copy

import pytest
from support.edited import W14, Edited, w
from support.scenarios import AGREED, ASHA, BORIS, SCENARIOS, TALKS, reviewed, sent, told

MINISTER = SCENARIOS[0]
TOLD = (
    "bf_8: as it was",
    "  comment by Boris on “Several”: How many? (done)",
    "bf_10: as it was",
    "  comment by Asha Rao on “Subjects”: Whose?",
    "  comment by Asha Rao on “energy security”: Which sources?",
    "  answer by Boris on “energy security”: The article alone.",
    "  answer by Asha Rao on “energy security”: Then say so.",
)


@pytest.fixture
def document():
    made = Edited(sent("minister")[0])
    talks = made.paragraph(TALKS)
    made.comment(made.paragraph(AGREED), "Several", "How many?", BORIS, done=True)
    made.comment(talks, "Subjects", "Whose?", ASHA)
    made.comment(talks, "energy security", "Which sources?", ASHA)
    made.comment(talks, "energy security", "The article alone.", BORIS, answers="2")
    made.comment(talks, "energy security", "Then say so.", ASHA, answers="3")
    return made


def lines(document):
    return told(reviewed(MINISTER, document.save()))


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (3, 0, 2, 4, 1)])
def test_the_order_is_that_of_the_text_and_of_the_days(document, order):
    comments = list(document.comments)
    document.save()
    root = document.roots["word/comments.xml"]
    for number, comment in enumerate(list(root)):
        comment.set(w("date"), f"2025-12-04T09:3{number}:00Z")
    for number in order:
        root.append(root.find(f"{w('comment')}[@{w('id')}='{comments[number][0]}']"))
    document.comments = []
    assert lines(document) == TOLD


@pytest.mark.parametrize("known_by", [0, -1])
def test_a_thread_is_known_by_any_paragraph_of_its_comment(document, known_by):
    """Word names the last one, other programs the first."""
    document.save()
    for comment in document.roots["word/comments.xml"]:
        [first] = comment.findall(w("p"))
        second = copy.deepcopy(first)
        comment.append(second)
        for text in second.iter(w("t")):
            text.text = ""
        other = (first, second)[0 if known_by else 1]
        other.set(f"{{{W14}}}paraId", f"7{other.get(f'{{{W14}}}paraId')[1:]}")
    document.comments = []
    assert lines(document) == TOLD


def test_answers_without_a_place_stand_with_what_they_answer(document):
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(document.root.iter(w(tag))):
            if mark.get(w("id")) in ("3", "4"):
                mark.getparent().remove(mark)
    assert [each.replace("“energy security”", "“”") for each in TOLD[-2:]] == list(lines(document)[-2:])
