"""PDF/A-3a: the exhibits' data as files, as cleared for the reader, and nothing else than that."""

import csv
from datetime import datetime
from decimal import Decimal
from hashlib import md5
from io import BytesIO

import pikepdf
import pytest
from support.documents import document, everything, paragraph, table
from support.exhibits import every_block, trade
from support.finished import BARRAGE, project
from support.layout import written
from support.pdf import nodes, tree
from support.project import FICTIONAL

from briefgen.gate.clear import clear


def attached(data: bytes) -> dict[str, tuple[str, str, list[list[str]]]]:
    """Return description, kind and rows of each file by name."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {
            name: (each.description, each.get_file().mime_type, _rows(each.get_file().read_bytes()))
            for name, each in pdf.attachments.items()
        }


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("audience", ["analyst", "business"])
def test_a_reader_gets_the_rows_that_were_cleared_and_no_other(audience):
    """The grid's own estimate of 2034 is the analyst's alone."""
    own = project(FICTIONAL)
    pack = own.pack(BARRAGE)
    cleared = clear(pack, own.policy, audience, moment=pack.front.as_of, language="en-GB").pack.exhibits["demand-chart"]
    files = attached(own.brief(BARRAGE, audience).render("pdf", attach_data=True))
    title, kind, (_, *rows) = files["exhibit-1.csv"]
    assert (title.endswith(cleared.title), kind) == (True, "text/csv"), title
    assert [(row[0], Decimal(row[1]), bool(row[2])) for row in rows] == [
        (str(row.category), row.values[0], row.provisional) for row in cleared.rows
    ]
    assert ("2034" in {row[0] for row in rows}) == (audience == "analyst")


def test_without_being_asked_a_file_has_none():
    for data in (written(every_block()), written(everything())):
        with pikepdf.open(BytesIO(data)) as pdf:
            assert not pdf.attachments
            assert not {"/AF", "/Names"} & {*pdf.Root.keys()}
            assert pdf.open_metadata()["pdfaid:part"] == "2"


def test_a_brief_without_exhibits_is_pdf_a_3a_as_it_was_asked_for():
    with pikepdf.open(BytesIO(written(document(paragraph("x")), attach_data=True))) as pdf:
        assert not pdf.attachments
        assert (pdf.open_metadata()["pdfaid:part"], pdf.open_metadata()["pdfuaid:part"]) == ("3", "1")


def test_a_file_says_what_it_is_and_has_the_editions_moment():
    with pikepdf.open(BytesIO(written(document(trade(anchor=None)), attach_data=True))) as pdf:
        (name,), (specification,) = pdf.attachments, pdf.Root.AF
        stream = specification.EF.F
        assert (name, specification.AFRelationship) == ("exhibit-1.csv", "/Data")
        assert bytes(stream.Params.CheckSum) == md5(stream.read_bytes()).digest()
        assert int(stream.Params.Size) == len(stream.read_bytes())
        assert str(stream.Params.ModDate) == str(pdf.docinfo.ModDate)
        assert pdf.attachments[name].get_file().mod_date == datetime.fromisoformat(
            pdf.open_metadata()["xmp:ModifyDate"]
        )


def test_it_goes_with_the_figure_that_shows_it():
    plain = table(("Name", "What"), ("a", "b"))
    with pikepdf.open(BytesIO(written(document(plain, trade(anchor=None)), attach_data=True))) as pdf:
        tags = [node.tag for node in nodes(tree(pdf)) if "/AF" in node.element]
        assert tags == ["Figure"]


def test_more_than_nine_are_listed_in_the_order_of_their_names():
    many = document(*(trade(anchor=None, caption=()) for _ in range(11)))
    with pikepdf.open(BytesIO(written(many, attach_data=True))) as pdf:
        names = [str(each) for each in list(pdf.Root.Names.EmbeddedFiles.Names)[::2]]
        assert names == sorted(f"exhibit-{number}.csv" for number in range(1, 12))
        assert [str(each.F) for each in pdf.Root.AF] == [f"exhibit-{number}.csv" for number in range(1, 12)]
