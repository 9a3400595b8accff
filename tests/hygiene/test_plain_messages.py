"""No message, hint or page of a code takes a word that only programmers know, but for those that stand in the files themselves."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.resources import bundled_root

ROOT = bundled_root()
WORDS = re.compile(
    r"\b(mappings?|sequences?|scalars?|null|reg(?:ex|exp)|pars(?:e|es|er|ed|ing)|tokens?|booleans?|strings?|integers?|floats?|"
    r"tuples?|dict(?:ionary|ionaries)?|arrays?|alias(?:es)?|escapes?|syntax|exceptions?|tracebacks?|arguments?|parameters?|"
    r"variables?|iterables?|callables?|enums?|namespaces?|instances?|stderr|stdout|nest(?:ed|ing)?|nodes?|literals?|unicode|"
    r"schemas?|hash(?:es)?)\b",
    re.IGNORECASE,
)
TELLING = {
    "problem",
    "warning",
    "refuse",
    "Finding",
    "Diagnostic",
    "Unfit",
    "_report",
    "_stop",
    "_problem",
    "_fault",
    "fault",
}
"""The calls by which somebody is told something."""
NAMED = {"message", "hint", "hints"}
EXPLAINED = {
    "strings:": "the name in a file of locales",
    "`integer`": "a type of column that the guide lists",
    "`boolean`": "a type of column that the guide lists",
    "{literal: ": "the name in an author of CSL",
    "suffix, literal": "the same, in the list of them",
    "schema": "`briefgen schema`, and what it writes for editors",
    "hash": "of words or a file: the record's own, in review, sign-off and release",
    "yaml-syntax": "a name of a code, which stays",
    "template-syntax": "a name of a code, which stays",
    "three arguments for an option": "reasons that speak for it",
}
FOR_TEMPLATES = ("briefgen/render/", "briefgen/reader/", "briefgen/theme/", "2xx-structure.md", "3xx-accessibility.md")
"""What is told to those who write templates and looks, in the words of templates/README.md and docs/looks/tokens.md."""


def _said(node: ast.AST) -> str:
    match node:
        case ast.Constant(value=str() as words):
            return words
        case ast.JoinedStr(values=parts):
            return "".join(part.value if isinstance(part, ast.Constant) else "…" for part in parts)
        case _:
            return ""


def _tells(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in TELLING
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name in NAMED
        case _:
            return False


def messages(path: Path) -> Iterator[str]:
    """Yield the words of several words that stand in what a module tells."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = (node for told in ast.walk(tree) if _tells(told) for node in ast.walk(told))
    yield from dict.fromkeys(words for node in inner if " " in (words := _said(node)))


def told() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "briefgen").rglob("*.py")):
        yield from ((path.relative_to(ROOT).as_posix(), words) for words in messages(path))
    for path in sorted((ROOT / "briefgen/codes/pages").glob("*.md")):
        yield from ((path.name, line) for line in path.read_text(encoding="utf-8").splitlines())
    for path in sorted((ROOT / "tests/packs").rglob("told.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from ((path.parent.name, line) for line in lines if line.startswith(("error:", "warning:", "  = ")))


def unexplained(words: str) -> list[str]:
    for known in EXPLAINED:
        words = words.replace(known, "")
    return WORDS.findall(words)


def test_what_is_told_is_in_an_analysts_words():
    found = [
        (where, words, hard)
        for where, words in told()
        if not where.startswith(FOR_TEMPLATES) and (hard := unexplained(words))
    ]
    assert found == []


def test_messages_are_found_where_they_stand(tmp_path):
    file = tmp_path / "one.py"
    file.write_text(
        'yield problem(CODE, f"the mapping {name} is no scalar", span)\nhint = "parse it anew"\nother = "a null value"\n'
    )
    assert {word for words in messages(file) for word in unexplained(words)} == {"mapping", "scalar", "parse"}


@pytest.mark.parametrize("words", ["put it under strings:, in two", "a field of the type `integer`"])
def test_what_stands_in_the_files_themselves_is_explained(words):
    assert unexplained(words) == []
