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

from briefgen.content.pack import Pack

REPOSITORY = Path(__file__).parents[2]
RUNS_FILE = Path(__file__).parent / "article-runs.txt"
RUN = 9
DIGITS = 16
TEXT_SUFFIXES = frozenset({".csv", ".j2", ".json", ".md", ".py", ".txt", ".yaml", ".yml"})
REFERENCE = re.compile(r"\{(person|organisation|term):([a-z0-9-]+)(?:\.([a-z]+))?\}")

ARTICLE = frozenset(RUNS_FILE.read_text(encoding="ascii").split())
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


def written_out(text: str, pack: Pack, default: str) -> str:
    """*text* with the registers' words in the place of references; *default* is the form of those that name none."""
    registers = {
        "person": pack.registers.people,
        "organisation": pack.registers.organisations,
        "term": pack.registers.terms,
    }

    def words(match: re.Match[str]) -> str:
        kind, name, form = match.groups()
        entry = registers[kind][name]
        return getattr(entry, form or default, None) or getattr(entry, "name", None) or entry.short

    return REFERENCE.sub(words, text)


def test_nothing_shipped_repeats_the_article() -> None:
    read = {path.relative_to(REPOSITORY).as_posix(): path.read_text(encoding="utf-8") for path in shipped()}
    assert {"content/policy.yaml", "content/README.md", "content/india-russia-visit/talks.md"} <= set(read)
    assert not {name: runs for name, text in read.items() if (runs := repeated(text, ARTICLE))}


@pytest.mark.parametrize("default", ["name", "short", "expansion"])
def test_nor_does_it_with_its_references_written_out(sample: Pack, default: str) -> None:
    files = [path for path in sample.inputs if path.suffix == ".md"]
    texts = {path.name: written_out(path.read_text(encoding="utf-8"), sample, default) for path in files}
    assert not {name: runs for name, text in texts.items() if (runs := repeated(text, ARTICLE))}


def test_a_reference_is_written_out_as_its_form_says(sample: Pack) -> None:
    text = "{person:vladimir-putin}, {person:vladimir-putin.short} and {term:ai}"
    assert written_out(text, sample, "name") == "Vladimir Putin, President Putin and AI"
    assert written_out(text, sample, "expansion") == "Vladimir Putin, President Putin and artificial intelligence"


@pytest.mark.parametrize(
    "text",
    [
        "the quick brown fox jumps over the lazy dog",
        "Look: the “quick” brown\nfox **jumps** over — the lazy dog!",
        "- THE QUICK BROWN FOX\n  jumps over the_lazy\u00a0dog. ^pangram",
        "the quick brown \ufb01x; the quick brown fox jumps over the lazy dog",
    ],
)
def test_a_run_is_found_whatever_stands_around_it(text: str) -> None:
    assert repeated(text, CONTROL) == ["the quick brown fox jumps over the lazy dog"]


@pytest.mark.parametrize("text", ["", "the lazy dog", "the quick brown fox jumps over the sleepy dog"])
def test_fewer_words_or_others_are_free(text: str) -> None:
    assert repeated(text, CONTROL) == []


def test_the_stored_hashes_are_whole() -> None:
    lines = RUNS_FILE.read_text(encoding="ascii").splitlines()
    assert lines == sorted(set(lines))
    assert all(re.fullmatch(rf"[0-9a-f]{{{DIGITS}}}", line) for line in lines)
    assert len(lines) == RUNS_IN_ARTICLE
