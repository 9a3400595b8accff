"""The markup's side of the conformance cases; the writers' tests read the same files."""

import pytest
from support.conformance import CASES, body, case_document, read_case


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_markup_becomes_the_tree(tmp_path, path):
    case = read_case(path)

    assert body(case_document(tmp_path, case)) == case["tree"]
