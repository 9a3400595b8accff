from pathlib import Path

from support.documents import ORIGIN, cite, paragraph, words

from briefgen.diagnostics import Span
from briefgen.document.inlines import Strong, Text
from briefgen.document.origins import DerivedOrigin, PhraseOrigin, TemplateOrigin
from briefgen.document.places import origins, place_of

PHRASE = Text(text="Say", origin=PhraseOrigin(key="say", language="en-GB"))


def test_an_item_stands_in_the_content_folder():
    assert place_of(paragraph(PHRASE, "words")) == Span(path=Path("content/visit/pack.md"), line=12)


def test_a_template_stands_in_the_templates_folder():
    text = Text(text="Say", origin=TemplateOrigin(path="audiences/minister/brief.md.j2", line=3))
    assert place_of(paragraph(text)) == Span(path=Path("templates/audiences/minister/brief.md.j2"), line=3)


def test_what_is_derived_stands_nowhere():
    assert place_of(paragraph(PHRASE, Text(text=",", origin=DerivedOrigin(transform="sources")))) is None


def test_origins_come_from_every_depth():
    assert list(origins(paragraph(Strong(children=words("in")), PHRASE, cite("act")))) == [
        ORIGIN,
        PHRASE.origin,
        ORIGIN,
    ]


def test_a_run_of_words_is_its_own_place():
    assert list(origins(PHRASE)) == [PHRASE.origin]
