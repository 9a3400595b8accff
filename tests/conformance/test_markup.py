"""The markup's side of the conformance cases; the writers' tests read the same files."""

import pytest
from support.conformance import CASES, body, case_document, read_case, update_case


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_markup_becomes_the_tree(tmp_path, path, update_goldens):
    made = body(case_document(tmp_path, read_case(path)))
    if update_goldens:
        update_case(path, "tree", made)
    assert made == read_case(path)["tree"], "review the difference, then run pytest --update-goldens"
