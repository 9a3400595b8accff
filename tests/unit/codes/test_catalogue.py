"""One code, one meaning: every code that the program can print has a page, and every page's code is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.checks.check import RULES
from briefgen.codes.catalogue import PAGES, catalogue, find_page
from briefgen.codes.page import PageError, parts
from briefgen.resources import PACKAGE

CODE = re.compile(r"BG\d{3}")


def written(root: Path = PACKAGE) -> Iterator[str]:
    """Yield the codes that stand as strings of their own in the program."""
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
                yield node.value


def test_every_code_of_the_program_has_a_page_and_every_page_is_of_one():
    assert set(written()) == set(catalogue())


def test_a_code_that_nobody_explained_is_found(tmp_path):
    (tmp_path / "new.py").write_text('FAULT = "BG998"\n', encoding="utf-8")
    assert set(written(tmp_path)) == {"BG998"}
    assert "BG998" not in catalogue()


def test_no_rule_s_code_is_printed_by_anything_else():
    rules = {rule.code for rule in RULES}
    codes = [code for code in written() if code in rules]
    assert sorted(codes) == sorted(rules)


def test_the_files_of_pages_hold_their_family_in_the_order_of_the_codes():
    for path in sorted(PAGES.glob("*.md")):
        codes = re.findall(r"^## (BG\d{3}) ", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert codes == sorted(codes)
        assert {code[2] for code in codes} == {path.name[0]}


def test_every_heading_of_a_page_is_understood():
    headings = [
        line
        for path in PAGES.glob("*.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line[:3] == "## "
    ]
    assert len(headings) == sum(not page.is_rule for page in catalogue().values())


@pytest.mark.parametrize("page", catalogue().values(), ids=lambda page: page.code)
def test_a_page_is_made_of_sentences(page):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page.name)
    assert page.finds.endswith(".")
    assert "\n" not in page.finds
    for part in (page.why, page.example, page.instead):
        assert part.endswith((".", "?", "!", "`", '"', "):"))


@pytest.mark.parametrize("said", ["BG594", "bg594", "594", " unmarked-draft ", "Unmarked-Draft"])
def test_a_page_is_found_by_code_and_by_name(said):
    assert find_page(said) is catalogue()["BG594"]


@pytest.mark.parametrize("said", ["", "BG", "BG000", "draft"])
def test_what_is_no_code_has_no_page(said):
    assert find_page(said) is None


@pytest.mark.parametrize(
    "text", ["Finds x.\n\nWhy: y.\nInstead: z.", "Finds x.\n\nWhy: a.\nExample: b.\nWhy: c.\nInstead: d.", ""]
)
def test_a_page_without_all_its_parts_is_refused(text):
    with pytest.raises(PageError):
        parts(text)
