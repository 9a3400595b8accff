"""The hash of what a translation translates: the same however the words are stored, another for any other word."""

import unicodedata
from pathlib import Path

from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.content.translatable import Wording, WordingPlace, digest, digest_seen
from briefgen.diagnostics import Span

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)
SENTENCES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
RECORDS = st.dictionaries(
    st.sampled_from(("text", "plain", "answer", "why")), st.tuples(SENTENCES, SENTENCES), min_size=1
)
SPACES = st.sampled_from((" ", "  ", "\n", "\t", " \n  "))


def wording(field: str, source: str, words: str | None, line: int = 1) -> Wording:
    span = Span(path=Path("water.md"), line=line)
    at = WordingPlace(source=(field,), target=("translations", "hi-IN", field), span=span, target_span=span)
    return Wording(register="items", id="sluice", field=field, source=source, words=words, at=at)


def wordings(record: dict[str, tuple[str, str]], line: int = 1) -> list[Wording]:
    return [wording(field, source, words, line) for field, (source, words) in record.items()]


def plain(words: str) -> list[str]:
    return unicodedata.normalize("NFC", words).split()


@given(RECORDS, SPACES, st.randoms())
def test_order_white_space_places_and_the_form_of_characters_do_not_matter(record, space, random):
    stored = {
        field: tuple(space.join(unicodedata.normalize("NFD", words).split()) for words in pair)
        for field, pair in record.items()
    }
    other = wordings(stored, line=7)
    random.shuffle(other)
    assert digest(other) == digest(wordings(record))
    assert digest_seen(other) == digest_seen(wordings(record))


@given(RECORDS, SENTENCES, st.data())
def test_any_word_that_changes_changes_the_hash(record, new, data):
    field = data.draw(st.sampled_from(sorted(record)))
    source, words = record[field]
    assume(plain(new) != plain(source))
    changed = wordings({**record, field: (new, words)})
    assert digest(changed) != digest(wordings(record))
    assert digest_seen(changed) != digest_seen(wordings(record))


@given(RECORDS, SENTENCES, st.data())
def test_a_word_of_the_translation_that_changes_changes_what_was_seen(record, new, data):
    field = data.draw(st.sampled_from(sorted(record)))
    source, words = record[field]
    assume(plain(new) != plain(words))
    changed = wordings({**record, field: (source, new)})
    assert digest(changed) == digest(wordings(record))
    assert digest_seen(changed) != digest_seen(wordings(record))


@given(RECORDS)
def test_words_under_another_field_are_others(record):
    moved = {("short" if field == min(record) else field): pair for field, pair in record.items()}
    assert digest(wordings(moved)) != digest(wordings(record))
