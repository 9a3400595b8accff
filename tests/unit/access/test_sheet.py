"""The sheet to print: as accessible as a brief, marked, and saying what it is."""

import json

import pytest
from support import docx as word
from support.docx_lint.lint import lint
from support.openxml import audit
from support.pdf import faults
from support.project import SAMPLE, sample_project
from support.tools import need_module
from support.verapdf import verdicts

from briefgen.access.kept import changes, keep, read_kept
from briefgen.access.sheet import INTERNAL, sheet, write_sheet
from briefgen.access.table import access_table
from briefgen.build.project import load
from briefgen.document.tables import Table
from briefgen.document.walk import walk
from briefgen.document.words import plain_text


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return load(sample_project(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="module")
def table(project):
    return access_table(project, SAMPLE)


@pytest.fixture(scope="module")
def since(project, table):
    """Return the changes against a table in which one item was closed to the public, and one had other words."""
    path = keep(project.folder, table)
    record = json.loads(path.read_text(encoding="utf-8"))
    line = next(each for each in record["lines"] if each["id"] == "energy-talks")
    line["withheld"]["public"], line["words"] = ["ok"], "0"
    path.write_text(json.dumps(record), encoding="utf-8")
    return changes(read_kept(path), table)


@pytest.fixture(scope="module", params=["pdf", "docx"])
def written(request, project, table, since):
    return request.param, write_sheet(project, table, since, request.param)


def test_it_passes_the_referees(written, tmp_path):
    name, data = written
    if name == "pdf":
        assert faults(data) == []
        assert not any(verdicts({"sheet": data}, tmp_path, flavours=("ua1", "2a")).values())
    else:
        need_module("openxml_audit")
        assert audit(data, tmp_path) == []
        assert lint(data) == []


def test_the_same_table_is_the_same_sheet(project, table, since, written):
    name, data = written
    assert write_sheet(project, table, since, name) == data


def test_its_tables_are_on_landscape_pages_with_their_head_on_each(project, table, since):
    body = word.xml(write_sheet(project, table, since, "docx"))
    sizes = word.find(body, "//w:sectPr/w:pgSz[@w:orient='landscape']")
    assert sizes
    assert len(word.find(body, "//w:tr/w:trPr/w:tblHeader")) == 2


def test_it_is_internal_and_carries_the_highest_marking(project, table, since):
    document = sheet(project, table, since)
    assert INTERNAL in plain_text(document)
    assert document.marking.label == "TLP:GREEN"


def test_it_tells_what_has_changed(project, table, since):
    said = plain_text(sheet(project, table, since))
    assert "opened to public: energy-talks" in said
    assert "words or numbers changed: energy-talks" in said
    assert "yes +" in said
    assert "energy-talks (words)" in said


def test_it_has_every_line(project, table):
    tables = [node for node in walk(sheet(project, table, None)) if isinstance(node, Table)]
    rows = [row for each in tables for group in each.groups for row in group.rows]
    assert len(rows) == len(table.lines)
