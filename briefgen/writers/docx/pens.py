"""What a run of words begins with: its properties. They are the same in all documents, so that each pen is made once."""

from dataclasses import field
from functools import lru_cache

from briefgen.frozen import dataclass
from briefgen.layout.joins import unbroken
from briefgen.locale.direction import is_right_to_left
from briefgen.writers.docx.characters import TEXT, is_plain, run_content
from briefgen.writers.docx.charstyles import BOLD, Trait, character_style_id
from briefgen.writers.docx.directions import by_direction
from briefgen.writers.docx.languages import RIGHT_TO_LEFT, language_properties, script_properties
from briefgen.writers.docx.looks import BOLD_ON, ITALIC_ON
from briefgen.writers.docx.xml import narrow, value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pen:
    """Writes runs of one look, in one language."""

    language: str
    """Of the paragraph, which is the document's unless that has two."""
    second: bool
    """Whether it is not the document's: then each run says which it is."""
    other_language: str | None
    """Of the words, where it is not the paragraph's."""
    traits: frozenset[Trait]
    bold: bool
    """The paragraph's style is bold; so for italic."""
    italic: bool
    right_to_left: bool = field(init=False)
    """The way of the paragraph's language."""
    start: str = field(init=False)
    """Of a run whose words go the way of their language."""
    forwards: str = field(init=False)
    """Of a run of text that goes from left to right."""

    def __post_init__(self) -> None:
        made = {
            "right_to_left": is_right_to_left(self.language),
            "start": self._start(right_to_left=is_right_to_left(self.other_language or self.language)),
            "forwards": self._start(right_to_left=False) + TEXT,
        }
        for name, said in made.items():
            object.__setattr__(self, name, said)

    def said(self, text: str) -> str:
        """Return words as runs, of which each runs one way. A day stays on the line of its month."""
        text = unbroken(text)
        if not self.right_to_left and is_plain(text):
            return f"{self.forwards}{narrow(text)}</w:t></w:r>" if text else ""
        parts = by_direction(text, right_to_left=self.right_to_left)
        return "".join(
            [f"{self._start(right_to_left=turned)}{run_content(part)}</w:r>" for part, turned in parts if part]
        )

    def run(self, content: str) -> str:
        """Return a run that goes the way of its language."""
        return f"{self.start}{content}</w:r>" if content else ""

    def _start(self, *, right_to_left: bool) -> str:
        """Return the start of a run, with its properties."""
        style = value("rStyle", character_style_id(self.traits)) + self._held if self.traits else ""
        said = style + self._language(right_to_left=right_to_left)
        return f"<w:r><w:rPr>{said}</w:rPr>" if said else "<w:r>"

    @property
    def _held(self) -> str:
        """Say bold or italic once more where paragraph and character style both are: in Word, two of them cancel out."""
        twice_bold = self.bold and self.traits & BOLD
        twice_italic = self.italic and "emphasis" in self.traits
        return f"{BOLD_ON if twice_bold else ''}{ITALIC_ON if twice_italic else ''}"

    def _language(self, *, right_to_left: bool) -> str:
        if right_to_left != is_right_to_left(self.other_language or self.language):
            return RIGHT_TO_LEFT if right_to_left else ""
        if self.other_language or self.second:
            return language_properties(self.other_language or self.language)
        return script_properties(self.language)


@lru_cache(maxsize=1 << 10)
def pen(
    language: str,
    other_language: str | None = None,
    traits: frozenset[Trait] = frozenset(),
    *,
    bold: bool = False,
    italic: bool = False,
    second: bool = False,
) -> Pen:
    """Return the pen for such words."""
    return Pen(language=language, second=second, other_language=other_language, traits=traits, bold=bold, italic=italic)
