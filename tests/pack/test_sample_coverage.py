"""Every sentence of the article behind the sample is accounted for by a claim that cites it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from briefgen.content.item import CitationRecord
from briefgen.content.pack import Pack
from briefgen.content.vocabulary import CLAIMS

SOURCE = "article"
SENTENCES = {
    "lead": (2, 2),
    "ties": (3, 2),
    "discussions": (2, 3),
    "energy": (3, 3),
    "trade": (3, 3),
    "people": (4, 1),
    "world": (3, 2),
    "outlook": (3, 3),
    "conclusion": (2,),
}
"""Section → the number of sentences in each of its paragraphs, counted in the article. Headings are no sentences."""
SENTENCES_IN_ARTICLE = 44

Key = tuple[str, int, int]
LOCATOR = re.compile(r"(?P<section>[a-z-]+) (?P<paragraph>\d+)\.(?P<first>\d+)(?:-(?P<last>\d+))?")

KEYS = [
    (section, paragraph, sentence)
    for section, paragraphs in SENTENCES.items()
    for paragraph, count in enumerate(paragraphs, start=1)
    for sentence in range(1, count + 1)
]


def cited(citations: Iterable[CitationRecord]) -> Iterator[Key]:
    """The sentences that *citations* of the article name, one by one."""
    for citation in citations:
        if citation.source != SOURCE or citation.locator is None:
            continue
        match = LOCATOR.fullmatch(citation.locator)
        assert match, citation.locator
        first, last = int(match["first"]), int(match["last"] or match["first"])
        yield from ((match["section"], int(match["paragraph"]), sentence) for sentence in range(first, last + 1))


def claimed(pack: Pack) -> set[Key]:
    """The sentences that a claim rests on; a message, line or gap that cites one does not account for it."""
    return {key for entry in pack.items if entry.item.kind in CLAIMS for key in cited(entry.item.sources)}


def test_the_whole_article_is_counted() -> None:
    assert len(KEYS) == len(set(KEYS)) == SENTENCES_IN_ARTICLE


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key[0]}-{key[1]}.{key[2]}")
def test_every_sentence_is_accounted_for(sample: Pack, key: Key) -> None:
    assert key in claimed(sample)


def test_nothing_cites_a_sentence_that_is_not_there(sample: Pack) -> None:
    assert {key for entry in sample.items for key in cited(entry.item.sources)} <= set(KEYS)


def test_every_citation_of_the_article_names_a_sentence(sample: Pack) -> None:
    claims = [entry for entry in sample.items if entry.item.kind in CLAIMS]
    bare = [one for entry in claims for one in entry.item.sources if one.source == SOURCE and not [*cited([one])]]
    assert not bare


def test_the_sections_of_the_source_are_those_covered(sample: Pack) -> None:
    assert set(sample.registers.sources[SOURCE].sections) == set(SENTENCES)


def test_a_range_counts_for_each_of_its_sentences() -> None:
    citations = [CitationRecord(source=SOURCE, locator="ties 1.2-3"), CitationRecord(source="other", locator="p. 4")]
    assert list(cited(citations)) == [("ties", 1, 2), ("ties", 1, 3)]


def test_a_sentence_whose_claim_is_gone_is_missed(sample: Pack) -> None:
    without = tuple(entry for entry in sample.items if entry.id != "steady-anchor")
    assert set(KEYS) - claimed(replace(sample, items=without)) == {("ties", 2, 2)}
