"""A published brief names no source that it may not cite: in no note, list, table, figure, term or source line of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.written import FRONT, write_project

from briefgen.build.project import Project
from briefgen.content.sources import Source
from briefgen.document.document import Document
from briefgen.document.inlines import Citation
from briefgen.document.origins import ItemOrigin
from briefgen.document.places import origins
from briefgen.document.references import SourceList
from briefgen.document.walk import walk
from briefgen.gate import citations
from briefgen.resources import templates_root

POLICY = """\
schemes: [tlp]
groups: {published: [parliament]}
audiences:
  parliament: {ceiling: {tlp: clear}, cites: [public], published: true}
"""
SOURCES = """\
- {id: open, title: Open report, publisher: The office, issued: 2025-12-01, citable: public}
- {id: shut, title: Shut report, publisher: The bureau, issued: 2025-12-01, citable: official, public_form: a report}
- {id: undated, title: Undated report, issued: unknown, received: 2025-12-01, citable: internal, public_form: a paper}
"""
CITED = "sources: [{source: open}, {source: shut}, {source: undated}]"
BODY = """\
# Messages {.messages .say readers=parliament}
- It is so. [@open; @shut; @undated] ^m
  - rests_on: a
  - ok: parliament
# Facts {.facts .say readers=parliament topic=ports}
- The {term:gzk} takes {figure:share}. [@shut; @open] {.reported} ^a
  - short: It takes {figure:share}.
  - figure: share
  - ok: parliament
- It is a port. [@undated] {.reported} ^b
  - short: It is a port.
  - ok: parliament
"""
FILES = {
    "policy.yaml": POLICY,
    "water/pack.md": FRONT.replace("internal, ", "") + BODY,
    "water/sources.yaml": SOURCES,
    "water/topics.yaml": "- {id: ports, title: Ports}\n",
    "water/terms.yaml": f"- {{id: gzk, short: GZK, expansion: Great Zone, gloss: a zone, {CITED}}}\n",
    "water/figures.yaml": f"- {{id: share, title: Share, value: 36, unit: per cent, period: '2024', {CITED}}}\n",
    "water/exhibits.yaml": "- {id: ships, series: ships, form: table, topic: ports, title: Ships, alternative_text: Ships by year., category: year, values: [count], ok: [parliament]}\n",
    "water/series.yaml": (
        "- id: ships\n  title: Ships\n  sources: [{source: open}, {source: shut}]\n  fields:\n"
        "    - {name: year, type: period, title: Year}\n    - {name: count, type: number, title: Ships}\n"
        "    - {name: source, type: source}\n"
        "  rows: [{year: '2024', count: 5, source: shut}, {year: '2023', count: 4, source: open}, {year: '2022', count: 3, source: undated}]\n"
    ),
}
STYLES = ["numbered", "foot", "end", "none"]


def document(root: Path, style: str) -> Document:
    """Compose parliament's brief with its sources printed in that style."""
    folder = templates_root() / "audiences" / "parliament"
    own = root / "templates" / "audiences" / "parliament"
    own.mkdir(parents=True)
    (own / "brief.md.j2").write_text((folder / "brief.md.j2").read_text("utf-8"), "utf-8")
    form = (folder / "audience.yaml").read_text("utf-8")
    assert "citations: numbered" in form
    (own / "audience.yaml").write_text(form.replace("citations: numbered", f"citations: {style}"), "utf-8")
    project = Project(write_project(root, BODY, files=FILES))
    return project.brief("water", "parliament").document


def named(made: Document) -> Iterator[str]:
    """Yield every source that the brief names, in whatever form."""
    for node in walk(made):
        if isinstance(node, Citation):
            yield from (reference.source for reference in node.references)
        if isinstance(node, SourceList):
            yield from (entry.source for entry in node.entries)
    for origin in origins(made):
        if isinstance(origin, ItemOrigin) and origin.register == "sources" and origin.field != "public_form":
            yield origin.item


@pytest.mark.parametrize("style", STYLES)
def test_what_may_not_be_cited_is_named_in_no_form(tmp_path, style):
    assert set(named(document(tmp_path, style))) <= {"open"}


@pytest.mark.parametrize("style", ["numbered", "foot", "end"])
def test_the_look_finds_it_where_the_gate_lets_it_through(tmp_path, monkeypatch, style):
    monkeypatch.setattr(citations, "may_cite", lambda _, entry: isinstance(entry, Source))
    assert {"open", "shut"} <= set(named(document(tmp_path, style)))
