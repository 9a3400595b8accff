"""How the sample words what it takes from the article: no firmer than the article, with its holders, and fit for each reader."""

import re
from collections.abc import Iterator

import pytest

from briefgen.content.pack import LoadedPolicy, Pack, PackItem
from briefgen.content.vocabulary import CLAIMS, PLAN_LADDER
from briefgen.markup.nodes import Marked

SOURCE = "article"
OPINION = "In the article's view"
HOLDERS = {
    "observers-outcomes": "observers",
    "experts-themes": "experts",
    "emotional-core": "ministry-of-external-affairs",
    "balanced-policy": "india",
    "trade-new-areas": "both-governments",
    "trade-2030": "india-and-russia",
    "steady-anchor": "india-and-russia",
    "adjusted-roles": "india-and-russia",
    "shared-commitments": "india-and-russia",
    "shared-future": "india-and-russia",
}
"""Whom the article names as holding what it reports."""
CONTRADICTIONS = {"national-currencies": "currency-frameworks", "joint-production": "mous-defence"}
"""Where the article says a thing twice, not equally firmly."""
SHORT_WORDS = 14
SPOKEN_WORDS = 20
PLAIN_SENTENCE_WORDS = 15
REFERENCE = re.compile(r"\{(person|organisation|term):([a-z0-9-]+)[^}]*\}")


def from_article(pack: Pack) -> Iterator[PackItem]:
    """The claims that rest on the article."""
    for entry in pack.items:
        if entry.item.kind in CLAIMS and any(citation.source == SOURCE for citation in entry.item.sources):
            yield entry


def printed(marked: Marked, pack: Pack) -> str:
    """A text on one line, its references in the short form."""
    registers = {
        "person": pack.registers.people,
        "organisation": pack.registers.organisations,
        "term": pack.registers.terms,
    }
    line = " ".join(marked.source.split())
    return REFERENCE.sub(lambda match: registers[match[1]][match[2]].short or match[2], line)


def variant(pack: Pack, name: str) -> Iterator[tuple[str, str]]:
    """One wording of each claim from the article that has it, with the claim's id."""
    for entry in from_article(pack):
        if (marked := entry.item.variants.get(name)) is not None:
            yield entry.id, printed(marked, pack)


def test_a_hedge_stands_in_the_sentence(sample: Pack) -> None:
    hedged = [(entry, entry.item.hedge) for entry in from_article(sample) if entry.item.hedge]
    assert hedged
    assert not [entry.id for entry, hedge in hedged if hedge not in printed(entry.item.text, sample)]


def test_an_expectation_keeps_the_word_that_weakens_it(sample: Pack) -> None:
    assert not [one.id for one in from_article(sample) if one.item.certainty in PLAN_LADDER and not one.item.hedge]


def test_every_claim_says_how_certain_it_is(sample: Pack) -> None:
    assert not [one.id for one in from_article(sample) if one.item.certainty in (None, "confirmed")]


def test_an_opinion_is_given_as_the_articles_view(sample: Pack) -> None:
    opinions = [entry for entry in from_article(sample) if entry.item.kind == "opinion"]
    wordings = [
        printed(marked, sample) for entry in opinions for marked in (entry.item.text, entry.item.variants["short"])
    ]
    assert wordings
    assert not [words for words in wordings if not words.startswith(OPINION)]


def test_what_somebody_holds_keeps_its_holder(sample: Pack) -> None:
    positions = {one.id: one.item.said_by for one in from_article(sample) if one.item.kind == "position"}
    assert positions == HOLDERS


def test_the_two_contradictions_stand_on_both_sides(sample: Pack) -> None:
    ids = {entry.id for entry in from_article(sample)}
    named = {(one.id, other) for one in from_article(sample) for other in one.item.conflicts_with if other in ids}
    assert named == {*CONTRADICTIONS.items(), *((other, one) for one, other in CONTRADICTIONS.items())}


def test_every_claim_has_a_short_form(sample: Pack) -> None:
    shorts = dict(variant(sample, "short"))
    assert shorts.keys() == {entry.id for entry in from_article(sample)}
    assert not [words for words in shorts.values() if len(words.split()) > SHORT_WORDS]


def test_what_is_to_be_spoken_is_short(sample: Pack) -> None:
    assert not [words for _, words in variant(sample, "spoken") if len(words.split()) > SPOKEN_WORDS]


def test_plain_sentences_are_short(sample: Pack) -> None:
    sentences = [one for _, words in variant(sample, "plain") for one in re.split(r"(?<=[.?!]) ", words)]
    assert sentences
    assert not [one for one in sentences if len(one.split()) > PLAIN_SENTENCE_WORDS]


def test_plain_words_say_that_it_is_a_news_report(sample: Pack) -> None:
    assert not [words for _, words in variant(sample, "plain") if "news report" not in words]


@pytest.mark.parametrize("name", ["text", "short", "clause", "spoken", "plain"])
def test_what_is_published_does_not_speak_of_the_article(sample: Pack, name: str) -> None:
    published = [entry.item for entry in from_article(sample) if entry.item.ok]
    assert published
    wordings = [item.text if name == "text" else item.variants.get(name) for item in published]
    assert not [words.source for words in wordings if words is not None and "article" in words.source]


def test_an_ok_goes_with_a_reader(sample: Pack, policy: LoadedPolicy) -> None:
    """Neither is of use without the other; each is decided by itself."""
    public = {name for name, access in policy.policy.audiences.items() if access.published}
    for entry in from_article(sample):
        assert set(entry.item.ok) == public & set(entry.item.readers or ()), entry.id
