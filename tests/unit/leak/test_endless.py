"""Parts that were made to be looked through again and again."""

import time

import pytest

from briefgen.leak.letterhead import _shown
from briefgen.leak.passages import UnreadableError
from briefgen.leak.xml import read_xml

MEGABYTE = 1_000_000


def test_comments_that_never_end_take_no_time():
    part = b"<a>" + b"<!--" * (MEGABYTE // 4) + b"</a>"
    start = time.process_time()
    for read in (lambda: read_xml(part, "a.xml"), lambda: _shown(part)):
        with pytest.raises(UnreadableError):
            read()
    assert time.process_time() - start < 1


def test_insertions_without_words_take_no_time():
    start = time.process_time()
    part = b"<a xmlns:w='w'>" + b"<w:ins a='1'/>" * (MEGABYTE // 14) + b"<w:r><w:delText>gone</w:delText></w:r></a>"
    assert "gone" in read_xml(part, "a.xml")
    assert time.process_time() - start < 5
