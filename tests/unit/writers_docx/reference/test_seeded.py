"""What is seeded into a letterhead is nowhere in what is made of it, and is named."""

from functools import cache

import pytest
from lxml import etree
from support.docx import members, relationships
from support.letterheads import packed
from support.seeded import ATTACKS, RESIDUE, SEED
from support.tools import need_module

from briefgen.diagnostics import Severity
from briefgen.writers.docx.reference.read import Reference, read_reference

SEEDED = {**ATTACKS, **RESIDUE}
EACH = pytest.mark.parametrize("name", SEEDED)


@cache
def made_of(name: str) -> Reference:
    return read_reference(packed(SEEDED[name][0]), "brief.docx")


def said_in(package: bytes) -> str:
    """Return all that a package says, names of parts included, in every way that bytes may be read."""
    contents = [name.encode() + content for name, content in members(package).items()]
    return "\n".join(each.decode(coding, "replace") for each in contents for coding in ("utf-8", "utf-16-le")).lower()


@EACH
def test_the_seed_is_in_the_letterhead(name):
    assert SEED.lower() in said_in(packed(SEEDED[name][0]))


@EACH
def test_the_seed_is_in_nothing_that_is_made_of_it(name):
    assert SEED.lower() not in said_in(made_of(name).package)


@EACH
def test_what_is_left_out_is_named(name):
    codes, found = {SEEDED[name][1]} - {""}, made_of(name).findings
    assert codes <= {each.code for each in found}
    assert bool(codes) == bool(found)


@EACH
def test_a_finding_is_a_warning_that_names_the_file_and_says_what_to_do(name):
    for each in made_of(name).findings:
        assert each.severity is Severity.WARNING
        assert each.message.startswith("'brief.docx' ")
        assert "{" not in each.message
        assert each.hints


@EACH
def test_what_is_clean_stays_as_it_is(name):
    again = read_reference(made_of(name).package, "brief.docx")
    assert (again.package, again.findings) == (made_of(name).package, ())


def test_what_a_dropped_field_or_link_showed_stays():
    shown = [name for name in SEEDED if "kurs" in said_in(packed(SEEDED[name][0]))]
    lost = [name for name in shown if "kurs" not in said_in(made_of(name).package)]
    assert len(shown) > 20
    assert lost == ["DDE field in another's code", "MACROBUTTON"]


def test_the_place_is_said_as_a_reader_says_it():
    [found] = made_of("linked picture in a header").findings
    assert "in the header of the first page" in found.message


@EACH
def test_nothing_refers_to_what_is_not_there(name):
    parts = members(made_of(name).package)
    trees = {each: etree.fromstring(content) for each, content in parts.items() if each.endswith((".xml", ".rels"))}
    pictures = {each: etree.Element("picture") for each in parts.keys() - trees.keys()}
    assert list(relationships({**trees, **pictures})) == []
    assert not any(b"w:comment" in content for content in parts.values())


@EACH
def test_the_package_is_valid(name, tmp_path):
    need_module("openxml_audit")
    from openxml_audit import OpenXmlValidator

    (tmp_path / "brief.docx").write_bytes(made_of(name).package)
    assert list(OpenXmlValidator().validate(tmp_path / "brief.docx").errors) == []
