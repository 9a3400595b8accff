"""Packets between a command and whoever stands by for it."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.standby.message import packed, unpacked

WORDS = st.lists(st.binary(max_size=8).filter(lambda word: b"\0" not in word), max_size=4)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_what_is_packed_is_unpacked(groups):
    assert unpacked(packed(*groups)) == groups


def test_words_of_no_encoding_and_empty_ones_survive():
    words = [os.fsencode(word) for word in ("", "ä", "\udcff", "a=b")]
    assert unpacked(packed(words, [])) == [words, []]


@pytest.mark.parametrize(
    "packet", [b"", b"x", b"2\0a", b"-1\0a", b"-2\0a", b"1\0a\0", b"9999999999999999999999\0a", b"1_0\0a"]
)
def test_anything_else_is_refused_and_not_read_for_ever(packet):
    with pytest.raises(ValueError, match=r".*"):
        unpacked(packet)
