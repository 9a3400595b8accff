"""No false alarm: every brief that is built is clean, in every language, form, theme and format."""

from pathlib import Path

import pytest
from support.finished import FERRY, FINISHED, Case, project
from support.project import FICTIONAL, SAMPLE

from briefgen.leak.check import leak_check
from briefgen.leak.words import BREAK
from briefgen.resources import bundled_root
from briefgen.writers.options import WriteOptions

THINKTANK = tuple(
    Case(root=root, pack=pack, audience=audience, theme="thinktank", paper="letter")
    for root, pack, audience in (
        (bundled_root(), SAMPLE, "analyst"),
        (bundled_root(), SAMPLE, "public"),
        (FICTIONAL, FERRY, "minister"),
    )
)


@pytest.mark.parametrize("case", [*FINISHED, *THINKTANK], ids=str)
def test_a_brief_is_clean(case):
    brief = case.brief()
    options = WriteOptions(attach_data=True)
    report = leak_check({name: brief.written(name, options) for name in ("docx", "pdf", "json")}, brief.leak_question)
    assert [found.message for found in report.diagnostics] == []


@pytest.mark.parametrize("case", FINISHED, ids=str)
def test_another_readers_brief_is_not(case):
    """The same files, held against what the widest public may see: whatever is said to fewer is a leak to it."""
    brief = case.brief()
    if case.audience in {"public", "press-note", "parliament", "business"} or case.pack == FERRY:
        pytest.skip("for readers who see nearly the same")
    from dataclasses import replace

    question = replace(brief.leak_question, audience="public")
    for name in ("docx", "pdf", "json"):
        assert leak_check({name: brief.written(name, WriteOptions())}, question).state == "leak"


def test_a_break_stands_in_no_words():
    for path in (project(bundled_root()).folder.content / SAMPLE).rglob("*.md"):
        assert BREAK not in Path(path).read_text("utf-8")
