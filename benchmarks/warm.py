"""Brief after brief in one process that has everything open, beside the peers' own calls: from a record's values to finished bytes,
or from the finished tree, where the peer is given its words as ready.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.bounds import Row, Seen
from benchmarks.peers.brief import Text, of_the_batch, records
from benchmarks.peers.pdf import write_pdf
from benchmarks.peers.word import write_word
from benchmarks.rounds import clocked, in_both
from benchmarks.whole import PACK, PACKS
from briefgen.batch.making import Recipe, filled, make
from briefgen.batch.records import Values
from briefgen.build.briefing import prepare
from briefgen.build.composing import Means, checked
from briefgen.build.project import load
from briefgen.compose.fitted import Fitted
from briefgen.compose.shared import Shared
from briefgen.layout.fonts import FontFolder, load_fonts
from briefgen.writers.formats import FORMATS
from briefgen.writers.options import WriteOptions

Writing = Callable[[Text, Path], None]
WARMING: Final = 3
"""Briefs that do not count."""


@dataclass(frozen=True, slots=True)
class Maker:
    """What a worker of a batch has open."""

    recipe: Recipe
    fonts: FontFolder
    shared: Shared

    @classmethod
    def of(cls, format_name: str) -> "Maker":
        found = load(PACKS)
        recipe = Recipe(
            ground=prepare(found, PACK, "district").ground,
            means=Means.of(found),
            formats=(format_name,),
            options=WriteOptions(),
        )
        return cls(recipe, load_fonts(recipe.means.templates), Shared())

    def tree_of(self, values: Values) -> Fitted:
        return checked(
            filled(self.recipe.ground, values),
            self.recipe.means,
            self.fonts,
            shared=self.shared,
            layouts=self.shared.lay_out,
        ).composed

    def written(self, tree: Fitted) -> bytes:
        (name,) = self.recipe.formats
        return FORMATS[name].write(tree.document, tree.layout, tree.theme, self.fonts, self.recipe.options)

    def bytes_of(self, values: Values) -> bytes:
        made = make(self.recipe, self.fonts, values, self.shared)
        (content,) = made.files.values()
        return content


def warm(row: Row, format_name: str, rounds: int, *, composed: bool = False) -> Seen:
    """Time a brief of each record: composed, checked, laid out and written, where the peer is given its text; one that is *composed*
    by then is written alone.
    """
    maker = Maker.of(format_name)
    write: Writing = {"docx": write_word, "pdf": write_pdf}[format_name]
    count = rounds + WARMING
    pairs: list[tuple[float, float]] = []
    with _file() as path:
        for number, (values, text) in enumerate(zip(records(count), of_the_batch(count), strict=True)):
            make = partial(maker.written, maker.tree_of(values)) if composed else partial(maker.bytes_of, values)
            pairs.append(in_both(number, partial(_timed, make), partial(_timed, partial(write, text, path))))
    return Seen.times(row, pairs[WARMING:])


def _timed(make: Callable[[], object]) -> float:
    return clocked(make)[0]


@contextmanager
def _file() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder) / "brief"
