"""The page of rules is what its script writes."""

import importlib.util

import pytest

from briefgen.codes.catalogue import catalogue
from briefgen.resources import PACKAGE

SCRIPT = PACKAGE.parent / "docs" / "rules.py"

if not SCRIPT.is_file():
    pytest.skip("the pages stand in the repository", allow_module_level=True)


def written() -> str:
    spec = importlib.util.spec_from_file_location("rules_page", SCRIPT)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.page()


def test_the_page_is_what_the_script_writes(update_goldens):
    page = SCRIPT.with_suffix(".md")
    if update_goldens:
        page.write_text(written(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == written(), "run docs/rules.py"


def test_the_page_has_every_code():
    page = written()
    assert [code for code in catalogue() if f"| {code} | " not in page] == []
