"""Every sentence of the parts of the article that the sample covers is accounted for by a claim that cites it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from briefgen.content.item import CitationRecord
from briefgen.content.load import load_pack
from briefgen.content.pack import Pack
from briefgen.content.policy import load_policy
from briefgen.content.vocabulary import CLAIMS
from briefgen.project.folder import find_project
from briefgen.project.packs import find_packs

REPOSITORY = Path(__file__).parents[2]
SOURCE = "article"
SENTENCES = {"lead": (2, 2), "ties": (3, 2), "discussions": (2, 3), "energy": (3, 3)}
"""Section → the number of sentences in each of its paragraphs."""

Key = tuple[str, int, int]
LOCATOR = re.compile(r"(?P<section>[a-z-]+) (?P<paragraph>\d+)\.(?P<first>\d+)(?:-(?P<last>\d+))?")

KEYS = [
    (section, paragraph, sentence)
    for section, paragraphs in SENTENCES.items()
    for paragraph, count in enumerate(paragraphs, start=1)
    for sentence in range(1, count + 1)
]


@pytest.fixture(scope="module")
def sample() -> Pack:
    folder = find_project(REPOSITORY)
    [source] = [pack for pack in find_packs(folder) if pack.name == "india-russia-visit"]
    return load_pack(source, folder, load_policy(folder))


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


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key[0]}-{key[1]}.{key[2]}")
def test_every_sentence_is_accounted_for(sample: Pack, key: Key) -> None:
    assert key in claimed(sample)


def test_no_claim_cites_a_sentence_that_is_not_there(sample: Pack) -> None:
    assert claimed(sample) <= set(KEYS)


def test_every_claim_says_where_it_stands(sample: Pack) -> None:
    bare = [entry.id for entry in sample.items if entry.item.kind in CLAIMS and not list(cited(entry.item.sources))]
    assert not bare


def test_a_range_counts_for_each_of_its_sentences() -> None:
    citations = [CitationRecord(source=SOURCE, locator="ties 1.2-3"), CitationRecord(source="other", locator="p. 4")]
    assert list(cited(citations)) == [("ties", 1, 2), ("ties", 1, 3)]
