"""Pages that scripts write from the code are what the scripts write."""

import importlib.util

import pytest

from briefgen.codes.catalogue import catalogue
from briefgen.resources import PACKAGE

DOCS = PACKAGE.parent / "docs"
SCRIPTS = ("looks/tokens.py", "rules.py")

if not DOCS.is_dir():
    pytest.skip("the pages stand in the repository", allow_module_level=True)


def written(script: str) -> str:
    spec = importlib.util.spec_from_file_location("page", DOCS / script)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.page()


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_page_is_what_the_script_writes(script, update_goldens):
    page = (DOCS / script).with_suffix(".md")
    if update_goldens:
        page.write_text(written(script), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == written(script), f"run docs/{script}"


def test_the_page_of_rules_has_every_code():
    page = written("rules.py")
    assert [code for code in catalogue() if f"| {code} | " not in page] == []
