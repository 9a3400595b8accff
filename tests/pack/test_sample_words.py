"""The sample is in our own words: nothing that we ship repeats nine words in a row of the article behind it.

The article is not in the repository. `article-runs.txt` holds the first 16 hexadecimal digits of the SHA-256 of each of its
nine-word runs, one a line, sorted.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
RUN = 9
DIGITS = 16
TEXT_SUFFIXES = frozenset({".csv", ".j2", ".json", ".md", ".py", ".txt", ".yaml", ".yml"})
ARTICLE = frozenset((Path(__file__).parent / "article-runs.txt").read_text(encoding="ascii").split())

RUNS_IN_ARTICLE = 886
CONTROL = frozenset({"05c6e08f1d9fdafa"})
"""The hash of a pangram of nine words, which the tests below may write out."""


def words_of(text: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", unicodedata.normalize("NFKC", text).casefold()) if word]


def hashed(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:DIGITS]


def repeated(text: str, known: frozenset[str]) -> list[str]:
    """The runs of *text* whose hash is *known*."""
    words = words_of(text)
    runs = (words[start : start + RUN] for start in range(len(words) - RUN + 1))
    return [" ".join(run) for run in runs if hashed(run) in known]


def shipped() -> Iterator[Path]:
    for folder in ("content", "templates"):
        yield from (path for path in (REPOSITORY / folder).rglob("*") if path.suffix in TEXT_SUFFIXES)
    yield from REPOSITORY.glob("*.md")


def test_nothing_shipped_repeats_the_article() -> None:
    found = {
        str(path.relative_to(REPOSITORY)): runs
        for path in shipped()
        if (runs := repeated(path.read_text(encoding="utf-8"), ARTICLE))
    }
    assert not found


def test_the_sample_is_among_what_is_read() -> None:
    names = {path.name for path in shipped()}
    assert {"policy.yaml", "pack.md", "sources.yaml"} <= names


@pytest.mark.parametrize(
    "text",
    [
        "the quick brown fox jumps over the lazy dog",
        "Look: the “quick” brown\nfox **jumps** over — the lazy dog!",
        "- THE QUICK BROWN FOX\n  jumps over the_lazy\u00a0dog. ^pangram",
        "the quick brown \ufb01ne fox; the quick brown fox jumps over the lazy dog",
    ],
)
def test_a_run_is_found_whatever_stands_around_it(text: str) -> None:
    assert repeated(text, CONTROL) == ["the quick brown fox jumps over the lazy dog"]


@pytest.mark.parametrize("text", ["", "the lazy dog", "the quick brown fox jumps over the sleepy dog"])
def test_fewer_words_or_others_are_free(text: str) -> None:
    assert repeated(text, CONTROL) == []


def test_the_stored_hashes_are_whole() -> None:
    lines = (Path(__file__).parent / "article-runs.txt").read_text(encoding="ascii").splitlines()
    assert lines == sorted(set(lines))
    assert all(re.fullmatch(rf"[0-9a-f]{{{DIGITS}}}", line) for line in lines)
    assert len(lines) == RUNS_IN_ARTICLE
