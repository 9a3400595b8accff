"""What is written is XML, whatever the words are."""

import pytest
from lxml import etree

from briefgen.writers.docx.xml import element, legal, quoted, some, value


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\x08b\x0bc\x1f", "abc"),
        ("a\ufffe\uffffb", "ab"),
        ("a\ud800b", "ab"),
        ("tab\tline\n", "tab\tline\n"),
        ("नमस्ते 𝛼 é", "नमस्ते 𝛼 é"),
    ],
)
def test_only_what_xml_can_hold_is_kept(words, kept):
    assert legal(words) == kept


@pytest.mark.parametrize("words", ["<w:p/> & \"both\" 'kinds'", "]]>", "a\x01b"])
def test_words_come_back_from_text_and_attributes(words):
    read = etree.fromstring(f'<a b="{quoted(words)}">{quoted(words)}</a>')
    assert read.text == read.get("b") == legal(words)


def test_an_element_without_children_is_closed_at_once():
    assert element("p") == "<w:p/>"


def test_an_attribute_that_python_keeps_is_written_without_its_underscore():
    assert element("style", type_="paragraph") == '<w:style w:type="paragraph"/>'


def test_nothing_goes_around_nothing():
    assert some("rPr", ("", "")) == ""
    assert some("rPr", (value("b", 1),)) == '<w:rPr><w:b w:val="1"/></w:rPr>'
