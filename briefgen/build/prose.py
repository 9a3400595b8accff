"""How hard a brief's prose is to read, as its record keeps it."""

from typing import TYPE_CHECKING

from briefgen.build.outputs import ProseRecord

if TYPE_CHECKING:
    from briefgen.audience.form import Readability
    from briefgen.readability.figures import Figures


def prose_record(read: "Figures", limits: "Readability") -> ProseRecord:
    """Return the figures as data."""
    longest = next(iter(read.longest(1)), None)
    return {
        "measure": read.measure,
        "grade": None if read.grade is None else round(read.grade, 1),
        "sentences": len(read.sentences),
        "words": read.words,
        "words_a_sentence": round(read.words_a_sentence, 1),
        "word_length": round(read.word_length, 2),
        "counted_in": read.parts,
        "longest_sentence": longest.words if longest else 0,
        "limits": limits.model_dump(exclude_none=True),
    }


def prose_told(record: ProseRecord) -> str:
    """Return them in a few words, for the table of what was built."""
    if not record["sentences"]:
        return "no prose"
    if record["grade"] is not None:
        return f"grade {record['grade']:.1f}"
    return f"{record['words_a_sentence']:.1f} words a sentence"
