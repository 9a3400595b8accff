"""What stands at head and foot of pages, as it is recorded with a Word document."""

from support.scenarios import PACK, sent

from briefgen.build.furniture import sort_of_aside
from briefgen.document.origins import ItemOrigin, PhraseOrigin, TemplateOrigin


def pieces(place):
    _, baseline = sent("minister")
    return [piece for line in baseline.edges if line.name == place for piece in line.pieces]


def test_the_marking_is_of_its_scheme():
    assert [each.origin for each in pieces("header.first.1.1") if each.text.strip()] == [
        TemplateOrigin(path="markings/tlp.yaml", line=1)
    ]


def test_the_footer_line_is_of_the_house_with_the_packs_words_in_it():
    told = {each.text.strip(" ·"): each.origin for each in pieces("footer.default.1.1")}
    assert told["File"] == PhraseOrigin(key="footer-file", language="en-GB")
    own = told["Sample 1"]
    assert isinstance(own, ItemOrigin)
    assert (own.register, own.item, own.field) == ("pack", PACK, "document.file")
    assert own.line > 1
    assert told["Page"] == PhraseOrigin(key="page-label", language="en-GB")


def test_pages_are_counted_by_fields_and_are_no_words():
    assert not any(each.text.strip().isdigit() and each.origin is None for each in pieces("footer.default.1.1"))


def test_what_a_run_holds_has_a_name():
    from lxml import etree

    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    v = "urn:schemas-microsoft-com:vml"
    cases = {
        f'<w:object xmlns:w="{w}"/>': "embedded object",
        f'<w:pict xmlns:w="{w}"/>': "drawing",
        f'<w:pict xmlns:w="{w}"><v:shape xmlns:v="{v}"><v:textpath/></v:shape></w:pict>': "watermark",
        f'<w:pict xmlns:w="{w}"><w:txbxContent/></w:pict>': "text box",
        f'<w:t xmlns:w="{w}"/>': None,
    }
    assert {written: sort_of_aside(etree.fromstring(written)) for written in cases} == cases
