"""The same bytes from the same parts."""

import io
import zipfile
from datetime import UTC, datetime

import pytest

from briefgen.writers.docx.canonical import canonical

PARTS = {"word/document.xml": b"<d/>", "_rels/.rels": b"<r/>", "[Content_Types].xml": b"<t/>", "a.xml": b"<a/>"}
NOON = datetime(2025, 12, 3, 12, 0, 1, tzinfo=UTC)


def packed(names, stamp=(1999, 1, 1, 0, 0, 0)):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name, stamp), PARTS[name])
    return out.getvalue()


def listed(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return archive.infolist()


def test_order_and_date_of_the_source_do_not_matter():
    one = canonical(packed(PARTS), NOON)
    other = canonical(packed(reversed(PARTS), (2020, 5, 5, 5, 5, 4)), NOON)
    assert one == other


def test_content_types_come_first_then_the_package_s_relationships():
    assert [each.filename for each in listed(canonical(packed(PARTS), NOON))] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "a.xml",
        "word/document.xml",
    ]


def test_members_are_readable_files_of_the_moment():
    member = listed(canonical(packed(PARTS), NOON))[0]
    assert (member.date_time[:5], member.create_system, member.external_attr >> 16) == ((2025, 12, 3, 12, 0), 3, 0o600)


@pytest.mark.parametrize(
    ("moment", "year"), [(datetime(1947, 8, 15, tzinfo=UTC), 1980), (datetime(2200, 1, 1, tzinfo=UTC), 2107)]
)
def test_a_moment_that_zip_cannot_say_is_the_nearest_it_can(moment, year):
    assert listed(canonical(packed(PARTS), moment))[0].date_time[0] == year
