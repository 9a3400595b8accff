"""What the page on batches shows is so: its command makes the files that it names."""

import shlex

import pytest
from support.monsoon import PAGE, with_monsoon
from support.project import run, sample_project

if not PAGE.is_file():
    pytest.skip("the page stands in the repository", allow_module_level=True)


def test_the_command_makes_the_files_that_the_page_names(tmp_path):
    folder = with_monsoon(sample_project(tmp_path))
    [command] = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("briefgen batch ")]
    ran = run(*shlex.split(command)[1:], cwd=folder)
    assert ran.code == 0, ran.err
    assert {"MH-07-Thane.docx", "MH-07-Thane.pdf"} < {path.name for path in (folder / "out").iterdir()}
