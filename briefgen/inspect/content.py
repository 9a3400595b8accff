"""What a file says and holds, whatever its format: the form in which its reader hands it on to the comparisons."""

from collections.abc import Mapping
from typing import Literal

from briefgen.diagnostics import Diagnostic
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Furnished:
    """Words of a place where a marking is to stand."""

    place: str
    """As a reader says it: "the header of page 2"."""
    role: Literal["header", "footer", "front", "metadata"]
    text: str
    least: int = 1
    """How often the marking has to stand in it: where the text cannot be told from the header, twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnValues:
    """A chart of the file: what each category has, by series."""

    place: str
    categories: tuple[str, ...]
    names: tuple[str, ...]
    """Of the series; empty where one has none."""
    series: tuple[Mapping[int, float], ...]
    """Place of the category → value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileContent:
    """What the reader of one format found."""

    findings: tuple[Diagnostic, ...]
    """All that stands in the file beside what is read on its pages."""
    lines: tuple[str, ...]
    """What is read, in reading order: of Word a paragraph or a row, its cells parted by tabs; of a PDF a page."""
    furniture: tuple[Furnished, ...]
    charts: tuple[DrawnValues, ...] = ()
    versions: tuple[bytes, ...] = ()
    """Earlier states of the file that are still in it."""


class RefusedError(Exception):
    """The file is not read: it is none, is shut, or may have been made to do harm. Its text says why, as "it is damaged"."""
