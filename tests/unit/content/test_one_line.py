"""Words that are printed as they stand are one line, however a file writes them."""

from pathlib import Path

import pytest
from support.written import FRONT, load, write_project

BODY = "# A {.facts}\n- It is so. [@letter] ^so\n"


@pytest.mark.parametrize(
    "written",
    ['" RL 2024 "', '"RL\\n2024"', '"RL \\r\\n 2024"', '"RL\\t2024"', "|\n    RL\n    2024", "RL\n    2024"],
)
def test_a_line_end_within_is_a_space_and_white_space_around_is_dropped(tmp_path: Path, written: str) -> None:
    front = FRONT.replace("marking:", f"document:\n  file: {written}\nmarking:")
    people = f"- {{id: roe, name: A. Roe}}\n- id: wu\n  name: {written.replace('    ', '      ')}\n"
    pack = load(write_project(tmp_path, "", files={"water/pack.md": front + BODY, "water/people.yaml": people}))
    assert (pack.front.document.file, pack.registers.people["wu"].name) == ("RL 2024", "RL 2024")


def test_a_space_that_no_line_breaks_at_stays(tmp_path: Path) -> None:
    front = FRONT.replace("marking:", 'document: {file: "RL\u00a07  b"}\nmarking:')
    assert (
        load(write_project(tmp_path, "", files={"water/pack.md": front + BODY})).front.document.file == "RL\u00a07  b"
    )
