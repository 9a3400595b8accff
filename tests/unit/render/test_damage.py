"""Random damage to a real template ends in markup or in findings with a place: never in a traceback, never in the content's words."""

import random
import tempfile
from pathlib import Path

import pytest
from support.briefs import render_text

from briefgen.diagnostics import Diagnostic, UserError
from briefgen.resources import templates_root

SOURCES = sorted(templates_root().glob("audiences/*/brief.md.j2"))
JUNK = ["{{", "}}", "{%", "%}", "|", "(", ")", ".", "'", '"', "facts", "{% for x in facts %}", "{% endif %}", "\n", "~", "[0]", "__class__", "loop", "{{ x }}", "#}", "{#", " is ", "==", "*", "é"]  # fmt: skip


def damaged(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice([0, 1, 3, 20]))
        text = text[:start] + chance.choice(["", "", text[start:end] * 2, chance.choice(JUNK)]) + text[end:]
    return text


def findings(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    try:
        render_text(folder, text)
    except UserError as error:
        return error.diagnostics
    return ()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name)
def test_damage_is_reported_or_harmless(source):
    chance = random.Random(7)
    whole = source.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(60):
            text = damaged(whole, chance)
            assert all(found.span and found.message for found in findings(Path(folder), text))
