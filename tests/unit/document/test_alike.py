"""Documents in which all stands at the same places."""

from dataclasses import replace

import pytest
from support.documents import document, everything, foot, in_two_languages, paragraph, section, table

from briefgen.document.alike import stand_alike
from briefgen.document.nodes import SideBySide


def note(*said, **fields):
    return document(paragraph("Ships", foot(1, *said)), section(1, "Ports", paragraph("Words"), **fields))


def test_other_words_at_the_same_places():
    assert stand_alike(note("A note"), replace(note("A note"), blocks=note("A note").blocks))
    assert stand_alike(
        document(paragraph("Ships"), table(("Port", "Of"), ("Quell", "UN"))),
        document(paragraph("Boats"), table(("Port", "By"), ("Tarrow", "UN"))),
    )


@pytest.mark.parametrize(
    "other",
    [
        note("Another"),
        note("A note", anchor="ports"),
        document(paragraph("Ships", foot(1, "A note"))),
        document(paragraph("Ships"), section(1, "Ports", paragraph("Words"))),
        document(paragraph("Ships", foot(1, "A note")), paragraph("Ports"), section(1, "Ports", paragraph("Words"))),
        everything(),
    ],
)
def test_others_at_some_place(other):
    assert not stand_alike(note("A note"), other)
    assert not stand_alike(other, note("A note"))


def test_the_language_of_a_half():
    two = in_two_languages()
    (side,) = (block for block in two.blocks if isinstance(block, SideBySide))
    pair = side.pairs[0]
    other = replace(
        side, pairs=(replace(pair, halves=tuple(replace(half, language="fr") for half in pair.halves)), *side.pairs[1:])
    )
    assert not stand_alike(two, replace(two, blocks=tuple(other if block is side else block for block in two.blocks)))
