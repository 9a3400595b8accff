"""Whatever is done to the bytes of a letterhead, what comes of it is a letterhead or a refusal, never a traceback."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from support.letterheads import letterhead, packed
from support.seeded import ATTACKS, RESIDUE

from briefgen.diagnostics import UserError
from briefgen.writers.docx.reference.read import read_reference

SEEDED = {name: parts for name, (parts, _) in {**ATTACKS, **RESIDUE}.items()}
XML = sorted(name for name, content in letterhead().items() if isinstance(content, str))


@cache
def whole(name: str) -> bytes:
    return packed(SEEDED[name])


def taken_or_refused(data: bytes) -> None:
    try:
        read = read_reference(data, "brief.docx")
    except UserError:
        return
    assert read_reference(read.package, "brief.docx").package == read.package


flips = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(SEEDED)), flips=flips)
def test_flipped_bytes_of_the_file(name, flips):
    data = bytearray(whole(name))
    for place, byte in flips:
        data[int(place * len(data))] = byte
    taken_or_refused(bytes(data))


@settings(max_examples=30, deadline=None)
@given(name=st.sampled_from(sorted(SEEDED)), place=st.floats(0, 1))
def test_files_that_end_early(name, place):
    taken_or_refused(whole(name)[: int(place * len(whole(name)))])


@settings(max_examples=80, deadline=None)
@given(name=st.sampled_from(sorted(SEEDED)), part=st.sampled_from(XML), flips=flips)
def test_flipped_bytes_of_a_part(name, part, flips):
    content = SEEDED[name].get(part, "x")
    data = bytearray(content.encode() if isinstance(content, str) else content)
    for place, byte in flips:
        data[int(place * len(data))] = byte
    taken_or_refused(packed({**SEEDED[name], part: bytes(data)}))


@settings(max_examples=30, deadline=None)
@given(name=st.sampled_from(sorted(SEEDED)), part=st.sampled_from(XML), data=st.data())
def test_elements_and_values_that_are_lost_or_doubled(name, part, data):
    pieces = str(SEEDED[name].get(part, "<x/>")).split("<")
    at = data.draw(st.integers(0, len(pieces) - 1))
    other = data.draw(st.integers(0, len(pieces) - 1))
    for changed in (
        [*pieces[:at], *pieces[at + 1 :]],
        [*pieces[:at], pieces[other], *pieces[at:]],
        [*pieces[:at], pieces[at].replace('"', '"x', 1), *pieces[at + 1 :]],
    ):
        taken_or_refused(packed({**SEEDED[name], part: "<".join(changed)}))
