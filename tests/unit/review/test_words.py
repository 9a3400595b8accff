"""Edits of printed words, put into their source: whatever is written in, it is read back as those words, and the rest stays."""

import functools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from support.harbour import PACK, harbour
from support.project import SAMPLE

from briefgen.authoring.intake.merge.splices import spliced
from briefgen.authoring.intake.merge.written import Written
from briefgen.build.project import Project
from briefgen.content.translatable import model_of, translatables
from briefgen.content.values import value_at
from briefgen.markup.inline import parse_inlines
from briefgen.markup.nodes import Marked
from briefgen.project.folder import find_project
from briefgen.resources import bundled_root
from briefgen.review.accept.fields import place_of
from briefgen.review.accept.files import Changes, NewWords, changed_files
from briefgen.review.accept.model import Field
from briefgen.review.accept.signs import OBJECT, signs_of
from briefgen.review.accept.words import SourceEdit, cleaned, escaped_words, splices
from briefgen.review.edits import plain
from briefgen.review.returned.words import W, Words

SIGNS = "ab क ж0 *_`[]{}<>&^!~|\\:#-.,'\"@=\u00a0"
words = st.text(alphabet=SIGNS, max_size=14)


@functools.cache
def sample():
    return Project(find_project(bundled_root())).pack(SAMPLE)


@functools.cache
def written_texts():
    values = (
        value_at(model_of(sample(), one.register, one.id), one.path)
        for one in translatables(sample())
        if one.path[0] != "words"
    )
    return tuple(value for value in values if isinstance(value, Marked))


@pytest.mark.parametrize(
    "source",
    [
        "The **old** port.",
        "The *old* [port](https://example.org/a_(b)) and `code *x*`.",
        "It says \\*so\\* &amp; {person:mira} does.",
        "One line\nand another **with\nmore** words.",
        "<https://example.org> and ***both***",
    ],
)
def test_each_sign_stands_where_it_is_written(source):
    signs = signs_of(parse_inlines(source))
    for sign, (start, end) in zip(signs.text, signs.places, strict=True):
        there = source[start:end]
        assert there.startswith("{") if sign == OBJECT else there in (sign, f"\\{sign}", "&amp;", "\n")


def test_the_sample_is_understood():
    """No text of the sample is one that only its author could change."""
    assert len(written_texts()) > 300
    assert all(signs_of(one).text for one in written_texts())


@given(number=st.integers(0, 10_000), begun=st.integers(0, 400), length=st.integers(0, 40), new=words)
@settings(max_examples=300, deadline=None)
def test_what_is_written_in_is_read_back(number, begun, length, new):
    value = written_texts()[number % len(written_texts())]
    signs = signs_of(value)
    start = min(begun, len(signs.text))
    end = min(start + length, len(signs.text))
    text = cleaned(new)
    assert text is not None
    made = splices(value, (SourceEdit(start=start, end=end, text=text),))
    if made is None:
        return
    source = spliced(value.source, made)
    assert plain(signs_of(parse_inlines(source)).text) == plain(signs.text[:start] + text + signs.text[end:])
    kept = OBJECT in signs.text[:start] + signs.text[end:]
    assert not kept or any(
        mark in source
        for mark in ("{person:", "{figure:", "{date:", "{term:", "{organisation:", "{record:", "{exhibit:")
    )


@given(begun=st.integers(0, 30), length=st.integers(0, 12), new=words)
@settings(max_examples=120, deadline=None)
def test_plain_words_can_always_be_written(begun, length, new):
    """Where there is no markup, no edit is refused."""
    source = "The port is quite closed, they said."
    start, end = begun, min(begun + length, len(source))
    made = splices(parse_inlines(source), (SourceEdit(start=start, end=end, text=cleaned(new)),))
    assert made is not None or "**" in new or "``" in new


@given(new=words)
def test_new_words_say_what_they_said(new):
    text = (cleaned(new) or "").strip()
    assert plain(signs_of(parse_inlines(escaped_words(text))).text) == plain(text)


@pytest.mark.parametrize("hidden", ["a\u200bb", "a\u202eb", "a\ue000b", "a\x07b", "a\ufffcb"])
def test_signs_that_nobody_sees_are_not_taken(hidden):
    assert cleaned(hidden) is None


@pytest.fixture(scope="module")
def harboured(tmp_path_factory):
    return harbour(tmp_path_factory.mktemp("words"))


@given(item=st.sampled_from(["harbour", "port"]), begun=st.integers(0, 80), length=st.integers(0, 30), new=words)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_file_outside_the_field_stays_byte_for_byte(harboured, item, begun, length, new):
    pack = harboured.pack(PACK)
    field = Field(register="items", id=item, path=("text",))
    value = value_at(model_of(pack, "items", item), ("text",))
    signs = signs_of(value)
    start = min(begun, len(signs.text))
    edit = SourceEdit(start=start, end=min(start + length, len(signs.text)), text=cleaned(new))
    made = splices(value, (edit,))
    if made is None:
        return
    [source] = harboured.sources
    files = changed_files(Written(source, pack), Changes(words=[NewWords(field=field, old=value, splices=made)]))
    before = source.main.read_bytes().decode()
    lines = before.split("\n")
    place = place_of(pack, field)
    first = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
    last = before.index("]. {.draft}") + 2 if item == "harbour" else before.index("closed. {.draft") + len("closed.")
    for content in files.values():
        after = content.decode()
        assert after.startswith(before[:first])
        assert after.endswith(before[last:])


def test_what_joins_the_ends_of_a_range_in_our_files_is_no_word():
    paragraph = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>4–\u20605\u00a0May</w:t></w:r></w:p>')
    reading = Words()
    reading.read(paragraph)
    ((said,), _, _) = reading.take()
    assert plain(said.text) == "4–5 May"
    assert "\u2060" not in said.text
