"""What the pages about batches show is so: their commands can be given, and the first makes the files that its page names."""

import re
import shlex
from pathlib import Path

import pytest
from support.monsoon import PAGE, with_monsoon
from support.project import run, sample_project

from briefgen.cli.batch import batch_command
from briefgen.resources import PACKAGE

ROOT = PACKAGE.parent
PAGES = ("README.md", "docs/batch.md", "docs/scale.md")
COMMAND = re.compile(r"^briefgen batch (.*?)(?:  #.*)?$", re.MULTILINE)

if not PAGE.is_file():
    pytest.skip("the pages stand in the repository", allow_module_level=True)


@pytest.mark.parametrize("page", PAGES)
def test_every_batch_command_of_a_page_can_be_given(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    found = COMMAND.findall((ROOT / page).read_text(encoding="utf-8"))
    assert found
    for command in found:
        words = shlex.split(command)
        for word in words:
            if word.endswith((".csv", ".pem", ".key")):
                Path(word).touch()
        with batch_command.make_context("batch", words) as context:
            assert context.params["pack"] == "monsoon"
            assert "://" not in str(context.params["output"]) or isinstance(context.params["output"], str)


def test_the_command_makes_the_files_that_the_page_names(tmp_path):
    folder = with_monsoon(sample_project(tmp_path))
    command = COMMAND.findall(PAGE.read_text(encoding="utf-8"))[0]
    ran = run("batch", *shlex.split(command), cwd=folder)
    assert ran.code == 0, ran.err
    assert {"MH-07-Thane.docx", "MH-07-Thane.pdf"} < {path.name for path in (folder / "out").iterdir()}
