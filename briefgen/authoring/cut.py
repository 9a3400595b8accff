"""Cut passages into the sections, paragraphs and sentences that citations name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Final

from briefgen.authoring.passages import TITLE, Paper, Passage
from briefgen.authoring.slug import slug
from briefgen.authoring.source import Sentence, SourceText, TextSection
from briefgen.document.sentences import ShortForms, sentences

OPENING: Final = ("lead", "Opening paragraphs")
"""What stands above the first heading."""
_SMALL_WORDS: Final = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
_KEY_WORDS: Final = 2
_KEY_LENGTH: Final = 30
_NOT_KEYS: Final = frozenset({"p", "para", "row"})
"""Words that begin another sort of locator."""


def cut(paper: Paper, source: str, name: str, known: Mapping[str, str], forms: ShortForms) -> SourceText:
    """Return the text of *source*; *name* is its title where it says none itself.

    By *forms* full stops are told that end no sentence. *known* are sections that the register has already, key → heading: a section of that heading keeps its key.
    """
    title = _title(paper.passages)
    keys = _Keys({heading.casefold(): key for key, heading in known.items()})
    parts = [part for part in _parts(each for each in paper.passages if each is not title) if part[1]]
    return SourceText(
        id=source,
        title=title.words if title else name,
        sections=tuple(
            TextSection(
                key=keys.of(heading), heading=heading, paragraphs=tuple(_sentences(each, forms) for each in paragraphs)
            )
            for heading, paragraphs in parts
        ),
        remarks=paper.remarks,
        left_out=paper.left_out,
    )


def _title(passages: Sequence[Passage]) -> Passage | None:
    """Return the passage that is the title, or a heading at the beginning that has no other beside it."""
    marked = next((each for each in passages if each.level == TITLE), None)
    highest = [each for each in passages if each.level == 1]
    first = passages[0] if passages and passages[0].level == 1 and len(highest) == 1 else None
    return marked or first


def _parts(passages: Iterable[Passage]) -> Iterator[tuple[str, list[str]]]:
    heading, paragraphs = OPENING[1], list[str]()
    for each in passages:
        if each.level is None:
            paragraphs.append(each.words)
        else:
            yield heading, paragraphs
            heading, paragraphs = each.words, []
    yield heading, paragraphs


def _sentences(paragraph: str, forms: ShortForms) -> tuple[Sentence, ...]:
    return tuple(Sentence(words=words) for words in sentences(paragraph, forms))


class _Keys:
    """Short names for headings, each given once."""

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self._given: set[str] = set()

    def of(self, heading: str) -> str:
        own = OPENING[0] if heading == OPENING[1] else self._known.get(heading.casefold(), _key(heading))
        numbered = (own if number == 1 else f"{own}-{number}" for number in count(1))
        key = next(key for key in numbered if key not in self._given | _NOT_KEYS)
        self._given.add(key)
        return key


def _key(heading: str) -> str:
    """Return the first words of a heading that tell something."""
    words = slug(heading, None).split("-")
    telling = [word for word in words if word not in _SMALL_WORDS] or words
    return "-".join(telling[:_KEY_WORDS])[:_KEY_LENGTH].strip("-") or "section"
