"""Parts to a package, as python-docx reads it and as its list of kinds says."""

import io
import zipfile
from datetime import UTC, datetime

from docx.opc.package import OpcPackage
from lxml import etree

from briefgen.writers.docx.package import package
from briefgen.writers.docx.parts import DOCUMENT, HYPERLINK, PNG, SETTINGS, STYLES, Part, Relation
from briefgen.writers.docx.relations import Relations

NOON = datetime(2025, 12, 3, 12, 0, tzinfo=UTC)
PICTURE = Part(name="word/media/image1.png", kind=PNG, content=b"pixels")
STYLE_PART = Part(name="word/styles.xml", kind=STYLES, content="<styles/>")


def main(*related):
    return Part(name="word/document.xml", kind=DOCUMENT, content="<document/>", related=related)


def to(part, id_="rId1"):
    return Relation(id=id_, kind=part.kind.relation, target=part)


def members(*roots):
    with zipfile.ZipFile(io.BytesIO(package(roots, NOON))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_reader_finds_every_part_by_its_relations():
    held = OpcPackage.open(io.BytesIO(package([main(to(PICTURE), to(STYLE_PART, "rId2"))], NOON)))
    assert {str(part.partname): part.content_type for part in held.iter_parts()} == {
        "/word/document.xml": DOCUMENT.content_type,
        "/word/media/image1.png": "image/png",
        "/word/styles.xml": STYLES.content_type,
    }


def test_a_part_of_a_part_is_found_from_the_folder_of_its_owner():
    deep = Part(name="word/charts/chart1.xml", kind=SETTINGS, content="<c/>", related=(to(PICTURE),))
    written = members(main(to(deep)))
    assert 'Target="charts/chart1.xml"' in written["word/_rels/document.xml.rels"]
    assert 'Target="../media/image1.png"' in written["word/charts/_rels/chart1.xml.rels"]


def test_a_link_leads_outside():
    link = Relation(id="rId1", kind=HYPERLINK, target="https://example.org/?a=1&b=2")
    written = members(main(link))["word/_rels/document.xml.rels"]
    assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in written


def test_xml_has_its_kind_by_name_and_all_else_by_extension():
    listed = etree.fromstring(members(main(to(PICTURE), to(STYLE_PART, "rId2")))["[Content_Types].xml"].encode())
    assert {each.get("Extension") or each.get("PartName") for each in listed} == {
        "png",
        "rels",
        "xml",
        "/word/document.xml",
        "/word/styles.xml",
    }


def test_what_two_parts_lead_to_stands_once():
    other = Part(name="word/footnotes.xml", kind=SETTINGS, content="<n/>", related=(to(PICTURE),))
    assert list(members(main(to(PICTURE), to(other, "rId2")))).count("word/media/image1.png") == 1


def test_ids_count_in_the_order_in_which_the_text_comes_to_things():
    relations = Relations()
    ids = [relations.to_url("https://b"), relations.to_part(PICTURE), relations.to_url("https://b")]
    assert ids == ["rId1", "rId2", "rId1"]
    assert [each.id for each in relations.made] == ["rId1", "rId2"]
