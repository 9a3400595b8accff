"""What is written is XML, whatever the words are."""

import pytest
from lxml import etree

from briefgen.writers.docx.xml import element, legal, narrow, quoted, some, value


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


@pytest.mark.parametrize("words", ["68.7\u00a0billion", "cut off\u2026", "4–5 \u00a0\u2026 é ऊर्जा", "plain & <so>"])
def test_references_are_read_as_the_characters_that_they_stand_for(words):
    assert etree.fromstring(f"<a>{narrow(quoted(words))}</a>").text == words


def test_a_space_of_no_break_keeps_nothing_from_being_ascii():
    assert narrow("68.7\u00a0billion\u2026") == "68.7&#160;billion&#8230;"


def test_an_element_without_children_is_closed_at_once():
    assert element("p") == "<w:p/>"


def test_an_attribute_that_python_keeps_is_written_without_its_underscore():
    assert element("style", type_="paragraph") == '<w:style w:type="paragraph"/>'


def test_nothing_goes_around_nothing():
    assert some("rPr", ("", "")) == ""
    assert some("rPr", (value("b", 1),)) == '<w:rPr><w:b w:val="1"/></w:rPr>'
