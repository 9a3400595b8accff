"""What a part of XML says, however a program has cut and written it."""

import pytest

from briefgen.leak.passages import UnreadableError
from briefgen.leak.words import BREAK, tokens
from briefgen.leak.xml import read_xml


def said(inside: str, *, head: str = "") -> list[list[str]]:
    """Return the passages of a part, in words."""
    text = read_xml(f'{head}<w:d xmlns:w="w" xmlns:a="a">{inside}</w:d>'.encode(), "part.xml")
    return [tokens(each) for each in text.split(BREAK)]


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t xml:space='preserve'>{text}</w:t></w:r>"


WHOLE = ["the", "quay", "has", "sunk", "again"]


@pytest.mark.parametrize(
    "between",
    [
        "",
        "<w:proofErr w:type='spellStart'/>",
        "<w:commentRangeStart w:id='1'/>",
        "<w:bookmarkStart w:id='1' w:name='x'/><w:bookmarkEnd w:id='1'/>",
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>",
        "<w:r><w:rPr><w:rStyle w:val='x'/></w:rPr><w:footnoteReference w:id='1'/></w:r>",
        "<w:r><w:softHyphen/></w:r>",
        "<!-- a > b -->",
        "<?order 1?>",
    ],
)
@pytest.mark.parametrize("properties", ["", "<w:rPr><w:highlight w:val='yellow'/><w:lang w:val='ru'/></w:rPr>"])
def test_words_are_joined_over_what_cuts_them(between, properties):
    assert WHOLE in said(f"<w:p>{run('the quay has su')}{between}{run('nk again', properties)}</w:p>")


def test_what_is_apart_is_not_joined():
    assert said("<w:p>one</w:p><w:p>two</w:p><w:tc><w:p>three</w:p></w:tc>") == [["one"], ["two"], ["three"]]


@pytest.mark.parametrize("behind", ["", "<w:p/>", "<w:sectPr/>", "<w:p><w:r/></w:p>"])
def test_words_between_paragraphs_are_read(behind):
    assert said(f"<w:p>{run('one')}</w:p> the quay has sunk again{behind}") == [["one"], WHOLE]


def test_tracked_changes_are_read_as_they_stand_and_before_and_after():
    deleted = "<w:del w:id='1'><w:r><w:delText>risen</w:delText></w:r></w:del>"
    inserted = f"<w:ins w:id='2'>{run('sunk')}</w:ins>"
    found = said(f"<w:p>{run('the quay has ')}{deleted}{inserted}{run(' again')}</w:p>")
    assert WHOLE in found
    assert ["the", "quay", "has", "risen", "again"] in found


def test_an_order_of_a_field_is_joined_over_its_runs():
    orders = "<w:r><w:instrText> TC the quay has su</w:instrText></w:r><w:r><w:instrText>nk again</w:instrText></w:r>"
    assert ["tc", *WHOLE] in said(f"<w:p>{orders}</w:p>")


@pytest.mark.parametrize(
    "written",
    [
        "<w:p><![CDATA[the quay has sunk again]]></w:p>",
        "<w:p>the &#113;uay has&#x20;sunk again</w:p>",
        "<w:x w:any='the quay has sunk again'/>",
        "<w:x w:any = \n 'the quay has sunk again'/>",
        '<w:x w:any="the&#32;quay has sunk again"/>',
        '<w:x w:other="a > b" w:any="the quay has sunk again"/>',
        "<w:x w:name='the-quay-has-sunk-again'/>",
        "<w:alias a:id='1' w:val='the_quay_has_sunk_again'/>",
        "<?the quay has sunk again?>",
        "<!-- the quay has sunk again -->",
        "<rPr><t>the quay has sunk again</t></rPr>",
    ],
)
def test_it_is_read_however_it_is_written(written):
    assert WHOLE in said(written)


def test_it_is_read_in_other_encodings():
    part = '<?xml version="1.0" encoding="{}"?><p>the quay has sunk again, «снова»</p>'
    for encoding in ("utf-8", "utf-16", "windows-1251"):
        assert [*WHOLE, "снова"] in [
            tokens(each) for each in read_xml(part.format(encoding).encode(encoding), "part.xml").split(BREAK)
        ]


@pytest.mark.parametrize("content", [b"", b"<p>", b"<p></q>", b"<!DOCTYPE p [<!ENTITY a 'b'>]><p>&a;</p>", b"<p a=b/>"])
def test_what_is_not_sound_is_refused(content):
    with pytest.raises(UnreadableError, match=r"part\.xml is no XML"):
        read_xml(content, "part.xml")
