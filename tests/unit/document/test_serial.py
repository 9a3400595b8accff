import json

import pytest
from hypothesis import given
from support.documents import cite, document, documents, drafts, everything, paragraph, words

from briefgen.document.nodes import Block, Paragraph
from briefgen.document.serial import UNKNOWN, SerialError, decode_node, encode_node, from_json, to_json
from briefgen.document.words import plain_text


def there_and_back(made, *, origins):
    return from_json(json.loads(json.dumps(to_json(made, origins=origins))))


@given(documents() | drafts())
def test_a_document_comes_back_as_it_went(drawn):
    assert there_and_back(drawn, origins=True) == drawn


@given(documents())
def test_without_origins_the_words_come_back(drawn):
    bare = there_and_back(drawn, origins=False)
    assert plain_text(bare) == plain_text(drawn)
    assert to_json(bare, origins=False) == to_json(drawn, origins=False)


def test_without_origins_no_file_is_named():
    assert "pack.md" not in json.dumps(to_json(everything(), origins=False))


def test_defaults_are_left_out():
    assert encode_node(paragraph("One"), origins=False) == {
        "node": "Paragraph",
        "children": [{"node": "Text", "text": "One"}],
    }


def test_a_class_that_alone_can_stand_there_is_not_named():
    data = to_json(everything(), origins=False)
    assert "node" not in data["metadata"]


def test_words_without_an_origin_get_one_that_says_so():
    assert decode_node({"node": "Text", "text": "One"}, Block | type(words("x")[0])).origin == UNKNOWN


def test_a_node_comes_back_by_itself():
    made = paragraph("One ", cite("article"))
    assert decode_node(encode_node(made, origins=True), Paragraph) == made


GREY = {"coding": "png", "width": 1, "height": 1}
GOOD = to_json(document(paragraph("One")), origins=False)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"blocks": 3}, "document.blocks: a list is needed here"),
        ({"blocks": ["One"]}, r"document.blocks\[0\]: an object is needed here"),
        ({"blocks": [{"node": "Poem"}]}, r"document.blocks\[0\]: 'Poem' is none of Title, Section"),
        ({"blocks": [{"children": []}]}, r"document.blocks\[0\]: None is none of"),
        ({"blocks": [{"node": "Paragraph"}]}, "Paragraph lacks 'children'"),
        ({"blocks": [{"node": "Paragraph", "children": [], "size": 3}]}, "Paragraph has no field 'size'"),
        ({"blocks": [{"node": "Paragraph", "children": [], "role": "aside"}]}, r"\.role: 'aside' cannot stand here"),
        (
            {"blocks": [{"node": "Section", "level": True, "heading": [], "blocks": []}]},
            r"\.level: True cannot stand here",
        ),
        ({"marking": {"scheme": 1, "level": "x", "label": "X"}}, "document.marking.scheme: 1 cannot stand here"),
        ({"metadata": {"title": "A", "language": "en-GB", "as_of": "yesterday"}}, "'yesterday' is no moment"),
        ({"metadata": {"title": "A", "language": "en-GB", "as_of": 3}}, "3 is no moment"),
        (
            {"blocks": [{"node": "Image", "alternative_text": "A", "pixels": GREY | {"data": "?"}}]},
            r"\.pixels\.data: '\?' is no Base64",
        ),
        ({"blocks": [{"node": "Image", "alternative_text": "A", "pixels": GREY | {"data": 3}}]}, "3 is no Base64"),
    ],
)
def test_what_is_no_document_is_refused_with_its_place(change, message):
    with pytest.raises(SerialError, match=message):
        from_json(GOOD | change)


def test_a_document_is_an_object():
    with pytest.raises(SerialError, match="an object is needed here"):
        from_json([])
