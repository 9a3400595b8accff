"""Names of files: what the reader may see, and what every system takes and tells apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.batch.naming import Names, Pattern
from briefgen.batch.records import Record
from briefgen.diagnostics import UserError
from briefgen.filenames import alike, name_fault

CLEARED, WITHHELD = ("code", "name"), ("informant",)


def record(number: int = 1, **values) -> Record:
    return Record(number=number, line=number + 1, values=values)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("brief", "the same"),
        ("{informant}", "may not see"),
        ("{nmae}", "no such field"),
        ("{code}-{", "without its other"),
        ("{code}}", "without its other"),
        ("{{code}}", "without its other"),
        ("{}", "no such field"),
    ],
)
def test_a_pattern_names_fields_that_its_reader_may_see(written, why):
    with pytest.raises(UserError, match=why):
        Pattern.of(written, CLEARED, WITHHELD)


def test_words_and_fields_in_turn():
    assert (
        Pattern.of("Note {code} – {name}", CLEARED, WITHHELD).name(record(code="A1", name="Thane")) == "Note A1 – Thane"
    )


@pytest.mark.parametrize(
    "name",
    ["", "  ", "a/b", "a\\b", "..", ".hidden", "a.", "a ", "CON", "con.x", "Lpt1", "com¹", "a:b", "a\x00b", "a\u202eb", "é" * 61, "x" * 121, "a|b", 'a"b',
     "a\u00a0", "\u3000a", "\u3164", "\ufe0f", "a\ud800", "a\u2028", "con .x", "nul.tar.gz", "COM1"],
)  # fmt: skip
def test_a_name_that_some_system_refuses_is_none(name):
    assert name_fault(name) is not None


@pytest.mark.parametrize("name", ["Thane", "MH-07 Thane", "थाणे", "Красноярск", "a.b", "console", "x" * 120])
def test_a_name_that_every_system_takes(name):
    assert name_fault(name) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thane", "THANE"),
        ("é", "e\u0301"),
        ("Straße", "STRASSE"),
        ("a", "a"),
        ("ﬁn", "FIN"),
        ("ı", "I"),
        ("\u212b", "å"),
        ("q\u0323\u0307", "Q\u0307\u0323"),
        ("a\u200db", "ab"),
        ("♥", "♥\ufe0f"),
    ],
)
def test_two_records_never_share_a_name(first, second):
    names = Names()
    assert names.give(first, record(1)) is None
    fault = names.give(second, record(2))
    assert fault is not None
    assert "record 2" in fault.message
    assert "record 1" in fault.message
    names.close()


@given(st.text(max_size=130))
def test_what_is_taken_is_one_part_of_a_path(name):
    if name_fault(name) is None:
        assert not {"/", "\\", "\0"} & set(name)
        assert name not in {".", ".."}
        assert len(unicodedata.normalize("NFC", name).encode()) <= 120
        assert alike(name) == alike(name.upper()) or name.upper().casefold() != name.casefold()
