"""The work on one record that may be done anywhere: from a cleared pack and the values its reader may see, to bytes.

A worker gets the cleared pack alone. Whether what it made may go out is decided where the raw pack is.
"""

import pickle
from collections.abc import Mapping
from dataclasses import field, replace
from functools import lru_cache
from typing import Final

from briefgen.batch.records import Values
from briefgen.batch.shedding import Shedding
from briefgen.build.composing import Means, checked
from briefgen.build.kept import Ground
from briefgen.build.wordlook import word_theme
from briefgen.compose.fitted import Fitted
from briefgen.compose.shared import Shared
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.document.words import Counted, count_words
from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedPack
from briefgen.layout.fonts import FontFolder, load_fonts
from briefgen.layout.lay_out import lay_out
from briefgen.transforms.unsigned import unsigned
from briefgen.writers.formats import FORMATS
from briefgen.writers.options import WriteOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What the briefs of all records have in common."""

    ground: Ground
    means: Means
    formats: tuple[str, ...]
    options: WriteOptions
    awaited: Mapping[str, str] | None = None
    """Whom the briefs wait for, as words of each language: they are drafts. None where they are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of a record: its files by format, and what the rules of briefs found. Places are from the project's folder."""

    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    """Faults that kept it from being composed, or limits that it breaks."""
    findings: tuple[Diagnostic, ...] = ()
    pages: int = 0
    words: int = 0


_SHEDDING: Final = Shedding()


def make_chunk(packed: bytes, records: tuple[Values, ...]) -> tuple[Made, ...]:
    """Make the files of some records. *packed* is a `Recipe`, pickled by whoever asks, which every task of a batch has."""
    recipe, fonts, shared = _opened(packed)
    made = tuple(make(recipe, fonts, values, shared) for values in records)
    _SHEDDING.after(len(made))
    return made


@lru_cache(maxsize=2)
def _opened(packed: bytes) -> tuple[Recipe, FontFolder, Shared]:
    recipe: Recipe = pickle.loads(packed)  # noqa: S301 - it comes from the executor that this task comes from
    return recipe, load_fonts(recipe.means.templates), Shared()


def make(recipe: Recipe, fonts: FontFolder, values: Values, shared: Shared | None = None) -> Made:
    """Compose and write the briefs of one record."""
    try:
        layouts = lay_out if shared is None else shared.lay_out
        done = checked(filled(recipe.ground, values), recipe.means, fonts, shared=shared, layouts=layouts)
        composed = done.composed if recipe.awaited is None else _as_draft(done.composed, recipe, recipe.awaited, fonts)
        files = {name: _written(name, composed, recipe, fonts) for name in recipe.formats}
    except UserError as fault:
        return Made(diagnostics=fault.diagnostics)
    return Made(
        files=files,
        diagnostics=composed.diagnostics,
        findings=done.findings,
        pages=composed.layout.page_count,
        words=count_words(composed.document) if shared is None else shared.kept(Counted, "").of(composed.document),
    )


def filled(ground: Ground, values: Values) -> Ground:
    """Return the ground with a record's values in the fields that its reader may see; any other value stays outside."""
    second = None if ground.second is None else replace(ground.second, cleared=_filled(ground.second.cleared, values))
    return replace(ground, cleared=_filled(ground.cleared, values), second=second)


def _filled(cleared: ClearedPack, values: Values) -> ClearedPack:
    records = {name: replace(one, value=values[name], is_example=False) for name, one in cleared.records.items()}
    return replace(cleared, records=records)


def _as_draft(composed: Fitted, recipe: Recipe, awaited: Mapping[str, str], fonts: FontFolder) -> Fitted:
    document = unsigned(composed.document, recipe.ground.locales, awaited)
    return replace(composed, document=document, layout=lay_out(document, composed.theme, fonts))


def _written(name: str, composed: Fitted, recipe: Recipe, fonts: FontFolder) -> bytes:
    document, layout, theme = composed.document, composed.layout, composed.theme
    if name == "docx" and (look := word_theme(document, theme)) is not theme:
        layout, theme = lay_out(document, look, fonts), look
    return FORMATS[name].write(document, layout, theme, fonts, recipe.options)
