"""The cases of `tests/rules/`, as projects; and trees that no project comes to, for rules that look once more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from support.cleared import item, pack
from support.documents import document, paragraph, section, table, words
from support.layouts import layout
from support.settings import form

from briefgen.build.project import Project
from briefgen.checks.check import PACK_RULES, RULES, check
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.document.document import Document
from briefgen.gate.records import ClearedPack
from briefgen.layout.model import Layout
from briefgen.project.folder import find_project

FOLDER = Path(__file__).parents[1] / "rules"
POLICY = """\
schemes: [tlp]
groups: {internal: [desk], published: [press]}
audiences:
  desk: {ceiling: {tlp: red}, cites: [public, official, internal]}
  press: {ceiling: {tlp: clear}, cites: [public], published: true}
"""
FRONT: Mapping[str, Any] = {
    "title": "Talks at Arland",
    "as_of": "2031-05-03T18:00+00:00",
    "language": "en-GB",
    "readers": ["desk"],
    "marking": "tlp:clear",
    "sources": [{"id": "paper", "title": "A paper", "issued": "2031-05-01", "citable": "public"}],
}
AUDIENCE = {"title": "Desk note", "languages": ["en-GB"]}
TEMPLATE = """\
# {{ pack.title }}

{% for claim in claims %}
- {{ claim }}
{% endfor %}
"""


@dataclass(frozen=True, kw_only=True)
class Case:
    rule: str
    fails: bool
    fields: Mapping[str, Any]

    @property
    def head(self) -> str:
        front = yaml.safe_dump({**FRONT, **self.fields.get("front", {})}, allow_unicode=True, sort_keys=False)
        return f"---\n{front}---\n"


def cases() -> tuple[Case, ...]:
    """Return every case of every file."""
    files = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))}
    return tuple(
        Case(rule=name, fails=kind == "fails", fields=fields)
        for name, file in files.items()
        for kind in ("fails", "passes")
        for fields in file[kind]
    )


def write(case: Case, root: Path) -> Path:
    """Write a case's project into *root*, and return the pack's file."""
    content, audience = root / "content", root / "templates" / "audiences" / "desk"
    for folder in (content, audience):
        folder.mkdir(parents=True, exist_ok=True)
    (content / "policy.yaml").write_text(POLICY, encoding="utf-8")
    if "house" in case.fields:
        (content / "house-rules.yaml").write_text(case.fields["house"], encoding="utf-8")
    form_ = yaml.safe_dump({**AUDIENCE, **case.fields.get("audience", {})}, allow_unicode=True)
    (audience / "audience.yaml").write_text(form_, encoding="utf-8")
    (audience / "brief.md.j2").write_text(case.fields.get("template", TEMPLATE), encoding="utf-8")
    file = content / "talks.md"
    file.write_text(case.head + case.fields["pack"], encoding="utf-8")
    return file


def opened(root: Path) -> Project:
    return Project(find_project(root))


def found(case: Case, root: Path) -> tuple[Diagnostic, ...]:
    """Return what the case's rule finds in it."""
    write(case, root)
    project = opened(root)
    code = next(rule.code for rule in (*RULES, *PACK_RULES) if rule.name == case.rule)
    of_pack = any(rule.code == code for rule in PACK_RULES)
    diagnostics = project.findings("talks") if of_pack else project.brief("talks", "desk").diagnostics
    return tuple(one for one in diagnostics if one.code == code)


TALKS = item("talks", "event", "Talks.", use="say")
CLEARED = pack(TALKS)
GOOD = document(section(1, "Energy", paragraph("Talks go on.")))
Build = tuple[Document, ClearedPack, Layout]


def built(made: Document = GOOD, *, cleared: ClearedPack = CLEARED, pages: Layout | None = None) -> Callable[[], Build]:
    return lambda: (made, cleared, pages or layout())


TABLE = table(("Year", "Trade"), ("2030", "65.7"))
CAPTIONED = replace(TABLE, caption=words("By year"))
PUBLISHED = replace(CLEARED, published=True)
BUILT: Mapping[str, tuple[Callable[[], Build], Callable[[], Build]]] = {
    "skipped-heading-level": (built(document(section(2, "Energy", paragraph("x")))), built()),
    "empty-section": (built(document(section(1, "Energy"))), built()),
    "missing-title": (built(replace(GOOD, blocks=GOOD.blocks[1:])), built()),
    "table-without-header": (
        built(document(section(1, "A", replace(CAPTIONED, header=())))),
        built(document(section(1, "A", CAPTIONED))),
    ),
    "table-without-summary": (
        built(document(section(1, "A", paragraph("x"), TABLE))),
        built(document(section(1, "A", paragraph("x"), CAPTIONED))),
    ),
    "short-last-page": (built(pages=layout(30, 3, fill=0.1)), built(pages=layout(3))),
    "divided-words": (
        built(document(CAPTIONED), pages=replace(layout(), divided=frozenset({(1,)}))),
        built(document(CAPTIONED)),
    ),
    "not-to-be-said": (
        built(cleared=replace(PUBLISHED, items={"talks": replace(TALKS, use="background")})),
        built(cleared=PUBLISHED),
    ),
}
"""Rule → a tree that it finds something in, and one that is in order."""


def found_in(name: str, build: Callable[[], Build]) -> tuple[Diagnostic, ...]:
    """Return what a rule finds in a tree."""
    made, cleared, pages = build()
    code = next(rule.code for rule in RULES if rule.name == name)
    return tuple(one for one in check(cleared, made, pages, form()) if one.code == code)


def is_standing(one: Diagnostic) -> bool:
    return one.severity is not Severity.OVERRULED
