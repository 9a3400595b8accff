"""Where a finished file leads, whatever put the link there."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

import pytest

from briefgen.addresses import is_link, require_link
from briefgen.diagnostics import UserError
from briefgen.leak.docx import read_docx
from briefgen.leak.leads import fields_lead
from briefgen.leak.pdf import _structure

ADDRESSES = ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\share", "https://", "https://a b", ""]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_writer_takes_an_address_that_is_no_page_or_mail(address):
    with pytest.raises(UserError, match="no page and no mail"):
        require_link(address)


def test_relations_and_fields_of_a_word_file_are_read():
    parts = {
        "word/_rels/document.xml.rels": "<R><r Target='file:///a' TargetMode='External'/><r Target='styles.xml'/></R>",
        "word/document.xml": "<w:d xmlns:w='w'><w:instrText> HYPER</w:instrText><w:instrText>LINK \"file:///b\" </w:instrText>"
        '<w:t>HYPERLINK "c"</w:t></w:d>'.replace("HYPER<", "HYPERLINK<").replace(">LINK ", "> "),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    leads = [address for passage in read_docx(packed.getvalue()) for address in passage.leads]
    assert leads == ["file:///a", "file:///b"]
    assert not any(map(is_link, leads))


@pytest.mark.parametrize(
    ("code", "leads"),
    [
        (r'HYPERLINK \o "a \"tip\"" "file:///b"', ["file:///b"]),
        (r'HYPERLINK \o \n "file:///b"', ["file:///b"]),
        (r'HYPERLINK"file:///b" \l "part" \* MERGEFORMAT', ["file:///b"]),
        (r'HYPERLINK \l "part"', []),
        (r'HYPERLINK "https://a" \t "_blank" PAGE', ["https://a", "PAGE"]),
        ("hyperlink\nfile:///b", ["file:///b"]),
    ],
)
def test_no_switch_hides_where_a_field_leads(code, leads):
    simple = "<w:fldSimple w:instr='PAGE'/>"
    ends = "<w:fldChar/>"
    for part in (
        f"<w:d xmlns:w='w'>{simple}{ends}<w:instrText>{escape(code)}</w:instrText>{ends}<w:instrText>PAGE</w:instrText></w:d>",
        f"<w:d xmlns:w='w'>{simple}<w:fldSimple w:instr={quoteattr(code)}/>{simple}</w:d>".replace("\n", "&#10;"),
    ):
        assert list(fields_lead(part.encode())) == leads


def test_addresses_of_a_pdf_are_read():
    assert _structure(b"<< /S /URI /URI (file:///a) >> << /S /URI /URI <66> >>").leads == ("file:///a", "f")
