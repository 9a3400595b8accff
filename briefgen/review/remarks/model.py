"""What people said of a brief, as the unit keeps it beside the pack."""

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    said: str
    by: str = ""
    """Empty where somebody wrote it by hand and did not say."""
    on: str = ""
    """As the document has it: ISO 8601, in most programs without a zone."""
    file: str = ""
    """The document that it came in."""
    audience: str = ""
    """Whose brief that was; empty for what was written by hand: it is for whom the comment is."""
    id: str = ""
    """Empty where it was written by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment, with what was answered."""

    id: str
    """By who said what when: the same in every document that it comes back in."""
    said: str
    by: str
    on: str
    file: str
    audience: str
    """Whose brief it was made on: it is printed in copies of that one's alone."""
    about: str = ""
    """The words that it is about."""
    item: str = ""
    """Whose words they are, as `items:energy-talks`; empty for words of the house."""
    answered: bool = False
    answers: tuple[Answer, ...] = ()
