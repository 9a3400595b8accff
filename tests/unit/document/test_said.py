"""Sentences of a paragraph: labels that a template puts before items are none of their words."""

import pytest
from support.documents import cite

from briefgen.document.inlines import Certainty, Text
from briefgen.document.origins import ItemOrigin, PhraseOrigin, TemplateOrigin
from briefgen.document.said import said


def own(text, field="text", register="items"):
    return Text(
        text=text,
        origin=ItemOrigin(register=register, item="one", field=field, language="en-GB", path="p.md", line=3),
    )


def laid_out(text):
    return Text(text=text, origin=TemplateOrigin(path="audiences/analyst/brief.md.j2", line=1))


def phrase(text):
    return Text(text=text, origin=PhraseOrigin(key="key", language="en-GB"))


SURE = Certainty(word="Reported", level="reported", origin=own("").origin)
MINISTER = own("the Minister", "name", "people")
CASES = {
    "how sure it is, and who says it": (
        (SURE, laid_out(" ("), MINISTER, laid_out("): "), own("Trade grew.")),
        ["Trade grew."],
    ),
    "a phrase, and the number of an item": (
        (
            phrase("Opinion"),
            laid_out(": "),
            laid_out("7"),
            laid_out("."),
            laid_out(" "),
            own("In its view trade grew."),
        ),
        ["In its view trade grew."],
    ),
    "labels between items": (
        (own("Trade grew."), cite("a"), laid_out(" 4. "), SURE, laid_out(": "), own("It fell.")),
        ["Trade grew.", "It fell."],
    ),
    "what stands behind the item before": (
        (
            own("Trade grew."),
            laid_out(" ("),
            phrase("draft"),
            laid_out(")\n"),
            phrase("Instead"),
            laid_out(": "),
            own("It fell."),
        ),
        ["Trade grew.", "(draft)", "It fell."],
    ),
    "names within a sentence are its words": (
        (own("We met "), MINISTER, own(" and heard this: "), MINISTER, own(" is ill.")),
        ["We met the Minister and heard this: the Minister is ill."],
    ),
    "a colon of the author's is a word's own": (
        (own("The aim: trade."), laid_out(" "), own("It grew.")),
        ["The aim: trade.", "It grew."],
    ),
    "without an item there is nothing to label": (
        (phrase("Contact"), laid_out(": "), phrase("nobody.")),
        ["Contact: nobody."],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_sentences_are_without_labels(case):
    inlines, sentences = CASES[case]
    assert [text for text, _ in said(inlines)] == sentences


@pytest.mark.parametrize("case", CASES)
def test_the_parts_of_a_sentence_make_it_up(case):
    inlines, _ = CASES[case]
    assert all("".join(part for part, _ in parts) == text for text, parts in said(inlines))
