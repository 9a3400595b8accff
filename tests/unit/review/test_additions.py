"""New words stand behind the item whose own words they follow, in its file and as its kind, and are an author's words alone."""

import functools
from pathlib import Path

import pytest
from support.edited import Edited
from support.scenarios import PACK, sent

from briefgen.build.project import Project
from briefgen.project.folder import find_project
from briefgen.review.accept.additions import followed
from briefgen.review.accept.proposals import proposals
from briefgen.review.accept.take import acceptable, changed
from briefgen.review.compare import compare
from briefgen.review.find import Reviewed
from briefgen.review.returned.read import read_returned


@functools.cache
def sample():
    return Project(find_project(Path(__file__).parents[3]))


def added(behind, words):
    """Return the review of the minister's brief with new words behind a paragraph, and what is proposed of them."""
    content, baseline = sent("minister")
    document = Edited(content)
    document.insert_paragraph(document.paragraph(behind), words)
    found = Reviewed(pack=PACK, review=compare(baseline, read_returned(document.save())), by_id=True)
    [proposal] = proposals(sample(), found)
    return found, proposal


def test_a_line_that_prints_another_items_date_is_its_own_items(tmp_path):
    """The line to say is behind `say-visit`, whose date is of `state-visit`, a statement of another file."""
    found, proposal = added("is scheduled to pay", "The ferries of Arland sail. (draft)")
    assert followed(sample().pack(PACK), found, proposal.subject).item == "say-visit"
    assert (proposal.sort, proposal.new, proposal.span.path.name) == (
        "draft",
        "The ferries of Arland sail.",
        "lines.md",
    )
    [(path, content)] = changed(sample(), found, [proposal]).items()
    assert path.name == "lines.md"
    lines = content.decode().split("\n")
    new = next(at for at, line in enumerate(lines) if line.startswith("- The ferries of Arland sail. {.draft} ^"))
    assert any("^say-visit" in line for line in lines[:new])
    assert not any(line.startswith(("#", "- ")) for line in lines[:new][-3:])
    assert "(draft)" not in content.decode()


@pytest.mark.parametrize("heading", ["Say", "Not known"])
def test_words_at_the_head_of_a_section_are_no_item_of_the_one_before(heading):
    _, proposal = added(heading, "The ferries of Arland sail.")
    assert not proposal.open
    assert "two kinds" in proposal.why


def test_words_that_begin_with_a_sign_of_markup_are_written_as_words():
    found, proposal = added("Several agreements are reported", "*star* ferries of Arland sail.")
    assert acceptable(sample(), found, [proposal], new_items=True) == {proposal.id}
    [content] = changed(sample(), found, [proposal]).values()
    assert "- \\*star\\* ferries of Arland sail. {.draft}" in content.decode()


def test_words_behind_a_question_are_none():
    content, baseline = sent("parliament")
    document = Edited(content)
    document.insert_paragraph(document.paragraph("What do the sanctions"), "The ferries of Arland sail.")
    found = Reviewed(pack=PACK, review=compare(baseline, read_returned(document.save())), by_id=True)
    [proposal] = proposals(sample(), found)
    assert "it stands behind a question" in proposal.why
