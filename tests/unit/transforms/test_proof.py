"""What went is struck in the proof, and where the word for it stands."""

from support.documents import document

from briefgen.document.inlines import Struck, Text
from briefgen.document.nodes import Paragraph, Point, PointList
from briefgen.document.origins import ItemOrigin
from briefgen.document.words import plain_text
from briefgen.locale.load import load_locale
from briefgen.resources import templates_root
from briefgen.transforms.proof import proof

LOCALE = load_locale("en-GB", (templates_root(),))


def test_the_word_for_it_stands_before_what_a_point_says_and_not_in_its_label():
    stays, went = _point("stays", "It sails."), _point("went", "It waits.")
    made = proof(document(PointList(points=(stays, went))), document(PointList(points=(stays,))), LOCALE)
    points = next(block for block in made.blocks if isinstance(block, PointList)).points
    assert points[0] == stays
    assert points[1].label == (Struck(children=went.label),)
    assert plain_text(points[1].blocks[0]) == "[left out] It waits."


def _point(item, said):
    origin = ItemOrigin(register="items", item=item, field="text", language="en-GB", path="t.md", line=1)
    return Point(
        label=(Text(text="Reported", origin=origin),),
        blocks=(Paragraph(children=(Text(text=said, origin=origin),)),),
    )
