"""What the reading of a letterhead says is in the documentation, in the same words."""

import re
from pathlib import Path

import pytest

from briefgen.writers.docx.reference.findings import CATALOGUE

GUIDE = Path(__file__).parents[4] / "docs" / "letterhead.md"


def row(entry):
    """Return an entry as the guide's table has it: of any file, any place."""
    words = re.sub(r" \(\{quoted\}\)|: \{quoted\}|, in \{quoted\}|\{places\}|'\{name\}' ", "", entry.message)
    return f"| {entry.code} | {words.replace('{quoted}', 'something')} |"


@pytest.mark.parametrize("kind", CATALOGUE, ids=lambda kind: kind.name)
def test_what_is_said_is_in_the_guide(kind):
    assert row(CATALOGUE[kind]) in GUIDE.read_text(encoding="utf-8")


def test_the_guide_says_nothing_else():
    said = re.findall(r"^\| BG9[56]\d .*\|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert said == [row(entry) for entry in CATALOGUE.values()]
