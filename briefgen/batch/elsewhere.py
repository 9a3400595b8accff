"""A task on a machine that has nothing of the project: what goes there, and what is done with it there.

It gets the cleared pack, the project's templates, and of each record what the reader may see. One brief is made at a time in a
process, whatever threads a cluster gives it.
"""

import pickle
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from briefgen.batch.executors import Make, Task
from briefgen.batch.making import Made, Recipe
from briefgen.batch.roots import Root, taken_along, unpacked
from briefgen.build.makers import versions
from briefgen.diagnostics import Diagnostic, Span
from briefgen.frozen import dataclass

_ONE: Final = threading.Lock()


class OtherVersionsError(Exception):
    """A worker has other versions of what makes bytes than the process that asks it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """All that a worker needs besides its records."""

    packed: bytes
    roots: tuple[Root, ...]
    versions: Mapping[str, str]


def parcel_of(packed: bytes) -> bytes:
    """Return what goes with a task, of a `Recipe` that is pickled. Raises `OSError`."""
    recipe: Recipe = pickle.loads(packed)  # noqa: S301 - it was pickled here
    roots = taken_along(recipe.means.templates, recipe.ground.audience)
    return pickle.dumps(Parcel(packed, roots, versions()))


def make_elsewhere(make: Make, parcel: bytes, task: Task) -> tuple[Made, ...]:
    """Make the files of some records. Raises `OtherVersionsError`."""
    with _ONE:
        packed, there = _opened(parcel)
        return tuple(_as_there(one, there) for one in make(packed, task))


@lru_cache(maxsize=2)
def _opened(parcel: bytes) -> tuple[bytes, Mapping[Path, Path]]:
    """Return a recipe with the folders of this machine, and of each of them where it is on the other."""
    sent: Parcel = pickle.loads(parcel)  # noqa: S301 - it comes from the scheduler that this task comes from
    if (own := versions()) != sent.versions:
        odd = next(name for name in sent.versions if own.get(name) != sent.versions[name])
        raise OtherVersionsError(odd, own.get(odd, ""), sent.versions[odd])
    recipe: Recipe = pickle.loads(sent.packed)  # noqa: S301 - as above
    here = unpacked(sent.roots, Path(_folder()))
    means = replace(recipe.means, templates=here)
    return pickle.dumps(replace(recipe, means=means)), dict(zip(here, recipe.means.templates, strict=True))


def _folder() -> str:
    """Return a new folder, in the worker's own, which goes when the worker does."""
    from distributed import get_worker  # noqa: PLC0415 - on workers alone

    return tempfile.mkdtemp(dir=str(get_worker().local_directory))


def _as_there(made: Made, there: Mapping[Path, Path]) -> Made:
    """Return what was made with the places of findings as whoever asked for it has them."""
    found, more = (tuple(_placed(one, there) for one in each) for each in (made.diagnostics, made.findings))
    return replace(made, diagnostics=found, findings=more)


def _placed(found: Diagnostic, there: Mapping[Path, Path]) -> Diagnostic:
    span = None if found.span is None else _moved(found.span, there)
    return replace(found, span=span, also=tuple(_moved(one, there) for one in found.also))


def _moved(span: Span, there: Mapping[Path, Path]) -> Span:
    root = next((one for one in there if span.path.is_relative_to(one)), None)
    return span if root is None else replace(span, path=there[root] / span.path.relative_to(root))
