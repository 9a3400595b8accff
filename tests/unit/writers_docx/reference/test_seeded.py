"""What is seeded into a letterhead is nowhere in what is made of it, and is named."""

from functools import cache

import pytest
from support.docx import members
from support.docx_lint import fields, parts, residue
from support.docx_lint.package import opened
from support.letterheads import packed
from support.openxml import audit
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


RULES = (*parts.RULES, *residue.RULES, fields.fields_are_closed, fields.fields_stay_within)
"""Of the lint for our own files, those that hold for anybody's."""


@EACH
def test_an_independent_lint_finds_nothing(name):
    file = opened(made_of(name).package)
    assert [problem for rule in RULES for problem in rule(file)] == []


@EACH
def test_the_package_is_valid(name, tmp_path):
    need_module("openxml_audit")
    assert audit(made_of(name).package, tmp_path) == []
