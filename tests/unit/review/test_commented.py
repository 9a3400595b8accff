"""Comments put into a Word document: as the standard has them, at their words, and read back as they were."""

from datetime import UTC, datetime

import pytest
from support.docx_lint.lint import lint
from support.libreoffice import saved_again
from support.openxml import audit
from support.scenarios import sent
from support.tools import need_module

from briefgen.review.returned.read import read_returned
from briefgen.writers.docx.comments import Saying, Thread, with_comments
from briefgen.writers.docx.properties import in_utc

MOMENT = in_utc(datetime(2025, 12, 3, 18, tzinfo=UTC))
THREADS = (
    Thread(
        bookmark="bf_9",
        sayings=(
            Saying(said="Which sources?\nAll of them & <more>", by="Asha Rao", on="2025-12-04T09:30:00Z"),
            Saying(said="The article alone.", by="Boris", on="2025-12-04T10:00:00Z"),
        ),
    ),
    Thread(bookmark="bf_9", sayings=(Saying(said="Sure?", by="", on="yesterday"),)),
    Thread(bookmark="bf_3", sayings=(Saying(said="Too\x00 long", by='"Boris" <b@example.org>'),)),
)


@pytest.fixture(scope="module")
def document():
    content, _ = sent("minister")
    return with_comments(content, THREADS, MOMENT)


def test_referees_find_nothing(document, tmp_path):
    need_module("openxml_audit")
    assert audit(document, tmp_path) == []
    assert {each for each in lint(document) if "comment" not in each} == set()


def test_comments_come_back_with_their_threads_and_words(document):
    returned = read_returned(document)
    assert [each.text for each in returned.comments] == [
        "Too long",
        "Which sources?\nAll of them & <more>",
        "The article alone.",
        "Sure?",
    ]
    _, first, answer, _ = returned.comments
    assert answer.answers == first.id
    assert first.by.author == "Asha Rao"
    assert "58.9" in first.anchored
    assert returned.blocks[first.block].anchors == ("bf_9",)


def test_the_words_are_the_same(document):
    content, _ = sent("minister")
    said = [each.accepted for each in read_returned(content).blocks]
    assert [each.accepted for each in read_returned(document).blocks] == said


def test_the_same_makes_the_same_bytes(document):
    content, _ = sent("minister")
    assert with_comments(content, THREADS, MOMENT) == document


def test_libreoffice_keeps_them(document, tmp_path):
    saved = saved_again({"commented": document}, tmp_path)["commented"]
    assert {each.text for each in read_returned(saved).comments} >= {"The article alone.", "Sure?"}
