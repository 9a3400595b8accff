"""Projects written by a test, and what loading them gives."""

from collections.abc import Mapping
from pathlib import Path

from briefgen.content.load import load_pack
from briefgen.content.pack import Pack, PackItem
from briefgen.content.policy import load_policy
from briefgen.diagnostics import Diagnostic, UserError
from briefgen.project.folder import ProjectFolder, find_project
from briefgen.project.packs import find_packs

POLICY = """\
schemes: [tlp]
groups:
  internal: [minister, analyst]
  published: [public]
audiences:
  minister: {ceiling: {tlp: amber}, cites: [public, official, internal]}
  analyst: {ceiling: {tlp: red}, cites: [public, official, internal]}
  public: {ceiling: {tlp: clear}, cites: [public], published: true, variant: plain}
"""
FRONT = """\
---
title: Talks on water
as_of: 2025-12-03T18:00+05:30
language: en-GB
readers: [internal, published]
marking: tlp:clear
---
"""
SOURCES = """\
- id: letter
  type: letter
  title: Letter of the ministry
  issued: 2025-12-01
  citable: official
  sections: {lead: Opening, terms: The terms}
"""
FRONT_LINES = FRONT.count("\n")
Found = list[tuple[str, int, int, str]]
"""Code, line, column, the author's words that are underlined."""


def write_project(folder: Path, body: str, *, files: Mapping[str, str] | None = None) -> ProjectFolder:
    """Write a project with one pack, `water`, whose `pack.md` goes on with *body*."""
    content = folder / "content"
    texts = {"policy.yaml": POLICY, "water/pack.md": FRONT + body, "water/sources.yaml": SOURCES} | dict(files or {})
    for name, text in texts.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return find_project(folder)


def load(project: ProjectFolder) -> Pack:
    [source] = find_packs(project)
    return load_pack(source, project, load_policy(project))


def problems(project: ProjectFolder) -> tuple[Diagnostic, ...]:
    """Return what loading reports, warnings as well."""
    try:
        return load(project).warnings
    except UserError as error:
        return error.diagnostics


def underlined(diagnostic: Diagnostic) -> str:
    """Return the author's words that a finding points at."""
    span = diagnostic.span
    assert span is not None
    line = span.path.read_text(encoding="utf-8").split("\n")[span.line - 1]
    return line[span.column - 1 : (span.end_column or span.column + 1) - 1]


def item(pack: Pack, name: str) -> PackItem:
    [found] = [entry for entry in pack.items if entry.id == name]
    return found
