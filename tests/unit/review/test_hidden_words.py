"""Words that nobody sees in the document are told as such, and nothing takes them into the content."""

import pytest
from lxml import etree
from support.edited import Edited, w
from support.harbour import came_back, harbour
from support.scenarios import sent

from briefgen.diagnostics import UserError
from briefgen.review.accept.proposals import proposals
from briefgen.review.accept.take import accept, acceptable
from briefgen.review.compare import compare
from briefgen.review.returned.read import read_returned

NEW = "Ferries of Arland sail daily."


def _set(name, **values):
    def look(document, run):
        made = etree.SubElement(_properties(run), w(name))
        for key, value in values.items():
            made.set(w(key), value)

    return look


def _properties(run):
    properties = run.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    return properties


def _by_style(document, run):
    styles = document.part("word/styles.xml")
    style = etree.SubElement(styles, w("style"), {w("type"): "character", w("styleId"): "Quiet"})
    etree.SubElement(etree.SubElement(style, w("rPr")), w("vanish"))
    _set("rStyle", val="Quiet")(document, run)


def _on_its_ground(document, run):
    _set("color", val="1F3864")(document, run)
    _set("shd", val="clear", color="auto", fill="1F3864")(document, run)


LOOKS = {
    "hidden": _set("vanish"),
    "by style": _by_style,
    "white": _set("color", val="FFFFFF"),
    "as its ground": _on_its_ground,
    "one point": _set("sz", val="2"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return harbour(tmp_path_factory.mktemp("hidden"))


def run_of(document, words):
    return next(run for run in document.body.iter(w("r")) if words in "".join(run.itertext()))


@pytest.mark.parametrize("look", LOOKS)
def test_a_hidden_paragraph_is_told_and_cannot_be_accepted(project, look):
    def edit(document):
        document.insert_paragraph(document.paragraph("wide, and"), NEW)
        LOOKS[look](document, run_of(document, NEW))

    found = came_back(project, edit)
    [addition] = found.review.additions
    assert addition.hidden
    refused(project, found)


@pytest.mark.parametrize("look", LOOKS)
def test_hidden_words_in_a_paragraph_are_told_and_cannot_be_accepted(project, look):
    def edit(document):
        document.insert(document.paragraph("wide, and"), "wide", " for ferries of Arland")
        LOOKS[look](document, run_of(document, " for ferries"))

    found = came_back(project, edit)
    [passage] = [each for each in found.review.passages if each.touched]
    assert (passage.hidden, [each.hidden for each in passage.changes]) == (True, [True])
    refused(project, found)


def refused(project, found):
    proposed = proposals(project, found)
    assert acceptable(project, found, proposed, new_items=True) == frozenset()
    for each in proposed:
        with pytest.raises(UserError, match="hidden in the document"):
            accept(project, found, proposed, {each.id})


def test_words_that_somebody_hid_are_told(project):
    """Not a word is another one, and yet a reader of the document does not see them."""
    found = came_back(
        project, lambda document: LOOKS["hidden"](document, document.runs(document.paragraph("wide, and"), "wide")[0])
    )
    [passage] = [each for each in found.review.passages if each.touched]
    assert (passage.fate, passage.hidden) == ("unchanged", True)


def test_words_that_are_seen_are_not_told_as_hidden(project):
    """Not ours as they were sent, whatever they stand on, and not new ones with a look."""
    content, baseline = sent("minister")
    assert not any(each.hidden for each in compare(baseline, read_returned(content)).passages)

    def edit(document):
        document.insert_paragraph(document.paragraph("wide, and"), NEW)
        _set("color", val="1F3864")(document, run_of(document, NEW))
        _set("vanish", val="0")(document, run_of(document, NEW))

    [addition] = came_back(project, edit).review.additions
    assert not addition.hidden


def test_a_document_of_no_styles_is_read():
    document = Edited(sent("minister")[0])
    del document.parts["word/styles.xml"]
    read_returned(document.save())
