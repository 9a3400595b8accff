"""A sensitivity label goes into the file where the policy names one, as Office writes it, and nothing of it is made up."""

from dataclasses import replace

from lxml import etree
from support.documents import MARKING, document
from support.docx import Pages, government, members, xml
from support.docx_lint.lint import lint
from support.openxml import audit
from support.tools import need_module

from briefgen.document.document import SensitivityLabel
from briefgen.writers.docx.write import write_docx

SITE, LABEL = "0f3a6b52-8c1d-4e7f-9a2b-5d6c7e8f9012", "7c9e6679-7425-40de-944b-e07fc1f90ae7"
LABELLED = replace(MARKING, sensitivity=SensitivityLabel(site=SITE, label=LABEL, name="Internal & shared"))
PART = "docMetadata/LabelInfo.xml"


def written(marking=LABELLED):
    return write_docx(document(marking=marking), Pages(), government())


def properties(docx):
    return {each.get("name"): each[0].text for each in xml(docx, "docProps/custom.xml")}


def test_older_programs_find_it_among_the_properties():
    found = properties(written())
    assert found.pop("briefgen-document")
    assert found == {
        f"MSIP_Label_{LABEL}_Enabled": "true",
        f"MSIP_Label_{LABEL}_SetDate": "2025-12-03T12:30:00Z",
        f"MSIP_Label_{LABEL}_Method": "Standard",
        f"MSIP_Label_{LABEL}_Name": "Internal & shared",
        f"MSIP_Label_{LABEL}_SiteId": SITE,
        f"MSIP_Label_{LABEL}_ContentBits": "0",
    }


def test_newer_ones_find_it_in_a_part_of_its_own():
    docx = written()
    [label] = xml(docx, PART)
    assert etree.QName(label).namespace == "http://schemas.microsoft.com/office/2020/mipLabelMetadata"
    assert dict(label.attrib) == {
        "id": f"{{{LABEL}}}",
        "enabled": "1",
        "method": "Standard",
        "siteId": f"{{{SITE}}}",
        "contentBits": "0",
        "removed": "0",
    }
    [relation] = [each for each in xml(docx, "_rels/.rels") if each.get("Target") == PART]
    assert relation.get("Type") == "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"


def test_without_one_there_is_no_trace():
    docx = written(MARKING)
    assert PART not in members(docx)
    assert [*properties(docx)] == ["briefgen-document"]
    assert not any(b"MSIP" in content for content in members(docx).values())


def test_the_referees_find_nothing(tmp_path):
    need_module("openxml_audit")
    assert (lint(written()), audit(written(), tmp_path)) == ([], [])
