"""Rows whose cells were merged, split, moved, put in or taken out: told, and never written where they may be another's words."""

from pathlib import Path

import pytest
from support.scenarios import PACK, SCENARIOS, edited, reviewed

from briefgen.build.project import Project
from briefgen.project.folder import find_project
from briefgen.review.accept.proposals import proposals
from briefgen.review.find import Reviewed


@pytest.fixture(scope="module")
def project():
    return Project(find_project(Path(__file__).parents[3]))


def offered(project, name):
    case = next(each for each in SCENARIOS if each.name == name)
    review = reviewed(case, edited(case))
    return proposals(project, Reviewed(pack=PACK, review=review, by_id=True))


@pytest.mark.parametrize(
    "name",
    [
        "two cells of a row made one",
        "two cells of a row made one, their words as they were",
        "two cells of a column made one",
        "two cells of the column of numbers made one",
        "a cell made two",
        "a column added",
        "an empty column added",
        "a column deleted",
        "a column moved",
        "a row with words in one cell",
    ],
)
def test_of_rows_with_other_cells_nothing_is_written_and_each_is_told_with_why(project, name):
    found = offered(project, name)
    assert found
    assert [each.id for each in found if each.open] == []


def test_an_edit_ends_with_its_cell(project):
    open_, other = offered(project, "the first words of two cells")
    assert (open_.field.name, open_.old, open_.new) == ("logistics-cooperation.variants.short", "expected", "likely")
    assert "of 'article'" in other.why


def test_words_that_went_into_the_next_cell_are_taken_out_of_theirs_and_put_into_no_other(project):
    gone, put = offered(project, "words put into the next cell")
    assert (gone.field.name, gone.old, gone.new) == ("logistics-cooperation.variants.short", " expected.", "")
    assert not put.open
