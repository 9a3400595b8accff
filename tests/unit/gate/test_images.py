"""Images: they go to their own readers, and their pixels go with them and by no other way."""

import pytest
from support.gate import ask, cleared, codes
from support.packs import LATER, front, image, item, pack, source, topic
from support.reachable import strings

from briefgen.gate.shown import ClearedImage

DESK = {"readers": {"desk": None}}
PIXELS = "canary-map-pixels-end"


def shown(*, of="s", registers=None, **fields):
    """Return a pack with one image, which is of the source *of*."""
    registers = {"sources": [source("s")]} | (registers or {})
    return pack(
        item("a", readers={"desk": None}),
        front=front(translations={"hi-IN": {"title": "वार्ता"}}),
        exhibits=[image("map", sources=({"source": of},), **fields)],
        **registers,
    )


def seen(asked, audience="minister", **options) -> ClearedImage:
    return cleared(asked, audience, **options).exhibits["map"]


def reasons(asked, audience="minister"):
    withheld = {(one.register, one.id): one.reasons for one in ask(asked, audience).withheld}
    return withheld.get(("exhibits", "map"))


def test_an_image_carries_its_words_its_sources_and_its_pixels():
    found = cleared(
        shown(topic="sea", remark="Depths in metres.", registers={"sources": [source("s")], "topics": [topic("sea")]})
    )
    one = found.exhibits["map"]
    assert (one.title, one.alternative_text, one.topic) == ("Title of map", "What map shows", "sea")
    assert one.pixels.data == PIXELS.encode()
    assert [citation.source for citation in one.citations] == ["s"]
    assert found.topics.keys() == {"sea"}


def test_its_file_is_named_nowhere():
    assert not any("images/" in word for word in strings(cleared(shown())))


@pytest.mark.parametrize(
    ("fields", "why"),
    [(DESK, "readers"), ({"marking": "tlp:red"}, "marking"), ({"embargo_until": LATER}, "embargo")],
)
def test_a_withheld_image_is_nowhere(fields, why):
    asked = shown(**fields)
    assert reasons(asked) == (why,)
    assert not {PIXELS, "map", "Title of map", "What map shows"} & strings(cleared(asked))


def test_an_image_under_embargo_says_so():
    early = cleared(shown(embargo_until=LATER), "desk")
    assert (early.exhibits["map"].embargo_until, early.embargo_until) == (LATER, LATER)


def test_what_is_published_is_somebodys_decision():
    assert reasons(shown(), "public") == ("ok",)
    assert seen(shown(ok=("public",)), "public").pixels


@pytest.mark.parametrize(
    ("form", "why"), [({}, ("citable",)), ({"public_form": "a private survey"}, None)], ids=["unspoken", "spoken of"]
)
def test_a_published_image_whose_source_cannot_be_told_is_withheld(form, why):
    private = source("private", citable="internal", **form)
    asked = shown(of="private", registers={"sources": [private]}, ok=("public",))
    assert reasons(asked, "public") == why


def test_a_withheld_source_of_an_image_is_an_error_inside():
    asked = shown(of="hidden", registers={"sources": [source("hidden", **DESK)]})
    assert codes(asked) == ["BG509"]


def test_an_image_speaks_the_briefs_language_or_there_is_no_brief():
    hindi = {"hi-IN": {"title": "नक्शा", "alternative_text": "एक नक्शा।"}}
    one = seen(shown(translations=hindi), language="hi-IN")
    assert (one.title, one.alternative_text, one.unreviewed) == ("नक्शा", "एक नक्शा।", True)
    assert codes(shown(), language="hi-IN") == ["BG508", "BG508"]
