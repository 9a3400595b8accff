"""What the file says of itself."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO

import docx
import pytest
from lxml import etree
from support.documents import METADATA, document, paragraph
from support.docx import Pages, government, members

from briefgen.writers.docx.properties import in_utc
from briefgen.writers.docx.write import write_docx


def properties(**fields):
    written = write_docx(document(metadata=replace(METADATA, **fields)), Pages(), government())
    return docx.Document(BytesIO(written)).core_properties


def test_the_metadata_are_the_core_properties():
    core = properties(title="A visit", subject="Energy", issuer="Policy Unit", keywords=("energy", "trade"))
    assert (core.title, core.subject, core.author, core.keywords, core.language) == (
        "A visit",
        "Energy",
        "Policy Unit",
        "energy, trade",
        "en-GB",
    )


def test_the_only_date_is_the_edition_s():
    moment = datetime(2025, 12, 3, 18, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    core = properties(as_of=moment)
    assert core.created == core.modified
    assert core.created.isoformat()[:19] == "2025-12-03T12:30:00"


def test_nothing_else_is_said():
    written = members(write_docx(document(), Pages(), government()))
    tags = [etree.QName(each).localname for each in etree.fromstring(written["docProps/core.xml"])]
    assert sorted(tags) == ["created", "language", "modified", "title"]
    assert [each.text for each in etree.fromstring(written["docProps/app.xml"])] == ["briefgen"]


def document_id(*blocks):
    return members(write_docx(document(*blocks), Pages(), government()))["docProps/custom.xml"]


def test_the_document_s_id_is_that_of_its_text():
    assert document_id(paragraph("a")) == document_id(paragraph("a")) != document_id(paragraph("b"))


@pytest.mark.parametrize(
    ("moment", "utc"),
    [
        (datetime(2025, 12, 3, 18, 0, tzinfo=timezone(timedelta(hours=6))), datetime(2025, 12, 3, 12, 0, tzinfo=UTC)),
        (datetime(2025, 12, 3, 18, 0), datetime(2025, 12, 3, 18, 0, tzinfo=UTC)),  # noqa: DTZ001
    ],
)
def test_a_moment_is_read_by_its_own_zone_and_never_by_the_machine_s(moment, utc):
    assert in_utc(moment) == utc
