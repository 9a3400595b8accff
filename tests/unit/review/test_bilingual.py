"""A brief in two languages that came back: each half's words go into that language, and none into the other's."""

from pathlib import Path

import pytest
from support.edited import Edited
from support.project import quick_project
from support.scenarios import ASHA, BORIS, PACK, told

from briefgen.build.baselines import baseline_of
from briefgen.project.folder import find_project
from briefgen.review.accept.proposals import proposals
from briefgen.review.compare import compare
from briefgen.review.find import Reviewed, is_side_by_side
from briefgen.review.returned.read import read_returned

ENGLISH, HINDI = "scheduled to have bilateral talks", "प्रधानमंत्री मोदी और भारत के अन्य"
FRESH = "परमाणु ऊर्जा का कहीं उल्लेख नहीं हुआ।"


@pytest.fixture(scope="module")
def project():
    return quick_project(find_project(Path(__file__).parents[3]))


@pytest.fixture(scope="module")
def sent(project):
    """Both languages side by side."""
    brief = project.brief(PACK, "press-note", form="bilingual")
    content = brief.render("docx")
    return content, baseline_of(brief, content)


def came_back(project, sent, *edits):
    content, baseline = sent
    document = Edited(content)
    for edit in edits:
        edit(document)
    returned = read_returned(document.save(), side_by_side=is_side_by_side(baseline))
    found = Reviewed(pack=PACK, review=compare(baseline, returned), by_id=True)
    return found.review, proposals(project, found)


def without_marks(document):
    document.drop_bookmarks()
    document.drop_ids()


def replaced(words, old, new, author):
    return lambda document: document.replace(document.paragraph(words), old, new, author)


@pytest.mark.parametrize(
    "lost", [(), (without_marks,), (lambda document: document.drop_bookmarks(document.paragraph(HINDI)),)]
)
def test_edits_in_both_go_each_into_its_own_language(project, sent, lost):
    edits = replaced(ENGLISH, "senior", "leading", ASHA), replaced(HINDI, "वरिष्ठ", "प्रमुख", BORIS)
    _, proposed = came_back(project, sent, *edits, *lost)
    assert [(each.field.name, each.old, each.new, each.by.author) for each in proposed if each.open] == [
        ("talks-scheduled.text", "senior", "leading", ASHA),
        ("talks-scheduled.translations.hi-IN.text", "वरिष्ठ", "प्रमुख", BORIS),
    ]
    assert all(each.open for each in proposed)


def test_columns_whose_bookmarks_are_gone_are_read_as_columns(project, sent):
    assert told(came_back(project, sent, without_marks)[0]) == ()


def test_two_columns_that_were_made_one_say_what_they_said(project, sent):
    merged, proposed = came_back(project, sent, lambda document: document.merge_cells(document.row(ENGLISH), 0))
    assert told(merged) == proposed == ()


def test_what_was_taken_out_of_one_language_stays_in_both(project, sent):
    _, [gone] = came_back(
        project, sent, lambda document: document.delete_paragraph(document.paragraph("On energy, discussions"), ASHA)
    )
    assert gone.why == "other words of 'energy-talks' are still there: change it in its file"


def test_a_new_paragraph_in_another_language_than_the_packs_is_no_item(project, sent):
    review, [new] = came_back(
        project, sent, lambda document: document.insert_paragraph(document.paragraph(HINDI), FRESH, ASHA)
    )
    assert [each.text for each in review.additions] == [FRESH]
    assert new.why == (
        "it stands among words in hi-IN, and an item is written in the pack's own en-GB first: write it in its file, in both"
    )


def test_a_new_paragraph_in_the_packs_own_language_is_a_draft(project, sent):
    fresh = "Nobody mentioned nuclear energy anywhere at all."
    _, [new] = came_back(
        project, sent, lambda document: document.insert_paragraph(document.paragraph(ENGLISH), fresh, ASHA)
    )
    assert (new.sort, new.open) == ("draft", True)
