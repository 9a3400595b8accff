"""Cases of `tests/conformance/`: one YAML file a node, with its markup, its tree, and what each writer makes of it.

`markup` is a template over the small pack of `support.cleared`, without the title, which is put before it; `pack: fuller`
takes the fuller one, `pack: pictured` one with an image, `pack: whole` one with areas, `pack: referring` one whose words
refer to an exhibit, `pack: foreign` one with a source in another language; `citations: foot` takes another style of citation than numbers, `grades: printed` says
how sources are graded, `exhibits: numbered` numbers tables and figures, and `left-out: visit` makes a proof of a brief without
that item.
`tree` is the dump behind the title, after the transforms. `docx` is the body's XML and `pdf` the structure tree, both
behind the title as well.
"""

import textwrap
from pathlib import Path
from typing import Any

import yaml
from support.briefs import document, form, locale
from support.cleared import foreign_pack, fuller_pack, pack, pictured_pack, referring_pack, whole_pack

from briefgen.document.document import Document
from briefgen.document.dump import dump
from briefgen.transforms.apply import apply
from briefgen.transforms.proof import proof

FOLDER = Path(__file__).parent.parent / "conformance"
KEYS = ("markup", "tree", "docx", "pdf")
SETTINGS = ("pack", "citations", "grades", "exhibits", "left-out")
PACKS = {
    "small": pack,
    "fuller": fuller_pack,
    "pictured": pictured_pack,
    "referring": referring_pack,
    "foreign": foreign_pack,
    "whole": whole_pack,
}
CASES = tuple(sorted(FOLDER.glob("*.yaml")))


def read_case(path: Path) -> dict[str, Any]:
    case = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(case, dict)
    return case


def case_document(root: Path, case: dict[str, Any]) -> Document:
    """Return the document that a case's markup makes; *root* is a folder for its template."""
    cleared = PACKS[case.get("pack", "small")]()
    look = form(
        citations=case.get("citations", "numbered"),
        source_grades=case.get("grades") == "printed",
        numbered_exhibits=case.get("exhibits") == "numbered",
    )
    read = document(root, case["markup"], cleared, look=look)
    if "left-out" not in case:
        return apply(read, cleared=cleared, locale=locale(), form=look)
    kept = frozenset(cleared.items) - {case["left-out"]}
    cut = document(root, case["markup"], cleared, look=look, keep=kept)
    uncut, shorter = (apply(one, cleared=cleared, locale=locale(), form=look) for one in (read, cut))
    return proof(uncut, shorter, locale())


def body(found: Document) -> str:
    """Return the dump behind head and title."""
    return dump(found).split("\n\n", 1)[1].split("\n", 1)[1]


def update_case(path: Path, key: str, value: str) -> None:
    """Write what a case expects under *key*."""
    case = read_case(path) | {key: value}
    used = "".join(f"{name}: {case[name]}\n" for name in SETTINGS if name in case)
    blocks = (f"{name}: |\n{textwrap.indent(case[name], '  ')}" for name in KEYS if name in case)
    path.write_text(used + "\n".join(blocks), "utf-8")
