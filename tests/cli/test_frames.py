"""A diagnostic as it is shown."""

import pytest

from briefgen.cli.frames import frame, summary
from briefgen.diagnostics import Diagnostic, Severity, Span


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "pack.md"
    path.write_text("one\n\tनमस्ते wrnog word\nx\u202ey\n", encoding="utf-8")
    return path


def test_a_frame_shows_code_place_line_and_hint(file):
    span = Span(path=file, line=2, column=9, end_column=14)
    shown = frame(Diagnostic(code="BG101", message="unknown word 'wrnog'", span=span, hints=("did you mean 'wrong'?",)))
    assert shown.splitlines() == [
        "error: unknown word 'wrnog' [BG101]",
        " --> pack.md:2:9",
        "  |",
        "2 | \tनमस्ते wrnog word",
        "  | \t" + " " * 5 + "^" * 5,
        "  = hint: did you mean 'wrong'?",
    ]


def test_characters_that_hide_are_shown(file):
    shown = frame(Diagnostic(code="BG101", message="m", span=Span(path=file, line=3)))
    assert "\u202e" not in shown
    assert "x\ufffdy" in shown


def test_a_place_behind_the_end_of_the_file_still_prints(file):
    assert frame(Diagnostic(code="BG101", message="m", span=Span(path=file, line=99))).endswith("pack.md:99:1")


def test_the_summary_counts_by_severity():
    warning = Diagnostic(code="BG4", message="w", severity=Severity.WARNING)
    assert summary([Diagnostic(code="BG1", message="e"), warning, warning]) == "1 error, 2 warnings"
