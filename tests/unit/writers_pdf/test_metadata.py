from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from support.documents import document, everything, paragraph
from support.layout import written

from briefgen.document.document import Metadata
from briefgen.writers.pdf.metadata import xmp


def opened(data):
    return pikepdf.open(BytesIO(data))


def test_both_places_say_the_same():
    """A draft says so among the keywords."""
    with opened(written(everything())) as pdf:
        packet = pdf.open_metadata()
        assert str(pdf.docinfo.Title) == packet["dc:title"] == "A visit"
        assert str(pdf.docinfo.Author) == packet["dc:creator"][0] == "Policy Unit"
        assert str(pdf.docinfo.Keywords) == packet["pdf:Keywords"] == "energy, trade, DRAFT"
        assert str(pdf.docinfo.CreationDate) == "D:20251203123000+00'00'"
        assert packet["xmp:ModifyDate"] == "2025-12-03T12:30:00+00:00"


def test_nothing_else_is_said():
    with opened(written(document(paragraph("x")))) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Creator", "/Producer", "/CreationDate", "/ModDate"}
    with opened(written(everything(), attach_data=True)) as pdf:
        said = {name.rpartition("}")[2] for name in pdf.open_metadata()}
        described = {"title", "creator", "description", "subject", "language", "Keywords", "Producer", "CreatorTool"}
        assert said <= described | {"CreateDate", "ModifyDate", "part", "conformance", "schemas"}


def test_it_claims_both_standards():
    with opened(written(everything())) as pdf:
        packet = pdf.open_metadata()
        assert (packet["pdfaid:part"], packet["pdfaid:conformance"], packet["pdfuaid:part"]) == ("2", "A", "1")


def test_words_cannot_break_out_of_the_packet():
    moment = datetime(2025, 12, 3, tzinfo=UTC)
    packet = xmp(Metadata(title="<a> & b</x:xmpmeta>", language="en-GB", as_of=moment)).decode()
    assert "&lt;a&gt; &amp; b&lt;/x:xmpmeta&gt;" in packet
