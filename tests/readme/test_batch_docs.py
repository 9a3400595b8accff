"""The commands of the pages about batches are commands: each option is one, and takes what is written."""

import re
import shlex
from pathlib import Path

import pytest

from briefgen.cli.batch import batch_command
from briefgen.resources import PACKAGE

ROOT = PACKAGE.parent
PAGES = ("README.md", "docs/batch.md", "docs/scale.md")
COMMAND = re.compile(r"^briefgen batch (.*?)(?:  #.*)?$", re.MULTILINE)

if not (ROOT / "docs").is_dir():
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
