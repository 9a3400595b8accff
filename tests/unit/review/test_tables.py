"""Rows whose cells were merged, split, moved, put in or taken out: told, and never written where they may be another's words."""

from pathlib import Path

import pytest
from support.edited import Edited, w
from support.scenarios import ASHA, LOGISTICS, PACK, SCENARIOS, edited, reviewed, sent

from briefgen.build.project import Project
from briefgen.project.folder import find_project
from briefgen.review.accept.proposals import proposals
from briefgen.review.compare import compare
from briefgen.review.find import Reviewed
from briefgen.review.returned.read import read_returned

ROWS = 13
"""Of the table of the sample, with its head."""


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


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a column added", ("added", 3, "agreed")),
        ("an empty column added", ("added", 7, "")),
        ("a column deleted", ("removed", 6, "Check on")),
        ("a column moved", ("moved", 3, "What")),
    ],
)
def test_what_became_of_a_column_is_told_once(project, name, told):
    review, found = came_back(project, next(each for each in SCENARIOS if each.name == name).edit)
    [(passage, column)] = [(each, column) for each in review.passages for column in each.columns]
    assert (column.kind, column.number, column.cells[0]) == told
    assert [each for each in review.passages if each.touched] == [passage]
    assert [each.subject for each in found] == [passage]
    assert len(column.cells) == ROWS


@pytest.mark.parametrize("at", [0, 2, 5])
def test_a_column_that_was_put_in_or_taken_out_and_tracked_is_told_so_too(project, at):
    def put_in(document):
        document.add_column(document.row(LOGISTICS), at, "agreed")
        for row in document.row(LOGISTICS).getparent().findall(w("tr")):
            document.mark_cell(row.findall(w("tc"))[at + 1], "cellIns", ASHA)

    def take_out(document):
        for row in document.row(LOGISTICS).getparent().findall(w("tr")):
            document.mark_cell(row.findall(w("tc"))[at], "cellDel", ASHA)

    for edit, kind, number in ((put_in, "added", at + 2), (take_out, "removed", at + 1)):
        review, _ = came_back(project, edit)
        assert [(each.kind, each.number) for passage in review.passages for each in passage.columns] == [(kind, number)]
        assert sum(each.touched for each in review.passages) == 1


def test_beside_a_column_more_a_row_that_was_edited_is_told_as_what_it_is(project):
    def edit(document):
        document.add_column(document.row(LOGISTICS), 1, "agreed")
        document.replace(document.paragraph(LOGISTICS), "More", "Some", ASHA)

    review, found = came_back(project, edit)
    columns, row = [each for each in review.passages if each.touched]
    assert [each.kind for each in columns.columns] == ["added"]
    assert (row.recut, [each.open for each in found]) == (True, [False] * len(found))


@pytest.mark.parametrize(("behind", "at"), [(0, 1), (0, 2), (1, 0), (1, 1), (2, 1)])
def test_a_row_with_a_cell_more_and_a_cell_fewer_is_none_with_its_cells_as_they_were(project, behind, at):
    def edit(document):
        document.add_column(document.row(LOGISTICS), behind, "agreed")
        document.merge_cells(document.row(LOGISTICS), at)

    review, found = came_back(project, edit)
    _, row = [each for each in review.passages if each.touched]
    assert row.recut
    assert [each.id for each in found if each.open] == []


def came_back(project, edit):
    content, baseline = sent("officials")
    document = Edited(content)
    edit(document)
    review = compare(baseline, read_returned(document.save()))
    return review, proposals(project, Reviewed(pack=PACK, review=review, by_id=True))
