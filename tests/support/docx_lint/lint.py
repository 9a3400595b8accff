"""What is wrong with a Word file that a schema check does not see; no code is shared with the writer."""

from collections.abc import Iterator
from typing import Final

from support.docx_lint import (
    archive,
    charts,
    colours,
    drawings,
    fields,
    grids,
    house,
    lists,
    notes,
    parts,
    residue,
    sections,
    settings,
    stylesheet,
    typefaces,
    words,
)
from support.docx_lint.package import Package, Rule, opened

OF_PACKAGES: Final[tuple[Rule, ...]] = (*archive.RULES, *parts.RULES)
OF_WORD: Final[tuple[Rule, ...]] = (
    *words.RULES,
    *fields.RULES,
    *stylesheet.RULES,
    *lists.RULES,
    *grids.RULES,
    *sections.RULES,
    *notes.RULES,
    *drawings.RULES,
    *charts.RULES,
    *colours.RULES,
    *typefaces.RULES,
    *settings.RULES,
    *residue.RULES,
)
OF_WORKBOOKS: Final[tuple[Rule, ...]] = (*OF_PACKAGES, residue.dates_are_dates, residue.no_path_is_told)


def lint(docx: bytes, *, on_letterhead: bool = False) -> list[str]:
    """Return what is wrong; *on_letterhead* leaves out what is the letterhead's own affair."""
    file = opened(docx)
    if file.broken or file.body not in file.trees:
        return [*file.broken, *(fault for rule in OF_PACKAGES for fault in rule(file))]
    rules = (*OF_PACKAGES, *OF_WORD, *(() if on_letterhead else house.RULES))
    return [*(fault for rule in rules for fault in rule(file)), *_in_workbooks(file)]


def _in_workbooks(file: Package) -> Iterator[str]:
    for name, content in file.parts.items():
        if name.endswith(".xlsx"):
            yield from (f"{name}: {fault}" for rule in OF_WORKBOOKS for fault in rule(opened(content)))
