"""Measure the lexicons on labelled sentences: `python -m benchmarks.strength [LANGUAGE]`.

A false alarm is a sentence read as stronger than the person read it who labelled it: the check would stop a text that says no
more than its item. A miss is one read as weaker: the check would let it pass.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from briefgen.located.yaml import read_yaml
from briefgen.resources import bundled_root
from briefgen.strength.levels import STRENGTH
from briefgen.strength.lexicon import FOLDER, Lexicon, load_lexicon
from briefgen.strength.reading import read

SENTENCES: Final = Path(__file__).parent.parent / "tests" / "lexicons"
LABELS: Final = {"none": 0, "possible": 1, "expected": 2, "scheduled": 3, "fact": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    text: str
    label: str
    set: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a lexicon fared on some sentences."""

    sentences: int
    false_alarms: tuple[tuple[Sentence, str], ...]
    """Each with the words that were read as too strong."""
    missed: tuple[Sentence, ...]
    strong: int
    """Sentences labelled as firm: scheduled or fact."""
    strong_found: int

    @property
    def recall(self) -> float:
        """Of the firm sentences, the share that was read as firm as they are."""
        return self.strong_found / self.strong if self.strong else 1.0

    @property
    def precision(self) -> float:
        """Of the sentences read as firm, the share that a person reads as that firm."""
        flagged = self.strong_found + len(self.false_alarms)
        return self.strong_found / flagged if flagged else 1.0


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the labelled sentences of a file of `tests/lexicons/`."""
    for name, groups in read_yaml(path).data["sets"].items():
        for group in groups:
            for labelled in group["sentences"]:
                ((label, text),) = labelled.items()
                yield Sentence(text=text, label=label, set=name, source=group["source"])


def strength(text: str, lexicon: Lexicon) -> tuple[int, str]:
    """Return the place on the ladder of a text's strongest sentence, and the words for it."""
    strongest = max(read(text, lexicon), key=lambda reading: reading.strength)
    return strongest.strength, strongest.words


def measure(labelled: Iterable[Sentence], lexicon: Lexicon) -> Measure:
    """Read sentences by a lexicon, and compare with the labels."""
    every = tuple(labelled)
    read_as = [strength(each.text, lexicon) for each in every]
    pairs = tuple(zip(every, read_as, strict=True))
    firm = STRENGTH["scheduled"]
    return Measure(
        sentences=len(every),
        false_alarms=tuple((each, words) for each, (found, words) in pairs if found > LABELS[each.label]),
        missed=tuple(each for each, (found, _) in pairs if found < LABELS[each.label]),
        strong=sum(LABELS[each.label] >= firm for each in every),
        strong_found=sum(LABELS[each.label] >= firm and found == LABELS[each.label] for each, (found, _) in pairs),
    )


def main(languages: Iterable[str]) -> None:
    """Print the measures, and every sentence that was read otherwise."""
    for path in sorted(SENTENCES.glob("*-briefs.yaml")):
        language = path.stem.split("-")[0]
        if languages and language not in languages:
            continue
        lexicon = load_lexicon(bundled_root() / "templates" / FOLDER / f"{language}.yaml")
        every = tuple(sentences(path))
        for name in dict.fromkeys(each.set for each in every):
            show(f"{language}, {name}", measure((each for each in every if each.set == name), lexicon))
        show(f"{language}, all", measure(every, lexicon), listed=False)


def show(title: str, found: Measure, *, listed: bool = True) -> None:
    """Print one measure; *listed* adds the sentences that were read otherwise."""
    count = f"{found.sentences} sentences, {len(found.false_alarms)} false alarms, {len(found.missed)} missed"
    lines = [f"{title}: {count}; precision {found.precision:.1%}, recall {found.recall:.1%}"]
    if listed:
        lines += [f"  too strong by '{words}', not {each.label}: {each.text}" for each, words in found.false_alarms]
        lines += [f"  too weak, {each.label}: {each.text}" for each in found.missed]
    click.echo("\n".join(lines))


if __name__ == "__main__":
    main(sys.argv[1:])
