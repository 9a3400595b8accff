"""Files of translators, as they go out and as programs and people hand them back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from briefgen.authoring.translate.asked import Asked
from briefgen.authoring.translate.codes import Coded
from briefgen.authoring.translate.export import export
from briefgen.authoring.translate.segment import Export, Segment
from briefgen.authoring.translate.take import Taken, read_back, take_back
from briefgen.authoring.translate.word.write import write_word
from briefgen.authoring.translate.xliff.write import write_xliff
from briefgen.build.project import Project

WRITERS = {"xlf": write_xliff, "docx": write_word}
_VOWELS = str.maketrans("aeiou", "äëïöü")


def pseudo(segment: Segment) -> Segment:
    """Translate it as testers do: the same words, each vowel another one; codes stay."""
    target = tuple(
        Coded(pieces=tuple(piece.translate(_VOWELS) if isinstance(piece, str) else piece for piece in part.pieces))
        for part in segment.source
    )
    return replace(segment, target=target, state="unreviewed")


def out(of: Project, name: str, tag: str, **options) -> Export:
    return export(of, name, tag, **options).export


def worked_on(gone: Export, work: Callable[[Segment], Segment] = pseudo) -> Export:
    return replace(gone, segments=tuple(map(work, gone.segments)))


def only(gone: Export, unit: str, words: str) -> Export:
    """Return the file with one unit translated with *words*, and all others as they went out."""
    return worked_on(
        gone,
        lambda one: replace(one, target=(Coded(pieces=(words,)),), state="unreviewed") if one.unit == unit else one,
    )


def back(of: Project, name: str, gone: Export, path: Path, asked: Asked | None = None) -> Taken:
    """Return what importing the file would do, written as the suffix of *path* says."""
    path.write_bytes(WRITERS[path.suffix[1:]](gone))
    return take_back(of, name, read_back(path), asked or Asked())
