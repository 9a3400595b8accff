"""What is seeded into a letterhead is nowhere in what is made of it, and is named."""

import pytest
from support.docx import members
from support.letterheads import packed
from support.seeded import ATTACKS, RESIDUE, SEED

from briefgen.diagnostics import Severity
from briefgen.writers.docx.reference.read import read_reference

SEEDED = {**ATTACKS, **RESIDUE}
BY_NAME = pytest.mark.parametrize(("parts", "code"), SEEDED.values(), ids=SEEDED)


def said_in(package):
    """Return all that a package says, names of parts included, in every way that bytes may be read."""
    contents = [name.encode() + content for name, content in members(package).items()]
    return "\n".join(each.decode(coding, "replace") for each in contents for coding in ("utf-8", "utf-16-le"))


@BY_NAME
def test_the_seed_is_in_the_letterhead(parts, code):
    assert SEED in said_in(packed(parts))


@BY_NAME
def test_the_seed_is_in_nothing_that_is_made_of_it(parts, code):
    assert SEED.lower() not in said_in(read_reference(packed(parts), "brief.docx").package).lower()


@BY_NAME
def test_what_is_left_out_is_named(parts, code):
    found = read_reference(packed(parts), "brief.docx").findings
    assert {code} - {""} <= {each.code for each in found}
    assert all(each.severity is Severity.WARNING and "brief.docx" in each.message for each in found)
    assert bool(found) == bool(code)


@BY_NAME
def test_a_clean_letterhead_is_clean(parts, code):
    once = read_reference(packed(parts), "brief.docx")
    twice = read_reference(once.package, "brief.docx")
    assert (twice.package, twice.findings) == (once.package, ())


def test_what_a_dropped_field_showed_stays():
    shown = [name for name, (parts, _) in ATTACKS.items() if "Kurs" in said_in(packed(parts))]
    lost = [name for name in shown if "Kurs" not in said_in(read_reference(packed(ATTACKS[name][0]), "x").package)]
    assert lost == ["DDE field in another's code", "MACROBUTTON"]
