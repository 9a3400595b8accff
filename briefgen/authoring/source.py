"""The text of a source, cut into what citations name: sections, paragraphs, sentences."""

from collections.abc import Iterator

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    words: str
    set_aside: bool = False
    """Whether somebody decided that nothing is to be claimed of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody wrote beside the text: for whoever writes the pack, and nothing to cite."""

    words: str
    by: str = ""
    """Who, and on which day, where the file says so."""
    about: str = ""
    """The words that it stands at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSection:
    key: str
    """As locators have it."""
    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]

    def sentences(self) -> Iterator[tuple[str, Sentence]]:
        """Yield each sentence behind its locator, `section paragraph.sentence`, both counted from 1."""
        for number, paragraph in enumerate(self.paragraphs, 1):
            for count, sentence in enumerate(paragraph, 1):
                yield f"{self.key} {number}.{count}", sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceText:
    id: str
    """The source's, in the register."""
    title: str
    sections: tuple[TextSection, ...]
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[str, ...] = ()
    """What in its file was not read: `2 pictures`."""

    def sentences(self) -> Iterator[tuple[str, Sentence]]:
        """Yield each sentence behind its locator."""
        for section in self.sections:
            yield from section.sentences()
