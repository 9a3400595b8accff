"""A bibliography, by its format."""

from datetime import date
from pathlib import Path

from briefgen.authoring.intake.incoming import Handed
from briefgen.authoring.intake.libraries import require_library
from briefgen.authoring.intake.references.csl import read_csl
from briefgen.authoring.intake.references.works import Sources
from briefgen.content.pack import Pack


def read_references(path: Path, pack: Pack, *, received: date | None, citable: str) -> Handed:
    """Return the works of a `.json` or `.bib` file as sources. Raises `UserError` where it cannot be read.

    *received* is when works without a full date came to the desk, *citable* who may see the names of new ones.
    """
    sources = Sources(pack=pack, received=received, citable=citable)
    if path.suffix.lower() == ".json":
        return sources.handed(read_csl(path, sources.telling))
    require_library("pybtex", "references")
    from briefgen.authoring.intake.references.bibtex import read_bibtex  # noqa: PLC0415 - its library may be missing

    return sources.handed(read_bibtex(path, sources.telling))
