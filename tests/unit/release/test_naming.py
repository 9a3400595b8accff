"""Names of released files."""

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import UserError
from briefgen.filenames import LONGEST
from briefgen.release.naming import file_name

RESERVED = {"con", "prn", "aux", "nul", "com1", "lpt9"}


def brief(short="Russia visit", stem="minister", form=None, language="en-GB"):
    metadata = SimpleNamespace(as_of=dt.datetime(2025, 12, 3, tzinfo=dt.UTC), subject=short, title="A title")
    return SimpleNamespace(
        audience="minister", stem=stem, form=form, language=language, document=SimpleNamespace(metadata=metadata)
    )


def named(of=None, pattern=None, edition="3", file="W-12/2025"):
    return file_name(of or brief(), pattern=pattern, edition=edition, file=file)


def test_a_name_for_a_mailbox():
    assert named() == "2025-12-03_Russia-visit_Minister_v3"


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{file}_{edition}", "W-12-2025_3"),
        ("{audience} {date}", "Minister-2025-12-03"),
        ("con", "brief-con"),
        ("../../{short}", "Russia-visit"),
        ("a:b*c?_{edition}.", "abc_3"),
        ("...", "brief"),
    ],
)
def test_the_pattern_is_the_packs(pattern, name):
    assert named(pattern=pattern) == name


def test_another_language_and_form_are_named_where_the_pattern_does_not():
    assert named(brief(stem="minister.covered.hi-IN")) == "2025-12-03_Russia-visit_Minister_v3_covered.hi-IN"
    assert named(brief(stem="minister.hi-IN", language="hi-IN"), "{audience}_{language}") == "Minister_hi-IN"


def test_letters_of_other_scripts_keep_their_marks():
    assert named(brief("रूसी राष्ट्रपति की यात्रा")) == "2025-12-03_रूसी-राष्ट्रपति-की-यात्रा_Minister_v3"


def test_an_unknown_place_is_told():
    with pytest.raises(UserError) as caught:
        named(pattern="{datum}")
    assert caught.value.diagnostics[0].code == "BG276"


@given(
    short=st.text(max_size=200),
    edition=st.text(max_size=30),
    pattern=st.text(alphabet="{}_-./ aéक:\\*\x00\n", max_size=30),
)
def test_every_name_is_one_that_every_system_takes(short, edition, pattern):
    if "{" in pattern or "}" in pattern:
        pattern = None
    name = named(brief(short), pattern, edition or "1")
    assert 0 < len(name.encode()) <= LONGEST
    assert not set(name) & set('<>:"/\\|?*\x00\n\r\t ')
    assert name.split(".")[0].casefold() not in RESERVED
    assert name == name.strip(".-_ ")
    assert name.isprintable()
