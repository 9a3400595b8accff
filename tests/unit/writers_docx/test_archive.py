"""The archive, as the standard library reads it."""

import io
import zipfile
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from briefgen.writers.docx.archive import Member, archive

NOON = datetime(2025, 12, 3, 12, 0, 2, tzinfo=UTC)
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\/"), min_size=1, max_size=12)


def opened(*members):
    return zipfile.ZipFile(io.BytesIO(archive(members, NOON)))


@given(st.dictionaries(NAMES, st.tuples(st.binary(max_size=400), st.booleans()), max_size=6))
def test_every_member_is_read_back(files):
    with opened(*(Member(name=name, data=data, shared=shared) for name, (data, shared) in files.items())) as archived:
        assert archived.testzip() is None
        assert {name: archived.read(name) for name in archived.namelist()} == {
            name: data for name, (data, _) in files.items()
        }


def test_what_deflating_would_lengthen_is_stored():
    with opened(Member(name="a", data=b"x"), Member(name="b", data=b"x" * 1000)) as archived:
        assert [each.compress_type for each in archived.infolist()] == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]


def test_an_archive_in_the_archive_is_not_deflated_again():
    with opened(Member(name="a", data=b"x" * 1000, packed=True)) as archived:
        assert archived.infolist()[0].compress_type == zipfile.ZIP_STORED
        assert archived.read("a") == b"x" * 1000


def test_a_shared_member_holds_the_same_and_is_packed_the_tighter():
    data = b"".join(b"<style name='%d'/>" % number for number in range(500))
    with opened(Member(name="a", data=data, shared=True), Member(name="b", data=data)) as archived:
        assert archived.read("a") == archived.read("b") == data
        tight, quick = (each.compress_size for each in archived.infolist())
        assert tight < quick


@given(st.lists(st.binary(max_size=60), min_size=2, max_size=2, unique=True), st.integers(0, 400))
def test_what_members_share_at_their_start_is_in_each_of_them(ends, front):
    data = [b"<style/>" * 50 + end for end in ends]
    members = (Member(name=str(at), data=each[front:], shared=True, front=each[:front]) for at, each in enumerate(data))
    with opened(*members) as archived:
        assert archived.testzip() is None
        assert [archived.read(str(at)) for at in range(2)] == data


def test_every_member_has_the_moment():
    with opened(Member(name="a", data=b""), Member(name="b", data=b"")) as archived:
        assert {each.date_time for each in archived.infolist()} == {(2025, 12, 3, 12, 0, 2)}


def test_an_archive_of_nothing_opens():
    with opened() as archived:
        assert archived.namelist() == []
