"""Data for rules, one YAML file a name in a folder of `templates/`."""

from collections.abc import Mapping
from pathlib import Path


def data_files(folder: str, roots: tuple[Path, ...]) -> Mapping[str, Path]:
    """Return the files of *folder* by name, in the names' order; a file of an earlier root hides those of later ones."""
    found = {path.stem: path for root in reversed(roots) for path in (root / folder).glob("*.yaml")}
    return dict(sorted(found.items()))
