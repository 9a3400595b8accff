"""What the rules found in the brief of one record is found in that of another without a look, where its words have no bearing on it."""

from dataclasses import replace

import pytest
from support.cleared import item, pack
from support.documents import document, paragraph, section, text
from support.layouts import layout
from support.settings import form

from briefgen.checks.known import Known
from briefgen.checks.rule import Finding, Rule, Subject, no_words, words_by_themselves
from briefgen.diagnostics import Severity
from briefgen.document.inlines import Text
from briefgen.document.words import plain_text


def brief(word, *, heading="Energy", **other):
    run = Text(text=word, origin=text("x").origin)
    made = document(section(1, heading, paragraph("Talks go on.")), section(1, "Ports", paragraph("In ", run)))
    return Subject(cleared=pack(item("talks", "event", "Talks.")), document=made, layout=layout(), form=form(), **other)


class Looking:
    """A rule that finds each brief in which its word stands, and knows at which it looked."""

    def __init__(self, word, bearing):
        self.seen = []
        self._word = word
        bearing = words_by_themselves(self._find) if bearing == "by themselves" else bearing
        self.rule = Rule(
            code="BG999", name="looking", severity=Severity.WARNING, find=self._look, bearing=bearing, page=""
        )

    def _look(self, subject):
        self.seen.append(plain_text(subject.document).split()[-1])
        yield from self._find(subject)

    def _find(self, subject):
        if self._word in plain_text(subject.document):
            yield Finding(message=self._word, span=None, hint="")


@pytest.mark.parametrize(
    ("bearing", "seen"),
    [
        (None, ["Aden", "Quell", "Ilse", "Tarrow"]),
        (no_words, ["Aden"]),
        (lambda subject: "Quell" in plain_text(subject.document), ["Aden", "Quell", "Ilse"]),
        ("by themselves", ["Aden", "Ilse", "Tarrow"]),
    ],
)
def test_a_rule_looks_where_the_words_that_went_or_came_bear_on_it(bearing, seen):
    looking, known = Looking("Ilse", bearing), Known()
    for word in ("Aden", "Quell", "Ilse", "Tarrow"):
        tuple(known.found([looking.rule], brief(word)))
    assert looking.seen == seen


def test_what_was_found_is_told_of_each():
    looking, known = Looking("Energy", no_words), Known()
    told = [tuple(known.found([looking.rule], brief(word))) for word in ("Aden", "Quell")]
    assert looking.seen == ["Aden"]
    assert told[0] == told[1]
    assert [one.message for one in told[1]] == ["Energy"]


@pytest.mark.parametrize(
    "other",
    [
        brief("Aden", heading="Oil"),
        brief("Aden", cut=frozenset({"talks"})),
        brief("Aden", uncut=document()),
        replace(brief("Aden"), document=document(paragraph("In Aden"))),
    ],
)
def test_a_brief_that_differs_in_more_is_looked_at_as_a_whole(other):
    looking, known = Looking("Ilse", no_words), Known()
    tuple(known.found([looking.rule], brief("Aden")))
    tuple(known.found([looking.rule], other))
    assert len(looking.seen) == 2
